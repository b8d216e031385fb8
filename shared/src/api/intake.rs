//! `POST /api/boards/{id}/import`: what stands in a table that somebody brought, and what is wrong with each line.
//! Nothing of it is on the board: who agrees with what they read posts it.

use serde::{Deserialize, Serialize};

use crate::ids::Key;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Intake {
    /// What each column was taken for.
    pub columns: Vec<Column>,
    pub rows: Vec<IntakeRow>,
    /// Lines beyond the limit, which were not read.
    #[serde(default)]
    pub left: u32,
    #[serde(default)]
    pub letters: Letters,
}

/// How sure it is that each letter is the one that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Letters {
    /// The file says so itself.
    #[default]
    Unicode,
    /// Taken for the letters of Windows, as nothing in the file tells: a person should look at them.
    Windows,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    Text,
    Prompt,
    Perspective,
    Table,
    /// Not for the board.
    Unknown,
}

/// One line. What could not be understood stands in `wrong`, and the text is there all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeRow {
    /// Of the file, counted from 1.
    pub line: u32,
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prompt: Option<Key>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub perspective: Option<Key>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<u16>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<Wrong>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wrong {
    Empty,
    TooLong,
    /// A citizen service number: no board takes it.
    PersonalData,
    /// Names a question that the board does not ask.
    Prompt,
    /// Names none, and the board asks several.
    NoPrompt,
    Perspective,
    Table,
    /// A quotation mark that is not closed where its field ends: the lines after it may have become part of the text.
    OpenQuote,
}

impl Wrong {
    /// Can it be posted all the same: without what is wrong, or after a look?
    pub fn lets_pass(self) -> bool {
        matches!(self, Self::Perspective | Self::Table | Self::OpenQuote)
    }
}
