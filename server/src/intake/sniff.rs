//! From bytes to lines of fields, whatever program wrote them.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};
use shared::api::Letters;
use shared::limits;

use super::Line;
use super::quotes::{self, Quotes};

/// Why a file is no table that we can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotATable {
    #[error("this file is no text; save it as “CSV UTF-8”")]
    NotText,
    #[error("a table is at most {} bytes", limits::IMPORT_BYTES)]
    TooLarge,
}

/// So many lines tell how the others were written.
const SAMPLE: usize = 20;
/// Fields of one line; more is no table that people made.
const FIELDS: usize = 50;
const DELIMITERS: [u8; 3] = [b'\t', b';', b','];

/// With one kind of line end, by which lines are numbered.
pub(super) fn text(bytes: &[u8]) -> Result<(String, Letters), NotATable> {
    if bytes.len() > limits::IMPORT_BYTES {
        return Err(NotATable::TooLarge);
    }
    let (text, letters) = decoded(bytes)?;
    Ok((text.replace("\r\n", "\n").replace('\r', "\n"), letters))
}

/// Excel's "Unicode text" is UTF-16 with a mark in front; its plain CSV is in the letters of Windows, and says so nowhere.
fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, Letters), NotATable> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
        return Ok((text.ok_or(NotATable::NotText)?, Letters::Unicode));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.into(), Letters::Unicode));
    }
    // Any byte is a letter of Windows, those of a picture and of a workbook too; no text holds these.
    if bytes.iter().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r')) {
        return Err(NotATable::NotText);
    }
    Ok((WINDOWS_1252.decode_without_bom_handling(bytes).0, Letters::Windows))
}

pub(super) fn lines(text: &str) -> Vec<Line> {
    if let Some((delimiter, rest)) = declared(text) {
        return fields(rest, delimiter, usize::MAX);
    }
    match delimiter(text) {
        Some(delimiter) => fields(text, delimiter, usize::MAX),
        None => plain(text),
    }
}

/// Excel's own first line, `sep=;`. What follows keeps the end of that line, so that lines are numbered as in the file.
fn declared(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_at(text.find('\n').unwrap_or(text.len()));
    let first = first.trim_matches([' ', '"']);
    let named = first.get(..4).filter(|name| name.eq_ignore_ascii_case("sep="))?;
    let &[delimiter] = first.get(named.len()..)?.as_bytes() else { return None };
    (delimiter.is_ascii() && !delimiter.is_ascii_alphanumeric()).then_some((delimiter, rest))
}

/// The one that gives lines of the same length; none where each line is one text, with commas of its own.
fn delimiter(text: &str) -> Option<u8> {
    let even = |delimiter: &u8| {
        let lines = fields(text, *delimiter, SAMPLE);
        let widths: Vec<usize> = lines.iter().map(|line| line.fields.len()).collect();
        let width = widths.first().copied().unwrap_or(0);
        let is_even = widths.iter().all(|other| *other == width);
        // A comma is also a comma: in running text a space follows it.
        let is_prose = *delimiter == b','
            && lines.iter().all(|line| line.fields.iter().skip(1).all(|f| f.starts_with(' ')));
        (width > 1 && is_even && !is_prose).then_some(width)
    };
    let found = DELIMITERS.into_iter().filter_map(|delimiter| Some((even(&delimiter)?, delimiter)));
    let even = found.max_by_key(|(width, _)| *width).map(|(_, delimiter)| delimiter);
    // Quoted texts over several lines, or a line that lacks its last fields: the head decides.
    even.or_else(|| {
        let head = text.lines().next().unwrap_or_default();
        let is_head = |delimiter: &u8| {
            let names: Vec<&str> = head.split(char::from(*delimiter)).collect();
            names.len() > 1 && names.iter().any(|name| super::columns::named(name).is_some())
        };
        DELIMITERS.into_iter().find(is_head)
    })
}

fn fields(text: &str, delimiter: u8, most: usize) -> Vec<Line> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut lines = Vec::new();
    // Read from memory and known to be UTF-8, so no record fails.
    for (record, start) in reader.records().flatten().zip(quotes::starts(text, delimiter)) {
        let fields: Vec<String> = record.iter().take(FIELDS).map(str::to_owned).collect();
        if fields.iter().any(|field| !field.trim().is_empty()) {
            lines.push(Line { number: start.line, fields, quotes: start.quotes });
        }
        if lines.len() >= most {
            break;
        }
    }
    lines
}

/// One text a line, as people paste it; quotation marks are theirs.
fn plain(text: &str) -> Vec<Line> {
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
    lines
        .map(|(line, number)| Line {
            number,
            fields: vec![unquoted(line).to_owned()],
            quotes: Quotes::Closed,
        })
        .collect()
}

/// Around the whole line they are the file's.
fn unquoted(line: &str) -> &str {
    let inside = line.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.filter(|inside| !inside.contains('"')).unwrap_or(line)
}
