//! One SQLite file: WAL, one writer, readers beside it. The process holds a lock on it for as long as it runs.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use shared::event::Record;
use shared::ids::BoardId;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Executor, Row, SqliteConnection, SqlitePool};
use tokio::sync::{mpsc, oneshot};

use super::row::{link_row, record, session_row};
use super::schema::{APPLICATION_ID, MIGRATIONS};
use super::traces::Traces;
use super::writer::{self, Job, Request};
use super::{LinkId, LinkRow, NewBoard, SessionRow, StoreError};
use crate::code::Code;
use crate::config::Durability;
use crate::secret::{SecretHash, random};

/// Reading connections; loading a board and looking up a session are short.
const READERS: u32 = 4;

/// How long the only writer waits for somebody who reads the file from outside: every commit waits with it.
const READER_IN_THE_WAY: Duration = Duration::from_millis(500);

/// Why a file cannot be the store; one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{path}: this file is not a Weerklank database")]
    NotOurs { path: String },
    #[error("{path}: made by a newer Weerklank; use that version, or another file")]
    Newer { path: String },
    #[error("{path}: another process is using this database")]
    InUse { path: String },
    #[error("{path}: cannot be opened or written ({cause})")]
    Unusable { path: String, cause: String },
}

#[derive(Clone)]
pub struct Store {
    pub(super) reader: SqlitePool,
    writes: mpsc::Sender<Request>,
    /// Held as long as a clone lives.
    _lock: Arc<File>,
    /// Signs what the server hands out and wants back unchanged (the form of the attendee's page).
    key: [u8; 32],
}

