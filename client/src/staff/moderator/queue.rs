//! The line between the tabs and the list: what is new, what was found, and what can be done with all of it. It is
//! always there, so that nothing below it moves when something comes in.

use leptos::prelude::*;
use shared::event::Standing;
use shared::rights::Right;
use shared::text::{staff as text, table};

use super::desk::Desk;
use super::listing::Filter;
use super::selection::Place;
use crate::components::icon::small_icon;
use crate::components::said::{count, say};

#[component]
pub(super) fn Line() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let fresh = Memo::new(move |_| desk.list.fresh.with(|fresh| fresh.len()));
    let n = Memo::new(move |_| desk.list.visible.with(|visible| visible.len()));
    let is_queue = Memo::new(move |_| desk.list.filter.get() == Filter::Waiting);
    let is_sought =
        Memo::new(move |_| desk.list.words.with(|words| !words.is_empty()) || desk.list.is_narrowed());
    let newer = move || {
        (fresh.get() > 0).then(|| {
            view! {
                <button type="button" class="newer" on:click=move |_| desk.admit_fresh()>
                    {small_icon("plus")}
                    {move || count(text::NEWER, fresh.get())}
                </button>
            }
        })
    };
    let found = move || {
        (is_sought.get() && fresh.get() == 0).then(|| view! { <span>{count(table::FOUND, n.get())}</span> })
    };
    let all = move || {
        (n.get() > 1).then(|| {
            view! {
                <button type="button" class="all push" on:click=move |_| desk.choose_all(Place::Stream)>
                    {move || count(table::CHOOSE_ALL, n.get())}
                </button>
            }
        })
    };
    view! {
        <div class="list-line">{newer} {found} {all}</div>
        {move || is_queue.get().then(|| view! { <Queue/> })}
    }
}

/// What waits for a moderator can be shared out, and what is harmless let through at once.
#[component]
fn Queue() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let harmless = Memo::new(move |_| {
        let is_harmless = |id: &shared::ids::ReflectionId| {
            desk.peek(*id).is_some_and(|r| r.flags.is_empty() && r.standing == Standing::Waiting)
        };
        desk.list.visible.get().iter().copied().filter(is_harmless).collect::<Vec<_>>()
    });
    let has_any = move || desk.list.visible.with(|visible| !visible.is_empty());
    let may = move || desk.may(Right::Steer);
    view! {
        <div class="queue">
            <button type="button" class="btn" disabled=move || !has_any() on:click=move |_| desk.take_batch()>
                {say(table::TAKE_TEN)}
            </button>
            <button
                type="button"
                class="btn"
                disabled=move || !may() || harmless.with(Vec::is_empty)
                on:click=move |_| desk.approve(harmless.get_untracked())
            >
                {small_icon("check")} {say(table::APPROVE_UNFLAGGED)}
            </button>
        </div>
    }
}
