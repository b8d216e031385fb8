//! The end: closing for good is asked twice, because it cannot be taken back.

use leptos::html;
use leptos::prelude::*;
use shared::command::Action;
use shared::text::staff as text;

use crate::components::modal::{Modal, close};
use crate::components::said::say;
use crate::live::Live;

#[component]
pub(super) fn Closing(live: Live) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    view! {
        <section class="sec" aria-labelledby="closing">
            <header><h2 id="closing">{say(text::THE_END)}</h2></header>
            <div class="card end">
                <p>{say(text::CLOSE_HINT)}</p>
                <button type="button" class="btn" disabled=move || live.board.is_final() on:click=move |_| is_asking.set(true)>
                    {say(text::CLOSE_FOR_GOOD)}
                </button>
            </div>
        </section>
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
