//! `kill -9` at random moments under load: what was acknowledged is there after the restart, and nothing twice.

use std::collections::BTreeSet;
use std::time::Duration;

use harness::{Api, LiveClient, Random, ServerProcess, count, ids};
use shared::api::Answer;
use shared::command::Action;
use shared::document::DocumentName;
use shared::ids::CommandId;
use shared::phase::Phase;
use shared::role::Role;
use tokio::task::JoinSet;
use tokio::time::interval;

const PHONES: usize = 12;

/// How often a phone posts: a load, and still within what one person may post in all.
const PACE: Duration = Duration::from_millis(40);

/// Posts on and on, also while answers are still to come, until the connection is gone.
async fn write(mut client: LiveClient, api: Api) -> LiveClient {
    // A process that was just killed refuses; the next one has another port.
    if !client.try_reconnect(&api).await {
        return client;
    }
    let mut pace = interval(PACE);
    let mut number = 0;
    loop {
        tokio::select! {
            _ = pace.tick() => {
                number += 1;
                client.send(ids::post(&format!("{number} van {:?}", client.participant)).1).await;
            }
            open = client.listen() => if !open { return client },
        }
        let refused = client.answers.values().find(|answer| matches!(answer, Answer::Refused(_)));
        assert!(refused.is_none(), "{refused:?}");
    }
}

fn acknowledged(clients: &[LiveClient]) -> BTreeSet<CommandId> {
    clients.iter().flat_map(|client| client.answers.keys().copied()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn prove_kills_lose_nothing_that_was_acknowledged() {
    let kills = count(10, 50);
    let random = &mut Random::new(20_261_122);
    let mut server = ServerProcess::start().await;
    let settings = serde_json::json!({"title": "x", "settings": {"reflections_per_person": 500}});
    let board = server.api.create_as(&settings).await;
    let write_now = Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby };
    server.api.done(board.id, &board.tokens.moderator, write_now).await;
    let mut clients = Vec::new();
    for _ in 0..PHONES {
        let token = server.api.newcomer(&board.code).await;
        clients.push(LiveClient::offline(board.id, Role::Attendee, &token, &[DocumentName::Board]));
    }
    for kill in 0..kills {
        let mut phones = JoinSet::new();
        for client in clients.drain(..) {
            phones.spawn(write(client, server.api.clone()));
        }
        // Not a wait for anything: the moment itself is what is tried.
        let moment = Duration::from_millis(u64::try_from(60 + random.below(400)).unwrap());
        tokio::time::sleep(moment).await;
        server.kill().await;
        clients = phones.join_all().await;
        server.restart().await;
        let view = server.api.view(board.id, &board.tokens.moderator).await;
        let stored = view.staff.unwrap()["waiting"].as_object().unwrap().len();
        let acked = acknowledged(&clients).len();
        assert!(stored >= acked, "kill {kill}: {acked} acknowledged, {stored} there");
    }
    for client in &mut clients {
        client.reconnect(&server.api).await;
        client.wait_until("all answers", |c| c.outbox.is_empty()).await;
    }
    let acked = acknowledged(&clients);
    drop(clients);
    let logs = server.logs().await;
    logs.check(board.id);
    let stored = logs.commands(board.id);
    let lost: Vec<_> = acked.difference(&stored).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let posts = logs.posts(board.id);
    assert!(posts.values().all(|times| *times == 1), "a reflection was posted twice");
    assert_eq!(posts.len(), acked.len(), "what was sent again was done once");
    println!("kills: {kills} kills under load, {} acknowledged commands, all there, none twice", acked.len());
}
