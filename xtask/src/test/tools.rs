//! What the suites need from the machine: installed where that is allowed, named where it is not.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::files;
use crate::workspace::{Workspace, answer, must};

/// The oldest Node that the browser suite runs on.
const NODE: u32 = 20;

pub(crate) fn ensure(workspace: &Workspace) -> Result<(), Failure> {
    components(workspace)?;
    packages(workspace)?;
    node(workspace)?;
    npm(workspace, "tests/browser")?;
    readers(workspace)
}

/// Large, and only for `prove lighthouse`.
pub(crate) fn lighthouse(workspace: &Workspace) -> Result<(), Failure> {
    npm(workspace, "tests/browser/lighthouse")
}

/// Where Debian puts it, unless the caller knows better.
pub(super) fn chromium() -> PathBuf {
    std::env::var_os("CHROMIUM").map_or_else(|| "/usr/bin/chromium".into(), PathBuf::from)
}

fn components(workspace: &Workspace) -> Result<(), Failure> {
    let missing = |verb: &&&str| answer(&mut workspace.cargo([**verb, "--version"])).is_none();
    let missing: Vec<&str> = ["fmt", "clippy"].iter().filter(missing).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = ["component", "add", "rustfmt", "clippy"];
    must(workspace.command("rustup").args(line))
        .map_err(|_| Failure::setup(format!("run: rustup {}", line.join(" "))))
}

fn packages(workspace: &Workspace) -> Result<(), Failure> {
    let mut missing = Vec::new();
    if !chromium().is_file() {
        missing.push("chromium");
    }
    if !Path::new("/usr/share/fonts/truetype/liberation").is_dir() {
        missing.push("fonts-liberation");
    }
    if answer(Command::new("strace").arg("--version")).is_none() {
        missing.push("strace");
    }
    // They open what a board exports: office files, and the words of a PDF.
    if answer(Command::new("soffice").arg("--version")).is_none() {
        missing.extend(["libreoffice-writer-nogui", "libreoffice-calc-nogui"]);
    }
    if answer(Command::new("pdftotext").arg("-v")).is_none() {
        missing.push("poppler-utils");
    }
    if answer(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_none() {
        missing.extend(["python3", "python3-venv"]);
    }
    if node_version().is_none() && debian_has_node() {
        missing.extend(["nodejs", "npm"]);
    }
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    let line = format!("apt-get update && apt-get install --yes --no-install-recommends {names}");
    if answer(Command::new("id").arg("--user")).as_deref() != Some("0") {
        return Err(Failure::setup(format!("The tests need {names}; run: sudo sh -c '{line}'")));
    }
    must(workspace.command("sh").args(["-c", &line]).env("DEBIAN_FRONTEND", "noninteractive"))
        .map_err(|_| Failure::setup(format!("The tests need {names}, and apt-get could not install them")))
}

fn node(workspace: &Workspace) -> Result<(), Failure> {
    let found = match node_version() {
        Some(version) if version >= NODE => return npm_is_there(workspace),
        Some(version) => format!("this is Node {version}"),
        None => "there is none".to_owned(),
    };
    Err(Failure::setup(format!("The browser tests need Node {NODE} or newer with npm; {found}")))
}

fn npm_is_there(workspace: &Workspace) -> Result<(), Failure> {
    let version = answer(workspace.command("npm").arg("--version"));
    version
        .map(|_| ())
        .ok_or_else(|| Failure::setup(format!("The browser tests need npm beside Node {NODE}")))
}

fn node_version() -> Option<u32> {
    major(&answer(Command::new("node").arg("--version"))?)
}

/// An older Debian has a Node that is too old: better not to install it.
fn debian_has_node() -> bool {
    let policy = answer(Command::new("apt-cache").args(["policy", "nodejs"])).unwrap_or_default();
    let candidate = policy.lines().find_map(|line| line.trim().strip_prefix("Candidate: "));
    candidate.and_then(major).is_some_and(|version| version >= NODE)
}

fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

/// Installs exactly what the lock file says, once for each lock file.
fn npm(workspace: &Workspace, folder: &str) -> Result<(), Failure> {
    let folder = workspace.path(folder);
    let (lock, installed) =
        (folder.join("package-lock.json"), folder.join("node_modules/.installed-lock.json"));
    let wanted = files::read(&lock)?;
    if files::read(&installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    must(
        workspace
            .command("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&folder),
    )?;
    files::write(&installed, &wanted)
}

/// A Python of their own for what reads exports, made anew when what it holds should change.
fn readers(workspace: &Workspace) -> Result<(), Failure> {
    let folder = workspace.path("target/readers");
    let (wanted, installed) =
        (workspace.path("tests/readers/requirements.txt"), folder.join("installed.txt"));
    let wanted_text = files::read(&wanted)?;
    if files::read(&installed).is_ok_and(|found| found == wanted_text) {
        return Ok(());
    }
    must(workspace.command("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    let mut pip = workspace.command(folder.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]);
    must(pip.arg("--requirement").arg(&wanted))?;
    files::write(&installed, &wanted_text)
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read_from_node_and_from_debian() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("18.20.4+dfsg-1~deb12u3"), Some(18));
        assert_eq!(major("(none)"), None);
    }
}
