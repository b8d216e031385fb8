//! Which cards carry a mark, as one signal a card: when a mark moves, the card that loses it and the card that gets
//! it are drawn again, and none of the other two thousand.

use std::collections::{HashMap, HashSet};

use leptos::prelude::*;
use shared::ids::ReflectionId;

#[derive(Clone, Copy)]
pub(super) struct Marked(StoredValue<Marks>);

#[derive(Default)]
struct Marks {
    now: HashSet<ReflectionId>,
    signals: HashMap<ReflectionId, ArcRwSignal<bool>>,
}

impl Marked {
    pub(super) fn new() -> Self {
        Self(StoredValue::default())
    }

    /// Is this one marked?
    pub(super) fn of(self, id: ReflectionId) -> ArcReadSignal<bool> {
        let signal = self.0.try_update_value(|marks| {
            let is_marked = marks.now.contains(&id);
            marks.signals.entry(id).or_insert_with(|| ArcRwSignal::new(is_marked)).read_only()
        });
        signal.unwrap_or_else(|| ArcRwSignal::new(false).read_only())
    }

    /// These and no others from now on.
    pub(super) fn set(self, ids: impl IntoIterator<Item = ReflectionId>) {
        let next: HashSet<_> = ids.into_iter().collect();
        let changed = self.0.try_update_value(|marks| {
            let before = std::mem::replace(&mut marks.now, next);
            let changed = before.symmetric_difference(&marks.now);
            let signal = |id: &ReflectionId| Some((marks.signals.get(id)?.clone(), marks.now.contains(id)));
            changed.filter_map(signal).collect::<Vec<_>>()
        });
        // Told once nothing is borrowed any more.
        for (signal, is_marked) in changed.unwrap_or_default() {
            signal.set(is_marked);
        }
    }
}
