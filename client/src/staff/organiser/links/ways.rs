//! The links as the server lists them: made, revoked, and renewed, which is both in one act.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use shared::ids::BoardId;
use shared::role::Role;
use shared::text::{Said, organise, staff as text};
use wasm_bindgen::JsValue;

use super::super::own;
use super::super::pending::Pending;
use super::super::toast::Note;
use crate::components::dom::{after_drawing, find, focus};
use crate::components::said::say;
use crate::live::http::Fault;
use crate::live::{Live, http, session};

#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(super) struct Link {
    pub(super) id: String,
    pub(super) role: Role,
    /// Milliseconds since 1970.
    pub(super) created: f64,
}

#[derive(Serialize)]
struct Wanted {
    role: Role,
}

#[derive(Deserialize)]
struct Added {
    link: String,
}

/// What the server was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Call {
    Add(Role),
    Renew(String),
    Revoke(String),
}

/// The links, and the one that was just made.
#[derive(Clone, Copy)]
pub(super) struct Ways {
    pub(super) board: BoardId,
    is_final: Memo<bool>,
    pub(super) list: RwSignal<Vec<Link>>,
    pub(super) made: RwSignal<Option<(Role, String)>>,
    pub(super) note: Note,
    pub(super) pending: Pending<Call>,
}

impl Ways {
    pub(super) fn new(live: Live, note: Note) -> Self {
        let (list, made) = (RwSignal::new(Vec::new()), RwSignal::new(None));
        let is_final = Memo::new(move |_| live.board.is_final());
        let ways = Self { board: live.id, is_final, list, made, note, pending: Pending::new() };
        spawn_local(ways.load());
        ways
    }

    /// A board that is closed for good takes no new links.
    pub(super) fn is_final(self) -> bool {
        self.is_final.get()
    }

    fn path(self) -> String {
        format!("/api/boards/{}/links", self.board)
    }

    async fn load(self) {
        match http::get::<Vec<Link>>(&self.path(), Role::Organiser).await {
            Ok(list) => drop(self.list.try_set(list)),
            Err(_) => self.note.failed(text::CALL_FAILED),
        }
    }

    /// The row of a link that went away took the focus with it: it goes to what the role has left.
    async fn load_and_land(self, role: Role) {
        self.load().await;
        after_drawing(move || {
            let is_lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            let row = format!("[data-role={}]", role.as_str());
            let next =
                find(&format!("{row} .once .btn-main")).or_else(|| find(&format!("{row} > .row button")));
            if let Some(next) = next.filter(|_| is_lost) {
                focus(&next);
            }
        });
    }

    pub(super) fn add(self, role: Role) {
        if !self.pending.begin(Call::Add(role)) {
            return;
        }
        spawn_local(async move {
            match self.make(role).await {
                Ok(link) => self.show(role, link, text::LINK_ONCE),
                Err(_) => self.note.failed(text::CALL_FAILED),
            }
            self.pending.end();
            self.load().await;
        });
    }

    pub(super) fn revoke(self, role: Role, id: String) {
        if !self.pending.begin(Call::Revoke(id.clone())) {
            return;
        }
        spawn_local(async move {
            match self.withdraw(&id).await {
                Ok(()) => self.note.done(text::REVOKED),
                // The only conflict there is: somebody else revoked the others meanwhile.
                Err(Fault::Status(409)) => self.note.failed(text::LAST_LINK),
                Err(_) => self.note.failed(text::CALL_FAILED),
            }
            self.pending.end();
            self.load_and_land(role).await;
        });
    }

    /// First the new one, so that a failure in between leaves two links and not none.
    pub(super) fn renew(self, role: Role, id: String) {
        if !self.pending.begin(Call::Renew(id.clone())) {
            return;
        }
        spawn_local(async move {
            match (role, self.make(role).await) {
                (_, Err(_)) => self.note.failed(text::CALL_FAILED),
                (Role::Organiser, Ok(link)) => self.move_over(&link, &id).await,
                (_, Ok(link)) => {
                    let done = self.withdraw(&id).await;
                    let said = if done.is_ok() { organise::RENEWED } else { organise::RENEWED_HALF };
                    self.show(role, link, said);
                    self.note.done(said);
                }
            }
            self.pending.end();
            self.load_and_land(role).await;
        });
    }

    async fn make(self, role: Role) -> Result<String, Fault> {
        let added = http::post::<Added>(&self.path(), Role::Organiser, &Wanted { role }).await?;
        Ok(added.link)
    }

    async fn withdraw(self, id: &str) -> Result<(), Fault> {
        let path = format!("{}/{id}", self.path());
        http::call("DELETE", &path, Role::Organiser, None).await.map(|_| ())
    }

    fn show(self, role: Role, link: String, said: Said) {
        self.made.set(Some((role, link)));
        self.note.spoken.set(say(said).to_owned());
    }

    /// The old link may be the one by which this page came in: the new one's session is here before the old one goes,
    /// and the page begins anew with it.
    async fn move_over(self, link: &str, id: &str) {
        self.made.set(Some((Role::Organiser, link.to_owned())));
        let secret = link.split_once('#').map(|(_, secret)| secret).unwrap_or_default();
        let moved = session::exchange(secret, Role::Organiser).await;
        if moved.is_err() || self.withdraw(id).await.is_err() {
            self.note.failed(organise::RENEWED_HALF);
            return;
        }
        let state = JsValue::from_str(own::RENEWED);
        // Without the host: a page may be open by another name than the one that links are given out with.
        let address = format!("/b/{}/organise#{secret}", self.board);
        let history = window().history();
        let put = history.and_then(|history| history.replace_state_with_url(&state, "", Some(&address)));
        if put.is_ok() {
            // A window that cannot load again shows the new link, and hears that its session ended.
            drop(window().location().reload());
        }
    }
}
