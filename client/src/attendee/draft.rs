//! What is being typed, kept on the phone with every letter: a closed tab or an empty battery loses nothing.

use leptos::prelude::window;
use shared::ids::{BoardId, Key, ReflectionId};
use web_sys::Storage;

use crate::live::json::{Json, Writer};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) text: String,
    pub(super) prompt: Option<Key>,
    /// Kept after posting too: who speaks for someone does so all evening.
    pub(super) perspective: Option<Key>,
    /// The author's own name, on a named board; kept after posting too.
    pub(super) name: String,
}

impl Draft {
    pub(super) fn load(board: BoardId) -> Option<Self> {
        let kept = storage()?.get_item(&name(board)).ok()??;
        let kept = Json::parse(&kept)?;
        Some(Self {
            text: kept.text("text").unwrap_or_default(),
            prompt: kept.read("prompt"),
            perspective: kept.read("perspective"),
            name: kept.text("name").unwrap_or_default(),
        })
    }

    /// A phone that keeps nothing is told of when something is posted, not with every letter.
    pub(super) fn keep(&self, board: BoardId) {
        let Some(storage) = storage() else { return };
        let mut json = Writer::new();
        json.text("text", &self.text);
        for (name, key) in [("prompt", &self.prompt), ("perspective", &self.perspective)] {
            if let Some(key) = key {
                json.text(name, key.as_str());
            }
        }
        json.text("name", &self.name);
        let _ = storage.set_item(&name(board), &json.done());
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
