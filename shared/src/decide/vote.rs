//! Votes, and telling what they add up to.

use super::{Decision, known};
use crate::board::Board;
use crate::event::{Event, Record};
use crate::ids::{CommandId, TargetId};
use crate::refusal::{Reason, Refusal};
use crate::role::{Actor, Role};

/// Refused with `limit` above what one target may get from one person, or above what this person has left.
pub(super) fn vote(board: &Board, actor: &Actor, target: TargetId, count: u32) -> Result<Decision, Refusal> {
    let theme = target.theme();
    if !board.themes.contains_key(&theme) {
        if board.removed.contains(&theme) {
            return Err(Reason::Gone.into());
        }
        known(board, actor, target.reflection())?;
        if board.votes_count_for(target).is_none() {
            return Err(Reason::Phase.into());
        }
    }
    let limit = board.settings.votes_per_target;
    if count > limit {
        return Err(Refusal::limit(limit as usize));
    }
    let mut standing = board.votes_of(actor.participant);
    let there = standing.remove(&target).unwrap_or(0);
    let elsewhere: u32 = standing.values().sum();
    let limit = board.settings.votes_per_person;
    if elsewhere.saturating_add(count) > limit && count > there {
        return Err(Refusal::limit(limit as usize));
    }
    let same = there == count;
    Ok(if same { Decision::default() } else { vec![Event::Voted { target, count }].into() })
}

pub(super) fn reveal(board: &Board, on: bool) -> Decision {
    let changed = board.results != on;
    if changed { vec![Event::ResultsShown { on }].into() } else { Decision::default() }
}

/// The decision, and what the totals have become through it.
pub(super) fn retold(board: &Board, actor: &Actor, mut decision: Decision) -> Decision {
    let votes = |event: &Event| matches!(event, Event::Voted { .. });
    let has_votes = !board.votes.is_empty() || decision.events.iter().any(votes);
    if has_votes && decision.events.iter().any(moves_votes) {
        let record = Record { participant: Some(actor.participant), ..nobodys(board) };
        decision.events.extend(changed(board, &record, &decision.events));
    }
    decision
}

/// What changes who may be voted for, or how much: asked of events, so that an undo is no special case.
fn moves_votes(event: &Event) -> bool {
    matches!(
        event,
        Event::Voted { .. }
            | Event::Withdrawn { .. }
            | Event::Edited { .. }
            | Event::Judged { .. }
            | Event::Revealed { .. }
            | Event::ThemeCreated { .. }
            | Event::ThemeRemoved { .. }
            | Event::SettingsSet { .. }
            | Event::Kicked { .. }
    )
}

/// The totals after events that nobody asked for.
pub(super) fn tally_after(board: &Board, events: &[Event]) -> Option<Event> {
    changed(board, &nobodys(board), events)
}

fn nobodys(board: &Board) -> Record {
    let command = CommandId::from_random([0; 16]);
    Record { seq: board.seq + 1, command, participant: None, role: Role::Organiser, events: Vec::new() }
}

fn changed(board: &Board, record: &Record, events: &[Event]) -> Option<Event> {
    let mut ahead = board.clone();
    for event in events {
        ahead.apply_event(record, event);
    }
    let tally = ahead.count_votes();
    let votes = tally.changes_since(&board.tally);
    (tally != board.tally).then_some(Event::Tallied { voters: tally.voters, votes })
}
