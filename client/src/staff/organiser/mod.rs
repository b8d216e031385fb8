//! The organiser's page: the ways in, the rounds, the questions, how the board works, and its end.

mod closing;
mod connection;
mod date;
mod field;
mod links;
mod list;
mod pending;
mod perspectives;
mod prompts;
mod protocol;
mod saving;
mod settings;
mod toast;

use leptos::prelude::*;
use shared::command::Action;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::text::{common, hall, staff as text};

use crate::components::icon::icon;
use crate::components::number::number;
use crate::components::said::{count, fill, say};
use crate::live::Live;
use closing::Closing;
use connection::Line;
use links::Joining;
use perspectives::Perspectives;
use prompts::Prompts;
use protocol::Protocol;
use saving::Saving;
use settings::HowItWorks;
use toast::Note;

#[component]
pub(super) fn Organiser(live: Live) -> impl IntoView {
    let counts = move || live.now().map(|now| now.counts).unwrap_or_default();
    let people = move || {
        let what = count(text::REFLECTIONS, counts().reflections as usize);
        let people = counts().people;
        let said = count(text::PEOPLE, people as usize);
        fill(text::REFLECTIONS_FROM, &[("what", &what), ("n", &number(people)), ("people", &said)])
    };
    let note = Note::new();
    provide_context(note);
    provide_context(Saving::new(live, note));
    let is_final = Memo::new(move |_| live.board.is_final());
    view! {
        <header class="tb og"><a class="brand" href="/">{icon("echo")}<b>"Weerklank"</b></a></header>
        <Line live/>
        <div class="page" id="content" tabindex="-1">
            <h1 dir="auto">{move || live.board.title()}</h1>
            <p class="sub">
                <span>{people}</span>
                <span>{move || count(text::THEME_COUNT, live.board.themes().len())}</span>
                <span>{move || say(common::phase(live.board.phase()))}</span>
            </p>
            {move || is_final.get().then(|| view! { <p class="keep">{icon("info")} {say(text::IS_CLOSED)}</p> })}
            <Joining live/>
            <Rounds live/>
            <Prompts live/>
            <Perspectives live/>
            <HowItWorks live/>
            <Protocol live/>
            <Closing live/>
            <p class="keep">
                {icon("info")}
                {move || fill(text::KEPT_FOR, &[("n", &number(live.board.settings().retention_days))])}
            </p>
        </div>
        <Said live/>
    }
}

/// What was done, and what the server refused.
#[component]
fn Said(live: Live) -> impl IntoView {
    let note = expect_context::<Note>();
    let saved = expect_context::<Saving>().shown();
    let refused = move || {
        let last = live.refused().last().cloned()?;
        let limit = last.refused.limit.map(number).unwrap_or_default();
        let id = last.command.id;
        let is_late =
            matches!(last.command.action, Action::SetPhase { .. }) && last.refused.reason == Reason::Phase;
        let said = if is_late {
            fill(hall::COLLEAGUE_WAS_FIRST, &[("round", say(common::phase(live.board.phase())))])
        } else {
            fill(common::refusal(last.refused.reason), &[("limit", &limit)])
        };
        Some(view! {
            <p class="toast">
                {icon("alert")}
                <span>{said}</span>
                <button type="button" class="btn" on:click=move |_| live.dismiss(id)>{say(text::CLOSE)}</button>
            </p>
        })
    };
    view! {
        <div class="toasts og"><div role="alert">{refused}</div>{note.shown()} {saved}</div>
        <p class="vh" role="status">{note.spoken}</p>
    }
}

/// Each round is a click away; nothing is lost by going back.
#[component]
fn Rounds(live: Live) -> impl IntoView {
    let saving = expect_context::<Saving>();
    let phase = move || live.board.phase();
    let go = move |to: Phase| {
        let expected = untrack(phase);
        if to != expected {
            saving.save(Action::SetPhase { phase: to, expected }, say(common::phase(to)));
        }
    };
    let buttons: Vec<_> = Phase::ALL
        .into_iter()
        .map(|round| {
            let number = round.round().map(|n| view! { <span class="n">{n}</span> });
            view! {
                <button
                    type="button"
                    class="btn"
                    aria-current=move || (phase() == round).then_some("step")
                    disabled=move || live.board.is_final()
                    on:click=move |_| go(round)
                >
                    {number}
                    {say(common::phase(round))}
                </button>
            }
        })
        .collect();
    view! {
        <section class="sec" aria-labelledby="rounds">
            <header><h2 id="rounds">{say(text::ROUNDS)}</h2><p>{say(text::ROUNDS_HINT)}</p></header>
            <div class="steps">{buttons}</div>
        </section>
    }
}
