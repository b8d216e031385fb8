//! Whether what is changed here can reach the server.

use std::time::Duration;

use leptos::prelude::*;
use shared::text::{common, hall as text};

use crate::components::icon::icon;
use crate::components::said::{count, say};
use crate::live::{Connection, Live};

/// How long the good news stays.
const SIGHT: Duration = Duration::from_secs(4);

#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    Fine,
    Lost(usize),
    Captive,
    /// The browser cannot keep what waits: a closed page would lose it.
    NotKept,
    Back,
}

/// Pushes the page down and covers nothing; said aloud as it changes.
#[component]
pub(super) fn Line(live: Live) -> impl IntoView {
    let is_back = RwSignal::new(false);
    let state = Memo::new(move |_| {
        let waits = live.pending().len();
        match live.connection() {
            _ if waits > 0 && !live.is_kept() => State::NotKept,
            Connection::Offline => State::Lost(waits),
            Connection::Captive => State::Captive,
            // Good news is whole: first what waited is stored.
            _ if waits == 0 && is_back.get() => State::Back,
            _ => State::Fine,
        }
    });
    Effect::new(move |was: Option<bool>| {
        let is_lost = matches!(live.connection(), Connection::Offline | Connection::Captive);
        if was == Some(true) && live.connection() == Connection::Open {
            is_back.set(true);
            set_timeout(
                move || {
                    // The page may have been left meanwhile.
                    let _ = is_back.try_set(false);
                },
                SIGHT,
            );
            return false;
        }
        is_lost || (was == Some(true) && live.connection() != Connection::Open)
    });
    let shown = move || {
        let (kind, sign, said) = match state.get() {
            State::Fine => return None,
            State::Lost(0) => ("bar", "wifi-off", say(text::OFFLINE_HERE).to_owned()),
            State::Lost(n) => ("bar", "wifi-off", count(text::OFFLINE_WAITS, n)),
            State::Captive => ("bar", "wifi-off", say(common::CAPTIVE).to_owned()),
            State::NotKept => ("bar", "alert", say(shared::text::staff::NOT_KEPT).to_owned()),
            State::Back => ("bar ok", "check", say(text::BACK_ALL_SAVED).to_owned()),
        };
        Some(view! { <p class=kind>{icon(sign)} <span>{said}</span></p> })
    };
    let is_on = move || state.get() != State::Fine;
    view! { <div class="bar-slot line" class:on=is_on role="status"><div>{shown}</div></div> }
}
