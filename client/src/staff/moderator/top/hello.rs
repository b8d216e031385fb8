//! "Hoe heet je?" is asked once, and never in the way: colleagues see a name instead of a number.

use leptos::prelude::*;
use shared::command::Action;
use shared::limits;
use shared::text::{hall as text, table};

use super::super::desk::Desk;
use crate::components::dom::{after_drawing, find, focus};
use crate::components::remember::{keep, recall};
use crate::components::said::{fill, say};

/// The name last given in this browser, offered on the next board.
const STORED: &str = "weerklank:name";

#[component]
pub(in super::super) fn Hello() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let asked = format!("weerklank:{}:hello", desk.live.id);
    let is_done = RwSignal::new(recall(&asked).is_some());
    // Colleagues may know the name already, from an earlier visit.
    let is_asked = Memo::new(move |_| {
        !is_done.get()
            && desk.live.presence().is_some_and(|presence| {
                presence.colleagues.iter().any(|c| c.number == presence.you && c.name.is_none())
            })
    });
    let done = move || {
        is_done.set(true);
        keep(&asked, "1");
    };
    let done = StoredValue::new_local(done);
    move || {
        is_asked.get().then(|| {
            let name = RwSignal::new(recall(STORED).unwrap_or_default());
            let is_folded = RwSignal::new(true);
            let agree = move |event: leptos::ev::SubmitEvent| {
                event.prevent_default();
                if introduce(desk, &name.get_untracked()) {
                    done.with_value(|done| done());
                }
            };
            view! {
                <form class="hello" class:is-folded=is_folded on:submit=agree>
                    // Where there is little room: the question alone, until somebody answers.
                    <button type="button" class="btn btn-bare ask-name" on:click=move |_| unfold(is_folded)>{say(table::NAME_LATER)}</button>
                    <label for="hello-name">{say(text::ASK_NAME)}</label>
                    <input
                        id="hello-name"
                        class="input"
                        autocomplete="nickname"
                        maxlength=limits::NAME.to_string()
                        prop:value=name
                        on:input=move |event| name.set(event_target_value(&event))
                    />
                    <button type="submit" class="btn" disabled=move || name.with(|name| name.trim().is_empty())>
                        {say(text::KEEP_NAME)}
                    </button>
                    <button type="button" class="btn btn-bare" on:click=move |_| done.with_value(|done| done())>
                        {say(text::SKIP)}
                    </button>
                </form>
            }
        })
    }
}

fn unfold(is_folded: RwSignal<bool>) {
    is_folded.set(false);
    after_drawing(|| {
        if let Some(field) = find("#hello-name") {
            focus(&field);
        }
    });
}

/// Returns whether there was a name to tell.
pub(in super::super) fn introduce(desk: Desk, name: &str) -> bool {
    let name = name.trim();
    if name.is_empty() {
        return false;
    }
    keep(STORED, name);
    desk.live.send(Action::Introduce { name: name.to_owned() });
    desk.note.set(fill(text::NAME_KEPT, &[("name", name)]));
    true
}
