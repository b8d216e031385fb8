//! How far a list is drawn: as far as somebody looked, and a little further. Two thousand rows cost as much as sixty.

use leptos::prelude::*;
use shared::ids::{ReflectionId, ThemeId};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::desk::Desk;
use super::selection::Place;

/// A row of the stream is about so high, in pixels.
pub(super) const ROW: usize = 116;
/// So far below what is in sight it is drawn already.
const AHEAD: f64 = 900.0;

/// So many rows of the stream are drawn to begin with.
pub(super) const FIRST: usize = 40;

const fn step(place: Place) -> usize {
    match place {
        Place::Stream => FIRST,
        Place::Column(_) => 20,
    }
}

impl Desk {
    /// How many of this list are drawn.
    pub(super) fn reach(self, place: Place) -> RwSignal<usize> {
        let key: Option<ThemeId> = match place {
            Place::Stream => None,
            Place::Column(theme) => Some(theme),
        };
        let first = step(place);
        let reach =
            self.reach.try_update_value(|all| *all.entry(key).or_insert_with(|| RwSignal::new(first)));
        reach.unwrap_or_else(|| RwSignal::new(first))
    }

    /// Draws the list at least as far as this one.
    pub(super) fn reach_to(self, id: ReflectionId, place: Place) {
        let at = self.ids_in(place).iter().position(|other| *other == id);
        let reach = self.reach(place);
        if let Some(at) = at.filter(|at| *at >= reach.get_untracked()) {
            reach.set(at + step(place));
        }
    }
}

/// Call it when a list scrolled: it is drawn further when its end comes near. The element after the last row carries
/// `data-rest`.
pub(super) fn scrolled(desk: Desk, place: Place, list: &Element) {
    let Some(rest) = list.query_selector("[data-rest]").ok().flatten() else { return };
    let (edge, end) = (list.get_bounding_client_rect(), rest.get_bounding_client_rect());
    let missing = edge.bottom() + AHEAD - end.top();
    if missing > 0.0 {
        // Not negative, and no list is so long.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let rows = missing as usize / ROW;
        desk.reach(place).update(|reach| *reach = reach.saturating_add(rows.max(step(place))));
    }
}

/// The element of a scroll event.
pub(super) fn of_event(event: &web_sys::Event) -> Option<HtmlElement> {
    event.current_target()?.dyn_into().ok()
}
