//! Single keys for what also has a button. Off while typing, in a dialog, and for whoever switched them off.

use leptos::prelude::*;
use shared::rights::Right;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::column::DIGITS;
use super::desk::{After, Desk, Dialog};
use crate::components::dom::{self, closest, find, focus};

const STORED: &str = "weerklank:keys";

pub(super) fn are_on() -> bool {
    let stored = window().local_storage().ok().flatten().and_then(|s| s.get_item(STORED).ok().flatten());
    stored.as_deref() != Some("off")
}

pub(super) fn switch(desk: Desk, on: bool) {
    desk.has_keys.set(on);
    if let Some(storage) = window().local_storage().ok().flatten() {
        // A browser that stores nothing asks again next time.
        let _ = storage.set_item(STORED, if on { "on" } else { "off" });
    }
}

pub(super) fn listen(desk: Desk) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && desk.menu.get_untracked().is_some() {
            desk.menu.set(None);
        }
        let is_other = event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key();
        let is_busy = is_other || event.is_composing() || desk.dialog.get_untracked().is_some();
        if is_busy || !desk.has_keys.get_untracked() || dom::takes_typing(event.target()) {
            return;
        }
        if press(desk, &event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Returns whether the key was ours.
fn press(desk: Desk, event: &KeyboardEvent) -> bool {
    if super::top::press(desk, event) {
        return true;
    }
    let key = event.key().to_lowercase();
    let chosen = desk.selected.get_untracked().filter(|id| desk.peek(*id).is_some());
    match (key.as_str(), chosen) {
        ("j" | "arrowdown", _) if key == "j" || in_list(event) => step(desk, Step::Next),
        ("k" | "arrowup", _) if key == "k" || in_list(event) => step(desk, Step::Previous),
        ("a", Some(id)) => desk.approve(vec![id]),
        ("h", Some(id)) if untrack(|| desk.may(Right::Steer)) => desk.open(Dialog::SetAside(vec![id])),
        ("v", Some(id)) if untrack(|| desk.may(Right::Group)) => desk.open(Dialog::Move(vec![id])),
        ("enter", Some(id)) if in_list(event) && untrack(|| desk.may(Right::Group)) => {
            desk.open(Dialog::Move(vec![id]));
        }
        ("s", Some(id)) => desk.spotlight(id),
        ("0", Some(id)) => desk.unplace(vec![id]),
        ("n", _) if untrack(|| desk.may(Right::Group)) => desk.open(Dialog::NewTheme(Vec::new())),
        ("z", _) => desk.undo(),
        ("/", _) => {
            if let Some(search) = find("#stream-search") {
                focus(&search);
            }
        }
        ("?", _) => desk.open(Dialog::Keys),
        (digit, Some(id)) => {
            let digit = digit.parse::<usize>().ok().filter(|n| (1..=DIGITS).contains(n));
            let themes = untrack(|| desk.live.board.themes());
            let Some(theme) = digit.and_then(|n| themes.get(n - 1)) else { return false };
            desk.place(vec![id], *theme, None, After::Next);
        }
        _ => return false,
    }
    true
}

fn in_list(event: &KeyboardEvent) -> bool {
    closest(event.target(), "[data-reflection]").is_some()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Next,
    Previous,
}

/// To the neighbour in the list where the chosen one stands; in the stream, past its end come the new ones.
fn step(desk: Desk, step: Step) {
    let chosen = desk.selected.get_untracked();
    let here = chosen.and_then(|id| find(&format!("[data-reflection=\"{id}\"]")));
    let list = here.as_ref().and_then(|here| here.closest("ul").ok().flatten());
    let list = list.or_else(|| find(".stream .rows ul").map(JsCast::unchecked_into));
    let Some(cards) = list.and_then(|list| list.query_selector_all("[data-reflection]").ok()) else { return };
    let cards: Vec<HtmlElement> =
        (0..cards.length()).filter_map(|at| cards.get(at)?.dyn_into().ok()).collect();
    let at = here.and_then(|here| cards.iter().position(|card| *card == here));
    let next = match (at, step) {
        (None, _) => cards.first(),
        (Some(at), Step::Next) => cards.get(at + 1),
        (Some(at), Step::Previous) => at.checked_sub(1).and_then(|at| cards.get(at)),
    };
    match next {
        Some(card) => {
            let id = card.get_attribute("data-reflection").and_then(|id| id.parse().ok());
            desk.selected.set(id.or(chosen));
            focus(card);
        }
        None if step == Step::Next => {
            let first = desk.fresh.get_untracked().first().copied();
            desk.admit_fresh();
            if let Some(first) = first {
                desk.go_to(first);
            }
        }
        None => {}
    }
}
