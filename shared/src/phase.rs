//! The rounds of a board.

use serde::{Deserialize, Serialize};

/// Phases in their order; `write` to `discuss` are rounds 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Lobby,
    Write,
    Read,
    Group,
    Vote,
    Discuss,
    Closed,
}

impl Phase {
    pub const ALL: [Self; 7] =
        [Self::Lobby, Self::Write, Self::Read, Self::Group, Self::Vote, Self::Discuss, Self::Closed];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Lobby => "lobby",
            Self::Write => "write",
            Self::Read => "read",
            Self::Group => "group",
            Self::Vote => "vote",
            Self::Discuss => "discuss",
            Self::Closed => "closed",
        }
    }

    /// 1 to 5 for the rounds; lobby and closed have no number.
    pub fn round(self) -> Option<u8> {
        let place = Self::ALL.iter().position(|phase| *phase == self)?;
        u8::try_from(place).ok().filter(|round| (1..=5).contains(round))
    }

    /// From `read` on, everybody may read what is approved.
    pub fn reveals(self) -> bool {
        self >= Self::Read
    }

    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| *phase > self)
    }

    pub fn previous(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|phase| *phase < self)
    }
}
