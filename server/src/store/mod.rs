//! What outlives the process: boards, their logs, sessions and links.

mod schema;
mod sqlite;
mod writer;

use shared::event::Record;
use shared::ids::{BoardId, ParticipantId};
use shared::role::Role;

use crate::code::Code;
use crate::secret::SecretHash;

pub use sqlite::{OpenError, Store};
pub use writer::StoreError;

/// A board beside its log.
#[derive(Debug, Clone)]
pub struct BoardRow {
    pub id: BoardId,
    pub code: Code,
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
    pub created: u64,
    pub first: Record,
    pub links: Vec<LinkRow>,
    pub sessions: Vec<SessionRow>,
}
