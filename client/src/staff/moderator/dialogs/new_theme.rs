//! A new theme by its title, with what goes into it.

use leptos::html;
use leptos::prelude::*;
use shared::ids::ReflectionId;
use shared::limits;
use shared::text::{staff as text, table};

use super::super::desk::Desk;
use crate::components::icon::icon;
use crate::components::modal::{Modal, close};
use crate::components::number::number;
use crate::components::said::{count, fill, say};

#[component]
pub(super) fn NewTheme(ids: Vec<ReflectionId>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let title = RwSignal::new(desk.typed.try_update_value(std::mem::take).unwrap_or_default());
    let is_agreed = RwSignal::new(false);
    let hint = (!ids.is_empty()).then(|| {
        let said = count(text::GOES_IN, ids.len());
        view! { <p class="dlg-q">{said}</p> }
    });
    let closed = StoredValue::new_local(move || {
        desk.dialog.set(None);
        let title = title.get_untracked();
        if is_agreed.get_untracked() {
            desk.create_theme(title.trim(), ids.clone());
        }
    });
    // Said here, where the title stays in its field, not as a refusal once it is gone.
    let is_full = Memo::new(move |_| desk.is_full());
    let full = move || {
        is_full.get().then(|| {
            let said = fill(table::THEMES_FULL, &[("n", &number(limits::THEMES))]);
            view! { <p class="dlg-full">{icon("alert")} <span>{said}</span></p> }
        })
    };
    let cannot = Memo::new(move |_| is_full.get() || title.with(|title| title.trim().is_empty()));
    let agree = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !cannot.get_untracked() {
            is_agreed.set(true);
            close(dialog);
        }
    };
    view! {
        <Modal title=say(text::NEW_THEME) dialog closed=move || closed.with_value(|closed| closed())>
            {hint}
            <div role="alert">{full}</div>
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
                    <button type="submit" class="btn btn-main" disabled=cannot>
                        {say(text::MAKE)}
                    </button>
                </div>
            </form>
        </Modal>
    }
}
