//! What the stream lists: one of its tabs, narrowed by prompt, perspective and theme, and by a search.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::board::Reflection;
use shared::ids::{Key, ReflectionId, ThemeId};

use super::search::{self, Folds};
use crate::live::{Lists, Live};

/// The tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    /// In no theme; or all of the theme that the list is narrowed to.
    All,
    Waiting,
    Flagged,
    /// Came since this page opened, and not yet looked at here.
    New,
    SetAside,
}

/// What else a listed reflection must be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Narrow {
    pub(super) prompt: Option<Key>,
    pub(super) perspective: Option<Key>,
    pub(super) theme: Option<ThemeId>,
}

impl Narrow {
    pub(super) fn count(&self) -> usize {
        usize::from(self.prompt.is_some())
            + usize::from(self.perspective.is_some())
            + usize::from(self.theme.is_some())
    }

    fn fits(&self, reflection: &Reflection) -> bool {
        self.prompt.as_ref().is_none_or(|prompt| *prompt == reflection.prompt)
            && (self.perspective.is_none() || self.perspective == reflection.perspective)
    }

    fn fits_theme(&self, reflection: &Reflection) -> bool {
        self.theme.is_none_or(|theme| reflection.placement.as_ref().is_some_and(|p| p.theme == theme))
    }
}

pub(super) type Ids = Arc<Vec<ReflectionId>>;
pub(super) type Known = Arc<HashSet<ReflectionId>>;

/// How many each tab lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) all: usize,
    pub(super) waiting: usize,
    pub(super) flagged: usize,
    pub(super) new: usize,
    pub(super) set_aside: usize,
}

/// What decides the list, and the list. Everything here is a signal, so a copy is a handle.
#[derive(Clone, Copy)]
pub(super) struct Listing {
    pub(super) filter: RwSignal<Filter>,
    pub(super) narrow: RwSignal<Narrow>,
    pub(super) query: RwSignal<String>,
    /// The query as words to look for.
    pub(super) words: Memo<Arc<Vec<String>>>,
    /// Let in: what is not waits behind "n new".
    pub(super) admitted: RwSignal<Known>,
    /// Was there when the page opened, or was looked at since.
    pub(super) seen: RwSignal<Known>,
    /// As [`Listing::seen`] was when the tab was chosen: what is looked at stays in the list meanwhile.
    seen_then: RwSignal<Known>,
    /// What is listed: without what waits behind "n new"; or what a search found, wherever it waits.
    pub(super) visible: Memo<Ids>,
    /// What waits behind "n new".
    pub(super) fresh: Memo<Ids>,
    pub(super) counts: Memo<Counts>,
}

impl Listing {
    pub(super) fn new(live: Live) -> Self {
        let filter = RwSignal::new(Filter::All);
        let narrow = RwSignal::new(Narrow::default());
        let query = RwSignal::new(String::new());
        let admitted = RwSignal::new(Known::default());
        let seen = RwSignal::new(Known::default());
        let seen_then = RwSignal::new(Known::default());
        let folds = StoredValue::new(Folds::default());
        let words = Memo::new(move |_| Arc::new(search::words(&query.read())));
        let listed = Memo::new(move |_| {
            let (filter, narrow) = (filter.get(), narrow.get());
            let mut ids = source(live, &live.board.lists(), filter, &narrow);
            if filter == Filter::New {
                let seen = seen_then.get();
                ids.retain(|id| !seen.contains(id));
            }
            Arc::new(ids)
        });
        let fresh = Memo::new(move |_| {
            // A search finds what waits as well, so meanwhile nothing does.
            if words.with(|words| !words.is_empty()) {
                return Ids::default();
            }
            let admitted = admitted.get();
            Arc::new(listed.get().iter().copied().filter(|id| !admitted.contains(id)).collect::<Vec<_>>())
        });
        let visible = Memo::new(move |_| {
            let words = words.get();
            if words.is_empty() {
                let admitted = admitted.get();
                return Arc::new(listed.get().iter().copied().filter(|id| admitted.contains(id)).collect());
            }
            // "Nothing found" is about all that there is: what waits behind "n new" counts.
            let mut ids = listed.get().to_vec();
            let narrow = narrow.get();
            if filter.get() == Filter::All && narrow.theme.is_none() {
                // A word is sought on the whole board: what has a theme comes after what has none.
                for theme in live.board.themes().iter() {
                    let members = members(live, *theme);
                    ids.extend(members.iter().copied().filter(|id| is(live, *id, |r| narrow.fits(r))));
                }
            }
            let _ = folds.try_update_value(|folds| {
                ids.retain(|id| live.board.peek(*id).is_some_and(|r| folds.fits(*id, &r, &words)));
            });
            Arc::new(ids)
        });
        let counts = Memo::new(move |_| {
            let (lists, narrow) = (live.board.lists(), narrow.get());
            let of = |filter| source(live, &lists, filter, &narrow);
            let all = of(Filter::All);
            let seen = seen.get();
            Counts {
                new: all.iter().filter(|id| !seen.contains(id)).count(),
                all: all.len(),
                waiting: of(Filter::Waiting).len(),
                flagged: of(Filter::Flagged).len(),
                set_aside: of(Filter::SetAside).len(),
            }
        });
        Self { filter, narrow, query, words, admitted, seen, seen_then, visible, fresh, counts }
    }

    /// Another tab. "New" is asked for in so many words: nothing of it waits behind a counter.
    pub(super) fn choose(self, filter: Filter) {
        self.seen_then.set(self.seen.get_untracked());
        self.filter.set(filter);
    }

    pub(super) fn is_narrowed(self) -> bool {
        self.narrow.with(|narrow| narrow.count() > 0)
    }
}

/// What a tab lists, narrowed, in its order.
fn source(live: Live, lists: &Lists, filter: Filter, narrow: &Narrow) -> Vec<ReflectionId> {
    let ids = match (filter, narrow.theme) {
        (Filter::All | Filter::New, Some(theme)) => {
            live.board.shown(theme).map(|shown| shown.get().to_vec()).unwrap_or_default()
        }
        (Filter::All | Filter::New, None) => lists.unplaced.clone(),
        (Filter::Waiting, _) => flagged_first(live, &lists.waiting),
        (Filter::Flagged, _) => lists.flagged.clone(),
        (Filter::SetAside, _) => lists.set_aside.clone(),
    };
    if narrow.count() == 0 {
        return ids;
    }
    let fits = |r: &Reflection| narrow.fits(r) && narrow.fits_theme(r);
    ids.into_iter().filter(|id| is(live, *id, fits)).collect()
}

/// What may do harm is read first; else they stand as they came.
fn flagged_first(live: Live, ids: &[ReflectionId]) -> Vec<ReflectionId> {
    let is_flagged = |id: &ReflectionId| is(live, *id, |r| !r.flags.is_empty());
    let (mut first, rest): (Vec<_>, Vec<_>) = ids.iter().copied().partition(is_flagged);
    first.extend(rest);
    first
}

fn members(live: Live, theme: ThemeId) -> Ids {
    live.board.theme(theme).map(|signals| signals.members.get()).unwrap_or_default()
}

fn is(live: Live, id: ReflectionId, fits: impl Fn(&Reflection) -> bool) -> bool {
    live.board.peek(id).is_some_and(|reflection| fits(&reflection))
}
