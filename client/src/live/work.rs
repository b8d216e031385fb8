//! The part of the layer that no view sees: what is known, what is owed, and the board that follows from both.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use shared::api::{Me, Now, Spotlight};
use shared::board::Board;
use shared::command::{Action, Command, Position, SpotlightTarget, TextField};
use shared::decide::Positions;
use shared::document::{Document, DocumentName, Line, Published, Reading, Titled, text_position};
use shared::ids::{CommandId, ThemeId};
use shared::role::Actor;
use shared::sync::{Line as Contact, Outbox, Replica, overlay, recognise_own};
use web_sys::AbortController;

use super::Live;
use super::drawer::Drawer;
use super::habits::Habits;
use super::socket::Socket;
use super::storage::Told;

pub(super) struct Work {
    pub(super) habits: Habits,
    pub(super) want: Vec<DocumentName>,
    /// As the last welcome named them.
    pub(super) epochs: BTreeMap<DocumentName, u32>,
    pub(super) replica: Replica,
    pub(super) outbox: Outbox,
    pub(super) drawer: Drawer,
    pub(super) socket: Option<Socket>,
    /// The server has said welcome on this socket: commands may be written.
    pub(super) is_welcome: bool,
    pub(super) line: Contact,
    /// The one timer of the line, and when it rings.
    pub(super) timer: i32,
    pub(super) wakes_at: Option<u64>,
    pub(super) round: Round,
    /// Until then nothing is written: the server asked for a pause.
    pub(super) pause_until: u64,
    pub(super) last: Last,
    /// Acknowledged, but the documents do not tell it yet: shown a moment longer, so that nothing jumps back and forth.
    pub(super) settling: Vec<Arc<Command>>,
    pub(super) is_stale: bool,
    is_scheduled: bool,
}

/// The requests where there is no socket.
#[derive(Default)]
pub(super) struct Round {
    /// Under way.
    pub(super) held: Option<AbortController>,
    /// Something came up meanwhile.
    pub(super) again: bool,
    /// The tag of the news that came last.
    pub(super) tag: String,
}

/// What is kept for a page that opens without a network.
#[derive(Default)]
pub(super) struct Last {
    /// `now` and `me` as they came.
    pub(super) told: [String; 2],
    pub(super) is_due: bool,
}

impl Work {
    pub(super) fn new(drawer: Drawer, want: &[DocumentName], habits: Habits) -> Self {
        Self {
            habits,
            want: want.to_vec(),
            epochs: BTreeMap::new(),
            replica: Replica::default(),
            outbox: Outbox::default(),
            drawer,
            socket: None,
            is_welcome: false,
            line: Contact::default(),
            timer: 0,
            wakes_at: None,
            round: Round::default(),
            pause_until: 0,
            last: Last::default(),
            settling: Vec::new(),
            is_stale: true,
            is_scheduled: false,
        }
    }

    /// With what has no answer yet laid on top of what the documents tell.
    fn board(
        &self,
        mut board: Board,
        me: Option<&Me>,
        now: Option<&Now>,
        actor: Option<&Actor>,
        at: u64,
    ) -> Board {
        if let Some(now) = now {
            amend(&mut board, now);
        }
        let Some(actor) = actor else { return board };
        if let Some(me) = me {
            recognise_own(&mut board, me, actor.participant);
        }
        let positions = DocumentPositions(self.replica.document(DocumentName::Board));
        // Letters laid over letters that have come by now would be doubled; all else said twice is said once.
        let settling = self.settling.iter().filter(|c| !matches!(c.action, Action::EditText(_)));
        overlay(&board, settling.map(|c| &**c).chain(self.outbox.commands()), actor, at, &positions)
    }
}

