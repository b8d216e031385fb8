//! Reads a board's log into a [`Report`]. Pure: the same log at the same moment gives the same report.

mod quotes;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use shared::board::{Board, Reflection};
use shared::command::{SetAsideReason, Source};
use shared::event::{Event, Record, Standing};
use shared::ids::{BoardId, Key, ReflectionId, ThemeId};
use shared::limits;
use shared::outcome::Step;
use shared::settings::VoteOn;

use super::report::{BoardKind, Breadth, Cover, Entry, Medium, Number, Report, ReportTheme};

/// What a log does not tell.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    pub board: BoardId,
    pub kind: BoardKind,
    /// When the board was made, and when the report is; milliseconds since 1970.
    pub created: u64,
    pub made: u64,
}

pub fn report(facts: Facts, log: &[Record]) -> Report {
    let (board, numbers) = replay(log);
    let known = groups(&board);
    let mut annex: Vec<Entry> = published(&board)
        .filter_map(|(id, r)| Some(entry(&board, &numbers, &known, id, r, *numbers.get(&id)?)))
        .collect();
    annex.sort_by_key(|entry| entry.number);
    count_stacks(&mut annex);
    let themes: Vec<_> = board
        .themes_in_order()
        .into_iter()
        .map(|(id, _)| theme(&board, &numbers, &known, &annex, id))
        .collect();
    let loose = in_stacks(
        &annex,
        published(&board).filter(|(_, r)| theme_of(&board, r).is_none()).collect(),
        &numbers,
    );
    Report {
        cover: cover(facts, &board, annex.len()),
        summary: board.outcome.summary.as_ref().map(ToString::to_string),
        table: table::table(&board, &known),
        themes,
        loose,
        set_aside: set_aside(&board),
        unread: count(
            board
                .reflections
                .values()
                .filter(|r| matches!(r.standing, Standing::Waiting | Standing::Approved)),
        ),
        agreements: board.outcome.agreements.clone(),
        annex,
    }
}

/// The board, and each reflection's number: the order in which they were first for all to read. What was revealed
/// together was shuffled when it was, so a number tells nothing about when it was written.
fn replay(log: &[Record]) -> (Board, BTreeMap<ReflectionId, Number>) {
    let mut board = Board::default();
    let mut numbers = BTreeMap::new();
    for record in log {
        board.apply(record);
        for id in record.events.iter().flat_map(publishes) {
            if board.reflections.get(&id).is_some_and(|r| r.standing == Standing::Published) {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX).saturating_add(1);
                numbers.entry(id).or_insert(Number(next));
            }
        }
    }
    (board, numbers)
}

/// Whom an event may have brought before everybody's eyes.
fn publishes(event: &Event) -> Vec<ReflectionId> {
    match event {
        Event::Posted { reflection, .. }
        | Event::Edited { reflection, .. }
        | Event::Judged { reflection, .. } => vec![*reflection],
        Event::Revealed { reflections } => reflections.clone(),
        _ => Vec::new(),
    }
}

fn published(board: &Board) -> impl Iterator<Item = (ReflectionId, &Reflection)> {
    let all = board.reflections.iter().filter(|(_, r)| r.standing == Standing::Published);
    all.map(|(id, r)| (*id, &**r))
}

/// The perspectives that enough published reflections carry, with how many.
fn groups(board: &Board) -> BTreeMap<Key, u32> {
    let mut groups: BTreeMap<Key, u32> = BTreeMap::new();
    for key in published(board).filter_map(|(_, r)| r.perspective.clone()) {
        *groups.entry(key).or_default() += 1;
    }
    let least = u32::try_from(limits::GROUP).unwrap_or(u32::MAX);
    let is_told = |key: &Key| board.settings.perspectives.iter().any(|p| p.id == *key);
    groups.retain(|key, n| *n >= least && is_told(key));
    groups
}

fn theme_of(board: &Board, entry: &Reflection) -> Option<ThemeId> {
    entry.placement.as_ref().map(|p| p.theme).filter(|theme| board.themes.contains_key(theme))
}

fn entry(
    board: &Board,
    numbers: &BTreeMap<ReflectionId, Number>,
    known: &BTreeMap<Key, u32>,
    id: ReflectionId,
    r: &Reflection,
    number: Number,
) -> Entry {
    let stands =
        |id: &ReflectionId| board.reflections.get(id).is_some_and(|r| r.standing == Standing::Published);
    let told = board.settings.vote_on == VoteOn::Reflections && board.tally.voters >= limits::VOTERS;
    let shown = |key: &&Key| board.settings.show_perspective && known.contains_key(*key);
    Entry {
        number,
        id,
        text: r.text.to_string(),
        prompt: r.prompt.clone(),
        lang: r.lang,
        theme: theme_of(board, r),
        under: r.under.filter(stands).and_then(|top| numbers.get(&top).copied()),
        stacked: 0,
        recognised: r.recognised.count(),
        votes: told.then(|| board.tally.votes.get(&id.into()).copied().unwrap_or(0)),
        perspective: r.perspective.as_ref().filter(shown).cloned(),
        name: r.name.as_ref().map(ToString::to_string),
        on: if matches!(r.source, Some(Source::Paper { .. })) { Medium::Paper } else { Medium::Phone },
    }
}

