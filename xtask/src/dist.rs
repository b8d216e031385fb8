//! `cargo xtask dist`: the one file that an administrator installs.

use std::fs;

use crate::bundle::{Effort, bundle};
use crate::failure::Failure;
use crate::files;
use crate::journal::Journal;
use crate::workspace::{Workspace, must};

pub(crate) fn dist(workspace: &Workspace, _: &[String]) -> Result<(), Failure> {
    let mut journal = Journal::open();
    bundle(workspace, &mut journal, Effort::Small)?;
    server(workspace, &mut journal, "dist", Pdf::With)?;
    let binary = workspace.server_binary();
    let built = workspace.path("target/dist").join(files::name(&binary));
    files::make_folder(&workspace.path("target/release"))?;
    fs::copy(&built, &binary).map_err(Failure::at(&built))?;
    journal.print_summary();
    println!("{}", binary.display());
    Ok(())
}

/// Its compiler is the largest dependency of all: minutes that a first look does not need.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pdf {
    With,
    Without,
}

/// The server binary in a profile; the bundles must stand in `dist/` by then, for it embeds them.
pub(crate) fn server(
    workspace: &Workspace,
    journal: &mut Journal,
    profile: &str,
    pdf: Pdf,
) -> Result<(), Failure> {
    let mut cargo = workspace.cargo(["build", "--profile", profile, "--package", "server"]);
    if pdf == Pdf::With {
        cargo.args(["--features", "pdf"]);
    }
    journal.step("server", || must(&mut cargo))
}
