//! The JSON that crosses the wire, over the socket and over HTTP alike.

mod intake;
mod presence;

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::command::{Command, Screen, SetAsideReason, SpotlightTarget};
use crate::day::Day;
use crate::decide::Skipped;
use crate::document::DocumentName;
use crate::event::Flag;
use crate::ids::{BoardId, CommandId, Key, ParticipantId, ReflectionId, TargetId, ThemeId};
use crate::outcome::{BoardKind, Outcome};
use crate::phase::Phase;
use crate::refusal::{Reason, Refusal};
use crate::role::Role;
use crate::settings::{NewPrompt, Prompt, Settings, SettingsPatch};
use crate::words::Lang;

pub use intake::{Column, Intake, IntakeRow, Letters, Wrong};
pub use presence::{Colleague, Hall, Presence, StaffFrame, Whereabouts};

/// The only version of the protocol so far.
pub const VERSION: u32 = 1;

/// A client's text frame: first a hello, then commands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ClientFrame {
    Hello {
        hello: Hello,
    },
    /// Other documents from now on (an attendee opens or closes "Wat anderen schrijven").
    Want {
        want: Vec<DocumentName>,
        #[serde(default)]
        known: BTreeMap<DocumentName, Known>,
    },
    /// Where a moderator is, and what they would like to hold.
    Presence {
        presence: Whereabouts,
    },
    Command(Box<Command>),
    /// "Are you there?" A page cannot see the pings of the protocol itself.
    Ping {
        ping: u32,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    pub version: u32,
    pub role: Role,
    /// Programs say their token here; browsers have a cookie.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    #[serde(default)]
    pub want: Vec<DocumentName>,
    #[serde(default)]
    pub known: BTreeMap<DocumentName, Known>,
    /// Commands that wait on this phone: what a hall with bad wifi still has to send.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub pending: u32,
    /// What the server signed into the attendee's page: who a person is whose browser keeps no cookies, or whose
    /// session did not outlive the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // serde's `skip_serializing_if` takes a reference
fn is_zero(n: &u32) -> bool {
    *n == 0
}

/// What a client already has of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    pub epoch: u32,
    /// A Yjs state vector, base64.
    pub sv: String,
}

impl Known {
    pub fn new(epoch: u32, state_vector: &[u8]) -> Self {
        Self { epoch, sv: STANDARD.encode(state_vector) }
    }

    /// The clock to send from: 0 for another epoch and for a state vector that cannot be read.
    pub fn clock(&self, epoch: u32) -> u32 {
        if self.epoch != epoch {
            return 0;
        }
        let bytes = STANDARD.decode(&self.sv).unwrap_or_default();
        crate::wire::decode_state_vector(&bytes).unwrap_or(0)
    }
}

/// A server's text frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ServerFrame {
    Welcome(Welcome),
    Ack(Ack),
    Refused(Refused),
    Me(Me),
    Now(Now),
    /// The number of the ping.
    Pong(u32),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    pub role: Role,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participant: Option<ParticipantId>,
    pub documents: BTreeMap<DocumentName, u32>,
    /// Milliseconds since 1970, so that a wrong clock on a phone does no harm.
    pub server_now: u64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ack {
    pub id: CommandId,
    pub seq: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skipped: Vec<Skipped>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Absent when the command was so broken that it had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<CommandId>,
    pub reason: Reason,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u32>,
}

impl Refused {
    pub fn new(id: Option<CommandId>, refusal: Refusal) -> Self {
        let Refusal { reason, limit, retry_after_ms } = refusal;
        Self { id, reason, limit, retry_after_ms }
    }
}

/// `GET /api/boards/{id}/now`: what a socket tells by itself, for who has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    pub welcome: Welcome,
    pub now: Now,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub me: Option<Me>,
}

/// The answer to one command over HTTP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Ack(Ack),
    Refused(Refused),
}

/// What one person sees of their own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Me {
    /// The record it was made after; a client drops an older one that comes late.
    pub version: u64,
    /// The newest last.
    pub reflections: Vec<MyReflection>,
    /// What this person recognises ("herken ik").
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recognised: Vec<ReflectionId>,
    pub reflections_left: u32,
    pub votes_left: u32,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub votes: BTreeMap<TargetId, u32>,
    /// On a named board.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A moderator has removed this person: they read their own texts, and no more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kicked: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MyReflection {
    pub id: ReflectionId,
    pub prompt: Key,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub perspective: Option<Key>,
    /// What the text is in, where that is not the board's language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    pub state: MyState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<SetAsideReason>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
    /// The title of the theme it is in, once everybody may read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    #[serde(default)]
    pub recognised: u32,
}

/// Where an own reflection stands, for its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MyState {
    /// A moderator reads it first.
    Waiting,
    /// Stored; others read it from the next reveal on.
    Approved,
    Published,
    SetAside,
}

