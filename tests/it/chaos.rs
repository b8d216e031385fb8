//! Phones that are reloaded, killed and cut off, a server that is killed, rounds that change: whatever was typed is
//! stored, once. The same with browsers among the phones is `prove chaos`.

use std::collections::BTreeMap;
use std::time::Duration;

use harness::phone::{Clock, Crowd, Draft, Fate, Person, Phone, everywhere};
use harness::proxy::address_of;
use harness::wait::{within, within_of};
use harness::{Hall, Profile, Proxy, Random, ServerProcess, ids};
use shared::command::Action;
use shared::phase::Phase;
use shared::sync::line::Status;
use tokio::time::sleep;

/// How long a storm may take on a busy machine.
const STORM: Duration = Duration::from_mins(3);

fn phone(hall: &Hall, proxy: Proxy, speed: u32) -> Phone {
    Phone::new(proxy, Clock::running(speed), hall.board.id, &hall.board.code)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_was_typed_is_stored_once() {
    // A hundred seconds of the phones' time.
    let dark = Duration::from_secs(5);
    let crowd = Crowd { phones: 20, texts: 50, pace: Duration::from_millis(150), dark, seed: 20_261_122 };
    let mut server = ServerProcess::start().await;
    let board = server.api.create().await;
    let token = board.tokens.moderator.clone();
    let write = Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby };
    server.api.done(board.id, &token, write).await;
    let mut writing = crowd.start(&server.api.base, board.id, &board.code).await;
    let mut random = Random::new(crowd.seed);
    let mut typed = BTreeMap::new();
    let (mut killed, mut kills, mut phase) = (0, 0, Phase::Write);
    within_of(STORM, "everybody has written all", async {
        while writing.left() > 0 {
            // Not a wait for anything: the moment itself is what is tried.
            let moment = Duration::from_millis(u64::try_from(300 + random.below(600)).unwrap());
            tokio::select! {
                Some(told) = writing.next() => {
                    assert!(told.refused.is_empty(), "{:?}", told.refused);
                    killed += told.killed;
                    typed.extend(told.typed);
                    continue;
                }
                () = sleep(moment) => {}
            }
            let next = *random.pick(&[Phase::Write, Phase::Write, Phase::Read, Phase::Group, Phase::Vote]);
            if next != phase {
                let change = Action::SetPhase { phase: next, expected: phase };
                server.api.done(board.id, &token, change).await;
                phase = next;
            }
            if kills < 4 && random.chance(3) {
                kills += 1;
                server.kill_and_restart().await;
                let target = address_of(&server.api.base);
                writing.signs.iter().for_each(|sign| sign.lead_to(target));
            }
        }
    })
    .await;
    let all = crowd.phones * crowd.texts;
    assert_eq!(typed.len(), all);
    let view = server.api.view(board.id, &token).await;
    let stored = everywhere(&view);
    let lost: Vec<_> = typed.iter().filter(|(id, _)| !stored.contains_key(&id.to_string())).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    assert_eq!(stored.len(), all, "nothing that nobody typed");
    for (id, text) in &typed {
        assert_eq!(stored[&id.to_string()]["text"], text.as_str());
    }
    let flags = view.staff.as_ref().unwrap()["flags"].as_object().unwrap();
    let late = flags.values().filter(|flags| flags.to_string().contains("late")).count();
    println!(
        "chaos: {all} typed on {} phones, {all} stored, each once; {killed} tabs killed, {kills} servers, {late} late",
        crowd.phones
    );
    assert!(killed > crowd.phones && kills > 0 && late > 0, "a storm");
    let logs = server.logs().await;
    logs.check(board.id);
    assert!(logs.posts(board.id).values().all(|times| *times == 1));
}

