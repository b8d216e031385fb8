//! The round and its time, at the top and wherever the page says what to do now.

use std::time::Duration;

use leptos::prelude::*;
use shared::phase::Phase;
use shared::text::{attendee as text, common};
use web_sys::HtmlElement;

use super::dom::by_id;
use super::follow::follow;
use super::page::{Page, Places};
use super::speak::announce;
use super::view::{El, cast, el, memo};
use crate::components::dom::{closest, find};
use crate::components::said::{language, say};

/// Minutes are shown; a second's precision is for the bar and the last of them.
const TICK: Duration = Duration::from_secs(1);
/// When the time that is left is said aloud, in seconds.
const TOLD_AT: [u64; 3] = [300, 60, 0];
/// A time that is shorter does not fill the line.
const SHORT: u64 = 300;

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
        let late = page.now(|now| now.late_until).flatten();
        set("data-late", &late.map(|until| until.to_string()).unwrap_or_default());
        let over = page.over();
        let _ = board.toggle_attribute_with_force("data-over", over.is_some());
        let (heading, lead) = match over {
            Some((heading, lead)) => (heading, lead.map(|lead| say(lead).to_owned())),
            None => (
                text::heading(phase),
                page.now(|now| page.me(|me| text::lead(now, me.reflections.len(), language()))),
            ),
        };
        tell("say", Some(say(heading)));
        tell("lead", lead.as_deref());
        page.now(follow);
        if before.is_some_and(|before| before != phase) {
            let at = |selector| closest(document().active_element().map(Into::into), selector).is_some();
            let typing = at("#text") || !field.value().is_empty();
            let busy = typing || at("#compose");
            if phase == Phase::Write || !busy {
                let _ = compose.toggle_attribute_with_force("open", phase == Phase::Write);
            }
            let asks_for_others = phase == Phase::Read || page.groups() || page.votes_on_reflections();
            page.reads_others().set(asks_for_others && !typing);
            page.only().set(None);
            let named = say(common::phase(phase));
            announce(
                text::round(phase, language())
                    .map_or_else(|| named.into(), |round| format!("{round}: {named}")),
            );
        }
        phase
    });
}

fn tell(id: &str, said: Option<&str>) {
    let Some(place) = by_id::<HtmlElement>(id) else { return };
    place.set_hidden(said.is_none());
    if let Some(said) = said.filter(|said| place.text_content().as_deref() != Some(said)) {
        place.set_text_content(Some(said));
    }
}

/// "Ronde 1 van 5 · Schrijven · nog 4 min".
pub(super) fn round(page: Page) -> [El; 4] {
    let phase = memo(move || page.phase());
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
    let left = memo(move || {
        tick.track();
        let ends_at = ends_at().filter(|_| page.over().is_none());
        ends_at.map(|ends| seconds_left(ends, page.live().server_time()))
    });
    tell_time(left, phase);
    draw_line(left);
    let round = el("strong", "").words(move || match text::round(phase.get(), language()) {
        Some(round) => round,
        None => page.now(|now| now.title.clone()).unwrap_or_default(),
    });
    let named = el("span", "muted").words(move || {
        let phase = phase.get();
        phase.round().map_or_else(String::new, |_| say(common::phase(phase)).to_owned())
    });
    let minutes = el("span", "left")
        .words(move || left.get().map(|s| text::time_left(s * 1_000, 0, language())).unwrap_or_default());
    let last = memo(move || left.get().filter(|seconds| *seconds <= 60).map(|s| s.min(1)));
    let last = el("span", "").part(move || {
        let said = text::last_words(last.get()?, phase.get())?;
        Some(el("span", "last").text(say(said)))
    });
    [round, named, minutes, last]
}

#[allow(clippy::cast_precision_loss)] // milliseconds since 1970 fit a double
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole, and never below zero
fn seconds_left(ends_at: u64, now: f64) -> u64 {
    ((ends_at as f64 - now) / 1_000.0).max(0.0).ceil() as u64
}

/// The thin line below the bar: as long as what is left of the most that this page saw, or of five minutes.
fn draw_line(left: Memo<Option<u64>>) {
    Effect::new(move |most: Option<u64>| {
        let line = find(".top > .timebar");
        let Some(seconds) = left.get() else {
            if let Some(line) = line {
                line.remove();
            }
            return 0;
        };
        let most = most.unwrap_or(0).max(seconds).max(SHORT);
        let line = line.or_else(|| {
            let line = el("progress", "timebar").attr("aria-hidden", "true");
            by_id::<HtmlElement>("round")?.after_with_node_1(&line.0).ok()?;
            cast(&line)
        });
        if let Some(line) = line {
            let _ = line.set_attribute("max", &most.to_string());
            let _ = line.set_attribute("value", &seconds.to_string());
        }
        most
    });
}

/// At five minutes, at one, at none; each once.
fn tell_time(left: Memo<Option<u64>>, phase: Memo<Phase>) {
    Effect::new(move |before: Option<Option<u64>>| {
        let now = left.get();
        if let (Some(Some(before)), Some(now)) = (before, now)
            && TOLD_AT.iter().any(|at| before > *at && now <= *at)
            && let Some(said) = text::last_words(now, phase.get_untracked())
        {
            announce(say(said));
        }
        now
    });
}
