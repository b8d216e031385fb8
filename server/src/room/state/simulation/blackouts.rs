//! A hall of phones in virtual time: the real outbox and the real line against the real room. Wifi goes dark for up to
//! ten minutes, tabs are killed between any two steps, rounds change meanwhile, and the server is killed before or
//! after its log has a turn. Every word that was typed must stand in the log, once.

use std::collections::{BTreeMap, VecDeque};

use shared::api::Refused;
use shared::refusal::Reason;
use shared::sync::line::{Event as Happened, Fault, Status, Step};
use shared::sync::{Line, Outbox};

use super::*;

/// Virtual milliseconds from one look at the world to the next.
const TICK: u64 = 100;
const REFLECTIONS: usize = 50;
/// Within so much time everybody has typed all they will; then the wifi stays.
const EVENING: u64 = 60 * 60 * 1_000;
/// After it, so long until all must have come.
const PATIENCE: u64 = 3 * 60 * 1_000;
/// A server without a word from a connection gives it up.
const SILENCE: u64 = 45_000;

/// What a tab kill leaves: the text in the field, and what was put into the store.
#[derive(Default)]
struct Kept {
    field: Option<(ReflectionId, String)>,
    commands: Vec<Command>,
}

/// An open tab.
#[derive(Default)]
struct Tab {
    outbox: Outbox,
    line: Line,
    socket: Option<ConnectionId>,
    is_welcome: bool,
    /// Until then nothing is written: the server asked for a pause.
    pause_until: u64,
}

enum Up {
    Hello,
    Say(Box<Command>),
    Ping,
    Poll(Vec<Command>),
}

enum Down {
    Frame(ConnectionId, Frame),
    Closed(ConnectionId),
    Polled(Vec<Answer>),
    Failed,
}

struct Phone {
    participant: ParticipantId,
    kept: Kept,
    tab: Option<Tab>,
    opens_at: u64,
    /// The wifi is dark for this phone until then: what is written is lost, and nobody is told.
    dark_until: u64,
    /// Its network lets no sockets through.
    polls: bool,
    types_at: u64,
    typed: BTreeMap<ReflectionId, String>,
    up: VecDeque<(u64, Option<ConnectionId>, Up)>,
    down: VecDeque<(u64, Down)>,
}

struct Hall {
    seeded: Seeded,
    now: u64,
    room: Option<Room>,
    starts_at: u64,
    log: Vec<Record>,
    phones: Vec<Phone>,
    /// Open at the server: whose, and when it last said something.
    connections: BTreeMap<ConnectionId, (usize, u64)>,
    next: u64,
    kills: usize,
}

