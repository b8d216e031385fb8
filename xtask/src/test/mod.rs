//! `cargo xtask test`: all that must hold, at its small size. The last line is the sum.

mod browser;
mod tally;
mod tools;

pub(crate) use browser::{command as browser_command, script as browser_script};
pub(crate) use tally::{Tally, cargo_test};
pub(crate) use tools::{ensure as ensure_tools, lighthouse as ensure_lighthouse};

use crate::bundle::{Effort, bundle};
use crate::dist::{Pdf, server};
use crate::failure::Failure;
use crate::journal::Journal;
use crate::wasm_target::WasmTarget;
use crate::workspace::{Running, Workspace, begin, must};

pub(crate) fn test(workspace: &Workspace, _: &[String]) -> Result<(), Failure> {
    let mut journal = Journal::open();
    journal.step("tools", || ensure_tools(workspace))?;
    let target = journal.step("wasm target", || WasmTarget::ensure(workspace))?;
    let mut sum = Tally::default();
    sum += check(journal.step("fmt", || must(&mut workspace.cargo(["fmt", "--all", "--check"]))));
    sum += check(journal.step("clippy", || must(&mut clippy(workspace))));
    sum += check(bundle(workspace, &mut journal, Effort::Small));
    // Two target folders and no lock between them: the one fills the core that the other's longest crate leaves idle.
    let linting = begin(&mut clippy_client(workspace, &target));
    sum += check(server(workspace, &mut journal, "release", Pdf::With));
    sum += check(journal.step("clippy of the client", || linting.and_then(Running::finish)));
    let mut tests = workspace.cargo(["test", "--workspace", "--exclude", "client", "--no-fail-fast"]);
    tests.env("WEERKLANK_BIN", workspace.server_binary());
    sum += suite(journal.step("tests", || cargo_test(&mut tests)));
    sum += suite(journal.step("browser", || browser::run(workspace)));
    journal.print_summary();
    sum.conclude()
}

/// A step without tests of its own counts as one; after a failure the others still have their say.
fn check(outcome: Result<(), Failure>) -> Tally {
    suite(outcome.map(|()| Tally { passed: 1, failed: 0 }))
}

fn suite(outcome: Result<Tally, Failure>) -> Tally {
    outcome.unwrap_or_else(|failure| {
        failure.tell();
        Tally { passed: 0, failed: 1 }
    })
}

fn clippy(workspace: &Workspace) -> std::process::Command {
    workspace.cargo([
        "clippy",
        "--workspace",
        "--exclude",
        "client",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ])
}

fn clippy_client(workspace: &Workspace, target: &WasmTarget) -> std::process::Command {
    let mut command = target.cargo(workspace, "clippy");
    command.args(["--lib", "--bins", "--", "--deny", "warnings"]);
    command
}
