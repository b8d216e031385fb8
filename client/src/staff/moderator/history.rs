//! What became of a reflection before now, in words.

use leptos::prelude::*;
use shared::document::{Happening, Line};
use shared::ids::ReflectionId;
use shared::role::Role;
use shared::text::{common, staff as text};

use super::desk::Desk;
use crate::components::said::{fill, say};

#[component]
pub(super) fn History(id: ReflectionId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let key = id.to_string();
    let lines = Memo::new(move |_| desk.live.history(&key));
    move || {
        let lines = lines.get();
        let has_any = !lines.is_empty();
        let lines: Vec<_> = lines.iter().map(|line| view! { <li>{said(desk, line)}</li> }).collect();
        has_any.then(|| {
            view! {
                <section class="before">
                    <h3>{say(text::BEFORE)}</h3>
                    <ol role="list">{lines}</ol>
                </section>
            }
        })
    }
}

/// Reactive: a theme is called what it is called now.
fn said(desk: Desk, line: &Line) -> String {
    let theme = line.theme.and_then(|theme| desk.live.board.theme(theme));
    let what = match (line.what, theme) {
        (Happening::Placed, Some(signals)) => {
            let title = signals.theme.get().title.to_string();
            fill(text::WAS_PLACED, &[("theme", &title)])
        }
        (Happening::Placed, None) => say(text::WAS_PLACED_IN_GONE).to_owned(),
        (Happening::Unplaced, _) => say(text::WAS_UNPLACED).to_owned(),
        (Happening::Approved, _) => say(text::WAS_APPROVED).to_owned(),
        (Happening::SetAside, _) => say(text::WAS_SET_ASIDE).to_owned(),
        (Happening::Waiting, _) => say(text::WAS_MADE_TO_WAIT).to_owned(),
        (Happening::Created, _) => say(text::WAS_CREATED).to_owned(),
        (Happening::Stacked, _) => say(text::WAS_STACKED).to_owned(),
        (Happening::Unstacked, _) => say(text::WAS_UNSTACKED).to_owned(),
        (Happening::Moved, _) => say(text::WAS_MOVED).to_owned(),
        (Happening::Coloured, _) => say(text::WAS_COLOURED).to_owned(),
        (Happening::Phrased, _) => say(text::WAS_PHRASED).to_owned(),
        (Happening::Unphrased, _) => say(text::WAS_UNPHRASED).to_owned(),
        (Happening::Reworded, _) => say(text::WAS_REWORDED).to_owned(),
    };
    let who = match line.role {
        Role::Attendee => text::BY_ATTENDEE,
        Role::Moderator | Role::Projector => text::BY_MODERATOR,
        Role::Organiser => text::BY_ORGANISER,
    };
    let round = line.phase.round().map_or_else(
        || say(common::phase(line.phase)).to_lowercase(),
        |n| fill(text::IN_ROUND, &[("n", &n.to_string())]),
    );
    format!("{what} {}, {round}", say(who))
}
