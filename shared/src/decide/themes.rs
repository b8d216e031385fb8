//! Grouping: themes, their words, and what stands in them.

use super::{Decision, Positions, each, known, leave, missing};
use crate::board::{Board, Theme};
use crate::command::{Colour, TextEdit, TextField};
use crate::event::{Event, Placement, Standing};
use crate::ids::{ReflectionId, ThemeId};
use crate::limits;
use crate::order::Order;
use crate::refusal::{Reason, Refusal};
use crate::role::Actor;
use crate::words::{Title, clean_piece};

pub(super) fn create(board: &Board, theme: ThemeId, title: &str) -> Result<Decision, Refusal> {
    if board.themes.contains_key(&theme) {
        return Ok(Decision::default());
    }
    let title = Title::parse(&one_line(title))?;
    if board.themes.len() >= limits::THEMES {
        return Err(Refusal::limit(limits::THEMES));
    }
    let last = board.themes.values().map(|t| &t.order).max();
    let order = Order::between(last, None);
    Ok(vec![Event::ThemeCreated {
        theme,
        title: title.to_string(),
        summary: String::new(),
        order,
        colour: Colour::Neutraal,
        key_phrase: None,
    }]
    .into())
}

pub(super) fn colour(board: &Board, theme: ThemeId, colour: Colour) -> Result<Decision, Refusal> {
    let same = there(board, theme)?.colour == colour;
    Ok(if same { Decision::default() } else { vec![Event::ThemeColoured { theme, colour }].into() })
}

/// Only what everybody may read in that very theme can stand for it.
pub(super) fn key_phrase(
    board: &Board,
    actor: &Actor,
    theme: ThemeId,
    reflection: Option<ReflectionId>,
) -> Result<Decision, Refusal> {
    let entry = there(board, theme)?;
    if let Some(id) = reflection {
        let phrase = known(board, actor, id)?;
        if phrase.standing != Standing::Published {
            return Err(Reason::Phase.into());
        }
        if phrase.placement.as_ref().is_none_or(|p| p.theme != theme) {
            return Err(Reason::Invalid.into());
        }
    }
    let same = entry.key_phrase == reflection;
    Ok(if same { Decision::default() } else { vec![Event::KeyPhraseSet { theme, reflection }].into() })
}

pub(super) fn move_theme(board: &Board, theme: ThemeId, order: &Order) -> Result<Decision, Refusal> {
    let same = there(board, theme)?.order == *order;
    let order = order.clone();
    Ok(if same { Decision::default() } else { vec![Event::ThemeMoved { theme, order }].into() })
}

pub(super) fn remove(board: &Board, theme: ThemeId) -> Result<Decision, Refusal> {
    there(board, theme)?;
    let placed = board.placed_in(theme).into_iter();
    let mut events: Vec<_> =
        placed.map(|(reflection, _)| Event::Placed { reflection, placement: None }).collect();
    // Ahead of the removal, so that an undo finds the theme again before it lights it.
    events.extend(leave::dim_spotlight(board, |lit| lit.theme == Some(theme)));
    events.push(Event::ThemeRemoved { theme, into: None });
    Ok(events.into())
}

pub(super) fn merge(board: &Board, from: ThemeId, into: ThemeId) -> Result<Decision, Refusal> {
    there(board, from)?;
    there(board, into)?;
    if from == into {
        return Err(Reason::Invalid.into());
    }
    let mut last = board.end_of(into).map(|p| p.order.clone());
    let mut events = Vec::new();
    for (reflection, _) in board.placed_in(from) {
        let order = Order::between(last.as_ref(), None);
        last = Some(order.clone());
        events.push(Event::Placed { reflection, placement: Some(Placement { theme: into, order }) });
    }
    events.extend(leave::dim_spotlight(board, |lit| lit.theme == Some(from)));
    events.push(Event::ThemeRemoved { theme: from, into: Some(into) });
    Ok(events.into())
}

pub(super) fn place(
    board: &Board,
    actor: &Actor,
    targets: &[ReflectionId],
    theme: ThemeId,
    order: Option<&Order>,
) -> Result<Decision, Refusal> {
    there(board, theme)?;
    let mut slots = Slots::new(board, targets, theme, order);
    let mut decision = each(targets, |id| {
        let entry = known(board, actor, id).map_err(|refusal| refusal.reason)?;
        if matches!(entry.standing, Standing::SetAside(_)) {
            return Err(Reason::Gone);
        }
        if entry.under.is_some_and(|top| targets.contains(&top)) {
            // It goes along with the one on top of it.
            return Ok(Vec::new());
        }
        let there = entry.placement.as_ref().is_some_and(|p| p.theme == theme);
        if there && order.is_none_or(|order| entry.placement.as_ref().is_some_and(|p| p.order == *order)) {
            return Ok(Vec::new());
        }
        let mut place = |reflection| {
            let placement = Some(Placement { theme, order: slots.next() });
            Event::Placed { reflection, placement }
        };
        let mut events = vec![place(id)];
        if !there {
            events.extend(entry.under.map(|_| Event::Stacked { reflection: id, under: None }));
            events.extend(board.stacked_under(id).into_iter().map(place));
        }
        Ok(events)
    })?;
    let left = moved(&decision, |placement| placement.is_some_and(|p| p.theme == theme));
    let left: Vec<_> = left.into_iter().filter(|id| !phrase_of(board, theme, *id)).collect();
    decision.events.splice(0..0, leave::without_key_phrases(board, &left));
    Ok(decision)
}

fn phrase_of(board: &Board, theme: ThemeId, id: ReflectionId) -> bool {
    board.themes.get(&theme).is_some_and(|t| t.key_phrase == Some(id))
}

