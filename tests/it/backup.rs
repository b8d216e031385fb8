//! All boards as one file, and back, by the binary.

use std::path::Path;
use std::process::Stdio;

use harness::wait::within;
use harness::workspace::binary;
use harness::{TestServer, ids};
use reqwest::StatusCode;
use serde_json::json;
use shared::command::Action;
use shared::phase::Phase;
use tokio::process::Command;

async fn run(folder: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::new(binary());
    command.args(arguments).arg("--data").arg(folder).stdin(Stdio::null()).kill_on_drop(true);
    let output = within("the command ends", command.output()).await.unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

fn holds(file: &Path, needle: &str) -> bool {
    let bytes = std::fs::read(file).unwrap();
    bytes.windows(needle.len()).any(|part| part == needle.as_bytes())
}

#[tokio::test]
async fn what_was_erased_since_does_not_come_back() {
    let server = TestServer::start().await;
    let api = server.api.clone();
    let mut boards = Vec::new();
    for title in ["Blijft", "Verdwijnt"] {
        let board = api.create_as(&json!({"title": title})).await;
        let steer = Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby };
        api.done(board.id, &board.tokens.moderator, steer).await;
        let phone = api.newcomer(&board.code).await;
        let (_, post) = ids::post(&format!("Kanarie-{title}"));
        api.done(board.id, &phone, post).await;
        boards.push(board);
    }
    let copies = tempfile::tempdir().unwrap();
    let copy = copies.path().join("weerklank.backup");
    let file = copy.to_str().unwrap();
    let (said, problem, code) = run(server.folder(), &["backup", file]).await;
    assert_eq!(code, Some(0), "while it is served: {problem}");
    assert!(said.contains("2 boards"), "{said}");
    assert!(holds(&copy, "Kanarie-Verdwijnt"));
    let (_, problem, code) = run(server.folder(), &["backup", file]).await;
    assert_eq!((code, problem.trim().lines().count()), (Some(2), 1), "{problem}");
    let (_, problem, code) = run(server.folder(), &["restore", "--replace", file]).await;
    assert_eq!((code, problem.trim().lines().count()), (Some(2), 1), "while it is served: {problem}");

    let gone = &boards[1];
    let erase = api.post(&format!("/api/boards/{}/erase", gone.id), &json!({}));
    let erase = erase.bearer_auth(&gone.tokens.organiser).send().await.unwrap();
    assert_eq!(erase.status(), StatusCode::OK);
    let late = api.create_as(&json!({"title": "Van later"})).await;
    let folder = server.halt().await;
    let (_, problem, code) = run(folder.path(), &["restore", file]).await;
    assert_eq!(code, Some(2), "what is there is not given up unasked: {problem}");
    assert!(problem.contains("--replace"), "{problem}");
    let (said, problem, code) = run(folder.path(), &["restore", "--replace", file]).await;
    assert_eq!(code, Some(0), "{problem}");
    assert_eq!(said.trim(), "1 boards restored, 1 left out that were erased since");
    for file in std::fs::read_dir(folder.path()).unwrap() {
        assert!(!holds(&file.unwrap().path(), "Kanarie-Verdwijnt"));
    }

    let server = TestServer::on(folder, |_| {}).await;
    let (api, kept) = (&server.api, &boards[0]);
    let view = api.view(kept.id, &kept.tokens.moderator).await;
    assert!(
        view.board.to_string().contains("Kanarie-Blijft")
            || format!("{:?}", view.staff).contains("Kanarie-Blijft")
    );
    let page = api.get(&format!("/erased/{}", gone.id)).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::OK, "its certificate is there still");
    let lost = api.get(&format!("/api/boards/{}", late.id)).bearer_auth(&late.tokens.organiser);
    assert_eq!(lost.send().await.unwrap().status(), StatusCode::UNAUTHORIZED, "made after the copy");
}

#[tokio::test]
async fn a_file_that_is_no_copy_changes_nothing() {
    let server = TestServer::start().await;
    let board = server.api.create().await;
    let folder = server.halt().await;
    let before = std::fs::read(folder.path().join("weerklank.sqlite")).unwrap();
    let other = tempfile::tempdir().unwrap();
    let file = other.path().join("boodschappen.txt");
    std::fs::write(&file, "Geen database, maar een boodschappenlijst. ".repeat(50)).unwrap();
    let none = other.path().join("is-er-niet");
    for file in [&file, &none] {
        let (_, problem, code) = run(folder.path(), &["restore", "--replace", file.to_str().unwrap()]).await;
        assert_eq!((code, problem.trim().lines().count()), (Some(2), 1), "{problem}");
        assert!(problem.contains(file.file_name().unwrap().to_str().unwrap()), "{problem}");
    }
    assert_eq!(std::fs::read(folder.path().join("weerklank.sqlite")).unwrap(), before);
    let names = std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name());
    assert!(
        names.into_iter().all(|name| !name.to_string_lossy().contains("restoring")),
        "nothing is left lying"
    );
    let server = TestServer::on(folder, |_| {}).await;
    assert_eq!(server.api.view(board.id, &board.tokens.organiser).await.id, board.id);
}
