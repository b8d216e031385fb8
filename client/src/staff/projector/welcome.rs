//! Welcome: scan, or type the code. The two are alternatives, not steps.

use leptos::prelude::*;
use shared::text::staff as text;

use super::foot::Lost;
use super::{Code, Qr, host, question};
use crate::components::icon::icon;
use crate::components::said::{count, fill, say};
use crate::live::Live;

/// A longer title is set smaller, so that the code stays in sight.
const LONG: usize = 44;

#[component]
pub(super) fn Welcome(live: Live) -> impl IntoView {
    let joined = move || live.now().map_or(0, |now| now.counts.joined);
    let is_long = move || question(live).chars().count() > LONG;
    let or_go = fill(text::OR_GO_TO, &[("host", "\u{0}")]);
    let (before, after) = or_go.split_once('\u{0}').unwrap_or((&or_go, ""));
    view! {
        <section class="welcome">
            <div class="say">
                <p class="brand">{icon("echo")}"Weerklank"</p>
                <h1 class:is-long=is_long>{move || question(live)}</h1>
                <div class="go">
                    <p>{say(text::SCAN)}<br/>{before.to_owned()}<b>{host()}</b>{after.to_owned()}</p>
                    <Code live/>
                </div>
            </div>
            <Qr live/>
        </section>
        <footer class="foot">
            <span class="tot first">{say(text::NO_ACCOUNT)}</span>
            <span class="tot"><Lost live/> {move || count(text::PEOPLE_JOIN, joined() as usize)}</span>
        </footer>
    }
}
