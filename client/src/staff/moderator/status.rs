//! The bottom line: is everything stored, what was done last, and taking it back. And what the server refused.

use std::time::Duration;

use leptos::prelude::*;
use shared::ids::CommandId;
use shared::text::{common, staff as text};

use super::desk::{Desk, Dialog};
use crate::components::icon::{icon, small_icon};
use crate::components::said::{count, fill, say};
use crate::live::{Connection, RefusedCommand};

/// How long a refusal stays in sight.
const SIGHT: Duration = Duration::from_secs(10);

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

/// What was refused, in words, until it is dismissed or has been in sight long enough.
#[component]
pub(super) fn Refusals() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <div class="toasts" role="alert">
            <For each=move || desk.live.refused().to_vec() key=|refused| refused.command.id let:refused>
                <Refusal refused/>
            </For>
        </div>
    }
}

#[component]
fn Refusal(refused: RefusedCommand) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id: CommandId = refused.command.id;
    desk.forget(id);
    set_timeout(move || desk.live.dismiss(id), SIGHT);
    let limit = refused.refused.limit.map(|limit| limit.to_string()).unwrap_or_default();
    let said = fill(common::refusal(refused.refused.reason), &[("limit", &limit)]);
    view! {
        <p class="toast">
            {icon("alert")}
            <span>{said}</span>
            <button type="button" class="btn" on:click=move |_| desk.live.dismiss(id)>{say(text::CLOSE)}</button>
        </p>
    }
}
