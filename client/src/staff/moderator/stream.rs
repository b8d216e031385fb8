//! The stream: what has no theme yet, what waits for a moderator, what was set aside.

use leptos::prelude::*;
use shared::text::staff as text;

use super::desk::{Desk, Filter};
use super::drag::over_stream;
use super::reflection::{Card, Place};
use crate::components::icon::{icon, small_icon};
use crate::components::said::{count, fill, say};

#[component]
pub(super) fn Stream() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let lists = move || desk.live.board.lists();
    let left = move || {
        let lists = lists();
        fill(
            text::WITHOUT_THEME,
            &[("n", &lists.unplaced.len().to_string()), ("all", &lists.standing.to_string())],
        )
    };
    let placed = move || {
        let lists = lists();
        let share = (lists.standing - lists.unplaced.len()) * 100;
        format!("{}%", share.checked_div(lists.standing).unwrap_or(0))
    };
    let stop = Memo::new(move |_| {
        let visible = desk.visible.get();
        desk.selected.get().filter(|id| visible.contains(id)).or_else(|| visible.first().copied())
    });
    view! {
        <section class="stream" aria-labelledby="stream-title" class:is-target=move || over_stream(desk) data-drop="stream">
            <header class="sh-head">
                <h2 id="stream-title" tabindex="-1">{left}</h2>
                <div class="left" aria-hidden="true"><i style:width=placed></i></div>
                <div class="tabs" role="group" aria-label=say(text::SHOW)>
                    <FilterButton filter=Filter::Unplaced/>
                    <FilterButton filter=Filter::Waiting/>
                    <FilterButton filter=Filter::SetAside/>
                </div>
                <div class="find">
                    {icon("search")}
                    <label class="vh" for="stream-search">{say(text::SEARCH)}</label>
                    <input
                        id="stream-search"
                        type="search"
                        autocomplete="off"
                        placeholder=say(text::SEARCH)
                        prop:value=desk.query
                        on:input=move |event| desk.query.set(event_target_value(&event))
                    />
                    <kbd aria-hidden="true">"/"</kbd>
                </div>
            </header>
            <div class="rows">
                <Newer/>
                <ul role="list" aria-labelledby="stream-title">
                    <For each=move || desk.visible.get().to_vec() key=|id| *id let:id>
                        <li><Card id place=Place::Stream is_stop=Signal::derive(move || stop.get() == Some(id))/></li>
                    </For>
                </ul>
                <Empty/>
            </div>
        </section>
    }
}

#[component]
fn FilterButton(filter: Filter) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let said = move || {
        let lists = desk.live.board.lists();
        let (said, n) = match filter {
            Filter::Unplaced => (text::FILTER_ALL, lists.unplaced.len()),
            Filter::Waiting => (text::FILTER_WAITING, lists.waiting.len()),
            Filter::SetAside => (text::FILTER_ASIDE, lists.set_aside.len()),
        };
        format!("{} {n}", say(said))
    };
    let flag = (filter == Filter::Waiting).then(|| small_icon("flag"));
    view! {
        <button
            type="button"
            aria-pressed=move || (desk.filter.get() == filter).to_string()
            on:click=move |_| desk.filter.set(filter)
        >
            {flag}
            {said}
        </button>
    }
}

/// New ones come when asked: nothing jumps under a pointer.
#[component]
fn Newer() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let waiting = Memo::new(move |_| desk.fresh.with(|fresh| fresh.len()));
    move || {
        (waiting.get() > 0).then(|| {
            view! {
                <button type="button" class="newer" on:click=move |_| desk.admit_fresh()>
                    {small_icon("plus")}
                    {move || count(text::NEWER, waiting.get())}
                </button>
            }
        })
    }
}

/// Why nothing is listed, and what to do next.
#[component]
fn Empty() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let said = Memo::new(move |_| {
        if desk.visible.with(|visible| !visible.is_empty()) {
            return None;
        }
        Some(match desk.filter.get() {
            _ if desk.query.with(|query| !query.is_empty()) => text::NOTHING_FOUND,
            Filter::Waiting => text::NOTHING_WAITS,
            Filter::SetAside => text::NOTHING_ASIDE,
            Filter::Unplaced if desk.live.board.lists().standing == 0 => text::NO_REFLECTIONS,
            Filter::Unplaced => text::ALL_PLACED,
        })
    });
    move || said.get().map(|said| view! { <p class="none muted">{say(said)}</p> })
}
