//! One reflection in a list: as a row of the stream, or as a card in a theme.

use std::sync::Arc;

use leptos::prelude::*;
use shared::board::Reflection;
use shared::command::Source;
use shared::event::{Flag, Standing};
use shared::ids::ReflectionId;
use shared::text::{staff as text, table};
use wasm_bindgen::JsCast;
use web_sys::{MouseEvent, PointerEvent};

use super::attention::card_in;
use super::desk::{Desk, Pane};
use super::drag;
use super::holds::HeldTag;
use super::marked::Marked;
use super::refusals::excerpt;
use super::selection::{Choice, Place};
use super::wording::{self, Words};
use crate::components::category::{self, PromptTag};
use crate::components::dom::{count_render, focus};
use crate::components::icon::small_icon;
use crate::components::number::number;
use crate::components::said::{fill, say};

/// `is_stop`: does Tab stop here? One reflection a list does; J and K go on from there.
#[component]
pub(super) fn Card(
    id: ReflectionId,
    place: Place,
    is_stop: Marked,
    /// Does it stand for its theme?
    #[prop(into, default = Signal::stored(false))]
    is_key: Signal<bool>,
) -> impl IntoView {
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
        Place::Column(_) => "refl",
    };
    let (is_on, is_picked) = (desk.selection.is_on.of(id), desk.selection.is_picked.of(id));
    let (is_gone, is_stop) = (desk.is_away.of(id), is_stop.of(id));
    let is_current = is_on.clone();
    let is_checked = is_picked.clone();
    let drawn = {
        let (reflection, times) = (reflection.clone(), StoredValue::new(0_u32));
        move || {
            reflection.track();
            count_render();
            times.update_value(|n| *n += 1);
            times.get_value().to_string()
        }
    };
    let label = fill(table::CHOOSE_THIS, &[("words", &excerpt(reflection.get_untracked().text.as_str()))]);
    let pile = desk.live.board.pile(id);
    let hold = desk.holds.of(id);
    let is_onto = desk.is_onto.of(id);
    let held_by = hold.clone();
    let lang = wording::lang(desk, reflection.clone());
    let (body, meta) = (reflection.clone(), reflection);
    view! {
        <article
            class=class
            class:is-on=move || is_on.get()
            class:is-picked=move || is_picked.get()
            class:is-away=move || is_gone.get()
            class:is-onto=move || is_onto.get()
            class:is-key=is_key
            class:held=move || hold.with(Option::is_some)
            style:--held=move || held_by.with(|hold| hold.as_ref().map(|hold| format!("var(--{})", hold.person.category)))
            data-reflection=id.to_string()
            data-cat=category
            data-renders=drawn
            aria-current=move || is_current.get().then_some("true")
            tabindex=move || if is_stop.get() { "0" } else { "-1" }
            on:focus=move |_| desk.selection.cursor.set(Some(id))
            on:mousedown=keep_focus
            on:click=move |event| pressed(desk, id, place, &event)
            on:pointerdown=move |event| drag::press(desk, id, place, &event)
        >
            <input
                type="checkbox"
                class="box"
                tabindex="-1"
                aria-label=label
                prop:checked=move || is_checked.get()
                on:mousedown=|event| event.prevent_default()
                on:pointerdown=|event| event.stop_propagation()
                on:click=move |event| {
                    event.stop_propagation();
                    let how = if event.shift_key() { Choice::AlsoUpTo } else { Choice::Toggle };
                    desk.choose(id, place, how);
                }
            />
            <HeldTag id/>
            {move || is_key.get().then(|| view! {
                <p class="key">{small_icon("quote")} {say(table::KEY_PHRASE)}</p>
            })}
            <p class="refl-text" dir="auto" lang=lang><Words reflection=body place/></p>
            <p class="m">
                {move || stack_badge(pile.with(|pile| pile.len()))}
                <PromptTag board prompt/>
                {move || beside(desk, &meta.get(), place)}
            </p>
        </article>
    }
    .into_any()
}

/// With a key held it chooses more, and neither moves the focus nor marks text.
fn keep_focus(event: MouseEvent) {
    if event.shift_key() || event.ctrl_key() || event.meta_key() {
        event.prevent_default();
    }
}

