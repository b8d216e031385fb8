//! Colleagues at the table: a shape in their colour, and the name. No photo, no avatar.

use leptos::prelude::*;
use shared::api::Colleague;
use shared::command::Action;
use shared::refusal::Reason;
use shared::text::{hall as text, table};

use super::super::desk::Desk;
use super::super::holds::{Person, people};
use crate::components::icon::shape;
use crate::components::said::{count, fill, say};
use crate::live::RefusedCommand;

/// So much of a text is enough to know it by.
const EXCERPT: usize = 32;

/// Who is here, and where.
#[component]
pub(in super::super) fn Colleagues() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let lines = move || {
        let colleagues = desk.live.presence().map(|presence| presence.colleagues.clone()).unwrap_or_default();
        let line = |person: Person| {
            let colleague = colleagues.iter().find(|colleague| colleague.number == person.number);
            let where_to = colleague.map(|colleague| place(desk, colleague));
            // Without a name it is called that already.
            let is_named = person.is_me && person.name != say(table::ME_UNNAMED);
            let you = is_named.then(|| view! { " " <span class="muted">{say(text::YOU)}</span> });
            view! {
                <li>
                    <span class="mod" data-cat=person.category>{shape(person.category)} <span>{person.name}{you}</span></span>
                    <span class="muted">{where_to}</span>
                </li>
            }
        };
        people(desk.live).into_iter().map(line).collect::<Vec<_>>()
    };
    let is_alone = move || desk.live.presence().is_none_or(|presence| presence.colleagues.len() < 2);
    view! {
        <ul class="mods" role="list">{lines}</ul>
        {move || is_alone().then(|| view! { <p class="muted">{say(text::NOBODY_ELSE)}</p> })}
    }
}

fn place(desk: Desk, colleague: &Colleague) -> String {
    let at = colleague.place.and_then(|id| desk.peek(id)).map(|reflection| {
        let words: String = reflection.text.as_str().chars().take(EXCERPT).collect();
        let more = if words.len() < reflection.text.as_str().len() { "…" } else { "" };
        fill(text::IS_AT, &[("what", &format!("‘{}{more}’", words.trim_end()))])
    });
    let holds = (!colleague.holds.is_empty()).then(|| count(text::HOLDS, colleague.holds.len()));
    at.into_iter().chain(holds).collect::<Vec<_>>().join(", ")
}

/// Who cannot be removed, and why.
pub(super) fn refusal(refused: &RefusedCommand) -> Option<&'static str> {
    match (&refused.command.action, refused.refused.reason) {
        (Action::Kick { .. }, Reason::Role) => Some(say(text::REMOVE_FAILS_FOR_STAFF)),
        (Action::Kick { .. }, Reason::Gone) => Some(say(text::WRITER_UNKNOWN)),
        _ => None,
    }
}
