//! What erasing leaves behind in the files, and how that goes.
//!
//! SQLite overwrites what it deletes (`secure_delete`). But the pages as they were stand in the write-ahead log until
//! that is emptied, and a page that SQLite rebuilds keeps, in its gaps, bytes of rows that moved to another page: about
//! one row in a thousand. Only a file that is written anew (`VACUUM`) is sure to be without.
//!
//! So an erased board is acknowledged when the file has been written anew. Words that were withdrawn are acknowledged
//! when they are overwritten in the log of events; the write-ahead log is emptied within seconds and the file written
//! anew within ten minutes, however many withdraw: while it is, all others wait for a part of a second. A mark in the
//! store lasts until that is done, so that a process that was killed in between does it when it starts.

use std::pin::Pin;
use std::time::Duration;

use shared::command::Afterwards;
use shared::event::{Event, Record};
use sqlx::{Connection, Executor, Row, Sqlite, SqliteConnection, Transaction};
use tokio::time::Sleep;

use super::StoreError;

/// Between a withdrawal and an empty write-ahead log.
const EMPTY_LOG: Duration = Duration::from_secs(2);
/// Between a withdrawal and a file that was written anew.
const WRITE_ANEW: Duration = Duration::from_mins(10);
/// The same for a file that takes more than a moment.
const WRITE_ANEW_LARGE: Duration = Duration::from_hours(1);
/// Bytes that are written anew in a moment.
const LARGE: i64 = 32 * 1024 * 1024;
/// Before it is tried again: somebody reads the file, or the disk is full.
const AGAIN: Duration = Duration::from_secs(30);

/// What is still to be done, and when.
#[derive(Default)]
pub(super) struct Traces {
    log: Option<Pin<Box<Sleep>>>,
    file: Option<Pin<Box<Sleep>>>,
}

pub(super) enum Due {
    Log,
    File,
}

impl Traces {
    /// At the start: what a process that was killed could not do any more. A reader in the way does not keep the server
    /// from starting.
    pub(super) async fn begin(connection: &mut SqliteConnection) -> Result<Self, StoreError> {
        let mut traces = Self::default();
        if connection.fetch_optional("SELECT 1 FROM server WHERE name = 'traces'").await?.is_some() {
            traces.go(connection, Due::File).await;
        }
        Ok(traces)
    }

    /// Never, while nothing was erased.
    pub(super) async fn due(&mut self) -> Due {
        tokio::select! {
            () = wait(&mut self.log) => Due::Log,
            () = wait(&mut self.file) => Due::File,
        }
    }

    pub(super) async fn left(&mut self, connection: &mut SqliteConnection) {
        self.log.get_or_insert_with(|| Box::pin(tokio::time::sleep(EMPTY_LOG)));
        if self.file.is_none() {
            let large = size(connection).await.is_ok_and(|bytes| bytes > LARGE);
            let pause = if large { WRITE_ANEW_LARGE } else { WRITE_ANEW };
            self.file = Some(Box::pin(tokio::time::sleep(pause)));
        }
    }

    pub(super) fn are_left(&self) -> bool {
        self.file.is_some()
    }

    pub(super) async fn go(&mut self, connection: &mut SqliteConnection, what: Due) {
        let gone = match what {
            Due::Log => empty_log(connection).await,
            Due::File => write_anew(connection).await,
        };
        let again = gone.is_err().then(|| Box::pin(tokio::time::sleep(AGAIN)));
        match what {
            Due::Log => self.log = again,
            Due::File => self.file = again,
        }
        if let Err(error) = gone {
            tracing::warn!(%error, "what was erased still stands in the files; it is tried again");
        }
    }
}

async fn wait(sleep: &mut Option<Pin<Box<Sleep>>>) {
    match sleep {
        Some(sleep) => sleep.await,
        None => std::future::pending().await,
    }
}

/// Do these records take away what stands elsewhere in the log?
pub(super) fn erases(records: &[Record]) -> bool {
    let erases = |event: &Event| {
        matches!(
            event,
            Event::Withdrawn { .. } | Event::Closed { .. } | Event::Kicked { then: Afterwards::Erase, .. }
        )
    };
    records.iter().flat_map(|record| &record.events).any(erases)
}

/// Stands as long as the files may hold what was erased.
pub(super) async fn mark(txn: &mut Transaction<'_, Sqlite>) -> Result<(), StoreError> {
    txn.execute("INSERT OR IGNORE INTO server (name, value) VALUES ('traces', x'01')").await?;
    Ok(())
}

async fn write_anew(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    connection.execute("VACUUM").await?;
    empty_log(connection).await?;
    let mut txn = connection.begin().await?;
    txn.execute("UPDATE erasures SET wiped = 1 WHERE wiped = 0").await?;
    txn.execute("DELETE FROM server WHERE name = 'traces'").await?;
    txn.commit().await?;
    Ok(())
}

async fn empty_log(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    let answer = connection.fetch_one("PRAGMA wal_checkpoint(TRUNCATE)").await?;
    // A reader in the middle of something keeps it from being emptied, and that is no error to SQLite.
    match answer.try_get::<i64, _>(0)? {
        0 => Ok(()),
        _ => Err(StoreError::Busy),
    }
}

async fn size(connection: &mut SqliteConnection) -> Result<i64, StoreError> {
    let pages: i64 = connection.fetch_one("PRAGMA page_count").await?.try_get(0)?;
    let bytes: i64 = connection.fetch_one("PRAGMA page_size").await?.try_get(0)?;
    Ok(pages.saturating_mul(bytes))
}
