//! The live layer of every page: the socket, the replica, the outbox, and the board as signals.
//!
//! What is said and kept is decided by the state machines of `shared::sync`; here are only socket, storage and timers.

mod connect;
mod drawer;
mod habits;
mod hear;
pub mod http;
pub(crate) mod json;
pub mod own;
mod poll;
pub mod random;
pub mod session;
mod socket;
pub(crate) mod storage;
mod store;
pub(crate) mod timer;
mod work;

use std::sync::Arc;

use leptos::prelude::*;
use shared::api::{ClientFrame, Me, Now, Presence, Refused, Whereabouts};
use shared::command::{Action, Command};
use shared::document::{DocumentName, Reading};
use shared::ids::{BoardId, CommandId};
use shared::role::{Actor, Role};
use shared::sync::line::Event;

use drawer::Drawer;
pub use habits::Habits;
/// How it stands with the server.
pub use shared::sync::line::Status as Connection;
pub use storage::Store;
use storage::{Told, unheard};
pub use store::{BoardStore, Lists, ThemeSignals};
use work::Work;

/// The entry with the newest state that was heard.
pub const LAST: &str = "last";

const LATE_MS: i32 = 10_000;

/// A command that the server refused for good. Its text is still here, for its author.
#[derive(Debug, Clone, PartialEq)]
pub struct RefusedCommand {
    pub command: Arc<Command>,
    pub refused: Refused,
}

/// One page's connection to one board, in one role. A handle: copy it freely.
#[derive(Clone, Copy)]
pub struct Live {
    pub id: BoardId,
    pub role: Role,
    /// What the person sees, own pending changes included.
    pub board: BoardStore,
    connection: RwSignal<Connection>,
    now: RwSignal<Option<Arc<Now>>>,
    me: RwSignal<Option<Arc<Me>>>,
    /// Colleagues and the hall, for staff.
    presence: RwSignal<Option<Arc<Presence>>>,
    pending: RwSignal<Arc<Vec<Arc<Command>>>>,
    refused: RwSignal<Arc<Vec<RefusedCommand>>>,
    actor: RwSignal<Option<Actor>>,
    /// How far the server's clock is ahead of ours, in milliseconds.
    ahead: RwSignal<f64>,
    is_kept: RwSignal<bool>,
    /// Goes up when the documents or what lies over them changed.
    changes: RwSignal<u32>,
    /// The last acknowledged commands, the newest last: what an undo can name.
    done: RwSignal<Arc<Vec<CommandId>>>,
    /// As the documents alone tell the board, for who draws it whole.
    documents: Option<StoredValue<Reading, LocalStorage>>,
    work: StoredValue<Work, LocalStorage>,
}

impl Live {
    /// Begins at once; call it inside the mounted view, so that the signals live as long as the page.
    pub fn start(id: BoardId, role: Role, want: &[DocumentName], store: Store) -> Self {
        let mut live = Self::new(id, role, want, store, Habits::STAFF);
        live.board = BoardStore::new();
        live.documents = Some(StoredValue::new_local(Reading::default()));
        live.begin();
        live
    }

    /// As [`Live::start`], with the habits of a page that may say less.
    pub fn start_with(id: BoardId, role: Role, want: &[DocumentName], store: Store, habits: Habits) -> Self {
        let live = Self::new(id, role, want, store, habits);
        live.begin();
        live
    }

    fn new(id: BoardId, role: Role, want: &[DocumentName], store: Store, habits: Habits) -> Self {
        let is_kept = store.is_kept();
        Self {
            id,
            role,
            board: BoardStore::NONE,
            connection: RwSignal::new(Connection::Connecting),
            now: RwSignal::new(None),
            me: RwSignal::new(None),
            presence: RwSignal::new(None),
            pending: RwSignal::default(),
            refused: RwSignal::default(),
            actor: RwSignal::new(None),
            ahead: RwSignal::new(0.0),
            is_kept: RwSignal::new(is_kept),
            changes: RwSignal::new(0),
            done: RwSignal::default(),
            documents: None,
            work: StoredValue::new_local(Work::new(Drawer::new(store, role), want, habits)),
        }
    }

    fn begin(self) {
        self.restore();
        self.event(Event::Start);
        self.watch_window();
        if !self.is_kept.get_untracked() {
            // A store that was too slow to be waited for may be there by then, with what an earlier page left.
            timer::after(LATE_MS, Box::new(move || self.take_over()));
        }
    }

    pub fn connection(self) -> Connection {
        self.connection.get()
    }

    pub fn now(self) -> Option<Arc<Now>> {
        self.now.get()
    }

    pub fn me(self) -> Option<Arc<Me>> {
        self.me.get()
    }

    /// Who is at the moderators' table and how the hall is doing; staff alone hear it.
    pub fn presence(self) -> Option<Arc<Presence>> {
        self.presence.get()
    }

    /// Where this moderator is and what they would like to hold: whole each time, good for 20 seconds.
    pub fn say_presence(self, presence: Whereabouts) {
        if self.work.with_value(|work| work.is_welcome)
            && let Ok(json) = serde_json::to_string(&ClientFrame::Presence { presence })
        {
            self.write(&json);
        }
    }

    /// Known after the first welcome; a projector has none.
    pub fn actor(self) -> Option<Actor> {
        self.actor.get()
    }

    /// Commands without an answer, in their order.
    pub fn pending(self) -> Arc<Vec<Arc<Command>>> {
        self.pending.get()
    }

    /// Refused for good and not yet dismissed.
    pub fn refused(self) -> Arc<Vec<RefusedCommand>> {
        self.refused.get()
    }

    /// The last acknowledged commands of this page, the newest last.
    pub fn done(self) -> Arc<Vec<CommandId>> {
        self.done.get()
    }

    /// Could the browser store what is pending? If not, closing the page may lose it.
    pub fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    /// The server's time in milliseconds since 1970.
    pub fn server_time(self) -> f64 {
        js_sys::Date::now() + self.ahead.get()
    }

    /// The same as the server counts it, without following the clock.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // milliseconds since 1970; `as` saturates
    fn server_millis(self) -> u64 {
        (js_sys::Date::now() + self.ahead.get_untracked()) as u64
    }

    /// Puts a command in the outbox, shows its effect, and sends it when there is a connection.
    pub fn send(self, action: Action) -> CommandId {
        self.send_then(action, unheard())
    }

    /// As [`Live::send`]; what comes after is told when the command is stored, or that this device stores nothing.
    pub fn send_then(self, action: Action, then: Told) -> CommandId {
        let id = CommandId::from_random(random::bytes());
        self.push(Command { id, action: work::normalise(action) }, then);
        id
    }

    /// What this device keeps of this board.
    pub(crate) fn store(self) -> Store {
        self.work.with_value(|work| work.drawer.store.clone())
    }

    /// Other documents from now on.
    pub fn want(self, want: &[DocumentName]) {
        self.change_want(want);
    }

    /// The person has seen the refusal, or took the text back into a field.
    pub fn dismiss(self, id: CommandId) {
        self.work.update_value(|work| work.drawer.forget(id));
        self.hide(id);
    }

    /// The same for the eye alone: it is kept until something else is.
    pub fn hide(self, id: CommandId) {
        self.refused.update(|list| Arc::make_mut(list).retain(|r| r.command.id != id));
    }
}
