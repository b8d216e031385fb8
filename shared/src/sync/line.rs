//! How a client keeps in touch with its server: when to open a socket, when to doubt one that says nothing, when to
//! pause, and when to poll over HTTP because sockets do not come through.
//!
//! No I/O, clock or chance of its own: the shell reports what happened and carries out the step that comes back, and
//! reports [`Event::Due`] at [`Line::wakes_at`]. Times are milliseconds of any clock that only goes forward.

/// A try without a welcome by then has failed: some wifi swallows connections without a word.
pub const PATIENCE_MS: u64 = 10_000;
/// So long one that waits with words to send gives a socket, before it tries another way.
const URGENT_MS: u64 = 5_000;
/// After so much silence the server is asked whether it is there, and a little later where chance has it: a hall hears
/// the same word at the same moment,
const QUIET_MS: u64 = 20_000;
const QUIET_SPREAD_MS: u64 = 4_000;
/// sooner when an answer is due: a command was written and nothing came since,
const ANSWER_MS: u64 = 8_000;
/// and so long it may think. Together well under 45 s, the limit for noticing a connection that is half open.
const DOUBT_MS: u64 = 10_000;
/// The same when the phone itself says that something changed: it was asleep, or came to another network.
const WOKEN_DOUBT_MS: u64 = 5_000;
/// The bounds of the pause between two tries. Every pause is drawn from the whole range between them, so that a hall
/// whose access point comes back does not come back as one.
const LEAST_PAUSE_MS: u64 = 500;
const MOST_PAUSE_MS: u64 = 8_000;
/// Once the network is there again: enough to spread a hall, too short to be waited for.
const ONLINE_PAUSE_MS: u64 = 3_000;
/// Between two polls, and a little more where chance has it.
pub const POLL_MS: u64 = 10_000;
const POLL_SPREAD_MS: u64 = 1_000;
/// While polling, a socket is tried now and then: at first soon, for perhaps the network was only away; then after so
/// long, and each further pause is twice that.
const SOCKET_SOON_MS: u64 = 3_000;
const SOCKET_AGAIN_MS: u64 = 30_000;
const SOCKET_AGAIN_MOST_MS: u64 = 300_000;
/// A board that is gone is asked for again, slowly: a server may have been started with another store by mistake.
const GONE_MS: u64 = 60_000;
/// Failed sockets before HTTP is asked.
const TRIES_BEFORE_HTTP: u32 = 2;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Start,
    /// The server said welcome on the socket.
    Welcomed,
    /// Anything at all came over the socket.
    Heard,
    /// There are commands: written to an open socket, so that an answer is due, or waiting for a way to go.
    Asked,
    /// The socket is gone, by this close code; 1006 or 0 where nobody said why.
    Closed(u16),
    /// A poll was answered by our server.
    Answered,
    /// A poll, or commands over HTTP, did not come through.
    Failed(Fault),
    /// The phone says that it has a network again, or none.
    Online,
    Offline,
    /// Somebody looks at the page again.
    Shown,
    /// [`Line::wakes_at`] has come.
    Due,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing came back.
    Silent,
    /// Somebody else answered: a login page of the wifi, or a server that is not ours.
    Captive,
    /// The server does not know this session.
    Revoked,
    /// There is no such board any more.
    Gone,
}

/// What the shell has to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Rest,
    /// Open a socket; one that is there is dropped first.
    Open,
    /// Drop the socket: what was written to it counts as not sent.
    Close,
    /// Write a ping.
    Ping,
    /// Hand over unsent commands and fetch the news, over HTTP.
    Poll,
}

/// What a person may be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// The first time; nothing is wrong yet.
    Connecting,
    Open,
    /// No socket comes through, but HTTP does.
    Polling,
    Offline,
    /// The wifi answers in the server's place.
    Captive,
    Revoked,
    Gone,
}

impl Status {
    /// Nothing can be sent, and it is not the network.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Revoked | Self::Gone)
    }
}

/// One client's line to its server.
#[derive(Debug, Clone)]
pub struct Line {
    state: State,
    /// Sockets that failed since the last welcome or answer; one that was swallowed counts as two.
    tries: u32,
    /// Sockets that failed while polling.
    detours: u32,
    /// What was wrong the last time that something was; stays until the next welcome.
    told: Status,
}

#[derive(Debug, Clone, Copy)]
enum State {
    Idle,
    Opening {
        until: u64,
    },
    Open {
        /// When to ask whether the server is there.
        quiet_at: u64,
        /// It was asked, and has until then.
        dead_at: Option<u64>,
    },
    /// HTTP is tried, for sockets fail.
    Probing {
        until: u64,
    },
    Pausing {
        until: u64,
    },
    Polling {
        next: u64,
        /// A poll is on its way, and has until then.
        asked: Option<u64>,
        socket_at: u64,
        /// A socket is being opened beside it, and has until then.
        opening: Option<u64>,
    },
    Over,
}

