//! `cargo xtask prove [suite]`: the full counts that the issues name, too slow for every day.

mod mutants;

use crate::bundle::{Effort, bundle};
use crate::dist::{Pdf, server};
use crate::failure::Failure;
use crate::journal::Journal;
use crate::test::{Tally, browser_script, cargo_test, ensure_lighthouse, ensure_tools};
use crate::workspace::{Workspace, must};

/// How a suite is run.
#[derive(Clone, Copy)]
enum Runner {
    /// Tests named `prove_<suite>…` in `tests/it`, against the release binary.
    Integration,
    /// Tests of that name in `shared`, which need no server.
    Shared,
    /// A script of `tests/browser` in a real Chromium, against the release binary.
    Browser(&'static str),
    /// A script that also needs Lighthouse, which is too heavy to have for every day.
    Lighthouse(&'static str),
    /// Tests of that name in the server itself: a room without sockets.
    Room,
    /// Tests of the sheets as PDF: they need what makes PDF, which a test build goes without, but no server.
    Sheets,
    /// Cargo-mutants.
    Mutants,
}

impl Runner {
    fn is_script(self) -> bool {
        matches!(self, Self::Browser(_) | Self::Lighthouse(_))
    }
}

struct Suite {
    name: &'static str,
    shows: &'static str,
    runner: Runner,
}

/// Tests count higher when `WEERKLANK_PROVE` is set.
const SUITES: [Suite; 19] = [
    Suite {
        name: "kills",
        shows: "kill -9 under load: nothing acknowledged is lost, nothing is twice",
        runner: Runner::Integration,
    },
    Suite {
        name: "seeds",
        shows: "random plans of several people, offline and back: all replicas equal",
        runner: Runner::Integration,
    },
    Suite { name: "load", shows: "a hall of phones: latency and completeness", runner: Runner::Integration },
    Suite {
        name: "durability",
        shows: "a sync between each commit and its acknowledgement",
        runner: Runner::Integration,
    },
    Suite {
        name: "table",
        shows: "four moderators and a hall for five minutes: no placement lost, no work done twice",
        runner: Runner::Integration,
    },
    Suite {
        name: "exports",
        shows: "20 boards in every format, read back by programs of others; hostile texts; 1,000 reflections by the clock",
        runner: Runner::Integration,
    },
    Suite {
        name: "documents",
        shows: "hostile texts in every place of every sheet: each still keeps to PDF/UA-1; 1,000 reflections by the clock",
        runner: Runner::Sheets,
    },
    Suite {
        name: "model",
        shows: "100,000 sequences of 50 commands: the rules agree with a naive model",
        runner: Runner::Shared,
    },
    Suite {
        name: "speed",
        shows: "from a key to its painted result, and placements a minute by keys alone",
        runner: Runner::Browser("speed.mjs"),
    },
    Suite {
        name: "access",
        shows: "axe and a ruler on every page, in every state, in every theme: nothing found",
        runner: Runner::Browser("access.mjs"),
    },
    Suite {
        name: "quiet",
        shows: "a minute of five reflections a second: seldom announced, and the focus stays",
        runner: Runner::Browser("quiet.mjs"),
    },
    Suite {
        name: "vitals",
        shows: "INP, CLS and a drag at 1,000 reflections on a slow processor; long tasks of the screen",
        runner: Runner::Browser("vitals.mjs"),
    },
    Suite {
        name: "lighthouse",
        shows: "performance, accessibility and best practices of the phone's pages: 95 or better",
        runner: Runner::Lighthouse("lighthouse.mjs"),
    },
    Suite {
        name: "hall",
        shows: "the attendee's page through the wifi of a full hall: usable, shown, acknowledged",
        runner: Runner::Browser("hall.mjs"),
    },
    Suite {
        name: "chaos",
        shows: "200 phones, three of them browsers, killed and cut off: 10,000 typed, 10,000 stored, each once",
        runner: Runner::Browser("chaos.mjs"),
    },
    Suite {
        name: "blackouts",
        shows: "a hall in virtual time: ten minutes without wifi, killed tabs and servers, no word lost",
        runner: Runner::Room,
    },
    Suite {
        name: "traffic",
        shows: "every byte of two phones through an evening of 400 reflections",
        runner: Runner::Integration,
    },
    Suite {
        name: "secrecy",
        shows: "5,000 runs of a room with canaries: no byte tells what its reader may not know",
        runner: Runner::Room,
    },
    Suite {
        name: "mutants",
        shows: "the rules broken in every way that cargo-mutants knows: tests notice",
        runner: Runner::Mutants,
    },
];

pub(crate) fn prove(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let chosen: Vec<&Suite> = match arguments {
        [] => SUITES.iter().collect(),
        [name] => SUITES.iter().filter(|suite| suite.name == name).collect(),
        _ => Vec::new(),
    };
    if chosen.is_empty() {
        let names: Vec<&str> = SUITES.iter().map(|suite| suite.name).collect();
        return Err(Failure::setup(format!("usage: cargo xtask prove [{}]", names.join("|"))));
    }
    let mut journal = Journal::open();
    let needs_browser = chosen.iter().any(|suite| suite.runner.is_script());
    let needs_readers = chosen.iter().any(|suite| suite.name == "exports");
    if needs_browser || needs_readers {
        journal.step("tools", || ensure_tools(workspace))?;
    }
    if chosen.iter().any(|suite| matches!(suite.runner, Runner::Lighthouse(_))) {
        journal.step("lighthouse's package", || ensure_lighthouse(workspace))?;
    }
    if needs_browser || chosen.iter().any(|suite| matches!(suite.runner, Runner::Integration)) {
        bundle(workspace, &mut journal, Effort::Small)?;
        server(workspace, &mut journal, "release", Pdf::With)?;
    }
    if needs_browser {
        let mut tools = workspace.cargo(["build", "--release", "--package", "tests", "--bins"]);
        journal.step("links and phones", || must(&mut tools))?;
    }
    let mut sum = Tally::default();
    for suite in chosen {
        println!("{}: {}", suite.name, suite.shows);
        sum += journal.step(suite.name, || run(workspace, suite))?;
    }
    journal.print_summary();
    sum.conclude()
}

fn sheets(workspace: &Workspace) -> Result<Tally, Failure> {
    let test = ["test", "--release", "--package", "print", "--features", "press", "--test", "documents"];
    cargo_test(&mut workspace.cargo(test))
}

fn run(workspace: &Workspace, suite: &Suite) -> Result<Tally, Failure> {
    let (package, target): (_, &[&str]) = match suite.runner {
        Runner::Integration => ("tests", &["--test", "it"]),
        Runner::Shared => ("shared", &["--test", "properties"]),
        Runner::Room => ("server", &["--lib"]),
        Runner::Browser(script) | Runner::Lighthouse(script) => return browser_script(workspace, script),
        Runner::Sheets => return sheets(workspace),
        Runner::Mutants => return mutants::run(workspace),
    };
    let mut command = workspace.cargo(["test", "--release", "--package", package]);
    command.args(target).args(["--", "--nocapture"]).arg(format!("prove_{}", suite.name));
    command.env("WEERKLANK_PROVE", "1").env("WEERKLANK_BIN", workspace.server_binary());
    cargo_test(&mut command)
}
