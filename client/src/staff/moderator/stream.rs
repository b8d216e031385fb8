//! The stream: what has no theme yet, what waits for a moderator, what is flagged or new, what was set aside.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use shared::phase::Phase;
use shared::text::{staff as text, table};

use super::column::stop_of;
use super::desk::{Desk, Dialog};
use super::drag::over_stream;
use super::keys;
use super::listing::Filter;
use super::narrowing::{NarrowButton, Narrowing};
use super::queue::Line;
use super::reach::{self, ROW};
use super::reflection::Card;
use super::selection::Place;
use crate::components::dom::after_drawing;
use crate::components::icon::{icon, small_icon};
use crate::components::number::number;
use crate::components::said::{count, fill, say};

#[component]
pub(super) fn Stream() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let lists = move || desk.live.board.lists();
    let left = move || {
        let lists = lists();
        if lists.standing == 0 {
            return say(text::NONE_YET).to_owned();
        }
        fill(text::WITHOUT_THEME, &[("n", &number(lists.unplaced.len())), ("all", &number(lists.standing))])
    };
    let placed = move || {
        let lists = lists();
        let share = (lists.standing - lists.unplaced.len()) * 100;
        format!("{}%", share.checked_div(lists.standing).unwrap_or(0))
    };
    view! {
        <section class="stream" id="stream" tabindex="-1" aria-labelledby="stream-title" class:is-target=move || over_stream(desk) data-drop="stream">
            <header class="sh-head">
                <h2 id="stream-title" tabindex="-1">{left}</h2>
                <div class="left" aria-hidden="true"><i style:width=placed></i></div>
                <Oldest/>
                <Tabs/>
                <Search/>
                <Narrowing/>
            </header>
            <Line/>
            <Rows/>
        </section>
    }
}

/// How long the first of the queue has waited, as the server counts it, said again each half minute; else how far the
/// table is. The line is always there: what begins to wait moves no list.
#[component]
fn Oldest() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let beats = RwSignal::new(0_u32);
    if let Ok(beat) = set_interval_with_handle(move || beats.update(|n| *n += 1), Duration::from_secs(30)) {
        on_cleanup(move || beat.clear());
    }
    let minutes = Memo::new(move |_| {
        beats.track();
        let since = desk.live.presence()?.hall.waiting_since?;
        // Milliseconds since 1970 fit a double; a clock that is behind waits no time.
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let minutes = ((desk.live.server_time() - since as f64) / 60_000.0) as usize;
        (minutes > 0).then_some(minutes)
    });
    let said = move || match minutes.get() {
        Some(minutes) => count(table::OLDEST, minutes),
        // As high as a line with words.
        None if desk.live.board.lists().standing == 0 => "\u{a0}".to_owned(),
        None => {
            let (lists, themes) = (desk.live.board.lists(), desk.live.board.themes().len());
            let placed = count(text::REFLECTIONS, lists.standing.saturating_sub(lists.unplaced.len()));
            fill(text::PLACED_IN, &[("what", &placed), ("themes", &count(text::THEME_COUNT, themes))])
        }
    };
    view! { <p class="oldest">{said}</p> }
}

#[component]
fn Tabs() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let counts = desk.list.counts;
    let tab = move |filter: Filter, said, n: Signal<usize>| {
        let flag = (filter == Filter::Flagged).then(|| small_icon("flag"));
        view! {
            <button
                type="button"
                aria-pressed=move || (desk.list.filter.get() == filter).to_string()
                on:click=move |_| {
                    desk.list.choose(filter);
                    // Another list than before: nothing of it can jump yet.
                    desk.admit_fresh();
                }
            >
                <span>{flag} {say(said)}</span>
                " "
                <b class:is-nought=move || n.get() == 0>{move || number(n.get())}</b>
            </button>
        }
    };
    // Where nothing waits for a moderator there is no such tab, unless it is the one that just became empty.
    let waits = Memo::new(move |was: Option<&bool>| was == Some(&true) || counts.get().waiting > 0);
    let waiting = move || {
        waits.get().then(|| {
            let n = Signal::derive(move || counts.get().waiting);
            tab(Filter::Waiting, text::FILTER_WAITING, n)
        })
    };
    view! {
        <div class="tabs" role="group" aria-label=say(text::SHOW)>
            {tab(Filter::All, text::FILTER_ALL, Signal::derive(move || counts.get().all))}
            {waiting}
            {tab(Filter::Flagged, table::FLAGGED, Signal::derive(move || counts.get().flagged))}
            {tab(Filter::New, table::NEW, Signal::derive(move || counts.get().new))}
            {tab(Filter::SetAside, text::FILTER_ASIDE, Signal::derive(move || counts.get().set_aside))}
        </div>
    }
}

