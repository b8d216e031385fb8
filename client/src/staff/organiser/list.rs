//! What the organiser's lists share: a row goes up, down, or away.

use leptos::prelude::*;
use shared::text::hall as text;

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

/// Three buttons; `why_not` says why this row cannot go away.
#[component]
pub(super) fn Moves(
    what: String,
    #[prop(into)] at: Signal<usize>,
    #[prop(into)] length: Signal<usize>,
    #[prop(into)] is_closed: Signal<bool>,
    #[prop(into)] why_not: Signal<Option<String>>,
    go: impl Fn(Move) + Copy + 'static,
) -> impl IntoView {
    let label = |said| fill(said, &[("what", &what)]);
    let is_last = move || is_closed.get() || at.get() + 1 >= length.get();
    let (up, down, away) = (label(text::UP), label(text::DOWN), label(text::REMOVE_ONE));
    view! {
        <span class="moves">
            <button
                type="button"
                class="btn btn-bare btn-icon up"
                aria-label=up.clone()
                title=up
                disabled=move || is_closed.get() || at.get() == 0
                on:click=move |_| go(Move::Up)
            >
                {icon("down")}
            </button>
            <button
                type="button"
                class="btn btn-bare btn-icon"
                aria-label=down.clone()
                title=down
                disabled=is_last
                on:click=move |_| go(Move::Down)
            >
                {icon("down")}
            </button>
            <button
                type="button"
                class="btn btn-bare btn-icon"
                aria-label=away.clone()
                title=move || why_not.get().unwrap_or_else(|| say(text::REMOVE_NOW).to_owned())
                disabled=move || is_closed.get() || why_not.get().is_some()
                on:click=move |_| go(Move::Away)
            >
                {icon("x")}
            </button>
        </span>
    }
}
