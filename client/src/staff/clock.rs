//! The timer as every page of staff counts it: on the server's clock, to the second.

use std::time::Duration;

use leptos::prelude::*;
use shared::text::hall as text;

use crate::components::said::{count, say};
use crate::live::Live;

/// Often enough that no second is skipped.
const TICK: Duration = Duration::from_millis(250);
/// Minutes that rounds usually take. A page that is opened half-way guesses the length by them.
const USUAL: [u32; 9] = [3, 5, 8, 10, 15, 20, 30, 45, 60];

/// Seconds left; 0 once it ended, none without a timer.
pub(super) fn seconds_left(live: Live) -> Memo<Option<u32>> {
    let tick = RwSignal::new(());
    let ticking = set_interval_with_handle(
        move || {
            if untrack(|| live.board.timer()).is_some() {
                tick.set(());
            }
        },
        TICK,
    );
    on_cleanup(move || {
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
    });
    Memo::new(move |_| {
        tick.track();
        let ends_at = live.board.timer()?;
        // Milliseconds since 1970 fit a double for the next 280,000 years; `as` saturates.
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let left = ((ends_at as f64 - live.server_time()) / 1_000.0).ceil() as u32;
        Some(left)
    })
}

/// How much of the timer is left, from 1 down to 0. How long it was, nobody tells: it is what was seen first, rounded
/// up to a usual length, and more when somebody added time.
pub(super) fn share_left(left: Memo<Option<u32>>) -> Memo<f64> {
    let whole = Memo::new(move |was: Option<&u32>| match (left.get(), was.copied().unwrap_or(0)) {
        (None, _) => 0,
        (Some(left), 0) => USUAL.iter().map(|m| m * 60).find(|usual| *usual >= left).unwrap_or(left),
        (Some(left), was) => was.max(left),
    });
    Memo::new(move |_| f64::from(left.get().unwrap_or(0)) / f64::from(whole.get().max(1)))
}

/// "04:12".
pub(super) fn digits(seconds: u32) -> String {
    format!("{:02}:{:02}", seconds / 60, seconds % 60)
}

/// Says at five minutes, at one, and at the end how much is left; once each, and not when time was added meanwhile.
pub(super) fn on_marks(left: Memo<Option<u32>>, tell: impl Fn(u32, String) + 'static) {
    Effect::new(move |was: Option<Option<u32>>| {
        let now = left.get();
        if let (Some(Some(was)), Some(now)) = (was, now) {
            let passed = |mark: u32| was > mark && now <= mark && mark < now + 10;
            if let Some(mark) = [300, 60, 0].into_iter().find(|mark| passed(*mark)) {
                let said = match mark / 60 {
                    0 => say(text::TIME_IS_UP).to_owned(),
                    minutes => count(text::MINUTES_LEFT, minutes as usize),
                };
                tell(mark, said);
            }
        }
        now
    });
}
