//! The standard library for WebAssembly: from rustup, and where that is refused, built from its sources.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::rust_src;
use crate::workspace::{Workspace, answer, must};

pub(crate) const TRIPLE: &str = "wasm32-unknown-unknown";

/// How cargo gets a standard library for the target.
pub(crate) enum WasmTarget {
    Installed,
    /// The folder `library` of the sources that belong to this very compiler.
    BuiltFrom(PathBuf),
}

impl WasmTarget {
    pub(crate) fn ensure(workspace: &Workspace) -> Result<Self, Failure> {
        let sysroot = answer(workspace.command("rustc").args(["--print", "sysroot"]))
            .map(PathBuf::from)
            .ok_or_else(|| Failure::setup("rustc is missing: install rustup's stable 1.95"))?;
        if installed(&sysroot) {
            return Ok(Self::Installed);
        }
        println!("  adding the target {TRIPLE}");
        if must(workspace.command("rustup").args(["target", "add", TRIPLE])).is_ok() && installed(&sysroot) {
            return Ok(Self::Installed);
        }
        println!("  rustup refuses: the standard library is built from rust-src");
        rust_src::find(workspace, &sysroot).map(Self::BuiltFrom)
    }

    /// A cargo call that compiles for the target, in a target folder of its own: the native build then never
    /// waits for this one's lock.
    pub(crate) fn cargo(&self, workspace: &Workspace, verb: &str) -> Command {
        let mut command =
            workspace.cargo([verb, "--target", TRIPLE, "--target-dir", "target/wasm", "--package", "client"]);
        command.env("CARGO_ENCODED_RUSTFLAGS", without_own_paths(workspace));
        if let Self::BuiltFrom(library) = self {
            // Stable cargo builds std only when told that it is a nightly; the second variable is how cargo's own
            // tests point at sources outside the toolchain.
            command.args(["-Z", "build-std=std,panic_abort"]);
            command.env("RUSTC_BOOTSTRAP", "1").env("__CARGO_TESTS_ONLY_SRC_ROOT", library);
        }
        command
    }
}

/// What browsers load names no folder of the machine that built it.
fn without_own_paths(workspace: &Workspace) -> String {
    let cargo = std::env::var("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|_| std::env::var("HOME").map(|home| Path::new(&home).join(".cargo")));
    let root = workspace.path("");
    let folders = cargo.into_iter().map(|folder| (folder, "cargo")).chain([(root, "weerklank")]);
    let flags = folders.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    flags.collect::<Vec<_>>().join("\u{1f}")
}

fn installed(sysroot: &Path) -> bool {
    let libraries = sysroot.join("lib/rustlib").join(TRIPLE).join("lib");
    std::fs::read_dir(libraries).is_ok_and(|mut entries| entries.next().is_some())
}
