//! Themes as columns: heading, what stands in them, and what can be done with them.

use leptos::html;
use leptos::prelude::*;
use shared::command::TextField;
use shared::event::Standing;
use shared::ids::{ReflectionId, ThemeId};
use shared::text::{staff as text, table};

use super::desk::Desk;
use super::drag;
use super::layout::{LayoutSwitch, NewTheme};
use super::marked::Marked;
use super::reflection::Card;
use super::selection::Place;
use super::theme_drag;
use super::theme_head::Heading;
use super::words_field::WordsField;
use crate::components::category;
use crate::components::dom::{after_drawing, find, focus, is_rtl};
use crate::components::icon::small_icon;
use crate::components::number::number;
use crate::components::said::{count, say};
use crate::live::ThemeSignals;

/// Where Tab stops in a list: at the chosen one, else at the first.
pub(super) fn stop_of(desk: Desk, ids: Memo<std::sync::Arc<Vec<ReflectionId>>>) -> Marked {
    let stop = Marked::new();
    let at = Memo::new(move |_| {
        let ids = ids.get();
        let cursor = desk.selection.cursor.get();
        cursor.filter(|id| ids.contains(id)).or_else(|| ids.first().copied())
    });
    Effect::new(move |_| stop.set(at.get()));
    stop
}

/// Digits that put a reflection in a theme.
pub(super) const DIGITS: usize = 9;

#[component]
pub(super) fn Themes() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let themes = move || desk.live.board.themes();
    let columns = NodeRef::<html::Div>::new();
    let sight = RwSignal::new((0, usize::MAX));
    let look = move || {
        if let Some(columns) = columns.get_untracked() {
            // Right to left, it counts down from nought.
            let seen = in_sight(columns.scroll_left().abs(), columns.client_width(), pitch(&columns));
            if sight.get_untracked() != seen {
                sight.set(seen);
            }
        }
    };
    // In a list all is in sight that one scrolls to.
    let has_more = move || !desk.is_list() && themes().len() > sight.get().1;
    let further = move |_| {
        if let Some(columns) = columns.get_untracked() {
            let pitch = pitch(&columns);
            columns.set_scroll_left(columns.scroll_left() + if is_rtl() { -pitch } else { pitch });
        }
    };
    let resized = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || resized.remove());
    after_drawing(look);
    let words = move || {
        view! { {say(text::THEMES)}" "<span class="n">{move || number(themes().len())}</span> }
    };
    // In a list each theme is a heading of the same level as "without a theme".
    let title = move || {
        if desk.is_list() {
            view! { <p class="rail-title" id="themes-title">{words()}</p> }.into_any()
        } else {
            view! { <h2 id="themes-title">{words()}</h2> }.into_any()
        }
    };
    view! {
        <section class="board" aria-labelledby="themes-title" id="themes" tabindex="-1">
            <div class="rail">
                {title}
                {move || (!desk.is_list()).then(|| view! { <NewTheme/> <LayoutSwitch/> })}
                <nav class="jump" aria-label=say(text::JUMP)>
                    <For each=move || out_of_sight(&themes(), sight.get()) key=|id| *id let:id>
                        <Jump id/>
                    </For>
                </nav>
                {move || has_more().then(|| view! {
                    <button
                        type="button"
                        class="btn btn-bare btn-icon more"
                        aria-label=say(text::MORE_THEMES)
                        title=say(text::MORE_THEMES)
                        on:click=further
                    >
                        {small_icon("right")}
                    </button>
                })}
            </div>
            <div
                class="cols"
                role="group"
                aria-labelledby="themes-title"
                tabindex="-1"
                node_ref=columns
                on:scroll=move |_| look()
            >
                <For each=move || themes().to_vec() key=|id| *id let:id>
                    <Column id sight/>
                </For>
                {move || themes().is_empty().then(|| view! { <p class="empty">{say(text::NO_THEMES)}</p> })}
            </div>
        </section>
    }
}

/// So many of a theme stand in a list at once.
const LISTED: usize = 60;

/// A column and its gap in pixels, before there is one to measure.
const PITCH: i32 = 276;

