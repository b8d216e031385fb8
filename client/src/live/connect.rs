//! Getting a connection and getting it back: a try, patience with it, and a growing pause before the next.

use std::time::Duration;

use leptos::prelude::*;
use shared::api::VERSION;
use shared::document::{DocumentName, EPOCH};

use super::json::Writer;
use super::socket::{Heard, Socket};
use super::work::Work;
use super::{Connection, Live, RefusedCommand, random};

/// The first pause before another try; each further one is twice as long, up to the longest.
const FIRST_PAUSE_MS: f64 = 500.0;
const LONGEST_PAUSE_MS: f64 = 8_000.0;
/// A try without a welcome by then has failed: some wifi swallows connections without a word.
const PATIENCE_MS: f64 = 10_000.0;

impl Live {
    /// What earlier page loads left behind.
    pub(super) fn restore(self) {
        let refused = self.work.try_update_value(|work| {
            let mut refused = Vec::new();
            for kept in work.drawer.load(work.habits.recall) {
                match kept.refused {
                    Some(why) => refused.push(RefusedCommand { command: kept.command, refused: why }),
                    None => work.outbox.restore(kept.command),
                }
            }
            refused
        });
        self.refused.set(refused.unwrap_or_default().into());
        self.tell_pending();
    }

    pub(super) fn connect(self) {
        if self.connection.get_untracked().is_over() {
            return;
        }
        let path = format!("/sync/{}", self.id);
        let socket = Socket::open(&path, move |heard| self.hear(heard));
        let failed = socket.is_none();
        self.work.update_value(|work| {
            work.socket = socket;
            work.is_welcome = false;
        });
        if failed {
            self.lost(0);
        } else {
            self.after(PATIENCE_MS, move || self.lost(0));
        }
    }

    /// One timer at a time: it is either patience or a pause.
    pub(super) fn after(self, ms: f64, then: impl FnOnce() + 'static) {
        let handle = set_timeout_with_handle(then, Duration::from_secs_f64(ms / 1_000.0)).ok();
        self.work.update_value(|work| {
            if let Some(old) = std::mem::replace(&mut work.timer, handle) {
                old.clear();
            }
        });
    }

    pub(super) fn stop_timer(self) {
        self.work.update_value(|work| {
            if let Some(old) = work.timer.take() {
                old.clear();
            }
        });
    }

    /// The connection is gone, by this close code.
    pub(super) fn lost(self, code: u16) {
        let tries = self.work.try_update_value(|work| {
            work.socket = None;
            work.is_welcome = false;
            work.outbox.disconnected();
            work.tries += 1;
            work.tries
        });
        self.connection.set(match code {
            4401 | 4403 => Connection::Revoked,
            4404 => Connection::Gone,
            _ => Connection::Offline,
        });
        self.stop_timer();
        if self.connection.get_untracked().is_over() {
            return;
        }
        let doublings = i32::try_from(tries.unwrap_or(1)).unwrap_or(1).clamp(1, 10) - 1;
        // After a flood the server wants rest; the first pause is then already the longest.
        let most = if code == 4429 { LONGEST_PAUSE_MS } else { FIRST_PAUSE_MS * 2_f64.powi(doublings) };
        let pause = most.min(LONGEST_PAUSE_MS) * (0.5 + random::fraction() / 2.0);
        self.after(pause, move || self.connect());
    }

    /// Someone looks at the page again, or the wifi is back: no reason to sit out the pause.
    pub(super) fn watch_window(self) {
        let hurry = move || {
            let idle = self.work.with_value(|work| work.socket.is_none());
            if idle && !self.connection.get_untracked().is_over() {
                self.work.update_value(|work| work.tries = 0);
                self.connect();
            }
        };
        window_event_listener_untyped("online", move |_| hurry());
        window_event_listener_untyped("pageshow", move |_| hurry());
        window_event_listener_untyped("visibilitychange", move |_| {
            if !document().hidden() {
                hurry();
            }
        });
        window_event_listener_untyped("offline", move |_| {
            if self.work.with_value(|work| work.socket.is_some()) {
                self.lost(0);
            }
        });
    }

    pub(super) fn greet(self) {
        let mut hello = Writer::new();
        hello.open("hello");
        hello.raw("version", &VERSION.to_string());
        hello.text("role", self.role.as_str());
        self.work.with_value(|work| {
            say_known(&mut hello, work);
            hello.raw("pending", &work.outbox.len().to_string());
        });
        hello.close();
        self.write(&hello.done());
    }

    pub(super) fn change_want(self, want: &[DocumentName]) {
        let changed = self.work.try_update_value(|work| {
            if work.want == want {
                return false;
            }
            for name in work.want.clone() {
                if !want.contains(&name) {
                    work.replica.close(name);
                }
            }
            work.want = want.to_vec();
            work.is_stale = true;
            true
        });
        if changed == Some(true) {
            self.open_wanted();
            self.ask();
            self.show_soon();
        }
    }

    /// Copies of the epoch that the server names, before their first frame comes.
    pub(super) fn open_wanted(self) {
        self.work.update_value(|work| {
            for name in work.want.clone() {
                let epoch = work.epochs.get(&name).copied().unwrap_or(EPOCH);
                work.replica.open(name, epoch);
            }
            work.is_stale = true;
        });
    }

    /// Asks for what we want and lack.
    pub(super) fn ask(self) {
        let mut want = Writer::new();
        let is_welcome = self.work.with_value(|work| {
            say_known(&mut want, work);
            work.is_welcome
        });
        if is_welcome {
            self.write(&want.done());
        }
    }

    /// One frame, as JSON.
    pub(super) fn write(self, json: &str) {
        self.work.with_value(|work| {
            if let Some(socket) = &work.socket {
                socket.send(json);
            }
        });
    }

    pub(super) fn hear(self, heard: Heard) {
        match heard {
            Heard::Open => self.greet(),
            Heard::Text(text) => self.hear_text(&text),
            Heard::Binary(bytes) => self.hear_binary(&bytes),
            Heard::Closed(code) => self.lost(code),
        }
    }
}

/// What we want, and what we have of it. Written by hand as all that a phone says: the derived code for a hello weighs
/// more than the socket.
fn say_known(json: &mut Writer, work: &Work) {
    let want: Vec<&str> = work.want.iter().map(|name| name.as_str()).collect();
    json.texts("want", &want);
    json.open("known");
    for name in &work.want {
        if let Some(known) = work.replica.known(*name) {
            json.open(name.as_str());
            json.raw("epoch", &known.epoch.to_string());
            json.text("sv", &known.sv);
            json.close();
        }
    }
    json.close();
}
