//! Taking away: a board with all that belongs to it, and out of the log what people withdrew.

use std::collections::BTreeSet;

use serde_json::Value;
use shared::command::Afterwards;
use shared::event::{Event, Record};
use shared::ids::{BoardId, ParticipantId, ReflectionId};
use sqlx::{Executor, Row, Sqlite, Transaction};

use super::row::{erasure_row, why_name};
use super::writer::Job;
use super::{Erasure, Store, StoreError, Why, traces};

impl Store {
    /// Nothing of the board is left in the files when this returns, but a certificate; none if there was no board.
    pub async fn erase_board(
        &self,
        board: BoardId,
        at: u64,
        why: Why,
    ) -> Result<Option<Erasure>, StoreError> {
        self.write(Job::Erase { board, at, why }).await?;
        self.erasure(board).await
    }

    pub async fn erasure(&self, board: BoardId) -> Result<Option<Erasure>, StoreError> {
        let sql = "SELECT board, created, at, why, reflections, people, records, sessions, links, wiped \
                   FROM erasures WHERE board = ?";
        let row = sqlx::query(sql).bind(board.to_bytes().to_vec()).fetch_optional(&self.reader).await?;
        row.map(|row| erasure_row(&row)).transpose()
    }
}

/// The certificate counts before anything goes.
pub(super) async fn board(
    txn: &mut Transaction<'_, Sqlite>,
    board: BoardId,
    at: u64,
    why: Why,
) -> Result<(), StoreError> {
    let id = board.to_bytes();
    let certify = "
        WITH happened AS MATERIALIZED (
            SELECT l.participant, json_type(l.events, e.fullkey || '.posted') = 'object' AS posted,
                   json_type(l.events, e.fullkey || '.withdrawn') = 'object' AS withdrawn,
                   json_extract(l.events, e.fullkey || '.closed.people') AS people
            FROM log l, json_each(l.events) e WHERE l.board = ?1)
        INSERT OR IGNORE INTO erasures
            (board, created, at, why, reflections, people, records, sessions, links)
        SELECT id, created, ?2, ?3,
            (SELECT count(*) FILTER (WHERE posted) - count(*) FILTER (WHERE withdrawn) FROM happened),
            coalesce((SELECT max(people) FROM happened),
                     (SELECT count(DISTINCT participant) FROM happened WHERE posted)),
            (SELECT count(*) FROM log WHERE board = ?1),
            (SELECT count(*) FROM sessions WHERE board = ?1),
            (SELECT count(*) FROM links WHERE board = ?1)
        FROM boards WHERE id = ?1";
    let at = i64::try_from(at).unwrap_or(i64::MAX);
    txn.execute(sqlx::query(certify).bind(&id[..]).bind(at).bind(why_name(why))).await?;
    for sql in [
        "DELETE FROM boards WHERE id = ?",
        "DELETE FROM log WHERE board = ?",
        "DELETE FROM links WHERE board = ?",
        "DELETE FROM old_codes WHERE board = ?",
        "DELETE FROM sessions WHERE board = ?",
    ] {
        txn.execute(sqlx::query(sql).bind(&id[..])).await?;
    }
    drop_empty_series(txn).await?;
    traces::mark(txn).await
}

/// The title of a series is words of people too: it stays no longer than its boards.
pub(super) async fn drop_empty_series(txn: &mut Transaction<'_, Sqlite>) -> Result<(), StoreError> {
    let sql = "DELETE FROM series WHERE id NOT IN (SELECT series FROM boards WHERE series IS NOT NULL)";
    txn.execute(sqlx::query(sql)).await?;
    Ok(())
}

/// What these records take back is taken out of the records before them. Letters that were deleted from a theme's
/// words stay in the log until the board goes: they are the moderators' work, and nobody's own.
pub(super) async fn redact(
    txn: &mut Transaction<'_, Sqlite>,
    board: BoardId,
    records: &[Record],
) -> Result<(), StoreError> {
    for record in records {
        let (mut withdrawn, mut removed) = (BTreeSet::new(), Vec::new());
        for event in &record.events {
            match event {
                Event::Withdrawn { reflection } => drop(withdrawn.insert(reflection.to_string())),
                Event::Kicked { author_of, then: Afterwards::Erase } => removed.push(*author_of),
                _ => {}
            }
        }
        // Most withdraw their own: to look among one person's records costs a fraction of looking among all.
        for among in record.participant.map(Among::One).into_iter().chain([Among::All]) {
            if !withdrawn.is_empty() {
                texts(txn, board, &mut withdrawn, among).await?;
            }
        }
        for author_of in removed {
            names_of(txn, board, author_of).await?;
        }
    }
    Ok(())
}

/// Whose records to look among.
enum Among {
    One(ParticipantId),
    All,
}

