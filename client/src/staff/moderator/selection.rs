//! What is chosen: one reflection that the keys go from, and beside it perhaps many that one action takes together.

use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::{ReflectionId, ThemeId};
use shared::text::table;

use super::desk::Desk;
use super::marked::Marked;
use crate::components::said::count;

/// The list in which a card stands; what is chosen "up to here" is chosen along it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Stream,
    Column(ThemeId),
}

/// How a card was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// This one and no other.
    Alone,
    /// On with it, or off.
    Toggle,
    /// As [`Choice::Toggle`], beside the one that was chosen alone.
    Also,
    /// From where the choice began up to this one.
    UpTo,
    /// As [`Choice::UpTo`], beside what was chosen already.
    AlsoUpTo,
}

/// Signals of the choice. A copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Selection {
    /// Where the keys go from, and what the inspector shows.
    pub(super) cursor: RwSignal<Option<ReflectionId>>,
    /// Chosen together, in the order in which they were; empty where one is enough.
    pub(super) many: RwSignal<Arc<Vec<ReflectionId>>>,
    anchor: RwSignal<Option<ReflectionId>>,
    pub(super) is_on: Marked,
    pub(super) is_picked: Marked,
}

impl Selection {
    pub(super) fn new() -> Self {
        let (is_on, is_picked) = (Marked::new(), Marked::new());
        let cursor = RwSignal::new(None);
        let many = RwSignal::new(Arc::new(Vec::new()));
        Effect::new(move |_| is_on.set(cursor.get()));
        Effect::new(move |_| is_picked.set(many.get().iter().copied()));
        Self { cursor, many, anchor: RwSignal::new(None), is_on, is_picked }
    }
}

impl Desk {
    /// What an action is about: all that are chosen together, else the one that is chosen.
    pub(super) fn targets(self) -> Vec<ReflectionId> {
        let many = self.selection.many.get_untracked();
        let ids = if many.is_empty() {
            self.selection.cursor.get_untracked().into_iter().collect()
        } else {
            many.to_vec()
        };
        ids.into_iter().filter(|id| self.peek(*id).is_some()).collect()
    }

    /// What an action on this one takes along.
    pub(super) fn with_chosen(self, id: ReflectionId) -> Vec<ReflectionId> {
        let many = self.selection.many.get_untracked();
        if many.contains(&id) { many.to_vec() } else { vec![id] }
    }

    pub(super) fn pick(self, ids: Vec<ReflectionId>) {
        if *self.selection.many.get_untracked() != ids {
            self.selection.many.set(Arc::new(ids));
        }
    }

    pub(super) fn clear_choice(self) {
        self.pick(Vec::new());
        self.selection.anchor.set(None);
    }

    pub(super) fn choose(self, id: ReflectionId, place: Place, how: Choice) {
        let many = self.selection.many.get_untracked();
        let cursor = self.selection.cursor.get_untracked();
        match how {
            Choice::Alone => {
                self.pick(Vec::new());
                self.selection.anchor.set(Some(id));
            }
            Choice::Toggle | Choice::Also => {
                let mut ids = many.to_vec();
                if how == Choice::Also && ids.is_empty() {
                    ids.extend(cursor.filter(|cursor| *cursor != id));
                }
                match ids.iter().position(|other| *other == id) {
                    Some(at) => drop(ids.remove(at)),
                    None => ids.push(id),
                }
                self.pick(ids);
                self.selection.anchor.set(Some(id));
            }
            Choice::UpTo | Choice::AlsoUpTo => {
                let listed = self.ids_in(place);
                let at = |id: ReflectionId| listed.iter().position(|other| *other == id);
                let start = self.selection.anchor.get_untracked().or(cursor);
                let start = start.filter(|start| at(*start).is_some()).unwrap_or(id);
                let (Some(from), Some(to)) = (at(start), at(id)) else { return };
                let mut ids = if how == Choice::AlsoUpTo { many.to_vec() } else { Vec::new() };
                let range = &listed[from.min(to)..=from.max(to)];
                ids.extend(range.iter().filter(|id| !many.contains(id) || how == Choice::UpTo));
                self.pick(ids);
                self.selection.anchor.set(Some(start));
            }
        }
        self.selection.cursor.set(Some(id));
        let n = self.selection.many.with_untracked(|many| many.len());
        if n > 0 {
            self.note.set(count(table::CHOSEN_COUNT, n));
        }
    }

    pub(super) fn choose_all(self, place: Place) {
        self.pick(self.ids_in(place).to_vec());
    }

    /// The list in its order, also what is not drawn yet.
    pub(super) fn ids_in(self, place: Place) -> Arc<Vec<ReflectionId>> {
        match place {
            Place::Stream => self.list.visible.get_untracked(),
            Place::Column(theme) => {
                self.live.board.shown(theme).map(|shown| shown.get_untracked()).unwrap_or_default()
            }
        }
    }
}