/// The same as the style sheet has it, which grows with the size of text.
fn pitch(columns: &web_sys::Element) -> i32 {
    let at = |n: u32| columns.query_selector(&format!(".col:nth-of-type({n})")).ok().flatten();
    let (Some(one), Some(two)) = (at(1), at(2)) else { return PITCH };
    let apart = two.get_bounding_client_rect().left() - one.get_bounding_client_rect().left();
    // A column is no wider than a window.
    #[allow(clippy::cast_possible_truncation)]
    let apart = apart.abs() as i32;
    if apart > 0 { apart } else { PITCH }
}

/// The first column that is whole in sight, and the one after the last.
fn in_sight(left: i32, width: i32, pitch: i32) -> (usize, usize) {
    let first = left.saturating_add(pitch - 40) / pitch;
    let last = left.saturating_add(width) / pitch;
    (usize::try_from(first).unwrap_or(0), usize::try_from(last).unwrap_or(0))
}

fn out_of_sight(themes: &[ThemeId], (first, last): (usize, usize)) -> Vec<ThemeId> {
    let far = themes.iter().enumerate().filter(|(at, _)| *at < first || *at >= last);
    far.map(|(_, id)| *id).collect()
}

/// To a column that is out of sight.
#[component]
fn Jump(id: ThemeId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Some(ThemeSignals { theme, members }) = desk.live.board.theme(id) else { return ().into_any() };
    let go = move |_| {
        after_drawing(move || {
            if let Some(column) = find(&format!("[data-theme-id=\"{id}\"]")) {
                column.scroll_into_view_with_bool(true);
                if let Some(card) = find(&format!("[data-theme-id=\"{id}\"] .title")) {
                    focus(&card);
                }
            }
        });
    };
    view! {
        <button type="button" on:click=go>
            <span class="name">{move || theme.get().title.to_string()}</span>" "
            <span class="n">{move || number(members.get().len())}</span>
        </button>
    }
    .into_any()
}

#[component]
fn Column(id: ThemeId, sight: RwSignal<(usize, usize)>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Some(ThemeSignals { theme, members }) = desk.live.board.theme(id) else { return ().into_any() };
    let ids = {
        let members = members.clone();
        Memo::new(move |_| members.get())
    };
    let place = Place::Column(id);
    let reach = desk.reach(place);
    let listed = desk.live.board.shown(id);
    let listed = Memo::new(move |_| listed.as_ref().map(ArcReadSignal::get).unwrap_or_default());
    let stop = stop_of(desk, listed);
    // In a list, what grows above moves what is read below: there it is drawn whole, within reason.
    let reached = Memo::new(move |_| if desk.is_list() { reach.get().max(LISTED) } else { reach.get() });
    let shown = Memo::new(move |_| listed.with(|ids| ids[..ids.len().min(reached.get())].to_vec()));
    let rest = Memo::new(move |_| listed.with(|ids| ids.len()) > reached.get());
    let phrase = {
        let theme = theme.clone();
        Memo::new(move |_| theme.get().key_phrase)
    };
    let votes = move || desk.live.board.tally().votes.get(&id.into()).copied();
    let (is_gone, edge) = (theme_drag::is_gone(desk, id), theme_drag::edge(desk, id));
    let title_id = format!("theme-{id}");
    let list_id = title_id.clone();
    // A long title reserves no room while nothing of its column is in sight.
    let is_far = Memo::new(move |_| {
        let (first, last) = sight.get();
        if desk.is_list() {
            return false;
        }
        let at = desk.live.board.themes().iter().position(|other| *other == id);
        at.is_some_and(|at| at + 1 < first || at > last)
    });
    let target = Memo::new(move |_| {
        drag::target(desk).filter(|(theme, _)| *theme == id).map(|(_, ahead_of)| ahead_of)
    });
    let ahead = Memo::new(move |_| target.get().flatten());
    let is_target = move || target.get().is_some();
    let is_end = move || target.get() == Some(None);
    let digit = move || {
        let themes = desk.live.board.themes();
        themes.iter().position(|other| *other == id).map(|at| at + 1).filter(|n| *n <= DIGITS)
    };
    view! {
        <section class="col" data-theme-id=id.to_string() aria-labelledby=title_id.clone() class:is-target=is_target class:is-far=move || is_far.get() class:is-away=is_gone data-edge=edge>
            <header class="col-h" on:pointerdown=move |event| theme_drag::press(desk, id, &event)>
                <Heading id theme=theme.clone() title_id=title_id.clone()/>
                <p class="s">
                    {move || {
                        let n = ids.with(|ids| ids.len());
                        view! { <span><b>{number(n)}</b>" "{count(text::REFLECTIONS_UNIT, n)}</span> }
                    }}
                    {move || votes().map(|n| view! {
                        <span><b>{number(n)}</b>" "{count(table::VOTES_UNIT, n as usize)}</span>
                    })}
                    {move || digit().map(|n| view! {
                        <span class="push"><span class="vh">{say(text::KEY)}" "</span><kbd>{n}</kbd></span>
                    })}
                </p>
                <Balance ids/>
            </header>
            <div class="col-b">
                <WordsField id field=TextField::Summary theme/>
                <ul role="list" aria-labelledby=list_id>
                    <For each=move || shown.get() key=|id| *id let:id>
                        <Slot id place stop ahead phrase/>
                    </For>
                    {move || rest.get().then(|| view! {
                        <li data-rest=""><button type="button" class="all" on:click=move |_| reach.set(usize::MAX)>
                            {move || count(table::SHOW_ALL, listed.with(|ids| ids.len()))}
                        </button></li>
                    })}
                    {move || is_end().then(|| view! { <li class="drop" aria-hidden="true">{say(text::DROP_HERE)}</li> })}
                    {move || {
                        let is_empty = listed.with(|ids| ids.is_empty()) && !is_target();
                        is_empty.then(|| view! { <li class="empty">{say(text::DRAG_OR_CHOOSE)}</li> })
                    }}
                </ul>
            </div>
        </section>
    }
    .into_any()
}

