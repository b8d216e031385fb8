//! How a board behaves, and what its prompts ask.

use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::ids::Key;
use crate::limits;
use crate::order::Order;
use crate::phase::Phase;
use crate::words::{Question, Title};

/// The language of a board's own sentences; a person may read the pages in the other one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Nl,
    En,
}

impl Language {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        match text.get(..2) {
            Some("nl") => Some(Self::Nl),
            Some("en") => Some(Self::En),
            _ => None,
        }
    }
}

/// When a moderator looks: after a reflection is published, or before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moderation {
    #[default]
    After,
    Before,
}

/// When others may read: from the read round on, or at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reveal {
    #[default]
    OnRead,
    Live,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    #[default]
    Anonymous,
    Named,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupBy {
    #[default]
    Moderators,
    Everyone,
}

/// What the vote round is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteOn {
    #[default]
    Themes,
    Reflections,
}

/// On whose behalf a person writes ("namens").
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Perspective {
    pub id: Key,
    pub title: Title,
}

impl Perspective {
    pub fn of_title(title: &str) -> Option<Self> {
        Some(Self { id: Key::from_title(title)?, title: Title::parse(title).ok()? })
    }
}

/// A perspective is written as `{id, title}`, or as its title alone.
impl<'de> Deserialize<'de> for Perspective {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TitleOrBoth)
    }
}

struct TitleOrBoth;

impl<'de> Visitor<'de> for TitleOrBoth {
    type Value = Perspective;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a perspective: its title, or an id and a title")
    }

    fn visit_str<E: de::Error>(self, title: &str) -> Result<Perspective, E> {
        Perspective::of_title(title).ok_or_else(|| E::custom("not a perspective"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Perspective, A::Error> {
        let (mut id, mut title) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "id" => id = Some(map.next_value()?),
                "title" => title = Some(map.next_value()?),
                _ => drop(map.next_value::<de::IgnoredAny>()?),
            }
        }
        let id = id.ok_or_else(|| de::Error::missing_field("id"))?;
        let title = title.ok_or_else(|| de::Error::missing_field("title"))?;
        Ok(Perspective { id, title })
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    pub moderation: Moderation,
    pub reveal: Reveal,
    pub identity: Identity,
    pub group_by: GroupBy,
    /// Do perspectives stand with a reflection for everybody, or for moderators alone?
    pub show_perspective: bool,
    pub vote_on: VoteOn,
    pub votes_per_person: u32,
    pub votes_per_target: u32,
    /// One attendee's reflections, withdrawn ones not counted.
    pub reflections_per_person: u32,
    pub retention_days: u32,
    pub language: Language,
    pub perspectives: Vec<Perspective>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            moderation: Moderation::After,
            reveal: Reveal::OnRead,
            identity: Identity::Anonymous,
            group_by: GroupBy::Moderators,
            show_perspective: false,
            vote_on: VoteOn::Themes,
            votes_per_person: 3,
            votes_per_target: 3,
            reflections_per_person: 50,
            retention_days: 90,
            language: Language::Nl,
            perspectives: Vec::new(),
        }
    }
}

impl Settings {
    /// May everybody read in this phase what is approved?
    pub fn reveals(&self, phase: Phase) -> bool {
        phase.reveals() || self.reveal == Reveal::Live
    }
}

/// Changed settings alone; the others stay.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SettingsPatch {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moderation: Option<Moderation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reveal: Option<Reveal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<Identity>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_by: Option<GroupBy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_perspective: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vote_on: Option<VoteOn>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub votes_per_person: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub votes_per_target: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reflections_per_person: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention_days: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub perspectives: Option<Vec<Perspective>>,
}

/// Why a change of settings was not taken: the field and what it may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{field}: at least one where there must be some, at most {limit}, each once")]
pub struct BadSetting {
    pub field: &'static str,
    pub limit: u32,
}

impl SettingsPatch {
    /// The settings after the change, or what is too much.
    pub fn apply(&self, settings: &Settings) -> Result<Settings, BadSetting> {
        let mut next = settings.clone();
        macro_rules! take {
            ($($field:ident),*) => { $(if let Some(value) = self.$field.clone() { next.$field = value; })* };
        }
        take!(moderation, reveal, identity, group_by, show_perspective, vote_on, votes_per_person);
        take!(votes_per_target, reflections_per_person, retention_days, language, perspectives);
        let most = |field, value: u32, limit| {
            if value <= limit { Ok(()) } else { Err(BadSetting { field, limit }) }
        };
        let some = |field, value: u32, limit| {
            if (1..=limit).contains(&value) { Ok(()) } else { Err(BadSetting { field, limit }) }
        };
        some("votes_per_person", next.votes_per_person, limits::VOTES_PER_PERSON)?;
        some("votes_per_target", next.votes_per_target, limits::VOTES_PER_PERSON)?;
        some("reflections_per_person", next.reflections_per_person, limits::REFLECTIONS_PER_PERSON)?;
        some("retention_days", next.retention_days, limits::RETENTION_DAYS)?;
        let perspectives = u32::try_from(next.perspectives.len()).unwrap_or(u32::MAX);
        let limit = u32::try_from(limits::PERSPECTIVES).unwrap_or(u32::MAX);
        most("perspectives", perspectives, limit)?;
        let mut ids = std::collections::BTreeSet::new();
        if !next.perspectives.iter().all(|perspective| ids.insert(&perspective.id)) {
            return Err(BadSetting { field: "perspectives", limit });
        }
        Ok(next)
    }
}

/// A prompt as an organiser writes it; id and order follow from the title and the place in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPrompt {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Key>,
    pub title: String,
    #[serde(default)]
    pub question: String,
}

impl NewPrompt {
    /// The prompts of a list; `None` where it is empty or too long, a prompt has no title, or two have one id.
    pub fn read_all(wanted: &[Self]) -> Option<Vec<Prompt>> {
        if !(1..=limits::PROMPTS).contains(&wanted.len()) {
            return None;
        }
        let mut prompts: Vec<Prompt> = Vec::new();
        for (index, new) in wanted.iter().enumerate() {
            let title = Title::parse(&new.title).ok()?;
            let numbered = || format!("vraag-{}", index + 1).parse().ok();
            let id = new.id.clone().or_else(|| Key::from_title(title.as_str())).or_else(numbered)?;
            if prompts.iter().any(|prompt| prompt.id == id) {
                return None;
            }
            let order = Order::between(prompts.last().map(|prompt| &prompt.order), None);
            prompts.push(Prompt { id, title, question: Question::parse(&new.question).ok()?, order });
        }
        Some(prompts)
    }
}

/// A question that reflections answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    pub id: Key,
    pub title: Title,
    pub question: Question,
    pub order: Order,
}