fn moved(decision: &Decision, fits: impl Fn(Option<&Placement>) -> bool) -> Vec<ReflectionId> {
    let placed = |event: &Event| match event {
        Event::Placed { reflection, placement } if fits(placement.as_ref()) => Some(*reflection),
        _ => None,
    };
    decision.events.iter().filter_map(placed).collect()
}

pub(super) fn unplace(board: &Board, actor: &Actor, targets: &[ReflectionId]) -> Result<Decision, Refusal> {
    let mut decision = each(targets, |id| {
        let entry = known(board, actor, id).map_err(|_| missing(board, actor, id))?;
        if entry.placement.is_none() || entry.under.is_some_and(|top| targets.contains(&top)) {
            return Ok(Vec::new());
        }
        let out = |reflection| Event::Placed { reflection, placement: None };
        let mut events = vec![out(id)];
        events.extend(entry.under.map(|_| Event::Stacked { reflection: id, under: None }));
        events.extend(board.stacked_under(id).into_iter().map(out));
        Ok(events)
    })?;
    let left = moved(&decision, |placement| placement.is_none());
    decision.events.splice(0..0, leave::without_key_phrases(board, &left));
    Ok(decision)
}

/// The places that a command's reflections take one after another.
struct Slots {
    /// What the asker wants for the first one.
    wanted: Option<Order>,
    /// The place just given; at first, the end of the theme.
    last: Option<Order>,
    /// The neighbour that all of them stay ahead of.
    ahead_of: Option<Order>,
}

impl Slots {
    fn new(board: &Board, moving: &[ReflectionId], theme: ThemeId, order: Option<&Order>) -> Self {
        let staying = board.placed_in(theme).into_iter().filter(|(id, _)| !moving.contains(id));
        let orders: Vec<_> =
            staying.filter_map(|(_, r)| r.placement.as_ref().map(|p| p.order.clone())).collect();
        match order {
            Some(order) => Self {
                wanted: Some(order.clone()),
                last: None,
                ahead_of: orders.into_iter().find(|other| other > order),
            },
            None => Self { wanted: None, last: orders.into_iter().next_back(), ahead_of: None },
        }
    }

    fn next(&mut self) -> Order {
        let order = match self.wanted.take() {
            Some(order) => order,
            None => Order::between(self.last.as_ref(), self.ahead_of.as_ref()),
        };
        self.last = Some(order.clone());
        order
    }
}

pub(super) fn edit_text(
    board: &Board,
    edit: &TextEdit,
    positions: &impl Positions,
) -> Result<Decision, Refusal> {
    let theme = there(board, edit.theme)?;
    let letters = theme.letters(edit.field);
    let resolve = |position| positions.index(edit.theme, edit.field, position).ok_or(Reason::Invalid);

    let mut events = Vec::new();
    let mut deleted = Vec::new();
    let mut start = None;
    if let (Some(from), Some(to)) = (&edit.from, &edit.to) {
        let (from, to) = (resolve(from)?, resolve(to)?);
        start = Some(from);
        deleted = match edit.seen {
            Some(seen) => positions.known(edit.theme, edit.field, from, to, seen),
            None if from < to => vec![(from, to - from)],
            None => Vec::new(),
        };
        for (index, length) in &deleted {
            let whole = letters.index(*index).zip(letters.index(index + length));
            whole.ok_or(Reason::Invalid)?;
            let (theme, field) = (edit.theme, edit.field);
            events.push(Event::TextDeleted { theme, field, index: *index, length: *length });
        }
    } else if edit.from.is_some() || edit.to.is_some() {
        return Err(Reason::Invalid.into());
    }
    if let Some(insert) = &edit.insert {
        let at = match (&edit.at, start) {
            (Some(at), _) => resolve(at)?,
            (None, Some(start)) => start,
            (None, None) => return Err(Reason::Invalid.into()),
        };
        letters.index(at).ok_or(Reason::Invalid)?;
        let insert = piece(edit.field, insert);
        let removed: u32 = deleted.iter().map(|(_, length)| length).sum();
        let kept = letters.len() - removed_letters(letters, &deleted);
        let limit = limit(edit.field);
        if kept + insert.chars().count() > limit {
            return Err(Refusal::too_long(limit));
        }
        let ahead: u32 = deleted.iter().map(|(index, length)| at.saturating_sub(*index).min(*length)).sum();
        debug_assert!(ahead <= removed);
        if !insert.is_empty() {
            let (theme, field) = (edit.theme, edit.field);
            events.push(Event::TextInserted { theme, field, index: at - ahead, text: insert });
        }
    } else if start.is_none() {
        return Err(Reason::Empty.into());
    }
    Ok(events.into())
}

fn removed_letters(letters: &crate::board::Letters, runs: &[(u32, u32)]) -> usize {
    let count = |(index, length): &(u32, u32)| {
        let (from, to) = (letters.index(*index), letters.index(index + length));
        to.unwrap_or(0).saturating_sub(from.unwrap_or(0))
    };
    runs.iter().map(count).sum()
}

pub(super) fn limit(field: TextField) -> usize {
    match field {
        TextField::Title => limits::TITLE,
        TextField::Summary => limits::SUMMARY,
    }
}

fn piece(field: TextField, text: &str) -> String {
    let text = clean_piece(text);
    match field {
        TextField::Title => one_line(&text),
        TextField::Summary => text,
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}

fn there(board: &Board, theme: ThemeId) -> Result<&Theme, Refusal> {
    let missing = || if board.removed.contains(&theme) { Reason::Gone } else { Reason::Unknown };
    board.themes.get(&theme).map(|theme| &**theme).ok_or_else(|| missing().into())
}
