//! A report in words and in its order, once for all formats that people read. What a writer does with a block is its
//! own; what is said, and after what, is decided here.

mod annex;
mod front;
mod parts;
mod theme;

use shared::day::Day;
use shared::ids::Key;
use shared::outcome::Link;
use shared::settings::{Language, Prompt};
use shared::text::common::category;
use shared::text::{Counted, number};
use shared::words::Lang;

use super::report::{BoardKind, Entry, Report};

pub(super) use front::cover;
pub(super) use parts::all_agreements;

/// A whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    pub language: Language,
    pub cover: Cover,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    pub title: String,
    pub kind: BoardKind,
    /// "14 november 2025 · Ede", perhaps nothing.
    pub event: String,
    pub audience: Option<String>,
    pub figures: Vec<Figure>,
    /// A quote that opens the report.
    pub pull: Option<Quote>,
    /// How it was made and what is promised: one sentence each.
    pub notes: Vec<String>,
    /// In the foot of every page: the title and the day.
    pub running: String,
    pub made: Day,
}

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub value: String,
    pub label: String,
}

impl Figure {
    fn counted(language: Language, n: u32, what: Counted) -> Self {
        Self { value: number(language, n.into()), label: what.say(language, n) }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Begins a page.
    Part(String),
    Section(String),
    /// The head of a theme; begins a page.
    Theme(ThemeHead),
    /// The organiser's words.
    Lede(String),
    Text(String),
    Note(String),
    /// One of few, side by side where there is room.
    Cards(Vec<Card>),
    Chart(Chart),
    KeyPhrase(Quote),
    Quotes(Vec<Quote>),
    List(Vec<String>),
    Links(Vec<Link>),
    Steps(Vec<StepLine>),
    Table(Grid),
}

#[derive(Debug, Clone, PartialEq)]
pub struct ThemeHead {
    /// "Thema 1".
    pub eyebrow: String,
    pub title: String,
    pub figures: Vec<Figure>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    pub title: String,
    pub fact: String,
    pub text: Option<Words>,
}

/// What somebody wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    pub text: String,
    /// Where it is not the board's.
    pub lang: Option<Lang>,
}

impl Words {
    fn of(entry: &Entry) -> Self {
        Self { text: entry.text.clone(), lang: entry.lang }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// "K-117".
    pub number: String,
    pub words: Words,
    pub prompt: Category,
    /// Small words below: "31 mensen schreven dit".
    pub facts: Vec<String>,
}

/// A prompt by its colour and shape; the word always stands beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    pub title: String,
    /// zee, pruim, klei, inkt or neutraal.
    pub name: &'static str,
}

impl Category {
    pub fn of(prompts: &[Prompt], key: &Key) -> Self {
        let place = prompts.iter().position(|prompt| prompt.id == *key);
        let title = place.map_or_else(|| key.to_string(), |place| prompts[place].title.to_string());
        Self { title, name: category(place) }
    }

    /// As light pages and paper show it, without the sign before it.
    pub fn colour(&self) -> &'static str {
        match self.name {
            "zee" => "0B5C8A",
            "pruim" => "783750",
            "klei" => "B33D27",
            "inkt" => "242591",
            _ => "4A5560",
        }
    }

    pub fn shape(&self) -> char {
        match self.name {
            "zee" => '●',
            "pruim" => '■',
            "klei" => '▲',
            "inkt" => '◆',
            _ => '–',
        }
    }
}

/// Bars, one a line; each may be split.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    pub title: String,
    /// The parts of each bar; one that stands for all where bars are whole.
    pub legend: Vec<Category>,
    pub bars: Vec<Bar>,
    /// All of it in words, for who does not see it.
    pub description: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    pub label: String,
    /// As many as the legend has.
    pub parts: Vec<u32>,
}

impl Bar {
    pub fn total(&self) -> u32 {
        self.parts.iter().sum()
    }
}

impl Chart {
    pub fn longest(&self) -> u32 {
        self.bars.iter().map(Bar::total).max().unwrap_or(0)
    }

    /// Does a bar say more than its length?
    pub fn is_split(&self) -> bool {
        self.legend.len() > 1
    }
}

/// Whether a step was taken, and where it can be read.
#[derive(Debug, Clone, PartialEq)]
pub struct StepLine {
    pub step: String,
    pub is_reached: bool,
    /// A day and a note, or that it is still to come.
    pub says: Vec<String>,
    pub url: Option<String>,
}

/// A table with a row of headings that each page repeats.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Its name for who does not see it.
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub title: String,
    pub holds: Holds,
    /// Of a hundred.
    pub width: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Words,
    Numbers,
}

impl Grid {
    /// So many columns of numbers that their heads stand upright.
    pub fn is_dense(&self) -> bool {
        self.columns.iter().filter(|column| column.holds == Holds::Numbers).count() > 4
    }
}

#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    pub text: String,
    pub lang: Option<Lang>,
    /// Small words below.
    pub facts: Vec<String>,
    /// A value that is kept back.
    pub is_withheld: bool,
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl Outline {
    pub fn of(report: &Report) -> Self {
        let language = report.cover.language;
        let mut blocks = Vec::new();
        front::summary(report, &mut blocks);
        for (index, theme) in report.themes.iter().enumerate() {
            theme::page(report, theme, index + 1, &mut blocks);
        }
        parts::perspectives(report, &mut blocks);
        parts::loose(report, &mut blocks);
        parts::not_on_board(report, &mut blocks);
        parts::agreements(report, &mut blocks);
        annex::all(report, &mut blocks);
        parts::method(report, &mut blocks);
        Self { language, cover: cover(report), blocks }
    }
}
