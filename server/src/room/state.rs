//! A room without I/O: inputs and a time go in, records to store and frames to send come out. The task that runs it
//! stores first and sends then, so nothing is acknowledged before it is durable.

mod erased;
mod people;
mod readers;
#[cfg(test)]
mod simulation;
mod speak;
#[cfg(test)]
mod staged;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bytes::Bytes;
use shared::api::{Answer, BoardView, Known, News, Now, Refused, ServerFrame, Whereabouts};
use shared::board::Board;
use shared::command::{Action, Command};
use shared::decide::reveal_next;
use shared::document::{DocumentName, Documents, Updates};
use shared::event::{Event, Record};
use shared::ids::{BoardId, CommandId, ParticipantId};
use shared::refusal::{Reason, Refusal};
use shared::role::{Actor, Role};
use shared::view;

use super::connection::{CloseReason, Frame};
use crate::code::Code;
use crate::secret::SecretHash;
use people::Pace;
use readers::Reader;
pub(crate) use readers::quiet;
pub use readers::{Joining, Kind};
use speak::{commit, speak, unasked};
use table::Table;

/// Paces remembered before those that are full again are forgotten. They outlive a connection: coming back must not
/// buy a new burst.
const PACES: usize = 2_000;
/// Between two slices of a reveal.
const REVEAL_PAUSE_MS: u64 = 150;

/// One connection to this process.
pub type ConnectionId = u64;
/// One question that waits for its reply.
pub(crate) type CallId = u64;

pub enum Input {
    Join {
        connection: ConnectionId,
        joining: Joining,
    },
    Leave {
        connection: ConnectionId,
    },
    Want {
        connection: ConnectionId,
        want: Vec<DocumentName>,
        known: BTreeMap<DocumentName, Known>,
    },
    /// A reader asks for what it lacks.
    SyncStep1 {
        connection: ConnectionId,
        document: DocumentName,
        clock: u32,
    },
    /// `Err`: not a command at all, with the id if it had one.
    Command {
        connection: ConnectionId,
        actor: Actor,
        command: Result<Box<Command>, Option<CommandId>>,
    },
    Call {
        call: CallId,
        actor: Actor,
        commands: Vec<Result<Command, Option<CommandId>>>,
    },
    View {
        call: CallId,
        actor: Actor,
        scope: Scope,
    },
    /// What a socket would tell, for who polls.
    News {
        call: CallId,
        actor: Actor,
    },
    /// As sync step 1, from who polls.
    Diff {
        call: CallId,
        actor: Actor,
        document: DocumentName,
        clock: u32,
    },
    /// Where a moderator is and what they hold.
    Presence {
        connection: ConnectionId,
        said: Whereabouts,
    },
    /// Sessions that were ended.
    Revoke {
        sessions: Revoked,
    },
    /// The board is erased.
    Delete,
}

impl Input {
    /// May it lead to a fresh code? The task draws one before the turn.
    pub fn may_rotate_code(&self) -> bool {
        let asks = |command: &Command| matches!(command.action, Action::RotateCode {});
        match self {
            Self::Command { command: Ok(command), .. } => asks(command),
            Self::Call { commands, .. } => commands.iter().flatten().any(asks),
            _ => false,
        }
    }
}

/// How much of the board a view holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// `now` and `me`: what a page without JavaScript shows.
    Own,
    /// The documents too.
    Whole,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Revoked {
    Session(SecretHash),
    Link(crate::store::LinkId),
}

#[derive(Debug)]
pub enum Reply {
    Answers(Vec<Answer>),
    View(Box<BoardView>),
    News(Box<News>),
    /// A binary frame as it goes over a socket; none where there is nothing newer, or nothing to read.
    Diff(Option<Bytes>),
}

pub enum Output {
    Send { to: ConnectionId, frame: Frame },
    Reply { call: CallId, reply: Reply },
}

/// What a turn leads to. Outputs are carried out only after the records are durable.
#[derive(Default)]
pub struct Outcome {
    pub records: Vec<Record>,
    /// The board's code from now on; durable together with the records.
    pub new_code: Option<Code>,
    pub outputs: Vec<Output>,
}

pub struct Room {
    id: BoardId,
    /// Shown by the projector, and given to whoever joined.
    code: String,
    board: Board,
    documents: Documents,
    readers: BTreeMap<ConnectionId, Reader>,
    /// How fast each participant may still speak.
    paces: BTreeMap<ParticipantId, Pace>,
    /// The last `now` that went out, to tell whether it changed; with and without counts.
    told: Option<Now>,
    table: Table,
    /// When the next slice of a reveal is due, while one is going on.
    reveal_at: Option<u64>,
}

