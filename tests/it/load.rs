//! A hall that writes at once: every reflection exactly once at every reader, soon.

use std::collections::BTreeSet;
use std::time::Duration;

use harness::load::Load;
use harness::wait::poll;
use harness::{ServerProcess, count};
use shared::document::DocumentName;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn prove_load_a_hall_of_phones_posts_at_once() {
    let load = Load { phones: 100, seconds: count(5, 30) };
    let server = ServerProcess::start().await;
    let mut report = load.run(&server.api).await;
    let board = report.board.id;
    let all = load.phones * load.seconds;
    assert_eq!(report.posted.len(), all);
    let readers = report.readers.len();
    // A reveal comes in slices.
    let last = poll("the whole reveal", || async {
        let view = server.api.view(board, &report.board.tokens.moderator).await;
        (view.board["counts"]["reflections"] == all).then_some(view.board)
    })
    .await;
    let texts: BTreeSet<&str> = report.posted.values().map(String::as_str).collect();
    assert_eq!(texts.len(), all);
    for reader in &mut report.readers {
        let what = "every reflection at every reader";
        reader.wait_until(what, |c| c.json(DocumentName::Board)["counts"]["reflections"] == all).await;
        let json = reader.json(DocumentName::Board);
        let there = json["reflections"].as_object().unwrap();
        assert_eq!(there.len(), all);
        for (id, text) in &report.posted {
            assert_eq!(there[&id.to_string()]["text"], text.as_str());
        }
        assert_eq!(json, last, "{}", reader.role);
    }
    let (p50, p95, p100) = (report.percentile(50), report.percentile(95), report.percentile(100));
    println!(
        "load: {all} posts of {} phones in {} s, {readers} readers; post to moderator p50 {p50:?}, p95 {p95:?}, worst {p100:?}",
        load.phones, load.seconds
    );
    drop(report.readers);
    let logs = server.logs().await;
    logs.check(board);
    assert!(logs.posts(board).values().all(|times| *times == 1));
    let (_, documents) = logs.replay(board);
    assert_eq!(documents.board.json(), last, "a fresh replay");
    if !cfg!(debug_assertions) {
        assert!(p95 < Duration::from_millis(300), "p95 {p95:?}");
    }
}
