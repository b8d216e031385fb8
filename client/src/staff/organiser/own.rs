//! An organiser finds their boards again without an account: this browser keeps the links by which they came in.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::ids::BoardId;
use shared::text::organise as text;

use super::outcome::Reported;
use super::toast::Note;
use crate::components::remember::{keep, recall};
use crate::components::said::say;

/// Read by the start page too.
const BOARDS: &str = "weerklank-boards";
/// Boards that are not to be kept here: their ids alone, which open nothing.
const NOT_KEPT: &str = "weerklank-boards-not";
const MOST: usize = 50;
/// What the history holds while the page loads again with its new link.
pub(in super::super) const RENEWED: &str = "renewed";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct OwnBoard {
    id: String,
    title: String,
    /// With its secret.
    url: String,
    /// The day on which it was last opened here.
    seen: String,
}

/// The organiser's own link, as far as this page knows it; given to the page by its way in.
#[derive(Clone, Copy)]
pub(in super::super) struct OwnLink {
    url: RwSignal<Option<String>>,
    /// Was it renewed just now?
    pub(super) is_new: bool,
}

impl OwnLink {
    /// `secret` where the page was opened by a link; else what this browser kept.
    pub(in super::super) fn of(board: BoardId, secret: Option<&str>, is_new: bool) -> Self {
        let url = secret.map(|secret| link(board, secret)).or_else(|| kept_url(board));
        Self { url: RwSignal::new(url), is_new }
    }

    pub(super) fn url(self) -> Option<String> {
        self.url.get()
    }
}

/// The address of the organiser's page with its secret, as the server writes it.
fn link(board: BoardId, secret: &str) -> String {
    let origin = window().location().origin().unwrap_or_default();
    format!("{origin}/b/{board}/organise#{secret}")
}

fn read<T: serde::de::DeserializeOwned + Default>(key: &str) -> T {
    recall(key).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn write(key: &str, value: &impl Serialize) {
    if let Ok(text) = serde_json::to_string(value) {
        keep(key, &text);
    }
}

fn kept_url(board: BoardId) -> Option<String> {
    let id = board.to_string();
    read::<Vec<OwnBoard>>(BOARDS).into_iter().find(|own| own.id == id).map(|own| own.url)
}

fn is_refused(board: BoardId) -> bool {
    read::<Vec<String>>(NOT_KEPT).contains(&board.to_string())
}

/// The newest first, so that the oldest go when there are too many.
pub(super) fn note(board: BoardId, title: &str, url: &str) {
    if is_refused(board) {
        return;
    }
    let id = board.to_string();
    let mut all = read::<Vec<OwnBoard>>(BOARDS);
    all.retain(|own| own.id != id);
    all.insert(0, OwnBoard { id, title: title.to_owned(), url: url.to_owned(), seen: today() });
    all.truncate(MOST);
    write(BOARDS, &all);
}

/// The link opens nothing any more, or is not to be kept.
pub(in super::super) fn forget(board: BoardId) {
    let id = board.to_string();
    let mut all = read::<Vec<OwnBoard>>(BOARDS);
    let before = all.len();
    all.retain(|own| own.id != id);
    if all.len() != before {
        write(BOARDS, &all);
    }
}

/// A link that no longer works is not offered again; another one to the same board stays.
pub(in super::super) fn forget_link(board: BoardId, secret: &str) {
    if kept_url(board).is_some_and(|url| url == link(board, secret)) {
        forget(board);
    }
}

fn refuse(board: BoardId) {
    forget(board);
    let mut all = read::<Vec<String>>(NOT_KEPT);
    all.retain(|id| *id != board.to_string());
    all.insert(0, board.to_string());
    all.truncate(MOST);
    write(NOT_KEPT, &all);
}

fn allow(board: BoardId) {
    let mut all = read::<Vec<String>>(NOT_KEPT);
    all.retain(|id| *id != board.to_string());
    write(NOT_KEPT, &all);
}

/// By the reader's own calendar.
pub(super) fn today() -> String {
    let now = js_sys::Date::new_0();
    let (month, day) = (now.get_month() + 1, now.get_date());
    format!("{:04}-{month:02}-{day:02}", now.get_full_year())
}

/// Kept from the moment that the page knows the board's name; a switch takes it back.
#[component]
pub(super) fn Remember(reported: Reported) -> impl IntoView {
    let own = expect_context::<OwnLink>();
    let told = expect_context::<Note>();
    let board = reported.live().id;
    let is_on = RwSignal::new(!is_refused(board));
    Effect::new(move |_| {
        let title = reported.shown().title;
        if let Some(url) = own.url().filter(|_| is_on.get() && !title.is_empty()) {
            note(board, &title, &url);
        }
    });
    let switch = move |_| {
        let on = !is_on.get_untracked();
        if on {
            allow(board);
        } else {
            refuse(board);
        }
        is_on.set(on);
        told.done(if on { text::REMEMBERED } else { text::FORGOTTEN });
    };
    let has_link = move || own.url().is_some();
    let hint = move || say(if has_link() { text::REMEMBER_HINT } else { text::NEEDS_LINK });
    view! {
        <label class="sw check">
            <span>{say(text::REMEMBER)} <small>{hint}</small></span>
            <input
                type="checkbox"
                role="switch"
                disabled=move || !has_link()
                prop:checked=move || is_on.get() && has_link()
                on:change=switch
            />
        </label>
    }
}
