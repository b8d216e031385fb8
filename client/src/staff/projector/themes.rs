//! Themes as an index: how many, the title, one quote. Hairlines, no boxes.

use leptos::prelude::*;
use shared::event::Standing;
use shared::ids::{ReflectionId, ThemeId};
use shared::phase::Phase;
use shared::text::{hall, staff as text};

use super::Eyes;
use super::bare::Bare;
use super::hold::Hold;
use super::language_of;
use super::results::votes_of;
use super::stacks::readable;
use crate::components::number::number;
use crate::components::said::{count, say};
use crate::live::{Live, ThemeSignals};

/// The most that a hall can take in.
const MOST: usize = 12;
/// With more themes than this there is no room for quotes.
const QUOTED: usize = 8;
/// Up to this many stand below each other, large.
const FEW: usize = 4;
/// A title that may take two lines.
const LINE: usize = 30;
/// What votes take of a title's line.
const VOTES: usize = 10;
/// A quote that fits two lines.
const QUOTE: usize = 96;
/// What is sure to fit below a title of two lines, below one of one line, and across the whole width. Cut here and
/// not by the picture's edge, so that a quote keeps its closing mark.
const BELOW_TWO: usize = 72;
const BELOW_ONE: usize = 108;
const ACROSS: usize = 136;

#[component]
pub(super) fn Themes(live: Live, eyes: Eyes) -> impl IntoView {
    let hold = Hold::here();
    // The largest first; equal ones in the board's order.
    let order = hold.still(move || {
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
    let rows = move || match order.with(Vec::len) {
        n if n <= FEW => n,
        n => n.div_ceil(2).max(FEW),
    };
    let density = Memo::new(move |_| match order.with(Vec::len) {
        n if n <= FEW => "few",
        n if n <= QUOTED => "some",
        _ => "many",
    });
    let is_empty = Memo::new(move |_| order.with(Vec::is_empty));
    let hint = move || if live.board.phase() < Phase::Group { hall::THEMES_LATER } else { hall::THEMES_SOON };
    view! {
        <header class="q"><h1>{say(text::SO_FAR)}</h1><p class="legend"><span>{say(text::PER_THEME)}</span></p></header>
        {move || if is_empty.get() {
            view! { <Bare sign="echo" said=say(text::NO_THEMES_YET) hint=say(hint())/> }.into_any()
        } else {
            view! {
                <ol class="themes" role="list" data-density=density style:grid-template-rows=move || format!("repeat({}, 1fr)", rows())>
                    <For each=move || order.get() key=|id| *id let:id>
                        <Theme live id eyes density/>
                    </For>
                </ol>
            }.into_any()
        }}
    }
}

#[component]
fn Theme(live: Live, id: ThemeId, eyes: Eyes, density: Memo<&'static str>) -> impl IntoView {
    let Some(ThemeSignals { theme, members }) = live.board.theme(id) else { return ().into_any() };
    let (counted, phrase) = (members.clone(), theme.clone());
    let votes = Memo::new(move |_| votes_of(live, id));
    // The one that the moderators chose; else the one that most people recognise, if it is short enough to read from
    // the back row.
    let chosen = Hold::here().still(move || {
        let ids = readable(live, &members.get());
        let chosen = phrase.get().key_phrase.filter(|id| ids.contains(id));
        chosen.or_else(|| best(live, &ids))
    });
    let heading = theme.clone();
    let is_long = Memo::new(move |_| {
        let voted = if votes.get().is_some() { VOTES } else { 0 };
        heading.get().title.to_string().chars().count() + voted > LINE
    });
    let room = move || match (density.get(), is_long.get()) {
        ("few", _) => ACROSS,
        (_, true) => BELOW_TWO,
        (_, false) => BELOW_ONE,
    };
    // What was taken off the board is quoted no more, whoever points at it.
    let quote = move || {
        let reflection = live.board.reflection(chosen.get()?)?.get();
        (reflection.standing == Standing::Published).then(|| {
            let lang = language_of(&reflection);
            let text = reflection.text.to_string();
            // A page that scrolls has room for all of it: the style sheet shows one of the two.
            match shortened(&text, room()) {
                Some(cut) => view! { <q dir="auto" lang=lang><span class="cut">{cut}</span><span class="whole">{text}</span></q> }.into_any(),
                None => view! { <q dir="auto" lang=lang>{text}</q> }.into_any(),
            }
        })
    };
    view! {
        <li class:is-long=is_long data-theme-id=eyes.mark(id)>
            <b>{move || number(readable(live, &counted.get()).len())}</b>
            <h2 dir="auto">
                {move || theme.get().title.to_string()}
                {move || votes.get().map(|n| view! { <small>{count(hall::VOTE_COUNT, n as usize)}</small> })}
            </h2>
            {quote}
        </li>
    }
    .into_any()
}

/// Whole words of it, as far as they fit; none where all of it does.
fn shortened(text: &str, room: usize) -> Option<String> {
    if text.chars().count() <= room {
        return None;
    }
    let front: String = text.chars().take(room).collect();
    let words = front.rsplit_once(char::is_whitespace).map(|(words, _)| words);
    // A text with hardly a space is cut where the room ends.
    let kept = words.filter(|words| words.chars().count() > room / 2).unwrap_or(&front);
    Some(format!("{}…", kept.trim_end_matches(|c: char| c.is_whitespace() || ",.;:–-".contains(c))))
}

/// The most recognised one of those that fit; of equal ones the one that says most.
fn best(live: Live, ids: &[ReflectionId]) -> Option<ReflectionId> {
    let all = ids.iter().filter_map(|id| Some((*id, live.board.reflection(*id)?.get())));
    all.filter(|(_, r)| r.text.as_str().chars().count() <= QUOTE)
        .max_by_key(|(_, r)| (r.recognised.count(), r.text.as_str().len()))
        .map(|(id, _)| id)
}
