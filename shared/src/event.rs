//! What happened: the log's words. Events are facts, already decided; replaying them needs no rule.

use serde::{Deserialize, Serialize};

use crate::command::{Screen, SetAsideReason, SpotlightTarget, TextField};
use crate::ids::{CommandId, Key, ParticipantId, ReflectionId, ThemeId};
use crate::order::Order;
use crate::phase::Phase;
use crate::role::Role;
use crate::settings::{Prompt, Settings};
use crate::words::{Text, Title, text_or_erased};

/// The events of one command, as one line of the log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// 1 for the line that made the board, then without a gap.
    pub seq: u64,
    pub command: CommandId,
    /// Who asked. Nobody once the board is closed for good.
    pub participant: Option<ParticipantId>,
    pub role: Role,
    pub events: Vec<Event>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    BoardCreated {
        title: Title,
        settings: Settings,
        prompts: Vec<Prompt>,
    },
    Posted {
        reflection: ReflectionId,
        prompt: Key,
        #[serde(deserialize_with = "text_or_erased")]
        text: Text,
        perspective: Option<Key>,
        flags: Vec<Flag>,
        standing: Standing,
    },
    Edited {
        reflection: ReflectionId,
        #[serde(deserialize_with = "text_or_erased")]
        text: Text,
        standing: Standing,
    },
    Withdrawn {
        reflection: ReflectionId,
    },
    Recognised {
        reflection: ReflectionId,
        on: bool,
    },
    /// A moderator approved, set aside or restored; or an undo of that.
    Judged {
        reflection: ReflectionId,
        standing: Standing,
    },
    /// What was approved and is now for all to read, in an order that tells nothing about when it was written.
    Revealed {
        reflections: Vec<ReflectionId>,
    },
    /// Made, or brought back by an undo: then the title is what it had become, letter by letter, perhaps nothing.
    ThemeCreated {
        theme: ThemeId,
        title: String,
        summary: String,
        order: Order,
    },
    ThemeRemoved {
        theme: ThemeId,
    },
    /// Index and length in UTF-16 units, of the text as it stands at this line of the log.
    TextInserted {
        theme: ThemeId,
        field: TextField,
        index: u32,
        text: String,
    },
    TextDeleted {
        theme: ThemeId,
        field: TextField,
        index: u32,
        length: u32,
    },
    Placed {
        reflection: ReflectionId,
        placement: Option<Placement>,
    },
    PhaseSet {
        phase: Phase,
    },
    PromptSet {
        prompt: Option<Key>,
    },
    Spotlit {
        target: SpotlightTarget,
    },
    ScreenSet {
        screen: Screen,
    },
    SettingsSet {
        settings: Settings,
    },
    /// Closed for good. `people` is how many posted: after this nobody can count them again.
    Closed {
        people: u32,
    },
}

/// Which theme a reflection is in, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    pub theme: ThemeId,
    pub order: Order,
}

/// Where a reflection stands with moderation and reveal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A moderator reads it first.
    Waiting,
    /// Fit for the board; the reveal is still to come.
    Approved,
    /// Everybody may read it.
    Published,
    SetAside(SetAsideReason),
}

/// Why a moderator should look twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Came after its round.
    Late,
}
