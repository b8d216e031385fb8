//! For who listens to the page: how many came, never their words, and at most once in five seconds.

use std::time::Duration;

use leptos::prelude::*;
use shared::text::hall as text;

use super::hold::Hold;
use crate::components::number::number;
use crate::components::said::{count, fill, say};
use crate::live::{Connection, Live};

/// WCAG leaves it to us; faster than this nobody can follow.
const PACE: Duration = Duration::from_secs(5);

/// Counts into `note`, as long as nobody paused.
pub(super) fn announce(live: Live, hold: Hold, note: RwSignal<String>) {
    let total = Memo::new(move |_| live.now().map(|now| now.counts.reflections));
    let heard = StoredValue::new(None::<u32>);
    let tick = move || {
        let Some(total) = total.get_untracked().filter(|_| !hold.is_held_now()) else { return };
        let before = heard.get_value();
        heard.set_value(Some(total));
        let new = before.map_or(0, |before| total.saturating_sub(before));
        if new > 0 {
            let new = count(text::NEW_ONES, new as usize);
            note.set(fill(text::NEW_IN_ALL, &[("new", &new), ("n", &number(total))]));
        }
    };
    let ticking = set_interval_with_handle(tick, PACE);
    on_cleanup(move || {
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
    });
    let is_lost = Memo::new(move |_| matches!(live.connection(), Connection::Offline | Connection::Captive));
    Effect::new(move |was: Option<bool>| {
        let is_lost = is_lost.get();
        match (was, is_lost) {
            (Some(false), true) => note.set(say(text::LAST_PICTURE).to_owned()),
            (Some(true), false) => note.set(say(text::BACK).to_owned()),
            _ => {}
        }
        is_lost
    });
}