/// What a turn is given besides its inputs: a room has no clock and no chance of its own.
#[derive(Default)]
pub struct Given {
    /// Milliseconds since 1970.
    pub now: u64,
    /// For a `rotate_code`; the task draws one only when somebody may ask for it.
    pub fresh_code: Option<Code>,
}

impl Room {
    /// Replays the log. Records come in the order of their `seq`.
    pub fn load(id: BoardId, code: String, log: &[Record], now: u64) -> Self {
        let mut board = Board::default();
        let mut documents = Documents::default();
        // In slices: one transaction over a whole log would hold every overwritten value until its end.
        for slice in log.chunks(512) {
            documents.turn(|turn| slice.iter().for_each(|record| turn.commit(&mut board, record)));
        }
        let table = Table::new(&board, now);
        // One that a restart cut short goes on.
        let reveal_at = reveal_next(&board).map(|_| now);
        let (readers, paces) = (BTreeMap::new(), BTreeMap::new());
        Self { id, code, board, documents, readers, paces, told: None, table, reveal_at }
    }

    /// When a turn without inputs is due.
    pub fn wakes(&self) -> Option<u64> {
        self.reveal_at.into_iter().chain(self.table_wakes()).min()
    }

    pub fn is_empty(&self) -> bool {
        self.readers.is_empty()
    }

    pub fn readers(&self) -> usize {
        self.readers.len()
    }

    pub fn turn(&mut self, inputs: Vec<Input>, given: Given) -> Outcome {
        let Given { now, fresh_code } = given;
        let mut out = Outcome::default();
        let mut later = Vec::new();
        let mut commands = Vec::new();
        for input in inputs {
            match input {
                Input::Join { connection, joining } => self.join(connection, joining, now, &mut out),
                Input::Leave { connection } => self.leave(connection, now),
                Input::Command { connection, actor, command } => {
                    self.hear_from(connection);
                    commands.push((Origin::Connection(connection), actor, command.map(|c| *c)));
                }
                Input::Call { call, actor, commands: asked } => {
                    out.outputs.push(Output::Reply { call, reply: Reply::Answers(Vec::new()) });
                    commands.extend(asked.into_iter().map(|command| (Origin::Call(call), actor, command)));
                }
                other => later.push(other),
            }
        }
        let (touched, updates) = self.commit(commands, now, &mut out);
        self.settle(fresh_code, now, &mut out);
        self.broadcast(updates, &mut out);
        self.tell_me(touched, &mut out);
        for input in later {
            self.answer(input, now, &mut out);
        }
        self.serve_newcomers(&mut out);
        self.tell_now(now, &mut out);
        self.tell_presence(now, &mut out);
        out
    }

    /// What follows from the records of this turn besides documents.
    fn settle(&mut self, fresh_code: Option<Code>, now: u64, out: &mut Outcome) {
        let happened = |fits: fn(&Event) -> bool| out.records.iter().any(|r| r.events.iter().any(fits));
        if happened(|event| matches!(event, Event::CodeRotated))
            && let Some(code) = fresh_code
        {
            code.as_str().clone_into(&mut self.code);
            out.new_code = Some(code);
        }
        if happened(|event| matches!(event, Event::Revealed { .. })) {
            self.reveal_at = reveal_next(&self.board).map(|_| now.saturating_add(REVEAL_PAUSE_MS));
        }
        if happened(|event| matches!(event, Event::Kicked { .. })) {
            self.shut_out();
        }
        for record in &out.records {
            self.table.note(record, now);
        }
        erased::forget(&mut self.board, &out.records);
    }

