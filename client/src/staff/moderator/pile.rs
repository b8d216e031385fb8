//! The originals under a stacked reflection, in the inspector.

use leptos::prelude::*;
use shared::ids::ReflectionId;
use shared::rights::Right;
use shared::text::table;

use super::desk::Desk;
use super::wording;
use crate::components::category;
use crate::components::icon::{shape, small_icon};
use crate::components::said::{count, say};

#[component]
pub(super) fn Pile(id: ReflectionId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let pile = desk.live.board.pile(id);
    let ids = Memo::new(move |_| pile.get());
    let n = Memo::new(move |_| ids.with(|ids| ids.len()));
    let may = move || desk.may(Right::Group);
    move || {
        (n.get() > 0).then(|| {
            view! {
                <section class="in-pile">
                    <h3>{move || count(table::IN_STACK, n.get())}</h3>
                    <ul role="list" class="picked">
                        <For each=move || ids.get().to_vec() key=|id| *id let:id>
                            <Original id/>
                        </For>
                    </ul>
                    <button
                        type="button"
                        class="all"
                        disabled=move || !may()
                        on:click=move |_| desk.unstack(ids.get_untracked().to_vec())
                    >
                        {say(table::UNSTACK_ALL)}
                    </button>
                </section>
            }
        })
    }
}

#[component]
fn Original(id: ReflectionId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Some(reflection) = desk.live.board.reflection(id) else { return ().into_any() };
    let category = category::of_prompt(desk.live.board, &reflection.get_untracked().prompt);
    let lang = wording::lang(desk, reflection.clone());
    view! {
        <li data-cat=category data-original=id.to_string()>
            {shape(category)}
            <span dir="auto" lang=lang>{move || reflection.get().text.to_string()}</span>
            <button
                type="button"
                class="btn btn-bare btn-icon"
                aria-label=say(table::UNSTACK)
                title=say(table::UNSTACK)
                disabled=move || !desk.may(Right::Group)
                on:click=move |_| desk.unstack(vec![id])
            >
                {small_icon("x")}
            </button>
        </li>
    }
    .into_any()
}
