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
    entries: StoredValue<Entries, LocalStorage>,
    /// Goes up when something came elsewhere: into another theme, or under another one.
    moves: RwSignal<u32>,
    /// The one that is being put on another.
    pub(super) lifted: RwSignal<Option<ReflectionId>>,
}

#[derive(Clone)]
struct Entry {
    told: ArcRwSignal<Published>,
    /// The reading that it was last seen in; what a reading lacks is gone.
    seen: u32,
    /// Where it is, own moves that are still on their way included.
    place: Place,
}

#[derive(Clone, Copy, Default, PartialEq)]
struct Place {
    theme: Option<ThemeId>,
    under: Option<ReflectionId>,
}

type Entries = BTreeMap<ReflectionId, Entry>;

/// A move as it will be once it has a good answer.
fn lay(places: &mut [(ReflectionId, Place)], action: &Action) {
    let (ids, theme, under) = match action {
        Action::Place { reflections, theme, .. } => (reflections, Some(*theme), None),
        Action::Unplace { reflections } => (reflections, None, None),
        Action::Stack { reflections, under } => {
            let top = places.iter().find(|(id, _)| id == under).map(|(_, place)| place.theme);
            (reflections, top.flatten(), Some(*under))
        }
        _ => return,
    };
    for (id, place) in places {
        if ids.contains(id) {
            *place = Place { theme, under: under.or(place.under.filter(|_| place.theme == theme)) };
        } else if place.under.is_some_and(|top| ids.contains(&top)) {
            // What lies under it goes along.
            *place = Place { theme, under: under.or(place.under) };
        }
    }
}

impl Pile {
    pub(super) fn follow(page: Page) -> Self {
        let (all, taken) = (RwSignal::new(Vec::new()), RwSignal::new(0));
        let (moves, lifted) = (RwSignal::new(0), RwSignal::new(None));
        let entries = StoredValue::new_local(BTreeMap::new());
        let pile = Self { page, all, taken, entries, moves, lifted };
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
        let mut places = Vec::new();
        self.entries.update_value(|entries| {
            for told in published.into_iter().filter(|told| !own.contains(&told.id)) {
                places.push((told.id, Place { theme: told.theme, under: told.under }));
                if let Some(entry) = entries.get_mut(&told.id) {
                    entry.seen = reading;
                    changed.push((entry.told.clone(), told));
                } else {
                    fresh.push(told.id);
                    entries.insert(
                        told.id,
                        Entry { told: ArcRwSignal::new(told), seen: reading, place: Place::default() },
                    );
                }
            }
            entries.retain(|_, entry| entry.seen == reading);
        });
        self.page.live().each_unsettled(&mut |action| lay(&mut places, action));
        let mut moved = false;
        self.entries.update_value(|entries| {
            for (id, mut place) in places {
                // One that lies under what is not here lies on top.
                place.under = place.under.filter(|top| entries.contains_key(top));
                if let Some(entry) = entries.get_mut(&id) {
                    moved |= entry.place != place;
                    entry.place = place;
                }
            }
        });
        if moved {
            self.moves.update(|moves| *moves += 1);
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
        // One's own that join the list are no news.
        let is_mine = |id: &ReflectionId| self.page.me(|me| me.reflections.iter().any(|mine| mine.id == *id));
        let no_news = untrack(|| fresh.iter().all(is_mine));
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
        let was_all = taken == all.len();
        all.extend(fresh);
        // The first ones come by themselves.
        self.taken.set(if taken == 0 || (no_news && was_all) { all.len() } else { taken });
        self.all.set(all);
    }

    pub(super) fn is_empty(self) -> bool {
        self.all.with(Vec::is_empty)
    }

    pub(super) fn many(self) -> usize {
        self.all.with(Vec::len)
    }

    /// How many wait.
    pub(super) fn fresh(self) -> usize {
        self.many() - self.taken.get()
    }

    pub(super) fn take(self) {
        self.taken.set(self.all.with_untracked(Vec::len));
    }

    /// Those to draw, the newest first: the tops, of one prompt or of all, of one theme or of all.
    pub(super) fn drawn(self, only: Option<&Key>, theme: Option<ThemeId>) -> Vec<ReflectionId> {
        self.moves.track();
        let taken = self.taken.get();
        let mut drawn = self.all.with(|all| all[..taken.min(all.len())].to_vec());
        drawn.reverse();
        self.entries.with_value(|entries| {
            drawn.retain(|id| {
                let Some(Entry { told, place, .. }) = entries.get(id) else { return false };
                place.under.is_none()
                    && (theme.is_none() || place.theme == theme)
                    && only.is_none_or(|only| told.with_untracked(|told| told.prompt == *only))
            });
        });
        drawn
    }

    /// The theme that it is in.
    pub(super) fn theme(self, id: ReflectionId) -> Option<ThemeId> {
        self.moves.track();
        self.entries.with_value(|entries| entries.get(&id)?.place.theme)
    }

    /// What lies under it.
    pub(super) fn below(self, top: ReflectionId) -> Vec<ReflectionId> {
        self.moves.track();
        self.entries.with_value(|entries| {
            let below = entries.iter().filter(|(_, entry)| entry.place.under == Some(top));
            below.map(|(id, _)| *id).collect()
        })
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
