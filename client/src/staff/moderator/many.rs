//! All that is chosen together, in the inspector, each to be left out again.

use leptos::prelude::*;
use shared::ids::ReflectionId;
use shared::text::table;

use super::desk::Desk;
use super::wording;
use crate::components::category;
use crate::components::icon::{shape, small_icon};
use crate::components::said::{count, say};

/// So many are listed; more would only be scrolled past.
const LISTED: usize = 40;

#[component]
pub(super) fn Many() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let many = desk.selection.many;
    let n = Memo::new(move |_| many.with(|many| many.len()));
    let listed = move || many.with(|many| many.iter().take(LISTED).copied().collect::<Vec<_>>());
    let more = move || n.get().checked_sub(LISTED).filter(|more| *more > 0);
    view! {
        <div class="row">
            <h2>{move || count(table::CHOSEN_COUNT, n.get())}</h2>
            <button type="button" class="btn btn-bare push" on:click=move |_| desk.clear_choice()>
                {say(table::CLEAR_CHOICE)}
            </button>
        </div>
        <ul role="list" class="picked">
            <For each=listed key=|id| *id let:id>
                <One id/>
            </For>
        </ul>
        {move || more().map(|more| view! { <p class="muted more">{count(table::AND_MORE, more)}</p> })}
    }
}

#[component]
fn One(id: ReflectionId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Some(reflection) = desk.live.board.reflection(id) else { return ().into_any() };
    let category = category::of_prompt(desk.live.board, &reflection.get_untracked().prompt);
    let lang = wording::lang(desk, reflection.clone());
    let leave_out = move |_| {
        let rest = desk.selection.many.get_untracked().iter().copied().filter(|other| *other != id).collect();
        desk.pick(rest);
    };
    view! {
        <li data-cat=category>
            {shape(category)}
            <span dir="auto" lang=lang>{move || reflection.get().text.to_string()}</span>
            <button
                type="button"
                class="btn btn-bare btn-icon"
                aria-label=say(table::LEAVE_OUT)
                title=say(table::LEAVE_OUT)
                on:click=leave_out
            >
                {small_icon("x")}
            </button>
        </li>
    }
    .into_any()
}
