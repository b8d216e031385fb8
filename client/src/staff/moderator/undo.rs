//! Taking back and doing again: what this page did, step by step, and what became of an attempt.

use std::time::Duration;

use leptos::prelude::*;
use shared::command::Action;
use shared::ids::CommandId;
use shared::refusal::Reason;
use shared::text::{staff as text, table};

use super::desk::Desk;
use crate::components::dom::is_attended;
use crate::components::said::{fill, say};

/// Steps that can be taken back.
const STEPS: usize = 50;
/// So long the status line offers to take the last step back; the list of steps always does.
const OFFERED: Duration = Duration::from_secs(10);
/// And so long at a time while somebody is at it.
const LONGER: Duration = Duration::from_secs(2);

/// What was done at once, in the words in which it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) commands: Vec<CommandId>,
    pub(super) said: String,
}

#[derive(Default)]
pub(super) struct Steps {
    pub(super) done: Vec<Step>,
    /// Taken back, the commands being the undos: undone themselves, they do it again.
    pub(super) undone: Vec<Step>,
    attempts: Vec<Attempt>,
    /// Refused themselves: an undo of one of these has nothing to find.
    refused: Vec<CommandId>,
    /// Goes up with each step, so that an old offer ends no new one.
    offers: u32,
    /// Does the status line offer to take the last step back?
    is_offered: bool,
}

/// An undo of one step, on its way.
struct Attempt {
    of: Step,
    way: Way,
    /// Without those that were refused.
    sent: Vec<CommandId>,
    all: Vec<CommandId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Again,
}

/// No longer than `STEPS`, the oldest fall off.
fn push<T>(list: &mut Vec<T>, item: T) {
    list.push(item);
    if list.len() > STEPS {
        list.remove(0);
    }
}

impl Desk {
    pub(super) fn remember(self, commands: Vec<CommandId>, note: String) {
        self.note.set(note.clone());
        self.steps.update(|steps| {
            push(&mut steps.done, Step { commands, said: note });
            steps.undone.clear();
        });
        self.offer();
    }

    fn offer(self) {
        let offer = self.steps.try_update(|steps| {
            steps.is_offered = true;
            steps.offers += 1;
            steps.offers
        });
        set_timeout(move || self.withdraw(offer), OFFERED);
    }

    /// Not from under the pointer or the focus of whoever is about to take it.
    fn withdraw(self, offer: Option<u32>) {
        let is_last = self.steps.with_untracked(|steps| Some(steps.offers) == offer);
        if is_last && is_attended(".status") {
            set_timeout(move || self.withdraw(offer), LONGER);
        } else if is_last {
            self.steps.update(|steps| steps.is_offered = false);
            self.note.set(String::new());
        }
    }

    pub(super) fn can_undo(self) -> bool {
        self.steps.with(|steps| steps.is_offered && !steps.done.is_empty())
    }

    pub(super) fn can_redo(self) -> bool {
        self.steps.with(|steps| steps.is_offered && !steps.undone.is_empty())
    }

    /// The last step, its commands in reverse.
    pub(super) fn undo(self) {
        let last = self.steps.with_untracked(|steps| steps.done.len().checked_sub(1));
        match last {
            Some(last) => self.undo_step(last),
            None => self.note.set(say(text::NOTHING_TO_UNDO).to_owned()),
        }
    }

    /// Any step of the list: the others stay, as far as they do not depend on it.
    pub(super) fn undo_step(self, at: usize) {
        let of = self.steps.try_update(|steps| (at < steps.done.len()).then(|| steps.done.remove(at)));
        if let Some(of) = of.flatten() {
            self.turn(of, Way::Back);
        }
    }

    pub(super) fn redo(self) {
        match self.steps.try_update(|steps| steps.undone.pop()).flatten() {
            Some(of) => self.turn(of, Way::Again),
            None => self.note.set(say(table::NOTHING_TO_REDO).to_owned()),
        }
    }

    fn turn(self, of: Step, way: Way) {
        // A newer attempt: what was said about the last one is over.
        for old in untrack(|| self.live.refused()).iter() {
            if matches!(old.command.action, Action::Undo { .. }) {
                self.live.dismiss(old.command.id);
            }
        }
        let undo = |command: &CommandId| self.live.send(Action::Undo { command: *command });
        let sent: Vec<CommandId> = of.commands.iter().rev().map(undo).collect();
        let said = match way {
            Way::Back => table::TAKEN_BACK_WHAT,
            Way::Again => table::DONE_AGAIN,
        };
        self.note.set(fill(said, &[("what", &of.said)]));
        let turned = Step { commands: sent.clone(), said: of.said.clone() };
        self.steps.update(|steps| {
            match way {
                Way::Back => push(&mut steps.undone, turned),
                Way::Again => push(&mut steps.done, turned),
            }
            push(&mut steps.attempts, Attempt { of, way, all: sent.clone(), sent });
        });
        self.offer();
    }

    /// There was nothing to take back. If the step never changed anything, the person means the one before it; if
    /// somebody has changed it since, an older step is not what they asked for.
    pub(super) fn found_nothing(self, undo: CommandId, reason: Reason) {
        let attempt = self.steps.try_update(|steps| {
            let at = steps.attempts.iter().position(|attempt| attempt.sent.contains(&undo))?;
            steps.attempts[at].sent.retain(|id| *id != undo);
            steps.attempts[at].sent.is_empty().then(|| steps.attempts.remove(at))
        });
        let Some(attempt) = attempt.flatten() else { return };
        let was_refused = self.steps.try_update(|steps| {
            // It did not happen: neither can it be turned round.
            steps.undone.retain(|step| step.commands != attempt.all);
            steps.done.retain(|step| step.commands != attempt.all);
            attempt.of.commands.iter().any(|id| steps.refused.contains(id))
        });
        if was_refused == Some(true) {
            // Its own refusal is in the status line, and says more.
            return;
        }
        let is_back = attempt.way == Way::Back;
        if is_back && reason == Reason::Unknown && self.steps.with_untracked(|steps| !steps.done.is_empty()) {
            self.undo();
        } else {
            self.note.set(fill(table::CHANGED_SINCE, &[("what", &attempt.of.said)]));
        }
    }

    /// A refused step is none that could be taken back.
    pub(super) fn forget(self, command: CommandId) {
        self.steps.update(|steps| {
            let Steps { done, undone, refused, .. } = steps;
            for list in [done, undone] {
                for step in list.iter_mut() {
                    step.commands.retain(|id| *id != command);
                }
                list.retain(|step| !step.commands.is_empty());
            }
            push(refused, command);
        });
    }
}
