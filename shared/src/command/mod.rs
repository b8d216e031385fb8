//! What people ask for. A command is JSON with an id and one action: `{"id": "…", "post": {…}}`.
//!
//! Commands are idempotent: the client chooses the ids of what it creates, and a command that comes again is answered
//! as the first time.

mod report;
mod wire;

use serde::{Deserialize, Deserializer, Serialize};

pub use report::{NewLink, NewReached, ReportChange, Source};

use crate::ids::{CommandId, Key, ReflectionId, TargetId, ThemeId};
use crate::order::Order;
use crate::phase::Phase;
use crate::settings::{NewPrompt, SettingsPatch};
use crate::words::Lang;

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Command {
    pub id: CommandId,
    #[serde(flatten)]
    pub action: Action,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    Post {
        reflection: ReflectionId,
        prompt: Key,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        perspective: Option<Key>,
        /// What the text is in, where that is not the board's language.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lang: Option<Lang>,
        /// Staff alone say so, of what they did not think up themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<Source>,
    },
    Edit {
        reflection: ReflectionId,
        text: String,
    },
    Withdraw {
        reflection: ReflectionId,
    },
    Recognise {
        reflection: ReflectionId,
        on: bool,
    },
    /// How many of one's votes stand on a target: a set, not a step, so that sending it again is harmless.
    Vote {
        target: TargetId,
        count: u32,
    },
    Approve {
        reflections: Vec<ReflectionId>,
    },
    SetAside {
        reflections: Vec<ReflectionId>,
        reason: SetAsideReason,
    },
    Restore {
        reflections: Vec<ReflectionId>,
    },
    CreateTheme {
        theme: ThemeId,
        title: String,
    },
    EditText(TextEdit),
    /// The mark beside a theme's title. Colour alone says nothing: each has its shape and its name.
    ColourTheme {
        theme: ThemeId,
        colour: Colour,
    },
    /// The reflection that says best what a theme is about ("kernzin"), or none.
    KeyPhrase {
        theme: ThemeId,
        #[serde(default)]
        reflection: Option<ReflectionId>,
    },
    MoveTheme {
        theme: ThemeId,
        order: Order,
    },
    RemoveTheme {
        theme: ThemeId,
    },
    MergeThemes {
        from: ThemeId,
        into: ThemeId,
    },
    Place {
        reflections: Vec<ReflectionId>,
        theme: ThemeId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<Order>,
    },
    Unplace {
        reflections: Vec<ReflectionId>,
    },
    /// Near-duplicates under one of them; what lies under these goes along.
    Stack {
        reflections: Vec<ReflectionId>,
        under: ReflectionId,
    },
    Unstack {
        reflections: Vec<ReflectionId>,
    },
    SetPhase {
        phase: Phase,
        /// The phase that the sender saw, so that two moderators never skip one by accident.
        expected: Phase,
    },
    /// From now on so many seconds; none: stop. Nothing closes when it ends.
    SetTimer {
        #[serde(default)]
        seconds: Option<u32>,
    },
    SetPrompt {
        #[serde(default)]
        prompt: Option<Key>,
    },
    Spotlight(#[serde(deserialize_with = "spotlight_or_nothing")] SpotlightTarget),
    Screen {
        mode: Screen,
    },
    /// Are the totals of the vote shown to everybody?
    RevealResults {
        on: bool,
    },
    /// Removes the person who wrote this reflection: nobody need know who that is.
    Kick {
        author_of: ReflectionId,
        then: Afterwards,
    },
    /// A locked board takes no new people.
    Lock {
        on: bool,
    },
    /// A fresh code; the old one opens nothing any more. Who is in stays in.
    RotateCode {},
    /// One's own name: a moderator's for colleagues, an attendee's on a named board.
    Introduce {
        name: String,
    },
    SetSettings(SettingsPatch),
    SetPrompts {
        prompts: Vec<NewPrompt>,
    },
    /// What moderators read when they set something aside out of worry about someone.
    SetProtocol {
        text: String,
    },
    Undo {
        command: CommandId,
    },
    Report(ReportChange),
    CloseBoard {},
}

/// Why a reflection does not stand on the board: a short list, so that the author gets a neutral sentence and the
/// report can count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetAsideReason {
    OffTopic,
    PersonalData,
    Rude,
    Duplicate,
    /// Worry about someone: the organiser's protocol applies.
    Worry,
    Other,
}

impl SetAsideReason {
    pub const ALL: [Self; 6] =
        [Self::OffTopic, Self::PersonalData, Self::Rude, Self::Duplicate, Self::Worry, Self::Other];
}

