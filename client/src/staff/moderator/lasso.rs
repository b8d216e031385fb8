//! A lasso: drawn by a mouse or pen from empty paper, it chooses every card that it touches. Esc takes it back. Fingers
//! scroll instead; they choose by a long press.

use std::sync::Arc;

use leptos::prelude::*;
use shared::ids::ReflectionId;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, PointerEvent};

use super::desk::Desk;
use crate::components::dom::{closest, find};

/// A pointer that moved less drew nothing.
const SLACK: f64 = 5.0;

#[derive(Clone)]
struct Drawn {
    pointer: i32,
    start: (f64, f64),
    now: (f64, f64),
    is_open: bool,
    /// What was chosen before.
    before: Arc<Vec<ReflectionId>>,
}

/// The frame, and the listeners that draw it.
#[component]
pub(super) fn Lasso() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let drawn = RwSignal::new(None::<Drawn>);
    listen(desk, drawn);
    let frame = Memo::new(move |_| {
        drawn.with(|drawn| drawn.as_ref().filter(|drawn| drawn.is_open).map(|drawn| (drawn.start, drawn.now)))
    });
    move || {
        let ((from_x, from_y), (to_x, to_y)) = frame.get()?;
        Some(view! {
            <div
                class="lasso"
                aria-hidden="true"
                style:left=format!("{}px", from_x.min(to_x))
                style:top=format!("{}px", from_y.min(to_y))
                style:width=format!("{}px", (from_x - to_x).abs())
                style:height=format!("{}px", (from_y - to_y).abs())
            ></div>
        })
    }
}

fn listen(desk: Desk, drawn: RwSignal<Option<Drawn>>) {
    let is_ours = move |event: &PointerEvent| {
        drawn.with_untracked(|drawn| drawn.as_ref().is_some_and(|d| d.pointer == event.pointer_id()))
    };
    let downs = window_event_listener(leptos::ev::pointerdown, move |event| {
        if is_paper(&event) && desk.dialog.get_untracked().is_none() {
            let at = (f64::from(event.client_x()), f64::from(event.client_y()));
            let is_more = event.shift_key() || event.ctrl_key() || event.meta_key();
            let many = desk.selection.many.get_untracked();
            let before = if is_more { many } else { Arc::default() };
            let pointer = event.pointer_id();
            drawn.set(Some(Drawn { pointer, start: at, now: at, is_open: false, before }));
        }
    });
    let moves = window_event_listener(leptos::ev::pointermove, move |event| {
        if !is_ours(&event) {
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        drawn.update(|drawn| {
            if let Some(drawn) = drawn {
                drawn.now = at;
                drawn.is_open |= (at.0 - drawn.start.0).hypot(at.1 - drawn.start.1) > SLACK;
            }
        });
        choose(desk, drawn);
    });
    let ups = window_event_listener(leptos::ev::pointerup, move |event| {
        if is_ours(&event) {
            let was_open = drawn.with_untracked(|drawn| drawn.as_ref().is_some_and(|d| d.is_open));
            drawn.set(None);
            if !was_open {
                // A press on empty paper: nothing is chosen any more.
                desk.clear_choice();
            }
        }
    });
    let cancels = window_event_listener(leptos::ev::pointercancel, move |event| {
        if is_ours(&event) {
            drawn.set(None);
        }
    });
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let open = drawn.with_untracked(|drawn| drawn.as_ref().map(|drawn| Arc::clone(&drawn.before)));
        if let (true, Some(before)) = (event.key() == "Escape", open) {
            event.prevent_default();
            drawn.set(None);
            desk.pick(before.to_vec());
        }
    });
    on_cleanup(move || {
        downs.remove();
        moves.remove();
        ups.remove();
        cancels.remove();
        keys.remove();
    });
}

/// Is this a press of the main button on the table itself, beside every card, word and button?
fn is_paper(event: &PointerEvent) -> bool {
    if !event.is_primary() || event.button() != 0 || event.pointer_type() == "touch" {
        return false;
    }
    let Some(target) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let on = |selector: &str| closest(event.target(), selector).is_some();
    if !on(".cols, .rows") || on("[data-reflection], button, input, textarea, select, a, .menu, .title") {
        return false;
    }
    // Beside the paper lies the scroll bar.
    let edge = target.get_bounding_client_rect();
    f64::from(event.client_x()) < edge.left() + f64::from(target.client_left() + target.client_width())
        && f64::from(event.client_y()) < edge.top() + f64::from(target.client_top() + target.client_height())
}

fn choose(desk: Desk, drawn: RwSignal<Option<Drawn>>) {
    let open = drawn.with_untracked(|drawn| drawn.as_ref().filter(|drawn| drawn.is_open).cloned());
    let Some(Drawn { start, now, before, .. }) = open else { return };
    let mut ids = before.to_vec();
    let (left, right) = (start.0.min(now.0), start.0.max(now.0));
    let (top, bottom) = (start.1.min(now.1), start.1.max(now.1));
    for list in all(None, ".cols ul, .rows") {
        let edge = list.get_bounding_client_rect();
        let touches = |place: &DomRect| {
            place.left().max(edge.left()) < right
                && place.right().min(edge.right()) > left
                && place.top().max(edge.top()) < bottom
                && place.bottom().min(edge.bottom()) > top
        };
        // A list that the lasso does not reach has no card that it does.
        if !touches(&edge) {
            continue;
        }
        for card in all(Some(&list), "[data-reflection]") {
            let id = card.get_attribute("data-reflection").and_then(|id| id.parse::<ReflectionId>().ok());
            if let Some(id) = id.filter(|id| !ids.contains(id) && touches(&card.get_bounding_client_rect())) {
                ids.push(id);
            }
        }
    }
    desk.pick(ids);
}

fn all(within: Option<&Element>, selector: &str) -> Vec<Element> {
    let root = find(".mod-page");
    let Some(root) = within.or(root.as_deref()) else { return Vec::new() };
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}
