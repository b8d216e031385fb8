//! The end: closing for good and erasing are asked twice, because they cannot be taken back.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::command::Action;
use shared::role::Role;
use shared::text::staff as text;

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

#[component]
fn Sure(live: Live, is_asking: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let agree = move |_| {
        live.send(Action::CloseBoard {});
        close(dialog);
    };
    view! {
        <Modal title=say(text::CLOSE_FOR_GOOD) dialog closed=move || is_asking.set(false)>
            <p class="dlg-q">{say(text::CLOSE_HINT)}</p>
            <div class="dlg-f">
                <button type="button" class="btn" autofocus on:click=move |_| close(dialog)>{say(text::CANCEL)}</button>
                <button type="button" class="btn btn-main" on:click=agree>{say(text::CLOSE_SURE)}</button>
            </div>
        </Modal>
    }
}

/// The page itself then hears that its board is gone, and says so.
#[component]
fn SureToErase(live: Live, is_erasing: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let has_failed = RwSignal::new(false);
    let agree = move |_| {
        spawn_local(async move {
            let path = format!("/api/boards/{}", live.id);
            match http::call("DELETE", &path, Role::Organiser, None).await {
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
            <div class="dlg-f">
                <button type="button" class="btn" autofocus on:click=move |_| close(dialog)>{say(text::CANCEL)}</button>
                <button type="button" class="btn btn-main" on:click=agree>{say(text::ERASE_SURE)}</button>
            </div>
        </Modal>
    }
}
