//! A hall of phones against a server that runs: `load http://127.0.0.1:8080 [phones] [seconds]`.
//!
//! Makes a board of its own there. Says how long a post takes to come to the moderator, and fails if one does not.
#![allow(clippy::unwrap_used, reason = "a tool for ourselves: it stops where it cannot go on")]

use std::process::ExitCode;

use harness::Api;
use harness::load::Load;
use shared::document::DocumentName;

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(base) = arguments.next() else {
        eprintln!("usage: load http://127.0.0.1:8080 [phones] [seconds]");
        return ExitCode::from(2);
    };
    let mut number = |default| arguments.next().and_then(|text| text.parse().ok()).unwrap_or(default);
    let load = Load { phones: number(100), seconds: number(30) };
    let mut report = load.run(&Api::new(base.trim_end_matches('/'))).await;
    let all = report.posted.len();
    for reader in &mut report.readers {
        let whole = |json: &serde_json::Value| json["counts"]["reflections"] == all;
        reader.wait_until("every reflection at every reader", |c| whole(&c.json(DocumentName::Board))).await;
    }
    println!(
        "{all} posts of {} phones in {} s, all at {} readers",
        load.phones,
        load.seconds,
        report.readers.len()
    );
    for share in [50, 95, 99, 100] {
        println!("post to moderator p{share} {:?}", report.percentile(share));
    }
    ExitCode::SUCCESS
}
