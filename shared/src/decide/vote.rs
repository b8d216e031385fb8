//! Votes, and telling what they add up to.

use super::{Decision, known};
use crate::board::Board;
use crate::command::{Action, Command};
use crate::event::{Event, Record};
use crate::ids::TargetId;
use crate::refusal::{Reason, Refusal};
use crate::role::Actor;

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
pub(super) fn retold(board: &Board, actor: &Actor, command: &Command, mut decision: Decision) -> Decision {
    let concerns = !decision.events.is_empty()
        && match &command.action {
            Action::Vote { .. } => true,
            Action::Withdraw { .. }
            | Action::Edit { .. }
            | Action::Post { .. }
            | Action::SetAside { .. }
            | Action::Approve { .. }
            | Action::Restore { .. }
            | Action::CreateTheme { .. }
            | Action::RemoveTheme { .. }
            | Action::MergeThemes { .. }
            | Action::SetSettings(_)
            | Action::Kick { .. }
            | Action::Undo { .. } => !board.votes.is_empty(),
            _ => false,
        };
    if !concerns {
        return decision;
    }
    let mut ahead = board.clone();
    let record = Record {
        seq: board.seq + 1,
        command: command.id,
        participant: Some(actor.participant),
        role: actor.role,
        events: Vec::new(),
    };
    for event in &decision.events {
        ahead.apply_event(&record, event);
    }
    let tally = ahead.count_votes();
    if tally != board.tally {
        let votes = tally.changes_since(&board.tally);
        decision.events.push(Event::Tallied { voters: tally.voters, votes });
    }
    decision
}
