//! Finds the sources of the standard library that belong to the installed compiler.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::files;
use crate::wasm_target::TRIPLE;
use crate::workspace::{Workspace, answer, must};

/// Suites that may hold the version, beside the machine's own release.
const SUITES: [&str; 5] = ["testing", "stable-backports", "trixie-backports", "sid", "experimental"];

/// In the toolchain, installed by Debian, or fetched from Debian's archive into `target/` (which needs no root).
pub(crate) fn find(workspace: &Workspace, sysroot: &Path) -> Result<PathBuf, Failure> {
    let version = answer(workspace.command("rustc").arg("--version"))
        .and_then(|line| line.split_whitespace().nth(1).map(str::to_owned))
        .ok_or_else(|| Failure::setup("`rustc --version` gives no version"))?;
    let debian = format!("usr/src/rustc-{version}/library");
    let fetched = workspace.path("target/rust-src").join(&debian);
    let known = [sysroot.join("lib/rustlib/src/rust/library"), Path::new("/").join(&debian), fetched.clone()];
    if let Some(library) = known.into_iter().find(|library| complete(library)) {
        return Ok(library);
    }
    fetch(workspace, &version).filter(|()| complete(&fetched)).map(|()| fetched).ok_or_else(|| {
        Failure::setup(format!(
            "The WebAssembly target is missing and cannot be had from here; run: rustup target add {TRIPLE}"
        ))
    })
}

fn complete(library: &Path) -> bool {
    library.join("std/Cargo.toml").is_file() && library.join("Cargo.lock").is_file()
}

/// apt checks the archive's signatures as always; only its lists and its download stand in a folder of ours.
fn fetch(workspace: &Workspace, version: &str) -> Option<()> {
    let folder = workspace.path("target/rust-src");
    files::make_folder(&folder.join("lists/partial")).ok()?;
    let archive = answer(Command::new("apt-get").args([
        "indextargets",
        "--format",
        "$(REPO_URI)",
        "Created-By: Packages",
    ]))?;
    let archive =
        archive.lines().find(|uri| uri.ends_with("/debian/") || uri.ends_with("/debian"))?.to_owned();
    let lines: Vec<String> = SUITES.iter().map(|suite| format!("deb {archive} {suite} main\n")).collect();
    files::write(&folder.join("sources.list"), lines.concat().as_bytes()).ok()?;
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.current_dir(&folder).args(["--quiet", "--option", "Dir::Etc::SourceParts=/dev/null"]);
        for (option, value) in [
            ("Dir::Etc::SourceList", "sources.list"),
            ("Dir::State::Lists", "lists"),
            ("Dir::Cache", "cache"),
        ] {
            command.arg("--option").arg(format!("{option}={}", folder.join(value).display()));
        }
        must(command.args(arguments)).ok()
    };
    // A suite that does not exist is no reason to stop: another may hold the version.
    let _ = apt(&["update"]);
    apt(&["download", &format!("rust-src={version}*")])?;
    let package = files::entries(&folder)
        .ok()?
        .into_iter()
        .find(|path| path.extension().is_some_and(|kind| kind == "deb"))?;
    must(Command::new("dpkg-deb").arg("--extract").arg(package).arg(&folder)).ok()
}
