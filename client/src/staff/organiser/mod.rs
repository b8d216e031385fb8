//! The organiser's page: prepared in five minutes before the meeting, and next morning the report and what follows.

mod added;
mod agreements;
mod clip;
mod connection;
mod date;
mod details;
mod download;
mod erasing;
mod field;
mod follow_up;
mod handout;
mod keeping;
mod late;
mod links;
mod list;
mod made;
mod outcome;
mod own;
mod pending;
mod perspectives;
mod prompts;
mod protocol;
mod qr;
mod rehearsal;
mod report;
mod result;
mod saving;
mod section;
mod series;
mod settings;
mod toast;

use leptos::prelude::*;
use shared::command::Action;
use shared::outcome::BoardKind;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::text::{common, hall, organise, staff as text};

use crate::components::icon::icon;
use crate::components::number::number;
use crate::components::said::{count, fill, say};
use crate::live::Live;
use added::Added;
use agreements::Agreements;
use connection::Line;
use details::TheBoard;
pub(super) use erasing::{Certificate, Erased};
use follow_up::FollowUp;
use handout::Handout;
use keeping::Keeping;
use late::LateWords;
use links::Joining;
use outcome::{Fetched, Reported};
pub(super) use own::{OwnLink, RENEWED, forget, forget_link};
use perspectives::Perspectives;
use prompts::Prompts;
use protocol::Protocol;
use rehearsal::Rehearsal;
use report::Report;
use result::ResultPage;
use saving::Saving;
use section::{Contents, Part, Section};
use series::SeriesAndCopy;
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
    let reported = Reported::new(live);
    let is_final = Memo::new(move |_| live.board.is_final());
    let is_rehearsal =
        Memo::new(move |_| reported.told().is_some_and(|told| told.kind == BoardKind::Rehearsal));
    let on = reported.part(|outcome| outcome.details.date);
    view! {
        <header class="tb og"><a class="brand" href="/">{icon("echo")}<b>"Weerklank"</b></a></header>
        <Line live/>
        <div class="page" id="content" tabindex="-1">
            <h1 dir="auto">{move || live.board.title()}</h1>
            <p class="sub">
                {move || on.get().map(|day| view! { <span>{date::of_day(day)}</span> })}
                <span>{people}</span>
                <span>{move || count(text::THEME_COUNT, live.board.themes().len())}</span>
                <span>{move || say(common::phase(live.board.phase()))}</span>
            </p>
            {move || is_rehearsal.get().then(|| view! { <p class="keep">{icon("info")} {say(organise::IS_REHEARSAL)}</p> })}
            {move || is_final.get().then(|| view! { <p class="keep">{icon("info")} {say(text::IS_CLOSED)}</p> })}
            <NotFetched reported/>
            <Contents/>
            <TheBoard reported/>
            <Prompts live/>
            <Perspectives live/>
            <HowItWorks live/>
            <Protocol live/>
            <Joining live/>
            <Handout live/>
            <Rehearsal reported/>
            <Rounds live/>
            <Report live/>
            <Added reported/>
            <Agreements reported/>
            <FollowUp reported/>
            <ResultPage reported/>
            <LateWords reported/>
            <SeriesAndCopy reported/>
            <Keeping reported/>
        </div>
        <Said live/>
    }
}

/// Without it the page cannot say what stands in the report, so nothing of that can be changed.
#[component]
fn NotFetched(reported: Reported) -> impl IntoView {
    let is_missing =
        Memo::new(move |_| matches!(reported.state(), Fetched::Failed(_)) && reported.told().is_none());
    let shown = move || {
        is_missing.get().then(|| {
            view! {
                <p class="keep">
                    {icon("alert")}
                    <span>{say(organise::NOT_LOADED)}</span>
                    <button type="button" class="btn" on:click=move |_| reported.load()>{say(organise::LOAD_AGAIN)}</button>
                </p>
            }
        })
    };
    view! { <div role="alert">{shown}</div> }
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
        <Section part=Part::Rounds><div class="steps">{buttons}</div></Section>
    }
}
