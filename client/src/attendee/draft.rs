//! What is being typed, kept on the phone with every letter: a closed tab or an empty battery loses nothing.

use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use shared::ids::{BoardId, Key, ReflectionId};
use web_sys::Storage;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Draft {
    pub(super) text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prompt: Option<Key>,
    /// Kept after posting too: who speaks for someone does so all evening.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) perspective: Option<Key>,
}

impl Draft {
    pub(super) fn load(board: BoardId) -> Option<Self> {
        let kept = storage()?.get_item(&name(board)).ok()??;
        serde_json::from_str(&kept).ok()
    }

    /// A phone that keeps nothing is told of when something is posted, not with every letter.
    pub(super) fn keep(&self, board: BoardId) {
        let (Some(storage), Ok(json)) = (storage(), serde_json::to_string(self)) else { return };
        let _ = storage.set_item(&name(board), &json);
    }
}

/// A change to an own reflection that was being typed.
pub(super) fn load_edit(board: BoardId, reflection: ReflectionId) -> Option<String> {
    storage()?.get_item(&edit_name(board, reflection)).ok()?
}

/// Nothing to keep: it was saved, or left as it was.
pub(super) fn keep_edit(board: BoardId, reflection: ReflectionId, text: Option<&str>) {
    let (Some(storage), name) = (storage(), edit_name(board, reflection)) else { return };
    let _ = match text {
        Some(text) => storage.set_item(&name, text),
        None => storage.remove_item(&name),
    };
}

fn edit_name(board: BoardId, reflection: ReflectionId) -> String {
    format!("weerklank:{board}:edit:{reflection}")
}

fn name(board: BoardId) -> String {
    format!("weerklank:{board}:draft")
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
