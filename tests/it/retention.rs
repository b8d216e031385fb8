//! Boards whose day has come, under a clock that a test turns.

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use harness::wait::{poll, within};
use harness::workspace::binary;
use harness::{TestServer, ids};
use serde_json::json;
use server::app::build;
use server::clock::Clock;
use server::config::Config;
use server::retention::watch;
use server::store::Why;
use shared::api::CreateBoard;
use shared::command::{Action, ReportChange};
use shared::day::{DAY_MS, Day};
use shared::phase::Phase;
use tokio::process::Command;

fn at(day: &str) -> u64 {
    day.parse::<Day>().unwrap().starts()
}

/// A clock, and what turns it.
fn turned(to: u64) -> (Clock, Arc<AtomicU64>) {
    let hand = Arc::new(AtomicU64::new(to));
    (Clock::Turned(Arc::clone(&hand)), hand)
}

fn held(folder: &Path, needle: &str) -> bool {
    let mut files = std::fs::read_dir(folder).unwrap();
    files.any(|file| {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        bytes.windows(needle.len()).any(|part| part == needle.as_bytes())
    })
}

#[tokio::test]
async fn a_server_closes_and_erases_on_the_day_that_it_promised() {
    let folder = tempfile::tempdir().unwrap();
    let (clock, hand) = turned(at("2026-11-01") + DAY_MS / 2);
    let config = Config { clock, ..Config::new(folder.path().join("weerklank.sqlite")) };
    // The token that stops it all has a type of a crate that only the server needs.
    #[allow(clippy::default_trait_access, reason = "so that it need not be named")]
    let app = build(config, Default::default()).await.unwrap();
    let wanted: CreateBoard = serde_json::from_value(json!({"title": "Kanariebord"})).unwrap();
    let board = server::http::make(&app, &wanted, "http://localhost").await.unwrap().id;
    let watching = tokio::spawn(watch(app.clone(), Duration::from_millis(10)));
    let row = || async { app.store.board(board).await.unwrap() };

    hand.store(at("2026-12-01") - 1, Ordering::Relaxed);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(!row().await.unwrap().is_closed, "the last moment of its last open day");
    hand.store(at("2026-12-01"), Ordering::Relaxed);
    poll("it closes a month later", || async { row().await.filter(|row| row.is_closed) }).await;

    hand.store(at("2027-01-30") - 1, Ordering::Relaxed);
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(row().await.is_some(), "the last moment of the day before");
    hand.store(at("2027-01-30"), Ordering::Relaxed);
    poll("it is erased after 90 days", || async { row().await.is_none().then_some(()) }).await;
    let certificate =
        poll("it leaves a certificate", || async { app.store.erasure(board).await.unwrap() }).await;
    assert_eq!((certificate.why, certificate.at), (Why::Expired, at("2027-01-30")));
    poll("no file holds it", || async { (!held(folder.path(), "Kanariebord")).then_some(()) }).await;
    app.stop.cancel();
    within("it stops with the server", watching).await.unwrap();
}

/// What the organiser says about the event moves the day; a laptop that was off meanwhile sweeps when it starts.
#[tokio::test]
async fn a_server_that_was_off_erases_when_it_starts_counted_from_the_event() {
    let (clock, _) = turned(at("2026-11-01"));
    let server = TestServer::with(|config| config.clock = clock).await;
    let (kept, gone) = (server.api.create().await, server.api.create().await);
    let details = |date: &str| {
        Action::Report(ReportChange::Details {
            title: Some("Kanariedag".into()),
            date: Some(date.to_owned()),
            place: None,
            audience: None,
        })
    };
    server.api.done(kept.id, &kept.tokens.organiser, details("2026-12-10")).await;
    server.api.done(gone.id, &gone.tokens.organiser, details("2026-11-20")).await;
    let phone = server.api.newcomer(&kept.code).await;

    // 90 days after the one event, 70 after the other.
    let (clock, _) = turned(at("2026-11-20") + 90 * DAY_MS);
    let server = server.again(|config| config.clock = clock).await;
    let page = |board: &shared::api::BoardCreated| format!("/erased/{}", board.id);
    poll("one is erased", || async {
        server.api.get(&page(&gone)).send().await.unwrap().status().is_success().then_some(())
    })
    .await;
    assert_eq!(server.api.get(&page(&kept)).send().await.unwrap().status(), 404);
    let path = format!("/api/boards/{}", kept.id);
    poll("the other is closed for good", || async {
        let call = server.api.get(&path).bearer_auth(&phone);
        (call.send().await.unwrap().status() == 401).then_some(())
    })
    .await;
    assert!(server.api.view(kept.id, &kept.tokens.organiser).await.now.is_final);
}

async fn erase_expired(folder: &Path) -> (String, String, Option<i32>) {
    let mut command = Command::new(binary());
    command.args(["erase-expired", "--data"]).arg(folder).stdin(Stdio::null()).kill_on_drop(true);
    let output = within("the command ends", command.output()).await.unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

#[tokio::test]
async fn who_serves_seldom_erases_by_hand() {
    let (clock, _) = turned(at("2020-03-01"));
    let server = TestServer::with(|config| config.clock = clock).await;
    let board = server.api.create_as(&json!({"title": "Kanariebord"})).await;
    let steer = Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby };
    server.api.done(board.id, &board.tokens.moderator, steer).await;
    let phone = server.api.newcomer(&board.code).await;
    let (_, post) = ids::post("Kanarietekst");
    server.api.done(board.id, &phone, post).await;
    let (_, said, code) = erase_expired(server.folder()).await;
    assert_eq!((code, said.trim().lines().count()), (Some(2), 1), "while it is served: {said}");
    assert!(said.contains("erases by itself"), "{said}");

    let folder = server.halt().await;
    assert!(held(folder.path(), "Kanarietekst"));
    let (done, said, code) = erase_expired(folder.path()).await;
    assert_eq!((done.trim(), code), ("1 boards erased, 0 closed for good", Some(0)), "{said}");
    assert!(!held(folder.path(), "Kanarie"));
    let (done, ..) = erase_expired(folder.path()).await;
    assert_eq!(done.trim(), "0 boards erased, 0 closed for good");
    let empty = tempfile::tempdir().unwrap();
    let (_, said, code) = erase_expired(empty.path()).await;
    assert_eq!(code, Some(2), "{said}");
    assert_eq!(std::fs::read_dir(empty.path()).unwrap().count(), 0, "a mistyped folder stays as it was");
}
