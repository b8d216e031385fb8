//! Account numbers of any country. The check digits let one wrong number in ninety-seven through, so length and the
//! share of digits must fit too: otherwise a sentence like "in 20 jaar …" would now and then be one.

use super::letters::{Letters, is_alphanumeric, is_upper};

/// The shortest (Norway) and the longest there may be.
const LENGTH: std::ops::RangeInclusive<usize> = 15..=34;
/// Every country has at least so many digits after the check digits.
const DIGITS: usize = 8;

/// Where the account number that starts with the word at `i` ends; it may stand in groups, in small letters too.
pub(super) fn find(l: &Letters<'_>, i: usize) -> Option<usize> {
    if is_alphanumeric(l.before(i)) || !l.at(i).is_ascii_alphabetic() || !l.at(i + 1).is_ascii_alphabetic() {
        return None;
    }
    // "NL 91 …" is seen, "in 20 …" is a sentence.
    let gap = l.at(i + 2) == ' ' && is_upper(l.at(i)) && is_upper(l.at(i + 1));
    let check = i + 2 + usize::from(gap);
    let (tens, ones) = (l.digit(check)?, l.digit(check + 1)?);
    let mut rest = 0;
    let (mut length, mut digits) = (4, 0);
    let mut at = check + 2;
    while length < *LENGTH.end() {
        let c = match l.at(at) {
            ' ' | '-' | '.' if l.at(at + 1).is_ascii_alphanumeric() => {
                at += 1;
                l.at(at)
            }
            c => c,
        };
        let Some(value) = c.to_digit(36) else { break };
        rest = push(rest, value);
        digits += usize::from(value < 10);
        length += 1;
        at += 1;
        if LENGTH.contains(&length) && digits >= DIGITS && !is_alphanumeric(l.at(at)) {
            let country = [l.at(i), l.at(i + 1)];
            let moved = country.iter().fold(rest, |rest, c| push(rest, c.to_digit(36).unwrap_or(0)));
            if (moved * 100 + u32::from(tens * 10 + ones)) % 97 == 1 {
                return Some(at);
            }
        }
    }
    None
}

/// The remainder by 97 of the number with this digit, or letter as two digits, written after it.
fn push(rest: u32, value: u32) -> u32 {
    (rest * if value < 10 { 10 } else { 100 } + value) % 97
}
