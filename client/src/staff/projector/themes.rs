//! Themes as an index: how many, the title, one quote. Hairlines, no boxes.

use leptos::prelude::*;
use shared::ids::ThemeId;
use shared::text::{hall, staff as text};

use super::Eyes;
use super::results::votes_of;
use super::stacks::readable;
use crate::components::said::{count, say};
use crate::live::{Live, ThemeSignals};

/// The most that a hall can take in.
const MOST: usize = 12;
/// With more themes than this there is no room for quotes.
const QUOTED: usize = 8;
/// A quote that fits two lines.
const QUOTE: usize = 96;

#[component]
pub(super) fn Themes(live: Live, eyes: Eyes) -> impl IntoView {
    // The largest first; equal ones in the board's order.
    let order = Memo::new(move |_| {
        let themes = live.board.themes();
        let size = |id: &ThemeId| {
            live.board.theme(*id).map_or(0, |theme| readable(live, &theme.members.get()).len())
        };
        // An empty one says nothing to a hall.
        let sized = themes.iter().map(|id| (std::cmp::Reverse(size(id)), *id)).filter(|(size, _)| size.0 > 0);
        let mut themes: Vec<_> = sized.collect();
        themes.sort_by_key(|(size, _)| *size);
        themes.truncate(MOST);
        themes.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    });
    let rows = move || order.with(Vec::len).div_ceil(2).max(4);
    let density = move || if order.with(Vec::len) > QUOTED { "many" } else { "few" };
    view! {
        <header class="q"><h1>{say(text::SO_FAR)}</h1><p class="legend"><span>{say(text::PER_THEME)}</span></p></header>
        <ol class="themes" role="list" data-density=density style:grid-template-rows=move || format!("repeat({}, 1fr)", rows())>
            <For each=move || order.get() key=|id| *id let:id>
                <Theme live id eyes/>
            </For>
            {move || order.with(Vec::is_empty).then(|| view! { <li class="nothing">{say(text::NO_THEMES_YET)}</li> })}
        </ol>
    }
}

#[component]
fn Theme(live: Live, id: ThemeId, eyes: Eyes) -> impl IntoView {
    let Some(ThemeSignals { theme, members }) = live.board.theme(id) else { return ().into_any() };
    let (counted, phrase) = (members.clone(), theme.clone());
    let votes = Memo::new(move |_| votes_of(live, id));
    // The one that the moderators chose; else the one that most people recognise, if it is short enough to read from
    // the back row.
    let quote = Memo::new(move |_| {
        let ids = readable(live, &members.get());
        let chosen = phrase.get().key_phrase.filter(|id| ids.contains(id));
        if let Some(chosen) = chosen.and_then(|id| live.board.reflection(id)) {
            return Some(chosen.get().text.to_string());
        }
        let all = ids.iter().filter_map(|id| live.board.reflection(*id)).map(|reflection| reflection.get());
        all.filter(|r| r.text.as_str().chars().count() <= QUOTE)
            .max_by_key(|r| (r.recognised.count(), r.text.as_str().len()))
            .map(|r| r.text.to_string())
    });
    view! {
        <li data-theme-id=eyes.mark(id)>
            <b>{move || readable(live, &counted.get()).len()}</b>
            <h2>
                {move || theme.get().title.to_string()}
                {move || votes.get().map(|n| view! { <small>{count(hall::VOTE_COUNT, n as usize)}</small> })}
            </h2>
            {move || quote.get().map(|quote| view! { <q dir="auto">{quote}</q> })}
        </li>
    }
    .into_any()
}
