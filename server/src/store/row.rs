//! From rows of the tables to what they mean.

use shared::event::Record;
use shared::ids::{BoardId, CommandId, ParticipantId, SeriesId};
use shared::role::Role;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{BoardKind, BoardRow, Erasure, LinkId, LinkRow, SeriesRow, SessionRow, StoreError, Why};
use crate::code::{Code, PublicCode};
use crate::secret::SecretHash;

fn bytes<const N: usize>(row: &SqliteRow, column: &str) -> Result<[u8; N], StoreError> {
    row.try_get::<Vec<u8>, _>(column)?.try_into().map_err(|_| StoreError::Shape)
}

fn role(row: &SqliteRow) -> Result<Role, StoreError> {
    Role::parse(row.try_get("role")?).ok_or(StoreError::Shape)
}

fn moment(row: &SqliteRow, column: &str) -> Result<u64, StoreError> {
    Ok(u64::try_from(row.try_get::<i64, _>(column)?).unwrap_or(0))
}

pub(super) fn board_row(row: &SqliteRow) -> Result<BoardRow, StoreError> {
    let series: Option<Vec<u8>> = row.try_get("series")?;
    let series = series.map(|id| id.try_into().map_err(|_| StoreError::Shape)).transpose()?;
    let day: Option<i64> = row.try_get("day")?;
    Ok(BoardRow {
        id: BoardId::from_random(bytes(row, "id")?),
        code: Code::parse(row.try_get("code")?).ok_or(StoreError::Shape)?,
        created: moment(row, "created")?,
        result: PublicCode::parse(row.try_get("result")?).ok_or(StoreError::Shape)?,
        kind: kind(row.try_get("kind")?).ok_or(StoreError::Shape)?,
        series: series.map(SeriesId::from_random),
        day: day.map(|day| u64::try_from(day).unwrap_or(0)),
        keep_days: row.try_get("keep_days")?,
        is_closed: row.try_get("closed")?,
    })
}

fn kind(name: &str) -> Option<BoardKind> {
    [BoardKind::Real, BoardKind::Rehearsal].into_iter().find(|kind| kind_name(*kind) == name)
}

pub(super) fn kind_name(kind: BoardKind) -> &'static str {
    match kind {
        BoardKind::Real => "real",
        BoardKind::Rehearsal => "rehearsal",
    }
}

pub(super) fn series_row(row: &SqliteRow) -> Result<SeriesRow, StoreError> {
    Ok(SeriesRow {
        id: SeriesId::from_random(bytes(row, "id")?),
        code: PublicCode::parse(row.try_get("code")?).ok_or(StoreError::Shape)?,
        title: row.try_get("title")?,
        created: moment(row, "created")?,
    })
}

pub(super) fn erasure_row(row: &SqliteRow) -> Result<Erasure, StoreError> {
    let why: &str = row.try_get("why")?;
    let why = [Why::Asked, Why::Expired].into_iter().find(|reason| why_name(*reason) == why);
    Ok(Erasure {
        board: BoardId::from_random(bytes(row, "board")?),
        created: moment(row, "created")?,
        at: moment(row, "at")?,
        why: why.ok_or(StoreError::Shape)?,
        reflections: row.try_get("reflections")?,
        people: row.try_get("people")?,
        records: row.try_get("records")?,
        sessions: row.try_get("sessions")?,
        links: row.try_get("links")?,
        is_wiped: row.try_get("wiped")?,
    })
}

pub(super) fn why_name(why: Why) -> &'static str {
    match why {
        Why::Asked => "asked",
        Why::Expired => "expired",
    }
}

pub(super) fn session_row(row: &SqliteRow) -> Result<SessionRow, StoreError> {
    let link: Option<Vec<u8>> = row.try_get("link")?;
    let link = link.map(|link| link.try_into().map_err(|_| StoreError::Shape)).transpose()?;
    Ok(SessionRow {
        hash: SecretHash(bytes(row, "hash")?),
        board: BoardId::from_random(bytes(row, "board")?),
        role: role(row)?,
        participant: ParticipantId::from_random(bytes(row, "participant")?),
        link: link.map(LinkId::from_random),
    })
}

pub(super) fn link_row(row: &SqliteRow) -> Result<LinkRow, StoreError> {
    Ok(LinkRow {
        id: LinkId::from_random(bytes(row, "id")?),
        board: BoardId::from_random(bytes(row, "board")?),
        role: role(row)?,
        hash: SecretHash(bytes(row, "hash")?),
        created: moment(row, "created")?,
    })
}

pub(super) fn record(row: &SqliteRow) -> Result<Record, StoreError> {
    let participant: Option<Vec<u8>> = row.try_get("participant")?;
    let participant = participant.map(|p| p.try_into().map_err(|_| StoreError::Shape)).transpose()?;
    Ok(Record {
        seq: u64::try_from(row.try_get::<i64, _>("seq")?).map_err(|_| StoreError::Shape)?,
        command: CommandId::from_random(bytes(row, "command")?),
        participant: participant.map(ParticipantId::from_random),
        role: role(row)?,
        events: serde_json::from_str(row.try_get("events")?)?,
    })
}
