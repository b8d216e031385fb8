//! What can be done with many at once: a dark bar over the columns as long as many are chosen.

use leptos::prelude::*;
use shared::rights::Right;
use shared::text::{staff as text, table};

use super::desk::{Desk, Dialog};
use crate::components::icon::icon;
use crate::components::said::{count, say};

#[component]
pub(super) fn SelectionBar() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let n = Memo::new(move |_| desk.selection.many.with(|many| many.len()));
    let is_open = Memo::new(move |_| n.get() > 0);
    let may_group = move || desk.may(Right::Group);
    let may_steer = move || desk.may(Right::Steer);
    move || {
        is_open.get().then(|| {
            view! {
                <div class="abar" role="toolbar" aria-label=say(table::WITH_CHOSEN)>
                    <b>{move || count(table::CHOSEN_COUNT, n.get())}</b>
                    <button
                        type="button"
                        class="btn btn-main"
                        disabled=move || !may_group()
                        on:click=move |_| desk.open(Dialog::Move(desk.targets()))
                    >
                        {icon("move")} {say(text::MOVE_TO)}
                    </button>
                    <button
                        type="button"
                        class="btn"
                        disabled=move || !may_group()
                        on:click=move |_| desk.stack_chosen(desk.targets())
                    >
                        {icon("stack")} <span class="word">{say(table::STACK)}</span>
                    </button>
                    <button
                        type="button"
                        class="btn"
                        disabled=move || !may_steer()
                        on:click=move |_| desk.approve(desk.targets())
                    >
                        {icon("check")} <span class="word">{say(text::APPROVE)}</span>
                    </button>
                    <button
                        type="button"
                        class="btn"
                        disabled=move || !may_steer()
                        on:click=move |_| desk.open(Dialog::SetAside(desk.targets()))
                    >
                        {icon("aside")} <span class="word">{say(table::ASIDE)}</span>
                    </button>
                    <button
                        type="button"
                        class="btn btn-icon push"
                        aria-label=say(table::CLEAR_CHOICE)
                        title=say(table::CLEAR_CHOICE)
                        on:click=move |_| desk.clear_choice()
                    >
                        {icon("x")}
                    </button>
                </div>
            }
        })
    }
}
