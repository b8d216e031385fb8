//! The line to the server: what [`Line`] decides, done with a socket, a timer and the browser's own signs.

use std::sync::Arc;

use leptos::prelude::*;
use shared::api::VERSION;
use shared::document::{DocumentName, EPOCH};
use shared::sync::line::{Event, Step};
use wasm_bindgen::JsCast;

use super::json::Writer;
use super::socket::{Heard, Socket};
use super::timer::{after, clock, stop};
use super::work::Work;
use super::{Connection, LAST, Live, RefusedCommand, random};
use crate::components::dom::{find, on};

impl Live {
    /// What earlier page loads and other tabs have left behind.
    pub(super) fn restore(self) {
        let known = self.refused.get_untracked();
        let found = self.work.try_update_value(|work| {
            let mut found = Vec::new();
            for kept in work.drawer.load(work.habits.recall) {
                match kept.refused {
                    None => work.outbox.restore(kept.command),
                    Some(_) if known.iter().any(|refused| refused.command.id == kept.command.id) => {}
                    Some(why) => found.push(RefusedCommand { command: Arc::new(kept.command), refused: why }),
                }
            }
            found
        });
        let found = found.unwrap_or_default();
        if !found.is_empty() {
            self.refused.update(|refused| Arc::make_mut(refused).extend(found));
        }
        self.tell_pending();
    }

    /// Something happened to the line; does what follows from it.
    pub(super) fn event(self, event: Event) {
        let told = self.work.try_update_value(|work| {
            let step = work.line.handle(event, clock(), random::fraction());
            (step, work.line.status())
        });
        let Some((step, status)) = told else { return };
        if self.connection.get_untracked() != status {
            self.connection.set(status);
            // Erased is erased: what this phone still had of the board goes, its own unsent words stay.
            if status == Connection::Gone {
                self.work.with_value(|work| work.drawer.store.remove(LAST));
            }
        }
        match step {
            Step::Rest => {}
            Step::Open => self.open_socket(),
            Step::Close => {
                self.drop_socket();
                if status != Connection::Polling {
                    self.break_off();
                }
            }
            // Any word is an answer, so nobody looks at the number.
            Step::Ping => self.write("{\"ping\":1}"),
            Step::Poll => self.poll(),
        }
        self.sleep();
    }

    /// Until the line has something to do by itself.
    fn sleep(self) {
        self.work.update_value(|work| {
            let wakes_at = work.line.wakes_at();
            if work.wakes_at == wakes_at {
                return;
            }
            work.wakes_at = wakes_at;
            stop(std::mem::take(&mut work.timer));
            let Some(at) = wakes_at else { return };
            let ms = at.saturating_sub(clock()) + 1;
            let wake = move || {
                self.work.update_value(|work| work.wakes_at = None);
                self.event(Event::Due);
            };
            work.timer = after(i32::try_from(ms).unwrap_or(i32::MAX), Box::new(wake));
        });
    }

    fn open_socket(self) {
        let mut path = String::from("/sync/");
        path.push_str(&self.id.to_string());
        let socket = Socket::open(&path, move |heard| self.hear(heard));
        let failed = socket.is_none();
        self.work.update_value(|work| {
            work.socket = socket;
            work.is_welcome = false;
        });
        if failed {
            self.event(Event::Closed(0));
        }
    }

    /// What was written and has no answer counts as not sent.
    fn drop_socket(self) {
        self.work.update_value(|work| {
            work.socket = None;
            work.is_welcome = false;
            work.outbox.disconnected();
        });
    }

    pub(super) fn watch_window(self) {
        let tell = move |name: &str, event: Event| {
            let heard = move |_| {
                if event != Event::Shown || !document().hidden() {
                    self.event(event);
                }
            };
            on(&window(), name, heard);
        };
        tell("online", Event::Online);
        tell("offline", Event::Offline);
        tell("pageshow", Event::Shown);
        tell("visibilitychange", Event::Shown);
    }

    fn greet(self) {
        let mut hello = Writer::new();
        hello.open("hello");
        hello.raw("version", &VERSION.to_string());
        hello.text("role", self.role.as_str());
        if let Some(form) = form() {
            hello.text("form", &form);
        }
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
        } else if self.polls() {
            self.event(Event::Asked);
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
            Heard::Text(text) => {
                self.event(Event::Heard);
                self.hear_text(&text);
            }
            Heard::Binary(bytes) => {
                self.event(Event::Heard);
                self.hear_binary(&bytes);
            }
            Heard::Closed(code) => {
                self.drop_socket();
                self.event(Event::Closed(code));
            }
        }
    }
}

/// What the server signed into an attendee's page: who they are where no cookie tells it.
pub(super) fn form() -> Option<String> {
    let field = find("#post input[name='form']")?;
    Some(field.unchecked_into::<web_sys::HtmlInputElement>().value())
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