fn pressed(desk: Desk, id: ReflectionId, place: Place, event: &MouseEvent) {
    if drag::take_held(desk) {
        // The long press that this click ends has chosen it already.
        return;
    }
    let is_touch = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
    let is_choosing = desk.selection.many.with_untracked(|many| !many.is_empty());
    let how = match (event.shift_key(), event.ctrl_key() || event.meta_key()) {
        (true, true) => Choice::AlsoUpTo,
        (true, false) => Choice::UpTo,
        (false, true) => Choice::Also,
        (false, false) if is_touch && is_choosing => Choice::Toggle,
        (false, false) => Choice::Alone,
    };
    desk.choose(id, place, how);
    if how == Choice::Alone {
        desk.pane.set(Pane::Inspector);
    } else if let Some(card) = card_in(id, place) {
        focus(&card);
    }
}

fn beside(desk: Desk, reflection: &Arc<Reflection>, place: Place) -> impl IntoView + use<> {
    let is_row = place == Place::Stream;
    let who = reflection.perspective.as_ref().filter(|_| is_row);
    let settings = desk.live.board.settings();
    let who = who.map(|key| {
        let found = settings.perspectives.iter().find(|p| p.id == *key);
        let title = found.map_or_else(|| key.to_string(), |p| p.title.to_string());
        view! { <span class="who">{title}</span> }
    });
    // A row with a theme: found by a search, or listed by its theme.
    let theme = reflection.placement.as_ref().filter(|_| is_row).map(|placement| {
        let title = desk.theme_title(placement.theme);
        view! { <span class="who in-theme">{fill(text::IN_THEME, &[("theme", &title)])}</span> }
    });
    let recognised = reflection.recognised.count();
    let echo = (recognised > 0).then(|| {
        view! {
            <span class="push">
                {small_icon("echo")}
                <span class="vh">{fill(text::RECOGNISED_BY, &[("n", "")])}</span>
                {number(recognised)}
            </span>
        }
    });
    view! { {who} {theme} {came(reflection)} {badge(reflection)} {echo} }
}

/// How many are said by this one card, itself counted in.
fn stack_badge(under: usize) -> Option<impl IntoView> {
    (under > 0).then(|| {
        let n = number(under + 1);
        let said = fill(table::TIMES_SAID, &[("n", &n)]);
        view! {
            <span class="x">
                {small_icon("stack")}
                <span aria-hidden="true">{fill(table::TIMES, &[("n", &n)])}</span>
                <span class="vh">{said}</span>
            </span>
        }
    })
}

/// How it came in, where nobody sent it by phone: for moderators alone, who may want to ask at that table.
pub(super) fn came(reflection: &Reflection) -> Option<impl IntoView + use<>> {
    let (name, said) = match reflection.source? {
        Source::Paper { table: None } => ("edit", say(table::ON_PAPER).to_lowercase()),
        Source::Paper { table: Some(n) } => {
            let at = fill(table::AT_TABLE, &[("n", &number(usize::from(n)))]);
            ("edit", format!("{}, {at}", say(table::ON_PAPER).to_lowercase()))
        }
        Source::Import => ("sheet", say(table::CAME_BY_FILE).to_owned()),
    };
    Some(view! { <span class="badge quiet">{small_icon(name)} {said}</span> })
}

/// The one thing to know about it first: why a moderator should look, else how it stands.
pub(super) fn badge(reflection: &Reflection) -> Option<impl IntoView + use<>> {
    let flag = reflection.flags.iter().find(|flag| **flag != Flag::Late).or(reflection.flags.first());
    let (kind, icon, said) = match (reflection.standing, flag) {
        (Standing::SetAside(reason), _) => ("badge", "aside", say(table::set_aside(reason))),
        (_, Some(flag)) => ("badge warn", "flag", say(table::flag(*flag))),
        // On a board where all waits this is no news; what is flagged must stand out from it.
        (Standing::Waiting, None) => ("badge quiet", "timer", say(text::WAITS)),
        (Standing::Approved | Standing::Published, None) => return None,
    };
    Some(view! { <span class=kind>{small_icon(icon)} {said}</span> })
}
