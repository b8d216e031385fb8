//! Where the repository is, and the binary under test.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ stands in the repository").to_owned()
}

/// `WEERKLANK_BIN`, or a binary of this profile, built once.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| match std::env::var_os("WEERKLANK_BIN") {
        Some(path) => PathBuf::from(path),
        None => build(),
    })
}

/// The test binary stands in `target/{profile}/deps`, the server two folders up.
fn build() -> PathBuf {
    let release = !cfg!(debug_assertions);
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).args(["build", "--quiet", "--package", "server"]);
    if release {
        cargo.arg("--release");
    }
    assert!(cargo.status().expect("cargo starts").success(), "the server does not build");
    let test = std::env::current_exe().unwrap();
    let folder = test.ancestors().nth(2).expect("target/{profile}/deps/it");
    folder.join("weerklank")
}
