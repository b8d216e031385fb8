//! Rounds over real sockets: the timer, writing in private, and a reveal in slices.

use std::collections::BTreeSet;
use std::time::Duration;

use harness::{Hall, LiveClient, ServerProcess, ids};
use serde_json::json;
use shared::api::{Answer, BoardCreated};
use shared::command::{Action, Command};
use shared::document::DocumentName;
use shared::ids::ReflectionId;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::role::Role;

const ALL: usize = 450;

fn published(client: &LiveClient) -> usize {
    client.json(DocumentName::Board)["reflections"].as_object().unwrap().len()
}

#[tokio::test]
async fn of_two_moderators_one_goes_on_and_the_other_hears_why_not() {
    let hall = Hall::open().await;
    let (mut one, mut two) = (hall.moderator().await, hall.other_moderator().await);
    let next = || Action::SetPhase { phase: Phase::Read, expected: Phase::Write };
    let (first, second) = (one.send(next()).await, two.send(next()).await);
    let answers = [one.answer(first).await, two.answer(second).await];
    let refused = answers.iter().filter_map(|answer| match answer {
        Answer::Refused(refused) => Some(refused.reason),
        Answer::Ack(_) => None,
    });
    assert_eq!(refused.collect::<Vec<_>>(), [Reason::Phase], "one of the two");
    two.wait_until("read", |c| c.now.as_ref().is_some_and(|now| now.phase == Phase::Read)).await;
}

#[tokio::test]
async fn a_timer_runs_on_every_screen_and_closes_nothing() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    let ends = |c: &LiveClient| c.now.as_ref().and_then(|now| now.timer_ends_at);
    moderator.command(Action::SetTimer { seconds: Some(180) }).await;
    attendee.wait_until("a timer", |c| ends(c).is_some()).await;
    let now = attendee.now.as_ref().unwrap();
    let left = now.timer_ends_at.unwrap() - now.server_now;
    assert!((170_000..=180_000).contains(&left), "{left} ms");
    moderator.command(Action::SetTimer { seconds: Some(1) }).await;
    // Not a wait for anything: the end itself is what must do nothing.
    tokio::time::sleep(Duration::from_millis(1_200)).await;
    attendee.post("na de tijd").await;
    attendee
        .wait_until("an own state", |c| {
            c.me.as_ref().is_some_and(|me| me.reflections.iter().any(|mine| mine.flags.is_empty()))
        })
        .await;
    moderator.command(Action::SetTimer { seconds: None }).await;
    attendee.wait_until("no timer", |c| ends(c).is_none()).await;
    moderator.command(Action::SetTimer { seconds: Some(60) }).await;
    hall.phase(Phase::Write, Phase::Read).await;
    attendee
        .wait_until("the next round has none", |c| {
            c.now.as_ref().is_some_and(|now| now.phase == Phase::Read && now.timer_ends_at.is_none())
        })
        .await;
}

#[tokio::test]
async fn until_the_read_round_only_moderators_read_what_others_wrote() {
    let hall = Hall::open().await;
    let (mut author, mut reader, mut projector, mut moderator) =
        (hall.attendee().await, hall.attendee().await, hall.projector().await, hall.moderator().await);
    let id = author.post("kanarie in de schrijfronde").await;
    moderator
        .wait_until("it at the staff", |c| {
            c.json(DocumentName::Staff)["waiting"].get(id.to_string()).is_some()
        })
        .await;
    reader.post("van een ander").await;
    let view = hall.api.view(hall.board.id, &hall.board.tokens.projector).await;
    assert!(!serde_json::to_string(&view).unwrap().contains("kanarie"));
    for client in [&reader, &projector] {
        assert!(!client.heard_text("kanarie"), "{} heard it before the reveal", client.role);
        assert!(!client.heard_text(&id.to_string()), "{} heard its id before the reveal", client.role);
    }
    hall.phase(Phase::Write, Phase::Read).await;
    for client in [&mut reader, &mut projector] {
        client.wait_until("both", |c| published(c) == 2).await;
        assert!(client.heard_text("kanarie in de schrijfronde"));
    }
}

/// 450 reflections of three programs, in the order of their posting.
async fn fill(api: &harness::Api, board: &BoardCreated) -> Vec<ReflectionId> {
    let mut posted = Vec::new();
    for _ in 0..3 {
        let token = api.newcomer(&board.code).await;
        for chunk in [50; 3] {
            let (ids, commands): (Vec<_>, Vec<Command>) = (0..chunk)
                .map(|n| {
                    let (id, action) = ids::post(&format!("reflectie {n}"));
                    (id, ids::command(action))
                })
                .unzip();
            let answers = api.commands(board.id, &token, &commands).await;
            assert!(answers.iter().all(|answer| matches!(answer, Answer::Ack(_))), "{answers:?}");
            posted.extend(ids);
        }
    }
    posted
}

async fn written(api: &harness::Api) -> (BoardCreated, Vec<ReflectionId>) {
    let settings = json!({"title": "x", "settings": {"reflections_per_person": 500}});
    let board = api.create_as(&settings).await;
    let write = Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby };
    api.done(board.id, &board.tokens.moderator, write).await;
    let posted = fill(api, &board).await;
    assert_eq!(posted.len(), ALL);
    (board, posted)
}

async fn read(api: &harness::Api, board: &BoardCreated) {
    let read = Action::SetPhase { phase: Phase::Read, expected: Phase::Write };
    api.done(board.id, &board.tokens.moderator, read).await;
}

#[tokio::test]
async fn a_reveal_of_450_comes_in_slices_and_in_no_order_of_writing() {
    let server = harness::TestServer::start().await;
    let (board, posted) = written(&server.api).await;
    let token = server.api.newcomer(&board.code).await;
    let mut reader =
        LiveClient::connect(&server.api, board.id, Role::Attendee, &token, &[DocumentName::Board]).await;
    assert_eq!(published(&reader), 0);
    read(&server.api, &board).await;
    let mut counts = BTreeSet::new();
    let mut first = BTreeSet::new();
    while published(&reader) < ALL {
        let before = published(&reader);
        reader.wait_until("more", |c| published(c) > before).await;
        counts.insert(published(&reader));
        if first.is_empty() {
            let json = reader.json(DocumentName::Board);
            first = json["reflections"].as_object().unwrap().keys().cloned().collect();
        }
    }
    assert!(counts.len() >= 4, "in {counts:?}");
    let earliest: BTreeSet<String> = posted[..first.len()].iter().map(ToString::to_string).collect();
    let common = first.intersection(&earliest).count();
    assert!(common < first.len() * 3 / 4, "{common} of the first {} were the first written", first.len());
}

#[tokio::test]
async fn a_reveal_that_a_restart_cut_short_goes_on() {
    let mut server = ServerProcess::start().await;
    let (board, posted) = written(&server.api).await;
    let token = server.api.newcomer(&board.code).await;
    let mut reader =
        LiveClient::connect(&server.api, board.id, Role::Attendee, &token, &[DocumentName::Board]).await;
    read(&server.api, &board).await;
    reader.wait_until("the first slice", |c| published(c) > 0).await;
    server.kill().await;
    let there = published(&reader);
    assert!(there < ALL, "killed in the middle: {there}");
    server.restart().await;
    reader.reconnect(&server.api).await;
    reader.wait_until("all of them", |c| published(c) == ALL).await;
    let json = reader.json(DocumentName::Board);
    assert!(posted.iter().all(|id| json["reflections"].get(id.to_string()).is_some()));
    drop(reader);
    let logs = server.logs().await;
    logs.check(board.id);
    assert_eq!(logs.replay(board.id).1.board.json(), json);
}
