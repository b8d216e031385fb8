//! The bottom line: is everything stored, what was done last, and taking it back.

use leptos::prelude::*;
use shared::text::{common, staff as text, table};

use super::desk::{Desk, Dialog};
use super::holds::People;
use super::news::PauseNews;
use super::offline::Offline;
use crate::components::icon::small_icon;
use crate::components::said::{count, say};
use crate::live::Connection;

#[component]
pub(super) fn Status() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <footer class="status">
            <Offline/>
            <Saved/>
            // Two parts that are read each by itself: what one did, in sight; what others did, for who cannot see it.
            <p role="status" aria-atomic="false" class:is-still=move || desk.note.with(String::is_empty)>
                <span>{desk.note}</span>
                <span class="vh">{desk.news}</span>
            </p>
            <TakeBack/>
            <People/>
            <PauseNews/>
            <button type="button" class="btn btn-bare" on:click=move |_| desk.open(Dialog::Steps)>
                {small_icon("undo")} <span class="word">{say(table::DONE_BY_ME)}</span>
            </button>
            <button type="button" class="btn btn-bare" on:click=move |_| desk.open(Dialog::Keys)>
                {small_icon("keys")} <span class="word">{say(text::KEYS)}</span>
            </button>
        </footer>
    }
}

/// Offered for ten seconds after each step; the list of what was done offers it as long as the page is open.
#[component]
fn TakeBack() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let (back, again) = (Memo::new(move |_| desk.can_undo()), Memo::new(move |_| desk.can_redo()));
    view! {
        {move || back.get().then(|| view! {
            <button type="button" class="btn btn-bare step-back" on:click=move |_| desk.undo()>
                {small_icon("undo")} {say(text::UNDO)} <kbd aria-hidden="true">"Z"</kbd>
            </button>
        })}
        {move || again.get().then(|| view! {
            <button type="button" class="btn btn-bare step-back" on:click=move |_| desk.redo()>
                {small_icon("redo")} {say(table::REDO)} <kbd aria-hidden="true">"⇧Z"</kbd>
            </button>
        })}
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
            Connection::Polling if pending == 0 => ("", "timer", say(common::SLOW).to_owned()),
            Connection::Open | Connection::Polling => ("", "timer", say(text::SENDING).to_owned()),
            Connection::Captive => ("warn", "wifi-off", say(common::CAPTIVE).to_owned()),
            Connection::Connecting => ("", "timer", say(text::COMING_IN).to_owned()),
            _ if pending == 0 => ("warn", "wifi-off", say(text::OFFLINE).to_owned()),
            _ => ("warn", "wifi-off", count(text::OFFLINE_WITH, pending)),
        }
    });
    move || {
        let (kind, name, said) = state.get();
        view! { <span class=format!("sv {kind}") data-testid="saved">{small_icon(name)} <span class="word">{said}</span></span> }
    }
}
