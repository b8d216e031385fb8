//! What a report says: one reading of a board, made once, from which every format is written. So all formats carry
//! the same numbers, and none of them reads the board itself.

use serde::{Deserialize, Serialize};
use shared::command::SetAsideReason;
use shared::day::Day;
use shared::ids::{Key, ReflectionId, ThemeId};
pub use shared::outcome::BoardKind;
use shared::outcome::{Agreement, Link, Reached, Step};
use shared::settings::{Language, Perspective, Prompt, Settings};
use shared::words::Lang;

/// A board as it is handed on. The annex holds every published reflection once; all else counts or points into it.
///
/// Invariant: the members of all themes and the loose ones together are the annex, each once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    pub cover: Cover,
    /// The organiser's own words above all, if any.
    pub summary: Option<String>,
    /// In the order of the board.
    pub themes: Vec<ReportTheme>,
    /// Published and in no theme.
    pub loose: Vec<Number>,
    /// Theme × perspective, with nothing apart that fewer than five share. None where too few named a perspective.
    pub table: Option<Table>,
    /// How many stand not on the board, by reason; reasons that nobody used are left out.
    pub set_aside: Vec<(SetAsideReason, u32)>,
    /// Waiting or approved, and not (yet) published.
    pub unread: u32,
    /// Agreements of the whole board; those of a theme stand with it too.
    pub agreements: Vec<Agreement>,
    /// Every published reflection, by number.
    pub annex: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cover {
    pub board: shared::ids::BoardId,
    pub title: String,
    pub date: Option<Day>,
    pub place: Option<String>,
    pub audience: Option<String>,
    pub language: Language,
    /// Made up for a rehearsal: every format says so on its cover.
    pub kind: BoardKind,
    /// People who posted.
    pub people: u32,
    /// Published ones.
    pub reflections: u32,
    /// People whose votes count; totals are told from five on.
    pub voters: u32,
    /// The sum of all totals.
    pub votes: u32,
    pub prompts: Vec<Prompt>,
    pub settings: Settings,
    /// Where more is to be found.
    pub links: Vec<Link>,
    /// When the report was drawn up, in milliseconds since 1970.
    pub made: u64,
    /// The day on which the board is erased.
    pub erased_on: Day,
    /// Is the board closed for good, so that nobody is linked to what they wrote?
    pub is_final: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportTheme {
    pub id: ThemeId,
    pub title: String,
    pub summary: String,
    /// In the theme's order; stacked ones follow what they lie under.
    pub members: Vec<Number>,
    /// The key phrase.
    pub key_phrase: Option<Number>,
    /// Chosen by the organiser, or else spread over prompts and recognitions; without the key phrase.
    pub quotes: Vec<Number>,
    /// How often members were recognised, together.
    pub recognised: u32,
    /// None while fewer than five voted.
    pub votes: Option<u32>,
    /// Members by prompt, in the order of the prompts, zeros included.
    pub by_prompt: Vec<u32>,
    /// From how many of how many perspectives; none where perspectives may not be told.
    pub breadth: Option<Breadth>,
    pub agreements: Vec<Agreement>,
    /// All five steps, in their order.
    pub follow_up: Vec<(Step, Option<Reached>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breadth {
    pub of: u32,
    pub among: u32,
}

/// Members of each theme by perspective.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Perspectives that at least five published reflections carry.
    pub columns: Vec<Perspective>,
    /// How many published reflections carry each, told and untold cells together: five at least.
    pub totals: Vec<u32>,
    /// One row a theme, in the order of the themes, then one for the loose ones.
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// None: too few to be told apart, and counted in the rest.
    pub cells: Vec<Option<u32>>,
    /// Other perspectives, none said, and cells that are too small.
    pub rest: u32,
}

/// A reflection's number in the order of publication: K-117. It stays, also when others go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number(pub u32);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "K-{:03}", self.0)
    }
}

/// A published reflection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub number: Number,
    pub id: ReflectionId,
    pub text: String,
    pub prompt: Key,
    /// Where it is not the board's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeId>,
    /// The near-duplicate that it lies under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<Number>,
    /// How many near-duplicates lie under it.
    pub stacked: u32,
    pub recognised: u32,
    /// On boards where reflections are voted on, from five voters on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub votes: Option<u32>,
    /// Only where the organiser shows perspectives, and enough people share this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub perspective: Option<Key>,
    /// On a named board.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub on: Medium,
}

/// How a reflection came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    #[default]
    Phone,
    /// Typed over for somebody in the room.
    Paper,
}

impl Report {
    /// An entry by its number; the annex is in the order of numbers, with gaps.
    pub fn entry(&self, number: Number) -> Option<&Entry> {
        let at = self.annex.binary_search_by_key(&number, |entry| entry.number).ok()?;
        self.annex.get(at)
    }

    pub fn prompt(&self, key: &Key) -> Option<&Prompt> {
        self.cover.prompts.iter().find(|prompt| prompt.id == *key)
    }

    pub fn theme(&self, id: ThemeId) -> Option<&ReportTheme> {
        self.themes.iter().find(|theme| theme.id == id)
    }
}
