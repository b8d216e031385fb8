//! What the hall sees: one button that shows it small, and behind it the same larger, with all modes.

use leptos::prelude::*;
use shared::command::{Action, Screen};
use shared::phase::Phase;
use shared::rights::Right;
use shared::text::{common, hall, staff as text};

use super::super::desk::{Desk, Dialog};
use super::walk::{self, Step, Walk};
use super::{Clock, SCREENS};
use crate::components::dom::find;
use crate::components::icon::{icon, small_icon};
use crate::components::number::number;
use crate::components::said::{count, fill, say};
use crate::staff::projector::Preview;

const PANEL: &str = "screen-panel";

#[component]
pub(super) fn OnScreen() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Clock { left, .. } = expect_context();
    let is_open = RwSignal::new(false);
    let follow = move |_| is_open.set(self::is_open());
    let screen = move || desk.live.board.screen();
    view! {
        <div class="scr">
            <button type="button" class="prev" popovertarget=PANEL>
                <Preview live=desk.live left width=56.0/>
                <span class="on">
                    <small>{say(text::ON_SCREEN)}</small>
                    <b>{move || say(common::screen(screen()))}</b>
                </span>
                {small_icon("down")}
            </button>
            <BlackButton/>
            <button
                type="button"
                class="btn btn-icon gear"
                aria-label=say(hall::SETTINGS)
                title=say(hall::SETTINGS)
                on:click=move |_| desk.open(Dialog::Facts)
            >
                {icon("gear")}
            </button>
            <section
                class="panel"
                id=PANEL
                popover="auto"
                aria-label=say(hall::BIG_SCREEN)
                on:toggle=follow
                on:keydown=|event| if event.key() == "Escape" { event.stop_propagation() }
            >
                {move || is_open.get().then(|| view! { <Preview live=desk.live left width=376.0/> <Controls/> })}
            </section>
        </div>
    }
}

/// Is the panel in sight?
pub(super) fn is_open() -> bool {
    find(&format!("#{PANEL}")).is_some_and(|panel| panel.matches(":popover-open").unwrap_or(false))
}

#[component]
fn BlackButton() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! {
        <button
            type="button"
            class="btn btn-icon"
            aria-pressed=move || (desk.live.board.screen() == Screen::Black).to_string()
            aria-label=say(text::BLACK)
            aria-keyshortcuts="b"
            title=format!("{} (B)", say(text::BLACK))
            disabled=move || !desk.may(Right::Steer)
            on:click=move |_| switch_black(desk)
        >
            {icon("dark")}
        </button>
    }
}

/// To black, and back to what was there before; after a reload, to the wall.
pub(super) fn switch_black(desk: Desk) {
    thread_local! {
        static BEFORE: std::cell::Cell<Screen> = const { std::cell::Cell::new(Screen::Wall) };
    }
    match untrack(|| desk.live.board.screen()) {
        Screen::Black => show(desk, BEFORE.get()),
        before => {
            BEFORE.set(before);
            show(desk, Screen::Black);
        }
    }
}

/// The spotlight needs something in it: without, the first that can be shown.
pub(super) fn show(desk: Desk, mode: Screen) {
    if !untrack(|| desk.may(Right::Steer)) {
        return;
    }
    let is_empty = untrack(|| desk.live.board.spotlight()) == shared::command::SpotlightTarget::NOTHING;
    if mode == Screen::Spotlight && is_empty {
        if untrack(|| Walk::now(desk)).is_empty() {
            desk.note.set(say(hall::NOTHING_TO_SHOW).to_owned());
        }
        walk::step(desk, Step::On);
    } else {
        desk.set_screen(mode);
    }
}

/// All that steers the big screen; the same in the panel and on a phone.
#[component]
pub(super) fn Controls() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let modes: Vec<_> = SCREENS
        .into_iter()
        .map(|mode| {
            view! {
                <button
                    type="button"
                    class="btn"
                    aria-pressed=move || (desk.live.board.screen() == mode).to_string()
                    disabled=move || !desk.may(Right::Steer)
                    on:click=move |_| show(desk, mode)
                >
                    {say(common::screen(mode))}
                </button>
            }
        })
        .collect();
    view! {
        <div class="modes" role="group" aria-label=say(hall::MODE)>{modes}</div>
        <Walking/>
        <Voting/>
        <a class="btn open" href=format!("/b/{}/project", desk.live.id) target="_blank" rel="noopener">
            {icon("screen")} {say(text::OPEN_SCREEN)}
        </a>
    }
}

#[component]
fn Walking() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let walk = Memo::new(move |_| Walk::now(desk));
    let place = move || {
        walk.with(|walk| match walk.place() {
            Some((n, all)) => fill(hall::PLACE_OF, &[("n", &number(n)), ("all", &number(all))]),
            None if walk.is_empty() => say(hall::NOTHING_TO_SHOW).to_owned(),
            None => say(hall::CHOOSE_FIRST).to_owned(),
        })
    };
    let of = move || {
        let theme = walk.with(Walk::theme).and_then(|theme| desk.live.board.theme(theme));
        match theme {
            Some(signals) => fill(hall::OF_THEME, &[("theme", &signals.theme.get().title.to_string())]),
            None if walk.with(|walk| walk.place().is_some()) => say(hall::WITHOUT_THEME).to_owned(),
            None => String::new(),
        }
    };
    let cannot = move |step| !desk.may(Right::Steer) || walk.with(|walk| walk.to(step).is_none());
    view! {
        <div class="walk" role="group" aria-label=say(hall::IN_SPOTLIGHT)>
            <button type="button" class="btn" disabled=move || cannot(Step::Back) on:click=move |_| walk::step(desk, Step::Back)>
                {icon("left")} <span>{say(hall::PREVIOUS)}</span>
            </button>
            <p><b>{place}</b> <span>{of}</span></p>
            <button type="button" class="btn" disabled=move || cannot(Step::On) on:click=move |_| walk::step(desk, Step::On)>
                <span>{say(hall::NEXT)}</span> {icon("right")}
            </button>
        </div>
    }
}

/// From the vote round on: how many voted, the totals, and whether the hall sees them.
#[component]
fn Voting() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let is_on = Memo::new(move |_| desk.live.board.phase() >= Phase::Vote);
    let voters = move || desk.live.now().map_or(0, |now| now.counts.voters);
    move || {
        is_on.get().then(|| {
            view! {
                <div class="voting">
                    <p>{move || count(hall::VOTED, voters() as usize)}</p>
                    <button type="button" class="btn" on:click=move |_| desk.open(Dialog::Votes)>{say(hall::SEE_TOTALS)}</button>
                    <RevealButton/>
                </div>
            }
        })
    }
}

/// Shows the results to everybody, or hides them again.
#[component]
pub(in super::super) fn RevealButton() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let is_shown = move || desk.live.board.shows_results();
    let switch = move |_| {
        let on = !untrack(is_shown);
        let said = if on { hall::RESULTS_SHOWN } else { hall::RESULTS_HIDDEN };
        desk.act(Action::RevealResults { on }, say(said).to_owned());
    };
    view! {
        <button type="button" class="btn" disabled=move || !desk.may(Right::Steer) on:click=switch>
            {move || say(if is_shown() { hall::HIDE_RESULTS } else { hall::SHOW_RESULTS })}
        </button>
    }
}
