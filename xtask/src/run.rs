//! `cargo xtask run`: from a clone to a live board.

use std::process::Command;

use crate::bundle::{Effort, bundle};
use crate::dist::{Pdf, server};
use crate::failure::Failure;
use crate::journal::Journal;
use crate::workspace::Workspace;

/// Further arguments go to `weerklank demo`, after the defaults.
pub(crate) fn run(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let mut journal = Journal::open();
    bundle(workspace, &mut journal, Effort::Small)?;
    server(workspace, &mut journal, "release", Pdf::Without)?;
    journal.print_summary();
    let mut demo = workspace.command(workspace.server_binary());
    demo.arg("demo");
    if !arguments.iter().any(|argument| names(argument, "--listen")) {
        demo.args(["--listen", "127.0.0.1:8080"]);
    }
    become_child(demo.args(arguments))
}

fn names(argument: &str, flag: &str) -> bool {
    argument.strip_prefix(flag).is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
}

/// The server takes this process over, and with it terminal, signals and exit code.
#[cfg(unix)]
fn become_child(command: &mut Command) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt;

    let error = command.exec();
    Err(crate::workspace::cannot_start(command, &error))
}

#[cfg(not(unix))]
fn become_child(command: &mut Command) -> Result<(), Failure> {
    crate::workspace::must(command)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_flag_is_found_in_both_spellings() {
        assert!(names("--listen", "--listen") && names("--listen=127.0.0.1:0", "--listen"));
        assert!(!names("--listener", "--listen") && !names("127.0.0.1:0", "--listen"));
    }
}
