//! A dialog of the browser's own: it traps focus, closes on Esc, and gives focus back to where it was.

use leptos::html;
use leptos::prelude::*;

use super::icon::icon;
use super::said::say;
use shared::text::staff as text;

/// Opens when it is mounted. `closed` runs after the browser has given focus back, and unmounts it.
#[component]
pub fn Modal(
    #[prop(into)] title: String,
    /// Filled by the caller's own close buttons through [`close`].
    dialog: NodeRef<html::Dialog>,
    closed: impl Fn() + Copy + 'static,
    children: Children,
) -> impl IntoView {
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get().filter(|dialog| !dialog.open()) {
            // Fails only for a dialog that is not in the page.
            let _ = dialog.show_modal();
        }
    });
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="dialog-title" on:close=move |_| closed()>
            <div class="dlg-h">
                <h2 id="dialog-title">{title}</h2>
                <button type="button" class="btn btn-bare btn-icon" aria-label=say(text::CLOSE) on:click=move |_| close(dialog)>
                    {icon("x")}
                </button>
            </div>
            {children()}
        </dialog>
    }
}

pub fn close(dialog: NodeRef<html::Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
}