    fn commit(
        &mut self,
        commands: Vec<(Origin, Actor, Result<Command, Option<CommandId>>)>,
        now: u64,
        out: &mut Outcome,
    ) -> (BTreeSet<ParticipantId>, Updates) {
        let mut touched = BTreeSet::new();
        let reveals = self.reveal_at.is_some_and(|due| due <= now);
        if commands.is_empty() && !reveals {
            return (touched, Updates::default());
        }
        if self.paces.len() > PACES {
            self.paces.retain(|_, pace| !pace.is_full(now));
        }
        let Self { id, board, documents, paces, .. } = self;
        let ((), updates) = documents.turn(|turn| {
            for (origin, actor, command) in commands {
                let answer = match command {
                    Ok(command) => {
                        let pace = paces.entry(actor.participant).or_insert_with(|| Pace::new(now));
                        match pace.take(now) {
                            Ok(()) => {
                                speak(board, turn, &actor, command, now, &mut touched, &mut out.records)
                            }
                            Err(wait_ms) => {
                                let refusal = Refusal::after(Reason::TooFast, wait_ms);
                                Answer::Refused(Refused::new(Some(command.id), refusal))
                            }
                        }
                    }
                    Err(id) => Answer::Refused(Refused::new(id, Reason::Invalid.into())),
                };
                origin.answer(answer, out);
            }
            if reveals && let Some(slice) = reveal_next(board) {
                let record = unasked(*id, board, slice);
                commit(board, turn, record, &mut touched, &mut out.records);
            }
        });
        if reveals {
            // Set anew by what the turn's records say.
            self.reveal_at = None;
        }
        (touched, updates)
    }

    fn answer(&mut self, input: Input, now: u64, out: &mut Outcome) {
        match input {
            Input::Want { connection, want, known } => self.want(connection, &want, &known, out),
            Input::SyncStep1 { connection, document, clock } => self.diff(connection, document, clock, out),
            Input::Presence { connection, said } => self.say_presence(connection, &said, now),
            Input::View { call, actor, scope } => {
                let reply = Reply::View(Box::new(self.view(&actor, scope, now)));
                out.outputs.push(Output::Reply { call, reply });
            }
            Input::News { call, actor } => {
                let reply = Reply::News(Box::new(self.news(&actor, now)));
                out.outputs.push(Output::Reply { call, reply });
            }
            Input::Diff { call, actor, document, clock } => {
                let reply = Reply::Diff(self.polled(&actor, document, clock));
                out.outputs.push(Output::Reply { call, reply });
            }
            Input::Revoke { sessions } => {
                let gone: Vec<_> =
                    self.readers.iter().filter(|(_, r)| r.is_of(sessions)).map(|(id, _)| *id).collect();
                for connection in gone {
                    out.send(connection, Frame::Close(CloseReason::Revoked));
                    self.leave(connection, now);
                }
            }
            Input::Delete => {
                for connection in std::mem::take(&mut self.readers).into_keys() {
                    out.send(connection, Frame::Close(CloseReason::Gone));
                }
            }
            Input::Join { .. } | Input::Leave { .. } | Input::Command { .. } | Input::Call { .. } => {}
        }
    }

    fn view(&self, actor: &Actor, scope: Scope, now: u64) -> BoardView {
        let is_out = self.board.kicked.contains(&actor.participant);
        let whole = |name| match scope {
            Scope::Own => serde_json::Value::Null,
            Scope::Whole if is_out => serde_json::Value::Null,
            Scope::Whole => self.documents.get(name).json(),
        };
        let staff = actor.role.is_staff() && scope == Scope::Whole;
        BoardView {
            id: self.id,
            role: actor.role,
            now: self.now(now),
            me: (actor.role != Role::Projector).then(|| view::me(&self.board, actor.participant)),
            board: whole(DocumentName::Board),
            staff: staff.then(|| whole(DocumentName::Staff)),
            outcome: actor.role.is_staff().then(|| Arc::clone(&self.board.outcome)),
        }
    }

    fn now(&self, now: u64) -> Now {
        view::now(&self.board, &self.code, self.joined(), now)
    }
}

/// Where a command came from, and so where its answer goes.
#[derive(Clone, Copy)]
enum Origin {
    Connection(ConnectionId),
    Call(CallId),
}

impl Origin {
    fn answer(self, answer: Answer, out: &mut Outcome) {
        match self {
            Self::Connection(to) => {
                let frame = match answer {
                    Answer::Ack(ack) => ServerFrame::Ack(ack),
                    Answer::Refused(refused) => ServerFrame::Refused(refused),
                };
                out.send(to, Frame::Reply(encode(&frame)));
            }
            Self::Call(id) => {
                let answers = out.outputs.iter_mut().find_map(|output| match output {
                    Output::Reply { call, reply: Reply::Answers(answers) } if *call == id => Some(answers),
                    _ => None,
                });
                if let Some(answers) = answers {
                    answers.push(answer);
                }
            }
        }
    }
}

impl Outcome {
    fn send(&mut self, to: ConnectionId, frame: Frame) {
        self.outputs.push(Output::Send { to, frame });
    }
}

/// Our own types always serialise; an empty frame would only be ignored.
fn encode(frame: &impl serde::Serialize) -> Bytes {
    serde_json::to_vec(frame).unwrap_or_default().into()
}
