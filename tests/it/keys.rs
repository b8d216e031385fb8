//! Keys for who may make boards, asked of the binary and of the server from outside.

use std::path::Path;
use std::process::Stdio;

use harness::api::problem;
use harness::wait::within;
use harness::workspace::binary;
use harness::{Api, TestServer};
use reqwest::StatusCode;
use serde_json::json;
use server::config::Create;
use tokio::process::Command;

/// What it wrote to its outputs, and its exit code.
async fn keys(folder: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let mut command = Command::new(binary());
    command.arg("keys").args(arguments).arg("--data").arg(folder).stdin(Stdio::null()).kill_on_drop(true);
    let output = within("the command ends", command.output()).await.unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr), output.status.code())
}

async fn makes_with(api: &Api, key: &str) -> StatusCode {
    let call = api.post("/api/boards", &json!({"title": "Met sleutel"})).bearer_auth(key);
    call.send().await.unwrap().status()
}

#[tokio::test]
async fn a_key_makes_boards_from_when_it_is_added_until_it_is_revoked() {
    let server = TestServer::with(|config| config.create = Create::Key(Some("de-ene".into()))).await;
    let (api, folder) = (&server.api, server.folder());
    assert_eq!(problem(api.post("/api/boards", &json!({"title": "Zonder"}))).await.r#type, "key-needed");
    let (key, said, code) = keys(folder, &["add", "Gemeente Noord"]).await;
    assert_eq!(code, Some(0), "{said}");
    let key = key.trim();
    assert!(!said.contains(key), "shown once, where a script can catch it");
    assert_eq!(makes_with(api, key).await, StatusCode::CREATED);
    assert_eq!(makes_with(api, "de-ene").await, StatusCode::CREATED, "the one of the flag works beside it");
    assert_eq!(makes_with(api, &key.chars().rev().collect::<String>()).await, StatusCode::FORBIDDEN);

    let (again, said, code) = keys(folder, &["add", "Gemeente Noord"]).await;
    assert_eq!((again.as_str(), code), ("", Some(2)), "{said}");
    let (list, ..) = keys(folder, &["list"]).await;
    assert_eq!(list.lines().count(), 1);
    assert!(list.trim().ends_with("Gemeente Noord") && !list.contains(key), "{list}");
    let file = std::fs::read_to_string(folder.join("keys")).unwrap();
    assert!(!file.contains(key), "kept as a hash");

    let (_, said, code) = keys(folder, &["revoke", "Gemeente Noord"]).await;
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(makes_with(api, key).await, StatusCode::FORBIDDEN, "at once");
    let (_, said, code) = keys(folder, &["revoke", "Gemeente Noord"]).await;
    assert_eq!(code, Some(2));
    assert_eq!(said.trim().lines().count(), 1, "{said}");
}

#[tokio::test]
async fn the_start_page_takes_a_key() {
    let server = TestServer::with(|config| config.create = Create::Key(None)).await;
    let (key, ..) = keys(server.folder(), &["add", "Noord"]).await;
    let make = |key: &str| {
        let form = [("title", "Met sleutel"), ("template", "leeg"), ("language", "nl"), ("key", key)];
        server.api.request(reqwest::Method::POST, "/new").form(&form)
    };
    assert_eq!(make("verkeerd").send().await.unwrap().status(), StatusCode::FORBIDDEN);
    let made = make(key.trim()).send().await.unwrap();
    assert!(made.status().is_success(), "{}", made.status());
    assert!(made.text().await.unwrap().contains("/organise#"));
}
