//! `cargo xtask screens`: what the pages look like, as pictures.

use crate::bundle::{Effort, bundle};
use crate::dist::{Pdf, server};
use crate::failure::Failure;
use crate::files;
use crate::journal::Journal;
use crate::test::{browser_command, ensure_tools};
use crate::workspace::{Workspace, must};

pub(crate) fn screens(workspace: &Workspace, arguments: &[String]) -> Result<(), Failure> {
    let mut journal = Journal::open();
    journal.step("tools", || ensure_tools(workspace))?;
    bundle(workspace, &mut journal, Effort::Small)?;
    // The kit of all parts is in a debug server only.
    server(workspace, &mut journal, "dev", Pdf::Without)?;
    let binary = workspace.path("target/debug").join(files::name(&workspace.server_binary()));
    let folder = workspace.path("target/screens");
    files::make_folder(&folder)?;
    journal.step("screens", || {
        let mut command = browser_command(workspace, "screens.mjs");
        must(command.args(arguments).env("WEERKLANK_SCREENS", &folder).env("WEERKLANK_BIN", &binary))
    })?;
    println!("{}", folder.display());
    Ok(())
}
