//! What the report says, block by block. Every word in it is ready: numbers are written out, dates are spelled.

use serde::Serialize;

use crate::{Mark, Matrix, Words};

#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    pub lang: &'static str,
    /// Of the document: what a reader's tab shows.
    pub title: String,
    pub subject: String,
    /// Year, month, day on which it was drawn up.
    pub made: (u16, u8, u8),
    /// In the foot of every page but the first.
    pub running: Words,
    pub cover: Cover,
    pub blocks: Vec<Block>,
    /// "p.", before the number of a page.
    pub page: String,
    /// What □ means, printed where one stands.
    pub squares: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Cover {
    /// Over all else: that this is a rehearsal.
    pub banner: Option<String>,
    pub heading: Words,
    pub sub: Option<Words>,
    pub audience: Option<Words>,
    pub figures: Vec<Figure>,
    pub pull: Option<Quote>,
    pub notes: Vec<String>,
    /// The way to the result page, once there is one.
    pub way: Option<Way>,
}

/// An address and its picture.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Way {
    pub url: String,
    pub qr: Matrix,
}

/// A number that stands by itself, with what it counts.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Figure {
    pub number: String,
    pub label: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    Part {
        title: String,
        begin: Begin,
    },
    Section {
        title: String,
    },
    /// Begins a page, and is what bars of a chart lead to.
    Theme {
        eyebrow: String,
        title: Words,
        figures: Vec<Figure>,
    },
    Lede {
        words: Words,
    },
    Text {
        words: Words,
    },
    Note {
        words: Words,
    },
    /// At most three, side by side.
    Cards {
        cards: Vec<Card>,
    },
    Chart(Chart),
    KeyPhrase {
        quote: Quote,
        label: String,
    },
    Quotes {
        quotes: Vec<Quote>,
    },
    List {
        items: Vec<Words>,
    },
    Links {
        links: Vec<Link>,
    },
    Steps {
        steps: Vec<Step>,
    },
    Table(Table),
}

/// Where a part starts: short ones share a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Begin {
    Page,
    Space,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Card {
    pub title: Words,
    pub fact: String,
    pub words: Option<Words>,
}

/// Bars of one scale; where the legend has more than one mark, each bar is split by it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Chart {
    /// Where nothing above it says what it shows.
    pub heading: Option<String>,
    /// The same in words, for whoever does not see it.
    pub alt: String,
    pub legend: Vec<Mark>,
    pub bars: Vec<Bar>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Bar {
    pub label: Words,
    /// Its theme by place among the themes, from 0 on: the label leads there.
    pub theme: Option<usize>,
    /// As many as the legend has.
    pub parts: Vec<u32>,
    pub total: u32,
    pub said: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Quote {
    pub words: Words,
    pub mark: Mark,
    /// "K-117": leads to the row of that anchor, if there is one.
    pub number: String,
    /// What stands beside the prompt's name.
    pub facts: Vec<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Link {
    pub title: Words,
    pub url: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Step {
    pub title: String,
    pub is_reached: bool,
    pub says: Vec<Words>,
    pub url: Option<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Column {
    pub title: Words,
    pub holds: Holds,
    /// Its share of the width.
    pub width: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    #[default]
    Words,
    Numbers,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    /// What numbers elsewhere lead to; each stands once in a report.
    pub anchor: Option<String>,
    /// The first heads the row.
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Cell {
    pub words: Words,
    pub mark: Option<Mark>,
    /// Small words below.
    pub facts: Vec<String>,
}
