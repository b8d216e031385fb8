//! What all parts of the page share: its places in the HTML, the live layer, and the state it was drawn from.

use std::sync::Arc;

use leptos::prelude::*;
use shared::api::{Me, Now};
use shared::document::Published;
use shared::ids::{BoardId, Key, ThemeId};
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::role::Role;
use shared::settings::{GroupBy, Prompt, VoteOn};
use shared::text::Said;
use shared::text::attendee::{self as text, category};
use web_sys::{HtmlElement, HtmlFormElement, HtmlTextAreaElement};

use super::dom::by_id;
use super::view::memo;
use crate::live::{Connection, Habits, LAST, Live, RefusedCommand, Store, own};

/// Elements that the server drew and this layer takes over or fills.
#[derive(Clone)]
pub(super) struct Places {
    pub(super) board: HtmlElement,
    pub(super) round: HtmlElement,
    pub(super) purse: HtmlElement,
    pub(super) vote: HtmlElement,
    pub(super) connection: HtmlElement,
    pub(super) spot: HtmlElement,
    pub(super) others: HtmlElement,
    pub(super) mine: HtmlElement,
    pub(super) compose: HtmlElement,
    pub(super) form: HtmlFormElement,
    pub(super) text: HtmlTextAreaElement,
}

impl Places {
    pub(super) fn find() -> Option<Self> {
        Some(Self {
            board: by_id("board")?,
            round: by_id("round")?,
            purse: by_id("purse")?,
            vote: by_id("vote")?,
            connection: by_id("connection")?,
            spot: by_id("spot")?,
            others: by_id("others")?,
            mine: by_id("mine")?,
            compose: by_id("compose")?,
            form: by_id("post")?,
            text: by_id("text")?,
        })
    }
}

/// A handle: copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Page(StoredValue<Parts, LocalStorage>);

#[derive(Clone, Copy)]
struct Parts {
    live: Live,
    /// What the screen shows; the server wrote the first one into the page, so nothing flickers before the socket
    /// speaks, and nothing is missing when it never does.
    now: Memo<Option<Arc<Now>>>,
    me: Memo<Arc<Me>>,
    is_writing: RwSignal<bool>,
    reads_others: RwSignal<bool>,
    only: RwSignal<Option<ThemeId>>,
    trouble: RwSignal<Option<String>>,
}

impl Page {
    pub(super) fn start(places: &Places, id: BoardId, store: Store) -> Self {
        let state = |name: &str| by_id::<HtmlElement>("state")?.get_attribute(name);
        let mut first_now = state("data-now").and_then(|json| own::now(&json));
        let mut first_me = state("data-me").and_then(|json| own::me(&json)).unwrap_or_default();
        // A page out of the browser's store is older than what was heard since.
        if let Some((now, me)) = store.get(LAST).and_then(|last| own::last(&last)) {
            if first_now.as_ref().is_none_or(|first| first.server_now < now.server_now) {
                first_now = Some(now);
            }
            if first_me.version < me.version {
                first_me = me;
            }
        }
        let (first_now, first_me) = (first_now.map(Arc::new), Arc::new(first_me));
        let live = Live::start_with(id, Role::Attendee, &[], store, Habits::ATTENDEE);
        Self(StoredValue::new_local(Parts {
            live,
            now: memo(move || live.now().or_else(|| first_now.clone())),
            me: memo(move || live.me().unwrap_or_else(|| Arc::clone(&first_me))),
            is_writing: RwSignal::new(!places.text.value().is_empty()),
            reads_others: RwSignal::new(false),
            only: RwSignal::new(None),
            trouble: RwSignal::new(None),
        }))
    }

    pub(super) fn live(self) -> Live {
        self.0.get_value().live
    }

    /// Is there anything in the field?
    pub(super) fn is_writing(self) -> RwSignal<bool> {
        self.0.get_value().is_writing
    }

    /// Is "Wat anderen schrijven" open?
    pub(super) fn reads_others(self) -> RwSignal<bool> {
        self.0.get_value().reads_others
    }

    /// The theme whose reflections alone are asked for.
    pub(super) fn only(self) -> RwSignal<Option<ThemeId>> {
        self.0.get_value().only
    }

    /// Why the last small thing (a vote, a move) was not done.
    pub(super) fn trouble(self) -> RwSignal<Option<String>> {
        self.0.get_value().trouble
    }

    pub(super) fn now<T>(self, read: impl FnOnce(&Now) -> T) -> Option<T> {
        self.0.get_value().now.with(|now| now.as_deref().map(read))
    }

    pub(super) fn me<T>(self, read: impl FnOnce(&Me) -> T) -> T {
        self.0.get_value().me.with(|me| read(me))
    }

    pub(super) fn phase(self) -> Phase {
        self.now(|now| now.phase).unwrap_or(Phase::Lobby)
    }

    pub(super) fn prompts(self) -> Vec<Prompt> {
        self.now(|now| now.prompts.clone()).unwrap_or_default()
    }

    pub(super) fn category(self, prompt: &Key) -> &'static str {
        self.now(|now| category(&now.prompts, prompt)).unwrap_or("neutraal")
    }

    pub(super) fn title(self, prompt: &Key) -> String {
        let found = self.now(|now| now.prompts.iter().find(|p| p.id == *prompt).map(|p| p.title.to_string()));
        found.flatten().unwrap_or_else(|| prompt.to_string())
    }

    /// Who wrote it, as far as this board tells: a name, or on whose behalf.
    pub(super) fn who(self, told: &Published) -> String {
        let titled = |now: &Now, key: &str| {
            let found = now.settings.perspectives.iter().find(|p| p.id.as_str() == key);
            found.map(|p| p.title.to_string())
        };
        let behalf = || self.now(|now| titled(now, told.perspective.as_deref()?)).flatten();
        told.name.clone().or_else(behalf).unwrap_or_default()
    }

    /// May others' reflections be read?
    pub(super) fn reveals(self) -> bool {
        let is_now = |now: &Now| now.settings.reveals(now.phase);
        !self.is_removed() && self.now(is_now).unwrap_or(false)
    }

    /// May nothing be changed any more: the board is closed for good, or this person is out.
    pub(super) fn is_final(self) -> bool {
        self.is_removed() || self.now(|now| now.is_final).unwrap_or(false)
    }

    /// Has a moderator removed this person?
    pub(super) fn is_removed(self) -> bool {
        let is_kicked = |refused: &RefusedCommand| refused.refused.reason == Reason::Kicked;
        self.me(|me| me.kicked) || self.live().refused().iter().any(is_kicked)
    }

    /// Where nothing goes on for this person: what to say instead.
    pub(super) fn over(self) -> Option<(Said, Option<Said>)> {
        match self.live().connection() {
            Connection::Gone => Some((text::GONE, None)),
            Connection::Revoked => Some((text::OUT, None)),
            _ => self.is_removed().then_some((text::OUT, Some(text::REMOVED))),
        }
    }

    /// Does everybody group now?
    pub(super) fn groups(self) -> bool {
        let is_now = |now: &Now| now.phase == Phase::Group && now.settings.group_by == GroupBy::Everyone;
        !self.is_final() && self.now(is_now).unwrap_or(false)
    }

    /// Are reflections voted for now?
    pub(super) fn votes_on_reflections(self) -> bool {
        let is_now = |now: &Now| now.phase == Phase::Vote && now.settings.vote_on == VoteOn::Reflections;
        self.now(is_now).unwrap_or(false)
    }
}
