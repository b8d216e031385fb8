//! What must outlive the page: commands without an answer, and refused ones whose text still belongs to its author.
//!
//! Every command has an entry of its own, so that two tabs with the same role never write over each other.

use leptos::prelude::window;
use serde::Deserialize;
use shared::api::Refused;
use shared::command::Command;
use shared::ids::{BoardId, CommandId};
use shared::role::Role;
use web_sys::Storage;

use super::json::Writer;

/// The entries of one board and role.
pub(super) struct Drawer {
    prefix: String,
    /// Goes up with each entry, so that they come back in their order.
    last: f64,
}

#[derive(Deserialize)]
pub(super) struct Kept {
    pub(super) at: f64,
    pub(super) command: Command,
    #[serde(default)]
    pub(super) refused: Option<Refused>,
}

impl Drawer {
    pub(super) fn new(board: BoardId, role: Role) -> Self {
        Self { prefix: format!("weerklank:{board}:{role}:"), last: 0.0 }
    }

    /// All that earlier page loads left, the oldest first.
    pub(super) fn load(&mut self, recall: fn(&str) -> Option<Kept>) -> Vec<Kept> {
        let Some(storage) = storage() else { return Vec::new() };
        let count = storage.length().unwrap_or(0);
        let names = (0..count).filter_map(|at| storage.key(at).ok().flatten());
        let ours = names.filter(|name| name.starts_with(&self.prefix));
        let mut kept: Vec<Kept> = Vec::new();
        for entry in ours.filter_map(|name| recall(&storage.get_item(&name).ok()??)) {
            // By insertion: there are few, and the library's sort weighs 4 KB.
            let place = kept.iter().rposition(|before| before.at <= entry.at).map_or(0, |before| before + 1);
            kept.insert(place, entry);
        }
        self.last = kept.last().map_or(0.0, |last| last.at);
        kept
    }

    /// Returns whether the browser took it: a full or forbidden store is told to the person, not passed over.
    /// The command comes as JSON: who writes it is a matter of habit.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // milliseconds since 1970
    pub(super) fn keep(&mut self, id: CommandId, command: &str, refused: Option<&Refused>) -> bool {
        self.last = js_sys::Date::now().max(self.last + 1.0);
        let mut kept = Writer::new();
        kept.raw("at", &(self.last as u64).to_string());
        kept.raw("command", command);
        if let Some(json) = refused.and_then(|refused| serde_json::to_string(refused).ok()) {
            kept.raw("refused", &json);
        }
        storage().is_some_and(|storage| storage.set_item(&self.name(id), &kept.done()).is_ok())
    }

    pub(super) fn forget(&self, id: CommandId) {
        if let Some(storage) = storage() {
            // A store that cannot forget only leads to the command being sent again, which is harmless.
            let _ = storage.remove_item(&self.name(id));
        }
    }

    fn name(&self, id: CommandId) -> String {
        format!("{}{id}", self.prefix)
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
