//! What outlives the process: boards, their logs, sessions and links.

mod boards;
mod copies;
mod erase;
mod row;
mod schema;
mod sqlite;
#[cfg(test)]
mod tests;
mod traces;
mod writer;

use shared::event::{Event, Record};
use shared::ids::{BoardId, ParticipantId, SeriesId};
pub use shared::outcome::BoardKind;
use shared::role::Role;
use shared::settings::Settings;

use crate::code::{Code, PublicCode};
use crate::secret::{NoRandomness, SecretHash, random};

pub use sqlite::{OpenError, Store};
#[cfg(test)]
pub(crate) use tests::kept;
pub use writer::StoreError;

/// A board beside its log: what must be found, or is due, without reading the log.
#[derive(Debug, Clone)]
pub struct BoardRow {
    pub id: BoardId,
    pub code: Code,
    /// Milliseconds since 1970.
    pub created: u64,
    /// Names its result page, published or not.
    pub result: PublicCode,
    pub kind: BoardKind,
    pub series: Option<SeriesId>,
    /// The first moment of the event's day, if the organiser told it.
    pub day: Option<u64>,
    /// How long it is kept after the event; the log's settings say the same.
    pub keep_days: u32,
    /// Closed for good.
    pub is_closed: bool,
}

impl BoardRow {
    /// The row of a board that begins with this record, with codes of its own.
    pub fn new(id: BoardId, created: u64, kind: BoardKind, first: &Record) -> Result<Self, NoRandomness> {
        let settings = first.events.iter().find_map(|event| match event {
            Event::BoardCreated { settings, .. } => Some(settings.retention_days),
            _ => None,
        });
        Ok(Self {
            id,
            code: Code::random()?,
            created,
            result: PublicCode::random()?,
            kind,
            series: None,
            day: None,
            keep_days: settings.unwrap_or_else(|| Settings::default().retention_days),
            is_closed: false,
        })
    }
}

/// Several boards as stops of one journey ("traject").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesRow {
    pub id: SeriesId,
    pub code: PublicCode,
    pub title: String,
    pub created: u64,
}

impl SeriesRow {
    pub fn new(title: String, created: u64) -> Result<Self, NoRandomness> {
        Ok(Self { id: SeriesId::from_random(random()?), code: PublicCode::random()?, title, created })
    }
}

/// Why a board was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Its organiser asked for it.
    Asked,
    /// Its time was over.
    Expired,
}

/// What stays of an erased board: how much of what there was, and no word of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    pub board: BoardId,
    pub created: u64,
    pub at: u64,
    pub why: Why,
    /// Those that nobody had withdrawn.
    pub reflections: u32,
    pub people: u32,
    pub records: u32,
    pub sessions: u32,
    pub links: u32,
    /// Was the file written anew since, so that nothing of the board stands in its gaps?
    pub is_wiped: bool,
}

/// A session as the store knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionRow {
    pub hash: SecretHash,
    pub board: BoardId,
    pub role: Role,
    pub participant: ParticipantId,
    /// The role link it came of; revoking the link revokes it.
    pub link: Option<LinkId>,
}

/// A role link: its secret is shown once and stored as a hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkRow {
    pub id: LinkId,
    pub board: BoardId,
    pub role: Role,
    pub hash: SecretHash,
    pub created: u64,
}

/// The name of a link in URLs of the organiser's list; not a secret.
pub type LinkId = shared::ids::CommandId;

/// A new board with all that belongs to it from the first moment.
#[derive(Debug, Clone)]
pub struct NewBoard {
    pub row: BoardRow,
    pub first: Record,
    pub links: Vec<LinkRow>,
    pub sessions: Vec<SessionRow>,
}
