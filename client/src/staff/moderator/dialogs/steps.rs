//! What was done on this page, the latest first; each step can be taken back.

use leptos::html;
use leptos::prelude::*;
use shared::text::{staff as text, table};

use super::super::desk::Desk;
use crate::components::icon::small_icon;
use crate::components::modal::{Modal, close};
use crate::components::said::say;

#[component]
pub(super) fn Done() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let steps = move || {
        let done = desk.steps.with(|steps| steps.done.clone());
        let line = |(at, step): (usize, super::super::undo::Step)| {
            view! {
                <li>
                    <span>{step.said}</span>
                    <button type="button" class="btn btn-bare" on:click=move |_| desk.undo_step(at)>
                        {small_icon("undo")} {say(text::UNDO)}
                    </button>
                </li>
            }
        };
        done.into_iter().enumerate().rev().map(line).collect::<Vec<_>>()
    };
    let is_empty = move || desk.steps.with(|steps| steps.done.is_empty());
    let has_undone = move || desk.steps.with(|steps| !steps.undone.is_empty());
    view! {
        <Modal title=say(table::DONE_BY_ME) dialog closed=move || desk.dialog.set(None)>
            {move || is_empty().then(|| view! { <p class="dlg-q">{say(table::NOTHING_DONE)}</p> })}
            <ol class="steps-done" role="list">{steps}</ol>
            <div class="dlg-f">
                <button type="button" class="btn" disabled=move || !has_undone() on:click=move |_| desk.redo()>
                    {small_icon("redo")} {say(table::REDO)}
                </button>
                <button type="button" class="btn btn-main" autofocus on:click=move |_| close(dialog)>{say(text::CLOSE)}</button>
            </div>
        </Modal>
    }
}
