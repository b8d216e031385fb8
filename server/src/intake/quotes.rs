//! Where each record of a table begins, and whether its quotation marks close: the csv reader takes a mark that does
//! not for a text that goes on, and so swallows the lines after it without a word.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    Closed,
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    /// Of the file, counted from 1.
    pub(super) line: u32,
    pub(super) quotes: Quotes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Record,
    Field,
    Bare,
    Quoted,
    /// After a mark inside a quoted field: its end, or the first half of a doubled one.
    Mark,
}

/// One for each record that the csv reader finds, by the same rules: it passes over lines that are empty.
pub(super) fn starts(text: &str, delimiter: u8) -> Vec<Start> {
    let mut found: Vec<Start> = Vec::new();
    let (mut at, mut line) = (At::Record, 1);
    for byte in text.bytes() {
        if at == At::Record && byte != b'\n' {
            found.push(Start { line, quotes: Quotes::Closed });
            at = At::Field;
        }
        at = match (at, byte) {
            (At::Record | At::Field | At::Bare | At::Mark, b'\n') => At::Record,
            (At::Quoted, b'"') => At::Mark,
            (At::Field | At::Mark, b'"') | (At::Quoted, _) => At::Quoted,
            (_, byte) if byte == delimiter => At::Field,
            (At::Mark, _) => {
                open(&mut found);
                At::Bare
            }
            _ => At::Bare,
        };
        line += u32::from(byte == b'\n');
    }
    if at == At::Quoted {
        open(&mut found);
    }
    found
}

fn open(found: &mut [Start]) {
    if let Some(last) = found.last_mut() {
        last.quotes = Quotes::Open;
    }
}
