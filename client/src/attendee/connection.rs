//! The bar that says when the connection is gone, and that it is back. Calm, and covering nothing.

use std::time::Duration;

use leptos::prelude::*;
use shared::command::Action;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::text::{attendee as text, common};

use super::page::Page;
use super::speak::announce;
use super::view::{El, el, icon, memo};
use crate::components::said::{count, fill, say};
use crate::live::Connection;

/// How long good news stays.
const BACK: Duration = Duration::from_secs(4);
/// And bad news, which takes longer to read.
const TROUBLE: Duration = Duration::from_secs(8);

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Fine,
    /// With so many own reflections waiting.
    Offline(usize),
    /// The same, on a phone that keeps nothing.
    Fragile(usize),
    /// The wifi wants to be logged in to first.
    Captive(usize),
    /// The connection is there again, and these are on their way.
    CatchingUp(usize),
    Back(usize),
    NotKept,
    NoLongerIn,
    BoardGone,
}

pub(super) fn bar(page: Page) -> El {
    let live = page.live();
    let waiting = memo(move || {
        live.pending().iter().filter(|command| matches!(command.action, Action::Post { .. })).count()
    });
    let state = RwSignal::new(State::Fine);
    let refused =
        memo(move || live.refused().iter().filter(|refused| is_text(&refused.command.action)).count());
    // Those that were refused before the connection was lost.
    let known = StoredValue::new(0);
    Effect::new(move |_| {
        let (connection, waiting, refused) = (live.connection(), waiting.get(), refused.get());
        // What is only typed is lost as well on a phone that keeps nothing.
        let at_risk = waiting + usize::from(page.is_writing().get());
        let kept = live.is_kept() || at_risk == 0;
        state.update(|state| {
            *state = match next(*state, connection, waiting, kept) {
                State::Back(n) if !matches!(state, State::Back(_)) => {
                    State::Back(n.saturating_sub(refused.saturating_sub(known.get_value())))
                }
                other => other,
            };
            if matches!(state, State::Fine) {
                known.set_value(refused);
            }
        });
    });
    Effect::new(move |before: Option<State>| {
        let now = state.get();
        let is_news =
            before.is_some_and(|before| std::mem::discriminant(&before) != std::mem::discriminant(&now));
        // That all is well again was said before; silence would wipe out what is being said.
        if is_news && now != State::Fine {
            announce(sentence(page, now));
        }
        if matches!(now, State::Back(_)) {
            set_timeout(move || state.update(|state| *state = after_back(*state)), BACK);
        }
        now
    });
    let bar = el("div", "").part(move || {
        let now = state.get();
        let (class, sign) = match now {
            State::Fine => return None,
            State::Back(_) => ("bar ok", "check"),
            State::NoLongerIn | State::BoardGone => ("bar err", "alert"),
            State::Offline(_) | State::Fragile(_) | State::Captive(_) => ("bar", "wifi-off"),
            _ => ("bar", "alert"),
        };
        let inside = el("div", "wrap").with(icon(sign)).with(el("span", "").text(&sentence(page, now)));
        Some(el("div", class).with(inside))
    });
    let class = move || if state.get() == State::Fine { "bar-slot" } else { "bar-slot on" }.to_owned();
    let slot = el("div", "").lively("class", class).with(bar);
    hear_refusals(page);
    let trouble = move || {
        let inside = el("div", "wrap").with(icon("alert")).with(el("span", "").text(&page.trouble().get()?));
        Some(el("div", "bar err").with(inside))
    };
    el("div", "").with(slot).part(trouble)
}

/// Why a vote, a move or a tap was not done. What was written stays under "Mijn reflecties"; these are only said.
fn hear_refusals(page: Page) {
    let live = page.live();
    Effect::new(move |_| {
        let refused = live.refused();
        let Some(small) = refused.iter().find(|refused| !is_text(&refused.command.action)) else { return };
        // Whoever was removed reads that in larger letters, and it is to be remembered.
        if small.refused.reason == Reason::Kicked {
            return;
        }
        let limit = small.refused.limit.unwrap_or_default().to_string();
        let sentence = fill(common::refusal(small.refused.reason), &[("limit", &limit)]);
        announce(sentence.clone());
        page.trouble().set(Some(sentence));
        set_timeout(move || page.trouble().set(None), TROUBLE);
        live.dismiss(small.command.id);
    });
}

fn is_text(action: &Action) -> bool {
    matches!(action, Action::Post { .. } | Action::Edit { .. })
}

fn next(before: State, connection: Connection, waiting: usize, kept: bool) -> State {
    let lost = match before {
        State::Offline(n) | State::Fragile(n) | State::Captive(n) | State::CatchingUp(n) => Some(n),
        _ => None,
    };
    match connection {
        Connection::Revoked => State::NoLongerIn,
        Connection::Gone => State::BoardGone,
        // Nothing is said to be safe that is not.
        Connection::Captive => State::Captive(if kept { waiting } else { 0 }),
        Connection::Offline if !kept => State::Fragile(waiting),
        Connection::Offline => State::Offline(waiting),
        Connection::Connecting => before,
        // Without sockets all goes a little later, which nobody can do anything about.
        Connection::Open | Connection::Polling => match (lost, before) {
            (Some(n), _) if waiting > 0 => State::CatchingUp(n.max(waiting)),
            (Some(n), _) | (_, State::Back(n)) => State::Back(n),
            _ if !kept => State::NotKept,
            _ => State::Fine,
        },
    }
}

fn after_back(state: State) -> State {
    if matches!(state, State::Back(_)) { State::Fine } else { state }
}

fn sentence(page: Page, state: State) -> String {
    let two = |first, then: &str| {
        let mut both = String::from(say(first));
        both.push(' ');
        both.push_str(then);
        both
    };
    let offline = if page.phase() == Phase::Vote { text::VOTING_OFFLINE } else { common::OFFLINE };
    match state {
        State::Fine => String::new(),
        State::Offline(0) => say(offline).to_owned(),
        State::Offline(n) => two(offline, &count(text::WAITING, n)),
        State::Fragile(_) => two(common::OFFLINE, say(text::NOT_STORED)),
        State::Captive(0) => say(common::CAPTIVE).to_owned(),
        State::Captive(_) => two(common::CAPTIVE, say(text::SAFE_HERE)),
        State::CatchingUp(_) => say(text::SENDING).to_owned(),
        State::Back(0) => say(text::BACK_ONLINE).to_owned(),
        State::Back(n) => count(text::BACK_ONLINE_SENT, n),
        State::NotKept => say(text::NOT_STORED).to_owned(),
        State::NoLongerIn => say(text::NO_LONGER_IN).to_owned(),
        State::BoardGone => say(text::BOARD_GONE).to_owned(),
    }
}
