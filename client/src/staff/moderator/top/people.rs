//! Colleagues at the table: a shape in their colour, and the name. No photo, no avatar.

use leptos::prelude::*;
use shared::api::{Colleague, Presence};
use shared::role::Role;
use shared::text::hall as text;

use super::super::desk::Desk;
use crate::components::icon::shape;
use crate::components::said::{count, fill, say};

/// So much of a text is enough to know it by.
const EXCERPT: usize = 32;

/// The category whose colour and shape stand for a colleague: one for oneself, and for others the one that their
/// number picks, so that it is the same on every page.
pub(in super::super) fn mark(presence: &Presence, number: u32) -> &'static str {
    const OTHERS: [&str; 5] = ["inkt", "neutraal", "pruim", "klei", "zee"];
    let at = usize::try_from(number).unwrap_or_default() % OTHERS.len();
    if number == presence.you { "koffie" } else { OTHERS[at] }
}

/// What a colleague is called here.
pub(in super::super) fn name(colleague: &Colleague) -> String {
    match (&colleague.name, colleague.role) {
        (Some(name), _) => name.clone(),
        (None, Role::Organiser) => say(text::NAMELESS_ORGANISER).to_owned(),
        (None, _) => fill(text::NAMELESS, &[("n", &(colleague.number + 1).to_string())]),
    }
}

/// Who is here, and where.
#[component]
pub(in super::super) fn Colleagues() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let lines = move || {
        let presence = desk.live.presence().unwrap_or_default();
        let line = |colleague: &Colleague| {
            let category = mark(&presence, colleague.number);
            let you = (colleague.number == presence.you)
                .then(|| view! { " " <span class="muted">{say(text::YOU)}</span> });
            view! {
                <li>
                    <span class="mod" data-cat=category>{shape(category)} <span>{name(colleague)}{you}</span></span>
                    <span class="muted">{place(desk, colleague)}</span>
                </li>
            }
        };
        presence.colleagues.iter().map(line).collect::<Vec<_>>()
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
