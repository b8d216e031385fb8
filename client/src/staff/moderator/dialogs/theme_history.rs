//! What became of a theme: who did what.

use leptos::html;
use leptos::prelude::*;
use shared::ids::ThemeId;
use shared::text::{staff as text, table};

use super::super::desk::Desk;
use super::super::history::History;
use crate::components::modal::{Modal, close};
use crate::components::said::say;

#[component]
pub(super) fn ThemeHistory(theme: ThemeId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let key = theme.to_string();
    let is_empty = desk.live.history(&key).is_empty();
    view! {
        <Modal title=desk.theme_title(theme) dialog closed=move || desk.dialog.set(None)>
            {is_empty.then(|| view! { <p class="dlg-q">{say(table::NO_HISTORY)}</p> })}
            <div class="scrolls"><History key/></div>
            <div class="dlg-f">
                <button type="button" class="btn btn-main" autofocus on:click=move |_| close(dialog)>{say(text::CLOSE)}</button>
            </div>
        </Modal>
    }
}