/// What `now` tells of the board: the screen always, and the rest as long as there is no document to tell it.
fn amend(board: &mut Board, now: &Now) {
    board.screen = now.screen;
    board.timer_ends_at = now.timer_ends_at;
    board.locked = now.locked;
    board.spotlight = now.spotlight.as_ref().map_or(SpotlightTarget::NOTHING, Spotlight::target);
    board.is_final |= now.is_final;
    if board.title.is_none() {
        board.title = shared::words::Title::parse(&now.title).ok();
        board.phase = now.phase;
        board.prompts.clone_from(&now.prompts);
        board.prompt.clone_from(&now.prompt);
        board.settings = now.settings.clone();
    }
}

/// Positions in the board's document, where there is one.
struct DocumentPositions<'a>(Option<&'a Document>);

impl Positions for DocumentPositions<'_> {
    fn index(&self, theme: ThemeId, field: TextField, position: &Position) -> Option<u32> {
        self.0?.index(theme, field, position)
    }

    fn known(&self, theme: ThemeId, field: TextField, from: u32, to: u32, seen: u32) -> Vec<(u32, u32)> {
        self.0.map(|document| document.known(theme, field, from, to, seen)).unwrap_or_default()
    }
}

impl Live {
    /// Shows what is known, once for all that happened until the browser draws again.
    pub(super) fn show_soon(self) {
        let first = self.work.try_update_value(|work| !std::mem::replace(&mut work.is_scheduled, true));
        if first != Some(true) {
            return;
        }
        if document().hidden() {
            // No frames are drawn in a hidden tab, but its title and its tests read on.
            set_timeout(move || self.show(), std::time::Duration::from_millis(50));
        } else {
            request_animation_frame(move || self.show());
        }
    }

    fn show(self) {
        let show = self.work.try_update_value(|work| {
            work.is_scheduled = false;
            work.habits.show
        });
        if let Some(show) = show {
            show(self);
        }
    }

    /// The published reflections as the document has them, for pages that need no more of the board.
    pub fn published(self) -> Vec<Published> {
        self.changes.track();
        self.work.with_value(|work| {
            work.replica.document(DocumentName::Board).map(Document::published).unwrap_or_default()
        })
    }

    /// The themes of the document, for the same pages.
    pub fn titles(self) -> Vec<Titled> {
        self.changes.track();
        self.work.with_value(|work| {
            work.replica.document(DocumentName::Board).map(Document::titles).unwrap_or_default()
        })
    }

    /// Shows each command that what is known may not tell of yet: acknowledged a moment ago, or not at all.
    pub fn each_unsettled(self, see: &mut dyn FnMut(&Action)) {
        self.changes.track();
        self.pending.track();
        self.work.with_value(|work| {
            for command in work.settling.iter().map(|command| &**command).chain(work.outbox.commands()) {
                see(&command.action);
            }
        });
    }

    pub(super) fn show_board(self) {
        let (me, now, actor) =
            (self.me.get_untracked(), self.now.get_untracked(), self.actor.get_untracked());
        let at = self.server_millis();
        let board = self.told(|told| told.board.clone()).unwrap_or_default();
        let board =
            self.work.with_value(|work| work.board(board, me.as_deref(), now.as_deref(), actor.as_ref(), at));
        if board.title.is_some() {
            self.board.publish(&board);
        }
        self.changes.update(|changes| *changes += 1);
    }

    /// What the documents alone tell, as new as they are; what stays equal keeps its `Arc`s. Only staff read so much.
    fn told<T>(self, read: impl FnOnce(&Reading) -> T) -> Option<T> {
        let documents = self.documents?;
        let is_stale = self.work.try_update_value(|work| std::mem::replace(&mut work.is_stale, false));
        if is_stale == Some(true) {
            let read = documents.with_value(|before| self.work.with_value(|work| work.replica.read(before)));
            documents.set_value(read);
        }
        Some(documents.with_value(read))
    }

