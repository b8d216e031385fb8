//! Why a command was not done. A refusal is shown in words beside the person's own text, which stays in their hands.

use serde::{Deserialize, Serialize};

use crate::words::BadWords;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Not in this round.
    Phase,
    NotYours,
    Role,
    Limit,
    TooLong,
    Empty,
    /// It was there, and is no more.
    Gone,
    /// No such thing, or none that you may know of.
    Unknown,
    TooFast,
    PersonalData,
    /// The server could not store it just now; send it again.
    Retry,
    Kicked,
    Invalid,
}

/// A reason with the number that explains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    pub reason: Reason,
    /// The limit that was passed, for `limit` and `too_long`.
    pub limit: Option<u32>,
    /// When to try again, for `too_fast` and `retry`.
    pub retry_after_ms: Option<u32>,
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { reason, limit: None, retry_after_ms: None }
    }
}

impl Refusal {
    pub fn limit(limit: usize) -> Self {
        Self::with_limit(Reason::Limit, limit)
    }

    pub fn too_long(limit: usize) -> Self {
        Self::with_limit(Reason::TooLong, limit)
    }

    pub fn after(reason: Reason, retry_after_ms: u32) -> Self {
        Self { reason, limit: None, retry_after_ms: Some(retry_after_ms) }
    }

    fn with_limit(reason: Reason, limit: usize) -> Self {
        Self { reason, limit: u32::try_from(limit).ok(), retry_after_ms: None }
    }
}

impl From<BadWords> for Refusal {
    fn from(bad: BadWords) -> Self {
        match bad {
            BadWords::Empty => Reason::Empty.into(),
            BadWords::TooLong { limit } => Self::too_long(limit),
        }
    }
}
