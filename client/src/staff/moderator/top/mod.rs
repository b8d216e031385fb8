//! The top bar: which board, which round, how many people, and what the hall sees.

use leptos::prelude::*;
use shared::command::Screen;
use shared::phase::Phase;
use shared::rights::Right;
use shared::text::{common, staff as text};

use super::desk::{Desk, Dialog, Pane};
use crate::components::icon::icon;
use crate::components::said::{fill, say};

#[component]
pub(super) fn Top() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let board = desk.live.board;
    let counts = move || desk.live.now().map(|now| now.counts).unwrap_or_default();
    view! {
        <header class="tb">
            <div class="brand">
                {icon("echo")}
                <h1 title=move || board.title()>{move || board.title()}</h1>
            </div>
            <Rounds/>
            <p class="facts">
                <span><b>{move || counts().joined}</b>" "{say(text::JOINED)}</span>
                <span><b>{move || counts().reflections}</b>" "{say(text::POSTED)}</span>
            </p>
            <OnScreen/>
        </header>
    }
}

/// Rounds 1 to 5, each a click away; the arrows also reach the lobby before them and the closing after.
#[component]
fn Rounds() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let phase = move || desk.live.board.phase();
    let may = move || desk.may(Right::Steer);
    let step = move |to: fn(Phase) -> Option<Phase>, icon_name: &'static str, class: &'static str| {
        let label = move || {
            to(phase())
                .map(|to| fill(text::TO_ROUND, &[("round", say(common::phase(to)))]))
                .unwrap_or_default()
        };
        view! {
            <button
                type="button"
                class=class
                aria-label=label
                title=label
                disabled=move || !may() || to(phase()).is_none()
                on:click=move |_| if let Some(to) = to(untrack(phase)) { desk.set_phase(to) }
            >
                {icon(icon_name)}
            </button>
        }
    };
    let edge = move |edge: Phase| {
        move || {
            (phase() == edge).then(
                || view! { <button type="button" aria-current="step">{say(common::phase(edge))}</button> },
            )
        }
    };
    let rounds = Phase::ALL.into_iter().filter_map(|phase| Some((phase, phase.round()?)));
    let rounds: Vec<_> = rounds
        .map(|(round, n)| {
            let name = say(common::phase(round));
            view! {
                <button
                    type="button"
                    aria-current=move || (phase() == round).then_some("step")
                    disabled=move || !may()
                    on:click=move |_| desk.set_phase(round)
                >
                    <span class="vh">{format!("{} {n}: ", say(text::ROUND))}</span>
                    <span aria-hidden="true">{n}</span>
                    <span class="name">{name}</span>
                </button>
            }
        })
        .collect();
    view! {
        <nav class="rounds" aria-label=say(text::ROUND)>
            {step(Phase::previous, "right", "back")}
            {edge(Phase::Lobby)}
            {rounds}
            {edge(Phase::Closed)}
            {step(Phase::next, "right", "forth")}
        </nav>
    }
}

const SCREENS: [Screen; 6] =
    [Screen::Welcome, Screen::Wall, Screen::Themes, Screen::Results, Screen::Spotlight, Screen::Black];

#[component]
fn OnScreen() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let screen = move || desk.live.board.screen();
    let choose = move |event: leptos::ev::Event| {
        let name = event_target_value(&event);
        if let Some(mode) = SCREENS.into_iter().find(|screen| screen.as_str() == name) {
            desk.set_screen(mode);
        }
    };
    let options: Vec<_> = SCREENS
        .into_iter()
        .map(|mode| {
            view! { <option value=mode.as_str() selected=move || screen() == mode>{say(common::screen(mode))}</option> }
        })
        .collect();
    let is_black = move || screen() == Screen::Black;
    view! {
        <div class="scr">
            <label class="prev">
                <Thumb/>
                <span>
                    <small>{say(text::ON_SCREEN)}</small>
                    <select on:change=choose prop:value=move || screen().as_str() disabled=move || !desk.may(Right::Steer)>
                        {options}
                    </select>
                </span>
            </label>
            <button
                type="button"
                class="btn btn-icon"
                aria-pressed=move || is_black().to_string()
                aria-label=say(text::BLACK)
                title=say(text::BLACK)
                on:click=move |_| {
                    desk.set_screen(if untrack(is_black) { Screen::Wall } else { Screen::Black });
                }
            >
                {icon("dark")}
            </button>
            <a
                class="btn btn-icon"
                href=format!("/b/{}/project", desk.live.id)
                target="_blank"
                rel="noopener"
                aria-label=say(text::OPEN_SCREEN)
                title=say(text::OPEN_SCREEN)
            >
                {icon("screen")}
            </a>
        </div>
    }
}

/// A picture the size of a stamp: what stands where on the big screen.
#[component]
fn Thumb() -> impl IntoView {
    let desk = expect_context::<Desk>();
    move || {
        let bars: &[(u8, u8, u8, u8)] = match desk.live.board.screen() {
            Screen::Welcome => &[(4, 6, 20, 4), (4, 14, 14, 2), (4, 24, 20, 4), (34, 5, 18, 22)],
            Screen::Wall => &[
                (4, 4, 22, 3),
                (4, 10, 14, 7),
                (21, 10, 14, 5),
                (38, 10, 14, 8),
                (4, 19, 14, 6),
                (21, 17, 14, 8),
            ],
            Screen::Themes | Screen::Results => &[
                (4, 4, 22, 3),
                (4, 11, 22, 3),
                (4, 18, 18, 3),
                (30, 11, 20, 3),
                (30, 18, 22, 3),
                (4, 25, 20, 3),
            ],
            Screen::Spotlight => &[(4, 9, 2, 14), (10, 9, 40, 4), (10, 16, 34, 4)],
            Screen::Black => &[],
        };
        let bars: Vec<_> = bars
            .iter()
            .map(|(x, y, width, height)| {
                view! {
                    <rect x=x.to_string() y=y.to_string() width=width.to_string() height=height.to_string() rx="1"></rect>
                }
            })
            .collect();
        view! { <svg class="thumb" viewBox="0 0 56 31.5" aria-hidden="true">{bars}</svg> }
    }
}

/// Returns whether the key was one of the hall's.
pub(super) fn press(desk: Desk, event: &web_sys::KeyboardEvent) -> bool {
    match event.key().to_lowercase().as_str() {
        "p" => desk.open(Dialog::People),
        _ => return false,
    }
    true
}

/// What a colleague is to be called, asked once.
#[component]
pub(super) fn Hello() -> impl IntoView {}

/// The remote of the big screen, on a phone.
#[component]
pub(super) fn Remote() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! { <section class="remote" hidden=move || desk.pane.get() != Pane::Screen></section> }
}