/// What becomes of the reflections of a person who is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Afterwards {
    Keep,
    SetAside,
    /// Gone for good, with this person's votes.
    Erase,
}

/// The mark of a theme: a colour with its own shape and name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    #[default]
    Neutraal,
    Zee,
    Klei,
    Pruim,
    Inkt,
    Koffie,
}

impl Colour {
    pub const ALL: [Self; 6] = [Self::Neutraal, Self::Zee, Self::Klei, Self::Pruim, Self::Inkt, Self::Koffie];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Neutraal => "neutraal",
            Self::Zee => "zee",
            Self::Klei => "klei",
            Self::Pruim => "pruim",
            Self::Inkt => "inkt",
            Self::Koffie => "koffie",
        }
    }
}

/// One change of a theme's words: delete from…to, insert at, or both (replace: `at` may then be left out).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextEdit {
    pub theme: ThemeId,
    pub field: TextField,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Position>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub insert: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Position>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Position>,
    /// The clock of `board` that the sender had seen. A deletion spares what came in between: nobody can have meant
    /// to delete letters that were not there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextField {
    Title,
    Summary,
}

/// A Yjs relative position in JSON (`Y.relativePositionToJSON`): beside a letter (`item`), or an end of a text
/// (`type`). Never bytes: the server decodes nothing that a client encoded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub of: Option<ItemId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
    /// Below zero: right after the letter on the left. Zero and up: right before the letter on the right.
    #[serde(default)]
    pub assoc: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemId {
    pub client: u64,
    pub clock: u32,
}

/// What the hall looks at. At most one of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SpotlightTarget {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reflection: Option<ReflectionId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeId>,
}

impl SpotlightTarget {
    pub const NOTHING: Self = Self { reflection: None, theme: None };

    pub fn reflection(id: ReflectionId) -> Self {
        Self { reflection: Some(id), theme: None }
    }

    pub fn theme(id: ThemeId) -> Self {
        Self { reflection: None, theme: Some(id) }
    }
}

fn spotlight_or_nothing<'de, D: Deserializer<'de>>(deserializer: D) -> Result<SpotlightTarget, D::Error> {
    Option::<SpotlightTarget>::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// What the projector shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Screen {
    #[default]
    Welcome,
    Wall,
    Themes,
    Spotlight,
    Results,
    Black,
}

impl Screen {
    pub const ALL: [Self; 6] =
        [Self::Welcome, Self::Wall, Self::Themes, Self::Spotlight, Self::Results, Self::Black];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::Wall => "wall",
            Self::Themes => "themes",
            Self::Spotlight => "spotlight",
            Self::Results => "results",
            Self::Black => "black",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Action {
        let id = "\"id\": \"ffffffff-ffff-4fff-bfff-ffffffffffff\", ";
        serde_json::from_str::<Command>(&json.replacen('{', &format!("{{{id}"), 1)).unwrap().action
    }

    #[test]
    fn commands_read_as_the_contract_writes_them() {
        assert_eq!(read(r#"{"set_prompt": {"prompt": null}}"#), Action::SetPrompt { prompt: None });
        assert_eq!(read(r#"{"spotlight": null}"#), Action::Spotlight(SpotlightTarget::NOTHING));
        assert_eq!(
            read(r#"{"spotlight": {"reflection": null}}"#),
            Action::Spotlight(SpotlightTarget::NOTHING)
        );
        assert_eq!(read(r#"{"close_board": {}}"#), Action::CloseBoard {});
        assert_eq!(
            read(r#"{"set_phase": {"phase": "write", "expected": "lobby"}}"#),
            Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby }
        );
        let theme = "11111111-1111-4111-8111-111111111111";
        let edit = read(&format!(
            r#"{{"edit_text": {{"theme": "{theme}", "field": "title", "at": {{"type": {{"client": 1, "clock": 3}}, "tname": null, "item": null, "assoc": 0}}, "insert": "x"}}}}"#
        ));
        assert!(matches!(edit, Action::EditText(TextEdit { at: Some(Position { item: None, .. }), .. })));
    }

    #[test]
    fn commands_read_back_as_written() {
        let command = Command {
            id: CommandId::from_random([7; 16]),
            action: Action::Spotlight(SpotlightTarget::theme(ThemeId::from_random([1; 16]))),
        };
        let json = serde_json::to_string(&command).unwrap();
        assert_eq!(serde_json::from_str::<Command>(&json).unwrap(), command);
    }
}
