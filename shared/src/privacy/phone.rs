//! Phone numbers: Dutch ones, and foreign ones that start with their country.

use super::digits::Digits;
use super::letters::{Letters, is_alphanumeric};

/// Whose number it is. Helplines (0800, 0900, 113, 14 024) are what a hall should share, and 088 belongs to
/// organisations alone; a landline or 085 may be somebody's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Person,
    Organisation,
}

/// Where the number that starts at `i` ends, and whose it is.
pub(super) fn find(l: &Letters<'_>, i: usize) -> Option<(Owner, usize)> {
    let start = l.skip(i, 1, |c| c == '(');
    let before = l.before(i);
    if l.at(start) == '+' {
        return international(l, start + 1, 0);
    }
    if l.digit(start) != Some(0) || is_alphanumeric(before) || before == '+' {
        return None;
    }
    if l.digit(start + 1) == Some(0) {
        return international(l, start, 2);
    }
    let digits = Digits::read(l, start, is_gap);
    // The area stands apart, or nothing does: "01-02-2026 14 uur" has ten digits as well.
    let area = digits.group(0);
    let fits = match line(&digits, 1)? {
        Line::Short => area == 3,
        Line::Long => area == 4,
        Line::Mobile => area >= 2,
        Line::Organisation => return None,
    };
    ((fits || area == 10) && digits.stops_after(10)).then(|| (Owner::Person, digits.end(10)))
}

/// `skip` digits come before the country's: the two of "00", or none after a plus.
fn international(l: &Letters<'_>, from: usize, skip: usize) -> Option<(Owner, usize)> {
    l.digit(from)?;
    let digits = Digits::read(l, from, is_gap);
    if (digits.value(skip), digits.value(skip + 1)) == (3, 1) {
        // "+31 (0)6 …" has a zero that is not dialled.
        let national = skip + 2 + usize::from(digits.value(skip + 2) == 0);
        let owner = match line(&digits, national)? {
            Line::Organisation => Owner::Organisation,
            Line::Short | Line::Long | Line::Mobile => Owner::Person,
        };
        return digits.stops_after(national + 9).then(|| (owner, digits.end(national + 9)));
    }
    // Points stand in amounts more often than in foreign numbers.
    let digits = Digits::read(l, from, |c| matches!(c, ' ' | '-' | '(' | ')'));
    let national = digits.count.checked_sub(skip)?;
    let starts = (1..=9).contains(&digits.value(skip)) && digits.group(0) > skip;
    (starts && (10..=15).contains(&national)).then(|| (Owner::Person, digits.end(digits.count)))
}

/// What the digits after the zero say: how long the area's number is, and who may have it.
enum Line {
    Mobile,
    Short,
    Long,
    Organisation,
}

fn line(digits: &Digits, at: usize) -> Option<Line> {
    Some(match (digits.value(at), digits.value(at + 1)) {
        (6, _) => Line::Mobile,
        (8, 0 | 8) | (9, 0) => Line::Organisation,
        (1, 0 | 3 | 5)
        | (2, 0 | 3 | 4 | 6)
        | (3, 0 | 3 | 5 | 6 | 8)
        | (4, 0 | 3 | 5 | 6)
        | (5, 0 | 3 | 5 | 8)
        | (7, 0..=9)
        | (8, 4 | 5 | 7) => Line::Short,
        (1, 1 | 6 | 7 | 8)
        | (2, 2 | 5 | 9)
        | (3, 1 | 2 | 4)
        | (4, 1 | 7 | 8 | 9)
        | (5, 1 | 2 | 4 | 6 | 7 | 9) => Line::Long,
        _ => return None,
    })
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '/' | '(' | ')')
}
