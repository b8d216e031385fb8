//! `cargo xtask prove [suite]`: the full counts that the issues name, too slow for every day.

use crate::bundle::{Effort, bundle};
use crate::dist::server;
use crate::failure::Failure;
use crate::journal::Journal;
use crate::test::{Tally, cargo_test};
use crate::workspace::Workspace;

/// Each is a group of tests named `prove_<suite>…` in `tests/it`, which count higher when `WEERKLANK_PROVE` is set.
const SUITES: [(&str, &str); 4] = [
    ("kills", "kill -9 under load: nothing acknowledged is lost, nothing is twice"),
    ("seeds", "random plans of several people, offline and back: all replicas equal"),
    ("load", "a hall of phones: latency and completeness"),
    ("durability", "a sync between each commit and its acknowledgement"),
];

pub(crate) fn prove(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let chosen: Vec<_> = match arguments {
        [] => SUITES.to_vec(),
        [name] => SUITES.iter().filter(|(suite, _)| suite == name).copied().collect(),
        _ => Vec::new(),
    };
    if chosen.is_empty() {
        let names: Vec<&str> = SUITES.iter().map(|(suite, _)| *suite).collect();
        return Err(Failure::setup(format!("usage: cargo xtask prove [{}]", names.join("|"))));
    }
    let mut journal = Journal::open();
    bundle(workspace, &mut journal, Effort::Small)?;
    server(workspace, &mut journal, "release")?;
    let mut sum = Tally::default();
    for (suite, shows) in chosen {
        let filter = format!("prove_{suite}");
        let mut command =
            workspace.cargo(["test", "--release", "--package", "tests", "--test", "it", "--", "--nocapture"]);
        command.arg(&filter).env("WEERKLANK_PROVE", "1").env("WEERKLANK_BIN", workspace.server_binary());
        println!("{suite}: {shows}");
        sum += journal.step(&filter, || cargo_test(&mut command))?;
    }
    journal.print_summary();
    sum.conclude()
}
