//! The moderators' desk: a queue, holds that keep two from doing the same work, and how the hall is doing.

use std::collections::BTreeSet;

use harness::{Hall, LiveClient, ids};
use serde_json::json;
use shared::api::{MyState, Whereabouts};
use shared::command::{Action, SetAsideReason};
use shared::document::DocumentName;
use shared::ids::ReflectionId;
use shared::phase::Phase;
use shared::refusal::Reason;

async fn reading_first() -> Hall {
    Hall::open_as(&json!({"title": "x", "settings": {"moderation": "before"}})).await
}

fn holds(client: &LiveClient, own: bool) -> BTreeSet<ReflectionId> {
    let Some(presence) = &client.presence else { return BTreeSet::new() };
    let of = presence.colleagues.iter().filter(|colleague| (colleague.number == presence.you) == own);
    of.flat_map(|colleague| colleague.holds.iter().copied()).collect()
}

fn state(client: &LiveClient, id: ReflectionId) -> Option<MyState> {
    client.me.as_ref()?.reflections.iter().find(|mine| mine.id == id).map(|mine| mine.state)
}

#[tokio::test]
async fn a_queue_is_approved_many_at_a_time_and_authors_see_how_theirs_stands() {
    let hall = reading_first().await;
    let (mut author, mut moderator, mut organiser) =
        (hall.attendee().await, hall.moderator().await, hall.organiser().await);
    organiser.command(Action::SetProtocol { text: "kanarie-protocol: bel Noor".into() }).await;
    let mut ids = Vec::new();
    for n in 0..5 {
        ids.push(author.post(&format!("tekst {n}")).await);
    }
    let waiting = |c: &LiveClient| c.json(DocumentName::Staff)["tallies"]["waiting"].clone();
    moderator.wait_until("five wait", |c| waiting(c) == 5).await;
    moderator
        .wait_until("since when", |c| {
            c.presence.as_ref().is_some_and(|presence| presence.hall.waiting_since.is_some())
        })
        .await;
    let all_wait = |c: &LiveClient| ids.iter().all(|id| state(c, *id) == Some(MyState::Waiting));
    author.wait_until("own ones wait", all_wait).await;
    moderator.command(Action::Approve { reflections: ids[..4].to_vec() }).await;
    let worry = Action::SetAside { reflections: vec![ids[4]], reason: SetAsideReason::Worry };
    moderator.command(worry).await;
    author.wait_until("set aside", |c| state(c, ids[4]) == Some(MyState::SetAside)).await;
    assert!(ids[..4].iter().all(|id| state(&author, *id) == Some(MyState::Approved)));
    moderator
        .wait_until("nobody waits", |c| {
            c.presence.as_ref().is_some_and(|presence| presence.hall.waiting_since.is_none())
        })
        .await;
    let protocol = |c: &LiveClient| c.json(DocumentName::Staff)["meta"]["protocol"].clone();
    assert_eq!(protocol(&moderator), "kanarie-protocol: bel Noor");
    assert!(!author.heard_text("kanarie-protocol"), "the protocol is for moderators");
    hall.phase(Phase::Write, Phase::Read).await;
    author.wait_until("published", |c| state(c, ids[0]) == Some(MyState::Published)).await;
    let gone = Action::Approve { reflections: vec![ids::reflection()] };
    assert_eq!(moderator.refused(gone).await.reason, Reason::Unknown);
}

#[tokio::test]
async fn two_moderators_get_disjoint_batches_and_attendees_hear_nothing_of_it() {
    let hall = reading_first().await;
    let (mut author, mut one, mut two) =
        (hall.attendee().await, hall.moderator().await, hall.other_moderator().await);
    one.command(Action::Introduce { name: "kanarie-naam".into() }).await;
    let mut ids = Vec::new();
    for n in 0..6 {
        ids.push(author.post(&format!("tekst {n}")).await);
    }
    let wants = |ids: &[ReflectionId]| Whereabouts { place: Some(ids[0]), hold: ids.to_vec() };
    one.say_presence(wants(&ids[..4])).await;
    one.wait_until("its four", |c| holds(c, true).len() == 4).await;
    two.say_presence(wants(&ids[2..])).await;
    two.wait_until("the other two", |c| holds(c, true).len() == 2).await;
    assert_eq!(holds(&two, true), ids[4..].iter().copied().collect());
    assert_eq!(holds(&two, false), ids[..4].iter().copied().collect());
    let named = |c: &LiveClient| {
        let Some(presence) = &c.presence else { return false };
        presence.colleagues.iter().any(|colleague| colleague.name.as_deref() == Some("kanarie-naam"))
    };
    two.wait_until("a colleague's name", named).await;
    // Let go: the other may have them.
    one.say_presence(Whereabouts::default()).await;
    two.wait_until("nobody else holds", |c| holds(c, false).is_empty()).await;
    two.say_presence(wants(&ids)).await;
    two.wait_until("all six", |c| holds(c, true).len() == 6).await;
    // Gone with its moderator.
    two.disconnect();
    one.wait_until("nobody holds", |c| c.presence.as_ref().unwrap().colleagues.len() == 1).await;
    author.post("zodat er iets komt").await;
    for secret in ["presence", "holds", "colleagues", "kanarie-naam"] {
        assert!(!author.heard_text(secret), "an attendee heard {secret}");
    }
    drop((author, one, two));
    let board = hall.board.id;
    let logs = hall.server.stop().await;
    let log = serde_json::to_string(logs.of(board)).unwrap();
    assert!(!log.contains("hold"), "holds stand in no log");
}

#[tokio::test]
async fn the_hall_tells_what_its_phones_have_yet_to_send() {
    let hall = Hall::open().await;
    let (mut author, mut silent, mut moderator) =
        (hall.attendee().await, hall.attendee().await, hall.moderator().await);
    author.post("een").await;
    let told = |c: &LiveClient| c.presence.as_ref().map(|presence| presence.hall);
    moderator
        .wait_until("who is there", |c| {
            told(c)
                .is_some_and(|hall| (hall.joined, hall.connected, hall.posted, hall.silent) == (2, 2, 1, 1))
        })
        .await;
    let token = hall.api.newcomer(&hall.board.code).await;
    let hello =
        json!({"hello": {"version": 1, "role": "attendee", "token": token, "want": [], "pending": 7}});
    silent.socket_says(&hall.api, &hello.to_string()).await;
    moderator
        .wait_until("seven on one phone", |c| {
            told(c).is_some_and(|hall| (hall.pending, hall.phones) == (7, 1))
        })
        .await;
    // It sends three of them, and then its network is gone: four are still out there.
    for n in 0..3 {
        let (_, action) = ids::post(&format!("ingehaald {n}"));
        silent.send(action).await;
    }
    moderator.wait_until("four left", |c| told(c).is_some_and(|hall| hall.pending == 4)).await;
    silent.disconnect();
    moderator
        .wait_until("still four", |c| told(c).is_some_and(|hall| (hall.pending, hall.connected) == (4, 1)))
        .await;
    assert!(!author.heard_text("pending"));
}
