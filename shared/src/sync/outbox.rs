//! Commands until they are acknowledged, in order. Nothing leaves it but by an answer of the server.

use std::collections::VecDeque;
use std::sync::Arc;

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
    command: Arc<Command>,
    /// Written to a connection that is still open. Such a command may already be done.
    #[serde(skip)]
    sent: bool,
    /// Written to some connection once, perhaps one that has gone: the server may have done it.
    #[serde(default)]
    written: bool,
    /// Of an earlier page load, so older than what this one makes.
    #[serde(skip)]
    restored: bool,
}

impl Outbox {
    pub fn push(&mut self, command: Command) {
        if !self.contains(command.id) {
            let command = Arc::new(command);
            self.waiting.push_back(Waiting { command, sent: false, written: false, restored: false });
        }
    }

    /// A command of an earlier page load, or of a tab that was closed. It may have been written then, so nothing may
    /// drop it; and it stands before what is made here, which may build on it.
    pub fn restore(&mut self, command: Command) {
        if !self.contains(command.id) {
            let command = Arc::new(command);
            let place = self.waiting.iter().take_while(|w| w.restored).count();
            self.waiting.insert(place, Waiting { command, sent: false, written: true, restored: true });
        }
    }

    /// The commands to write to the open connection now; they count as sent.
    pub fn take_unsent(&mut self) -> Vec<Command> {
        self.take_some(usize::MAX).iter().map(|command| Command::clone(command)).collect()
    }

    /// The first of them, where one request takes no more. Not a copy: the code for copying every kind of command is a
    /// good part of what a phone downloads.
    pub fn take_some(&mut self, most: usize) -> Vec<Arc<Command>> {
        let unsent = self.waiting.iter_mut().filter(|w| !w.sent).take(most);
        unsent
            .map(|w| {
                w.sent = true;
                w.written = true;
                Arc::clone(&w.command)
            })
            .collect()
    }

    /// The connection is gone: what had no answer is to be sent again.
    pub fn disconnected(&mut self) {
        self.waiting.iter_mut().for_each(|w| w.sent = false);
    }

    /// An answer came, good or bad: returns the command, so that a refused text goes back to its author.
    pub fn answered(&mut self, id: CommandId) -> Option<Command> {
        self.take_answered(id).map(Arc::unwrap_or_clone)
    }

    /// As [`Outbox::answered`], shared.
    pub fn take_answered(&mut self, id: CommandId) -> Option<Arc<Command>> {
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

    pub fn has_unsent(&self) -> bool {
        self.waiting.iter().any(|w| !w.sent)
    }

    pub fn contains(&self, id: CommandId) -> bool {
        self.waiting.iter().any(|w| w.command.id == id)
    }

    pub fn commands(&self) -> impl Iterator<Item = &Command> {
        self.shared().map(|command| &**command)
    }

    pub fn shared(&self) -> impl Iterator<Item = &Arc<Command>> {
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

    fn shared(commands: impl IntoIterator<Item = Command>) -> Vec<Arc<Command>> {
        commands.into_iter().map(Arc::new).collect()
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
        assert_eq!(outbox.take_unsent(), vec![command(3), command(1)]);
    }

    #[test]
    fn what_an_earlier_load_left_stands_before_what_is_new_in_its_own_order() {
        let mut outbox = Outbox::default();
        outbox.push(command(3));
        outbox.restore(command(1));
        outbox.restore(command(2));
        outbox.restore(command(3));
        assert_eq!(outbox.take_some(2), shared([command(1), command(2)]));
        assert!(outbox.has_unsent());
        assert_eq!(outbox.take_some(2), shared([command(3)]));
        assert!(!outbox.has_unsent());
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
