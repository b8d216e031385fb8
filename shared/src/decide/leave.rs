//! What goes along when reflections leave the sight of the hall: nothing may point at what is not there.

use crate::board::Board;
use crate::command::SpotlightTarget;
use crate::event::{Event, Standing};
use crate::ids::{ReflectionId, ThemeId};

/// Ahead of what takes them away, so that an undo, which goes backwards, finds them there again first.
pub(super) fn tidy(board: &Board, leaving: &[ReflectionId]) -> Vec<Event> {
    let mut events = dim_spotlight(board, |lit| lit.reflection.is_some_and(|id| leaving.contains(&id)));
    events.extend(without_key_phrases(board, leaving));
    for id in leaving {
        events.extend(out_of_stack(board, *id, leaving));
    }
    events
}

/// What stands in the spotlight leaves it together with what made it fit to be there.
pub(super) fn dim_spotlight(board: &Board, gone: impl Fn(SpotlightTarget) -> bool) -> Vec<Event> {
    if board.spotlight != SpotlightTarget::NOTHING && gone(board.spotlight) {
        super::steer::clear_spotlight(board)
    } else {
        Vec::new()
    }
}

/// Themes that called one of these their key phrase.
pub(super) fn without_key_phrases(board: &Board, leaving: &[ReflectionId]) -> Vec<Event> {
    let named = board.themes.iter().filter(|(_, t)| t.key_phrase.is_some_and(|id| leaving.contains(&id)));
    named.map(|(theme, _)| Event::KeyPhraseSet { theme: *theme, reflection: None }).collect()
}

/// The reflection stands alone afterwards. What lay under it stays a stack: the first of it comes to lie on top.
pub(super) fn out_of_stack(board: &Board, id: ReflectionId, leaving: &[ReflectionId]) -> Vec<Event> {
    let mut events = Vec::new();
    if board.reflections.get(&id).is_some_and(|entry| entry.under.is_some()) {
        events.push(Event::Stacked { reflection: id, under: None });
    }
    let mut heir = None;
    for below in board.stacked_under(id).into_iter().filter(|below| !leaving.contains(below)) {
        events.push(Event::Stacked { reflection: below, under: heir });
        heir = heir.or(Some(below));
    }
    events
}

/// Steps back are decided one by one; a colleague may have stacked meanwhile what they move apart. Who was moved
/// comes out of the stack, whose top was moved goes along.
pub(super) fn mend_stacks(before: &Board, board: &Board) -> Vec<Event> {
    let placed =
        |board: &Board, id: ReflectionId| board.reflections.get(&id).and_then(|r| r.placement.clone());
    let theme = |board: &Board, id| placed(board, id).map(|p| p.theme);
    let moved = |id| theme(before, id) != theme(board, id);
    let mut events = Vec::new();
    for (id, entry) in &board.reflections {
        let reflection = *id;
        let Some(top) = entry.under.filter(|top| theme(board, *top) != theme(board, reflection)) else {
            continue;
        };
        let along = Event::Placed { reflection, placement: placed(board, top) };
        events.push(if moved(top) { along } else { Event::Stacked { reflection, under: None } });
    }
    events
}

/// Themes whose key phrase does not stand in them for everybody to read.
pub(super) fn mend_phrases(board: &Board) -> Vec<Event> {
    let stands = |theme: ThemeId, id: ReflectionId| {
        board.reflections.get(&id).is_some_and(|entry| {
            entry.standing == Standing::Published
                && entry.placement.as_ref().is_some_and(|p| p.theme == theme)
        })
    };
    let lost = board.themes.iter().filter(|(id, t)| t.key_phrase.is_some_and(|phrase| !stands(**id, phrase)));
    lost.map(|(theme, _)| Event::KeyPhraseSet { theme: *theme, reflection: None }).collect()
}
