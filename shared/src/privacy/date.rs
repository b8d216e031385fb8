//! Dates of birth. Halls are full of dates, so a date counts only
//! - near a word of birth: up to `REACH` letters after "geboren", "geb.", "jarig", "born" …, or before "geboren",
//!   "jarig", "born", within one sentence; or
//! - right after a word with a capital ("Sem, 12-03-2009", "Anna (12 maart 2009)"), whole, in a year from 1920 to 2020,
//!   and not the first of January, when laws begin. "Op", "Sinds" and days of the week are no such word.

use super::letters::{Letters, is_alphanumeric};
use super::name;

const REACH: usize = 24;
const MONTHS: &str = "januari jan january februari feb february maart mrt march mar april apr mei may juni jun june juli \
    jul july augustus aug august september sept sep oktober okt october oct november nov december dec";
/// Words that make a date one of something else.
const OF_OTHERS: &str = "sinds vanaf per tot na voor rond begin eind datum since from until before after by \
    dd versie brief verslag besluit";

struct Date {
    day: u32,
    month: u32,
    year: u32,
    to: usize,
    form: Form,
}

/// Whether it could be anything but a date.
#[derive(PartialEq, Eq)]
enum Form {
    Whole,
    /// Without marks between, or with two digits for the year.
    Loose,
}

pub(super) fn is_keyword(l: &Letters<'_>, from: usize, to: usize) -> bool {
    l.before(from) != '-'
        && l.listed(
            from,
            to,
            "geboren geb geboorte geboortedatum geboortedag gebdatum jarig verjaardag born birth birthday birthdate dob",
        )
}

/// Where the date of birth that starts with the number at `i` ends.
pub(super) fn find(l: &Letters<'_>, i: usize, keyword: Option<usize>) -> Option<usize> {
    let joined = matches!(l.before(i), '-' | '/' | '.' | ',') && i > 1 && l.before(i - 1).is_ascii_digit();
    if is_alphanumeric(l.before(i)) || joined {
        return None;
    }
    let date = read(l, i)?;
    // The word right before says whose date it is.
    let end = (0..3).fold(i, |at, _| at - usize::from(matches!(l.before(at), ' ' | ',' | '(' | ':' | '-')));
    let word = (l.word_start(end), end);
    if l.listed(word.0, word.1, OF_OTHERS) {
        return None;
    }
    let near = keyword.is_some_and(|end| i - end <= REACH) || is_born_after(l, date.to);
    (near || (is_bare(&date) && is_name(l, word))).then_some(date.to)
}

/// Whether it is written as a date, so that its digits are no other number's.
pub(super) fn is_written(l: &Letters<'_>, i: usize) -> bool {
    read(l, i).is_some_and(|date| date.form == Form::Whole)
}

/// Where "March 12, 2009" ends, which starts with the word from `i` to `end`; only after a word of birth.
pub(super) fn month_first(l: &Letters<'_>, i: usize, end: usize, keyword: Option<usize>) -> Option<usize> {
    keyword.filter(|keyword| i > *keyword && i - keyword <= REACH)?;
    let start = l.spaces(end);
    if !l.at(start).is_ascii_digit() || !l.listed(i, end, MONTHS) {
        return None;
    }
    let (_, day_end) = number(l, start, 1..=2)?;
    let year = l.skip(ordinal(l, day_end), 2, |c| matches!(c, ' ' | ','));
    number(l, year, 4..=4).map(|(_, to)| to)
}

