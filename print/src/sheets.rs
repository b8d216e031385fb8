//! What is hung up, handed out and written on.

use serde::Serialize;

use crate::{Mark, Matrix, Words};

/// The way in, as every sheet shows it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Way {
    /// In two groups of four.
    pub code: String,
    /// Without scheme: what people type.
    pub address: String,
    /// The same as a link.
    pub url: String,
    pub qr: Matrix,
    pub code_label: String,
    pub address_label: String,
}

/// Hangs by the door and on the walls.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Poster {
    pub lang: &'static str,
    /// Of the document.
    pub title: String,
    /// The board's.
    pub heading: Words,
    /// The event, in a few words.
    pub sub: Option<Words>,
    pub marks: Vec<Mark>,
    pub way: Way,
    /// Three.
    pub steps: Vec<Step>,
    pub no_account: String,
    pub privacy: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Step {
    pub title: String,
    pub line: String,
}

/// Lies on the tables.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Handout {
    pub lang: &'static str,
    pub title: String,
    pub heading: Words,
    pub sub: Option<Words>,
    /// What is asked, in the board's order.
    pub questions: Vec<Question>,
    pub way: Way,
    pub steps: Vec<Step>,
    pub no_account: String,
    pub privacy: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Question {
    pub mark: Mark,
    pub question: Words,
}

/// For whoever would rather write than type.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Slips {
    pub lang: &'static str,
    pub title: String,
    pub heading: Words,
    /// One page of four for each.
    pub questions: Vec<Question>,
    pub code: String,
    pub table_label: String,
    /// "On behalf of", where the board asks for it.
    pub perspective_label: Option<String>,
    pub privacy: String,
}
