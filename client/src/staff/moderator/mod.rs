//! The moderator's page: the stream on the left, themes as columns, one reflection on the right.

mod acts;
mod aim;
mod attention;
mod bar;
mod column;
mod desk;
mod dialogs;
mod drag;
mod ghost;
mod history;
mod holds;
mod inspector;
mod intake;
mod keys;
mod lasso;
mod layout;
mod listing;
mod many;
mod marked;
mod narrowing;
mod news;
mod offline;
mod paper;
mod pile;
mod queue;
mod reach;
mod reflection;
mod refusals;
mod search;
mod selection;
mod stacks;
mod status;
mod stream;
mod theme_acts;
mod theme_drag;
mod theme_head;
mod top;
mod undo;
mod wording;
mod words_field;

use std::time::Duration;

use leptos::prelude::*;
use shared::text::{hall, staff as text};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::components::dom::closest;
use crate::components::said::say;
use crate::live::Live;
use bar::SelectionBar;
use column::Themes;
use desk::{Desk, Layout, Pane};
use dialogs::Dialogs;
use ghost::Ghost;
use inspector::Inspector;
use lasso::Lasso;
use layout::ListHead;
use listing::Filter;
use refusals::Refusals;
use status::Status;
use stream::Stream;
use top::{Clock, Hello, Remote, Top};

/// What comes in this soon after the page opened was there before: it need not wait behind "n new".
const OPENING: Duration = Duration::from_millis(1_500);

#[component]
pub(super) fn Moderator(live: Live) -> impl IntoView {
    let desk = Desk::new(live);
    provide_context(desk);
    provide_context(Clock::start(desk));
    keys::listen(desk);
    drag::listen(desk);
    holds::listen(desk);
    theme_drag::listen(desk);
    reach::listen(desk);
    news::listen(desk);
    gate(desk);
    skips(desk);
    let pane = move || match desk.pane.get() {
        Pane::Stream => "stream",
        Pane::Themes => "themes",
        Pane::Inspector => "inspector",
        Pane::Screen => "screen",
    };
    let layout = move || match desk.layout.get() {
        Layout::Columns => "columns",
        Layout::List => "list",
    };
    let is_choosing = move || desk.selection.many.with(|many| !many.is_empty());
    view! {
        <div class="mod-page" data-pane=pane data-layout=layout class:is-choosing=is_choosing>
            <div class="head">
                <Top/>
                <Hello/>
                <Tabs/>
            </div>
            <div class="desk">
                <ListHead/>
                <Stream/>
                <Themes/>
            </div>
            <Inspector/>
            <Remote/>
            <Status/>
            <SelectionBar/>
        </div>
        <Ghost/>
        <Lasso/>
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
        let list = desk.list;
        let is_empty = list.visible.with(|visible| visible.is_empty())
            && list.query.with(String::is_empty)
            && !list.is_narrowed();
        if opening {
            for ids in [&lists.unplaced, &lists.waiting, &lists.flagged, &lists.set_aside] {
                desk.admit(ids);
                desk.see(ids);
            }
        } else if is_empty || list.filter.get() == Filter::New {
            desk.admit_fresh();
        }
        // What is in a theme has been seen: taken out of it, it shows at once.
        for theme in desk.live.board.themes().iter() {
            if let Some(signals) = desk.live.board.theme(*theme) {
                let members = signals.members.get();
                desk.admit(&members);
                desk.see(&members);
            }
        }
        let narrowed = list.narrow.with_untracked(|narrow| narrow.theme);
        if narrowed.is_some_and(|theme| !desk.live.board.themes().contains(&theme)) {
            list.narrow.update(|narrow| narrow.theme = None);
        }
        // What was withdrawn cannot be acted on any more.
        let many = desk.selection.many.get_untracked();
        if many.iter().any(|id| desk.peek(*id).is_none()) {
            desk.pick(many.iter().copied().filter(|id| desk.peek(*id).is_some()).collect());
        }
    });
    Effect::new(move |_| {
        if let Some(id) = desk.selection.cursor.get() {
            desk.see(&[id]);
            // Found by a search, it stays when the search is over.
            desk.admit(&[id]);
        }
    });
}

/// A skip link leads to a part; where only one fits, that one is drawn first. Heard on the way down, before the link
/// moves the focus.
fn skips(desk: Desk) {
    let skip = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        let part = closest(event.target(), "a.skip").and_then(|link| link.get_attribute("href"));
        match part.as_deref() {
            Some("#stream") => desk.pane.set(Pane::Stream),
            Some("#themes") => desk.pane.set(Pane::Themes),
            Some("#inspector") => desk.pane.set(Pane::Inspector),
            _ => {}
        }
    });
    // A browser that knows no listeners runs no WebAssembly either.
    let _ = window().add_event_listener_with_callback_and_bool("click", skip.as_ref().unchecked_ref(), true);
    skip.forget();
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
            <span class="tab-themes">{tab(Pane::Themes, say(text::THEMES))}</span>
            {tab(Pane::Inspector, say(text::CHOSEN))}
            <span class="tab-screen">{tab(Pane::Screen, say(hall::SCREEN_TAB))}</span>
        </nav>
    }
}