impl Store {
    pub async fn open(path: &Path, durability: Durability) -> Result<Self, OpenError> {
        let shown = path.display().to_string();
        let unusable = |cause: String| OpenError::Unusable { path: shown.clone(), cause };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| unusable(error.to_string()))?;
        }
        let lock = lock(path, &shown)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .pragma("secure_delete", "ON")
            // What SQLite sorts and rebuilds on the way stands in no other file.
            .pragma("temp_store", "MEMORY")
            .disable_statement_logging();
        let mut writer = options.clone().connect().await.map_err(|error| foreign(&shown, &error))?;
        prepare(&mut writer, &shown).await?;
        let synchronous = match durability {
            Durability::Disk => SqliteSynchronous::Full,
            Durability::Nothing => SqliteSynchronous::Off,
        };
        writer.close().await.map_err(|error| unusable(error.to_string()))?;
        let options = options.journal_mode(SqliteJournalMode::Wal).synchronous(synchronous);
        let mut writer = options
            .clone()
            .busy_timeout(READER_IN_THE_WAY)
            .connect()
            .await
            .map_err(|error| unusable(error.to_string()))?;
        migrate(&mut writer, &shown).await?;
        let key = server_key(&mut writer).await.map_err(|error| unusable(error.to_string()))?;
        let traces = Traces::begin(&mut writer).await.map_err(|error| unusable(error.to_string()))?;
        let reader =
            SqlitePoolOptions::new().max_connections(READERS).connect_with(options.read_only(true)).await;
        let reader = reader.map_err(|error| unusable(error.to_string()))?;
        let (writes, requests) = mpsc::channel(writer::QUEUE);
        tokio::spawn(writer::run(writer, requests, traces));
        Ok(Self { reader, writes, _lock: Arc::new(lock), key })
    }

    /// To read beside the process that holds the lock; whatever is to be written is refused as stopped.
    pub async fn open_read_only(path: &Path) -> Result<Self, OpenError> {
        let shown = path.display().to_string();
        let unusable = |cause: String| OpenError::Unusable { path: shown.clone(), cause };
        let nothing = File::open(path).map_err(|error| unusable(error.to_string()))?;
        let options = SqliteConnectOptions::new().filename(path).read_only(true).disable_statement_logging();
        let mut first = options.clone().connect().await.map_err(|error| foreign(&shown, &error))?;
        let failed = |error: sqlx::Error| foreign(&shown, &error);
        if number(&mut first, "PRAGMA application_id").await.map_err(failed)? != APPLICATION_ID {
            return Err(OpenError::NotOurs { path: shown });
        }
        let done = number(&mut first, "PRAGMA user_version").await.map_err(failed)?;
        match usize::try_from(done).unwrap_or(usize::MAX).cmp(&MIGRATIONS.len()) {
            std::cmp::Ordering::Equal => {}
            std::cmp::Ordering::Greater => return Err(OpenError::Newer { path: shown }),
            std::cmp::Ordering::Less => {
                return Err(unusable(
                    "made by an older Weerklank; serve it once, and it is brought up to date".into(),
                ));
            }
        }
        first.close().await.map_err(|error| unusable(error.to_string()))?;
        let reader = SqlitePoolOptions::new().max_connections(1).connect_with(options).await;
        let reader = reader.map_err(|error| unusable(error.to_string()))?;
        let (writes, _) = mpsc::channel(1);
        Ok(Self { reader, writes, _lock: Arc::new(nothing), key: [0; 32] })
    }

    pub fn key(&self) -> &[u8; 32] {
        &self.key
    }

    pub async fn create_board(&self, new: NewBoard) -> Result<(), StoreError> {
        self.write(Job::Create(Box::new(new))).await
    }

    /// Returns when the records are durable. A gap or a repeated sequence number is an error.
    pub async fn append(
        &self,
        board: BoardId,
        records: Vec<Record>,
        new_code: Option<Code>,
    ) -> Result<(), StoreError> {
        self.write(Job::Append { board, records, new_code }).await
    }

    pub async fn add_session(&self, session: SessionRow) -> Result<(), StoreError> {
        self.write(Job::AddSession(session)).await
    }

    pub async fn add_link(&self, link: LinkRow) -> Result<(), StoreError> {
        self.write(Job::AddLink(link)).await
    }

    pub async fn revoke_session(&self, hash: SecretHash) -> Result<(), StoreError> {
        self.write(Job::RevokeSession(hash)).await
    }

    /// The link and all sessions that came of it.
    pub async fn revoke_link(&self, board: BoardId, link: LinkId) -> Result<(), StoreError> {
        self.write(Job::RevokeLink { board, link }).await
    }

    pub async fn log(&self, board: BoardId) -> Result<Vec<Record>, StoreError> {
        let sql = "SELECT seq, command, participant, role, events FROM log WHERE board = ? ORDER BY seq";
        let rows = sqlx::query(sql).bind(board.to_bytes().to_vec()).fetch_all(&self.reader).await?;
        rows.iter().map(record).collect()
    }

    pub async fn session(&self, hash: SecretHash) -> Result<Option<SessionRow>, StoreError> {
        let sql = "SELECT hash, board, role, participant, link FROM sessions WHERE hash = ?";
        let row = sqlx::query(sql).bind(hash.0.to_vec()).fetch_optional(&self.reader).await?;
        row.map(|row| session_row(&row)).transpose()
    }

    pub async fn link_of_secret(&self, hash: SecretHash) -> Result<Option<LinkRow>, StoreError> {
        let sql = "SELECT id, board, role, hash, created FROM links WHERE hash = ?";
        let row = sqlx::query(sql).bind(hash.0.to_vec()).fetch_optional(&self.reader).await?;
        row.map(|row| link_row(&row)).transpose()
    }

    pub async fn links(&self, board: BoardId) -> Result<Vec<LinkRow>, StoreError> {
        let sql = "SELECT id, board, role, hash, created FROM links WHERE board = ? ORDER BY created, id";
        let rows = sqlx::query(sql).bind(board.to_bytes().to_vec()).fetch_all(&self.reader).await?;
        rows.iter().map(link_row).collect()
    }

    /// A small fact about this server itself.
    pub async fn remember(&self, name: &'static str, value: &[u8]) -> Result<(), StoreError> {
        self.write(Job::Remember { name, value: value.to_vec() }).await
    }

    pub async fn recall(&self, name: &'static str) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query("SELECT value FROM server WHERE name = ?").bind(name);
        Ok(query.fetch_optional(&self.reader).await?.map(|row| row.try_get(0)).transpose()?)
    }

    /// Ends the readers and then the writer, so that SQLite tidies its write-ahead log away.
    pub async fn close(&self) {
        self.reader.close().await;
        let _ = self.write(Job::Stop).await;
    }

    /// Does the file answer? For readiness.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.reader).await?;
        Ok(())
    }

    pub(super) async fn write(&self, job: Job) -> Result<(), StoreError> {
        let (done, answer) = oneshot::channel();
        self.writes.send(Request { job, done }).await.map_err(|_| StoreError::Stopped)?;
        answer.await.map_err(|_| StoreError::Stopped)?
    }
}

