//! One page load: the real outbox, line and replica, over a real socket and real calls.

use std::time::Duration;

use shared::api::{Answer, ClientFrame, Hello, Me, News, Now, Refused, ServerFrame, VERSION, Welcome};
use shared::command::{Action, Command};
use shared::document::{DocumentName, EPOCH};
use shared::ids::CommandId;
use shared::refusal::Reason;
use shared::role::Role;
use shared::sync::line::{Event, Line, Status, Step};
use shared::sync::{Change, Outbox, Replica};
use shared::wire;
use tokio::time::{Instant, sleep_until};

use super::fate::{Fate, Killed};
use super::storage::{Draft, Storage};
use super::wire::{Desk, Ear, Heard, Mouth, Polled, Running, Socket, ear, poll};
use super::{Clock, Phone};
use crate::ids;
use crate::random::Random;

/// The pause after `retry` or `too_fast`, where the server names none.
const PAUSE: Duration = Duration::from_secs(1);

pub struct Page {
    desk: Desk,
    storage: Storage,
    clock: Clock,
    random: Random,
    fate: Fate,
    line: Line,
    pub outbox: Outbox,
    pub replica: Replica,
    pub me: Option<Me>,
    pub now: Option<Now>,
    want: Vec<DocumentName>,
    socket: Option<Socket>,
    is_welcome: bool,
    poll: Option<Running>,
    tag: Option<String>,
    /// Until then nothing is written: the server asked for a pause.
    pause_until: Instant,
    tell: Mouth,
    ear: Ear,
    number: u64,
    pings: u32,
}

impl Page {
    pub(super) fn load(phone: &Phone, token: String, fate: Fate, random: Random) -> Self {
        let (tell, ear) = ear();
        let mut outbox = Outbox::default();
        for command in phone.storage.commands() {
            outbox.restore(command);
        }
        let desk = Desk { api: phone.api(), board: phone.board, token };
        Self {
            desk,
            storage: phone.storage.clone(),
            clock: phone.clock,
            random,
            fate,
            line: Line::default(),
            outbox,
            replica: Replica::default(),
            me: None,
            now: None,
            want: Vec::new(),
            socket: None,
            is_welcome: false,
            poll: None,
            tag: None,
            pause_until: Instant::now(),
            tell,
            ear,
            number: 0,
            pings: 0,
        }
    }

    pub fn start(&mut self) {
        self.happened(Event::Start);
    }

    pub fn status(&self) -> Status {
        self.line.status()
    }

    pub fn storage(&self) -> &Storage {
        &self.storage
    }

    /// The phone says so itself: the screen is on again, or the network is another.
    pub fn happened(&mut self, event: Event) {
        let chance = chance(&mut self.random);
        let step = self.line.handle(event, self.clock.now(), chance);
        self.carry_out(step);
    }

    fn carry_out(&mut self, step: Step) {
        match step {
            Step::Rest => {}
            Step::Open => {
                self.hang_up();
                let hello = Hello {
                    version: VERSION,
                    role: Role::Attendee,
                    token: Some(self.desk.token.clone()),
                    want: self.want.clone(),
                    known: self
                        .want
                        .iter()
                        .filter_map(|name| Some((*name, self.replica.known(*name)?)))
                        .collect(),
                    pending: u32::try_from(self.outbox.len()).unwrap(),
                    form: None,
                };
                let hello = serde_json::to_string(&ClientFrame::Hello { hello }).unwrap();
                let url =
                    format!("{}/sync/{}", self.desk.api.base.replacen("http", "ws", 1), self.desk.board);
                self.number += 1;
                self.socket = Some(Socket::open(self.number, url, hello, self.tell.clone()));
            }
            Step::Close => self.hang_up(),
            Step::Ping => {
                self.pings += 1;
                self.say(&ClientFrame::Ping { ping: self.pings });
            }
            Step::Poll => {
                let commands = self.take_unsent();
                self.number += 1;
                self.poll =
                    Some(poll(self.number, self.desk.clone(), commands, self.tag.clone(), self.tell.clone()));
            }
        }
    }

    fn hang_up(&mut self) {
        self.socket = None;
        self.is_welcome = false;
        self.outbox.disconnected();
    }

    fn take_unsent(&mut self) -> Vec<Command> {
        if Instant::now() < self.pause_until {
            return Vec::new();
        }
        let mut unsent = Vec::new();
        for command in self.outbox.take_unsent() {
            unsent.push(Command::clone(&command));
        }
        unsent
    }

    fn say(&self, frame: &ClientFrame) {
        if let Some(socket) = &self.socket {
            socket.say(serde_json::to_string(frame).unwrap());
        }
    }

    /// Other documents from now on.
    pub fn want(&mut self, want: &[DocumentName]) {
        for name in self.want.iter().filter(|name| !want.contains(name)) {
            self.replica.close(*name);
        }
        self.want = want.to_vec();
        for name in want {
            self.replica.open(*name, EPOCH);
        }
        if self.is_welcome {
            let known = want.iter().filter_map(|name| Some((*name, self.replica.known(*name)?))).collect();
            self.say(&ClientFrame::Want { want: want.to_vec(), known });
        }
    }

    /// "Plaats": first into the outbox that stays, then out of the field, then on its way.
    pub fn press(&mut self, draft: &Draft) -> Result<(), Killed> {
        let prompt = "parels".parse().unwrap();
        let post = Action::Post {
            reflection: draft.reflection,
            prompt,
            text: draft.text.clone(),
            perspective: None,
            lang: None,
            source: None,
        };
        let command = ids::command(post);
        self.fate.step()?;
        self.storage.keep(&command);
        self.fate.step()?;
        self.storage.keep_draft(None);
        self.fate.step()?;
        self.outbox.push(command);
        self.flush()
    }

