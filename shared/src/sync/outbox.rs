//! Commands until they are acknowledged, in order. Nothing leaves it but by an answer of the server.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use crate::command::Command;
use crate::ids::CommandId;

/// Kept as JSON between page loads; a command that was on its way then is sent again, which is harmless.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Outbox {
    waiting: VecDeque<Waiting>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Waiting {
    command: Command,
    /// Written to a connection that is still open. Such a command may already be done.
    #[serde(skip)]
    sent: bool,
    /// Written to some connection once, perhaps one that has gone: the server may have done it.
    #[serde(default)]
    written: bool,
}

impl Outbox {
    pub fn push(&mut self, command: Command) {
        if !self.contains(command.id) {
            self.waiting.push_back(Waiting { command, sent: false, written: false });
        }
    }

    /// A command of an earlier page load: it may have been written then, so nothing may drop it.
    pub fn restore(&mut self, command: Command) {
        if !self.contains(command.id) {
            self.waiting.push_back(Waiting { command, sent: false, written: true });
        }
    }

    /// The commands to write to the open connection now; they count as sent.
    pub fn take_unsent(&mut self) -> Vec<Command> {
        let unsent = self.waiting.iter_mut().filter(|w| !w.sent);
        unsent
            .map(|w| {
                w.sent = true;
                w.written = true;
                w.command.clone()
            })
            .collect()
    }

    /// The connection is gone: what had no answer is to be sent again.
    pub fn disconnected(&mut self) {
        self.waiting.iter_mut().for_each(|w| w.sent = false);
    }

    /// An answer came, good or bad: returns the command, so that a refused text goes back to its author.
    pub fn answered(&mut self, id: CommandId) -> Option<Command> {
        let at = self.waiting.iter().position(|w| w.command.id == id)?;
        self.waiting.remove(at).map(|w| w.command)
    }

    /// Refused for now (`retry`, `too_fast`): stays, and is sent again when the caller's delay is over.
    pub fn postpone(&mut self, id: CommandId) {
        if let Some(waiting) = self.waiting.iter_mut().find(|w| w.command.id == id) {
            waiting.sent = false;
        }
    }

    /// Takes back commands that were never written to any connection, and says which.
    pub fn drop_unsent(&mut self, unwanted: impl Fn(&Command) -> bool) -> Vec<CommandId> {
        let mut dropped = Vec::new();
        self.waiting.retain(|w| {
            let drop = !w.written && unwanted(&w.command);
            if drop {
                dropped.push(w.command.id);
            }
            !drop
        });
        dropped
    }

    pub fn contains(&self, id: CommandId) -> bool {
        self.waiting.iter().any(|w| w.command.id == id)
    }

    pub fn commands(&self) -> impl Iterator<Item = &Command> {
        self.waiting.iter().map(|w| &w.command)
    }

    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Action;

    fn command(n: u8) -> Command {
        Command { id: CommandId::from_random([n; 16]), action: Action::CloseBoard {} }
    }

    #[test]
    fn what_has_no_answer_is_sent_again_in_order() {
        let mut outbox = Outbox::default();
        outbox.push(command(1));
        outbox.push(command(2));
        outbox.push(command(1));
        assert_eq!(outbox.take_unsent().len(), 2);
        assert!(outbox.take_unsent().is_empty());
        assert_eq!(outbox.answered(command(1).id), Some(command(1)));
        outbox.push(command(3));
        outbox.disconnected();
        assert_eq!(outbox.take_unsent(), vec![command(2), command(3)]);
    }

    #[test]
    fn what_was_ever_written_is_never_taken_back() {
        let mut outbox = Outbox::default();
        outbox.push(command(1));
        outbox.take_unsent();
        outbox.disconnected();
        outbox.push(command(2));
        outbox.restore(command(3));
        assert_eq!(outbox.drop_unsent(|_| true), vec![command(2).id]);
        assert_eq!(outbox.take_unsent(), vec![command(1), command(3)]);
    }

    #[test]
    fn a_stored_outbox_sends_everything_again() {
        let mut outbox = Outbox::default();
        outbox.push(command(1));
        outbox.take_unsent();
        let stored = serde_json::to_string(&outbox).unwrap();
        let mut back: Outbox = serde_json::from_str(&stored).unwrap();
        assert_eq!(back.take_unsent(), vec![command(1)]);
    }
}
