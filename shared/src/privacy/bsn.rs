//! Citizen service numbers. The eleven-test passes one number in eleven by chance, and a refusal cannot be answered
//! "yes, send it", so a number must also be written as one: nine digits on their own.

use super::date;
use super::digits::Digits;
use super::letters::{Letters, is_alphanumeric, is_letter};

/// How far after "bsn" a number is still that number.
const REACH: usize = 24;

pub(super) fn is_keyword(l: &Letters<'_>, from: usize, to: usize) -> bool {
    matches!(l.at(from), 'b' | 'B' | 's' | 'S')
        && l.listed(
            from,
            to,
            "bsn bsnnr bsnnummer burgerservicenummer burgerservicenr sofi sofinummer sofinr",
        )
}

/// Where the number that starts at `i` ends. After the word "bsn" any grouping will do, and the leading zero may be
/// left out; elsewhere it is solid, or 3-3-3, or 4-2-3.
pub(super) fn find(l: &Letters<'_>, i: usize, keyword: Option<usize>) -> Option<usize> {
    let near = keyword.is_some_and(|end| i - end <= REACH);
    if !near && !matches!(l.skip(i, 10, |c| c.is_ascii_digit()) - i, 3 | 4 | 9) {
        return None;
    }
    let digits = Digits::read(l, i, |c| matches!(c, ' ' | '.' | '-'));
    if near {
        return (8..=9)
            .rev()
            .find(|count| is_alone(l, &digits, *count) && passes(&digits, *count))
            // "BSN kwijt sinds 12-03-2024" has eight digits as well.
            .filter(|count| *count == 9 || !date::is_written(l, i))
            .map(|n| digits.end(n));
    }
    let end = (is_alone(l, &digits, 9) && passes(&digits, 9)).then(|| digits.end(9))?;
    let grouped = match (digits.group(0), digits.group(3), digits.group(4)) {
        (9, ..) => is_solid_alone(l, i, end),
        (3, 3, _) | (4, _, 2) if digits.group(6) == 3 => is_grouped_alone(l, i, end),
        _ => false,
    };
    (grouped && !is_alphanumeric(l.before(i)) && !is_amount(l, i, end) && !is_of_company(l, i)).then_some(end)
}

fn is_alone(l: &Letters<'_>, digits: &Digits, count: usize) -> bool {
    digits.stops_after(count) && !is_letter(l.at(digits.end(count)))
}

/// Not a piece of something longer: a case number ("2024-123456782"), decimals, a phone number.
fn is_solid_alone(l: &Letters<'_>, from: usize, end: usize) -> bool {
    let before = match l.before(from) {
        '+' => false,
        '-' | '.' | '/' => !l.before(from - 1).is_ascii_digit(),
        _ => true,
    };
    let after = match l.at(end) {
        '-' | '/' => !l.at(end + 1).is_ascii_digit(),
        // A list may go on after a comma; one or two digits there are cents.
        '.' | ',' => {
            let stop = l.skip(end + 1, 3, |c| c.is_ascii_digit());
            stop == end + 1 || stop == end + 4
        }
        _ => true,
    };
    before && after
}

/// Not three groups out of a row of them, as a large amount has.
fn is_grouped_alone(l: &Letters<'_>, from: usize, end: usize) -> bool {
    let before = matches!(l.before(from), ' ' | '.' | '-' | ',') && l.before(from - 1).is_ascii_digit();
    let decimals = matches!(l.at(end), '.' | '-' | ',' | '/') && l.at(end + 1).is_ascii_digit();
    let group = l.at(end) == ' ' && l.skip(end + 1, 4, |c| c.is_ascii_digit()) == end + 4;
    l.before(from) != '+' && !before && !decimals && !group
}

fn is_amount(l: &Letters<'_>, from: usize, end: usize) -> bool {
    let unit = l.spaces(end);
    let sign = if l.before(from) == ' ' { l.before(from - 1) } else { l.before(from) };
    sign == '€' || l.at(unit) == '€' || l.listed(unit, l.word_end(unit), "euro eur")
}

/// An RSIN, the number of an organisation, passes the same test.
fn is_of_company(l: &Letters<'_>, from: usize) -> bool {
    let end =
        (0..3).try_fold(from, |at, _| matches!(l.before(at), ' ' | ':' | '=').then(|| at - 1).ok_or(at));
    let (Ok(end) | Err(end)) = end;
    end.checked_sub(4).is_some_and(|start| l.listed(start, end, "rsin"))
}

/// 9a + 8b + … + 2h − i is a multiple of eleven. With eight digits, a zero stands unseen before them.
fn passes(digits: &Digits, count: usize) -> bool {
    let mut sum = 0;
    let mut zeros = true;
    for i in 0..count {
        let value = i32::from(digits.value(i));
        let weight = i32::try_from(count - i).unwrap_or(0);
        sum += if weight == 1 { -value } else { weight * value };
        zeros &= value == 0;
    }
    sum % 11 == 0 && !zeros
}
