//! Every sentence on screen, in Dutch (plain, level B1) and English. A sentence is a constant with both, so none can
//! lack a language, and a page carries only those it uses.

pub mod attendee;
pub mod board_privacy;
pub mod common;
pub mod erase;
pub mod hall;
pub mod keys;
mod number;
pub mod organise;
pub mod outcome;
pub mod pages;
pub mod paper;
pub mod register;
pub mod report;
pub mod series;
pub mod staff;
pub mod table;
#[cfg(test)]
mod tests;

pub use number::{date, number};

use crate::settings::Language;

/// One sentence in both languages. `{name}` stands for a value that [`Said::fill`] puts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    pub nl: &'static str,
    pub en: &'static str,
}

impl Said {
    pub const fn new(nl: &'static str, en: &'static str) -> Self {
        Self { nl, en }
    }

    pub fn say(self, language: Language) -> &'static str {
        match language {
            Language::Nl => self.nl,
            Language::En => self.en,
        }
    }

    /// The sentence with its values.
    pub fn fill(self, language: Language, values: &[(&str, &str)]) -> String {
        let mut text = self.say(language).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }
}

/// A sentence that counts: one, or any other number ("{n}"), written as the language writes it. Both languages have
/// these two forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    pub one: Said,
    pub other: Said,
}

impl Counted {
    pub const fn new(one: Said, other: Said) -> Self {
        Self { one, other }
    }

    pub fn say(self, language: Language, n: u32) -> String {
        let said = if n == 1 { self.one } else { self.other };
        said.fill(language, &[("n", &number(language, n.into()))])
    }
}
