//! "Stapel op…": one reflection under another one, found by its words. What says nearly the same is offered first, and
//! is the only one that is chosen before somebody chooses: an Enter by habit stacks nothing on what is unrelated.

use std::collections::HashSet;

use leptos::html;
use leptos::prelude::*;
use shared::ids::ReflectionId;
use shared::text::{staff as text, table};

use super::super::attention::After;
use super::super::desk::Desk;
use super::super::search;
use super::super::selection::Place;
use super::picker::short;
use crate::components::category;
use crate::components::icon::{icon, shape};
use crate::components::modal::{Modal, close};
use crate::components::said::say;

/// So many are offered; a word more finds the others.
const OFFERED: usize = 30;

#[component]
pub(super) fn StackOn(id: ReflectionId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let words = RwSignal::new(String::new());
    let answer = RwSignal::new(None::<ReflectionId>);
    let quote = desk.peek(id).map(|r| short(r.text.as_str())).unwrap_or_default();
    let (all, likely) = offered(desk, id);
    let first = (likely > 0).then_some(0);
    let cursor = RwSignal::new(first);
    let found = Memo::new(move |_| {
        let sought = search::words(&words.read());
        let fits = |other: &ReflectionId| {
            desk.peek(*other).is_some_and(|r| {
                let folded = search::fold(r.text.as_str());
                sought.iter().all(|word| folded.contains(word.as_str()))
            })
        };
        all.iter().copied().filter(fits).take(OFFERED).collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| found.with(|found| found.get(cursor.get()?).copied()));
    let choose = move |top: ReflectionId| {
        answer.set(Some(top));
        close(dialog);
    };
    let closed = move || {
        desk.dialog.set(None);
        if let Some(top) = answer.get_untracked() {
            desk.stack(vec![id], top, After::Next);
        }
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => cursor.update(|at| *at = Some(at.map_or(0, |at| (at + 1).min(last)))),
            "ArrowUp" => cursor.update(|at| *at = Some(at.map_or(0, |at| at.saturating_sub(1)))),
            "Enter" => {
                if let Some(top) = chosen.get_untracked() {
                    choose(top);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let list = move || {
        let lines = found.get().into_iter().enumerate();
        lines.map(|(at, other)| option(desk, at, other, cursor, choose)).collect::<Vec<_>>()
    };
    view! {
        <Modal title=say(table::STACK_ON) dialog closed>
            <p class="dlg-q" dir="auto">{quote}</p>
            <p class="dlg-q">{say(table::STACK_ON_HINT)}</p>
            <div class="find">
                {icon("search")}
                <label class="vh" for="stack-search">{say(table::SEARCH_REFLECTION)}</label>
                <input
                    id="stack-search"
                    autocomplete="off"
                    autofocus
                    placeholder=say(table::SEARCH_REFLECTION)
                    prop:value=words
                    on:input=move |event| {
                        words.set(event_target_value(&event));
                        // Whoever types a word means what it finds.
                        cursor.set(if words.with_untracked(|words| words.trim().is_empty()) { first } else { Some(0) });
                    }
                    on:keydown=keys
                />
            </div>
            <div class="opts" role="radiogroup" aria-label=say(table::STACK_ON)>{list}</div>
            <div class="dlg-f">
                <button type="button" class="btn" on:click=move |_| close(dialog)>{say(text::CANCEL)}</button>
                <button
                    type="button"
                    class="btn btn-main"
                    disabled=move || chosen.get().is_none()
                    on:click=move |_| {
                        if let Some(top) = chosen.get_untracked() {
                            choose(top);
                        }
                    }
                >
                    {say(table::STACK)}" "<kbd aria-hidden="true">"↵"</kbd>
                </button>
            </div>
        </Modal>
    }
}

/// All that it can go on, with what says nearly the same ahead of the rest, and how many of these there are.
fn offered(desk: Desk, id: ReflectionId) -> (Vec<ReflectionId>, usize) {
    let own = words_of(desk, id);
    let (mut likely, rest): (Vec<_>, Vec<_>) =
        neighbours(desk, id).into_iter().partition(|other| is_alike(&own, &words_of(desk, *other)));
    let n = likely.len();
    likely.extend(rest);
    (likely, n)
}

fn words_of(desk: Desk, id: ReflectionId) -> HashSet<String> {
    let folded = desk.peek(id).map(|r| search::fold(r.text.as_str())).unwrap_or_default();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// At least three of five words are in both.
fn is_alike(one: &HashSet<String>, other: &HashSet<String>) -> bool {
    let both = one.intersection(other).count();
    both > 0 && both * 5 >= (one.len() + other.len() - both) * 3
}

/// Its own theme first, where the near-duplicates are; then what has no theme.
fn neighbours(desk: Desk, id: ReflectionId) -> Vec<ReflectionId> {
    let theme = desk.peek(id).and_then(|r| r.placement.as_ref().map(|placement| placement.theme));
    let same = theme.map(|theme| desk.ids_in(Place::Column(theme)).to_vec()).unwrap_or_default();
    let themes = untrack(|| desk.live.board.themes());
    let others = themes.iter().filter(|other| Some(**other) != theme);
    let others = others.flat_map(|other| desk.ids_in(Place::Column(*other)).to_vec());
    let lists = untrack(|| desk.live.board.lists());
    let mut all = same;
    all.extend(lists.unplaced.iter().copied());
    all.extend(others);
    all.retain(|other| *other != id);
    all
}

fn option(
    desk: Desk,
    at: usize,
    id: ReflectionId,
    cursor: RwSignal<Option<usize>>,
    choose: impl Fn(ReflectionId) + Copy + 'static,
) -> impl IntoView {
    let Some(reflection) = desk.peek(id) else { return ().into_any() };
    let category = category::of_prompt(desk.live.board, &reflection.prompt);
    let is_on = move || cursor.get() == Some(at);
    view! {
        <label class="opt one" data-cat=category class:on=is_on on:dblclick=move |_| choose(id)>
            <input
                type="radio"
                name="top"
                prop:checked=is_on
                on:change=move |_| cursor.set(Some(at))
                on:keydown=move |event| if event.key() == "Enter" {
                    event.prevent_default();
                    choose(id);
                }
            />
            <span dir="auto">{short(reflection.text.as_str())}</span>
            {shape(category)}
        </label>
    }
    .into_any()
}
