//! Group commit: one task owns the one writing connection, and all that waits goes into one transaction.

use shared::event::{Event, Record};
use shared::ids::{BoardId, SeriesId};
use sqlx::{Connection, Executor, Sqlite, SqliteConnection, Transaction};
use tokio::sync::{mpsc, oneshot};

use super::row::kind_name;
use super::{LinkId, LinkRow, NewBoard, SeriesRow, SessionRow};
use crate::code::{Code, PublicCode};
use crate::secret::SecretHash;

/// Writes waiting for the writer; above it the rooms wait.
pub(super) const QUEUE: usize = 256;
/// Writes of one transaction.
const BATCH: usize = 128;

/// A write failed; nothing of it is stored. The cause is for the operator's log, never for a client.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database refused: {0}")]
    Database(#[from] sqlx::Error),
    #[error("a stored record cannot be read: {0}")]
    Damaged(#[from] serde_json::Error),
    #[error("a stored value has a wrong shape")]
    Shape,
    #[error("the board was erased")]
    NoBoard,
    #[error("the writer is gone")]
    Stopped,
}

pub(super) enum Job {
    Create(Box<NewBoard>),
    Append {
        board: BoardId,
        records: Vec<Record>,
        /// The board's code from now on, when one of the records rotates it.
        new_code: Option<Code>,
    },
    AddSession(SessionRow),
    AddLink(LinkRow),
    RevokeSession(SecretHash),
    RevokeLink {
        board: BoardId,
        link: LinkId,
    },
    DeleteBoard(BoardId),
    SetResult {
        board: BoardId,
        code: PublicCode,
    },
    AddSeries(SeriesRow),
    SetSeries {
        board: BoardId,
        series: Option<SeriesId>,
    },
    Remember {
        name: &'static str,
        value: Vec<u8>,
    },
    /// The last request: the writer closes the file.
    Stop,
}

pub(super) struct Request {
    pub job: Job,
    pub done: oneshot::Sender<Result<(), StoreError>>,
}

pub(super) async fn run(mut connection: SqliteConnection, mut requests: mpsc::Receiver<Request>) {
    let mut batch = Vec::with_capacity(BATCH);
    while requests.recv_many(&mut batch, BATCH).await > 0 {
        metrics::histogram!("weerklank_commit_batch")
            .record(f64::from(u32::try_from(batch.len()).unwrap_or(0)));
        let stop =
            batch.iter().position(|request| matches!(request.job, Job::Stop)).map(|at| batch.remove(at));
        if let Some(request) = stop {
            if !batch.is_empty() {
                let last = commit(&mut connection, &batch).await;
                let is_done = last.is_ok();
                if let Err(error) = last {
                    tracing::error!(%error, "the last writes failed");
                }
                batch.drain(..).filter(|_| is_done).for_each(|request| drop(request.done.send(Ok(()))));
            }
            close(connection).await;
            let _ = request.done.send(Ok(()));
            return;
        }
        let together = commit(&mut connection, &batch).await;
        match together {
            Ok(()) => {
                if batch.iter().any(|request| matches!(request.job, Job::DeleteBoard(_))) {
                    empty_wal(&mut connection).await;
                }
                batch.drain(..).for_each(|request| drop(request.done.send(Ok(()))));
            }
            Err(_) if batch.len() > 1 => {
                // One bad write must not fail its neighbours.
                for request in batch.drain(..) {
                    let alone = commit(&mut connection, std::slice::from_ref(&request)).await;
                    let _ = request.done.send(alone);
                }
            }
            Err(error) => {
                tracing::error!(%error, "a write failed");
                batch.pop().map(|request| request.done.send(Err(error)));
            }
        }
    }
    close(connection).await;
}

async fn close(connection: SqliteConnection) {
    if let Err(error) = connection.close().await {
        tracing::warn!(%error, "the database did not close cleanly");
    }
}

async fn commit(connection: &mut SqliteConnection, requests: &[Request]) -> Result<(), StoreError> {
    let mut txn = connection.begin().await?;
    for request in requests {
        write(&mut txn, &request.job).await?;
    }
    txn.commit().await?;
    Ok(())
}

async fn write(txn: &mut Transaction<'_, Sqlite>, job: &Job) -> Result<(), StoreError> {
    match job {
        Job::Create(new) => {
            add_board(txn, new).await?;
            for link in &new.links {
                add_link(txn, link).await?;
            }
            for session in &new.sessions {
                add_session(txn, session).await?;
            }
        }
        Job::Append { board, records, new_code } => {
            for record in records {
                append(txn, *board, record).await?;
            }
            if let Some(code) = new_code {
                let board = board.to_bytes();
                let keep =
                    "INSERT OR REPLACE INTO old_codes (code, board) SELECT code, id FROM boards WHERE id = ?";
                txn.execute(sqlx::query(keep).bind(&board[..])).await?;
                let rotate = sqlx::query("UPDATE boards SET code = ? WHERE id = ?");
                txn.execute(rotate.bind(code.as_str()).bind(&board[..])).await?;
            }
            for event in records.iter().flat_map(|record| &record.events) {
                note(txn, *board, event).await?;
            }
        }
        Job::AddSession(session) => add_session(txn, session).await?,
        Job::AddLink(link) => add_link(txn, link).await?,
        Job::RevokeSession(hash) => {
            txn.execute(sqlx::query("DELETE FROM sessions WHERE hash = ?").bind(&hash.0[..])).await?;
        }
        Job::RevokeLink { board, link } => {
            let (board, link) = (board.to_bytes(), link.to_bytes());
            for sql in [
                "DELETE FROM links WHERE id = ? AND board = ?",
                "DELETE FROM sessions WHERE link = ? AND board = ?",
            ] {
                txn.execute(sqlx::query(sql).bind(&link[..]).bind(&board[..])).await?;
            }
        }
        Job::SetResult { board, code } => {
            let renew = sqlx::query("UPDATE boards SET result = ? WHERE id = ?");
            txn.execute(renew.bind(code.as_str()).bind(board.to_bytes().to_vec())).await?;
        }
        Job::AddSeries(series) => {
            let add = sqlx::query("INSERT INTO series (id, code, title, created) VALUES (?, ?, ?, ?)")
                .bind(series.id.to_bytes().to_vec())
                .bind(series.code.as_str())
                .bind(&series.title)
                .bind(i64::try_from(series.created).unwrap_or(i64::MAX));
            txn.execute(add).await?;
        }
        Job::SetSeries { board, series } => {
            let set = sqlx::query("UPDATE boards SET series = ? WHERE id = ?");
            let series = series.map(|series| series.to_bytes().to_vec());
            txn.execute(set.bind(series).bind(board.to_bytes().to_vec())).await?;
            drop_empty_series(txn).await?;
        }
        Job::Stop => {}
        Job::Remember { name, value } => {
            let keep = sqlx::query("INSERT OR REPLACE INTO server (name, value) VALUES (?, ?)");
            txn.execute(keep.bind(*name).bind(&value[..])).await?;
        }
        Job::DeleteBoard(board) => {
            let board = board.to_bytes();
            for sql in [
                "DELETE FROM boards WHERE id = ?",
                "DELETE FROM log WHERE board = ?",
                "DELETE FROM links WHERE board = ?",
                "DELETE FROM old_codes WHERE board = ?",
                "DELETE FROM sessions WHERE board = ?",
            ] {
                txn.execute(sqlx::query(sql).bind(&board[..])).await?;
            }
            drop_empty_series(txn).await?;
        }
    }
    Ok(())
}

async fn add_board(txn: &mut Transaction<'_, Sqlite>, new: &NewBoard) -> Result<(), StoreError> {
    let row = &new.row;
    let moment = |moment| i64::try_from(moment).unwrap_or(i64::MAX);
    let sql = "INSERT INTO boards (id, code, created, result, kind, series, day, keep_days) \
               VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    let query = sqlx::query(sql)
        .bind(row.id.to_bytes().to_vec())
        .bind(row.code.as_str())
        .bind(moment(row.created))
        .bind(row.result.as_str())
        .bind(kind_name(row.kind))
        .bind(row.series.map(|series| series.to_bytes().to_vec()))
        .bind(row.day.map(moment))
        .bind(row.keep_days);
    txn.execute(query).await?;
    append(txn, row.id, &new.first).await
}

/// What the row of a board tells of its log.
async fn note(txn: &mut Transaction<'_, Sqlite>, board: BoardId, event: &Event) -> Result<(), StoreError> {
    let id = board.to_bytes().to_vec();
    match event {
        Event::SettingsSet { settings } => {
            let keep = sqlx::query("UPDATE boards SET keep_days = ? WHERE id = ?");
            txn.execute(keep.bind(settings.retention_days).bind(id)).await?;
        }
        Event::Closed { .. } => {
            txn.execute(sqlx::query("UPDATE boards SET closed = 1 WHERE id = ?").bind(id)).await?;
            forget_people(txn, board).await?;
        }
        _ => {}
    }
    Ok(())
}

/// The title of a series is words of people too: it stays no longer than its boards.
async fn drop_empty_series(txn: &mut Transaction<'_, Sqlite>) -> Result<(), StoreError> {
    let sql = "DELETE FROM series WHERE id NOT IN (SELECT series FROM boards WHERE series IS NOT NULL)";
    txn.execute(sqlx::query(sql)).await?;
    Ok(())
}

/// What was deleted is overwritten in the file (`secure_delete`), but its old pages stand in the write-ahead log until
/// that is emptied.
async fn empty_wal(connection: &mut SqliteConnection) {
    if let Err(error) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").await {
        tracing::warn!(%error, "the write-ahead log could not be emptied");
    }
}

