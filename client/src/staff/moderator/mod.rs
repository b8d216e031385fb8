//! The moderator's page: the stream on the left, themes as columns, one reflection on the right.

mod column;
mod desk;
mod dialogs;
mod drag;
mod history;
mod inspector;
mod keys;
mod reflection;
mod refusals;
mod status;
mod stream;
mod top;
mod undo;
mod words_field;

use std::time::Duration;

use leptos::prelude::*;
use shared::text::{hall, staff as text};

use crate::components::said::say;
use crate::live::Live;
use column::Themes;
use desk::{Desk, Pane};
use dialogs::Dialogs;
use drag::Ghost;
use inspector::Inspector;
use refusals::Refusals;
use status::Status;
use stream::Stream;
use top::{Hello, Remote, Top};

/// What comes in this soon after the page opened was there before: it need not wait behind "n new".
const OPENING: Duration = Duration::from_millis(1_500);

#[component]
pub(super) fn Moderator(live: Live) -> impl IntoView {
    let desk = Desk::new(live);
    provide_context(desk);
    keys::listen(desk);
    drag::listen(desk);
    gate(desk);
    let pane = move || match desk.pane.get() {
        Pane::Stream => "stream",
        Pane::Themes => "themes",
        Pane::Inspector => "inspector",
        Pane::Screen => "screen",
    };
    view! {
        <div class="mod-page" data-pane=pane>
            <Top/>
            <Hello/>
            <Tabs/>
            <Stream/>
            <Themes/>
            <Inspector/>
            <Remote/>
            <Status/>
        </div>
        <Ghost/>
        <Refusals/>
        <Dialogs/>
    }
}

/// New reflections wait, so that nothing jumps under a pointer or a focus. What somebody has seen before does not.
fn gate(desk: Desk) {
    let is_opening = RwSignal::new(true);
    set_timeout(move || is_opening.set(false), OPENING);
    Effect::new(move |_| {
        let lists = desk.live.board.lists();
        let opening = is_opening.get();
        let is_empty = desk.visible.with(|visible| visible.is_empty()) && desk.query.with(String::is_empty);
        if opening {
            desk.admit(&lists.unplaced);
            desk.admit(&lists.waiting);
            desk.admit(&lists.set_aside);
        } else if is_empty {
            desk.admit_fresh();
        }
        // What is in a theme has been seen: taken out of it, it shows at once.
        for theme in desk.live.board.themes().iter() {
            if let Some(signals) = desk.live.board.theme(*theme) {
                desk.admit(&signals.members.get());
            }
        }
    });
}

/// The three parts as tabs, where only one fits.
#[component]
fn Tabs() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let tab = move |pane: Pane, said: &'static str| {
        view! {
            <button type="button" aria-pressed=move || (desk.pane.get() == pane).to_string() on:click=move |_| desk.pane.set(pane)>
                {said}
            </button>
        }
    };
    view! {
        <nav class="panes" aria-label=say(text::PARTS)>
            {tab(Pane::Stream, say(text::REFLECTIONS_TAB))}
            {tab(Pane::Themes, say(text::THEMES))}
            {tab(Pane::Inspector, say(text::CHOSEN))}
            <span class="tab-screen">{tab(Pane::Screen, say(hall::SCREEN_TAB))}</span>
        </nav>
    }
}
