//! From bytes to lines of fields, whatever program wrote them.

use shared::limits;

use super::Line;

/// Why a file is no table that we can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotATable {
    #[error("this file is no text in UTF-8; save it as “CSV UTF-8”")]
    NotUtf8,
    #[error("there is nothing in this file")]
    Empty,
    #[error("a table is at most {} bytes", limits::IMPORT_BYTES)]
    TooLarge,
}

/// So many lines tell how the others were written.
const SAMPLE: usize = 20;
/// Fields of one line; more is no table that people made.
const FIELDS: usize = 50;
const DELIMITERS: [u8; 3] = [b'\t', b';', b','];

/// With one kind of line end: the csv reader numbers lines by it.
pub(super) fn text(bytes: &[u8]) -> Result<String, NotATable> {
    if bytes.len() > limits::IMPORT_BYTES {
        return Err(NotATable::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| NotATable::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.trim().is_empty() { Err(NotATable::Empty) } else { Ok(text) }
}

pub(super) fn lines(text: &str) -> Result<Vec<Line>, NotATable> {
    let lines = match delimiter(text) {
        Some(delimiter) => fields(text, delimiter, usize::MAX),
        None => plain(text),
    };
    if lines.is_empty() { Err(NotATable::Empty) } else { Ok(lines) }
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
    for record in reader.records().flatten() {
        let number = record.position().map_or(0, csv::Position::line);
        let fields: Vec<String> = record.iter().take(FIELDS).map(str::to_owned).collect();
        if fields.iter().any(|field| !field.trim().is_empty()) {
            lines.push(Line { number: u32::try_from(number).unwrap_or(u32::MAX), fields });
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
    lines.map(|(line, number)| Line { number, fields: vec![unquoted(line).to_owned()] }).collect()
}

/// Around the whole line they are the file's.
fn unquoted(line: &str) -> &str {
    let inside = line.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside.filter(|inside| !inside.contains('"')).unwrap_or(line)
}
