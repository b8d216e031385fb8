//! Commands without an answer, and refused ones whose text still belongs to its author.
//!
//! Every command has an entry of its own, so that two tabs with the same role never write over each other. An entry
//! leaves by an acknowledgement or by its author, and by nothing else.

use serde::Deserialize;
use shared::api::Refused;
use shared::command::Command;
use shared::ids::CommandId;
use shared::role::Role;

use super::json::Writer;
use super::own;
use super::storage::{Store, Told};

/// The entries of one board and role.
pub(super) struct Drawer {
    pub(super) store: Store,
    prefix: String,
    /// Goes up with each entry, whatever the phone's clock does, so that they come back in their order.
    last: f64,
}

#[derive(Deserialize)]
pub(super) struct Kept {
    pub(super) at: f64,
    pub(super) command: Command,
    #[serde(default)]
    pub(super) refused: Option<Refused>,
}

/// Reads an entry by its id and JSON.
pub(super) type Recall = fn(&str, &str) -> Option<Kept>;

impl Drawer {
    pub(super) fn new(store: Store, role: Role) -> Self {
        let mut prefix = String::from(role.as_str());
        prefix.push(':');
        Self { store, prefix, last: 0.0 }
    }

    /// All that is kept, the oldest first. What cannot be read stays where it is.
    pub(super) fn load(&mut self, recall: Recall) -> Vec<Kept> {
        let mut all: Vec<Kept> = Vec::new();
        self.store.each(&self.prefix, |id, json| {
            if let Some(kept) = recall(id, json) {
                // By insertion: there are few, and the library's sort weighs 4 KB.
                let place =
                    all.iter().rposition(|before| before.at <= kept.at).map_or(0, |before| before + 1);
                all.insert(place, kept);
            }
        });
        self.last = all.last().map_or(0.0, |last| last.at).max(self.last);
        all
    }

    /// The command comes as JSON: who writes it is a matter of habit.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // milliseconds since 1970; `as` saturates
    pub(super) fn keep(&mut self, id: CommandId, command: &str, refused: Option<&Refused>, then: Told) {
        self.last = js_sys::Date::now().max(self.last + 1.0);
        let mut kept = Writer::new();
        kept.raw("at", &(self.last as u64).to_string());
        kept.raw("command", command);
        if let Some(refused) = refused {
            kept.raw("refused", &own::write_refused(refused));
        }
        self.store.put(&self.key(id), kept.done(), then);
    }

    pub(super) fn forget(&self, id: CommandId) {
        self.store.remove(&self.key(id));
    }

    fn key(&self, id: CommandId) -> String {
        let mut key = self.prefix.clone();
        key.push_str(&id.to_string());
        key
    }
}
