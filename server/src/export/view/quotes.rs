//! Which reflections speak for a theme: those that the organiser chose, or else a spread over the prompts.

use std::collections::BTreeMap;

use shared::board::Board;
use shared::ids::Key;
use shared::limits;

use super::super::report::{Entry, Number};

/// Where nobody chose: as many as fit a page beside the key phrase.
const SPREAD: usize = 6;

pub(super) fn quotes(
    board: &Board,
    annex: &[Entry],
    members: &[Number],
    key_phrase: Option<Number>,
) -> Vec<Number> {
    let find =
        |number: &Number| annex.binary_search_by_key(number, |entry| entry.number).ok().map(|at| &annex[at]);
    let others: Vec<&Entry> =
        members.iter().filter(|number| Some(**number) != key_phrase).filter_map(find).collect();
    let chosen: Vec<_> =
        others.iter().filter(|e| board.outcome.quotes.contains(&e.id)).map(|e| e.number).collect();
    if !chosen.is_empty() {
        return chosen;
    }
    spread(others.into_iter().filter(|entry| entry.under.is_none()).collect())
}

/// From each prompt in turn the one that speaks for most people: stacked ones, then recognised ones; a text that fits
/// a glance before a long one, and one in the board's own language ahead, for the first of them stands on the cover.
fn spread(mut from: Vec<&Entry>) -> Vec<Number> {
    let is_long = |entry: &Entry| entry.text.chars().count() > limits::TEXT_SOFT;
    from.sort_by_key(|e| {
        (is_long(e), e.lang.is_some(), std::cmp::Reverse(e.stacked + e.recognised), e.number)
    });
    let mut by_prompt: BTreeMap<&Key, std::collections::VecDeque<Number>> = BTreeMap::new();
    for entry in from {
        by_prompt.entry(&entry.prompt).or_default().push_back(entry.number);
    }
    let mut taken = Vec::new();
    while taken.len() < SPREAD && by_prompt.values().any(|left| !left.is_empty()) {
        taken.extend(by_prompt.values_mut().filter_map(std::collections::VecDeque::pop_front));
    }
    taken.truncate(SPREAD);
    taken
}
