//! Single keys for what also has a button. Off while typing, in a dialog, and for whoever switched them off.

use leptos::prelude::*;
use shared::ids::ReflectionId;
use shared::rights::Right;
use web_sys::KeyboardEvent;

use super::attention::{After, place_of};
use super::column::DIGITS;
use super::desk::{Desk, Dialog};
use super::selection::{Choice, Place};
use crate::components::dom::{self, closest, find, focus};
use crate::components::remember::{keep, recall};

const STORED: &str = "weerklank:keys";
/// As long as an Enter may still be meant for the dialog that a key before it closed, in milliseconds.
const CLOSING: f64 = 700.0;

pub(super) fn are_on() -> bool {
    recall(STORED).as_deref() != Some("off")
}

pub(super) fn switch(desk: Desk, on: bool) {
    desk.has_keys.set(on);
    keep(STORED, if on { "on" } else { "off" });
}

pub(super) fn listen(desk: Desk) {
    let last_in_dialog = StoredValue::new(f64::NEG_INFINITY);
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        if desk.dialog.get_untracked().is_some() {
            // Esc answers nothing, so no Enter belongs to it.
            let at = if event.key() == "Escape" { f64::NEG_INFINITY } else { event.time_stamp() };
            last_in_dialog.set_value(at);
        } else if is_left_over(&event, last_in_dialog.get_value()) {
            event.prevent_default();
            if event.repeat() {
                last_in_dialog.set_value(event.time_stamp());
            }
            return;
        }
        if event.key() == "Escape" && desk.menu.get_untracked().is_some() {
            desk.menu.set(None);
        }
        if is_all(&event) && in_list(&event) && desk.has_keys.get_untracked() {
            event.prevent_default();
            desk.choose_all(place_now(desk).map_or(Place::Stream, |(place, _)| place));
            return;
        }
        let is_other = event.default_prevented() || event.ctrl_key() || event.meta_key() || event.alt_key();
        let is_busy =
            is_other || is_held(&event) || event.is_composing() || desk.dialog.get_untracked().is_some();
        if is_busy || !desk.has_keys.get_untracked() || dom::takes_typing(event.target()) {
            return;
        }
        if press(desk, &event) {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// Is this Enter meant for the dialog that has just closed, or held down since? A digit answers a dialog at once, and
/// an Enter follows it by habit; it may not act on what has the focus by then.
fn is_left_over(event: &KeyboardEvent, last_in_dialog: f64) -> bool {
    let is_soon = event.time_stamp() - last_in_dialog < CLOSING;
    is_soon && event.key() == "Enter" && !dom::takes_typing(event.target())
}

/// A key that is held goes along the list; anything else it does once.
fn is_held(event: &KeyboardEvent) -> bool {
    event.repeat() && !matches!(event.key().to_lowercase().as_str(), "j" | "k" | "arrowdown" | "arrowup")
}

/// Returns whether the key was ours.
fn press(desk: Desk, event: &KeyboardEvent) -> bool {
    if super::top::press(desk, event) {
        return true;
    }
    let key = event.key().to_lowercase();
    let has_shift = event.shift_key();
    let chosen = desk.selection.cursor.get_untracked().filter(|id| desk.peek(*id).is_some());
    let targets = desk.targets();
    let has_any = !targets.is_empty();
    let may = |right| untrack(|| desk.may(right));
    let extent = if has_shift { Extent::Many } else { Extent::One };
    match (key.as_str(), chosen) {
        ("j" | "arrowdown", _) if key == "j" || in_list(event) => step(desk, Step::Next, extent),
        ("k" | "arrowup", _) if key == "k" || in_list(event) => step(desk, Step::Previous, extent),
        ("x", Some(id)) => toggle(desk, id),
        // On a box of its own the browser does it.
        (" ", Some(id)) if in_list(event) && !takes_space(event) => toggle(desk, id),
        ("escape", _) if is_choosing(desk) => desk.clear_choice(),
        ("a", _) if has_any => desk.approve(targets),
        ("h", _) if has_any && may(Right::Steer) => desk.open(Dialog::SetAside(targets)),
        ("v", _) if has_any && may(Right::Group) => desk.open(Dialog::Move(targets)),
        ("enter", Some(_)) if in_list(event) && may(Right::Group) => desk.open(Dialog::Move(targets)),
        ("s", Some(id)) => desk.spotlight(id),
        ("m", _) if has_any => desk.stack_chosen(targets),
        ("0", _) if has_any => desk.unplace(targets),
        ("n", _) if may(Right::Group) => {
            // With many chosen they go into it; the one that is only looked at does not.
            desk.open(Dialog::NewTheme(desk.selection.many.get_untracked().to_vec()));
        }
        ("z", _) if has_shift => desk.redo(),
        ("z", _) => desk.undo(),
        ("/", _) => {
            if let Some(search) = find("#stream-search") {
                focus(&search);
            }
        }
        ("o", _) => desk.open(Dialog::Paper),
        ("?", _) => desk.open(Dialog::Keys),
        (digit, _) if has_any => {
            let digit = digit.parse::<usize>().ok().filter(|n| (1..=DIGITS).contains(n));
            let themes = untrack(|| desk.live.board.themes());
            let Some(theme) = digit.and_then(|n| themes.get(n - 1)) else { return false };
            desk.place(targets, *theme, None, After::Next);
        }
        _ => return false,
    }
    true
}

/// Ctrl or Cmd with A: in a list it means the list, not the page's words.
fn is_all(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("a")
}

fn is_choosing(desk: Desk) -> bool {
    let is_idle = desk.drag.with_untracked(Option::is_none);
    is_idle && desk.selection.many.with_untracked(|many| !many.is_empty())
}

fn in_list(event: &KeyboardEvent) -> bool {
    closest(event.target(), "[data-reflection]").is_some()
}

fn takes_space(event: &KeyboardEvent) -> bool {
    closest(event.target(), "input, button").is_some()
}

fn toggle(desk: Desk, id: ReflectionId) {
    let place = place_now(desk).map_or(Place::Stream, |(place, _)| place);
    desk.choose(id, place, Choice::Toggle);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Next,
    Previous,
}

/// Does a step choose only where it ends, or all the way?
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    One,
    Many,
}

/// The list to go along, and the card in it from where: the focused one, else the chosen one.
fn place_now(desk: Desk) -> Option<(Place, ReflectionId)> {
    let focused = closest(document().active_element().map(Into::into), "[data-reflection]");
    let focused = focused.and_then(|card| {
        let id = card.get_attribute("data-reflection")?.parse().ok()?;
        Some((place_of(&card)?, id))
    });
    focused.or_else(|| {
        let id = desk.selection.cursor.get_untracked()?;
        let column = || {
            let theme = desk.peek(id)?.placement.as_ref().map(|placement| placement.theme)?;
            Some(Place::Column(theme))
        };
        let in_stream = desk.list.visible.with_untracked(|ids| ids.contains(&id));
        let place = if in_stream { Some(Place::Stream) } else { column() };
        Some((place?, id))
    })
}

/// To the reflection that had the attention last, or the first; to the list itself where it is empty.
pub(super) fn back_to_list(desk: Desk) {
    let first = || Some((Place::Stream, desk.list.visible.get_untracked().first().copied()?));
    let known = place_now(desk).filter(|(_, id)| desk.peek(*id).is_some());
    match known.or_else(first) {
        Some((place, id)) => desk.go_to_in(id, place),
        None => {
            if let Some(list) = find("#stream") {
                focus(&list);
            }
        }
    }
}

/// To the neighbour in the list where the chosen one stands; in the stream, past its end come the new ones.
fn step(desk: Desk, step: Step, extent: Extent) {
    let here = place_now(desk);
    let place = here.map_or(Place::Stream, |(place, _)| place);
    let ids = desk.ids_in(place);
    let at = here.and_then(|(_, id)| ids.iter().position(|other| *other == id));
    // What a colleague holds is theirs to do.
    let is_free = |id: &&ReflectionId| !desk.is_taken(**id);
    let next = match (at, step) {
        (None, _) => ids.iter().find(is_free),
        (Some(at), Step::Next) => ids[at + 1..].iter().find(is_free),
        (Some(at), Step::Previous) => ids[..at].iter().rev().find(is_free),
    };
    match next {
        Some(next) => {
            if extent == Extent::Many {
                desk.choose(*next, place, Choice::UpTo);
            }
            desk.go_to_in(*next, place);
        }
        None if step == Step::Next && place == Place::Stream => {
            let first = desk.list.fresh.get_untracked().first().copied();
            desk.admit_fresh();
            if let Some(first) = first {
                desk.go_to(first);
            }
        }
        None => {}
    }
}
