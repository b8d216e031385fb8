//! What became of a reflection before now, in words.

use leptos::prelude::*;
use shared::document::{Happening, Line};
use shared::role::Role;
use shared::text::{common, staff as text, table};

use super::desk::Desk;
use super::holds::{Person, people};
use crate::components::icon::shape;
use crate::components::said::{fill, say};

/// Of a reflection or a theme, by its id.
#[component]
pub(super) fn History(key: String) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let lines = Memo::new(move |_| desk.live.history(&key));
    let people = Memo::new(move |_| people(desk.live));
    move || {
        let lines = lines.get();
        let has_any = !lines.is_empty();
        let people = people.get();
        let lines: Vec<_> = lines.iter().map(|line| drawn(desk, &people, line)).collect();
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

/// With the shape of whoever did it, where that person is at the table now.
fn drawn(desk: Desk, people: &[Person], line: &Line) -> impl IntoView + use<> {
    let who = line.who.as_ref().and_then(|name| people.iter().find(|person| person.name == *name));
    let mark = who.map(|person| view! { <span data-cat=person.category>{shape(person.category)}</span> });
    let by = if who.is_some_and(|person| person.is_me) { say(table::BY_ME).to_owned() } else { by(line) };
    view! { <li>{mark} <span>{said(desk, line, &by)}</span></li> }
}

/// Reactive: a theme is called what it is called now.
fn said(desk: Desk, line: &Line, by: &str) -> String {
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
    let round = line.phase.round().map_or_else(
        || say(common::phase(line.phase)).to_lowercase(),
        |n| fill(text::IN_ROUND, &[("n", &n.to_string())]),
    );
    format!("{what} {by}, {round}")
}

/// By name where a moderator said what they are called, else by role.
fn by(line: &Line) -> String {
    match (&line.who, line.role) {
        (Some(name), _) => fill(table::BY, &[("who", name)]),
        (None, Role::Attendee) => say(text::BY_ATTENDEE).to_owned(),
        (None, Role::Moderator | Role::Projector) => say(text::BY_MODERATOR).to_owned(),
        (None, Role::Organiser) => say(text::BY_ORGANISER).to_owned(),
    }
}
