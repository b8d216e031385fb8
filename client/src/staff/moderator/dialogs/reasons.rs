//! "Opzij zetten": a short list of reasons, so that the author gets a neutral sentence.

use leptos::html;
use leptos::prelude::*;
use shared::command::SetAsideReason;
use shared::ids::ReflectionId;
use shared::text::{common, staff as text, table};

use super::super::desk::Desk;
use crate::components::modal::{Modal, close};
use crate::components::said::{fill, say};

#[component]
pub(super) fn SetAside(ids: Vec<ReflectionId>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let reason = RwSignal::new(SetAsideReason::OffTopic);
    let is_agreed = RwSignal::new(false);
    let closed = StoredValue::new_local(move || {
        desk.dialog.set(None);
        if is_agreed.get_untracked() {
            desk.set_aside(ids.clone(), reason.get_untracked());
        }
    });
    let protocol = StoredValue::new(desk.live.board.protocol());
    // What the organiser wants done is read before it is set aside, not after.
    let worry = move || {
        let is_worry = reason.get() == SetAsideReason::Worry;
        protocol.get_value().lines().next().filter(|_| is_worry)?;
        Some(view! {
            <div class="protocol" role="note">
                <b>{say(table::PROTOCOL)}</b>
                <p>{protocol.get_value()}</p>
            </div>
        })
    };
    let agree = move || {
        is_agreed.set(true);
        close(dialog);
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        let key = event.key();
        let digit =
            key.parse::<usize>().ok().and_then(|n| SetAsideReason::ALL.get(n.checked_sub(1)?).copied());
        if let Some(digit) = digit {
            reason.set(digit);
            // The gravest reason is always confirmed, with a protocol or without: the same keys on every board.
            if digit != SetAsideReason::Worry {
                agree();
            }
        } else if key == "Enter" && crate::components::dom::closest(event.target(), "button").is_none() {
            agree();
        } else {
            return;
        }
        event.prevent_default();
    };
    let options: Vec<_> = SetAsideReason::ALL
        .into_iter()
        .enumerate()
        .map(|(at, choice)| {
            let is_on = move || reason.get() == choice;
            // Where the moderator's name for it is not what the author reads.
            let read = (choice == SetAsideReason::Worry)
                .then(|| fill(table::AUTHOR_READS, &[("reason", say(common::set_aside(choice)))]))
                .map(|read| view! { <small>{read}</small> });
            view! {
                <label class="opt" class:on=is_on>
                    <input type="radio" name="reason" autofocus=at == 0 prop:checked=is_on on:change=move |_| reason.set(choice)/>
                    <kbd aria-hidden="true">{at + 1}</kbd>
                    <span>{say(table::set_aside(choice))} {read}</span>
                </label>
            }
        })
        .collect();
    view! {
        <Modal title=say(text::SET_ASIDE) dialog closed=move || closed.with_value(|closed| closed())>
            <p class="dlg-q">{say(text::AUTHOR_READS)}</p>
            <div class="opts" role="radiogroup" aria-label=say(text::REASON) on:keydown=keys>{options}</div>
            {worry}
            <div class="dlg-f">
                <button type="button" class="btn" on:click=move |_| close(dialog)>{say(text::CANCEL)}</button>
                <button type="button" class="btn btn-main" on:click=move |_| agree()>{say(text::SET_ASIDE)}</button>
            </div>
        </Modal>
    }
}