    /// What became of a reflection or theme, the latest first; staff alone have it.
    pub fn history(self, key: &str) -> Vec<Line> {
        self.changes.track();
        self.work.with_value(|work| {
            let staff = work.replica.document(DocumentName::Staff);
            staff.map(|staff| staff.history(key)).unwrap_or_default()
        })
    }

    pub(super) fn habits(self) -> Habits {
        self.work.with_value(|work| work.habits)
    }

    /// `then` is told when it is stored, or that it cannot be. It is shown and sent at once: a text that stands in the
    /// field until then is kept as a draft already, and what is sent twice is done once.
    pub(super) fn push(self, command: Command, then: Told) {
        let told = move |is_kept: bool| {
            let is_alone = self.work.with_value(|work| work.outbox.len() <= 1);
            // That this one is safe says nothing of others that are not.
            if self.is_kept.get_untracked() != is_kept && (is_alone || !is_kept) {
                self.is_kept.set(is_kept);
            }
            then(is_kept);
        };
        self.work.update_value(|work| {
            let json = (work.habits.write)(&command);
            work.drawer.keep(command.id, &json, None, Box::new(told));
            work.outbox.push(command);
        });
        self.tell_pending();
        self.flush();
        self.show_soon();
    }

    /// Takes back commands that never left this page, because a newer one says it better.
    pub fn replace_unsent(self, unwanted: impl Fn(&Command) -> bool) {
        self.work.update_value(|work| {
            for id in work.outbox.drop_unsent(unwanted) {
                work.drawer.forget(id);
            }
        });
        self.tell_pending();
    }

    pub(super) fn tell_pending(self) {
        let pending: Vec<Arc<Command>> = self.work.with_value(|work| work.outbox.shared().cloned().collect());
        // A command never changes, so its id says it all.
        let ids = |all: &[Arc<Command>]| all.iter().map(|command| command.id).collect::<Vec<_>>();
        if self.pending.with_untracked(|now| ids(now) != ids(&pending)) {
            self.pending.set(Arc::new(pending));
        }
    }

    /// An own command that has an answer; `true` while the documents may lag behind it.
    pub fn is_settling(self, id: CommandId) -> bool {
        self.work.with_value(|work| work.settling.iter().any(|c| c.id == id))
    }

    /// The position of a UTF-16 index in a theme's text as the document has it, for an `edit_text`.
    pub fn position(self, theme: ThemeId, field: TextField, index: u32, assoc: i32) -> Option<Position> {
        self.work.with_value(|work| {
            text_position(work.replica.document(DocumentName::Board)?, theme, field, index, assoc)
        })
    }

    /// The clock of `board` up to which we have seen it.
    pub fn clock(self) -> Option<u32> {
        self.work.with_value(|work| work.replica.document(DocumentName::Board).map(Document::clock))
    }

    /// A theme's text as the document has it, without pending changes.
    pub fn text_of(self, theme: ThemeId, field: TextField) -> Option<String> {
        // As new as the replica that gives the positions, also between two drawings.
        self.told(|told| Some(told.board.themes.get(&theme)?.letters(field).to_string())).flatten()
    }
}

/// Texts in the browser's own NFC: our bundle carries no tables, and the server would normalise anyway.
pub(super) fn normalise(action: Action) -> Action {
    match action {
        Action::Post { reflection, prompt, text, perspective, lang, source } => {
            Action::Post { reflection, prompt, text: nfc(&text), perspective, lang, source }
        }
        Action::Edit { reflection, text } => Action::Edit { reflection, text: nfc(&text) },
        Action::CreateTheme { theme, title } => Action::CreateTheme { theme, title: nfc(&title) },
        Action::Introduce { name } => Action::Introduce { name: nfc(&name) },
        Action::SetProtocol { text } => Action::SetProtocol { text: nfc(&text) },
        Action::EditText(mut edit) => {
            edit.insert = edit.insert.map(|insert| nfc(&insert));
            Action::EditText(edit)
        }
        other => other,
    }
}

fn nfc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}
