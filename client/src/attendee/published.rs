//! What others wrote, as signals: one changed reflection wakes one card. What comes while someone reads waits until it
//! is asked for.
//!
//! Read straight from the document: a phone needs no rules and does not download them.

use std::collections::BTreeMap;

use leptos::prelude::*;
use shared::command::Action;
use shared::document::Published;
use shared::ids::{Key, ReflectionId, ThemeId};

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
    places: RwSignal<Places>,
    /// The one that is being put on another.
    pub(super) lifted: RwSignal<Option<ReflectionId>>,
}

/// What is in which theme and under which other one, own moves that are still on their way included.
#[derive(Clone, Default, PartialEq)]
struct Places {
    theme: BTreeMap<ReflectionId, ThemeId>,
    under: BTreeMap<ReflectionId, ReflectionId>,
}

impl Places {
    /// What lies under it goes along.
    fn put(&mut self, id: ReflectionId, theme: Option<ThemeId>) {
        let below: Vec<_> = self.below(id).collect();
        for id in below.into_iter().chain([id]) {
            match theme {
                Some(theme) => self.theme.insert(id, theme),
                None => self.theme.remove(&id),
            };
        }
    }

    fn below(&self, top: ReflectionId) -> impl Iterator<Item = ReflectionId> {
        self.under.iter().filter(move |(_, under)| **under == top).map(|(id, _)| *id)
    }

    fn lay(&mut self, action: &Action) {
        match action {
            Action::Place { reflections, theme, .. } => {
                for id in reflections {
                    self.under.remove(id);
                    self.put(*id, Some(*theme));
                }
            }
            Action::Unplace { reflections } => reflections.iter().for_each(|id| self.put(*id, None)),
            Action::Stack { reflections, under } => {
                let theme = self.theme.get(under).copied();
                for id in reflections {
                    let below: Vec<_> = self.below(*id).collect();
                    for id in below.into_iter().chain([*id]) {
                        self.under.insert(id, *under);
                    }
                    self.put(*id, theme);
                }
            }
            _ => {}
        }
    }
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
        let (places, lifted) = (RwSignal::default(), RwSignal::new(None));
        let entries = StoredValue::new_local(BTreeMap::new());
        let pile = Self { page, all, taken, entries, places, lifted };
        Effect::new(move |reading: Option<u32>| {
            let reading = reading.unwrap_or(0) + 1;
            pile.read(reading);
            reading
        });
        pile
    }

    fn read(self, reading: u32) {
        // One's own stand below, but where they too are voted for or grouped.
        let with_own = self.page.groups() || self.page.votes_on_reflections();
        let own = self.page.me(|me| {
            let own = me.reflections.iter().filter(|_| !with_own);
            own.map(|mine| mine.id).collect::<Vec<_>>()
        });
        let (mut changed, mut fresh) = (Vec::new(), Vec::new());
        let published = self.page.live().published();
        let mut places = Places::default();
        self.entries.update_value(|entries| {
            for told in published.into_iter().filter(|told| !own.contains(&told.id)) {
                if let Some(theme) = told.theme {
                    places.theme.insert(told.id, theme);
                }
                if let Some(under) = told.under {
                    places.under.insert(told.id, under);
                }
                if let Some(entry) = entries.get_mut(&told.id) {
                    entry.seen = reading;
                    changed.push((entry.told.clone(), told));
                } else {
                    fresh.push(told.id);
                    entries.insert(told.id, Entry { told: ArcRwSignal::new(told), seen: reading });
                }
            }
            entries.retain(|_, entry| entry.seen == reading);
            // One that lies under what is not here lies on top.
            places.under.retain(|_, top| entries.contains_key(top));
        });
        self.page.live().each_unsettled(&mut |action| places.lay(action));
        if self.places.with_untracked(|before| *before != places) {
            self.places.set(places);
        }
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

    /// Those to draw, the newest first: the tops, of one prompt or of all, of one theme or of all.
    pub(super) fn drawn(self, only: Option<&Key>, theme: Option<ThemeId>) -> Vec<ReflectionId> {
        let taken = self.taken.get();
        let mut drawn = self.all.with(|all| all[..taken.min(all.len())].to_vec());
        drawn.reverse();
        self.places.with(|places| {
            drawn.retain(|id| {
                let fits = |told: ArcRwSignal<Published>| {
                    only.is_none_or(|only| told.with_untracked(|told| told.prompt == *only))
                };
                !places.under.contains_key(id)
                    && (theme.is_none() || places.theme.get(id).copied() == theme)
                    && self.told(*id).is_some_and(fits)
            });
        });
        drawn
    }

    /// The theme that it is in.
    pub(super) fn theme(self, id: ReflectionId) -> Option<ThemeId> {
        self.places.with(|places| places.theme.get(&id).copied())
    }

    /// What lies under it.
    pub(super) fn below(self, top: ReflectionId) -> Vec<ReflectionId> {
        self.places.with(|places| places.below(top).collect())
    }

    pub(super) fn told(self, id: ReflectionId) -> Option<ArcRwSignal<Published>> {
        self.entries.with_value(|entries| entries.get(&id).map(|entry| entry.told.clone()))
    }

    /// Do I recognise it, and how many do, with my own tap counted at once.
    pub(super) fn echo(self, told: &Published) -> (bool, u32) {
        let was = self.page.me(|me| me.recognised.contains(&told.id));
        let mut is = was;
        self.page.live().each_unsettled(&mut |action| {
            if let Action::Recognise { reflection, on } = action
                && *reflection == told.id
            {
                is = *on;
            }
        });
        (is, told.recognised.saturating_add(u32::from(is && !was)).saturating_sub(u32::from(was && !is)))
    }
}
