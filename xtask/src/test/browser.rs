//! The suite in a real browser.

use std::process::Command;

use super::tally::{Tally, suite, take_plain};
use super::tools::chromium;
use crate::failure::Failure;
use crate::workspace::Workspace;

pub(super) fn run(workspace: &Workspace) -> Result<Tally, Failure> {
    script(workspace, "run.mjs")
}

/// A script whose last line is its sum.
pub(crate) fn script(workspace: &Workspace, name: &str) -> Result<Tally, Failure> {
    suite(&mut command(workspace, name), take_plain)
}

/// A script of `tests/browser`, told where the server and the browser are.
pub(crate) fn command(workspace: &Workspace, script: &str) -> Command {
    let mut command = workspace.command("node");
    command.arg(workspace.path("tests/browser").join(script));
    command.env("WEERKLANK_BIN", workspace.server_binary()).env("CHROMIUM", chromium());
    command
}
