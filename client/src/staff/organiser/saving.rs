//! Each change is sent as it is made, called stored when the server says so, and can be taken back for a while.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::command::Action;
use shared::ids::CommandId;
use shared::text::{Said, hall as text, staff};

use super::pending::SLOW;
use super::toast::{Note, Stay};
use crate::components::said::{fill, say};
use crate::live::{Connection, Live};

/// The last change of this page.
#[derive(Debug, Clone, PartialEq)]
struct Change {
    command: CommandId,
    what: String,
    back: Back,
}

/// How a change is taken back.
#[derive(Debug, Clone, PartialEq)]
enum Back {
    /// By the server, which knows what was there.
    Undo,
    /// By saying again what was there.
    Say(Box<Action>),
    Not,
}

/// How far it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Sent a moment ago: too short to speak of.
    Sent,
    /// Longer than a second ago.
    Slow,
    Stored,
    Refused,
}

#[derive(Clone, Copy)]
pub(super) struct Saving {
    pub(super) live: Live,
    note: Note,
    last: RwSignal<Option<Change>>,
    is_slow: RwSignal<bool>,
    slowness: StoredValue<Option<TimeoutHandle>>,
    stay: Stay,
}

impl Saving {
    pub(super) fn new(live: Live, note: Note) -> Self {
        let saving = Self {
            live,
            note,
            last: RwSignal::new(None),
            is_slow: RwSignal::new(false),
            slowness: StoredValue::new(None),
            stay: Stay::new(),
        };
        Effect::new(move |_| saving.follow());
        saving
    }

    /// `what` names the change, as the page names its field.
    pub(super) fn save(self, action: Action, what: &str) {
        self.save_with(action, what, Back::Undo);
    }

    /// As [`Saving::save`], for what no undo knows; `back` says again what was there.
    pub(super) fn save_or(self, action: Action, back: Action, what: &str) {
        self.save_with(action, what, Back::Say(Box::new(back)));
    }

    /// As [`Saving::save`], for what cannot be taken back.
    pub(super) fn save_for_good(self, action: Action, what: &str) {
        self.save_with(action, what, Back::Not);
    }

    fn save_with(self, action: Action, what: &str, back: Back) {
        let command = self.live.send(action);
        self.is_slow.set(false);
        self.last.set(Some(Change { command, what: what.to_owned(), back }));
        self.stay.stop();
        let slow = set_timeout_with_handle(move || self.is_slow.set(true), SLOW).ok();
        self.slowness.update_value(|slowness| {
            if let Some(slowness) = std::mem::replace(slowness, slow) {
                slowness.clear();
            }
        });
    }

    pub(super) fn save_said(self, action: Action, what: Said) {
        self.save(action, say(what));
    }

    fn stage(self, command: CommandId) -> Stage {
        if self.live.refused().iter().any(|refused| refused.command.id == command) {
            Stage::Refused
        } else if self.live.done().contains(&command) {
            Stage::Stored
        } else if self.is_slow.get() {
            Stage::Slow
        } else {
            Stage::Sent
        }
    }

    /// Says each stage once, and lets go of what was seen.
    fn follow(self) {
        let Some(Change { command, what, .. }) = self.last.get() else { return };
        let stage = self.stage(command);
        if let Some(said) =
            self.said(stage, &what).filter(|said| self.note.spoken.with_untracked(|was| was != said))
        {
            self.note.spoken.set(said);
        }
        if stage == Stage::Stored {
            self.stay.then_hide(move || self.last.set(None));
        }
    }

    fn said(self, stage: Stage, what: &str) -> Option<String> {
        let is_lost = matches!(self.live.connection(), Connection::Offline | Connection::Captive);
        let said = match stage {
            Stage::Stored => text::SAVED,
            Stage::Slow if is_lost => text::SAVES_LATER,
            Stage::Slow => text::BEING_SAVED,
            Stage::Sent | Stage::Refused => return None,
        };
        Some(fill(said, &[("what", what)]))
    }

    fn take_back(self) {
        if let Some(Change { command, back, .. }) = self.last.get_untracked() {
            match back {
                Back::Undo => self.live.send(Action::Undo { command }),
                Back::Say(action) => self.live.send(*action),
                Back::Not => return,
            };
            self.stay.stop();
            self.last.set(None);
            self.note.done(staff::TAKEN_BACK);
        }
    }

    /// What was changed last, with the way back; nothing once the server refused it.
    pub(super) fn shown(self) -> impl IntoView {
        let shown = Memo::new(move |_| {
            let Change { command, what, back } = self.last.get()?;
            let stage = self.stage(command);
            let may_go_back = stage == Stage::Stored && back != Back::Not;
            Some((stage, may_go_back, self.said(stage, &what)?))
        });
        move || {
            let (stage, may_go_back, said) = shown.get()?;
            let undo = may_go_back.then(|| {
                view! { <button type="button" class="btn" on:click=move |_| self.take_back()>{say(staff::UNDO)}</button> }
            });
            let sign = if stage == Stage::Stored { "check" } else { "timer" };
            Some(self.stay.frame(sign, said, undo))
        }
    }
}
