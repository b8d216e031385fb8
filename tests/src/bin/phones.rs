//! A crowd of scripted phones at a board, each behind bad wifi of its own:
//! `phones --to 127.0.0.1:8080 --board ID --code CODE [--phones 20] [--texts 50] [--pace 150] [--dark 5000]
//! [--seed 1]`; times in milliseconds.
//!
//! Says `{"typed": {id: text}, "killed": n, "refused": n}` for each phone that has written all and knows it safe, a
//! line each, and ends with the last one. A server that is killed and started again at the same port is found again.
#![allow(clippy::unwrap_used, reason = "a tool for ourselves: it stops where it cannot go on")]

use std::process::ExitCode;
use std::time::Duration;

use harness::phone::{Crowd, Told};
use serde_json::json;

const USAGE: &str = "usage: phones --to 127.0.0.1:8080 --board ID --code CODE [--phones 20] [--texts 50] [--pace 150] [--dark 5000] [--seed 1]";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name| arguments.iter().position(|word| word == name).and_then(|at| arguments.get(at + 1));
    let number = |name, default: u64| option(name).map_or(Some(default), |text| text.parse().ok());
    let board = option("--board").and_then(|id| id.parse().ok());
    let (Some(to), Some(board), Some(code)) = (option("--to"), board, option("--code")) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let size = (number("--phones", 20), number("--texts", 50), number("--seed", 1));
    let times = (number("--pace", 150), number("--dark", 5_000));
    let ((Some(phones), Some(texts), Some(seed)), (Some(pace), Some(dark))) = (size, times) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let crowd = Crowd {
        phones: usize::try_from(phones).unwrap(),
        texts: usize::try_from(texts).unwrap(),
        pace: Duration::from_millis(pace),
        dark: Duration::from_millis(dark),
        seed,
    };
    let mut writing = crowd.start(to, board, code).await;
    while let Some(Told { typed, killed, refused }) = writing.next().await {
        println!("{}", json!({ "typed": typed, "killed": killed, "refused": refused.len() }));
    }
    ExitCode::SUCCESS
}
