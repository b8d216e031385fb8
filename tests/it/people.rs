//! Who takes part: removal, a locked door, a fresh code, names.

use harness::api::problem;
use harness::{Browser, Hall, LiveClient, ids};
use serde_json::json;
use shared::api::Answer;
use shared::command::{Action, Afterwards, SetAsideReason};
use shared::document::DocumentName;
use shared::ids::ReflectionId;
use shared::phase::Phase;
use shared::refusal::Reason;

fn there(client: &LiveClient, id: ReflectionId) -> bool {
    client.json(DocumentName::Board)["reflections"].get(id.to_string()).is_some()
}

/// An attendee with two reflections on the board is removed; what another reader sees of them afterwards.
async fn removed(then: Afterwards) -> (Hall, LiveClient, LiveClient, LiveClient, [ReflectionId; 2]) {
    let hall = Hall::open().await;
    let (mut author, mut other, mut moderator) =
        (hall.attendee().await, hall.attendee().await, hall.moderator().await);
    let ids = [author.post("een").await, author.post("twee").await];
    hall.phase(Phase::Write, Phase::Group).await;
    for client in [&mut author, &mut other] {
        client.wait_until("both", |c| there(c, ids[0]) && there(c, ids[1])).await;
    }
    moderator.command(Action::Kick { author_of: ids[0], then }).await;
    author.wait_until("out", |c| c.me.as_ref().is_some_and(|me| me.kicked)).await;
    (hall, author, other, moderator, ids)
}

#[tokio::test]
async fn a_removed_persons_queue_is_refused_word_for_word_and_their_socket_stays() {
    let (hall, mut author, mut other, mut moderator, ids) = removed(Afterwards::Keep).await;
    author.disconnect();
    let (_, post) = ids::post("kanarie van wie eruit is");
    let queued = [
        author.send(post).await,
        author.send(Action::Edit { reflection: ids[0], text: "anders".into() }).await,
        author.send(Action::Withdraw { reflection: ids[1] }).await,
        author.send(Action::Recognise { reflection: ids[1], on: true }).await,
    ];
    author.reconnect(&hall.api).await;
    for command in queued {
        let Answer::Refused(refused) = author.answer(command).await else { panic!("done after all") };
        assert_eq!(refused.reason, Reason::Kicked);
    }
    assert!(author.is_connected(), "a removed person keeps their socket: it tells them so");
    let own = author.me.as_ref().unwrap();
    assert_eq!(own.reflections.len(), 2, "and they read their own words");
    // What happens on the board from here on does not reach them.
    let news = other.post("kanarie na de verwijdering").await;
    moderator.command(Action::Approve { reflections: vec![news] }).await;
    other.wait_until("the news", |c| there(c, news)).await;
    moderator.command(Action::RevealResults { on: true }).await;
    author.wait_until("a later state", |c| c.now.as_ref().is_some_and(|now| now.results)).await;
    assert!(!author.heard_text("kanarie na de verwijdering"));
    assert!(!author.heard_text(&news.to_string()));
    assert!(there(&other, ids[0]) && there(&other, ids[1]), "kept");
    let view = hall.api.view(hall.board.id, &hall.board.tokens.projector).await;
    assert!(!view.board.to_string().contains("kanarie van wie eruit is"));
}

#[tokio::test]
async fn what_a_removed_person_wrote_is_set_aside_or_erased() {
    let (_hall, _author, mut other, mut moderator, ids) = removed(Afterwards::SetAside).await;
    other.wait_until("off the board", |c| !there(c, ids[0]) && !there(c, ids[1])).await;
    let aside = |c: &LiveClient| {
        let aside = &c.json(DocumentName::Staff)["set_aside"];
        ids.iter().all(|id| aside[id.to_string()]["reason"] == "other")
    };
    moderator.wait_until("at the staff", aside).await;
    moderator.command(Action::Restore { reflections: ids.to_vec() }).await;
    other.wait_until("back", |c| there(c, ids[0])).await;

    let (hall, author, mut other, mut moderator, ids) = removed(Afterwards::Erase).await;
    other.wait_until("off the board", |c| !there(c, ids[0]) && !there(c, ids[1])).await;
    let restore = Action::Restore { reflections: ids.to_vec() };
    assert_eq!(moderator.refused(restore).await.reason, Reason::Gone);
    assert!(author.me.as_ref().unwrap().reflections.is_empty());
    drop(hall);
}

