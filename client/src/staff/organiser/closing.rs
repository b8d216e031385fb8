//! The end: closing for good and erasing are asked twice, because they cannot be taken back.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::command::Action;
use shared::ids::CommandId;
use shared::role::Role;
use shared::text::{Said, hall, staff as text};

use super::pending::Pending;
use super::toast::Note;
use crate::components::modal::{Modal, close};
use crate::components::said::say;
use crate::live::{Live, http};

#[component]
pub(super) fn Closing(live: Live) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    let is_erasing = RwSignal::new(false);
    view! {
        <section class="sec" aria-labelledby="closing">
            <header><h2 id="closing">{say(text::THE_END)}</h2></header>
            <div class="card end">
                <p>{say(text::CLOSE_HINT)}</p>
                <button type="button" class="btn" disabled=move || live.board.is_final() on:click=move |_| is_asking.set(true)>
                    {say(text::CLOSE_FOR_GOOD)}
                </button>
                <p>{say(text::ERASE_HINT)}</p>
                <button type="button" class="btn" on:click=move |_| is_erasing.set(true)>{say(text::ERASE)}</button>
            </div>
        </section>
        {move || is_erasing.get().then(|| view! { <SureToErase live is_erasing/> })}
        {move || is_asking.get().then(|| view! { <Sure live is_asking/> })}
    }
}

/// Closed once the server says so: until then the dialog tells that it is on its way.
#[component]
fn Sure(live: Live, is_asking: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let note = expect_context::<Note>();
    let pending = Pending::new();
    let sent = RwSignal::new(None::<CommandId>);
    let agree = move |_| {
        if pending.begin(()) {
            sent.set(Some(live.send(Action::CloseBoard {})));
        }
    };
    Effect::new(move |_| {
        let Some(sent) = sent.get() else { return };
        let is_done = live.done().contains(&sent);
        if is_done {
            note.done(hall::CLOSED_FOR_GOOD);
        }
        if is_done || live.refused().iter().any(|refused| refused.command.id == sent) {
            close(dialog);
        }
    });
    view! {
        <Modal title=say(text::CLOSE_FOR_GOOD) dialog closed=move || is_asking.set(false)>
            <p class="dlg-q">{say(text::CLOSE_HINT)}</p>
            <Buttons dialog pending sure=text::CLOSE_SURE busy=hall::BEING_CLOSED agree/>
        </Modal>
    }
}

/// The page itself then hears that its board is gone, and says so.
#[component]
fn SureToErase(live: Live, is_erasing: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let has_failed = RwSignal::new(false);
    let pending = Pending::new();
    let agree = move |_| {
        if !pending.begin(()) {
            return;
        }
        has_failed.set(false);
        spawn_local(async move {
            let path = format!("/api/boards/{}", live.id);
            let done = http::call("DELETE", &path, Role::Organiser, None).await;
            pending.end();
            match done {
                Ok(_) => close(dialog),
                Err(_) => has_failed.set(true),
            }
        });
    };
    view! {
        <Modal title=say(text::ERASE) dialog closed=move || is_erasing.set(false)>
            <p class="dlg-q" role="alert">
                {move || say(if has_failed.get() { text::ERASE_FAILED } else { text::ERASE_HINT })}
            </p>
            <Buttons dialog pending sure=text::ERASE_SURE busy=hall::BEING_ERASED agree/>
        </Modal>
    }
}

/// Back out, or go on; and how long it takes.
#[component]
fn Buttons(
    dialog: NodeRef<html::Dialog>,
    pending: Pending<()>,
    sure: Said,
    busy: Said,
    agree: impl Fn(MouseEvent) + 'static,
) -> impl IntoView {
    let said = move || pending.is_slow(&()).then(|| say(busy));
    view! {
        <p class="dlg-q" role="status">{said}</p>
        <div class="dlg-f">
            <button type="button" class="btn" autofocus on:click=move |_| close(dialog)>{say(text::CANCEL)}</button>
            <button
                type="button"
                class="btn btn-main"
                aria-disabled=move || pending.is(&()).then_some("true")
                on:click=agree
            >
                {say(sure)}
            </button>
        </div>
    }
}
