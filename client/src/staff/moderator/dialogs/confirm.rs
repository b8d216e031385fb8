//! Removing a theme says first what becomes of what stands in it.

use leptos::html;
use leptos::prelude::*;
use shared::ids::ThemeId;
use shared::text::staff as text;

use super::super::column::size_said;
use super::super::desk::Desk;
use crate::components::modal::{Modal, close};
use crate::components::said::{fill, say};

#[component]
pub(super) fn RemoveTheme(theme: ThemeId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let is_agreed = RwSignal::new(false);
    let inside = untrack(|| size_said(desk, theme));
    let said = fill(text::REMOVE_HINT, &[("theme", &desk.theme_title(theme)), ("what", &inside)]);
    let closed = move || {
        desk.dialog.set(None);
        if is_agreed.get_untracked() {
            desk.remove_theme(theme);
        }
    };
    view! {
        <Modal title=say(text::REMOVE_THEME) dialog closed>
            <p class="dlg-q">{said}</p>
            <div class="dlg-f">
                <button type="button" class="btn" autofocus on:click=move |_| close(dialog)>{say(text::CANCEL)}</button>
                <button
                    type="button"
                    class="btn btn-main"
                    on:click=move |_| {
                        is_agreed.set(true);
                        close(dialog);
                    }
                >
                    {say(text::REMOVE)}
                </button>
            </div>
        </Modal>
    }
}