fn count_stacks(annex: &mut [Entry]) {
    let mut stacked: BTreeMap<Number, u32> = BTreeMap::new();
    for top in annex.iter().filter_map(|entry| entry.under) {
        *stacked.entry(top).or_default() += 1;
    }
    for entry in annex {
        entry.stacked = stacked.get(&entry.number).copied().unwrap_or(0);
    }
}

fn theme(
    board: &Board,
    numbers: &BTreeMap<ReflectionId, Number>,
    known: &BTreeMap<Key, u32>,
    annex: &[Entry],
    id: ThemeId,
) -> ReportTheme {
    let there = board.themes.get(&id).map(|theme| (**theme).clone());
    let placed: Vec<_> =
        board.placed_in(id).into_iter().filter(|(_, r)| r.standing == Standing::Published).collect();
    let by_prompt = |prompt: &Key| count(placed.iter().filter(|(_, r)| r.prompt == *prompt));
    let present: BTreeSet<_> = placed.iter().filter_map(|(_, r)| r.perspective.as_ref()).collect();
    let breadth =
        Breadth { of: count(known.keys().filter(|key| present.contains(key))), among: count(known.keys()) };
    let key_phrase =
        there.as_ref().and_then(|theme| theme.key_phrase).and_then(|id| numbers.get(&id).copied());
    let key_phrase = key_phrase.filter(|n| annex.iter().any(|e| e.number == *n && e.theme == Some(id)));
    let votes = board.settings.vote_on == VoteOn::Themes && board.tally.voters >= limits::VOTERS;
    let recognised = placed.iter().map(|(_, r)| r.recognised.count()).sum();
    let steps = board.outcome.follow_up.get(&id);
    let by_prompt = board.prompts.iter().map(|prompt| by_prompt(&prompt.id)).collect();
    let members = in_stacks(annex, placed, numbers);
    ReportTheme {
        id,
        title: there.as_ref().map(|theme| theme.title.to_string()).unwrap_or_default(),
        summary: there.as_ref().map(|theme| theme.summary.to_string()).unwrap_or_default(),
        quotes: quotes::quotes(board, annex, &members, key_phrase),
        members,
        key_phrase,
        recognised,
        votes: votes.then(|| board.tally.votes.get(&id.into()).copied().unwrap_or(0)),
        by_prompt,
        breadth: (!known.is_empty()).then_some(breadth),
        agreements: board.outcome.agreements.iter().filter(|a| a.theme == Some(id)).cloned().collect(),
        follow_up: Step::ALL.map(|step| (step, steps.and_then(|s| s.get(&step)).cloned())).into(),
    }
}

/// The numbers in the given order, what lies under another one right behind it.
fn in_stacks(
    annex: &[Entry],
    of: Vec<(ReflectionId, &Reflection)>,
    numbers: &BTreeMap<ReflectionId, Number>,
) -> Vec<Number> {
    let here: Vec<Number> = of.iter().filter_map(|(id, _)| numbers.get(id).copied()).collect();
    let inside: BTreeSet<Number> = here.iter().copied().collect();
    let mut below: BTreeMap<Number, Vec<Number>> = BTreeMap::new();
    for entry in annex.iter().filter(|entry| inside.contains(&entry.number)) {
        if let Some(top) = entry.under.filter(|top| inside.contains(top)) {
            below.entry(top).or_default().push(entry.number);
        }
    }
    let lying: BTreeSet<Number> = below.values().flatten().copied().collect();
    let tops = here.into_iter().filter(|number| !lying.contains(number));
    tops.flat_map(|top| [top].into_iter().chain(below.get(&top).cloned().unwrap_or_default())).collect()
}

fn set_aside(board: &Board) -> Vec<(SetAsideReason, u32)> {
    let with =
        |reason| count(board.reflections.values().filter(|r| r.standing == Standing::SetAside(reason)));
    SetAsideReason::ALL.into_iter().map(|reason| (reason, with(reason))).filter(|(_, n)| *n > 0).collect()
}

fn cover(facts: Facts, board: &Board, reflections: usize) -> Cover {
    let details = &board.outcome.details;
    let some = |line: &shared::words::Line| Some(line.to_string()).filter(|line| !line.is_empty());
    Cover {
        board: facts.board,
        title: board.title().to_owned(),
        date: details.date,
        place: some(&details.place),
        audience: some(&details.audience),
        language: board.settings.language,
        kind: facts.kind,
        people: board.people,
        reflections: u32::try_from(reflections).unwrap_or(u32::MAX),
        voters: board.tally.voters,
        votes: board.tally.votes.values().sum(),
        prompts: board.prompts.clone(),
        settings: board.settings.clone(),
        links: board.outcome.links.clone(),
        made: facts.made,
        erased_on: board.outcome.erased_on(facts.created, board.settings.retention_days),
        is_final: board.is_final,
    }
}

fn count(of: impl Iterator) -> u32 {
    u32::try_from(of.count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
