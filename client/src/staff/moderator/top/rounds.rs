//! Rounds: forward, back and skip, each with what it means for people in the hall.

use leptos::prelude::*;
use shared::command::Action;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::rights::Right;
use shared::text::{common, hall, staff as text};

use super::super::desk::Desk;
use crate::components::icon::icon;
use crate::components::said::{fill, say};
use crate::live::RefusedCommand;

/// Rounds 1 to 5, each a click away; the arrows also reach the lobby before them and the closing after.
#[component]
pub(super) fn Rounds() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let phase = move || desk.live.board.phase();
    let may = move || desk.may(Right::Steer);
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
                    title=name
                    on:click=move |_| go(desk, round)
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
            <Arrow to=Phase::previous class="back"/>
            {edge(Phase::Lobby)}
            {rounds}
            {edge(Phase::Closed)}
            <Arrow to=Phase::next class="forth"/>
        </nav>
    }
}

/// One round on, or one back.
#[component]
pub(super) fn Arrow(to: fn(Phase) -> Option<Phase>, class: &'static str) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let phase = move || desk.live.board.phase();
    let label = move || {
        let to = to(phase());
        // Past the first and the last there is nowhere to go; a button without a name would say nothing at all.
        let to = to.unwrap_or_else(phase);
        fill(text::TO_ROUND, &[("round", say(common::phase(to)))])
    };
    view! {
        <button
            type="button"
            class=class
            aria-label=label
            title=label
            disabled=move || !desk.may(Right::Steer) || to(phase()).is_none()
            on:click=move |_| if let Some(to) = to(untrack(phase)) { go(desk, to) }
        >
            {icon("right")}
        </button>
    }
}

/// `expected` goes along, so that two moderators never skip a round together.
pub(super) fn go(desk: Desk, phase: Phase) {
    let expected = untrack(|| desk.live.board.phase());
    if phase != expected && untrack(|| desk.may(Right::Steer)) {
        desk.act(Action::SetPhase { phase, expected }, meaning(expected, phase));
    }
}

/// What going there means; going back loses nothing, and that is worth saying.
fn meaning(from: Phase, to: Phase) -> String {
    let said = match (from, to) {
        (_, Phase::Closed) => hall::NOW_CLOSED,
        (Phase::Closed, _) => hall::OPEN_AGAIN,
        _ if to > from => text::ROUND_NOW,
        (_, Phase::Lobby) => hall::BACK_TO_LOBBY,
        (_, Phase::Write) => hall::BACK_TO_WRITE,
        (_, Phase::Vote) => hall::BACK_TO_VOTE,
        _ => hall::BACK_TO_ROUND,
    };
    fill(said, &[("round", say(common::phase(to)))])
}

/// A colleague moved on first: the page already shows where to.
pub(super) fn refusal(desk: Desk, refused: &RefusedCommand) -> Option<String> {
    let is_late =
        matches!(refused.command.action, Action::SetPhase { .. }) && refused.refused.reason == Reason::Phase;
    let round = say(common::phase(desk.live.board.phase()));
    is_late.then(|| fill(hall::COLLEAGUE_WAS_FIRST, &[("round", round)]))
}
