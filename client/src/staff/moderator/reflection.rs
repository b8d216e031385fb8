//! One reflection in a list: as a row of the stream, or as a card in a theme.

use std::sync::Arc;

use leptos::prelude::*;
use shared::board::Reflection;
use shared::event::{Flag, Standing};
use shared::ids::ReflectionId;
use shared::text::{common, staff as text};

use super::desk::{Desk, Pane};
use super::drag;
use crate::components::category::{self, PromptTag};
use crate::components::dom::count_render;
use crate::components::icon::small_icon;
use crate::components::said::{fill, say};

/// Where it stands, which decides its looks and what is said beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Stream,
    Column,
}

/// `is_stop`: does Tab stop here? One reflection a list does; J and K go on from there.
#[component]
pub(super) fn Card(id: ReflectionId, place: Place, is_stop: Signal<bool>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Some(reflection) = desk.live.board.reflection(id) else { return ().into_any() };
    let board = desk.live.board;
    let prompt = reflection.get_untracked().prompt.clone();
    let category = {
        let prompt = prompt.clone();
        move || category::of_prompt(board, &prompt)
    };
    let class = match place {
        Place::Stream => "rw",
        Place::Column => "refl",
    };
    let is_on = move || desk.selected.get() == Some(id);
    let is_gone = move || desk.drag.with(|drag| drag.as_ref().is_some_and(|drag| drag.lifts(id)));
    let drawn = {
        let (reflection, times) = (reflection.clone(), StoredValue::new(0_u32));
        move || {
            reflection.track();
            count_render();
            times.update_value(|n| *n += 1);
            times.get_value().to_string()
        }
    };
    let body = reflection.clone();
    let meta = reflection.clone();
    view! {
        <article
            class=class
            class:is-on=is_on
            class:is-away=is_gone
            data-reflection=id.to_string()
            data-cat=category
            data-renders=drawn
            aria-current=move || is_on().then_some("true")
            tabindex=move || if is_stop.get() { "0" } else { "-1" }
            on:focus=move |_| desk.selected.set(Some(id))
            on:click=move |_| {
                desk.selected.set(Some(id));
                desk.pane.set(Pane::Inspector);
            }
            on:pointerdown=move |event| drag::press(desk, id, &event)
        >
            <p class="refl-text" dir="auto">{move || body.get().text.to_string()}</p>
            <p class="m">
                <PromptTag board prompt/>
                {move || beside(desk, &meta.get(), place)}
            </p>
        </article>
    }
    .into_any()
}

fn beside(desk: Desk, reflection: &Arc<Reflection>, place: Place) -> impl IntoView + use<> {
    let who = reflection.perspective.as_ref().filter(|_| place == Place::Stream);
    let settings = desk.live.board.settings();
    let who = who.map(|key| {
        let found = settings.perspectives.iter().find(|p| p.id == *key);
        let title = found.map_or_else(|| key.to_string(), |p| p.title.to_string());
        view! { <span class="who">{title}</span> }
    });
    let recognised = reflection.recognised.count();
    let echo = (recognised > 0).then(|| {
        view! {
            <span class="push">
                {small_icon("echo")}
                <span class="vh">{fill(text::RECOGNISED_BY, &[("n", "")])}</span>
                {recognised}
            </span>
        }
    });
    view! { {who} {badge(reflection)} {echo} }
}

/// The one thing to know about it first.
pub(super) fn badge(reflection: &Reflection) -> Option<impl IntoView + use<>> {
    let (kind, icon, said) = match reflection.standing {
        Standing::SetAside(reason) => ("badge", "aside", say(common::set_aside(reason))),
        Standing::Waiting if reflection.flags.contains(&Flag::Late) => {
            ("badge warn", "flag", say(text::LATE))
        }
        Standing::Waiting => ("badge warn", "flag", say(text::WAITS)),
        Standing::Approved | Standing::Published => return None,
    };
    Some(view! { <span class=kind>{small_icon(icon)} {said}</span> })
}
