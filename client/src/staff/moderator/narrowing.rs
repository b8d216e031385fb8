//! Filters beside the tabs: prompt, perspective, theme. Folded away until somebody asks for them.

use leptos::prelude::*;
use shared::text::{staff as text, table};

use super::desk::Desk;
use super::listing::Narrow;
use crate::components::icon::icon;
use crate::components::said::say;

/// Opens and closes the filters, and tells how many are on.
#[component]
pub(super) fn NarrowButton() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let count = Memo::new(move |_| desk.list.narrow.with(Narrow::count));
    let is_open = desk.narrowing;
    let is_on = move || count.get() > 0;
    view! {
        <button
            type="button"
            class="btn btn-bare btn-icon narrow"
            aria-label=say(table::NARROW)
            title=say(table::NARROW)
            aria-expanded=move || is_open.get().to_string()
            aria-controls="narrowing"
            class:is-on=is_on
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {icon("filter")}
            {move || is_on().then(|| view! { <span class="n">{count.get()}</span> })}
        </button>
    }
}

#[component]
pub(super) fn Narrowing() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let is_open = Memo::new(move |_| desk.narrowing.get());
    view! {
        <div id="narrowing">
            {move || is_open.get().then(|| view! { <Filters/> })}
        </div>
    }
}

#[component]
fn Filters() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let (board, narrow) = (desk.live.board, desk.list.narrow);
    let prompts = move || {
        board.prompts().into_iter().map(|p| (p.id.to_string(), p.title.to_string())).collect::<Vec<_>>()
    };
    let perspectives = move || {
        let all = board.settings().perspectives.into_iter();
        all.map(|p| (p.id.to_string(), p.title.to_string())).collect::<Vec<_>>()
    };
    let themes = move || {
        let all = board.themes();
        let named = |id: &shared::ids::ThemeId| {
            let title = board.theme(*id).map(|signals| signals.theme.get().title.to_string());
            (id.to_string(), title.unwrap_or_default())
        };
        all.iter().map(named).collect::<Vec<_>>()
    };
    let chosen = |value: Option<String>| value.unwrap_or_default();
    view! {
        <div class="filters">
            {field(
                say(table::BY_PROMPT),
                say(table::ALL_PROMPTS),
                Signal::derive(prompts),
                Signal::derive(move || chosen(narrow.get().prompt.map(|key| key.to_string()))),
                move |value| narrow.update(|narrow| narrow.prompt = value.parse().ok()),
            )}
            {move || (!perspectives().is_empty()).then(|| field(
                say(table::BY_PERSPECTIVE),
                say(table::ALL_PERSPECTIVES),
                Signal::derive(perspectives),
                Signal::derive(move || chosen(narrow.get().perspective.map(|key| key.to_string()))),
                move |value| narrow.update(|narrow| narrow.perspective = value.parse().ok()),
            ))}
            {field(
                say(table::BY_THEME),
                say(text::NO_THEME),
                Signal::derive(themes),
                Signal::derive(move || chosen(narrow.get().theme.map(|id| id.to_string()))),
                move |value| narrow.update(|narrow| narrow.theme = value.parse().ok()),
            )}
            <button
                type="button"
                class="all"
                disabled=move || !desk.list.is_narrowed()
                on:click=move |_| narrow.set(Narrow::default())
            >
                {say(table::CLEAR_FILTERS)}
            </button>
        </div>
    }
}

/// A label and its choices; the first is "no matter which".
fn field(
    label: &'static str,
    any: &'static str,
    choices: Signal<Vec<(String, String)>>,
    chosen: Signal<String>,
    choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = move || {
        let option = |(value, said): (String, String)| view! { <option value=value>{said}</option> };
        choices.get().into_iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <label class="filter">
            <span>{label}</span>
            <select prop:value=chosen on:change=move |event| choose(event_target_value(&event))>
                <option value="">{any}</option>
                {options}
            </select>
        </label>
    }
}
