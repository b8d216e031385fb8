//! Where somebody lives: a postcode with a house number, or a street with one. A postcode or a street alone covers
//! many homes, and halls talk about neighbourhoods.

use super::letters::{Letters, is_alphanumeric, is_letter, is_upper};

/// Two letters after four digits that are a word or a unit far more often than a postcode: "sinds 2015 en 12 keer".
const WORDS: &str = "al af am an as at be bv by cm da de do dr du em en er et eu ex gb go ha hi hz ie if ik in is it ja \
    je jr kb kg km ma mb me mg ml mm mn mw my na no nr nu of oh ok om on op or pa pm pp px so st te tl to tv uk up us uu \
    va vs we wo ze zo";
/// What is counted, so that the number before it is no house's.
const COUNTED: &str = "jaar jaren uur keer maal kinderen gezinnen mensen personen weken maanden dagen minuten procent \
    euro ouders jongeren huizen woningen bewoners buren families years times children people";

/// The ends of street names that hardly end other words.
const STREETS: [&str; 9] =
    ["straat", "str", "laan", "gracht", "singel", "steeg", "dreef", "kade", "plantsoen"];
/// Those that do ("onderweg", "zorgpad"): their street must be written with a capital, and be none of `ORDINARY`.
const DOUBTFUL: [&str; 6] = ["weg", "plein", "hof", "pad", "dijk", "park"];
const ORDINARY: &str = "onderweg halverwege snelweg terugweg heenweg omweg uitweg vaarweg spoorweg zorgpad leerpad \
    ontwikkelpad schoolpad groeipad schoolplein gerechtshof ipad speelpark";

/// Where the street with a house number ends whose name is the word from `i` to `end`.
pub(super) fn street(l: &Letters<'_>, i: usize, end: usize) -> Option<usize> {
    let mut at = if l.at(end) == '.' { end + 1 } else { end };
    if l.spaces(at) == at || !(ends_in(l, i, end, &STREETS) || is_doubtful_street(l, i, end)) {
        return None;
    }
    at = l.spaces(at);
    at = numbered(l, at).unwrap_or(at);
    let to = house(l, at)?;
    let next = l.spaces(to);
    (!l.listed(next, l.word_end(next), COUNTED)).then_some(to)
}

fn is_doubtful_street(l: &Letters<'_>, i: usize, end: usize) -> bool {
    is_upper(l.at(i)) && ends_in(l, i, end, &DOUBTFUL) && !l.listed(i, end, ORDINARY)
}

/// Ends in one of these, with something before it: a part of the word, or ("Oude Gracht") one of its own.
fn ends_in(l: &Letters<'_>, i: usize, end: usize, suffixes: &[&str]) -> bool {
    suffixes.iter().any(|suffix| {
        let start = end.saturating_sub(suffix.len());
        let long = start > i + 1 || (start == i && is_upper(l.at(i)) && !l.starts_sentence(i));
        long && l.listed(start, end, suffix)
    })
}

/// Where the address ends that starts with the number at `i`: a postcode then a house number, or the other way about.
pub(super) fn number(l: &Letters<'_>, i: usize) -> Option<usize> {
    if is_alphanumeric(l.before(i)) {
        return None;
    }
    if let Some(end) = postcode(l, i) {
        let mut at = skip_between(l, end);
        if l.listed(at, l.word_end(at), "en met op") {
            at = skip_between(l, l.word_end(at));
        }
        let town = l.word_end(at);
        if numbered(l, at).is_none() && l.is_capitalised(at, town) {
            at = skip_between(l, town);
        }
        at = numbered(l, at).unwrap_or(at);
        let to = house(l, at)?;
        let next = l.spaces(to);
        return (at > end && !l.listed(next, l.word_end(next), COUNTED)).then_some(to);
    }
    let mut at = skip_between(l, house(l, i)?);
    for _ in 0..2 {
        let end = l.word_end(at);
        if l.listed(at, end, "postcode pc in te en met") {
            at = l.skip(end, 3, |c| matches!(c, ' ' | ':'));
        }
    }
    postcode(l, at)
}

fn skip_between(l: &Letters<'_>, i: usize) -> usize {
    l.skip(i, 3, |c| matches!(c, ' ' | ',' | ';' | '-' | '\n' | '/'))
}

/// Past "nummer".
fn numbered(l: &Letters<'_>, i: usize) -> Option<usize> {
    let end = l.word_end(i);
    l.listed(i, end, "nummer huisnummer nr huisnr no")
        .then(|| l.skip(end, 3, |c| matches!(c, ' ' | '.' | ':')))
}

/// Four digits and two letters, which stand alone.
fn postcode(l: &Letters<'_>, i: usize) -> Option<usize> {
    let digits = l.skip(i, 5, |c| c.is_ascii_digit());
    let from = l.skip(digits, 2, |c| c == ' ');
    let to = l.skip(from, 3, |c| c.is_ascii_alphabetic());
    let capitals = l.skip(from, 2, |c| c.is_ascii_uppercase()) - from;
    let alone = digits == i + 4 && to == from + 2 && !is_alphanumeric(l.at(to)) && l.at(i) != '0';
    (alone && (capitals == 2 || capitals == 0 && !l.listed(from, to, WORDS))).then_some(to)
}

/// A house number, with the letter or second number it may have; not a year, an amount or a time.
fn house(l: &Letters<'_>, i: usize) -> Option<usize> {
    let end = l.skip(i, 5, |c| c.is_ascii_digit());
    let century = l.digit(i).map(|tens| tens * 10 + l.digit(i + 1).unwrap_or(0));
    let year = end == i + 4 && matches!(century, Some(19 | 20));
    if end == i || end > i + 4 || year || l.at(i) == '0' {
        return None;
    }
    let broken = matches!(l.at(end), '.' | ',' | ':') && l.at(end + 1).is_ascii_digit();
    let suffix = match l.at(end) {
        '-' => l.skip(end + 1, 4, is_alphanumeric),
        _ => l.skip(end, 2, is_letter),
    };
    let alone = !is_alphanumeric(l.at(suffix)) && !matches!(l.at(suffix), '-' | '/' | '%');
    (alone && !broken).then_some(suffix)
}
