//! Everything a newcomer or a continuous-integration machine needs, as verbs of one program.
//!
//! A verb is a file; this one only lists them.

mod bundle;
#[cfg(test)]
mod card;
mod cost;
mod dev;
mod dist;
mod failure;
mod files;
mod journal;
mod prove;
mod run;
mod rust_src;
mod screens;
mod test;
#[cfg(test)]
mod tidy;
mod wasm_target;
mod workspace;

use std::process::ExitCode;

use crate::failure::Failure;
use crate::workspace::Workspace;

struct Verb {
    name: &'static str,
    does: &'static str,
    act: fn(&Workspace, &[String]) -> Result<(), Failure>,
}

const VERBS: [Verb; 7] = [
    Verb {
        name: "run",
        does: "build everything and open a demo board on http://127.0.0.1:8080",
        act: run::run,
    },
    Verb { name: "test", does: "run every suite at its small size", act: test::test },
    Verb { name: "dist", does: "build target/release/weerklank, one file to install", act: dist::dist },
    Verb { name: "prove", does: "run the full counts of [suite], or of all suites", act: prove::prove },
    Verb { name: "screens", does: "photograph the pages into target/screens/", act: screens::screens },
    Verb { name: "dev", does: "run the demo, rebuild and restart on each change", act: dev::dev },
    Verb { name: "bundle", does: "build only what the browser loads, into dist/", act: bundle::verb },
];

fn main() -> ExitCode {
    match act() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.tell();
            failure.code()
        }
    }
}

fn act() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let verb = VERBS.iter().find(|verb| verb.name == name).ok_or_else(usage)?;
    let workspace = Workspace::find()?;
    // The server embeds this folder, and does not compile where there is none.
    files::make_folder(&workspace.path("dist"))?;
    (verb.act)(&workspace, &rest)
}

fn usage() -> Failure {
    let lines: Vec<String> =
        VERBS.iter().map(|verb| format!("  cargo xtask {:<8} {}", verb.name, verb.does)).collect();
    Failure::setup(format!("usage:\n{}", lines.join("\n")))
}
