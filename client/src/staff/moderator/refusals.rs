//! What the server refused, by the name of what it was about.

use std::collections::HashSet;
use std::time::Duration;

use leptos::prelude::*;
use shared::command::Action;
use shared::ids::{CommandId, ReflectionId};
use shared::refusal::Reason;
use shared::text::{common, staff as text};

use super::desk::Desk;
use crate::components::dom::is_attended;
use crate::components::icon::icon;
use crate::components::said::{count, fill, say};
use crate::live::RefusedCommand;

/// How long a refusal stays in sight.
const SIGHT: Duration = Duration::from_secs(10);
/// And so long at a time while somebody reads it.
const LONGER: Duration = Duration::from_secs(2);
/// So much of a text is enough to know it by.
const EXCERPT: usize = 40;

/// What a command was about, as it was called when it was given: it may be gone when the refusal comes.
#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    what: String,
    theme: String,
}

impl Named {
    pub(super) fn of(desk: Desk, action: &Action) -> Self {
        let quoted = |theme| {
            let title = desk.theme_title(theme);
            if title.is_empty() { title } else { fill(text::QUOTED, &[("words", &title)]) }
        };
        match action {
            Action::Place { reflections, theme, .. } => {
                Self { what: reflections_named(desk, reflections), theme: desk.theme_title(*theme) }
            }
            Action::Unplace { reflections }
            | Action::Approve { reflections }
            | Action::Stack { reflections, .. }
            | Action::Unstack { reflections }
            | Action::SetAside { reflections, .. } => {
                Self { what: reflections_named(desk, reflections), theme: String::new() }
            }
            Action::Spotlight(target) => {
                let what = target.reflection.map(|id| reflections_named(desk, &[id]));
                Self { what: what.unwrap_or_default(), theme: String::new() }
            }
            Action::MergeThemes { from, into } => {
                Self { what: quoted(*from), theme: desk.theme_title(*into) }
            }
            Action::RemoveTheme { theme }
            | Action::ColourTheme { theme, .. }
            | Action::KeyPhrase { theme, .. }
            | Action::MoveTheme { theme, .. } => Self { what: quoted(*theme), theme: String::new() },
            Action::EditText(edit) => Self { what: quoted(edit.theme), theme: String::new() },
            _ => Self::default(),
        }
    }
}

fn reflections_named(desk: Desk, ids: &[ReflectionId]) -> String {
    let one = match ids {
        [id] => desk.peek(*id),
        _ => None,
    };
    one.map_or_else(
        || count(text::REFLECTIONS, ids.len()),
        |reflection| fill(text::QUOTED, &[("words", &excerpt(reflection.text.as_str()))]),
    )
}

pub(super) fn excerpt(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}

/// Reactive: the theme may be seen to be gone a moment after the refusal came.
fn sentence(desk: Desk, named: &Named, refusal: &RefusedCommand) -> String {
    if let Some(said) = super::top::refusal(desk, refusal) {
        return said;
    }
    let RefusedCommand { command, refused } = refusal;
    let limit = refused.limit.map(|limit| limit.to_string()).unwrap_or_default();
    let why = fill(common::refusal(refused.reason), &[("limit", &limit)]);
    let Named { what, theme } = named;
    let is_gone = is_gone(refused.reason);
    let target = match command.action {
        Action::Place { theme, .. } | Action::MergeThemes { into: theme, .. } => Some(theme),
        _ => None,
    };
    let said = match target {
        _ if what.is_empty() => return why,
        Some(id) if is_gone && !desk.live.board.themes().contains(&id) => {
            if theme.is_empty() {
                text::NOT_MOVED_TO_GONE
            } else {
                text::NOT_MOVED_THEME_GONE
            }
        }
        Some(_) if is_gone => text::NOT_MOVED_GONE,
        Some(_) => text::NOT_MOVED,
        None if is_gone => text::REFUSED_GONE,
        None => text::REFUSED,
    };
    fill(said, &[("why", &why), ("theme", theme), ("what", what)])
}

fn is_gone(reason: Reason) -> bool {
    matches!(reason, Reason::Unknown | Reason::Gone)
}

/// An undo that found nothing is told in the status line alone.
fn is_quiet(refused: &RefusedCommand) -> bool {
    matches!(refused.command.action, Action::Undo { .. }) && is_gone(refused.refused.reason)
}

/// In words, until they are dismissed or have been in sight long enough.
#[component]
pub(super) fn Refusals() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let heard = StoredValue::new(HashSet::<CommandId>::new());
    Effect::new(move |_| {
        for refused in desk.live.refused().iter() {
            let id = refused.command.id;
            if heard.try_update_value(|heard| heard.insert(id)) != Some(true) {
                continue;
            }
            desk.forget(id);
            if is_quiet(refused) {
                desk.live.dismiss(id);
                desk.found_nothing(id, refused.refused.reason);
            }
        }
    });
    let loud = move || {
        let refused = desk.live.refused();
        refused.iter().filter(|refused| !is_quiet(refused)).cloned().collect::<Vec<_>>()
    };
    view! {
        <div class="toasts" role="alert">
            <For each=loud key=|refused| refused.command.id let:refused>
                <Refusal refused/>
            </For>
        </div>
    }
}

/// Not from under the pointer or the focus of who reads it.
fn leave(desk: Desk, id: CommandId) {
    if is_attended(".toasts") {
        set_timeout(move || leave(desk, id), LONGER);
    } else {
        desk.live.dismiss(id);
    }
}

#[component]
fn Refusal(refused: RefusedCommand) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let id = refused.command.id;
    set_timeout(move || leave(desk, id), SIGHT);
    let named = desk.named(&refused.command);
    let said = Memo::new(move |_| sentence(desk, &named, &refused));
    // What was claimed when it was sent did not come true.
    Effect::new(move |_| desk.note.set(said.get()));
    view! {
        <p class="toast">
            {icon("alert")}
            <span>{said}</span>
            <button type="button" class="btn" on:click=move |_| desk.live.dismiss(id)>{say(text::CLOSE)}</button>
        </p>
    }
}
