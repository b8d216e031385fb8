//! Removing whoever wrote a reflection, without knowing who: what happens to their texts is said before it happens.

use leptos::html;
use leptos::prelude::*;
use shared::command::{Action, Afterwards};
use shared::ids::ReflectionId;
use shared::text::{hall as text, staff};

use super::super::desk::Desk;
use crate::components::modal::{Modal, close};
use crate::components::said::say;

/// From the mildest on, which is chosen at first.
const CHOICES: [Afterwards; 3] = [Afterwards::Keep, Afterwards::SetAside, Afterwards::Erase];

#[component]
pub(super) fn RemovePerson(id: ReflectionId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let then = RwSignal::new(Afterwards::Keep);
    let is_agreed = RwSignal::new(false);
    let words = desk
        .peek(id)
        .map(|reflection| view! { <blockquote dir="auto">{reflection.text.to_string()}</blockquote> });
    let closed = move || {
        desk.dialog.set(None);
        if is_agreed.get_untracked() {
            let then = then.get_untracked();
            desk.act(Action::Kick { author_of: id, then }, say(text::PERSON_REMOVED).to_owned());
        }
    };
    let options: Vec<_> = CHOICES
        .into_iter()
        .map(|choice| {
            let (said, why) = text::afterwards(choice);
            let is_on = move || then.get() == choice;
            view! {
                <label class="opt" class:on=is_on>
                    <input type="radio" name="afterwards" prop:checked=is_on on:change=move |_| then.set(choice)/>
                    <span>{say(said)}<small>{say(why)}</small></span>
                </label>
            }
        })
        .collect();
    view! {
        <Modal title=say(text::REMOVE_PERSON) dialog closed>
            <div class="dlg-b">
                {words}
                <p>{say(text::REMOVE_PERSON_HINT)}</p>
                <fieldset>
                    <legend>{say(text::WHAT_OF_TEXTS)}</legend>
                    {options}
                </fieldset>
            </div>
            <div class="dlg-f">
                <button type="button" class="btn" autofocus on:click=move |_| close(dialog)>{say(staff::CANCEL)}</button>
                <button
                    type="button"
                    class="btn btn-main"
                    on:click=move |_| {
                        is_agreed.set(true);
                        close(dialog);
                    }
                >
                    {say(text::REMOVE_NOW)}
                </button>
            </div>
        </Modal>
    }
}