impl Hall {
    fn new(seed: u64, phones: usize) -> Self {
        let mut seeded = Seeded(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let mut opened = first();
        opened.events.push(Event::PhaseSet { phase: Phase::Write });
        let log = vec![opened];
        let phones = (0..phones).map(|n| Phone {
            participant: ParticipantId::from_random(seeded.id()),
            kept: Kept::default(),
            tab: None,
            opens_at: chance(&mut seeded, 60_000),
            dark_until: 0,
            polls: n % 10 == 9,
            types_at: chance(&mut seeded, 60_000),
            typed: BTreeMap::new(),
            up: VecDeque::new(),
            down: VecDeque::new(),
        });
        let phones = phones.collect();
        let (connections, now) = (BTreeMap::new(), 1_000);
        Self { seeded, now, room: None, starts_at: 0, log, phones, connections, next: 0, kills: 0 }
    }

    fn run(&mut self) {
        while self.now < EVENING + PATIENCE {
            self.now += TICK;
            let is_evening = self.now < EVENING;
            if self.room.is_none() && self.now >= self.starts_at {
                self.room =
                    Some(Room::load(BoardId::from_random([9; 16]), "ABCDEFGH".into(), &self.log, self.now));
            }
            for at in 0..self.phones.len() {
                if is_evening {
                    self.mishap(at);
                } else {
                    self.phones[at].dark_until = 0;
                }
                self.live(at);
            }
            let inputs = self.arrived();
            self.serve(inputs, is_evening);
            let all = self
                .phones
                .iter()
                .all(|phone| phone.typed.len() == REFLECTIONS && phone.kept.commands.is_empty());
            if all {
                return;
            }
        }
    }

    fn mishap(&mut self, at: usize) {
        let phone = &mut self.phones[at];
        match self.seeded.below(6_000) {
            // Once in ten minutes each: dark for up to ten minutes, mostly far shorter.
            0 => {
                let most = [5_000, 30_000, 120_000, 600_000][self.seeded.below(4)];
                phone.dark_until = self.now + chance(&mut self.seeded, most);
            }
            // The tab is killed, reloaded, or the phone is put away; what was on its way is lost or not. Half of the
            // phones never are: a reload would mend what the outbox or the line forgot.
            1 | 2 if phone.tab.is_some() && at.is_multiple_of(2) => {
                phone.tab = None;
                phone.opens_at = self.now + chance(&mut self.seeded, 20_000);
                if self.seeded.below(2) == 0 {
                    phone.up.clear();
                }
                phone.down.clear();
            }
            _ => {}
        }
    }

    fn live(&mut self, at: usize) {
        let (now, luck) = (self.now, self.luck());
        let phone = &mut self.phones[at];
        if phone.tab.is_none() && now >= phone.opens_at {
            let mut tab = Tab::default();
            phone.kept.commands.iter().for_each(|command| tab.outbox.restore(command.clone()));
            phone.tab = Some(tab);
            self.report(at, Happened::Start, luck);
        }
        self.type_on(at);
        while let Some(down) = self.phones[at].down.pop_front_if(|(due, _)| *due <= now) {
            let luck = self.luck();
            self.hear(at, down.1, luck);
        }
        let due =
            self.phones[at].tab.as_ref().and_then(|tab| tab.line.wakes_at()).is_some_and(|due| due <= now);
        if due {
            self.report(at, Happened::Due, luck);
        }
        self.flush(at);
    }

    /// Types, presses, and perhaps dies in between; whoever finds the text in the field again presses again.
    fn type_on(&mut self, at: usize) {
        let phone = &mut self.phones[at];
        let Some(tab) = &mut phone.tab else { return };
        let left = phone.typed.len() < REFLECTIONS;
        if phone.kept.field.is_none() && left && self.now >= phone.types_at {
            let id = ReflectionId::from_random(self.seeded.id());
            phone.kept.field = Some((id, format!("Woord {} van telefoon {at}", phone.typed.len())));
            phone.types_at = self.now + chance(&mut self.seeded, EVENING / 60);
        }
        let Some((reflection, text)) = phone.kept.field.clone() else { return };
        let prompt = "parels".parse().unwrap();
        let action = Action::Post {
            reflection,
            prompt,
            text: text.clone(),
            perspective: None,
            lang: None,
            source: None,
        };
        let command = Command { id: CommandId::from_random(self.seeded.id()), action };
        phone.typed.insert(reflection, text);
        phone.kept.commands.push(command.clone());
        // Killed after the command was stored and before the field was cleared.
        if at.is_multiple_of(2) && self.seeded.below(100) == 0 {
            phone.tab = None;
            phone.opens_at = self.now + 1_000;
            return;
        }
        phone.kept.field = None;
        tab.outbox.push(command);
    }

    fn report(&mut self, at: usize, happened: Happened, luck: f64) {
        let now = self.now;
        let Some(tab) = &mut self.phones[at].tab else { return };
        match tab.line.handle(happened, now, luck) {
            Step::Rest => {}
            Step::Open => {
                self.drop_socket(at);
                self.next += 1;
                let (phone, socket) = (&mut self.phones[at], self.next);
                if let Some(tab) = &mut phone.tab {
                    tab.socket = Some(socket);
                }
                // A dark network swallows the attempt.
                if phone.dark_until <= now {
                    if phone.polls || self.room.is_none() {
                        phone.down.push_back((now + 300, Down::Closed(socket)));
                    } else {
                        phone.up.push_back((now + 150, Some(socket), Up::Hello));
                    }
                }
            }
            Step::Close => self.drop_socket(at),
            Step::Ping => self.write(at, Up::Ping),
            Step::Poll => {
                let commands = tab.outbox.take_unsent();
                self.phones[at].up.push_back((now + 150, None, Up::Poll(commands)));
            }
        }
    }

    fn drop_socket(&mut self, at: usize) {
        if let Some(tab) = &mut self.phones[at].tab {
            tab.socket = None;
            tab.is_welcome = false;
            tab.outbox.disconnected();
        }
    }

    fn write(&mut self, at: usize, up: Up) {
        let phone = &mut self.phones[at];
        let socket = phone.tab.as_ref().and_then(|tab| tab.socket);
        if phone.dark_until <= self.now {
            phone.up.push_back((self.now + 150, socket, up));
        }
    }

    fn flush(&mut self, at: usize) {
        let now = self.now;
        let Some(tab) = self.phones[at].tab.as_mut() else { return };
        if now < tab.pause_until {
            return;
        }
        if tab.line.status() == Status::Polling && !tab.outbox.is_empty() {
            let luck = self.luck();
            return self.report(at, Happened::Asked, luck);
        }
        if !tab.is_welcome {
            return;
        }
        let unsent = tab.outbox.take_unsent();
        if unsent.is_empty() {
            return;
        }
        for command in unsent {
            self.write(at, Up::Say(Box::new(command)));
        }
        let luck = self.luck();
        self.report(at, Happened::Asked, luck);
    }

    fn hear(&mut self, at: usize, down: Down, luck: f64) {
        let socket = self.phones[at].tab.as_ref().and_then(|tab| tab.socket);
        match down {
            Down::Frame(from, frame) if Some(from) == socket => {
                self.report(at, Happened::Heard, luck);
                match frame {
                    Frame::Reply(bytes) => match serde_json::from_slice(&bytes).unwrap() {
                        ServerFrame::Welcome(_) => {
                            self.report(at, Happened::Welcomed, luck);
                            if let Some(tab) = &mut self.phones[at].tab {
                                tab.is_welcome = true;
                            }
                        }
                        ServerFrame::Ack(ack) => self.answered(at, Answer::Ack(ack)),
                        ServerFrame::Refused(refused) => self.answered(at, Answer::Refused(refused)),
                        _ => {}
                    },
                    Frame::Close(reason) => {
                        self.drop_socket(at);
                        self.report(at, Happened::Closed(reason.code()), luck);
                    }
                    _ => {}
                }
            }
            Down::Closed(from) if Some(from) == socket => {
                self.drop_socket(at);
                self.report(at, Happened::Closed(1006), luck);
            }
            Down::Polled(answers) => {
                for answer in answers {
                    self.answered(at, answer);
                }
                self.report(at, Happened::Answered, luck);
            }
            Down::Failed => {
                if let Some(tab) = &mut self.phones[at].tab {
                    tab.outbox.disconnected();
                }
                self.report(at, Happened::Failed(Fault::Silent), luck);
            }
            Down::Frame(..) | Down::Closed(_) => {}
        }
    }

    fn answered(&mut self, at: usize, answer: Answer) {
        let phone = &mut self.phones[at];
        let Some(tab) = &mut phone.tab else { return };
        match answer {
            Answer::Refused(Refused {
                id: Some(id),
                reason: Reason::TooFast | Reason::Retry,
                retry_after_ms,
                ..
            }) => {
                tab.outbox.postpone(id);
                tab.pause_until = self.now + u64::from(retry_after_ms.unwrap_or(1_000));
            }
            Answer::Refused(refused) => panic!("a post is refused: {refused:?}"),
            Answer::Ack(ack) => {
                tab.outbox.answered(ack.id);
                phone.kept.commands.retain(|command| command.id != ack.id);
            }
        }
    }

    /// What reaches the server now.
    fn arrived(&mut self) -> Vec<(usize, Input)> {
        let mut inputs = Vec::new();
        for (at, phone) in self.phones.iter_mut().enumerate() {
            let actor = Actor { participant: phone.participant, role: Role::Attendee };
            while let Some((due, socket, up)) = phone.up.pop_front_if(|(due, ..)| *due <= self.now) {
                let is_up = self.room.is_some() && phone.dark_until <= due;
                let alive = socket.is_some_and(|socket| self.connections.contains_key(&socket));
                match (up, socket) {
                    (Up::Hello, Some(connection)) if is_up => {
                        self.connections.insert(connection, (at, self.now));
                        inputs.push((at, Input::Join { connection, joining: joining(actor) }));
                    }
                    (Up::Say(command), Some(connection)) if is_up && alive => {
                        self.connections.insert(connection, (at, self.now));
                        inputs.push((at, Input::Command { connection, actor, command: Ok(command) }));
                    }
                    (Up::Ping, Some(connection)) if is_up && alive => {
                        self.connections.insert(connection, (at, self.now));
                        let pong = Frame::Reply(encode(&ServerFrame::Pong(0)));
                        phone.down.push_back((self.now + 150, Down::Frame(connection, pong)));
                    }
                    (Up::Poll(commands), _) if is_up => {
                        let commands = commands.into_iter().map(Ok).collect();
                        inputs.push((at, Input::Call { call: u64::try_from(at).unwrap(), actor, commands }));
                    }
                    (Up::Poll(_), _) => phone.down.push_back((self.now + 300, Down::Failed)),
                    _ => {}
                }
            }
        }
        let gone = self.connections.extract_if(.., |_, (_, heard)| self.now - *heard > SILENCE);
        let gone: Vec<_> = gone.collect();
        inputs.extend(gone.into_iter().map(|(connection, (at, _))| (at, Input::Leave { connection })));
        inputs
    }

    fn serve(&mut self, inputs: Vec<(usize, Input)>, is_evening: bool) {
        let Some(room) = &mut self.room else { return };
        let mut inputs: Vec<Input> = inputs.into_iter().map(|(_, input)| input).collect();
        if self.seeded.below(1_500) == 0 && is_evening {
            inputs.push(next_round(room.board.phase, &mut self.seeded));
        }
        if inputs.is_empty() && room.wakes().is_none_or(|due| due > self.now) {
            return;
        }
        let outcome = room.turn(inputs, Given { now: self.now, fresh_code: None });
        let fate = if is_evening { self.seeded.below(500) } else { 9 };
        if fate != 0 {
            self.log.extend(outcome.records);
        }
        // Killed before the log has the turn, or after it and before anybody heard of it.
        if fate <= 1 {
            self.room = None;
            self.kills += 1;
            self.starts_at = self.now + 500 + chance(&mut self.seeded, 8_000);
            for (connection, (at, _)) in std::mem::take(&mut self.connections) {
                if self.phones[at].dark_until <= self.now {
                    self.phones[at].down.push_back((self.now + 150, Down::Closed(connection)));
                }
            }
            return;
        }
        for output in outcome.outputs {
            let (at, down) = match output {
                Output::Send { to, frame } => match self.connections.get(&to) {
                    Some((at, _)) => (*at, Down::Frame(to, frame)),
                    None => continue,
                },
                Output::Reply { call, reply: Reply::Answers(answers) } if call < MODERATOR => {
                    (usize::try_from(call).unwrap(), Down::Polled(answers))
                }
                Output::Reply { .. } => continue,
            };
            if self.phones[at].dark_until <= self.now {
                self.phones[at].down.push_back((self.now + 150, down));
            }
        }
    }

    fn luck(&mut self) -> f64 {
        f64::from(u32::try_from(self.seeded.below(1_000)).unwrap()) / 1_000.0
    }

    /// Every word that was typed is in the log, once, as it was typed.
    fn check(&self, seed: u64) -> usize {
        let mut posted: BTreeMap<ReflectionId, &str> = BTreeMap::new();
        for event in self.log.iter().flat_map(|record| &record.events) {
            if let Event::Posted { reflection, text, .. } = event {
                let twice = posted.insert(*reflection, text.as_str());
                assert!(twice.is_none(), "seed {seed}: {reflection} stands twice in the log");
            }
        }
        let mut typed = 0;
        for (at, phone) in self.phones.iter().enumerate() {
            assert_eq!(phone.typed.len(), REFLECTIONS, "seed {seed}: phone {at} could not go on writing");
            for (id, text) in &phone.typed {
                let kept = phone.kept.commands.len();
                let found = posted.remove(id);
                assert_eq!(found, Some(text.as_str()), "seed {seed}: phone {at}, which still keeps {kept}");
                typed += 1;
            }
            let status = phone.tab.as_ref().map(|tab| tab.line.status());
            let well = [
                None,
                Some(Status::Open),
                Some(Status::Polling),
                Some(Status::Connecting),
                Some(Status::Offline),
            ];
            assert!(well.contains(&status), "seed {seed}: phone {at} ends as {status:?}");
        }
        assert!(posted.is_empty(), "seed {seed}: {} reflections that nobody typed", posted.len());
        typed
    }
}

/// Calls of a moderator, beside the phones' own.
const MODERATOR: CallId = 1_000_000;

fn next_round(phase: Phase, seeded: &mut Seeded) -> Input {
    let rounds = [Phase::Write, Phase::Read, Phase::Group, Phase::Vote, Phase::Discuss];
    let actor = Actor { participant: ParticipantId::from_random([8; 16]), role: Role::Moderator };
    let action = Action::SetPhase { phase: rounds[seeded.below(rounds.len())], expected: phase };
    let command = Command { id: CommandId::from_random(seeded.id()), action };
    Input::Call { call: MODERATOR, actor, commands: vec![Ok(command)] }
}

fn joining(actor: Actor) -> Joining {
    let (want, known, session) = (Vec::new(), BTreeMap::new(), SecretHash(SESSION));
    Joining { actor, session, link: None, kind: Kind::Sync, want, known, pending: 0 }
}

fn chance(seeded: &mut Seeded, most: u64) -> u64 {
    u64::try_from(seeded.below(usize::try_from(most).unwrap())).unwrap()
}

#[test]
fn prove_blackouts_every_typed_word_is_stored_once() {
    let (seeds, phones) = if std::env::var_os("WEERKLANK_PROVE").is_some() { (5, 200) } else { (3, 20) };
    let (mut typed, mut kills) = (0, 0);
    for seed in 0..seeds {
        let mut hall = Hall::new(400 + seed, phones);
        hall.run();
        typed += hall.check(400 + seed);
        kills += hall.kills;
    }
    println!(
        "blackouts: {seeds} evenings of {phones} phones, {typed} typed and stored once, {kills} kills of the server"
    );
    assert!(kills > 0, "no kill at all: hardly a proof");
}
