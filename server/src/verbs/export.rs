//! `weerklank export`: a board's report as a file, also while a server runs on the same database.

use std::io::Write;
use std::path::Path;

use shared::ids::BoardId;

use crate::clock::Clock;
use crate::export::view::{self, Facts};
use crate::export::{ExportError, Format};
use crate::store::{OpenError, Store, StoreError};

/// Why nothing was exported: one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error("{0}: no format; choose csv, xlsx, json, md, html, docx or pdf")]
    NoFormat(String),
    #[error("{0}: no board has this id")]
    NoBoard(String),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("{path}: cannot be written ({cause})")]
    Output { path: String, cause: std::io::Error },
}

/// Writes the file and says its name; without `output` it is named after the board and its day. `-` is standard output.
pub async fn run(database: &Path, board: &str, format: &str, output: Option<&Path>) -> Result<(), Failed> {
    let format = Format::parse(format).ok_or_else(|| Failed::NoFormat(format.to_owned()))?;
    let id: BoardId = board.parse().map_err(|_| Failed::NoBoard(board.to_owned()))?;
    let store = Store::open_read_only(database).await?;
    let row = store.board(id).await?.ok_or_else(|| Failed::NoBoard(board.to_owned()))?;
    let log = store.log(id).await?;
    store.close().await;
    let facts = Facts { board: id, kind: row.kind, created: row.created, made: Clock::Wall.now() };
    let report = view::report(facts, &log);
    let bytes = format.write(&report, None)?;
    let named = format.file_name(&report);
    let path = output.unwrap_or_else(|| Path::new(&named));
    let unwritten = |cause| Failed::Output { path: path.display().to_string(), cause };
    if path.as_os_str() == "-" {
        return std::io::stdout().lock().write_all(&bytes).map_err(unwritten);
    }
    std::fs::write(path, bytes).map_err(unwritten)?;
    println!("{}", path.display());
    Ok(())
}