/// All that an attendee's screen needs by default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Now {
    pub title: String,
    /// The code that opens the board, for the projector and for passing on.
    pub code: String,
    pub phase: Phase,
    pub prompts: Vec<Prompt>,
    pub prompt: Option<Key>,
    pub timer_ends_at: Option<u64>,
    pub server_now: u64,
    pub spotlight: Option<Spotlight>,
    pub screen: Screen,
    pub counts: Counts,
    pub settings: Settings,
    /// What can be voted for, in the vote round and after it: a phone need not have `board` open. Empty where
    /// reflections are voted for: these stand in `board`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ballot: Vec<Choice>,
    /// Are the totals for everybody to see? They still stay away below five voters.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub results: bool,
    /// Takes no new people.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
    /// Closed for good.
    pub is_final: bool,
    /// Until then people may still add something after the last round.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late_until: Option<u64>,
}

/// A theme on the ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub id: ThemeId,
    pub title: String,
    pub reflections: u32,
    /// Once the results are shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub votes: Option<u32>,
}

/// What the hall looks at, with its words: an attendee need not have `board` open. In JSON as the command names it,
/// `{"reflection": id, "text", "prompt"}` or `{"theme": id, "title"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "SpotlightFields", into = "SpotlightFields")]
pub enum Spotlight {
    Reflection { id: ReflectionId, text: String, prompt: Key },
    Theme { id: ThemeId, title: String },
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct SpotlightFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    reflection: Option<ReflectionId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt: Option<Key>,
    #[serde(skip_serializing_if = "Option::is_none")]
    theme: Option<ThemeId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
}

impl From<Spotlight> for SpotlightFields {
    fn from(spotlight: Spotlight) -> Self {
        match spotlight {
            Spotlight::Reflection { id, text, prompt } => {
                Self { reflection: Some(id), text: Some(text), prompt: Some(prompt), ..Self::default() }
            }
            Spotlight::Theme { id, title } => Self { theme: Some(id), title: Some(title), ..Self::default() },
        }
    }
}

impl TryFrom<SpotlightFields> for Spotlight {
    type Error = &'static str;

    fn try_from(fields: SpotlightFields) -> Result<Self, Self::Error> {
        let SpotlightFields { reflection, text, prompt, theme, title } = fields;
        match (reflection.zip(text).zip(prompt), theme.zip(title)) {
            (Some(((id, text), prompt)), _) => Ok(Self::Reflection { id, text, prompt }),
            (None, Some((id, title))) => Ok(Self::Theme { id, title }),
            (None, None) => Err("a spotlight is on a reflection or a theme"),
        }
    }
}

impl Spotlight {
    pub fn target(&self) -> SpotlightTarget {
        match self {
            Self::Reflection { id, .. } => SpotlightTarget::reflection(*id),
            Self::Theme { id, .. } => SpotlightTarget::theme(*id),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Reflections that were posted and stand, published or not.
    pub reflections: u32,
    pub published: u32,
    /// People who posted.
    pub people: u32,
    /// People who are connected or have posted.
    pub joined: u32,
    /// People whose votes count: how many, never who.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub voters: u32,
}

/// `POST /api/boards`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CreateBoard {
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<crate::settings::Language>,
    #[serde(default)]
    pub settings: SettingsPatch,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompts: Option<Vec<NewPrompt>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardCreated {
    pub id: BoardId,
    pub code: String,
    pub links: Links,
    pub tokens: Tokens,
}

/// The four ways in. The secrets stand in fragments, which browsers send to no server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    pub attendee: String,
    pub projector: String,
    pub moderator: String,
    pub organiser: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    pub organiser: String,
    pub moderator: String,
    pub projector: String,
}

/// `POST /api/join`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Join {
    pub code: String,
}

/// The answer to a join. Browsers get the board alone, and a cookie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    pub board: BoardId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participant: Option<ParticipantId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// `GET /api/boards/{id}`: what this role may see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoardView {
    pub id: BoardId,
    pub role: Role,
    pub now: Now,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub me: Option<Me>,
    /// The document `board` as JSON, root by root; an attendee may always ask for it.
    pub board: serde_json::Value,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<serde_json::Value>,
    /// For staff.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Arc<Outcome>>,
}

/// What staff know of a board beside its documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportFacts {
    pub title: String,
    pub code: String,
    pub kind: BoardKind,
    pub is_final: bool,
    /// Milliseconds since 1970.
    pub created: u64,
    /// The day on which the board is erased.
    pub erased_on: Day,
    /// Opens once the outcome is published.
    pub result_url: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series_url: Option<String>,
    pub outcome: Arc<Outcome>,
}
