//! What is handed on of a board: one reading of it, and the formats that are written from that. A format is a pure
//! function of a [`Report`]; none reads the board, so all carry the same numbers.

mod bars;
mod csv;
mod docx;
mod html;
pub mod import;
mod json;
mod md;
pub mod outline;
pub mod pdf;
pub mod report;
#[cfg(test)]
pub(crate) mod sample;
pub mod view;
mod xlsx;

use shared::day::Day;
use shared::text::report as say;

pub(crate) use csv::guarded;
pub use json::{NotAReport, read as read_json};
use outline::Outline;
use report::Report;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    Csv,
    Xlsx,
    Json,
    Md,
    Html,
    Docx,
    Pdf,
}

/// Why a report was not written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// Typst is the largest thing to compile, so a build may go without.
    #[error("this build writes no PDF; print the html file instead, or use a build with PDF")]
    NoPdf,
    #[error("the file could not be written")]
    Writer(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl ExportError {
    fn writer(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Writer(Box::new(error))
    }
}

impl Format {
    pub const ALL: [Self; 7] =
        [Self::Csv, Self::Xlsx, Self::Json, Self::Md, Self::Html, Self::Docx, Self::Pdf];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == text)
    }

    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    pub fn mime(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
            Self::Md => "text/markdown; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
        }
    }

    /// `result` is the address of the result page, once everybody may read it.
    pub fn write(self, report: &Report, result: Option<&str>) -> Result<Vec<u8>, ExportError> {
        match self {
            Self::Csv => csv::write(report),
            Self::Xlsx => xlsx::write(report),
            Self::Json => json::write(report),
            Self::Md => Ok(md::write(&Outline::of(report))),
            Self::Html => Ok(html::write(&Outline::of(report))),
            Self::Docx => docx::write(&Outline::of(report)),
            Self::Pdf => pdf::write(report, &Outline::of(report), result),
        }
    }

    /// A document that is not one board's; none in the formats that hold data.
    pub(crate) fn write_words(self, outline: &Outline) -> Option<Result<Vec<u8>, ExportError>> {
        match self {
            Self::Md => Some(Ok(md::write(outline))),
            Self::Html => Some(Ok(html::write(outline))),
            Self::Docx => Some(docx::write(outline)),
            Self::Csv | Self::Xlsx | Self::Json | Self::Pdf => None,
        }
    }

    /// "wat-werkt-al-2025-11-14.docx": letters, digits and dashes alone, on every disk the same.
    pub fn file_name(self, report: &Report) -> String {
        const LONGEST: usize = 60;
        let cover = &report.cover;
        let day = cover.date.unwrap_or_else(|| Day::of(cover.made));
        let mut name: String = plain(&cover.title).chars().take(LONGEST).collect();
        if name.is_empty() {
            say::FILE.say(cover.language).clone_into(&mut name);
        }
        format!("{}-{day}.{}", name.trim_end_matches('-'), self.extension())
    }
}

/// Small letters and digits, with dashes for what stands between; "é" is an "e".
fn plain(title: &str) -> String {
    let mut name = String::new();
    for c in title.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => name.push(c),
            _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
            _ => {}
        }
    }
    name
}

/// People's text without the few characters that XML 1.0 has no way to write: a file with one of them is refused whole.
fn for_xml(text: &str) -> String {
    text.chars().filter(|c| matches!(c, '\t' | '\n' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)).collect()
}

#[cfg(test)]
mod tests;
