//! The links of a board that was made from here: shown once, and kept where this board is kept.

use leptos::prelude::*;
use shared::api::BoardCreated;
use shared::text::{Said, organise as text, staff};

use super::clip;
use super::own;
use super::toast::Note;
use crate::components::dom::{after_drawing, find, focus};
use crate::components::icon::small_icon;
use crate::components::said::say;

/// What was made, and under which name the page speaks of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Made {
    pub(super) title: String,
    pub(super) board: BoardCreated,
}

/// The four ways in, the organiser's own first.
fn ways(made: &Made) -> [(Said, String); 4] {
    let links = made.board.links.clone();
    [
        (text::FOR_ORGANISER, links.organiser),
        (text::FOR_MODERATORS, links.moderator),
        (text::FOR_SCREEN, links.projector),
        (text::FOR_ATTENDEES, links.attendee),
    ]
}

/// Takes the focus when it comes, so that nobody looks for what was made.
#[component]
pub(super) fn MadeLinks(made: Made, said: Said) -> impl IntoView {
    let note = expect_context::<Note>();
    own::note(made.board.id, &made.title, &made.board.links.organiser);
    let all = ways(&made);
    let whole = {
        let line = |(who, link): &(Said, String)| format!("{}: {link}", say(*who));
        let lines: Vec<_> = all.iter().map(line).collect();
        format!("{}\n{}", made.title, lines.join("\n"))
    };
    let rows: Vec<_> = all
        .into_iter()
        .map(|(who, link)| {
            let (copied, href) = (link.clone(), link.clone());
            view! {
                <li>
                    <b>{say(who)}</b>
                    <a class="addr" dir="ltr" href=href target="_blank" rel="noopener">{link}</a>
                    <button type="button" class="btn" on:click=move |_| clip::copy(note, copied.clone())>
                        {small_icon("copy")} {say(staff::COPY)} <span class="vh">": "{say(who)}</span>
                    </button>
                </li>
            }
        })
        .collect();
    after_drawing(|| {
        if let Some(made) = find(".made-links") {
            focus(&made);
        }
    });
    view! {
        <div class="once made-links" role="group" tabindex="-1" aria-label=say(said)>
            <p>{say(said)} " " {say(text::ONCE)}</p>
            <ul role="list">{rows}</ul>
            <button type="button" class="btn btn-main" on:click=move |_| clip::copy(note, whole.clone())>
                {small_icon("copy")} {say(text::COPY_ALL)}
            </button>
        </div>
    }
}
