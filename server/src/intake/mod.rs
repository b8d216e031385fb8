//! A table of reflections that somebody brought, read without knowing how it was saved: delimiter, header and columns
//! are found out. Pure, and nothing of it reaches the board.

mod columns;
mod quotes;
mod sniff;

use shared::api::{Column, Intake, IntakeRow, Wrong};
use shared::ids::Key;
use shared::limits;
use shared::privacy::{Severity, findings};
use shared::settings::{Perspective, Prompt};
use shared::words::{BadWords, Text, clean};

pub use sniff::NotATable;

/// What the lines are read against.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    pub prompts: &'a [Prompt],
    pub perspectives: &'a [Perspective],
}

impl Terms<'_> {
    /// By its title or its key, however it is typed.
    fn prompt(&self, said: &str) -> Option<Key> {
        let said = folded(said);
        let fits = |prompt: &&Prompt| {
            said == folded(prompt.title.as_str())
                || said == prompt.id.as_str()
                || (!said.is_empty() && said == folded(prompt.question.as_str()))
        };
        self.prompts.iter().find(fits).map(|prompt| prompt.id.clone())
    }

    fn perspective(&self, said: &str) -> Option<Key> {
        let said = folded(said);
        let fits = |one: &&Perspective| said == folded(one.title.as_str()) || said == one.id.as_str();
        self.perspectives.iter().find(fits).map(|one| one.id.clone())
    }
}

/// A file without a word in it is a table without rows.
pub fn read(bytes: &[u8], terms: Terms<'_>) -> Result<Intake, NotATable> {
    let (text, letters) = sniff::text(bytes)?;
    let lines = sniff::lines(&text);
    let columns = columns::columns(&lines, terms);
    let body = if columns.has_head { lines.get(1..).unwrap_or_default() } else { &lines[..] };
    let left = body.len().saturating_sub(limits::IMPORT_ROWS);
    let rows = body.iter().take(limits::IMPORT_ROWS).map(|line| row(line, &columns.of, terms)).collect();
    Ok(Intake { columns: columns.of, rows, left: u32::try_from(left).unwrap_or(u32::MAX), letters })
}

/// One record of the file, with where it begins.
struct Line {
    number: u32,
    fields: Vec<String>,
    quotes: quotes::Quotes,
}

fn row(line: &Line, columns: &[Column], terms: Terms<'_>) -> IntakeRow {
    let field = |wanted: Column| {
        let at = columns.iter().position(|column| *column == wanted)?;
        line.fields.get(at).map(|field| field.trim()).filter(|field| !field.is_empty())
    };
    let text = clean(unguarded(field(Column::Text).unwrap_or_default()));
    let mut wrong = Vec::new();
    match Text::parse(&text) {
        Err(BadWords::Empty) => wrong.push(Wrong::Empty),
        Err(BadWords::TooLong { .. }) => wrong.push(Wrong::TooLong),
        Ok(_) if is_refused(&text) => wrong.push(Wrong::PersonalData),
        Ok(_) => {}
    }
    let prompt = match field(Column::Prompt) {
        Some(said) => terms.prompt(said),
        None => terms.prompts.first().filter(|_| terms.prompts.len() == 1).map(|prompt| prompt.id.clone()),
    };
    if prompt.is_none() {
        wrong.push(if field(Column::Prompt).is_some() { Wrong::Prompt } else { Wrong::NoPrompt });
    }
    let said = field(Column::Perspective);
    let perspective = said.and_then(|said| terms.perspective(said));
    if said.is_some() && perspective.is_none() {
        wrong.push(Wrong::Perspective);
    }
    let said = field(Column::Table);
    let table = said.and_then(table_number);
    if said.is_some() && table.is_none() {
        wrong.push(Wrong::Table);
    }
    if line.quotes == quotes::Quotes::Open {
        wrong.push(Wrong::OpenQuote);
    }
    IntakeRow { line: line.number, text, prompt, perspective, table, wrong }
}

/// "4", "tafel 4".
fn table_number(said: &str) -> Option<u16> {
    let digits = said.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits.trim().parse().ok().filter(|table| (1..=limits::TABLES).contains(table))
}

fn is_refused(text: &str) -> bool {
    findings(text).iter().any(|finding| finding.hint.severity() == Severity::Refuse)
}

/// Our own tables write an apostrophe before what a spreadsheet would run; here it has done its work.
fn unguarded(field: &str) -> &str {
    let bare =
        field.strip_prefix('\'').filter(|rest| rest.trim_start().starts_with(['=', '+', '-', '@', '|', '%']));
    bare.unwrap_or(field)
}

/// Case, composition and white space do not make another word.
fn folded(said: &str) -> String {
    clean(said).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