/// A card's place in the column; a stack shows two edges below it.
#[component]
fn Slot(
    id: ReflectionId,
    place: Place,
    stop: Marked,
    /// A drop would go ahead of this one.
    ahead: Memo<Option<ReflectionId>>,
    phrase: Memo<Option<ReflectionId>>,
) -> impl IntoView {
    let pile = expect_context::<Desk>().live.board.pile(id);
    let is_pile = move || pile.with(|pile| !pile.is_empty());
    let is_key = Memo::new(move |_| phrase.get() == Some(id));
    let is_ahead = Memo::new(move |_| ahead.get() == Some(id));
    view! {
        <li class:ahead=move || is_ahead.get() class:pile=is_pile><Card id place is_stop=stop is_key/></li>
    }
}

/// How the prompts share a theme, always in the board's own order.
#[component]
fn Balance(ids: Memo<std::sync::Arc<Vec<ReflectionId>>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    move || {
        let prompts = desk.live.board.prompts();
        let mut counts = vec![0_usize; prompts.len()];
        for reflection in ids.get().iter().filter_map(|id| desk.peek(*id)) {
            let at = prompts.iter().position(|p| p.id == reflection.prompt);
            if let (Some(at), false) = (at, matches!(reflection.standing, Standing::SetAside(_))) {
                counts[at] += 1;
            }
        }
        let said: Vec<String> = prompts
            .iter()
            .zip(&counts)
            .map(|(prompt, n)| format!("{n} {}", prompt.title.as_str().to_lowercase()))
            .collect();
        let parts = counts.into_iter().enumerate().filter(|(_, n)| *n > 0);
        let parts: Vec<_> = parts
            .map(|(at, n)| view! { <i data-cat=category::of_index(Some(at)) style:flex-grow=n.to_string()></i> })
            .collect();
        view! { <div class="balance" role="img" aria-label=said.join(", ")>{parts}</div> }
    }
}

/// Used by the dialogs: how many stand in a theme, in words.
pub(super) fn size(desk: Desk, theme: ThemeId) -> usize {
    desk.live.board.theme(theme).map_or(0, |signals| signals.members.get().len())
}

pub(super) fn size_said(desk: Desk, theme: ThemeId) -> String {
    count(text::REFLECTIONS, size(desk, theme))
}
