//! The big screen. It follows `now.screen`, shows only what everybody may read, and keeps its last picture when the
//! connection is lost.

mod foot;
mod spotlight;
mod themes;
mod wall;
mod welcome;

use leptos::prelude::*;
use shared::command::Screen;
use shared::ids::Key;
use shared::settings::Prompt;

use crate::components::dom::takes_typing;
use crate::components::icon::shape;
use crate::components::{category, said};
use crate::live::Live;
use foot::Foot;
use shared::text::staff as text;
use spotlight::Spot;
use themes::Themes;
use wall::Wall;
use welcome::Welcome;

const STORED: &str = "weerklank:screen";

#[component]
pub(super) fn Projector(live: Live) -> impl IntoView {
    dim(stored_light());
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if is_plain && event.key().eq_ignore_ascii_case("d") && !takes_typing(event.target()) {
            switch_light();
        }
    });
    on_cleanup(move || keys.remove());
    let screen = Memo::new(move |_| live.board.screen());
    move || match screen.get() {
        Screen::Welcome => view! { <div class="pj is-welcome"><Welcome live/></div> }.into_any(),
        Screen::Wall => view! { <div class="pj"><Wall live/><Foot live/></div> }.into_any(),
        Screen::Themes | Screen::Results => {
            view! { <div class="pj"><Themes live/><Foot live/></div> }.into_any()
        }
        Screen::Spotlight => view! { <div class="pj is-spot"><Spot live/><Foot live/></div> }.into_any(),
        Screen::Black => {
            view! { <div class="pj is-black"><h1 class="vh">{move || live.board.title()}</h1></div> }
                .into_any()
        }
    }
}

/// What the round is about: the one prompt's question, or the board's title.
fn question(live: Live) -> String {
    let chosen = live.board.prompt();
    let prompts = live.board.prompts();
    let one = |key: &Key| prompts.iter().find(|p| p.id == *key).map(|p: &Prompt| p.question.to_string());
    let asked = chosen.as_ref().and_then(one).filter(|question| !question.is_empty());
    asked.unwrap_or_else(|| live.board.title())
}

/// The prompts with their shapes, so that colour is never the only sign.
#[component]
fn Legend(live: Live) -> impl IntoView {
    move || {
        let prompts = live.board.prompts();
        let tags = prompts.iter().enumerate().map(|(at, prompt)| {
            let category = category::of_index(Some(at));
            view! { <span class="cat" data-cat=category>{shape(category)} {prompt.title.to_string()}</span> }
        });
        (prompts.len() > 1).then(|| view! { <p class="legend">{tags.collect::<Vec<_>>()}</p> })
    }
}

/// The code as people read it aloud: four and four.
#[component]
fn Code(live: Live) -> impl IntoView {
    move || {
        let code = live.now().map(|now| now.code.clone()).unwrap_or_default();
        let (front, back) = code.split_at_checked(4).unwrap_or((&code, ""));
        let letters: Vec<String> = code.chars().map(String::from).collect();
        view! {
            <span class="code" role="img" aria-label=letters.join(" ")>
                <span>{front.to_owned()}</span>
                <span>{back.to_owned()}</span>
            </span>
        }
    }
}

#[component]
fn Qr(live: Live) -> impl IntoView {
    let code = Memo::new(move |_| live.now().map(|now| now.code.clone()).filter(|code| !code.is_empty()));
    move || {
        code.get().map(|code| {
            let alt = said::fill(text::QR_OF, &[("host", &host()), ("code", &code)]);
            view! { <span class="qr"><img src=format!("/qr/{code}") alt=alt/></span> }
        })
    }
}

fn host() -> String {
    window().location().host().unwrap_or_default()
}

fn stored_light() -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(STORED).ok().flatten()
}

fn dim(light: Option<String>) {
    if let (Some(light), Some(html)) = (light, document().document_element()) {
        // Fails only for a name that no attribute may have.
        let _ = html.set_attribute("data-theme", &light);
    }
}

/// Dark for a dim hall, light for a bright one.
fn switch_light() {
    let html = document().document_element();
    let now = html.and_then(|html| html.get_attribute("data-theme"));
    let prefers_dark = window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    let is_dark = now.map_or(prefers_dark, |now| now == "dark");
    let next = if is_dark { "light" } else { "dark" };
    dim(Some(next.to_owned()));
    if let Some(storage) = window().local_storage().ok().flatten() {
        // A browser that stores nothing is asked again next time.
        let _ = storage.set_item(STORED, next);
    }
}
