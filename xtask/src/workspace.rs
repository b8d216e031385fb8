//! Where things are, and the commands that are started there.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::Failure;

pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Cargo tells where xtask's manifest is; asked at run time, so that a moved checkout still works.
    pub(crate) fn find() -> Result<Self, Failure> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
        manifest
            .as_deref()
            .and_then(Path::parent)
            .map(|root| Self { root: root.to_path_buf() })
            .ok_or_else(|| Failure::setup("xtask is started by cargo: `cargo xtask …`"))
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    pub(crate) fn server_binary(&self) -> PathBuf {
        self.path("target/release").join(format!("weerklank{}", std::env::consts::EXE_SUFFIX))
    }

    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// The same cargo that started xtask, so that one toolchain builds everything.
    pub(crate) fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = self.command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments);
        command
    }
}

/// Runs to the end with the terminal's own streams; any exit but success is a failure.
pub(crate) fn must(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::work(format!("{} failed ({status})", spelled(command))))
    }
}

/// A command that runs beside others: its end is [`Running::finish`].
pub(crate) struct Running {
    child: std::process::Child,
    spelled: String,
}

pub(crate) fn begin(command: &mut Command) -> Result<Running, Failure> {
    let child = command.spawn().map_err(|error| cannot_start(command, &error))?;
    Ok(Running { child, spelled: spelled(command) })
}

impl Running {
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        let failed = |how: &dyn std::fmt::Display| Failure::work(format!("{} failed ({how})", self.spelled));
        match self.child.wait() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(failed(&status)),
            Err(error) => Err(failed(&error)),
        }
    }
}

/// What a command prints, or `None` where it is absent or fails: for questions, not for work.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

pub(crate) fn cannot_start(command: &Command, error: &std::io::Error) -> Failure {
    Failure::setup(format!("{} cannot be started: {error}", command.get_program().display()))
}

/// The command as a person would type it.
pub(crate) fn spelled(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
