//! The keys, and the switch for whoever does not want them.

use leptos::html;
use leptos::prelude::*;
use shared::text::Said;
use shared::text::{hall, staff as text, table};

use super::super::desk::Desk;
use super::super::keys;
use crate::components::modal::{Modal, close};
use crate::components::said::say;

const KEYS: [(&str, Said); 20] = [
    ("J K", text::KEY_NEXT),
    ("⇧J ⇧K", table::KEY_EXTEND),
    ("X", table::KEY_CHOOSE),
    ("Ctrl A", table::KEY_ALL),
    ("1 … 9", text::KEY_DIGIT),
    ("V", text::MOVE_TO),
    ("0", text::NO_THEME),
    ("N", text::NEW_THEME),
    ("A", text::APPROVE),
    ("H", text::SET_ASIDE),
    ("M", table::STACK),
    ("S", text::ON_SCREEN),
    ("Z", text::UNDO),
    ("⇧Z", table::REDO),
    ("Esc", table::KEY_ESCAPE),
    ("T", hall::TIMER),
    ("B", text::BLACK),
    ("P", hall::PEOPLE),
    ("/", text::SEARCH),
    ("?", text::KEYS),
];

#[component]
pub(super) fn Help() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let lines: Vec<_> = KEYS
        .into_iter()
        .map(|(key, said)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{say(said)}</dd></div> })
        .collect();
    view! {
        <Modal title=say(text::KEYS) dialog closed=move || desk.dialog.set(None)>
            <dl class="keys">{lines}</dl>
            <label class="opt switch">
                <input
                    type="checkbox"
                    autofocus
                    prop:checked=desk.has_keys
                    on:change=move |event| keys::switch(desk, event_target_checked(&event))
                />
                <span>{say(text::KEYS_ON)}</span>
            </label>
            <div class="dlg-f">
                <button type="button" class="btn btn-main" on:click=move |_| close(dialog)>{say(text::CLOSE)}</button>
            </div>
        </Modal>
    }
}