#[tokio::test]
async fn a_pardoned_person_takes_part_again() {
    let (_hall, mut author, _other, mut moderator, ids) = removed(Afterwards::Keep).await;
    let kick = moderator.answers.keys().next().copied().unwrap();
    moderator.command(Action::Undo { command: kick }).await;
    author.wait_until("in again", |c| c.me.as_ref().is_some_and(|me| !me.kicked)).await;
    author.command(Action::Withdraw { reflection: ids[0] }).await;
}

#[tokio::test]
async fn a_locked_board_takes_no_new_people_and_keeps_those_it_has() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    let inside = Browser::new(&hall.api);
    let code = hall.board.code.clone();
    let page = inside.open(&format!("/{code}")).await;
    inside.submit(&format!("/{code}"), &page.form("van binnen")).await;
    moderator.command(Action::Lock { on: true }).await;
    attendee.wait_until("locked", |c| c.now.as_ref().is_some_and(|now| now.locked)).await;
    let refusal = problem(hall.api.post("/api/join", &json!({"code": code}))).await;
    assert_eq!((refusal.r#type.as_str(), refusal.status), ("locked", 403));
    let page = Browser::new(&hall.api).open(&format!("/{code}")).await;
    assert!(page.html.contains("op slot") && !page.html.contains("<textarea"), "{}", page.html);
    assert!(inside.open(&format!("/{code}")).await.html.contains("<textarea"), "who is in stays in");
    attendee.disconnect();
    attendee.reconnect(&hall.api).await;
    attendee.post("nog steeds hier").await;
    moderator.command(Action::Lock { on: false }).await;
    hall.api.newcomer(&code).await;
}

#[tokio::test]
async fn a_fresh_code_opens_the_board_and_the_old_one_nothing() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    let old = hall.board.code.clone();
    let inside = Browser::new(&hall.api);
    let page = inside.open(&format!("/{old}")).await;
    inside.submit(&format!("/{old}"), &page.form("van binnen")).await;
    moderator.command(Action::RotateCode {}).await;
    let code = |c: &LiveClient| c.now.as_ref().unwrap().code.clone();
    attendee.wait_until("the fresh code", |c| code(c) != old).await;
    let fresh = code(&attendee);
    assert_eq!(problem(hall.api.post("/api/join", &json!({"code": old}))).await.r#type, "wrong-code");
    assert_eq!(hall.api.join(&fresh).await.board, hall.board.id);
    let moved = inside.open(&format!("/{old}")).await;
    assert!(moved.location.is_some_and(|to| to.contains(&fresh)), "{}: {}", moved.status, moved.html);
    let stranger = Browser::new(&hall.api).open(&format!("/{old}")).await;
    assert!(stranger.location.is_none() && !stranger.html.contains(&fresh), "a stranger learns nothing");
    for client in [&mut attendee, &mut moderator] {
        client.disconnect();
        client.reconnect(&hall.api).await;
    }
    attendee.post("links en sessies blijven").await;
}

#[tokio::test]
async fn names_stand_on_a_named_board_and_nowhere_else() {
    let hall = Hall::open().await;
    let mut attendee = hall.attendee().await;
    let name = || Action::Introduce { name: "kanarie-Noor".into() };
    assert_eq!(attendee.refused(name()).await.reason, Reason::Invalid);
    let hall = Hall::open_as(&json!({"title": "x", "settings": {"identity": "named"}})).await;
    let (mut attendee, mut other, mut moderator) =
        (hall.attendee().await, hall.attendee().await, hall.moderator().await);
    attendee.command(name()).await;
    moderator.command(Action::Introduce { name: "kanarie-collega".into() }).await;
    let (mine, staff) = (attendee.post("van mij").await, moderator.post("van ons").await);
    let aside = attendee.post("opzij").await;
    moderator.command(Action::SetAside { reflections: vec![aside], reason: SetAsideReason::Other }).await;
    hall.phase(Phase::Write, Phase::Read).await;
    other.wait_until("both", |c| there(c, mine) && there(c, staff)).await;
    let board = other.json(DocumentName::Board);
    assert_eq!(board["reflections"][mine.to_string()]["name"], "kanarie-Noor");
    assert_eq!(board["reflections"][staff.to_string()].get("name"), None);
    assert!(!other.heard_text("kanarie-collega"));
    assert_eq!(attendee.me.as_ref().unwrap().name.as_deref(), Some("kanarie-Noor"));
}
