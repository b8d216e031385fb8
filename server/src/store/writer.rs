//! Group commit: one task owns the one writing connection, and all that waits goes into one transaction.

use shared::event::{Event, Record};
use shared::ids::{BoardId, SeriesId};
use shared::outcome::Noted;
use sqlx::sqlite::SqliteQueryResult;
use sqlx::{Connection, Executor, Sqlite, SqliteConnection, Transaction};
use tokio::sync::{mpsc, oneshot};

use super::row::kind_name;
use super::traces::{Due, Traces};
use super::{Erasure, LinkId, LinkRow, NewBoard, SeriesRow, SessionRow, Why, copies, erase, traces};
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
    #[error("a reader is in the way")]
    Busy,
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
    Erase {
        board: BoardId,
        at: u64,
        why: Why,
    },
    Certify(Erasure),
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

pub(super) async fn run(
    mut connection: SqliteConnection,
    mut requests: mpsc::Receiver<Request>,
    mut traces: Traces,
) {
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        let received = tokio::select! {
            biased;
            what = traces.due() => {
                traces.go(&mut connection, what).await;
                continue;
            }
            received = requests.recv_many(&mut batch, BATCH) => received,
        };
        let stop =
            batch.iter().position(|request| matches!(request.job, Job::Stop)).map(|at| batch.remove(at));
        if !batch.is_empty() {
            metrics::histogram!("weerklank_commit_batch")
                .record(f64::from(u32::try_from(batch.len()).unwrap_or(0)));
            commit_all(&mut connection, &mut batch, &mut traces).await;
        }
        if stop.is_some() || received == 0 {
            if traces.are_left() {
                traces.go(&mut connection, Due::File).await;
            }
            close(connection).await;
            let _ = stop.map(|request| request.done.send(Ok(())));
            return;
        }
    }
}

/// All in one transaction if it can be, and each alone if not: one bad write must not fail its neighbours.
async fn commit_all(connection: &mut SqliteConnection, batch: &mut Vec<Request>, traces: &mut Traces) {
    let mut answers = Vec::with_capacity(batch.len());
    match commit(connection, batch).await {
        Ok(()) => answers.extend(batch.drain(..).map(|request| (request, Ok(())))),
        Err(error) if batch.len() == 1 => answers.extend(batch.drain(..).zip([Err(error)])),
        Err(_) => {
            for request in batch.drain(..) {
                let alone = commit(connection, std::slice::from_ref(&request)).await;
                answers.push((request, alone));
            }
        }
    }
    let done = || answers.iter().filter(|(_, answer)| answer.is_ok()).map(|(request, _)| &request.job);
    if done().any(|job| matches!(job, Job::Erase { .. })) {
        traces.go(connection, Due::File).await;
    } else if done().any(|job| matches!(job, Job::Append { records, .. } if traces::erases(records))) {
        traces.left(connection).await;
    }
    for (request, answer) in answers {
        if let Err(error) = &answer {
            tracing::error!(%error, "a write failed");
        }
        let _ = request.done.send(answer);
    }
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
            if traces::erases(records) {
                erase::redact(txn, *board, records).await?;
                traces::mark(txn).await?;
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
        Job::Certify(erasure) => copies::certify(txn, erasure).await?,
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
            erase::drop_empty_series(txn).await?;
        }
        Job::Stop => {}
        Job::Remember { name, value } => {
            let keep = sqlx::query("INSERT OR REPLACE INTO server (name, value) VALUES (?, ?)");
            txn.execute(keep.bind(*name).bind(&value[..])).await?;
        }
        Job::Erase { board, at, why } => erase::board(txn, *board, *at, *why).await?,
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
    append(txn, row.id, &new.first).await?;
    for event in &new.first.events {
        note(txn, row.id, event).await?;
    }
    Ok(())
}

/// What the row of a board tells of its log.
async fn note(txn: &mut Transaction<'_, Sqlite>, board: BoardId, event: &Event) -> Result<(), StoreError> {
    let id = board.to_bytes().to_vec();
    match event {
        Event::SettingsSet { settings } => {
            let keep = sqlx::query("UPDATE boards SET keep_days = ? WHERE id = ?");
            txn.execute(keep.bind(settings.retention_days).bind(id)).await?;
        }
        Event::Reported(Noted::Details { details, .. }) => {
            let day = details.date.map(|day| i64::try_from(day.starts()).unwrap_or(i64::MAX));
            txn.execute(sqlx::query("UPDATE boards SET day = ? WHERE id = ?").bind(day).bind(id)).await?;
        }
        Event::Closed { .. } => {
            txn.execute(sqlx::query("UPDATE boards SET closed = 1 WHERE id = ?").bind(id)).await?;
            erase::people(txn, board).await?;
        }
        _ => {}
    }
    Ok(())
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
    into_board(txn.execute(query).await?)
}

/// Nothing is added to a board that was erased meanwhile.
fn into_board(done: SqliteQueryResult) -> Result<(), StoreError> {
    match done.rows_affected() {
        1 => Ok(()),
        _ => Err(StoreError::NoBoard),
    }
}

async fn add_link(txn: &mut Transaction<'_, Sqlite>, link: &LinkRow) -> Result<(), StoreError> {
    let sql = "INSERT INTO links (id, board, role, hash, created) SELECT ?1, id, ?3, ?4, ?5 FROM boards WHERE id = ?2";
    let query = sqlx::query(sql)
        .bind(link.id.to_bytes().to_vec())
        .bind(link.board.to_bytes().to_vec())
        .bind(link.role.as_str())
        .bind(link.hash.0.to_vec())
        .bind(i64::try_from(link.created).unwrap_or(i64::MAX));
    into_board(txn.execute(query).await?)
}

async fn add_session(txn: &mut Transaction<'_, Sqlite>, session: &SessionRow) -> Result<(), StoreError> {
    let sql = "INSERT INTO sessions (hash, board, role, participant, link) SELECT ?1, id, ?3, ?4, ?5 FROM boards WHERE id = ?2";
    let query = sqlx::query(sql)
        .bind(session.hash.0.to_vec())
        .bind(session.board.to_bytes().to_vec())
        .bind(session.role.as_str())
        .bind(session.participant.to_bytes().to_vec())
        .bind(session.link.map(|link| link.to_bytes().to_vec()));
    into_board(txn.execute(query).await?)
}
