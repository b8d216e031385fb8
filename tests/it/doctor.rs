//! What would go wrong with a set-up is said before a hall is waiting.

use std::path::Path;
use std::process::Stdio;

use harness::wait::within;
use harness::workspace::binary;
use harness::{ServerProcess, TestServer};
use tokio::process::Command;

async fn doctor(folder: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::new(binary());
    command.arg("doctor").args(arguments).arg("--data").arg(folder).stdin(Stdio::null()).kill_on_drop(true);
    let output = within("the command ends", command.output()).await.unwrap();
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.code())
}

#[tokio::test]
async fn a_sound_set_up_is_well_and_is_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let (said, code) = doctor(&data, &["--listen", "127.0.0.1:0"]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.lines().all(|line| line.starts_with("well ")), "{said}");
    assert!(!data.exists());

    let server = ServerProcess::start().await;
    server.api.create().await;
    let database = server.database();
    let (said, code) = doctor(database.parent().unwrap(), &["--listen", "127.0.0.1:0"]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("1 boards") && said.contains("a server runs"), "{said}");
}

#[tokio::test]
async fn what_is_wrong_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (said, code) = doctor(folder.path(), &["--listen", "0.0.0.0:0"]).await;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("fault  nobody can take part without --public-url"), "{said}");
    assert!(said.contains("doubt  nobody may make boards"), "{said}");
    let plain = ["--listen", "127.0.0.1:0", "--public-url", "http://weerklank.example"];
    let (said, code) = doctor(folder.path(), &plain).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("doubt  http://weerklank.example: without https"), "{said}");

    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let (said, code) = doctor(folder.path(), &["--listen", &address]).await;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains(&format!("fault  {address}")), "{said}");

    std::fs::write(folder.path().join("weerklank.sqlite"), "Geen database. ".repeat(100)).unwrap();
    let (said, code) = doctor(folder.path(), &["--listen", "127.0.0.1:0"]).await;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("not a Weerklank database"), "{said}");
}

#[tokio::test]
async fn boards_that_are_kept_too_long_and_a_clock_that_is_behind_are_named() {
    use server::clock::Clock;
    use std::sync::Arc;
    use std::sync::atomic::AtomicU64;

    for (made, words) in [(1_600_000_000_000, "1 boards are kept longer"), (95_000_000_000_000, "is behind")]
    {
        let clock = Clock::Turned(Arc::new(AtomicU64::new(made)));
        let server = TestServer::with(|config| config.clock = clock).await;
        server.api.create().await;
        let folder = server.halt().await;
        let (said, _) = doctor(folder.path(), &["--listen", "127.0.0.1:0"]).await;
        assert!(said.contains(words), "{said}");
    }
}