/// A lock file beside the database: SQLite's own locks come and go with transactions.
fn lock(path: &Path, shown: &str) -> Result<File, OpenError> {
    let unusable =
        |cause: std::io::Error| OpenError::Unusable { path: shown.to_owned(), cause: cause.to_string() };
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = File::options().create(true).append(true).open(name).map_err(unusable)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(OpenError::InUse { path: shown.to_owned() }),
        Err(std::fs::TryLockError::Error(error)) => Err(unusable(error)),
    }
}

fn foreign(shown: &str, error: &sqlx::Error) -> OpenError {
    // SQLITE_NOTADB (26)
    let not_a_database =
        error.as_database_error().and_then(sqlx::error::DatabaseError::code).is_some_and(|code| code == "26");
    if not_a_database {
        OpenError::NotOurs { path: shown.to_owned() }
    } else {
        OpenError::Unusable { path: shown.to_owned(), cause: error.to_string() }
    }
}

/// An empty file becomes ours; a file that says otherwise is left alone.
async fn prepare(connection: &mut SqliteConnection, shown: &str) -> Result<(), OpenError> {
    let failed = |error: sqlx::Error| foreign(shown, &error);
    let ours = number(connection, "PRAGMA application_id").await.map_err(failed)?;
    if ours == APPLICATION_ID {
        return Ok(());
    }
    let tables = number(connection, "SELECT count(*) FROM sqlite_schema").await.map_err(failed)?;
    if ours != 0 || tables != 0 {
        return Err(OpenError::NotOurs { path: shown.to_owned() });
    }
    let mark = format!("PRAGMA application_id = {APPLICATION_ID}");
    connection.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(mark))).await.map_err(failed)?;
    Ok(())
}

async fn migrate(connection: &mut SqliteConnection, shown: &str) -> Result<(), OpenError> {
    let failed = |error: sqlx::Error| foreign(shown, &error);
    let done = number(connection, "PRAGMA user_version").await.map_err(failed)?;
    let done = usize::try_from(done).unwrap_or(usize::MAX);
    if done > MIGRATIONS.len() {
        return Err(OpenError::Newer { path: shown.to_owned() });
    }
    for (index, step) in MIGRATIONS.iter().enumerate().skip(done) {
        let mut txn = connection.begin().await.map_err(failed)?;
        txn.execute(sqlx::raw_sql(*step)).await.map_err(failed)?;
        let version = format!("PRAGMA user_version = {}", index + 1);
        txn.execute(sqlx::raw_sql(sqlx::AssertSqlSafe(version))).await.map_err(failed)?;
        txn.commit().await.map_err(failed)?;
    }
    Ok(())
}

async fn server_key(connection: &mut SqliteConnection) -> Result<[u8; 32], StoreError> {
    let fresh = random::<32>().map_err(|_| StoreError::Shape)?;
    let keep = sqlx::query("INSERT OR IGNORE INTO server (name, value) VALUES ('form_key', ?)");
    connection.execute(keep.bind(fresh.to_vec())).await?;
    let row = connection.fetch_one("SELECT value FROM server WHERE name = 'form_key'").await?;
    row.get::<Vec<u8>, _>(0).try_into().map_err(|_| StoreError::Shape)
}

async fn number(connection: &mut SqliteConnection, sql: &'static str) -> Result<i64, sqlx::Error> {
    connection.fetch_one(sql).await?.try_get(0)
}