#[component]
fn Search() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let query = desk.list.query;
    let field = NodeRef::<html::Input>::new();
    // What stands in the field by now, which may be more than when the search was asked for.
    let seek = move || {
        if let Some(typed) = field
            .try_get_untracked()
            .flatten()
            .map(|field| field.value())
            .filter(|typed| query.with_untracked(|query| query != typed))
        {
            query.set(typed);
        }
    };
    let pressed = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Escape" if field.get_untracked().is_some_and(|field| !field.value().is_empty()) => {
            event.prevent_default();
            event.stop_propagation();
            if let Some(field) = field.get_untracked() {
                field.set_value("");
            }
            seek();
        }
        // Back to where the keys work: with an empty field there is nothing to clear.
        "Escape" => {
            event.prevent_default();
            keys::back_to_list(desk);
        }
        // Down into what was found.
        "Enter" | "ArrowDown" => {
            seek();
            if let Some(first) = desk.list.visible.get_untracked().first() {
                event.prevent_default();
                desk.go_to(*first);
            }
        }
        _ => {}
    };
    view! {
        <div class="find-row">
            <div class="find">
                {icon("search")}
                <label class="vh" for="stream-search">{say(text::SEARCH)}</label>
                <input
                    id="stream-search"
                    type="search"
                    autocomplete="off"
                    placeholder=say(text::SEARCH)
                    node_ref=field
                    prop:value=query
                    // A letter is seen before what it finds.
                    on:input=move |_| after_drawing(seek)
                    on:keydown=pressed
                />
                <kbd aria-hidden="true">"/"</kbd>
            </div>
            <NarrowButton/>
            <button
                type="button"
                class="btn btn-bare btn-icon"
                aria-label=say(table::ON_PAPER)
                title=format!("{} (O)", say(table::ON_PAPER))
                on:click=move |_| desk.open(Dialog::Paper)
            >
                {icon("edit")}
            </button>
        </div>
    }
}

#[component]
fn Rows() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let visible = desk.list.visible;
    let reach = desk.reach(Place::Stream);
    let stop = stop_of(desk, visible);
    let shown = Memo::new(move |_| visible.with(|ids| ids[..ids.len().min(reach.get())].to_vec()));
    let rest = Memo::new(move |_| visible.with(|ids| ids.len()).saturating_sub(reach.get()));
    let rows = NodeRef::<html::Div>::new();
    // Another list begins at its top.
    Effect::new(move |before: Option<()>| {
        desk.list.filter.track();
        desk.list.narrow.track();
        desk.list.words.track();
        if before.is_some() {
            reach::begin_anew(reach);
            if let Some(rows) = rows.get_untracked() {
                rows.set_scroll_top(0);
            }
        }
    });
    let has_many = move || desk.selection.many.with(|many| !many.is_empty());
    view! {
        <div
            class="rows"
            class:many=has_many
            node_ref=rows
        >
            <ul role="list" aria-labelledby="stream-title">
                <For each=move || shown.get() key=|id| *id let:id>
                    <li><Card id place=Place::Stream is_stop=stop/></li>
                </For>
            </ul>
            // As high as what is not drawn, so that the scroll bar tells the truth.
            <div data-rest="" aria-hidden="true" style:height=move || format!("{}px", rest.get() * ROW)></div>
            <Empty/>
        </div>
    }
}

/// Why nothing is listed, and what to do next.
#[component]
fn Empty() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let said = Memo::new(move |_| {
        // What waits behind "n new" is there too, under a button that says so.
        if desk.list.visible.with(|ids| !ids.is_empty()) || desk.list.fresh.with(|ids| !ids.is_empty()) {
            return None;
        }
        let is_sought = desk.list.query.with(|query| !query.is_empty());
        let narrow = desk.list.narrow.get();
        Some(match desk.list.filter.get() {
            _ if is_sought || narrow.prompt.is_some() || narrow.perspective.is_some() => text::NOTHING_FOUND,
            Filter::Waiting => text::NOTHING_WAITS,
            Filter::Flagged => table::NO_FLAGS,
            Filter::New => table::NOTHING_NEW,
            Filter::SetAside => text::NOTHING_ASIDE,
            Filter::All if narrow.theme.is_some() => table::THEME_EMPTY,
            Filter::All if desk.live.board.lists().standing == 0 => match desk.live.board.phase() {
                Phase::Lobby => text::NO_REFLECTIONS,
                _ => text::WILL_COME,
            },
            Filter::All => text::ALL_PLACED,
        })
    });
    move || said.get().map(|said| view! { <p class="none muted">{say(said)}</p> })
}
