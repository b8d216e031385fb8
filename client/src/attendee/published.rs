//! What others wrote, as signals: one changed reflection wakes one card. What comes while someone reads waits until it
//! is asked for.
//!
//! Read straight from the document: a phone needs no themes and no rules, and does not download them.

use std::collections::BTreeMap;

use leptos::prelude::*;
use shared::command::Action;
use shared::document::Published;
use shared::ids::{Key, ReflectionId};

use super::page::Page;

/// A handle: copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Pile {
    page: Page,
    /// In the order in which they came.
    all: RwSignal<Vec<ReflectionId>>,
    /// So many of the first ones are drawn; the others wait.
    taken: RwSignal<usize>,
    entries: StoredValue<BTreeMap<ReflectionId, Entry>, LocalStorage>,
}

#[derive(Clone)]
struct Entry {
    told: ArcRwSignal<Published>,
    /// The reading that it was last seen in; what a reading lacks is gone.
    seen: u32,
}

impl Pile {
    pub(super) fn follow(page: Page) -> Self {
        let (all, taken) = (RwSignal::new(Vec::new()), RwSignal::new(0));
        let pile = Self { page, all, taken, entries: StoredValue::new_local(BTreeMap::new()) };
        Effect::new(move |reading: Option<u32>| {
            let reading = reading.unwrap_or(0) + 1;
            pile.read(reading);
            reading
        });
        pile
    }

    fn read(self, reading: u32) {
        let own = self.page.me(|me| me.reflections.iter().map(|mine| mine.id).collect::<Vec<_>>());
        let (mut changed, mut fresh) = (Vec::new(), Vec::new());
        let published = self.page.live().published();
        self.entries.update_value(|entries| {
            for told in published.into_iter().filter(|told| !own.contains(&told.id)) {
                if let Some(entry) = entries.get_mut(&told.id) {
                    entry.seen = reading;
                    changed.push((entry.told.clone(), told));
                } else {
                    fresh.push(told.id);
                    entries.insert(told.id, Entry { told: ArcRwSignal::new(told), seen: reading });
                }
            }
            entries.retain(|_, entry| entry.seen == reading);
        });
        // Only now, when nothing is borrowed any more.
        for (signal, told) in changed {
            if signal.with_untracked(|before| *before != told) {
                signal.set(told);
            }
        }
        self.list(fresh);
    }

    fn list(self, fresh: Vec<ReflectionId>) {
        let mut all = self.all.get_untracked();
        let before = all.len();
        let mut taken = self.taken.get_untracked();
        let mut place = 0;
        let first = taken;
        self.entries.with_value(|entries| {
            all.retain(|id| {
                let stays = entries.contains_key(id);
                taken -= usize::from(!stays && place < first);
                place += 1;
                stays
            });
        });
        if all.len() == before && fresh.is_empty() {
            return;
        }
        all.extend(fresh);
        // The first ones come by themselves.
        self.taken.set(if taken == 0 { all.len() } else { taken });
        self.all.set(all);
    }

    pub(super) fn is_empty(self) -> bool {
        self.all.with(Vec::is_empty)
    }

    /// How many wait.
    pub(super) fn fresh(self) -> usize {
        self.all.with(Vec::len) - self.taken.get()
    }

    pub(super) fn take(self) {
        self.taken.set(self.all.with_untracked(Vec::len));
    }

    /// Those to draw, the newest first, of one prompt or of all.
    pub(super) fn drawn(self, only: Option<&Key>) -> Vec<ReflectionId> {
        let taken = self.taken.get();
        let mut drawn = self.all.with(|all| all[..taken.min(all.len())].to_vec());
        drawn.reverse();
        if let Some(only) = only {
            drawn.retain(|id| {
                self.told(*id).is_some_and(|told| told.with_untracked(|told| told.prompt == *only))
            });
        }
        drawn
    }

    pub(super) fn told(self, id: ReflectionId) -> Option<ArcRwSignal<Published>> {
        self.entries.with_value(|entries| entries.get(&id).map(|entry| entry.told.clone()))
    }

    /// Do I recognise it, and how many do, with my own tap counted at once.
    pub(super) fn echo(self, told: &Published) -> (bool, u32) {
        let was = self.page.me(|me| me.recognised.contains(&told.id));
        let mut is = was;
        for command in self.page.live().pending().iter() {
            if let Action::Recognise { reflection, on } = command.action
                && reflection == told.id
            {
                is = on;
            }
        }
        (is, told.recognised.saturating_add(u32::from(is && !was)).saturating_sub(u32::from(was && !is)))
    }
}
