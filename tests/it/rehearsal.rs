//! An exercise: a shadow board that a simulated hall fills, in a compressed evening.

use std::time::Duration;

use harness::api::{problem, take};
use harness::wait::poll;
use harness::{Api, TestServer};
use reqwest::{Method, StatusCode};
use serde_json::json;
use server::config::Config;
use server::rehearsal::{PHONES, POSTS};
use shared::api::BoardCreated;
use shared::phase::Phase;

fn quick(config: &mut Config) {
    config.rehearsal = Duration::from_secs(1);
}

async fn rehearse(api: &Api, board: &BoardCreated) -> BoardCreated {
    let call = api.post(&format!("/api/boards/{}/rehearsal", board.id), &json!({}));
    take(call.bearer_auth(&board.tokens.organiser), StatusCode::CREATED).await
}

#[tokio::test]
async fn a_rehearsal_fills_a_shadow_and_leaves_the_board_alone() {
    let server = TestServer::with(quick).await;
    let api = &server.api;
    let board = api.create_as(&json!({"title": "Kick-off"})).await;
    let shadow = rehearse(api, &board).await;
    assert_ne!(shadow.id, board.id);
    let seen = poll("all have posted", async || {
        let view = api.view(shadow.id, &shadow.tokens.moderator).await;
        (view.now.counts.reflections as usize == POSTS).then_some(view)
    })
    .await;
    assert_eq!(seen.now.title, "Oefening: Kick-off");
    assert_eq!((seen.now.phase, seen.now.counts.people as usize), (Phase::Write, PHONES));
    assert_eq!(seen.now.settings.retention_days, 7, "an exercise is not kept as long as its board");
    let own = api.view(board.id, &board.tokens.moderator).await;
    assert_eq!((own.now.counts.reflections, own.now.phase), (0, Phase::Lobby));
    let facts: serde_json::Value = take(
        api.get(&format!("/api/boards/{}/report", shadow.id)).bearer_auth(&shadow.tokens.organiser),
        StatusCode::OK,
    )
    .await;
    assert_eq!(facts["kind"], "rehearsal", "exports mark it by this");
    // It is no stop of a journey, and a new one may begin once it is over.
    let series = api.post(&format!("/api/boards/{}/series", shadow.id), &json!({"title": "x"}));
    assert_eq!(problem(series.bearer_auth(&shadow.tokens.organiser)).await.r#type, "invalid");
    poll("the place is free again", async || {
        let call = api.post(&format!("/api/boards/{}/rehearsal", board.id), &json!({}));
        let status = call.bearer_auth(&board.tokens.organiser).send().await.unwrap().status();
        (status == StatusCode::CREATED).then_some(())
    })
    .await;
}

#[tokio::test]
async fn one_at_a_time_until_its_board_is_deleted() {
    let server = TestServer::start().await;
    let api = &server.api;
    let board = api.create().await;
    let shadow = rehearse(api, &board).await;
    let again = || {
        let call = api.post(&format!("/api/boards/{}/rehearsal", board.id), &json!({}));
        call.bearer_auth(&board.tokens.organiser)
    };
    let busy = problem(again()).await;
    assert_eq!((busy.r#type.as_str(), busy.status), ("rehearsing", 409));
    let gone = api.request(Method::DELETE, &format!("/api/boards/{}", shadow.id));
    assert!(gone.bearer_auth(&shadow.tokens.organiser).send().await.unwrap().status().is_success());
    poll("its place is free", async || {
        let status = again().send().await.unwrap().status();
        (status == StatusCode::CREATED).then_some(())
    })
    .await;
    // A server that stops does not wait for five minutes of exercise.
    server.stop().await;
}
