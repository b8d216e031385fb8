//! How far a list is drawn: as far as somebody looked, and a little further. Two thousand rows cost as much as sixty.
//!
//! Whatever scrolls brings ends of lists near: the list itself, or in a low window and as one list the page around it.
//! So one listener hears all scrolling, and looks at each end.

use leptos::prelude::*;
use shared::ids::{ReflectionId, ThemeId};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

use super::attention::place_of;
use super::desk::Desk;
use super::selection::Place;
use crate::components::dom::{after_drawing, on};

/// A row of the stream is about so high, in pixels.
pub(super) const ROW: usize = 116;
/// So far below what is in sight it is drawn already.
const AHEAD: f64 = 900.0;

/// So many rows of the stream are drawn to begin with.
pub(super) const FIRST: usize = 40;
/// So many at once: as many as a window holds. The others follow when these can be seen.
pub(super) const AT_ONCE: usize = 12;

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

/// Another list begins at its top, with what can be seen of it; the rest is drawn after that.
pub(super) fn begin_anew(reach: RwSignal<usize>) {
    reach.set(AT_ONCE);
    after_drawing(move || reach.update(|reach| *reach = (*reach).max(FIRST)));
}

/// Draws lists further when their ends come near. The element after the last row carries `data-rest`.
pub(super) fn listen(desk: Desk) {
    let is_owed = StoredValue::new(false);
    // Scrolling does not bubble: only who listens on its way down hears it of every element.
    let look = Closure::<dyn FnMut()>::new(move || {
        if is_owed.try_update_value(|owed| std::mem::replace(owed, true)) == Some(false) {
            request_animation_frame(move || {
                let _ = is_owed.try_set_value(false);
                look_around(desk);
            });
        }
    });
    // A browser that knows no listeners runs no WebAssembly either.
    let _ = window().add_event_listener_with_callback_and_bool("scroll", look.as_ref().unchecked_ref(), true);
    let _ = window().add_event_listener_with_callback("resize", look.as_ref().unchecked_ref());
    // The page of a moderator lives as long as its window.
    look.forget();
    // Paper does not scroll.
    on(&window(), "beforeprint", move |_| {
        for reach in desk.reach.with_value(|all| all.values().copied().collect::<Vec<_>>()) {
            reach.set(usize::MAX);
        }
    });
}

fn look_around(desk: Desk) {
    let Ok(ends) = document().query_selector_all("[data-rest]") else { return };
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    for end in (0..ends.length()).filter_map(|at| ends.get(at)?.dyn_into::<Element>().ok()) {
        let edge = end.get_bounding_client_rect();
        let missing = height + AHEAD - edge.top();
        let is_beside = edge.left() > width || edge.right() < 0.0;
        // Nothing of a long end is in sight: whoever jumped past it looks at what stands below, and that would move.
        // Nor is a button taken away from the focus that is on it.
        let is_passed = edge.top() < -AHEAD && edge.bottom() < 0.0;
        let has_focus = end.contains(document().active_element().as_deref());
        let is_due = missing > 0.0 && !is_beside && !is_passed && !has_focus;
        let Some(place) = place_of(&end).filter(|_| is_due) else { continue };
        // Not negative, and no list is so long.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let rows = missing as usize / ROW;
        desk.reach(place).update(|reach| *reach = reach.saturating_add(rows.max(step(place))));
    }
}
