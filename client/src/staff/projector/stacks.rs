//! Near-duplicates are shown once, with how many they are.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use leptos::prelude::*;
use shared::event::Standing;
use shared::ids::ReflectionId;

use crate::live::Live;

/// What everybody may read, with the stacks folded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Folded {
    /// In the order in which they came, without what lies under another.
    pub(super) tops: Vec<ReflectionId>,
    sizes: HashMap<ReflectionId, usize>,
}

impl Folded {
    /// How many people wrote it; 1 for a reflection alone.
    pub(super) fn size(&self, top: ReflectionId) -> usize {
        self.sizes.get(&top).copied().unwrap_or(0) + 1
    }
}

/// An `under` whose reflection nobody may read counts as none.
pub(super) fn folded(live: Live) -> Memo<Arc<Folded>> {
    Memo::new(move |_| {
        let lists = live.board.lists();
        let all: HashSet<_> = lists.published.iter().copied().collect();
        let mut folded = Folded::default();
        for id in &lists.published {
            let under = live.board.reflection(*id).and_then(|reflection| reflection.get().under);
            match under.filter(|top| all.contains(top)) {
                Some(top) => *folded.sizes.entry(top).or_default() += 1,
                None => folded.tops.push(*id),
            }
        }
        Arc::new(folded)
    })
}

/// Of a theme's reflections, those that everybody may read: a moderator's page knows of more.
pub(super) fn readable(live: Live, members: &[ReflectionId]) -> Vec<ReflectionId> {
    let is_public = |id: &ReflectionId| {
        live.board.reflection(*id).is_some_and(|reflection| reflection.get().standing == Standing::Published)
    };
    members.iter().copied().filter(is_public).collect()
}
