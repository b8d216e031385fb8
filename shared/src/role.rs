//! Who speaks.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::ParticipantId;

/// What a session may do on its board. A session has one role for life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Attendee,
    Moderator,
    Organiser,
    Projector,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Attendee, Self::Moderator, Self::Organiser, Self::Projector];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Attendee => "attendee",
            Self::Moderator => "moderator",
            Self::Organiser => "organiser",
            Self::Projector => "projector",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// May this role read the `staff` document?
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Moderator | Self::Organiser)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A participant in a role: whom the server stamps on every command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    pub participant: ParticipantId,
    pub role: Role,
}
