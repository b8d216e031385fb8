//! A phone's link to a server: `shape --to 127.0.0.1:8080 [--profile hall] [--seed 1]`.
//!
//! Says `listening 127.0.0.1:…`, then does what its standard input says, a line at a time, answers each line with one,
//! and ends with it: `profile hall`, `blackout 5` (seconds), `silence 5`, `heard`, `forget`, `reset`, `accept`,
//! `to 127.0.0.1:8081`, `bytes`.
#![allow(clippy::unwrap_used, reason = "a tool for ourselves: it stops where it cannot go on")]

use std::process::ExitCode;
use std::time::Duration;

use harness::proxy::{Profile, Proxy, Traffic, address_of};
use tokio::io::{AsyncBufReadExt, BufReader};

const USAGE: &str = "usage: shape --to 127.0.0.1:8080 [--profile hall] [--seed 1]";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name| arguments.iter().position(|word| word == name).and_then(|at| arguments.get(at + 1));
    let profile = option("--profile").map_or(Some(Profile::HALL), |name| Profile::named(name));
    let seed = option("--seed").map_or(Some(1), |text| text.parse().ok());
    let (Some(target), Some(profile), Some(seed)) = (option("--to"), profile, seed) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let proxy = Proxy::before(target, profile, seed).await;
    println!("listening {}", proxy.address());
    let mut lines = BufReader::new(tokio::io::stdin()).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        println!("{}", obey(&proxy, &line));
    }
    ExitCode::SUCCESS
}

fn obey(proxy: &Proxy, line: &str) -> String {
    let (word, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
    let seconds = || rest.parse().map(Duration::from_secs_f64);
    match (word, rest) {
        ("profile", name) => match Profile::named(name) {
            Some(profile) => proxy.change(profile),
            None => return format!("no profile {name}"),
        },
        ("blackout", _) if seconds().is_ok() => proxy.blackout(seconds().unwrap()),
        ("silence", _) if seconds().is_ok() => proxy.silence(seconds().unwrap()),
        ("heard", _) => proxy.end_silence(),
        ("forget", _) => proxy.forget_all(),
        ("reset", _) => proxy.reset_all(),
        ("accept", _) => proxy.accept(),
        ("to", target) => proxy.lead_to(address_of(target)),
        ("bytes", _) => {
            let Traffic { up, down, connections } = proxy.traffic();
            return format!("bytes {up} up {down} down {connections} connections");
        }
        _ => return format!("what is {line}?"),
    }
    "ok".to_owned()
}
