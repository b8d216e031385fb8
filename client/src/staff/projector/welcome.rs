//! Welcome: scan, or type the code. The two are alternatives, not steps.

use leptos::prelude::*;
use shared::settings::Identity;
use shared::text::{hall, staff as text};

use super::foot::{Bar, Lost, Time};
use super::{Code, Qr, host, question, weight};
use crate::components::icon::icon;
use crate::components::said::{count, fill, say};
use crate::live::Live;

/// A longer title is set smaller, so that the code stays in sight.
const LONG: usize = 44;

#[component]
pub(super) fn Welcome(live: Live, left: Memo<Option<u32>>) -> impl IntoView {
    let joined = move || live.now().map_or(0, |now| now.counts.joined);
    let or_go = fill(text::OR_GO_TO, &[("host", "\u{0}")]);
    let (before, after) = or_go.split_once('\u{0}').unwrap_or((&or_go, ""));
    let (before, after) = (before.to_owned(), after.to_owned());
    let needs = move || match live.board.settings().identity {
        Identity::Anonymous => say(text::NO_ACCOUNT),
        Identity::Named => say(hall::NO_ACCOUNT_NAMED),
    };
    let way = move || {
        if live.board.is_locked() {
            view! { <p>{say(hall::LOCKED_HINT)}</p> }.into_any()
        } else {
            view! { <p>{say(text::SCAN)}<br/>{before.clone()}<b dir="ltr">{host()}</b>{after.clone()}</p> }
                .into_any()
        }
    };
    view! {
        <section class="welcome" class:is-locked=move || live.board.is_locked()>
            <div class="say">
                <p class="brand">{icon("echo")}"Weerklank"</p>
                <h1 class=move || weight(&question(live), LONG) dir="auto">{move || question(live)}</h1>
                <div class="go">
                    {way}
                    <Code live/>
                </div>
            </div>
            <Qr live/>
        </section>
        <footer class="foot">
            <Bar left/>
            <span class="tot first">{needs}</span>
            <span class="tot"><Lost live/> {move || count(text::PEOPLE_JOIN, joined() as usize)}</span>
            <Time left/>
        </footer>
    }
}
