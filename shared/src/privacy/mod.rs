//! What a text gives away about a person, before others read it. The phone asks its author, and the server looks again
//! at what slipped through, so both must see the same: this is the one place that decides.
//!
//! Scanners written by hand, for the phone's sake: no table of patterns, no allocation but one copy of the text. A rule
//! reads a bounded stretch from where it starts, so a text costs what its length costs.
//!
//! These are hints, not a proof. A rule that would often stop innocent people (a bare postcode, a street without a
//! number, a meeting's date) is left out on purpose; moderators read everything before it is shown.

use serde::{Deserialize, Serialize};

use letters::Letters;

mod address;
mod bsn;
mod date;
mod digits;
mod email;
mod iban;
mod letters;
mod name;
mod phone;
#[cfg(test)]
mod tests;

/// What a piece of text gives away about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hint {
    Bsn,
    Email,
    Phone,
    Iban,
    Address,
    BirthDate,
    Name,
}

/// What follows from a hint, strictest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Never taken: the law leaves no room for a citizen service number on a wall.
    Refuse,
    /// The author is asked once, and moderators see a flag.
    Ask,
    /// Said in passing: a name is often meant to be there.
    Mention,
}

impl Hint {
    pub fn severity(self) -> Severity {
        match self {
            Self::Bsn => Severity::Refuse,
            Self::Email | Self::Phone | Self::Iban | Self::Address | Self::BirthDate => Severity::Ask,
            Self::Name => Severity::Mention,
        }
    }
}

/// The bytes of the text that give it away; both ends stand on a character's boundary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    pub hint: Hint,
    pub from: usize,
    pub to: usize,
}

impl Finding {
    fn beats(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.hint.severity(), other.hint.severity());
        ours < theirs || (ours == theirs && self.to - self.from > other.to - other.from)
    }
}

/// Everything a text gives away, in its order. Where two claims overlap, the stricter one stands, then the longer.
pub fn findings(text: &str) -> Vec<Finding> {
    scan(&Letters::of(text))
}

/// The words that decide how a number after them is read.
#[derive(Default)]
struct Context {
    /// Just after the last "bsn".
    bsn: Option<usize>,
    /// Just after the last "geboren" of this sentence.
    birth: Option<usize>,
}

fn scan(l: &Letters<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut context = Context::default();
    let mut i = 0;
    while i < l.len() {
        let next = if l.starts_word(i) {
            word(l, i, &mut context, &mut found)
        } else if l.starts_number(i) {
            number(l, i, &context, &mut found)
        } else {
            mark(l, i, &mut context, &mut found)
        };
        i = next.map_or(i + 1, |next| next.max(i + 1));
    }
    found
}

/// Each of these answers where to go on, if that is further than the next letter.
fn word(l: &Letters<'_>, i: usize, context: &mut Context, found: &mut Vec<Finding>) -> Option<usize> {
    let end = l.word_end(i);
    if let Some(to) = iban::find(l, i) {
        // Whatever number stands inside an account's number is a part of it.
        add(found, l.finding(Hint::Iban, i, to));
        return Some(to);
    }
    if bsn::is_keyword(l, i, end) {
        context.bsn = Some(end);
    }
    if date::is_keyword(l, i, end) {
        context.birth = Some(end);
    }
    if let Some((from, to)) = email::spelled(l, i, end) {
        add(found, l.finding(Hint::Email, from, to));
    }
    if let Some(to) = address::street(l, i, end) {
        add(found, l.finding(Hint::Address, i, to));
    }
    if let Some(to) = date::month_first(l, i, end, context.birth) {
        add(found, l.finding(Hint::BirthDate, i, to));
    }
    if let Some((from, to)) = name::find(l, i, end) {
        add(found, l.finding(Hint::Name, from, to));
    }
    None
}

fn number(l: &Letters<'_>, i: usize, context: &Context, found: &mut Vec<Finding>) -> Option<usize> {
    if let Some(to) = phone(l, i, found) {
        return Some(to);
    }
    if let Some(to) = bsn::find(l, i, context.bsn) {
        add(found, l.finding(Hint::Bsn, i, to));
    }
    if let Some(to) = date::find(l, i, context.birth) {
        add(found, l.finding(Hint::BirthDate, i, to));
    }
    if let Some(to) = address::number(l, i) {
        add(found, l.finding(Hint::Address, i, to));
    }
    None
}

fn mark(l: &Letters<'_>, i: usize, context: &mut Context, found: &mut Vec<Finding>) -> Option<usize> {
    match l.at(i) {
        '+' | '(' => return phone(l, i, found),
        '@' => {
            if let Some((from, to)) = email::find(l, i) {
                add(found, l.finding(Hint::Email, from, to));
            }
        }
        // "geb." is an abbreviation, not the end of a sentence.
        '.' if l.listed(i.saturating_sub(3), i, "geb") => {}
        '.' | '!' | '?' | ';' => context.birth = None,
        _ => {}
    }
    None
}

/// Digits of a phone number are not looked at again, also when the number is no one's own.
fn phone(l: &Letters<'_>, i: usize, found: &mut Vec<Finding>) -> Option<usize> {
    let (owner, to) = phone::find(l, i)?;
    if owner == phone::Owner::Person {
        add(found, l.finding(Hint::Phone, i, to));
    }
    Some(to)
}

fn add(found: &mut Vec<Finding>, mut new: Finding) {
    while let Some(last) = found.last() {
        if last.to <= new.from {
            break;
        }
        if last.hint == new.hint {
            new = Finding { hint: new.hint, from: last.from.min(new.from), to: last.to.max(new.to) };
        } else if !new.beats(last) {
            return;
        }
        found.pop();
    }
    found.push(new);
}