fn is_born_after(l: &Letters<'_>, from: usize) -> bool {
    let mut at = from;
    while at <= from + REACH && !matches!(l.at(at), '.' | '!' | '?' | ';' | '\n' | super::letters::END) {
        if l.starts_word(at) && l.before(at) != '-' && l.listed(at, l.word_end(at), "geboren jarig born") {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether it needs no more than a name before it.
fn is_bare(date: &Date) -> bool {
    let new_year = date.day == 1 && date.month == 1;
    date.form == Form::Whole && !new_year && (1920..=2020).contains(&date.year)
}

fn is_name(l: &Letters<'_>, (from, end): (usize, usize)) -> bool {
    let in_tail = |tail: &str| end - from > tail.len() && l.listed(end - tail.len(), end, tail);
    let other = in_tail("dag") || in_tail("day") || in_tail("wet");
    l.is_capitalised(from, end) && !name::is_ordinary(l, from, end) && !other
}

fn read(l: &Letters<'_>, i: usize) -> Option<Date> {
    let (first, end) = number(l, i, 1..=8)?;
    let whole = |date: Date| {
        let valid = (1..=31).contains(&date.day)
            && (1..=12).contains(&date.month)
            && (1900..=2099).contains(&date.year)
            && !is_alphanumeric(l.at(date.to))
            && !(matches!(l.at(date.to), '-' | '/') && l.at(date.to + 1).is_ascii_digit());
        valid.then_some(date)
    };
    match end - i {
        8 => {
            let (day, month, year) = (first / 1_000_000, first / 10_000 % 100, first % 10_000);
            whole(Date { day, month, year, to: end, form: Form::Loose })
        }
        4 => {
            let (month, at, form) = part(l, end, 1..=2)?;
            let (day, to, _) = part(l, at, 1..=2)?;
            whole(Date { day, month, year: first, to, form })
        }
        1 | 2 => {
            if let Some((month, at)) = month_name(l, end) {
                let year = l.skip(at, 3, |c| matches!(c, ' ' | '.' | ',' | '-' | '\''));
                let (year, to, form) = year_at(l, year)?;
                return whole(Date { day: first, month, year, to, form });
            }
            let (month, at, apart) = part(l, end, 1..=2)?;
            let gap = l.skip(at, 3, is_between);
            let (year, to, form) = year_at(l, gap).filter(|_| gap > at)?;
            let form = if apart == Form::Whole { form } else { Form::Loose };
            whole(Date { day: first, month, year, to, form })
        }
        _ => None,
    }
}

/// The next number of a date, after what stands between; spaces alone make it doubtful.
fn part(l: &Letters<'_>, i: usize, size: std::ops::RangeInclusive<usize>) -> Option<(u32, usize, Form)> {
    let start = l.skip(i, 3, is_between);
    let (value, end) = number(l, start, size).filter(|_| start > i)?;
    let form = if l.spaces(i) < start { Form::Whole } else { Form::Loose };
    Some((value, end, form))
}

fn year_at(l: &Letters<'_>, i: usize) -> Option<(u32, usize, Form)> {
    let (value, end) = number(l, i, 2..=4)?;
    match end - i {
        4 => Some((value, end, Form::Whole)),
        // Whose century hardly matters: it is a date either way.
        2 => Some((1900 + value, end, Form::Loose)),
        _ => None,
    }
}

/// Past the name of a month that stands after a day: " maart", "e mrt", "th of March".
fn month_name(l: &Letters<'_>, i: usize) -> Option<(u32, usize)> {
    let mut at = l.skip(ordinal(l, i), 2, |c| matches!(c, ' ' | '.' | '-'));
    let of = l.word_end(at);
    if l.listed(at, of, "of") {
        at = l.spaces(of);
    }
    let end = l.word_end(at);
    // Which of the others hardly matters: laws begin in the first.
    let month = 2 - u32::from(l.listed(at, end, "januari january jan"));
    l.listed(at, end, MONTHS).then_some((month, end))
}

fn ordinal(l: &Letters<'_>, i: usize) -> usize {
    let end = l.word_end(i);
    if l.listed(i, end, "e ste de st nd rd th") { end } else { i }
}

fn number(l: &Letters<'_>, i: usize, size: std::ops::RangeInclusive<usize>) -> Option<(u32, usize)> {
    let end = l.skip(i, 9, |c| c.is_ascii_digit());
    let value = (i..end).fold(0, |value, at| value * 10 + u32::from(l.digit(at).unwrap_or(0)));
    size.contains(&(end - i)).then_some((value, end))
}

fn is_between(c: char) -> bool {
    matches!(c, ' ' | '-' | '/' | '.')
}
