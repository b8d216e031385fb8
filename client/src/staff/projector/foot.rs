//! The way in, always in sight: QR, address, code; and how many are here.

use leptos::prelude::*;
use shared::text::{hall, staff as text};

use super::hold::Hold;
use super::{Code, Qr, host};
use crate::components::icon::icon;
use crate::components::number::number;
use crate::components::said::{count, fill, say};
use crate::live::{Connection, Live};
use crate::staff::clock;
use shared::phase::Phase;

#[component]
pub(super) fn Foot(live: Live, left: Memo<Option<u32>>) -> impl IntoView {
    let is_open = Memo::new(move |_| live.board.phase() != Phase::Closed && !live.board.is_final());
    let way_in = move || {
        if is_open.get() {
            let address = move || {
                (!live.board.is_locked()).then(|| view! { <span class="url" dir="ltr">{host()}</span> })
            };
            view! { <Qr live/> {address} <Code live/> }.into_any()
        } else {
            view! { <span class="url">{say(text::BOARD_CLOSED)}</span> }.into_any()
        }
    };
    view! { <footer class="foot"><Bar left/> {way_in} <Totals live/> <Time left/></footer> }
}

#[component]
fn Totals(live: Live) -> impl IntoView {
    let counts = move || live.now().map(|now| now.counts).unwrap_or_default();
    view! {
        <span class="tot">
            <Lost live/>
            <b>{move || number(counts().reflections)}</b>" "{move || count(text::REFLECTIONS_OF, counts().reflections as usize)}" "<b>{move || number(counts().people)}</b>" "
            {move || count(text::PEOPLE, counts().people as usize)}
        </span>
    }
}

/// Small: the hall goes on reading, the moderator knows.
#[component]
pub(super) fn Lost(live: Live) -> impl IntoView {
    let is_lost = Memo::new(move |_| matches!(live.connection(), Connection::Offline | Connection::Captive));
    move || {
        is_lost.get().then(|| view! { <span class="lost" role="img" aria-label=say(text::OFFLINE)>{icon("wifi-off")}</span> })
    }
}

/// The time that is left, as a line that grows shorter.
#[component]
pub(super) fn Bar(left: Memo<Option<u32>>) -> impl IntoView {
    let (hold, share) = (Hold::here(), clock::share_left(left));
    // Somebody who points stops it no more than the clock itself; who pauses wants to see nothing move at all.
    let share = Memo::new(move |was: Option<&f64>| match was {
        Some(was) if hold.is_paused() => *was,
        _ => share.get(),
    });
    let is_late = Memo::new(move |_| left.get().is_some_and(|left| left < 60));
    let is_on = Memo::new(move |_| left.get().is_some());
    move || {
        is_on.get().then(|| {
            view! {
                <span
                    class="clock"
                    class:is-late=is_late
                    aria-hidden="true"
                    style:transform=move || format!("scaleX({})", share.get())
                ></span>
            }
        })
    }
}

/// Whole minutes, rounded up as on the phones; from one minute down seconds.
#[component]
pub(super) fn Time(left: Memo<Option<u32>>) -> impl IntoView {
    let said = Memo::new(move |_| {
        Some(match left.get()? {
            0 => ("min is-late", say(hall::TIME_UP).to_owned()),
            seconds if seconds < 60 => ("min is-late", clock::digits(seconds)),
            seconds => ("min", fill(hall::MIN_LEFT, &[("n", &seconds.div_ceil(60).to_string())])),
        })
    });
    move || {
        said.get().map(|(class, said)| {
            view! {
                <span class="sep"></span>
                <span class=class role="timer">{icon("timer")} {said}</span>
            }
        })
    }
}
