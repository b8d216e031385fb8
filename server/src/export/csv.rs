//! One line a reflection, as RFC 4180 has it, for whoever counts on. The byte order mark is for Excel, which takes a
//! file without one for Windows-1252.

use shared::text::report as say;

use super::ExportError;
use super::outline::Category;
use super::report::{Entry, Medium, Report};

/// Unless told otherwise Excel reads its own code page.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn write(report: &Report) -> Result<Vec<u8>, ExportError> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    let columns = Columns::of(report);
    writer.write_record(columns.heads(report)).map_err(ExportError::writer)?;
    for entry in &report.annex {
        writer.write_record(columns.line(report, entry)).map_err(ExportError::writer)?;
    }
    writer.into_inner().map_err(|error| ExportError::writer(error.into_error()))
}

/// Names stand only where the board has them.
struct Columns {
    has_names: bool,
}

impl Columns {
    fn of(report: &Report) -> Self {
        Self { has_names: report.annex.iter().any(|entry| entry.name.is_some()) }
    }

    fn heads(&self, report: &Report) -> Vec<&'static str> {
        let mut heads = vec![
            say::NUMBER,
            say::THEME,
            say::PROMPT,
            say::REFLECTION,
            say::COLUMN_RECOGNISED,
            say::COLUMN_VOTES,
            say::UNDER,
            say::PERSPECTIVE,
            say::MEDIUM,
            say::LANGUAGE,
        ];
        if self.has_names {
            heads.push(say::NAME);
        }
        heads.into_iter().map(|head| head.say(report.cover.language)).collect()
    }

    fn line(&self, report: &Report, entry: &Entry) -> Vec<String> {
        let mut line: Vec<String> = fields(report, entry).into();
        if self.has_names {
            line.push(entry.name.clone().unwrap_or_default());
        }
        line.iter().map(|field| guarded(field)).collect()
    }
}

/// A reflection's fields, in the order of the columns; also the sheet's.
pub(super) fn fields(report: &Report, entry: &Entry) -> [String; 10] {
    let language = report.cover.language;
    let theme = entry.theme.and_then(|id| report.theme(id)).map(|theme| theme.title.clone());
    let perspectives = &report.cover.settings.perspectives;
    let perspective = entry.perspective.as_ref().map(|key| {
        let known = perspectives.iter().find(|perspective| perspective.id == *key);
        known.map_or_else(|| key.to_string(), |perspective| perspective.title.to_string())
    });
    let medium = match entry.on {
        Medium::Phone => say::PHONE,
        Medium::Paper => say::PAPER,
    };
    [
        entry.number.to_string(),
        theme.unwrap_or_default(),
        Category::of(&report.cover.prompts, &entry.prompt).title,
        entry.text.clone(),
        entry.recognised.to_string(),
        entry.votes.map(|votes| votes.to_string()).unwrap_or_default(),
        entry.under.map(|top| top.to_string()).unwrap_or_default(),
        perspective.unwrap_or_default(),
        medium.say(language).to_owned(),
        entry.lang.map_or_else(|| language.as_str().to_owned(), |lang| lang.as_str().to_owned()),
    ]
}

/// Spreadsheets run what begins like a formula, some after white space too and also with the wide signs of East Asia.
/// With an apostrophe before it they show it.
pub(crate) fn guarded(field: &str) -> String {
    let is_formula = field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']);
    if is_formula || field.starts_with(['\t', '\r', '\n']) { format!("'{field}") } else { field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn what_begins_like_a_formula_is_shown() {
        for text in ["=1+1", "+31", "-1", "@SUM(A1)", "\tx", "\r=1", " \u{a0}=cmd|' /C calc'!A0", "＝1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "1 = 1", "a-b", "'t is goed", "5"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn each_reflection_is_read_back_as_it_was() {
        let report = sample::report();
        let bytes = write(&report).unwrap();
        let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').unwrap();
        assert!(text.ends_with("\r\n"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap().len(), 10);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), report.annex.len());
        for (row, entry) in rows.iter().zip(&report.annex) {
            assert_eq!((&row[0], &row[3]), (&*entry.number.to_string(), &*guarded(&entry.text)));
        }
    }
}