    fn flush(&mut self) -> Result<(), Killed> {
        if self.status() == Status::Polling {
            if !self.outbox.is_empty() {
                self.happened(Event::Asked);
            }
            return Ok(());
        }
        if !self.is_welcome {
            return Ok(());
        }
        let unsent = self.take_unsent();
        if unsent.is_empty() {
            return Ok(());
        }
        for command in unsent {
            self.say(&ClientFrame::Command(Box::new(command)));
            self.fate.step()?;
        }
        self.happened(Event::Asked);
        Ok(())
    }

    /// Waits for one thing to happen, and does what follows from it.
    pub async fn turn(&mut self) -> Result<(), Killed> {
        let wakes = self.line.wakes_at().map(|at| self.clock.until(at));
        let pause = (self.pause_until > Instant::now()).then_some(self.pause_until);
        let next = wakes.into_iter().chain(pause).min();
        let due = async {
            match next {
                Some(at) => sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = due => {
                // A pause may have ended by itself; what waited goes now.
                self.flush()?;
                self.happened(Event::Due);
                Ok(())
            }
            heard = self.ear.recv() => match heard {
                Some((number, heard)) => self.hear(number, heard),
                None => Ok(()),
            },
        }
    }

    fn hear(&mut self, number: u64, heard: Heard) -> Result<(), Killed> {
        self.fate.step()?;
        if let Heard::Polled(polled) = heard {
            return self.polled(number, polled);
        }
        if self.socket.as_ref().is_none_or(|socket| socket.running.number != number) {
            return Ok(());
        }
        match heard {
            Heard::Text(text) => {
                self.happened(Event::Heard);
                self.read(&text)
            }
            Heard::Binary(bytes) => {
                self.happened(Event::Heard);
                if let Ok(Change::Restart(name)) = self.replica.receive(&bytes)
                    && let Some(socket) = &self.socket
                {
                    socket.say_bytes(wire::encode_step_1(name, 0));
                }
                Ok(())
            }
            Heard::Closed(code) => {
                self.hang_up();
                self.happened(Event::Closed(code));
                Ok(())
            }
            Heard::Polled(_) => Ok(()),
        }
    }

    fn read(&mut self, text: &str) -> Result<(), Killed> {
        let frame: ServerFrame = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        match frame {
            ServerFrame::Welcome(welcome) => {
                self.is_welcome = true;
                self.pause_until = Instant::now();
                self.welcome(&welcome);
                self.happened(Event::Welcomed);
                return self.flush();
            }
            ServerFrame::Ack(ack) => return self.answered(ack.id, None),
            ServerFrame::Refused(refused) => {
                if let Some(id) = refused.id {
                    return self.answered(id, Some(refused));
                }
            }
            ServerFrame::Me(me) => self.take_me(me),
            ServerFrame::Now(now) => self.now = Some(now),
            ServerFrame::Pong(_) => {}
        }
        Ok(())
    }

    fn welcome(&mut self, welcome: &Welcome) {
        for (name, epoch) in &welcome.documents {
            if self.want.contains(name) {
                self.replica.open(*name, *epoch);
            }
        }
    }

    fn take_me(&mut self, me: Me) {
        if self.me.as_ref().is_none_or(|old| old.version <= me.version) {
            self.me = Some(me);
        }
    }

    fn answered(&mut self, id: CommandId, refused: Option<Refused>) -> Result<(), Killed> {
        match refused {
            Some(Refused { reason: Reason::Retry | Reason::TooFast, retry_after_ms, .. }) => {
                let pause = retry_after_ms.map_or(PAUSE, |ms| Duration::from_millis(ms.into()));
                self.outbox.postpone(id);
                self.pause_until = self.pause_until.max(Instant::now() + pause);
            }
            Some(refused) => {
                if let Some(command) = self.outbox.answered(id) {
                    self.storage.refuse(Command::clone(&command), refused);
                }
            }
            None => {
                self.outbox.answered(id);
                self.fate.step()?;
                self.storage.forget(id);
            }
        }
        Ok(())
    }

    fn polled(&mut self, number: u64, polled: Polled) -> Result<(), Killed> {
        for answer in polled.answers {
            match answer {
                Answer::Ack(ack) => self.answered(ack.id, None)?,
                Answer::Refused(refused) => {
                    if let Some(id) = refused.id {
                        self.answered(id, Some(refused))?;
                    }
                }
            }
        }
        if self.poll.as_ref().is_none_or(|poll| poll.number != number) {
            return Ok(());
        }
        self.poll = None;
        self.tag = polled.tag;
        match polled.outcome {
            Ok(news) => {
                if let Some(news) = news {
                    let News { welcome, now, me } = *news;
                    self.welcome(&welcome);
                    self.now = Some(now);
                    if let Some(me) = me {
                        self.take_me(me);
                    }
                }
                self.happened(Event::Answered);
                self.flush()
            }
            Err(fault) => {
                self.outbox.disconnected();
                self.happened(Event::Failed(fault));
                Ok(())
            }
        }
    }
}

/// Anything from 0 to 1.
fn chance(random: &mut Random) -> f64 {
    const PARTS: u32 = 10_000;
    f64::from(u32::try_from(random.below(PARTS as usize)).unwrap()) / f64::from(PARTS)
}
