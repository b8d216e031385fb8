//! One reflection or theme, as large as its length allows.

use leptos::html;
use leptos::prelude::*;
use shared::api::Spotlight;
use shared::ids::{Key, ReflectionId, ThemeId};
use shared::text::{hall, staff as text};
use web_sys::HtmlElement;

use super::bare::Bare;
use super::stacks::{folded, readable};
use super::{Eyes, language_of};
use crate::components::category::{self, PromptTag};
use crate::components::icon::icon;
use crate::components::number::number;
use crate::components::said::{count, fill, say};
use crate::live::Live;

/// The sizes, from the largest down; the last one cuts.
const STEPS: [&str; 8] = ["0", "1", "2", "3", "4", "5", "6", "cut"];
/// From here on a word that is wider than the picture is broken.
const BREAKS: usize = 4;
/// On a page that scrolls, more letters than this are read, not shouted.
const LONG: usize = 180;

#[component]
pub(super) fn Spot(live: Live, eyes: Eyes) -> impl IntoView {
    let lit = Memo::new(move |_| live.now().and_then(|now| now.spotlight.clone()));
    move || match lit.get() {
        Some(Spotlight::Reflection { id, text, prompt }) => {
            view! { <Reflection live id words=text prompt eyes/> }.into_any()
        }
        Some(Spotlight::Theme { id, title }) => view! { <Theme live id title eyes/> }.into_any(),
        None => view! {
            <section class="spot">
                <h1 class="vh">{say(hall::IN_SPOTLIGHT)}</h1>
                <Bare sign="screen" said=say(hall::CHOOSE_FIRST) hint=say(hall::SPOT_HINT)/>
            </section>
        }
        .into_any(),
    }
}

/// Where to begin: up to 90 characters the largest, up to 180 the next, and so on.
fn first_step(words: &str) -> usize {
    match words.chars().count() {
        0..=90 => 0,
        91..=180 => 1,
        181..=420 => 2,
        _ => 4,
    }
}

/// "0-0" or "2025-2026" is one word: the largest letters would else break it after its hyphen.
fn unbroken(words: &str) -> String {
    let letters: Vec<char> = words.chars().collect();
    let is_digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let joined = |(at, letter): (usize, &char)| match letter {
        '-' if at > 0 && is_digit(at - 1) && is_digit(at + 1) => '\u{2011}',
        letter => *letter,
    };
    letters.iter().enumerate().map(joined).collect()
}

/// Steps down until all of it is in sight. Measured before the browser paints, so that nobody sees it shrink.
fn fit(room: &HtmlElement, article: &HtmlElement, from: usize) {
    let words = article.query_selector(".big").ok().flatten();
    for (at, step) in STEPS.iter().enumerate().skip(from) {
        // Fails only for a name that no attribute may have.
        let _ = article.set_attribute("data-step", step);
        let is_low = article.offset_height() <= room.client_height();
        let is_whole = words.as_ref().is_none_or(|words| words.scroll_width() <= words.client_width());
        if is_low && (is_whole || at >= BREAKS) {
            return;
        }
    }
}

/// Once it is drawn, and again when the picture changes its size.
fn keep_fitting(words: &str, room: NodeRef<html::Section>, article: NodeRef<html::Article>) {
    let from = first_step(words);
    let measure = move || {
        if let (Some(room), Some(article)) = (room.get_untracked(), article.get_untracked()) {
            fit(&room, &article, from);
        }
    };
    Effect::new(move |_| {
        room.track();
        article.track();
        measure();
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
}

fn length(words: &str) -> &'static str {
    if words.chars().count() > LONG { "long" } else { "short" }
}

#[component]
fn Reflection(live: Live, id: ReflectionId, words: String, prompt: Key, eyes: Eyes) -> impl IntoView {
    let key = prompt.clone();
    let reflection = live.board.reflection(id);
    let lang = reflection.as_ref().and_then(|r| language_of(&r.get_untracked()));
    let theme = reflection.as_ref().and_then(|r| r.get_untracked().placement.clone());
    let theme = theme.and_then(|p| live.board.theme(p.theme)).map(|signals| {
        view! { <span class="of" dir="auto">{move || signals.theme.get().title.to_string()}</span> }
    });
    let recognised = reflection.map(|reflection| {
        move || {
            let n = reflection.get().recognised.count();
            (n > 0).then(|| view! { <span class="row">{icon("echo")} {count(text::RECOGNISE_THIS, n as usize)}</span> })
        }
    });
    // On a named board; on any other there is none to show.
    let name = live.board.reflection(id).map(|reflection| {
        move || {
            reflection
                .get()
                .name
                .as_ref()
                .map(|name| view! { <b class="name" dir="auto">{name.to_string()}</b> })
        }
    });
    let folded = folded(live);
    let stack = move || {
        let size = Some(folded.with(|folded| folded.size(id))).filter(|size| *size > 1)?;
        let said = fill(hall::TIMES, &[("n", &number(size))]);
        Some(view! { <span class="row">{icon("stack")} {said}</span> })
    };
    let words = unbroken(&words);
    let (room, article) = (NodeRef::new(), NodeRef::new());
    keep_fitting(&words, room, article);
    let length = length(&words);
    view! {
        <h1 class="vh">{say(hall::IN_SPOTLIGHT)}</h1>
        <section class="spot" node_ref=room data-cat=move || category::of_prompt(live.board, &key)>
            <article node_ref=article data-step="6" data-length=length data-reflection=eyes.mark(id)>
                <p class="big" dir="auto" lang=lang>{words}</p>
                <p class="rest">{say(hall::REST_ON_PHONE)}</p>
                <p class="m">{name} <PromptTag board=live.board prompt/> {theme} {stack} {recognised}</p>
            </article>
        </section>
    }
}

#[component]
fn Theme(live: Live, id: ThemeId, title: String, eyes: Eyes) -> impl IntoView {
    let signals = live.board.theme(id);
    let about = signals.map(|signals| {
        let (words, members) = (signals.theme, signals.members);
        view! {
            <p class="sum" dir="auto">{move || words.get().summary.to_string()}</p>
            <p class="m"><span>{move || count(text::REFLECTIONS, readable(live, &members.get()).len())}</span></p>
        }
    });
    let (room, article) = (NodeRef::new(), NodeRef::new());
    keep_fitting(&title, room, article);
    let length = length(&title);
    view! {
        <section class="spot" node_ref=room data-cat="neutraal">
            <article node_ref=article data-step="6" data-length=length data-theme-id=eyes.mark(id)>
                <h1 class="big" dir="auto">{title}</h1>
                {about}
            </article>
        </section>
    }
}
