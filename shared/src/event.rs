//! What happened: the log's words. Events are facts, already decided; replaying them needs no rule.

use serde::{Deserialize, Serialize};

use crate::command::{Afterwards, Colour, Screen, SetAsideReason, Source, SpotlightTarget, TextField};
use crate::ids::{CommandId, Key, ParticipantId, ReflectionId, TargetId, ThemeId};
use crate::order::Order;
use crate::outcome::Noted;
use crate::phase::Phase;
use crate::role::Role;
use crate::settings::{Prompt, Settings};
use crate::words::{Lang, Name, Protocol, Text, Title, text_or_erased};

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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<Lang>,
        flags: Vec<Flag>,
        standing: Standing,
        /// On a named board, as the author called themselves then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<Name>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Source>,
    },
    Edited {
        reflection: ReflectionId,
        #[serde(deserialize_with = "text_or_erased")]
        text: Text,
        /// All that hold now.
        #[serde(default)]
        flags: Vec<Flag>,
        standing: Standing,
    },
    Withdrawn {
        reflection: ReflectionId,
    },
    Recognised {
        reflection: ReflectionId,
        on: bool,
    },
    Voted {
        target: TargetId,
        count: u32,
    },
    /// The totals that changed, with nothing said below [`crate::limits::VOTERS`] voters. Written down rather than
    /// counted by who reads the log: a log whose people were erased must tell the same.
    Tallied {
        voters: u32,
        votes: Vec<(TargetId, u32)>,
    },
    ResultsShown {
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
        #[serde(default)]
        colour: Colour,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key_phrase: Option<ReflectionId>,
    },
    ThemeRemoved {
        theme: ThemeId,
        /// Merged into this one: its votes count there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        into: Option<ThemeId>,
    },
    ThemeMoved {
        theme: ThemeId,
        order: Order,
    },
    ThemeColoured {
        theme: ThemeId,
        colour: Colour,
    },
    KeyPhraseSet {
        theme: ThemeId,
        reflection: Option<ReflectionId>,
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
    Stacked {
        reflection: ReflectionId,
        under: Option<ReflectionId>,
    },
    PhaseSet {
        phase: Phase,
    },
    /// Milliseconds since 1970.
    TimerSet {
        ends_at: Option<u64>,
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
    PromptsSet {
        prompts: Vec<Prompt>,
    },
    ProtocolSet {
        text: Protocol,
    },
    LockSet {
        on: bool,
    },
    CodeRotated,
    /// The record's participant goes by this name.
    Named {
        name: Name,
    },
    /// Found by what they wrote, so that no event holds a person's id.
    Kicked {
        author_of: ReflectionId,
        then: Afterwards,
    },
    Pardoned {
        author_of: ReflectionId,
    },
    /// For the report, or about what happened afterwards.
    Reported(Noted),
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
    Email,
    Phone,
    Iban,
    Address,
    BirthDate,
    /// Perhaps somebody's name.
    Name,
}
