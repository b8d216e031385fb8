//! Taking back: what this page did, step by step, and what became of an attempt to undo it.

use leptos::prelude::*;
use shared::command::Action;
use shared::ids::CommandId;
use shared::refusal::Reason;
use shared::text::staff as text;

use super::desk::Desk;
use crate::components::said::say;

/// Steps that can be taken back.
const STEPS: usize = 50;

#[derive(Default)]
pub(super) struct Steps {
    done: Vec<Vec<CommandId>>,
    attempts: Vec<Attempt>,
    /// Refused themselves: an undo of one of these has nothing to find.
    refused: Vec<CommandId>,
}

/// An undo of one step, on its way.
struct Attempt {
    of: Vec<CommandId>,
    /// Without those that were refused.
    sent: Vec<CommandId>,
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
        self.note.set(note);
        self.steps.update(|steps| push(&mut steps.done, commands));
    }

    pub(super) fn can_undo(self) -> bool {
        self.steps.with(|steps| !steps.done.is_empty())
    }

    /// The last step, its commands in reverse.
    pub(super) fn undo(self) {
        // A newer attempt: what was said about the last one is over.
        for old in untrack(|| self.live.refused()).iter() {
            if matches!(old.command.action, Action::Undo { .. }) {
                self.live.dismiss(old.command.id);
            }
        }
        let Some(of) = self.steps.try_update(|steps| steps.done.pop()).flatten() else {
            return self.note.set(say(text::NOTHING_TO_UNDO).to_owned());
        };
        let sent =
            of.iter().rev().map(|command| self.live.send(Action::Undo { command: *command })).collect();
        self.steps.update(|steps| push(&mut steps.attempts, Attempt { of, sent }));
        self.note.set(say(text::TAKEN_BACK).to_owned());
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
        let was_refused =
            self.steps.with_untracked(|steps| attempt.of.iter().any(|id| steps.refused.contains(id)));
        if was_refused {
            // Its own refusal is in the status line, and says more.
            return;
        }
        if reason == Reason::Unknown && self.steps.with_untracked(|steps| !steps.done.is_empty()) {
            self.undo();
        } else {
            self.note.set(say(text::NOTHING_LEFT).to_owned());
        }
    }

    /// A refused step is none that could be taken back.
    pub(super) fn forget(self, command: CommandId) {
        self.steps.update(|steps| {
            for step in &mut steps.done {
                step.retain(|id| *id != command);
            }
            steps.done.retain(|step| !step.is_empty());
            push(&mut steps.refused, command);
        });
    }
}
