//! An evening with nobody there: a shadow board that a made-up hall fills.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use shared::api::BoardCreated;
use shared::outcome::BoardKind;
use shared::role::Role;
use shared::text::{hall, organise as text, series};

use super::download::why;
use super::made::{Made, MadeLinks};
use super::outcome::Reported;
use super::pending::Pending;
use super::section::{Part, Section};
use super::toast::Note;
use crate::components::said::{fill, say};
use crate::live::http;

#[derive(Serialize)]
struct Nothing {}

#[component]
pub(super) fn Rehearsal(reported: Reported) -> impl IntoView {
    let note = expect_context::<Note>();
    let made = RwSignal::new(None::<Made>);
    let pending = Pending::new();
    let make = move |_| {
        if !pending.begin(()) {
            return;
        }
        let title = fill(series::REHEARSAL_OF, &[("title", &reported.now().title)]);
        spawn_local(async move {
            let path = format!("/api/boards/{}/rehearsal", reported.live().id);
            match http::post_or_problem::<BoardCreated>(&path, Role::Organiser, &Nothing {}).await {
                Ok(board) => {
                    made.set(Some(Made { title, board }));
                    note.done(text::REHEARSAL_MADE);
                }
                Err(problem) => note.failed(why(&problem, text::NOT_HERE)),
            }
            pending.end();
        });
    };
    let is_shadow = Memo::new(move |_| reported.told().is_some_and(|told| told.kind == BoardKind::Rehearsal));
    let word = move || say(if pending.is_slow(&()) { hall::BUSY } else { text::REHEARSE });
    view! {
        <Section part=Part::Rehearsal>
            <div class="card end">
                <p>{move || say(if is_shadow.get() { text::REHEARSAL_OF_REHEARSAL } else { text::REHEARSAL_WHAT })}</p>
                <button
                    type="button"
                    class="btn"
                    disabled=is_shadow
                    aria-disabled=move || pending.is(&()).then_some("true")
                    on:click=make
                >
                    {word}
                </button>
                {move || made.get().map(|made| view! { <MadeLinks made said=text::REHEARSAL_MADE/> })}
            </div>
        </Section>
    }
}
