//! All that goes into the bundles, read once.

use std::path::{Path, PathBuf};

use super::{PAGES, SHEETS};
use crate::failure::Failure;
use crate::files;
use crate::workspace::Workspace;

pub(super) struct Sources {
    pub(super) pages: Vec<PageSources>,
    /// Looks of the pages that have no module, by name.
    pub(super) sheets: Vec<(&'static str, String)>,
    pub(super) icons: Option<Vec<u8>>,
    /// The app's icons, by their names without the ending.
    pub(super) pictures: Vec<(String, Vec<u8>)>,
    pub(super) manifest: Option<String>,
    pub(super) worker: Option<String>,
    /// For pages without WebAssembly.
    pub(super) unsent: Option<String>,
}

/// The service worker, beside the boot files of the pages.
const WORKER: &str = "sw.js";
const UNSENT: &str = "unsent.js";

pub(super) struct PageSources {
    pub(super) name: &'static str,
    pub(super) module: Vec<u8>,
    pub(super) css: Option<String>,
    pub(super) boot: Option<String>,
}

impl Sources {
    pub(super) fn read(workspace: &Workspace, modules: &[PathBuf]) -> Result<Self, Failure> {
        let (styles, boot) = (workspace.path("client/styles"), workspace.path("client/boot"));
        let mut pages = Vec::new();
        for (page, module) in PAGES.iter().zip(modules) {
            let boot_file = format!("{}.js", page.name);
            pages.push(PageSources {
                name: page.name,
                module: files::read(module)?,
                css: joined(&styles, page.styles)?,
                boot: joined(&boot, &[&boot_file])?,
            });
        }
        let mut sheets = Vec::new();
        for (name, files) in SHEETS {
            sheets.extend(joined(&styles, files)?.map(|css| (name, css)));
        }
        let named = PAGES.iter().map(|page| page.styles).chain(SHEETS.iter().map(|(_, files)| *files));
        no_orphans(&styles, "css", |name| named.clone().any(|files| files.contains(&name)))?;
        let is_boot = |name: &str| PAGES.iter().any(|page| name.strip_suffix(".js") == Some(page.name));
        no_orphans(&boot, "js", |name| [WORKER, UNSENT].contains(&name) || is_boot(name))?;
        let folder = workspace.path("client/icons");
        let manifest = joined(&folder, &["manifest.webmanifest"])?;
        let (worker, unsent) = (joined(&boot, &[WORKER])?, joined(&boot, &[UNSENT])?);
        let icons = styles.join("icons.svg");
        let icons = if icons.exists() { Some(files::read(&icons)?) } else { None };
        Ok(Self { pages, sheets, icons, pictures: pictures(&folder)?, manifest, worker, unsent })
    }
}

/// Nothing where the folder is not there; every file of the list where it is.
fn joined(folder: &Path, names: &[&str]) -> Result<Option<String>, Failure> {
    if !folder.is_dir() {
        return Ok(None);
    }
    names
        .iter()
        .map(|name| files::read_text(&folder.join(name)))
        .collect::<Result<String, Failure>>()
        .map(Some)
}

/// The app's icons, in the order of their names.
fn pictures(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for path in files::entries(folder)? {
        if let Some(stem) = files::name(&path).strip_suffix(".png") {
            all.push((stem.to_owned(), files::read(&path)?));
        }
    }
    all.sort();
    Ok(all)
}

/// A file that no table names would be written, and never reach a browser.
fn no_orphans(folder: &Path, extension: &str, known: impl Fn(&str) -> bool) -> Result<(), Failure> {
    if !folder.is_dir() {
        return Ok(());
    }
    for path in files::entries(folder)? {
        if path.extension().is_some_and(|kind| kind == extension) && !known(&files::name(&path)) {
            return Err(Failure::work(format!(
                "{} is in no bundle: name it in xtask/src/bundle/mod.rs",
                path.display()
            )));
        }
    }
    Ok(())
}
