//! One reflection or theme, as large as its length allows.

use leptos::prelude::*;
use shared::api::Spotlight;
use shared::ids::{Key, ReflectionId, ThemeId};
use shared::text::{hall, staff as text};

use super::Eyes;
use super::stacks::{folded, readable};
use crate::components::category::{self, PromptTag};
use crate::components::icon::icon;
use crate::components::said::{count, fill};
use crate::live::Live;

#[component]
pub(super) fn Spot(live: Live, eyes: Eyes) -> impl IntoView {
    let lit = Memo::new(move |_| live.now().and_then(|now| now.spotlight.clone()));
    move || match lit.get() {
        Some(Spotlight::Reflection { id, text, prompt }) => {
            view! { <Reflection live id words=text prompt eyes/> }.into_any()
        }
        Some(Spotlight::Theme { id, title }) => view! { <Theme live id title eyes/> }.into_any(),
        None => view! { <section class="spot"></section> }.into_any(),
    }
}

/// Up to 90 characters the largest, up to 180 the middle size, and above that the smallest.
fn size(words: &str) -> &'static str {
    match words.chars().count() {
        0..=90 => "big",
        91..=180 => "big is-long",
        181..=420 => "big is-longer",
        _ => "big is-longest",
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

#[component]
fn Reflection(live: Live, id: ReflectionId, words: String, prompt: Key, eyes: Eyes) -> impl IntoView {
    let key = prompt.clone();
    let reflection = live.board.reflection(id);
    let theme = reflection.as_ref().and_then(|r| r.get_untracked().placement.clone());
    let theme = theme.and_then(|p| live.board.theme(p.theme)).map(|signals| {
        view! { <span>{move || signals.theme.get().title.to_string()}</span> }
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
        let said = fill(hall::TIMES, &[("n", &size.to_string())]);
        Some(view! { <span class="row">{icon("stack")} {said}</span> })
    };
    let class = size(&words);
    let words = unbroken(&words);
    view! {
        <section class="spot" data-cat=move || category::of_prompt(live.board, &key)>
            <article data-reflection=eyes.mark(id)>
                <p class=class dir="auto">{words}</p>
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
    let class = size(&title);
    view! {
        <section class="spot" data-cat="neutraal">
            <article data-theme-id=eyes.mark(id)><h1 class=class>{title}</h1>{about}</article>
        </section>
    }
}