/// The perspective and the flags stay: they decide how many clocks a replay writes, and a document that comes back
/// behind its readers would lose what they are sent next.
///
/// Those that were found are no longer among `ids` afterwards: whoever posted a text is the only one who edits it.
async fn texts(
    txn: &mut Transaction<'_, Sqlite>,
    board: BoardId,
    ids: &mut BTreeSet<String>,
    among: Among,
) -> Result<(), StoreError> {
    let person = match among {
        Among::One(person) => Some(person.to_bytes().to_vec()),
        Among::All => None,
    };
    let find = "SELECT seq, events FROM log WHERE board = ?1 AND (?2 OR participant = ?3) \
                AND instr(events, '\"text\":') > 0 \
                AND EXISTS (SELECT 1 FROM json_each(?4) id WHERE instr(events, id.value) > 0)";
    let query = sqlx::query(find)
        .bind(board.to_bytes().to_vec())
        .bind(person.is_none())
        .bind(person)
        .bind(serde_json::to_string(&ids)?);
    let mut found = BTreeSet::new();
    for row in txn.fetch_all(query).await? {
        rewrite(txn, board, &row, |event| {
            let mut keep = Keep::Event;
            for kind in ["posted", "edited"] {
                let Some(said) = event.get_mut(kind).and_then(Value::as_object_mut) else { continue };
                let id = said.get("reflection").and_then(Value::as_str).and_then(|id| ids.get(id));
                if let Some(id) = id {
                    keep = Keep::Changed;
                    found.insert(id.clone());
                    said.insert("text".into(), "".into());
                    said.remove("name");
                    said.remove("lang");
                }
            }
            keep
        })
        .await?;
    }
    ids.retain(|id| !found.contains(id));
    Ok(())
}

/// What the author of this reflection called themselves.
async fn names_of(
    txn: &mut Transaction<'_, Sqlite>,
    board: BoardId,
    author_of: ReflectionId,
) -> Result<(), StoreError> {
    let find = "SELECT seq, events FROM log WHERE board = ?1 AND instr(events, '\"named\"') > 0 \
                AND participant IN (SELECT l.participant FROM log l, json_each(l.events) e WHERE l.board = ?1 \
                AND json_extract(l.events, e.fullkey || '.posted.reflection') = ?2)";
    let query = sqlx::query(find).bind(board.to_bytes().to_vec()).bind(author_of.to_string());
    for row in txn.fetch_all(query).await? {
        rewrite(txn, board, &row, unless_a_name).await?;
    }
    Ok(())
}

/// `close_board`: who wrote what, and what they called themselves, is gone from the log, and with it every attendee's
/// session. A name that stands with a reflection was for everybody to read.
pub(super) async fn people(txn: &mut Transaction<'_, Sqlite>, board: BoardId) -> Result<(), StoreError> {
    let id = board.to_bytes();
    let find = "SELECT seq, events FROM log WHERE board = ? AND instr(events, '\"named\"') > 0";
    for row in txn.fetch_all(sqlx::query(find).bind(&id[..])).await? {
        rewrite(txn, board, &row, unless_a_name).await?;
    }
    earlier_wordings(txn, board).await?;
    txn.execute(sqlx::query("UPDATE log SET participant = NULL WHERE board = ?").bind(&id[..])).await?;
    let sessions = sqlx::query("DELETE FROM sessions WHERE board = ? AND role = 'attendee'");
    txn.execute(sessions.bind(&id[..])).await?;
    Ok(())
}

/// Nothing is undone any more, so of what people wrote only the last wording stays: what they took out again was
/// perhaps somebody's telephone number.
async fn earlier_wordings(txn: &mut Transaction<'_, Sqlite>, board: BoardId) -> Result<(), StoreError> {
    let find =
        "SELECT seq, events FROM log WHERE board = ? AND instr(events, '\"text\":') > 0 ORDER BY seq DESC";
    let mut last = BTreeSet::new();
    for row in txn.fetch_all(sqlx::query(find).bind(board.to_bytes().to_vec())).await? {
        rewrite(txn, board, &row, |event| {
            let Some(said) = ["posted", "edited"].iter().find_map(|kind| event.get(*kind)) else {
                return Keep::Event;
            };
            let id = said.get("reflection").and_then(Value::as_str).unwrap_or_default();
            if last.insert(id.to_owned()) {
                return Keep::Event;
            }
            for kind in ["posted", "edited"] {
                if let Some(said) = event.get_mut(kind).and_then(Value::as_object_mut) {
                    said.insert("text".into(), "".into());
                }
            }
            Keep::Changed
        })
        .await?;
    }
    Ok(())
}

enum Keep {
    Event,
    Changed,
    Nothing,
}

fn unless_a_name(event: &mut Value) -> Keep {
    if event.get("named").is_some() { Keep::Nothing } else { Keep::Event }
}

/// As long as it was, with spaces at the end: SQLite then overwrites the row where it stands, and no page is rebuilt.
async fn rewrite(
    txn: &mut Transaction<'_, Sqlite>,
    board: BoardId,
    row: &sqlx::sqlite::SqliteRow,
    mut change: impl FnMut(&mut Value) -> Keep,
) -> Result<(), StoreError> {
    let was: String = row.try_get("events")?;
    let mut events: Vec<Value> = serde_json::from_str(&was)?;
    let mut same = true;
    events.retain_mut(|event| {
        let keep = change(event);
        same &= matches!(keep, Keep::Event);
        !matches!(keep, Keep::Nothing)
    });
    if same {
        return Ok(());
    }
    let mut now = serde_json::to_string(&events)?;
    now.extend(std::iter::repeat_n(' ', was.len().saturating_sub(now.len())));
    let sql = "UPDATE log SET events = ? WHERE board = ? AND seq = ?";
    let query =
        sqlx::query(sql).bind(now).bind(board.to_bytes().to_vec()).bind(row.try_get::<i64, _>("seq")?);
    txn.execute(query).await?;
    Ok(())
}
