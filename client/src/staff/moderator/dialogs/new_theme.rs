//! A new theme by its title, with what goes into it.

use leptos::html;
use leptos::prelude::*;
use shared::ids::ReflectionId;
use shared::limits;
use shared::text::staff as text;

use super::super::desk::Desk;
use crate::components::modal::{Modal, close};
use crate::components::said::{count, say};

#[component]
pub(super) fn NewTheme(ids: Vec<ReflectionId>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let title = RwSignal::new(String::new());
    let is_agreed = RwSignal::new(false);
    let hint = (!ids.is_empty()).then(|| {
        let said = count(text::GOES_IN, ids.len());
        view! { <p class="dlg-q">{said}</p> }
    });
    let closed = StoredValue::new_local(move || {
        desk.dialog.set(None);
        let title = title.get_untracked();
        if is_agreed.get_untracked() && !title.trim().is_empty() {
            desk.create_theme(title.trim(), ids.clone());
        }
    });
    let agree = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !title.get_untracked().trim().is_empty() {
            is_agreed.set(true);
            close(dialog);
        }
    };
    view! {
        <Modal title=say(text::NEW_THEME) dialog closed=move || closed.with_value(|closed| closed())>
            {hint}
            <form on:submit=agree>
                <label class="label" for="new-theme">{say(text::TITLE_OF_THEME)}</label>
                <input
                    id="new-theme"
                    class="input"
                    autocomplete="off"
                    autofocus
                    maxlength=limits::TITLE.to_string()
                    prop:value=title
                    on:input=move |event| title.set(event_target_value(&event))
                />
                <div class="dlg-f">
                    <button type="button" class="btn" on:click=move |_| close(dialog)>{say(text::CANCEL)}</button>
                    <button type="submit" class="btn btn-main" disabled=move || title.with(|t| t.trim().is_empty())>
                        {say(text::MAKE)}
                    </button>
                </div>
            </form>
        </Modal>
    }
}
