//! The way in, always in sight: QR, address, code; and how many are here.

use leptos::prelude::*;
use shared::text::staff as text;

use super::{Code, Qr, host};
use crate::components::icon::icon;
use crate::components::said::{count, say};
use crate::live::{Connection, Live};
use shared::phase::Phase;

#[component]
pub(super) fn Foot(live: Live) -> impl IntoView {
    let is_open = Memo::new(move |_| live.board.phase() != Phase::Closed && !live.board.is_final());
    let way_in = move || {
        if is_open.get() {
            view! { <Qr live/> <span class="url">{host()}</span> <Code live/> }.into_any()
        } else {
            view! { <span class="url">{say(text::BOARD_CLOSED)}</span> }.into_any()
        }
    };
    view! { <footer class="foot">{way_in} <Totals live/></footer> }
}

#[component]
fn Totals(live: Live) -> impl IntoView {
    let counts = move || live.now().map(|now| now.counts).unwrap_or_default();
    view! {
        <span class="tot">
            <Lost live/>
            <b>{move || counts().reflections}</b>" "{move || count(text::REFLECTIONS_OF, counts().reflections as usize)}" "<b>{move || counts().people}</b>" "
            {move || count(text::PEOPLE, counts().people as usize)}
        </span>
    }
}

/// Small: the hall goes on reading, the moderator knows.
#[component]
pub(super) fn Lost(live: Live) -> impl IntoView {
    let is_lost = Memo::new(move |_| live.connection() == Connection::Offline);
    move || {
        is_lost.get().then(|| view! { <span class="lost" role="img" aria-label=say(text::OFFLINE)>{icon("wifi-off")}</span> })
    }
}