impl Default for Line {
    fn default() -> Self {
        Self { state: State::Idle, tries: 0, detours: 0, told: Status::Connecting }
    }
}

impl Line {
    pub fn status(&self) -> Status {
        match self.state {
            State::Open { .. } => Status::Open,
            State::Polling { .. } => Status::Polling,
            _ => self.told,
        }
    }

    /// When [`Event::Due`] is to be reported, unless something else comes first.
    pub fn wakes_at(&self) -> Option<u64> {
        match self.state {
            State::Idle | State::Over => None,
            State::Opening { until } | State::Probing { until } | State::Pausing { until } => Some(until),
            State::Open { quiet_at, dead_at } => Some(dead_at.unwrap_or(quiet_at)),
            State::Polling { next, asked, socket_at, opening } => {
                Some(asked.unwrap_or(next).min(opening.unwrap_or(socket_at)))
            }
        }
    }

    /// `chance` is anything from 0 to 1, fresh each time.
    pub fn handle(&mut self, event: Event, now: u64, chance: f64) -> Step {
        match self.state {
            State::Over => Step::Rest,
            State::Idle => match event {
                Event::Start => self.open(now),
                _ => Step::Rest,
            },
            State::Opening { until } => match event {
                Event::Welcomed => self.welcomed(now, chance),
                Event::Closed(code) => self.lost(code, now, chance),
                Event::Offline => self.offline(now, chance),
                Event::Asked => {
                    self.state = State::Opening { until: until.min(now + URGENT_MS) };
                    Step::Rest
                }
                Event::Due if now >= until => {
                    self.tries += 1;
                    self.lost(0, now, chance)
                }
                _ => Step::Rest,
            },
            State::Open { quiet_at, dead_at } => self.attend(event, quiet_at, dead_at, now, chance),
            State::Probing { until } => match event {
                Event::Answered => self.poll_on(now, chance),
                Event::Failed(fault) => self.failed(fault, now, chance),
                Event::Due if now >= until => self.failed(Fault::Silent, now, chance),
                _ => Step::Rest,
            },
            State::Pausing { until } => match event {
                Event::Shown => self.afresh(now),
                Event::Online => {
                    self.tries = 0;
                    self.state = State::Pausing { until: until.min(now + part(ONLINE_PAUSE_MS, chance)) };
                    Step::Rest
                }
                Event::Due if now >= until => self.open(now),
                _ => Step::Rest,
            },
            State::Polling { .. } => self.poll(event, now, chance),
        }
    }

    fn open(&mut self, now: u64) -> Step {
        self.state = State::Opening { until: now + PATIENCE_MS };
        Step::Open
    }

    fn afresh(&mut self, now: u64) -> Step {
        self.tries = 0;
        self.open(now)
    }

    fn welcomed(&mut self, now: u64, chance: f64) -> Step {
        (self.tries, self.detours, self.told) = (0, 0, Status::Open);
        self.heard(now, chance)
    }

    fn heard(&mut self, now: u64, chance: f64) -> Step {
        self.state = State::Open { quiet_at: now + QUIET_MS + part(QUIET_SPREAD_MS, chance), dead_at: None };
        Step::Rest
    }

    /// With an open socket.
    fn attend(&mut self, event: Event, quiet_at: u64, dead_at: Option<u64>, now: u64, chance: f64) -> Step {
        let doubt = |line: &mut Self, ms| {
            let dead_at = dead_at.unwrap_or(u64::MAX).min(now + ms);
            line.state = State::Open { quiet_at, dead_at: Some(dead_at) };
            Step::Ping
        };
        match event {
            Event::Heard | Event::Welcomed => self.heard(now, chance),
            Event::Asked => {
                self.state = State::Open { quiet_at: quiet_at.min(now + ANSWER_MS), dead_at };
                Step::Rest
            }
            Event::Closed(code) => self.lost(code, now, chance),
            Event::Offline => self.offline(now, chance),
            Event::Online | Event::Shown => doubt(self, WOKEN_DOUBT_MS),
            Event::Due => match dead_at {
                Some(at) if now >= at => {
                    self.lost(0, now, chance);
                    Step::Close
                }
                None if now >= quiet_at => doubt(self, DOUBT_MS),
                _ => Step::Rest,
            },
            _ => Step::Rest,
        }
    }

    /// No socket, or not any more.
    fn lost(&mut self, code: u16, now: u64, chance: f64) -> Step {
        if let Some(over) = verdict(code) {
            return self.end(over, now, chance);
        }
        self.tries += 1;
        if !matches!(self.told, Status::Captive | Status::Gone) {
            self.told = Status::Offline;
        }
        // A server that was flooded wants rest, and says so over HTTP too.
        if code == 4429 {
            self.rest(now, chance);
            return Step::Rest;
        }
        if self.tries >= TRIES_BEFORE_HTTP {
            self.state = State::Probing { until: now + PATIENCE_MS };
            return Step::Poll;
        }
        self.pause(now, chance);
        Step::Rest
    }

