//! Starting and stopping: what is wrong is said in one line, with exit code 2.

use std::process::{Output, Stdio};
use std::time::Duration;

use harness::wait::{poll, within};
use harness::workspace::binary;
use harness::{LiveClient, ServerProcess, ids};
use reqwest::StatusCode;
use shared::command::Action;
use shared::document::DocumentName;
use shared::phase::Phase;
use shared::role::Role;
use tokio::process::Command;
use tokio::time::Instant;

async fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(binary());
    command.args(arguments).stdin(Stdio::null()).kill_on_drop(true);
    within("the process gives up", command.output()).await.unwrap()
}

/// It ends with 2 and one line, which names what is wrong.
async fn fails(arguments: &[&str], names: &str) {
    let output = run(arguments).await;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert_eq!(said.trim().lines().count(), 1, "{arguments:?}: {said}");
    assert!(said.contains(names), "{arguments:?}: {said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[tokio::test]
async fn a_database_that_is_not_ours_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "Geen database, maar een boodschappenlijst. ".repeat(50)).unwrap();
    let address = format!("sqlite:{}", path.display());
    fails(&["serve", "--listen", "127.0.0.1:0", "--database", &address], "notes.txt").await;
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("Geen database"), "it was not touched");

    let foreign = folder.path().join("foreign.sqlite");
    let pool = sqlx::sqlite::SqlitePoolOptions::new()
        .connect_with(sqlx::sqlite::SqliteConnectOptions::new().filename(&foreign).create_if_missing(true))
        .await
        .unwrap();
    sqlx::query("CREATE TABLE recipes (name TEXT)").execute(&pool).await.unwrap();
    pool.close().await;
    let before = std::fs::read(&foreign).unwrap();
    let address = format!("sqlite:{}", foreign.display());
    fails(&["serve", "--listen", "127.0.0.1:0", "--database", &address], "foreign.sqlite").await;
    assert_eq!(std::fs::read(&foreign).unwrap(), before, "another program's data stay as they were");
}

#[tokio::test]
async fn a_place_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let below = file.join("data");
    fails(&["serve", "--listen", "127.0.0.1:0", "--data", below.to_str().unwrap()], "file").await;
    fails(&["serve", "--listen", "127.0.0.1:0", "--database", "sqlite:/proc/weerklank.sqlite"], "/proc")
        .await;
    fails(&["serve", "--listen", "127.0.0.1:0", "--database", "mysql://x"], "mysql").await;
}

#[tokio::test]
async fn one_process_writes_a_database() {
    let mut server = ServerProcess::start().await;
    let address = format!("sqlite:{}", server.database().display());
    fails(&["serve", "--listen", "127.0.0.1:0", "--database", &address], "weerklank.sqlite").await;
    assert_eq!(server.terminate().await.code(), Some(0));
}

#[tokio::test]
async fn a_port_in_use_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = taken.local_addr().unwrap().to_string();
    fails(&["serve", "--listen", &address, "--data", folder.path().to_str().unwrap()], &address).await;
}

#[tokio::test]
async fn bad_flags_are_refused_with_2() {
    for arguments in [
        &["dance"][..],
        &[],
        &["serve", "--onzin"],
        &["serve", "--listen", "hier"],
        &["serve", "--create", "misschien"],
        &["serve", "--public-url", "ftp://x"],
    ] {
        let output = run(arguments).await;
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{arguments:?}");
    }
    assert_eq!(run(&["--help"]).await.status.code(), Some(0));
}

#[tokio::test]
async fn sigterm_says_goodbye_and_exits_with_0() {
    let mut server = ServerProcess::start().await;
    let board = server.api.create().await;
    let token = server.api.newcomer(&board.code).await;
    let mut client = LiveClient::connect(&server.api, board.id, Role::Attendee, &token, &[]).await;
    assert_eq!(server.api.get("/healthz").send().await.unwrap().status(), StatusCode::OK);
    assert_eq!(server.api.get("/readyz").send().await.unwrap().status(), StatusCode::OK);
    assert_eq!(server.terminate().await.code(), Some(0));
    assert_eq!(client.wait_closed().await, 1012, "come back in a moment");
    server.restart().await;
    client.reconnect(&server.api).await;
}

#[tokio::test]
async fn a_board_of_5000_answers_at_once_after_a_start() {
    const BOARD: usize = 5_000;
    const A_PERSON: usize = 200;
    let mut server = ServerProcess::start().await;
    let settings = serde_json::json!({"title": "x", "settings": {"reflections_per_person": A_PERSON}});
    let board = server.api.create_as(&settings).await;
    let moderator = &board.tokens.moderator;
    let steer = |phase, expected| Action::SetPhase { phase, expected };
    server.api.done(board.id, moderator, steer(Phase::Write, Phase::Lobby)).await;
    for person in 0..BOARD / A_PERSON {
        let token = server.api.newcomer(&board.code).await;
        let text = |n| {
            format!("Reflectie {n} van persoon {person}: wat hier staat is zo lang als mensen schrijven.")
        };
        let commands: Vec<_> = (0..A_PERSON).map(|n| ids::command(ids::post(&text(n)).1)).collect();
        for chunk in commands.chunks(50) {
            server.api.commands(board.id, &token, chunk).await;
        }
    }
    server.api.done(board.id, moderator, steer(Phase::Read, Phase::Write)).await;
    assert_eq!(server.terminate().await.code(), Some(0));

    let start = Instant::now();
    server.restart().await;
    let page = poll("an answer", || async {
        let answer = server.api.get(&format!("/{}", board.code)).send().await.ok()?;
        (answer.status() == StatusCode::OK).then_some(())
    });
    page.await;
    let first = start.elapsed();
    let view = server.api.view(board.id, moderator).await;
    let whole = start.elapsed();
    // The server stopped in the middle of the reveal, and goes on with it.
    let staff = view.staff.unwrap();
    let there = |root: &serde_json::Value| root.as_object().map_or(0, serde_json::Map::len);
    assert_eq!(there(&view.board["reflections"]) + there(&staff["waiting"]), BOARD);
    let mut reader =
        LiveClient::connect(&server.api, board.id, Role::Moderator, moderator, &DocumentName::ALL).await;
    reader
        .wait_until("the whole board", |c| c.json(DocumentName::Board)["counts"]["reflections"] == BOARD)
        .await;
    println!(
        "start: {BOARD} reflections; page of the board {first:?} after the start, all of it as JSON {whole:?}"
    );
    let limit = if cfg!(debug_assertions) { Duration::from_secs(20) } else { Duration::from_secs(1) };
    assert!(first < limit, "{first:?}");
}
