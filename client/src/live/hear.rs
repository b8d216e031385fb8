//! What the server says, and what follows from it.

use std::sync::Arc;

use leptos::prelude::*;
use shared::api::{Ack, Me, Now, Refused, ServerFrame, Welcome};
use shared::command::Command;
use shared::refusal::Reason;
use shared::role::{Actor, Role};
use shared::sync::Change;
use shared::sync::line::Event;

use super::json::Writer;
use super::storage::unheard;
use super::timer::{after, clock};
use super::{Connection, LAST, Live, RefusedCommand};

/// How long an acknowledged change is shown on top of documents: an answer may overtake document frames, and what is
/// said twice in the meantime is said once.
const SETTLE_MS: i32 = 400;
/// The newest state is kept no more often.
const LAST_MS: i32 = 100;
/// Own commands that can still be named in an undo.
const DONE: usize = 50;
/// The pause after `retry` or `too_fast`, where the server names none.
const PAUSE_MS: u32 = 1_000;
/// And the longest, whatever it names.
const LONGEST_PAUSE_MS: u32 = 60_000;

impl Live {
    /// A frame of a later version that we do not know is passed over.
    pub(super) fn hear_text(self, text: &str) {
        let habits = self.habits();
        match (habits.hear)(text) {
            Some(ServerFrame::Welcome(welcome)) => self.welcome(welcome),
            Some(ServerFrame::Ack(ack)) => self.acknowledged(&ack),
            Some(ServerFrame::Refused(refused)) => self.refused_by_server(refused),
            Some(ServerFrame::Me(me)) => self.take_me(me, text),
            Some(ServerFrame::Now(now)) => self.take_now(now, text),
            Some(ServerFrame::Pong(_)) => {}
            None => (habits.overhear)(self, text),
        }
    }

    pub(super) fn hear_binary(self, bytes: &[u8]) {
        let change = self.work.try_update_value(|work| {
            work.is_stale = true;
            work.replica.receive(bytes)
        });
        if let Some(Ok(Change::Restart(_))) = change {
            self.ask();
        }
        self.show_soon();
    }

    fn welcome(self, welcome: Welcome) {
        self.work.update_value(|work| {
            work.is_welcome = true;
            work.pause_until = 0;
        });
        self.know(welcome);
        self.event(Event::Welcomed);
        self.flush();
        self.take_over();
    }

    /// What a tab left behind that was closed meanwhile, this one sends.
    pub(super) fn take_over(self) {
        self.store().refresh(Box::new(move |_| {
            self.restore();
            self.flush();
        }));
    }

    /// What a welcome tells, however it came.
    pub(super) fn know(self, welcome: Welcome) {
        self.work.update_value(|work| work.epochs = welcome.documents);
        self.open_wanted();
        self.tell_time(welcome.server_now);
        let actor = welcome.participant.map(|participant| Actor { participant, role: welcome.role });
        if self.actor.get_untracked() != actor {
            self.actor.set(actor);
        }
        self.show_soon();
    }

    /// Hands over what has not been handed over, unless the server asked for a pause.
    pub(super) fn flush(self) {
        if !self.work.with_value(|work| work.outbox.has_unsent()) {
            return;
        }
        if self.work.with_value(|work| work.is_welcome) {
            let unsent = self.take_unsent(usize::MAX);
            for command in &unsent {
                self.write(&(self.habits().write)(command));
            }
            if unsent.is_empty() {
                return;
            }
        }
        self.event(Event::Asked);
    }

    pub(super) fn take_unsent(self, most: usize) -> Vec<Arc<Command>> {
        let unsent = self.work.try_update_value(|work| {
            let rests = clock() < work.pause_until;
            if rests { Vec::new() } else { work.outbox.take_some(most) }
        });
        unsent.unwrap_or_default()
    }

    fn acknowledged(self, ack: &Ack) {
        let command = self.work.try_update_value(|work| {
            let command = work.outbox.take_answered(ack.id)?;
            work.drawer.forget(ack.id);
            work.settling.push(command.clone());
            Some(command)
        });
        let Some(Some(_)) = command else { return };
        self.done.update(|done| {
            let done = Arc::make_mut(done);
            done.push(ack.id);
            if done.len() > DONE {
                done.remove(0);
            }
        });
        let id = ack.id;
        let settled = move || {
            self.work.update_value(|work| work.settling.retain(|c| c.id != id));
            self.show_soon();
        };
        after(SETTLE_MS, Box::new(settled));
        self.tell_pending();
        self.show_soon();
    }

    fn refused_by_server(self, refused: Refused) {
        let Some(id) = refused.id else { return };
        if matches!(refused.reason, Reason::Retry | Reason::TooFast) {
            let pause = refused.retry_after_ms.unwrap_or(PAUSE_MS).min(LONGEST_PAUSE_MS);
            self.work.update_value(|work| {
                work.outbox.postpone(id);
                work.pause_until = work.pause_until.max(clock() + u64::from(pause));
            });
            let pause = i32::try_from(pause).unwrap_or(i32::MAX);
            after(pause.saturating_add(20), Box::new(move || self.flush()));
            return;
        }
        let command = self.work.try_update_value(|work| {
            let command = work.outbox.take_answered(id)?;
            work.drawer.keep(id, &(work.habits.write)(&command), Some(&refused), unheard());
            Some(command)
        });
        if let Some(Some(command)) = command {
            self.refused.update(|list| Arc::make_mut(list).push(RefusedCommand { command, refused }));
        }
        self.tell_pending();
        self.show_soon();
    }

    /// An older one that comes late tells nothing new.
    fn take_me(self, me: Me, frame: &str) {
        if self.me.with_untracked(|now| now.as_ref().is_none_or(|now| now.version <= me.version)) {
            self.me.set(Some(Arc::new(me)));
            self.keep_last(1, frame);
            self.show_soon();
        }
    }

    fn take_now(self, now: Now, frame: &str) {
        self.tell_time(now.server_now);
        self.now.set(Some(Arc::new(now)));
        self.keep_last(0, frame);
        self.show_soon();
    }

    /// For a phone that opens its page without a network. Now and then is enough: what is not told by then is still in
    /// the outbox.
    fn keep_last(self, place: usize, frame: &str) {
        let told = frame.split_once(':').and_then(|(_, told)| told.strip_suffix('}'));
        let (Role::Attendee, Some(told)) = (self.role, told) else { return };
        let waits = self.work.try_update_value(|work| {
            told.clone_into(&mut work.last.told[place]);
            std::mem::replace(&mut work.last.is_due, true)
        });
        if waits == Some(false) {
            after(LAST_MS, Box::new(move || self.write_last()));
        }
    }

    fn write_last(self) {
        let is_gone = self.connection.get_untracked() == Connection::Gone;
        self.work.update_value(|work| {
            // Also for a board that is gone: it may come back, and is then kept again.
            work.last.is_due = false;
            let [now, me] = &work.last.told;
            if is_gone || now.is_empty() || me.is_empty() {
                return;
            }
            let mut last = Writer::new();
            last.raw("now", now);
            last.raw("me", me);
            work.drawer.store.put(LAST, last.done(), unheard());
        });
    }

    fn tell_time(self, server_now: u64) {
        // Milliseconds since 1970 fit a double for the next 280,000 years.
        #[allow(clippy::cast_precision_loss)]
        let ahead = server_now as f64 - js_sys::Date::now();
        if (self.ahead.get_untracked() - ahead).abs() > 250.0 {
            self.ahead.set(ahead);
        }
    }
}
