//! Whether `dist/` is already what the sources would give: compressing well takes seconds.

use std::fmt::Write;
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::Effort;
use super::asset::{Asset, hex};
use super::sources::Sources;
use crate::failure::Failure;
use crate::files;
use crate::workspace::Workspace;

/// Outside `dist/`, of which every file ends up in the server.
const PATH: &str = "target/wasm/dist.stamp";

/// Changes with any source, with the effort, and with xtask itself.
pub(super) fn of(sources: &Sources, effort: Effort) -> Result<String, Failure> {
    let mut digest = Sha256::new();
    let mut add = |bytes: &[u8]| {
        digest.update(bytes.len().to_le_bytes());
        digest.update(bytes);
    };
    for page in &sources.pages {
        add(&page.module);
        add(page.css.as_deref().unwrap_or_default().as_bytes());
        add(page.boot.as_deref().unwrap_or_default().as_bytes());
    }
    for (name, css) in &sources.sheets {
        add(name.as_bytes());
        add(css.as_bytes());
    }
    add(sources.icons.as_deref().unwrap_or_default());
    for (stem, bytes) in &sources.pictures {
        add(stem.as_bytes());
        add(bytes);
    }
    add(sources.manifest.as_deref().unwrap_or_default().as_bytes());
    add(sources.worker.as_deref().unwrap_or_default().as_bytes());
    add(sources.unsent.as_deref().unwrap_or_default().as_bytes());
    add(format!("{effort:?} {:?}", own_age()?).as_bytes());
    Ok(hex(&digest.finalize()))
}

/// When this xtask was linked: a new recipe is a new stamp.
fn own_age() -> Result<SystemTime, Failure> {
    let program = std::env::current_exe()
        .map_err(|error| Failure::work(format!("xtask does not find itself: {error}")))?;
    program.metadata().and_then(|metadata| metadata.modified()).map_err(Failure::at(&program))
}

pub(super) fn is_fresh(workspace: &Workspace, stamp: &str) -> bool {
    let Ok(left) = files::read_text(&workspace.path(PATH)) else { return false };
    let mut lines = left.lines();
    lines.next() == Some(stamp) && lines.all(|name| workspace.path("dist").join(name).is_file())
}

/// The stamp and the files that must still be there for it to count.
pub(super) fn leave(workspace: &Workspace, stamp: &str, assets: &[Asset]) -> Result<(), Failure> {
    let mut lines = format!("{stamp}\nmanifest.json\nweights.json\n");
    for asset in assets {
        for end in ["", ".br", ".gz"] {
            let _ = writeln!(lines, "{}{end}", asset.name);
        }
    }
    files::write(&workspace.path(PATH), lines.as_bytes())
}
