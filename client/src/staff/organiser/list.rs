//! What the organiser's lists share: a row goes up, down, or away.

use leptos::prelude::*;
use shared::text::{Said, hall as text};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::components::dom::{after_drawing, find, focus};
use crate::components::icon::icon;
use crate::components::said::{fill, say};

/// Where a row is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    Up,
    Down,
    Away,
}

impl Move {
    /// The list after the move; as it was where there is no room.
    pub(super) fn apply<T>(self, list: &mut Vec<T>, at: usize) {
        match self {
            Self::Up if at > 0 && at < list.len() => list.swap(at, at - 1),
            Self::Down if at + 1 < list.len() => list.swap(at, at + 1),
            Self::Away if at < list.len() => drop(list.remove(at)),
            _ => {}
        }
    }
}

/// Three buttons; `why_not` says why this row cannot go away, `after` where focus goes once it did.
#[component]
pub(super) fn Moves(
    #[prop(into)] what: Signal<String>,
    #[prop(into)] at: Signal<usize>,
    #[prop(into)] length: Signal<usize>,
    #[prop(into)] is_closed: Signal<bool>,
    #[prop(into)] why_not: Signal<Option<String>>,
    after: &'static str,
    go: impl Fn(Move) + Copy + 'static,
) -> impl IntoView {
    let label = move |said: Said| move || fill(said, &[("what", &what.get())]);
    let is_last = move || is_closed.get() || at.get() + 1 >= length.get();
    let away_title = move || why_not.get().unwrap_or_else(|| say(text::REMOVE_NOW).to_owned());
    let go = move |event: &web_sys::MouseEvent, to: Move| {
        let button = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        go(to);
        after_drawing(move || keep_focus(button, after));
    };
    view! {
        <span class="moves">
            <button
                type="button"
                class="btn btn-bare btn-icon up"
                aria-label=label(text::UP)
                title=label(text::UP)
                disabled=move || is_closed.get() || at.get() == 0
                on:click=move |event| go(&event, Move::Up)
            >
                {icon("down")}
            </button>
            <button
                type="button"
                class="btn btn-bare btn-icon"
                aria-label=label(text::DOWN)
                title=label(text::DOWN)
                disabled=is_last
                on:click=move |event| go(&event, Move::Down)
            >
                {icon("down")}
            </button>
            <button
                type="button"
                class="btn btn-bare btn-icon"
                aria-label=label(text::REMOVE_ONE)
                title=away_title
                disabled=move || is_closed.get() || why_not.get().is_some()
                on:click=move |event| go(&event, Move::Away)
            >
                {icon("x")}
            </button>
        </span>
    }
}

/// A row that moved takes focus with it, also where its button has nothing left to do; one that went away leaves it to
/// what comes after the list.
fn keep_focus(button: Option<HtmlElement>, after: &'static str) {
    let Some(button) = button.filter(|button| button.is_connected()) else {
        if let Some(next) = find(after) {
            focus(&next);
        }
        return;
    };
    let row = button.parent_element();
    let open = row.and_then(|row| row.query_selector("button:not(:disabled)").ok().flatten());
    let open = open.and_then(|open| open.dyn_into::<HtmlElement>().ok());
    match open {
        Some(open) if button.has_attribute("disabled") => focus(&open),
        _ => focus(&button),
    }
}
