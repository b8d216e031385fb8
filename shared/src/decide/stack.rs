//! Near-duplicates shown as one: one reflection on top, the others right under it, all in one theme.

use super::{Decision, each, known, leave};
use crate::board::Board;
use crate::event::{Event, Placement, Standing};
use crate::ids::ReflectionId;
use crate::refusal::{Reason, Refusal};
use crate::role::Actor;

/// Under what lies under something itself, they come under that one's top: a stack is one deep.
pub(super) fn stack(
    board: &Board,
    actor: &Actor,
    targets: &[ReflectionId],
    under: ReflectionId,
) -> Result<Decision, Refusal> {
    let named = known(board, actor, under)?;
    let top = named.under.filter(|top| board.reflections.contains_key(top)).unwrap_or(under);
    let chosen = known(board, actor, top)?;
    if matches!(chosen.standing, Standing::SetAside(_)) {
        return Err(Reason::Gone.into());
    }
    let mut decision = each(targets, |id| {
        let entry = known(board, actor, id).map_err(|refusal| refusal.reason)?;
        if id == top || id == under {
            return Err(Reason::Invalid);
        }
        if matches!(entry.standing, Standing::SetAside(_)) {
            return Err(Reason::Gone);
        }
        if entry.under == Some(top) {
            return Ok(Vec::new());
        }
        // What lies under it first, so that an undo, which goes backwards, finds it on top again.
        let mut events = Vec::new();
        for below in board.stacked_under(id) {
            events.push(Event::Stacked { reflection: below, under: Some(top) });
            events.extend(beside(board, below, chosen.placement.as_ref()));
        }
        events.push(Event::Stacked { reflection: id, under: Some(top) });
        events.extend(beside(board, id, chosen.placement.as_ref()));
        Ok(events)
    })?;
    let moved: Vec<_> = decision.events.iter().filter_map(moves).collect();
    decision.events.splice(0..0, leave::without_key_phrases(board, &moved));
    Ok(decision)
}

pub(super) fn unstack(board: &Board, actor: &Actor, targets: &[ReflectionId]) -> Result<Decision, Refusal> {
    each(targets, |id| {
        let entry = known(board, actor, id).map_err(|refusal| refusal.reason)?;
        let lies = entry.under.is_some();
        Ok(if lies { vec![Event::Stacked { reflection: id, under: None }] } else { Vec::new() })
    })
}

/// In the theme of the top, if it is not there already.
fn beside(board: &Board, id: ReflectionId, there: Option<&Placement>) -> Option<Event> {
    let own = board.reflections.get(&id)?.placement.as_ref();
    let same = own.map(|p| p.theme) == there.map(|p| p.theme);
    (!same).then(|| Event::Placed { reflection: id, placement: there.cloned() })
}

fn moves(event: &Event) -> Option<ReflectionId> {
    match event {
        Event::Placed { reflection, .. } => Some(*reflection),
        _ => None,
    }
}
