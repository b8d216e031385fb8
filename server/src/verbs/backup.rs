//! `weerklank backup` and `weerklank restore`: the whole store as one file.

use std::path::{Path, PathBuf};

use crate::config::Durability;
use crate::store::{OpenError, Store, StoreError};

/// Why nothing was copied: one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error("{0}: there is a file of this name already; nothing was written over it")]
    Taken(String),
    #[error("{0}: restoring replaces all that is in it; say --replace if you mean that")]
    Replaces(String),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("{path}: cannot be read or written ({cause})")]
    Unusable { path: String, cause: String },
}

/// What was restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    pub boards: usize,
    /// In the copy, and erased since it was made: they did not come back.
    pub erased: usize,
}

/// May what is there be given up?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    Keep,
    Replace,
}

/// Also while a server runs on it.
pub async fn backup(database: &Path, file: &Path) -> Result<usize, Failed> {
    if file.exists() {
        return Err(Failed::Taken(shown(file)));
    }
    let store = Store::open_read_only(database).await?;
    let failed = |error: StoreError| unusable(file, &error);
    store.copy_to(file).await.map_err(failed)?;
    store.close().await;
    // Read back: a copy that cannot be read is none.
    let copy = Store::open_read_only(file).await?;
    let boards = readable(&copy).await.map_err(failed)?;
    copy.close().await;
    Ok(boards)
}

/// Only while no server runs on it. The copy is brought up to date and read before it takes the place of what is there.
pub async fn restore(database: &Path, file: &Path, existing: Existing) -> Result<Restored, Failed> {
    if database.exists() && existing == Existing::Keep {
        return Err(Failed::Replaces(shown(database)));
    }
    let of_file = |error: StoreError| unusable(file, &error);
    // Held as its only writer until the end: with a server on it this fails.
    let (mut erasures, mut before) = (Vec::new(), None);
    if database.exists() {
        let store = Store::open(database, Durability::Disk).await?;
        erasures = store.erasures().await.map_err(|error| unusable(database, &error))?;
        store.close().await;
        before = Some(store);
    }
    let fresh = beside(database, ".restoring");
    if let Some(folder) = database.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| unusable(folder, &error))?;
    }
    std::fs::copy(file, &fresh).map_err(|error| unusable(file, &error))?;
    let made = adopt(&fresh, erasures).await;
    // Nothing beside the new database tells of the old one or of the copy.
    let _ = std::fs::remove_file(beside(&fresh, ".lock"));
    let done = match made {
        Ok(restored) => {
            for old in ["-wal", "-shm"] {
                let _ = std::fs::remove_file(beside(database, old));
            }
            std::fs::rename(&fresh, database).map_err(|error| unusable(database, &error))?;
            Ok(restored)
        }
        Err(error) => {
            let _ = std::fs::remove_file(&fresh);
            Err(match error {
                Adopting::Open(OpenError::NotOurs { .. }) => OpenError::NotOurs { path: shown(file) }.into(),
                Adopting::Open(OpenError::Newer { .. }) => OpenError::Newer { path: shown(file) }.into(),
                Adopting::Open(other) => other.into(),
                Adopting::Store(error) => of_file(error),
            })
        }
    };
    drop(before);
    done
}

enum Adopting {
    Open(OpenError),
    Store(StoreError),
}

impl From<StoreError> for Adopting {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

async fn adopt(fresh: &Path, erasures: Vec<crate::store::Erasure>) -> Result<Restored, Adopting> {
    let store = Store::open(fresh, Durability::Disk).await.map_err(Adopting::Open)?;
    let before = store.boards().await?.len();
    for erasure in erasures {
        store.erase_as(erasure).await?;
    }
    let boards = readable(&store).await?;
    store.close().await;
    Ok(Restored { boards, erased: before - boards })
}

/// How many boards, all of whose records can be read.
async fn readable(store: &Store) -> Result<usize, StoreError> {
    let boards = store.boards().await?;
    for board in &boards {
        store.log(board.id).await?;
    }
    Ok(boards.len())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn unusable(path: &Path, cause: &dyn std::error::Error) -> Failed {
    Failed::Unusable { path: shown(path), cause: cause.to_string() }
}
