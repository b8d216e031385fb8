//! E-mail addresses, also with the sign spelled out.

use super::letters::{Letters, is_alphanumeric};

/// The longest there may be before the sign.
const LOCAL: usize = 64;
/// Where the sign is spelled out or stands apart, only these end an address: "kom naar de zaal @ plein.Daar" has none.
const ENDINGS: &str = "nl com eu org net be de";

/// The address around the `@` at `i`.
pub(super) fn find(l: &Letters<'_>, i: usize) -> Option<(usize, usize)> {
    if let Some(from) = local(l, i)
        && let Some((to, _)) = domain(l, i + 1, Points::Typed)
    {
        return Some((from, to));
    }
    let from = local(l, i - l.before(i).eq(&' ').then_some(1)?)?;
    let (to, ending) = domain(l, l.spaces(i + 1), Points::Typed)?;
    l.listed(ending, to, ENDINGS).then_some((from, to))
}

/// The address around an "(at)", or an " at " whose points are spelled out too: "look at school.nl" is no address.
pub(super) fn spelled(l: &Letters<'_>, i: usize, end: usize) -> Option<(usize, usize)> {
    if !l.listed(i, end, "at apenstaartje apenstaart") {
        return None;
    }
    let bracketed = matches!(l.before(i), '(' | '[') && matches!(l.at(end), ')' | ']');
    let from = (0..3).fold(i, |at, _| at - usize::from(matches!(l.before(at), ' ' | '(' | '[')));
    let points = if bracketed { Points::Either } else { Points::Spelled };
    let (to, ending) = domain(l, l.skip(end, 3, |c| matches!(c, ' ' | ')' | ']')), points)?;
    (from < i && l.listed(ending, to, ENDINGS)).then(|| local(l, from).map(|from| (from, to)))?
}

/// Where the part before the sign starts, if one stands there.
fn local(l: &Letters<'_>, end: usize) -> Option<usize> {
    let mut from = end;
    while from > 0 && end - from < LOCAL && is_local(l.before(from)) {
        from -= 1;
    }
    while from < end && !is_alphanumeric(l.at(from)) {
        from += 1;
    }
    (from < end).then_some(from)
}

/// How the points of a domain are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Points {
    Typed,
    Spelled,
    Either,
}

/// Where a domain of two labels or more ends, and where its last label starts.
fn domain(l: &Letters<'_>, from: usize, points: Points) -> Option<(usize, usize)> {
    let mut found = None;
    let mut at = from;
    for labels in 0..8 {
        let end = l.skip(at, 63, |c| is_alphanumeric(c) || c == '-');
        if end == at {
            break;
        }
        if labels > 0 && end - at >= 2 && l.word_end(at) == end {
            found = Some((end, at));
        }
        let Some(next) = point(l, end, points) else { break };
        at = next;
    }
    found
}

/// Past the point that stands at `i`.
fn point(l: &Letters<'_>, i: usize, points: Points) -> Option<usize> {
    if points != Points::Spelled && l.at(i) == '.' {
        return Some(i + 1);
    }
    let from = l.skip(i, 2, |c| matches!(c, ' ' | '(' | '['));
    let to = l.word_end(from);
    let spelled = points != Points::Typed && from > i && l.listed(from, to, "punt dot");
    spelled.then(|| l.skip(to, 2, |c| matches!(c, ' ' | ')' | ']')))
}

fn is_local(c: char) -> bool {
    is_alphanumeric(c) || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'')
}
