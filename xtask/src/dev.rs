//! `cargo xtask dev`: the demo, built anew on each change.

use std::path::Path;
use std::process::Child;
use std::time::{Duration, SystemTime};

use crate::bundle::{Effort, bundle};
use crate::failure::Failure;
use crate::files;
use crate::journal::Journal;
use crate::workspace::{Workspace, cannot_start, must};

const INTERVAL: Duration = Duration::from_secs(1);
const BROWSER: [&str; 2] = ["client", "shared"];
const NATIVE: [&str; 2] = ["server", "shared"];

pub(crate) fn dev(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let (mut browser, mut native) = (None, None);
    let mut running: Option<Child> = None;
    loop {
        let seen = (state(workspace, &BROWSER)?, state(workspace, &NATIVE)?);
        if browser.as_ref() != Some(&seen.0) {
            told(bundle(workspace, &mut Journal::open(), Effort::Soon));
        }
        // A server that does not compile leaves the old one running.
        if native.as_ref() != Some(&seen.1)
            && told(must(&mut workspace.cargo(["build", "--package", "server"])))
        {
            if let Some(child) = running.take() {
                stop(workspace, child)?;
            }
            running = Some(start(workspace, arguments)?);
        }
        (browser, native) = (Some(seen.0), Some(seen.1));
        pause();
    }
}

/// The debug server reads `dist/` from the disk, so new bundles need no restart.
fn start(workspace: &Workspace, arguments: &[String]) -> Result<Child, Failure> {
    let mut command = workspace.command(workspace.path("target/debug/weerklank"));
    command.arg("demo").args(arguments);
    command.spawn().map_err(|error| cannot_start(&command, &error))
}

/// By SIGTERM, as an administrator would; a server that is already gone is as good.
fn stop(workspace: &Workspace, mut child: Child) -> Result<(), Failure> {
    let _ = must(workspace.command("kill").arg(child.id().to_string()));
    child.wait().map(|_| ()).map_err(|error| Failure::work(format!("the server does not stop: {error}")))
}

fn told(outcome: Result<(), Failure>) -> bool {
    if let Err(failure) = &outcome {
        failure.tell();
    }
    outcome.is_ok()
}

/// How many files there are and when the last was written: a new, changed or removed file changes one of them.
#[derive(Default, PartialEq)]
struct State {
    files: usize,
    latest: Option<SystemTime>,
}

fn state(workspace: &Workspace, folders: &[&str]) -> Result<State, Failure> {
    let mut state = State::default();
    for folder in folders {
        look(&workspace.path(folder), &mut state)?;
    }
    Ok(state)
}

fn look(folder: &Path, state: &mut State) -> Result<(), Failure> {
    for path in files::entries(folder)? {
        // An editor's swap file may be gone again by now.
        let Ok(metadata) = path.metadata() else { continue };
        if metadata.is_dir() {
            look(&path, state)?;
        } else {
            state.files += 1;
            state.latest = state.latest.max(metadata.modified().ok());
        }
    }
    Ok(())
}

#[allow(clippy::disallowed_methods, reason = "a watcher by polling waits by the real clock")]
fn pause() {
    std::thread::sleep(INTERVAL);
}
