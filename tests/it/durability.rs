//! A kill leaves the page cache alive, so durability is shown apart: in a trace of the process, between what a commit
//! writes and its acknowledgement stands a sync that succeeded.

use harness::{LiveClient, ServerProcess, count};
use shared::api::Answer;
use shared::command::Action;
use shared::document::DocumentName;
use shared::ids::{CommandId, ReflectionId};
use shared::phase::Phase;
use shared::role::Role;

/// Posts one after another, each awaited; the trace of it, and the ids of the commands.
async fn trace(posts: usize, environment: &[(&str, &str)]) -> (String, Vec<CommandId>) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("trace");
    let calls = "trace=fsync,fdatasync,write,writev,pwrite64,sendto,sendmsg";
    let wrapper = ["strace", "-f", "-qq", "-s", "512", "-e", calls, "-o", file.to_str().unwrap()];
    let mut server = ServerProcess::under(&wrapper, environment).await;
    let settings = serde_json::json!({"title": "x", "settings": {"reflections_per_person": 500}});
    let board = server.api.create_as(&settings).await;
    let write = Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby };
    server.api.done(board.id, &board.tokens.moderator, write).await;
    let token = server.api.newcomer(&board.code).await;
    let mut client =
        LiveClient::connect(&server.api, board.id, Role::Attendee, &token, &[DocumentName::Board]).await;
    let mut ids = Vec::new();
    for n in 0..posts {
        let reflection = ReflectionId::from_random([u8::try_from(n % 250).unwrap(); 16]);
        let prompt = "parels".parse().unwrap();
        let action = Action::Post {
            reflection,
            prompt,
            text: format!("Post {n}"),
            perspective: None,
            lang: None,
            source: None,
        };
        let id = client.send(action).await;
        let answer = client.answer(id).await;
        assert!(matches!(answer, Answer::Ack(_)), "{answer:?}");
        ids.push(id);
    }
    drop(client);
    server.terminate().await;
    (std::fs::read_to_string(file).unwrap(), ids)
}

/// How many acknowledgements went out before what they acknowledge was on disk. Each command was alone, so all that
/// was written to a file between the previous acknowledgement and its own is its commit.
fn unsafe_acknowledgements(trace: &str, ids: &[CommandId]) -> usize {
    let lines: Vec<&str> = trace.lines().collect();
    let mut from = 0;
    let mut unsafe_ones = 0;
    for id in ids {
        let id = id.to_string();
        let is_ack = |line: &&str| is_send(line) && line.contains("\\\"ack\\\"") && line.contains(&id);
        let at = from + lines[from..].iter().position(is_ack).expect("an acknowledgement in the trace");
        let between = &lines[from..at];
        let written = between.iter().rposition(|line| line.contains("pwrite64("));
        let synced = between.iter().rposition(|line| is_sync(line));
        let safe = matches!((written, synced), (Some(written), Some(synced)) if synced > written);
        unsafe_ones += usize::from(!safe);
        from = at + 1;
    }
    unsafe_ones
}

fn is_send(line: &str) -> bool {
    ["write(", "writev(", "sendto(", "sendmsg("].iter().any(|call| line.contains(call))
}

/// A sync that came back with success: whole on one line, or resumed.
fn is_sync(line: &str) -> bool {
    let call =
        ["fsync(", "fdatasync(", "fsync resumed", "fdatasync resumed"].iter().any(|call| line.contains(call));
    call && line.trim_end().ends_with("= 0")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn prove_durability_a_sync_stands_between_commit_and_acknowledgement() {
    let posts = count(20, 200);
    let (lines, ids) = trace(posts, &[]).await;
    assert_eq!(unsafe_acknowledgements(&lines, &ids), 0);
    println!("durability: {posts} of {posts} acknowledgements after their sync");
}

/// The check can fail: with `synchronous=OFF` there is no sync, and it says so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn prove_durability_without_sync_is_seen() {
    let posts = count(10, 50);
    let (lines, ids) = trace(posts, &[("WEERKLANK_UNSAFE_SYNCHRONOUS", "off")]).await;
    assert_eq!(
        unsafe_acknowledgements(&lines, &ids),
        posts,
        "every acknowledgement is unsafe without a sync"
    );
    println!("durability: with synchronous=OFF {posts} of {posts} acknowledgements are found unsafe");
}
