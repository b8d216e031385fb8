//! What the server says, and what follows from it.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use shared::api::{Ack, Me, Now, Refused, ServerFrame, Welcome};
use shared::refusal::Reason;
use shared::role::Actor;
use shared::sync::Change;

use super::{Connection, Live, RefusedCommand};

/// How long an acknowledged change is shown on top of documents: an answer may overtake document frames, and what is
/// said twice in the meantime is said once.
const SETTLE: Duration = Duration::from_millis(400);
/// Own commands that can still be named in an undo.
const DONE: usize = 50;
/// The pause after `retry` or `too_fast`, where the server names none.
const PAUSE_MS: u32 = 1_000;

impl Live {
    /// A frame of a later version that we do not know is passed over.
    pub(super) fn hear_text(self, text: &str) {
        let habits = self.habits();
        match (habits.hear)(text) {
            Some(ServerFrame::Welcome(welcome)) => self.welcome(welcome),
            Some(ServerFrame::Ack(ack)) => self.acknowledged(&ack),
            Some(ServerFrame::Refused(refused)) => self.refused_by_server(refused),
            Some(ServerFrame::Me(me)) => self.take_me(me),
            Some(ServerFrame::Now(now)) => self.take_now(now),
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
        self.stop_timer();
        self.work.update_value(|work| {
            work.is_welcome = true;
            work.tries = 0;
            work.pause_until = 0.0;
            work.epochs = welcome.documents;
        });
        self.open_wanted();
        self.tell_time(welcome.server_now);
        let actor = welcome.participant.map(|participant| Actor { participant, role: welcome.role });
        if self.actor.get_untracked() != actor {
            self.actor.set(actor);
        }
        self.connection.set(Connection::Open);
        self.flush();
        self.show_soon();
    }

    /// Writes what has not been written, unless the server asked for a pause.
    pub(super) fn flush(self) {
        let unsent = self.work.try_update_value(|work| {
            let may = work.is_welcome && js_sys::Date::now() >= work.pause_until;
            if may { work.outbox.take_unsent() } else { Vec::new() }
        });
        for command in unsent.unwrap_or_default() {
            self.write(&(self.habits().write)(&command));
        }
    }

    fn acknowledged(self, ack: &Ack) {
        let command = self.work.try_update_value(|work| {
            let command = work.outbox.answered(ack.id)?;
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
        set_timeout(
            move || {
                self.work.update_value(|work| work.settling.retain(|c| c.id != id));
                self.show_soon();
            },
            SETTLE,
        );
        self.tell_pending();
        self.show_soon();
    }

    fn refused_by_server(self, refused: Refused) {
        let Some(id) = refused.id else { return };
        if matches!(refused.reason, Reason::Retry | Reason::TooFast) {
            let pause = f64::from(refused.retry_after_ms.unwrap_or(PAUSE_MS));
            self.work.update_value(|work| {
                work.outbox.postpone(id);
                work.pause_until = work.pause_until.max(js_sys::Date::now() + pause);
            });
            set_timeout(move || self.flush(), Duration::from_secs_f64((pause + 20.0) / 1_000.0));
            return;
        }
        let command = self.work.try_update_value(|work| {
            let command = work.outbox.answered(id)?;
            work.drawer.keep(id, &(work.habits.write)(&command), Some(&refused));
            Some(command)
        });
        if let Some(Some(command)) = command {
            self.refused.update(|list| Arc::make_mut(list).push(RefusedCommand { command, refused }));
        }
        self.tell_pending();
        self.show_soon();
    }

    /// An older one that comes late tells nothing new.
    fn take_me(self, me: Me) {
        if self.me.with_untracked(|now| now.as_ref().is_none_or(|now| now.version <= me.version)) {
            self.me.set(Some(Arc::new(me)));
            self.show_soon();
        }
    }

    fn take_now(self, now: Now) {
        self.tell_time(now.server_now);
        self.now.set(Some(Arc::new(now)));
        self.show_soon();
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
