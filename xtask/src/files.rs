//! The file system, with errors that name the file.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(Failure::at(path))
}

pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::at(path))
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    fs::write(path, bytes).map_err(Failure::at(path))
}

pub(crate) fn make_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(Failure::at(path))
}

/// What a folder holds, in a fixed order.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let listing = fs::read_dir(folder).map_err(Failure::at(folder))?;
    let mut paths = Vec::new();
    for entry in listing {
        paths.push(entry.map_err(Failure::at(folder))?.path());
    }
    paths.sort();
    Ok(paths)
}

/// The last part of a path, for messages and for comparing with a table.
pub(crate) fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
