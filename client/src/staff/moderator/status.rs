//! The bottom line: is everything stored, what was done last, and taking it back.

use leptos::prelude::*;
use shared::text::staff as text;

use super::desk::{Desk, Dialog};
use crate::components::icon::small_icon;
use crate::components::said::{count, say};
use crate::live::Connection;

#[component]
pub(super) fn Status() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <footer class="status">
            <Saved/>
            <p role="status">{desk.note}</p>
            <button type="button" class="btn btn-bare" disabled=move || !desk.can_undo() on:click=move |_| desk.undo()>
                {small_icon("undo")} {say(text::UNDO)} <kbd aria-hidden="true">"Z"</kbd>
            </button>
            <button type="button" class="btn btn-bare push" on:click=move |_| desk.open(Dialog::Keys)>
                {small_icon("keys")} <span class="word">{say(text::KEYS)}</span>
            </button>
        </footer>
    }
}

#[component]
fn Saved() -> impl IntoView {
    let live = expect_context::<Desk>().live;
    let state = Memo::new(move |_| {
        let pending = live.pending().len();
        match live.connection() {
            _ if !live.is_kept() && pending > 0 => ("warn", "alert", say(text::NOT_KEPT).to_owned()),
            Connection::Open if pending == 0 => ("ok", "check", say(text::ALL_SAVED).to_owned()),
            Connection::Open => ("", "timer", say(text::SENDING).to_owned()),
            Connection::Connecting => ("", "timer", say(text::COMING_IN).to_owned()),
            _ if pending == 0 => ("warn", "wifi-off", say(text::OFFLINE).to_owned()),
            _ => ("warn", "wifi-off", count(text::OFFLINE_WITH, pending)),
        }
    });
    move || {
        let (kind, name, said) = state.get();
        view! { <span class=format!("sv {kind}") data-testid="saved">{small_icon(name)} {said}</span> }
    }
}
