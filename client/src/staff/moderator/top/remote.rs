//! A phone as the remote of the big screen: large buttons, one hand, one glance.

use leptos::prelude::*;
use shared::command::Screen;
use shared::phase::Phase;
use shared::rights::Right;
use shared::text::{common, hall, staff as text};

use super::super::desk::{Desk, Pane};
use super::Clock;
use super::rounds::Arrow;
use super::screens::{Controls, switch_black};
use super::timer::{Choices, MinuteStep, Shown};
use crate::components::icon::icon;
use crate::components::said::say;
use crate::staff::projector::Preview;

#[component]
pub(in super::super) fn Remote() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let is_here = Memo::new(move |_| desk.pane.get() == Pane::Screen);
    move || is_here.get().then(|| view! { <Buttons/> })
}

#[component]
fn Buttons() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Clock { left, .. } = expect_context();
    let phase = move || say(common::phase(desk.live.board.phase()));
    let is_black = move || desk.live.board.screen() == Screen::Black;
    view! {
        <section class="remote" aria-label=say(hall::BIG_SCREEN)>
            <Preview live=desk.live left width=288.0/>
            <Controls/>
            <button
                type="button"
                class="btn black"
                aria-pressed=move || is_black().to_string()
                disabled=move || !desk.may(Right::Steer)
                on:click=move |_| switch_black(desk)
            >
                {icon("dark")} {move || say(if is_black() { hall::BACK_FROM_BLACK } else { text::BLACK })}
            </button>
            <h2>{say(text::ROUND)}</h2>
            <div class="far">
                <Arrow to=Phase::previous class="btn back"/>
                <b>{phase}</b>
                <Arrow to=Phase::next class="btn forth"/>
            </div>
            <h2>{say(hall::TIMER)}</h2>
            <div class="far tm is-on">
                <MinuteStep seconds=-60 said=say(hall::MINUTE_LESS) icon_name="minus"/>
                <b class="time"><Shown left/></b>
                <MinuteStep seconds=60 said=say(hall::MINUTE_MORE) icon_name="plus"/>
            </div>
            <div class="menu flat"><Choices/></div>
        </section>
    }
}
