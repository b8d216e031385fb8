//! What a phone keeps. Whatever is not here is gone with the tab.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use shared::api::Refused;
use shared::command::{Action, Command};
use shared::ids::{CommandId, ReflectionId};

/// Shared by all tabs of one phone; it stays when they are killed.
#[derive(Debug, Clone, Default)]
pub struct Storage(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    /// As a cookie would be.
    token: Option<String>,
    draft: Option<Draft>,
    /// Goes up with each entry, so that they come back in their order.
    last: u64,
    /// As JSON, for that is what a browser stores: what does not survive it does not survive a reload.
    commands: BTreeMap<CommandId, (u64, String)>,
    refused: Vec<(Command, Refused)>,
}

/// What stands in the field, and the id that the form had for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub reflection: ReflectionId,
    pub text: String,
}

impl Storage {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn token(&self) -> Option<String> {
        self.kept().token.clone()
    }

    pub fn keep_token(&self, token: &str) {
        self.kept().token = Some(token.to_owned());
    }

    pub fn draft(&self) -> Option<Draft> {
        self.kept().draft.clone()
    }

    pub fn keep_draft(&self, draft: Option<Draft>) {
        self.kept().draft = draft;
    }

    pub fn keep(&self, command: &Command) {
        let kept = &mut *self.kept();
        kept.last += 1;
        let json = serde_json::to_string(command).unwrap();
        kept.commands.entry(command.id).or_insert((kept.last, json));
    }

    pub fn forget(&self, id: CommandId) {
        self.kept().commands.remove(&id);
    }

    pub fn refuse(&self, command: Command, refused: Refused) {
        let kept = &mut *self.kept();
        kept.commands.remove(&command.id);
        kept.refused.push((command, refused));
    }

    /// Commands without an answer, the oldest first.
    pub fn commands(&self) -> Vec<Command> {
        let kept = self.kept();
        let mut all: Vec<_> = kept.commands.values().collect();
        all.sort();
        all.into_iter().map(|(_, json)| serde_json::from_str(json).unwrap()).collect()
    }

    pub fn refused(&self) -> Vec<(Command, Refused)> {
        self.kept().refused.clone()
    }

    /// Is this text already on its way?
    pub fn posts(&self, reflection: ReflectionId) -> bool {
        let is_it = |command: &Command| matches!(&command.action, Action::Post { reflection: id, .. } if *id == reflection);
        self.commands().iter().any(is_it)
    }
}
