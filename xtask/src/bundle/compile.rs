//! Rust to WebAssembly.

use std::path::PathBuf;

use super::{Effort, PAGES};
use crate::failure::Failure;
use crate::wasm_target::{TRIPLE, WasmTarget};
use crate::workspace::{Workspace, must};

/// One module for each page, in the order of the table.
pub(super) fn modules(workspace: &Workspace, effort: Effort) -> Result<Vec<PathBuf>, Failure> {
    let (profile, folder) = match effort {
        Effort::Small => ("wasm", "wasm"),
        Effort::Soon => ("dev", "debug"),
    };
    let target = WasmTarget::ensure(workspace)?;
    must(target.cargo(workspace, "build").args(["--profile", profile, "--bins"]))?;
    let folder = workspace.path("target/wasm").join(TRIPLE).join(folder);
    Ok(PAGES.iter().map(|page| folder.join(format!("{}.wasm", page.name))).collect())
}
