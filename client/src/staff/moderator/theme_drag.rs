//! A theme moves among the others by its head. The menu's two buttons do the same.

use leptos::prelude::*;
use shared::ids::ThemeId;
use shared::rights::Right;
use web_sys::PointerEvent;

use super::desk::{Desk, Layout};
use crate::components::dom::{closest, is_rtl};

/// A pointer that moved less was a click.
const SLACK: f64 = 8.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    Before,
    After,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct ThemeDrag {
    id: ThemeId,
    pointer: i32,
    start: (f64, f64),
    is_lifted: bool,
    /// Beside which column it would go.
    target: Option<(ThemeId, Edge)>,
}

pub(super) fn press(desk: Desk, id: ThemeId, event: &PointerEvent) {
    let is_list = desk.layout.get_untracked() == Layout::List;
    let is_button = is_list || closest(event.target(), "button, input, textarea, .menu").is_some();
    let may = untrack(|| desk.may(Right::Group));
    if is_button || !may || !event.is_primary() || event.button() != 0 || event.pointer_type() == "touch" {
        return;
    }
    let start = (f64::from(event.client_x()), f64::from(event.client_y()));
    let pointer = event.pointer_id();
    desk.theme_drag.set(Some(ThemeDrag { id, pointer, start, is_lifted: false, target: None }));
}

/// Is this column in the hand?
pub(super) fn is_gone(desk: Desk, id: ThemeId) -> impl Fn() -> bool + Copy + Send + 'static {
    move || desk.theme_drag.with(|drag| drag.is_some_and(|drag| drag.is_lifted && drag.id == id))
}

/// The side of this column at which the one in the hand would stand.
pub(super) fn edge(desk: Desk, id: ThemeId) -> impl Fn() -> Option<&'static str> + Copy + Send + 'static {
    move || {
        desk.theme_drag.with(|drag| match drag.as_ref()?.target? {
            (other, Edge::Before) if other == id => Some("before"),
            (other, Edge::After) if other == id => Some("after"),
            _ => None,
        })
    }
}

pub(super) fn listen(desk: Desk) {
    let drag = desk.theme_drag;
    let ours = move |event: &PointerEvent| {
        drag.with_untracked(|drag| drag.filter(|drag| drag.pointer == event.pointer_id()))
    };
    let moves = window_event_listener(leptos::ev::pointermove, move |event| {
        let Some(mut now) = ours(&event) else { return };
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        now.is_lifted |= (at.0 - now.start.0).hypot(at.1 - now.start.1) > SLACK;
        now.target = target(now.id, at).filter(|_| now.is_lifted);
        drag.set(Some(now));
    });
    let ups = window_event_listener(leptos::ev::pointerup, move |event| {
        let Some(now) = ours(&event) else { return };
        drag.set(None);
        if let Some((beside, edge)) = now.target {
            let themes = untrack(|| desk.live.board.themes());
            let at = themes.iter().position(|id| *id == beside);
            let ahead_of = match edge {
                Edge::Before => Some(beside),
                Edge::After => at.and_then(|at| themes.get(at + 1).copied()),
            };
            desk.move_theme(now.id, ahead_of);
        }
    });
    let cancels = window_event_listener(leptos::ev::pointercancel, move |_| drag.set(None));
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && drag.get_untracked().is_some() {
            event.prevent_default();
            drag.set(None);
        }
    });
    on_cleanup(move || {
        moves.remove();
        ups.remove();
        cancels.remove();
        keys.remove();
    });
}

fn target(id: ThemeId, at: (f64, f64)) -> Option<(ThemeId, Edge)> {
    #[allow(clippy::cast_possible_truncation)]
    let element = document().element_from_point(at.0 as f32, at.1 as f32)?;
    let column = element.closest("[data-theme-id]").ok().flatten()?;
    let other: ThemeId = column.get_attribute("data-theme-id")?.parse().ok()?;
    let place = column.get_bounding_client_rect();
    // Columns stand in the direction in which one reads.
    let is_left = at.0 < place.left() + place.width() / 2.0;
    let edge = if is_left == is_rtl() { Edge::After } else { Edge::Before };
    (other != id).then_some((other, edge))
}
