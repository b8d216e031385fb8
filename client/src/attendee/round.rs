//! The round and its time, at the top and wherever the page says what to do now.

use std::time::Duration;

use leptos::prelude::*;
use shared::api::Now;
use shared::phase::Phase;
use shared::settings::Reveal;
use shared::text::{Said, attendee as text, common};
use web_sys::{HtmlElement, HtmlInputElement};

use super::dom::by_id;
use super::page::{Page, Places};
use super::speak::announce;
use super::view::{El, el};
use crate::components::dom::{closest, find};
use crate::components::said::{language, say};
use crate::live::Connection;

/// Minutes are shown; a second's precision is for the bar and the last of them.
const TICK: Duration = Duration::from_secs(1);
/// When the time that is left is said aloud, in seconds.
const TOLD_AT: [f64; 3] = [300.0, 60.0, 0.0];

/// Keeps what the server drew in step with the round: nothing is made anew, least of all the field.
pub(super) fn attach(page: Page, places: &Places) {
    let Places { board, compose, text: field, .. } = places.clone();
    Effect::new(move |before: Option<Phase>| {
        let phase = page.phase();
        let set = |name: &str, value: &str| {
            // Fails for a name that is no name; these are.
            let _ = board.set_attribute(name, value);
        };
        set("data-phase", phase.as_str());
        let over = text_when_over(page.live().connection());
        let _ = board.toggle_attribute_with_force("data-over", over.is_some());
        tell("say", Some(over.unwrap_or(text::heading(phase))));
        tell("lead", text::lead(phase).filter(|_| over.is_none()));
        page.now(follow);
        if before.is_some_and(|before| before != phase) {
            let inside = closest(document().active_element().map(Into::into), "#compose").is_some();
            let busy = inside || !field.value().is_empty();
            if phase == Phase::Write || !busy {
                let _ = compose.toggle_attribute_with_force("open", phase == Phase::Write);
            }
            page.reads_others().set(phase == Phase::Read && !busy);
            let named = say(common::phase(phase));
            announce(
                text::round(phase, language())
                    .map_or_else(|| named.into(), |round| format!("{round}: {named}")),
            );
        }
        phase
    });
}

/// No round goes on for who is out: what it asks for would not happen.
fn text_when_over(connection: Connection) -> Option<Said> {
    match connection {
        Connection::Gone => Some(text::GONE),
        Connection::Revoked => Some(text::OUT),
        _ => None,
    }
}

/// The parts that depend on more than the phase.
fn follow(now: &Now) {
    document().set_title(&format!(
        "{} · {} · {}",
        say(common::phase(now.phase)),
        now.title,
        say(common::PRODUCT)
    ));
    if let Some(later) = by_id::<HtmlElement>("later") {
        later.set_hidden(now.phase != Phase::Write || now.settings.reveal == Reveal::Live);
    }
    let Some(prompts) = by_id::<HtmlElement>("prompts") else { return };
    let mut asked = 0;
    for prompt in &now.prompts {
        let input = find(&format!("#prompts input[value='{}']", prompt.id));
        let is_asked = text::is_asked(now, &prompt.id);
        asked += usize::from(is_asked);
        if let Some(chip) = input.as_ref().and_then(|input| input.parent_element()) {
            let _ = chip.toggle_attribute_with_force("hidden", !is_asked);
        }
    }
    prompts.set_hidden(asked < 2);
    choose_an_asked_one();
}

/// The question of the round changed under someone's hands: the text stays, the chip follows.
fn choose_an_asked_one() {
    let chosen = find("#prompts .chip:not([hidden]) input:checked");
    let first = find("#prompts .chip:not([hidden]) input");
    if let (None, Some(first)) = (chosen, first) {
        wasm_bindgen::JsCast::unchecked_into::<HtmlInputElement>(first).set_checked(true);
    }
}

fn tell(id: &str, said: Option<Said>) {
    let Some(place) = by_id::<HtmlElement>(id) else { return };
    place.set_hidden(said.is_none());
    if let Some(said) = said.map(say).filter(|said| place.text_content().as_deref() != Some(said)) {
        place.set_text_content(Some(said));
    }
}

/// "Ronde 1 van 5 · Schrijven · nog 4 min".
pub(super) fn round(page: Page) -> [El; 3] {
    let phase = Memo::new(move |_| page.phase());
    let ends_at = move || page.now(|now| now.timer_ends_at).flatten();
    let tick = RwSignal::new(());
    // For as long as the page is open.
    let _ = set_interval_with_handle(
        move || {
            if untrack(ends_at).is_some() {
                tick.set(());
            }
        },
        TICK,
    );
    let left = Memo::new(move |_| {
        tick.track();
        let ends_at = ends_at().filter(|_| !page.live().connection().is_over());
        ends_at.map(|ends| ends_at_seconds(ends, page.live().server_time()))
    });
    tell_time(left);
    let round = el("strong", "").words(move || match text::round(phase.get(), language()) {
        Some(round) => round,
        None => page.now(|now| now.title.clone()).unwrap_or_default(),
    });
    let named = el("span", "muted").words(move || {
        let phase = phase.get();
        phase.round().map_or_else(String::new, |_| say(common::phase(phase)).to_owned())
    });
    let minutes = el("span", "left").words(move || left.get().map(minutes_left).unwrap_or_default());
    [round, named, minutes]
}

#[allow(clippy::cast_precision_loss)] // milliseconds since 1970 fit a double
fn ends_at_seconds(ends_at: u64, now: f64) -> f64 {
    ((ends_at as f64 - now) / 1_000.0).max(0.0).ceil()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, and never below zero
fn minutes_left(seconds: f64) -> String {
    text::time_left(seconds as u64 * 1_000, 0, language())
}

fn tell_time(left: Memo<Option<f64>>) {
    Effect::new(move |before: Option<Option<f64>>| {
        let now = left.get();
        if let (Some(Some(before)), Some(now)) = (before, now)
            && TOLD_AT.iter().any(|at| before > *at && now <= *at)
        {
            announce(minutes_left(now));
        }
        now
    });
}
