//! Who is at the moderators' table, and how the hall is doing: told while it lasts, in no document and no log.

use serde::{Deserialize, Serialize};

use crate::ids::ReflectionId;
use crate::role::Role;

/// What a server tells staff beside that; apart, so that a phone carries no code for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffFrame {
    Presence(Presence),
}

/// What one moderator's page says of itself, whole each time; it counts for 20 seconds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Whereabouts {
    /// The reflection they are at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<ReflectionId>,
    /// Reflections that they would like to themselves, at most [`crate::limits::HOLDS`]. What a colleague holds
    /// already is left out of the answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub hold: Vec<ReflectionId>,
}

/// Who is at the moderators' table, and how the hall is doing. For staff alone; in no document and no log.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Presence {
    /// The reader's own number among the colleagues.
    pub you: u32,
    pub colleagues: Vec<Colleague>,
    pub hall: Hall,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Small, and the same as long as they are here: it picks a shape and a colour.
    pub number: u32,
    pub role: Role,
    /// Until they say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<ReflectionId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<ReflectionId>,
}

/// Numbers only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Hall {
    /// People who connected or posted.
    pub joined: u32,
    /// Of these, connected now.
    pub connected: u32,
    /// Who posted at least once.
    pub posted: u32,
    /// Who is connected and has not posted.
    pub silent: u32,
    /// Commands that phones said they have and that did not come in yet.
    pub pending: u32,
    /// On how many phones.
    pub phones: u32,
    /// When the oldest reflection that waits for a moderator came in, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting_since: Option<u64>,
}