/// The primary key is the expected sequence number: a second writer's record with the same one is refused. A board
/// that was erased meanwhile takes none.
async fn append(
    txn: &mut Transaction<'_, Sqlite>,
    board: BoardId,
    record: &Record,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO log (board, seq, command, participant, role, events) \
               SELECT id, ?, ?, ?, ?, ? FROM boards WHERE id = ?";
    let query = sqlx::query(sql)
        .bind(i64::try_from(record.seq).map_err(|_| StoreError::Shape)?)
        .bind(record.command.to_bytes().to_vec())
        .bind(record.participant.map(|p| p.to_bytes().to_vec()))
        .bind(record.role.as_str())
        .bind(serde_json::to_string(&record.events)?)
        .bind(board.to_bytes().to_vec());
    match txn.execute(query).await?.rows_affected() {
        1 => Ok(()),
        _ => Err(StoreError::NoBoard),
    }
}

/// `close_board`: who wrote what is gone from the log, and with it every attendee's session.
async fn forget_people(txn: &mut Transaction<'_, Sqlite>, board: BoardId) -> Result<(), StoreError> {
    let board = board.to_bytes();
    txn.execute(sqlx::query("UPDATE log SET participant = NULL WHERE board = ?").bind(&board[..])).await?;
    let sessions = sqlx::query("DELETE FROM sessions WHERE board = ? AND role = 'attendee'");
    txn.execute(sessions.bind(&board[..])).await?;
    Ok(())
}

async fn add_link(txn: &mut Transaction<'_, Sqlite>, link: &LinkRow) -> Result<(), StoreError> {
    let query = sqlx::query("INSERT INTO links (id, board, role, hash, created) VALUES (?, ?, ?, ?, ?)")
        .bind(link.id.to_bytes().to_vec())
        .bind(link.board.to_bytes().to_vec())
        .bind(link.role.as_str())
        .bind(link.hash.0.to_vec())
        .bind(i64::try_from(link.created).unwrap_or(i64::MAX));
    txn.execute(query).await?;
    Ok(())
}

async fn add_session(txn: &mut Transaction<'_, Sqlite>, session: &SessionRow) -> Result<(), StoreError> {
    let query =
        sqlx::query("INSERT INTO sessions (hash, board, role, participant, link) VALUES (?, ?, ?, ?, ?)")
            .bind(session.hash.0.to_vec())
            .bind(session.board.to_bytes().to_vec())
            .bind(session.role.as_str())
            .bind(session.participant.to_bytes().to_vec())
            .bind(session.link.map(|link| link.to_bytes().to_vec()));
    txn.execute(query).await?;
    Ok(())
}