/// Every step between the first key and the acknowledgement, one after the other.
#[tokio::test]
async fn a_tab_may_be_killed_between_any_two_steps() {
    let hall = Hall::open().await;
    for steps in 0..12 {
        let proxy = Proxy::before(&hall.api.base, Profile::PLAIN, steps).await;
        let phone = phone(&hall, proxy, 1);
        let draft = Draft { reflection: ids::reflection(), text: format!("na {steps} stappen") };
        phone.storage.keep_draft(Some(draft.clone()));
        let mut page = phone.open(Fate::after(usize::try_from(steps).unwrap()), Random::new(steps)).await;
        let mut ended = page.press(&draft);
        while ended.is_ok() && !phone.storage.commands().is_empty() {
            ended = within("something happens", page.turn()).await;
        }
        drop(page);
        // The person opens it again; what stands in the field is placed again.
        let mut page = phone.open(Fate::SPARED, Random::new(steps)).await;
        if let Some(draft) = phone.storage.draft() {
            page.press(&draft).unwrap();
        }
        while !phone.storage.commands().is_empty() {
            within("something happens", page.turn()).await.unwrap();
        }
    }
    let stored = everywhere(&hall.api.view(hall.board.id, &hall.board.tokens.moderator).await);
    assert_eq!(stored.len(), 12, "each once");
}

/// The access point forgets a connection and tells nobody: the line notices within 45 seconds of its time.
#[tokio::test]
async fn a_connection_that_is_half_open_is_noticed() {
    let hall = Hall::open().await;
    let proxy = Proxy::before(&hall.api.base, Profile::PLAIN, 1).await;
    let phone = phone(&hall, proxy, 50);
    let mut page = phone.open(Fate::SPARED, Random::new(1)).await;
    let patience = "a line";
    while page.status() != Status::Open {
        within(patience, page.turn()).await.unwrap();
    }
    phone.proxy.forget_all();
    let before = phone.clock.now();
    while page.status() == Status::Open {
        within(patience, page.turn()).await.unwrap();
    }
    let after = phone.clock.now() - before;
    assert!(after < 45_000, "noticed after {after} ms");
    let draft = Draft { reflection: ids::reflection(), text: "terwijl niemand luisterde".to_owned() };
    page.press(&draft).unwrap();
    while !phone.storage.commands().is_empty() {
        within(patience, page.turn()).await.unwrap();
    }
    println!("chaos: a half-open connection was noticed after {after} ms");
}

/// Without sockets the outbox goes over HTTP; behind a hotspot it waits, and says why.
#[tokio::test]
async fn without_sockets_it_is_polled_and_behind_a_hotspot_it_waits() {
    let hall = Hall::open().await;
    for profile in [
        Profile::NO_WEBSOCKET,
        Profile::CUT_WEBSOCKET,
        Profile::SWALLOWED_WEBSOCKET,
        Profile::MUTED_WEBSOCKET,
    ] {
        let proxy = Proxy::before(&hall.api.base, profile.at_full_speed(), 1).await;
        let phone = phone(&hall, proxy, 20);
        let mut person = Person::new(0, phone, 3, Duration::from_millis(20), 1);
        within(profile.name, person.write_all()).await;
        let mut page = person.phone.open(Fate::SPARED, Random::new(1)).await;
        while page.status() != Status::Polling {
            within("polls", page.turn()).await.unwrap();
        }
        person.phone.proxy.change(Profile::CAPTIVE.at_full_speed());
        while page.status() != Status::Captive {
            within("the hotspot", page.turn()).await.unwrap();
        }
        let draft = Draft { reflection: ids::reflection(), text: "achter het portaal".to_owned() };
        page.press(&draft).unwrap();
        assert_eq!(person.phone.storage.commands().len(), 1, "on the phone");
        person.phone.proxy.change(Profile::PLAIN);
        while !person.phone.storage.commands().is_empty() || page.status() != Status::Open {
            within("the line is back", page.turn()).await.unwrap();
        }
    }
    let stored = everywhere(&hall.api.view(hall.board.id, &hall.board.tokens.moderator).await);
    assert_eq!(stored.len(), 4 * 4);
}