    fn pause(&mut self, now: u64, chance: f64) {
        let most = (1_000 << self.tries.min(3)).min(MOST_PAUSE_MS);
        self.state = State::Pausing { until: now + LEAST_PAUSE_MS + part(most - LEAST_PAUSE_MS, chance) };
    }

    /// A pause of the longer kind.
    fn rest(&mut self, now: u64, chance: f64) {
        self.state = State::Pausing { until: now + MOST_PAUSE_MS / 2 + part(MOST_PAUSE_MS / 2, chance) };
    }

    fn offline(&mut self, now: u64, chance: f64) -> Step {
        if self.told != Status::Gone {
            self.told = Status::Offline;
        }
        self.rest(now, chance);
        Step::Close
    }

    fn end(&mut self, over: Status, now: u64, chance: f64) -> Step {
        self.told = over;
        self.state = match over {
            Status::Gone => State::Pausing { until: now + GONE_MS + part(GONE_MS, chance) },
            _ => State::Over,
        };
        Step::Close
    }

    fn failed(&mut self, fault: Fault, now: u64, chance: f64) -> Step {
        self.told = match fault {
            Fault::Revoked => return self.end(Status::Revoked, now, chance),
            Fault::Gone => return self.end(Status::Gone, now, chance),
            _ if self.told == Status::Gone => Status::Gone,
            Fault::Silent => Status::Offline,
            Fault::Captive => Status::Captive,
        };
        self.tries = self.tries.max(1);
        self.pause(now, chance);
        // Perhaps a socket was being opened beside the poll.
        Step::Close
    }

    fn poll_on(&mut self, now: u64, chance: f64) -> Step {
        self.tries = 0;
        let socket_at = now + self.detour_ms() + part(self.detour_ms(), chance);
        let next = now + POLL_MS + part(POLL_SPREAD_MS, chance);
        self.state = State::Polling { next, asked: None, socket_at, opening: None };
        Step::Rest
    }

    fn detour_ms(&self) -> u64 {
        match self.detours {
            0 => SOCKET_SOON_MS,
            more => (SOCKET_AGAIN_MS << (more - 1).min(4)).min(SOCKET_AGAIN_MOST_MS),
        }
    }

    /// Without sockets.
    fn poll(&mut self, event: Event, now: u64, chance: f64) -> Step {
        let State::Polling { next, asked, socket_at, opening } = self.state else { return Step::Rest };
        let is_due = |at: Option<u64>| at.is_some_and(|at| now >= at);
        match event {
            Event::Welcomed => self.welcomed(now, chance),
            Event::Answered => {
                let next = now + POLL_MS + part(POLL_SPREAD_MS, chance);
                self.state = State::Polling { next, asked: None, socket_at, opening };
                Step::Rest
            }
            Event::Failed(fault) => self.failed(fault, now, chance),
            Event::Due if is_due(asked) => self.failed(Fault::Silent, now, chance),
            Event::Offline => self.offline(now, chance),
            // Another network may let sockets through.
            Event::Online => {
                let socket_at = now + part(ONLINE_PAUSE_MS, chance);
                self.state = State::Polling { next, asked, socket_at, opening };
                Step::Rest
            }
            Event::Closed(code) => match verdict(code) {
                Some(over) => self.end(over, now, chance),
                None if opening.is_some() => self.detour(now, next, asked),
                None => Step::Rest,
            },
            Event::Due if is_due(opening) => self.detour(now, next, asked),
            Event::Due if opening.is_none() && now >= socket_at => {
                let opening = Some(now + PATIENCE_MS);
                self.state = State::Polling { next, asked, socket_at, opening };
                Step::Open
            }
            Event::Due if asked.is_some() || now < next => Step::Rest,
            Event::Asked | Event::Shown | Event::Due => {
                let asked = Some(now + PATIENCE_MS);
                self.state = State::Polling { next, asked, socket_at, opening };
                Step::Poll
            }
            Event::Start | Event::Heard => Step::Rest,
        }
    }

    /// The socket beside the polls did not come through either.
    fn detour(&mut self, now: u64, next: u64, asked: Option<u64>) -> Step {
        self.detours += 1;
        let socket_at = now + self.detour_ms();
        self.state = State::Polling { next, asked, socket_at, opening: None };
        Step::Close
    }
}

/// Close codes after which no further try would help.
fn verdict(code: u16) -> Option<Status> {
    match code {
        4401 | 4403 => Some(Status::Revoked),
        4404 => Some(Status::Gone),
        _ => None,
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)] // within seconds
fn part(of: u64, chance: f64) -> u64 {
    (of as f64 * chance) as u64
}

#[cfg(test)]
mod tests;
