//! Where the attention goes: what is let in, what comes next, and what has the focus.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::ReflectionId;
use web_sys::{Element, HtmlElement};

use super::desk::Desk;
use super::selection::Place;
use crate::components::dom::{after_drawing, find, focus, is_shown};

/// Where the attention goes after a reflection was dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// It was dragged: the eyes are there already.
    Stay,
    /// It was moved by name: on to the next one without a theme.
    Next,
}

impl Desk {
    // ---- attention ----

    /// Lets these into the stream without waiting behind "n new".
    pub(super) fn admit(self, ids: &[ReflectionId]) {
        let admitted = self.list.admitted;
        if admitted.with_untracked(|known| ids.iter().any(|id| !known.contains(id))) {
            admitted.update(|known| Arc::make_mut(known).extend(ids));
        }
    }

    /// Somebody looked at these: they are new no more.
    pub(super) fn see(self, ids: &[ReflectionId]) {
        let seen = self.list.seen;
        if seen.with_untracked(|known| ids.iter().any(|id| !known.contains(id))) {
            seen.update(|known| Arc::make_mut(known).extend(ids));
        }
    }

    pub(super) fn admit_fresh(self) {
        let fresh = self.list.fresh.get_untracked();
        self.admit(&fresh);
    }

    /// The next in the stream once these have left it.
    pub(super) fn next_after(self, ids: &[ReflectionId]) -> Option<ReflectionId> {
        let leaving: HashSet<_> = ids.iter().collect();
        let visible = self.list.visible.get_untracked();
        let last = visible.iter().rposition(|id| leaving.contains(id));
        let rest = |id: &&ReflectionId| !leaving.contains(id) && !self.is_taken(**id);
        match last {
            Some(last) => {
                visible[last..].iter().find(rest).or_else(|| visible[..last].iter().rev().find(rest))
            }
            None => visible.iter().find(rest),
        }
        .copied()
    }

    pub(super) fn go_on(self, next: Option<ReflectionId>, after: After) {
        if after == After::Next {
            match next {
                Some(next) => self.go_to(next),
                None => self.selection.cursor.set(None),
            }
        }
    }

    /// Selects it, and brings focus there once it is drawn; where the list is folded away, to the inspector.
    pub(super) fn go_to(self, id: ReflectionId) {
        self.go_to_in(id, Place::Stream);
    }

    pub(super) fn go_to_in(self, id: ReflectionId, place: Place) {
        self.selection.cursor.set(Some(id));
        if self.dialog.get_untracked().is_none()
            && let Some(card) = card_in(id, place).filter(is_shown)
        {
            return focus(&card);
        }
        self.reach_to(id, place);
        after_drawing(move || {
            if self.dialog.get_untracked().is_some() {
                return;
            }
            let card = card_in(id, place).filter(is_shown);
            if let Some(target) = card.or_else(|| find("#inspector").filter(is_shown)) {
                focus(&target);
            }
        });
    }
}

/// The card in that very list; a reflection may stand in the stream and in its column.
pub(super) fn card_in(id: ReflectionId, place: Place) -> Option<HtmlElement> {
    match place {
        Place::Stream => find(&format!(".stream [data-reflection=\"{id}\"]")),
        Place::Column(theme) => find(&format!("[data-theme-id=\"{theme}\"] [data-reflection=\"{id}\"]")),
    }
}

/// The list in which this element stands.
pub(super) fn place_of(element: &Element) -> Option<Place> {
    let column = element.closest("[data-theme-id]").ok().flatten();
    if let Some(theme) = column.and_then(|column| column.get_attribute("data-theme-id")) {
        return theme.parse().ok().map(Place::Column);
    }
    element.closest(".stream").ok().flatten().map(|_| Place::Stream)
}
