//! A room under a seeded plan and virtual time: moderators and attendees speak, drop off, fall behind and come back,
//! and at the end every replica, a fresh reader and a replay of the log must be equal.

use shared::api::ServerFrame;
use shared::command::{Action, Afterwards, Colour, Command, SetAsideReason, TextEdit, TextField};
use shared::document::{Document, DocumentName, text_position};
use shared::event::{Event, Record};
use shared::ids::{BoardId, CommandId, ParticipantId, ReflectionId, ThemeId};
use shared::phase::Phase;
use shared::role::{Actor, Role};
use shared::settings::{Language, Settings, SettingsPatch};
use shared::sync::Replica;
use shared::template::Template;
use shared::words::Title;

mod blackouts;
mod redacted;
mod secrecy;

use super::*;

/// A small repeatable generator (xorshift64*).
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).unwrap() % most.max(1)
    }

    fn id(&mut self) -> [u8; 16] {
        std::array::from_fn(|_| u8::try_from(self.below(256)).unwrap())
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// What no frame may hold.
const SESSION: [u8; 32] = [0xc5; 32];

/// One person at a screen.
struct Person {
    actor: Actor,
    connection: Option<ConnectionId>,
    replica: Replica,
    /// Frames that the network still holds back.
    held: Vec<Frame>,
}

struct World {
    seeded: Seeded,
    room: Room,
    log: Vec<Record>,
    people: Vec<Person>,
    now: u64,
    connections: ConnectionId,
    reflections: Vec<ReflectionId>,
    themes: Vec<ThemeId>,
    commands: Vec<(ParticipantId, CommandId)>,
}

fn first() -> Record {
    let template = Template::find("parels-en-puzzels").unwrap();
    Record {
        seq: 1,
        command: CommandId::from_random([1; 16]),
        participant: None,
        role: Role::Organiser,
        events: vec![Event::BoardCreated {
            title: Title::parse("Proef").unwrap(),
            settings: Settings { perspectives: template.perspectives(Language::Nl), ..Settings::default() },
            prompts: template.prompts(Language::Nl),
        }],
    }
}

impl World {
    fn new(seed: u64) -> Self {
        let mut seeded = Seeded(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let log = vec![first()];
        let roles = [
            Role::Organiser,
            Role::Moderator,
            Role::Moderator,
            Role::Attendee,
            Role::Attendee,
            Role::Attendee,
            Role::Projector,
        ];
        let people = roles.map(|role| Person {
            actor: Actor { participant: ParticipantId::from_random(seeded.id()), role },
            connection: None,
            replica: Replica::default(),
            held: Vec::new(),
        });
        Self {
            seeded,
            room: Room::load(BoardId::from_random([9; 16]), "ABCDEFGH".into(), &log, 0),
            log,
            people: people.into(),
            now: 1_000,
            connections: 0,
            reflections: Vec::new(),
            themes: Vec::new(),
            commands: Vec::new(),
        }
    }

    fn step(&mut self) {
        self.now += u64::try_from(self.seeded.below(5_000)).unwrap();
        let mut inputs = Vec::new();
        for _ in 0..=self.seeded.below(6) {
            let who = self.seeded.below(self.people.len());
            inputs.push(self.input_of(who));
        }
        let outcome = self.room.turn(inputs, Given { now: self.now, fresh_code: None });
        self.log.extend(outcome.records);
        for output in outcome.outputs {
            if let Output::Send { to, frame } = output {
                let person = self.people.iter_mut().find(|p| p.connection == Some(to));
                if let Some(person) = person {
                    person.held.push(frame);
                }
            }
        }
        for who in 0..self.people.len() {
            if self.seeded.below(3) > 0 {
                self.deliver(who);
            }
        }
    }

    fn input_of(&mut self, who: usize) -> Input {
        let Some(connection) = self.people[who].connection else { return self.connect(who) };
        if self.seeded.below(12) == 0 {
            let person = &mut self.people[who];
            person.connection = None;
            person.held.clear();
            return Input::Leave { connection };
        }
        let actor = self.people[who].actor;
        let action = self.action(who);
        let id = CommandId::from_random(self.seeded.id());
        self.commands.push((actor.participant, id));
        Input::Command { connection, actor, command: Ok(Box::new(Command { id, action })) }
    }

    fn connect(&mut self, who: usize) -> Input {
        self.connections += 1;
        let person = &mut self.people[who];
        person.connection = Some(self.connections);
        let want = DocumentName::ALL.to_vec();
        let known = want.iter().filter_map(|name| Some((*name, person.replica.known(*name)?))).collect();
        let joining = Joining {
            actor: person.actor,
            session: SecretHash(SESSION),
            link: None,
            kind: Kind::Sync,
            want,
            known,
            pending: 0,
        };
        Input::Join { connection: self.connections, joining }
    }

    fn deliver(&mut self, who: usize) {
        let person = &mut self.people[who];
        for frame in person.held.drain(..) {
            match frame {
                Frame::Reply(bytes) => {
                    if let ServerFrame::Welcome(welcome) = serde_json::from_slice(&bytes).unwrap() {
                        for (name, epoch) in welcome.documents {
                            person.replica.open(name, epoch);
                        }
                    }
                }
                Frame::Update { bytes, document, .. } | Frame::Diff { bytes, document, .. } => {
                    let staff_only = document == DocumentName::Staff;
                    assert!(
                        !staff_only || person.actor.role.is_staff(),
                        "staff went to {}",
                        person.actor.role
                    );
                    person.replica.receive(&bytes).unwrap();
                }
                Frame::Presence(_) => {
                    assert!(person.actor.role.is_staff(), "presence went to {}", person.actor.role);
                }
                Frame::Me(_) | Frame::Now(_) | Frame::Raw(_) | Frame::Close(_) => {}
            }
        }
    }

    fn action(&mut self, who: usize) -> Action {
        let some = self.seeded.pick(&self.reflections.clone()).copied();
        let reflection = some.unwrap_or(ReflectionId::from_random([5; 16]));
        let theme = self.seeded.pick(&self.themes.clone()).copied();
        let theme = theme.unwrap_or(ThemeId::from_random([6; 16]));
        let targets = vec![reflection, *self.seeded.pick(&self.reflections.clone()).unwrap_or(&reflection)];
        match self.seeded.below(30) {
            0..=4 => {
                let reflection = ReflectionId::from_random(self.seeded.id());
                self.reflections.push(reflection);
                let prompt = ["parels", "puzzels", "onzin"][self.seeded.below(3)].parse().unwrap();
                let text = "wachten 🙌 ".repeat(self.seeded.below(4));
                Action::Post {
                    reflection,
                    prompt,
                    text,
                    perspective: Some("ouder".parse().unwrap()),
                    lang: None,
                    source: None,
                }
            }
            5 => Action::Edit { reflection, text: format!("anders {}", self.now) },
            6 => Action::Withdraw { reflection },
            7 => Action::Recognise { reflection, on: self.seeded.below(2) == 0 },
            8 => Action::Approve { reflections: targets },
            9 => Action::SetAside { reflections: targets, reason: SetAsideReason::Other },
            10 => {
                let theme = ThemeId::from_random(self.seeded.id());
                self.themes.push(theme);
                Action::CreateTheme { theme, title: "Thema".into() }
            }
            11 if self.seeded.below(4) == 0 => Action::RemoveTheme { theme },
            12 if self.seeded.below(4) == 0 => {
                let into = *self.seeded.pick(&self.themes.clone()).unwrap_or(&theme);
                Action::MergeThemes { from: theme, into }
            }
            11..=13 => Action::Place { reflections: targets, theme, order: None },
            14 => Action::Unplace { reflections: vec![reflection] },
            15 => self.edit_text(who, theme),
            16 => {
                let rounds = [Phase::Write, Phase::Read, Phase::Group, Phase::Discuss];
                let phase =
                    if self.seeded.below(9) == 0 { Phase::Closed } else { rounds[self.seeded.below(4)] };
                Action::SetPhase { phase, expected: self.room.board.phase }
            }
            17 => {
                let mine = self.people[who].actor.participant;
                let own: Vec<_> =
                    self.commands.iter().filter(|(by, _)| *by == mine).map(|(_, id)| *id).collect();
                let command = *self.seeded.pick(&own).unwrap_or(&CommandId::from_random([2; 16]));
                Action::Undo { command }
            }
            18 => Action::SetSettings(SettingsPatch {
                show_perspective: Some(self.seeded.below(2) == 0),
                ..SettingsPatch::default()
            }),
            19 => Action::Spotlight(shared::command::SpotlightTarget::reflection(reflection)),
            20 | 21 => Action::Stack { reflections: targets, under: reflection },
            22 => Action::Unstack { reflections: targets },
            23 | 24 => {
                let target = if self.seeded.below(2) == 0 { theme.into() } else { reflection.into() };
                Action::Vote { target, count: u32::try_from(self.seeded.below(4)).unwrap() }
            }
            25 => Action::RevealResults { on: self.seeded.below(3) > 0 },
            26 => Action::ColourTheme { theme, colour: Colour::ALL[self.seeded.below(6)] },
            27 => Action::KeyPhrase { theme, reflection: Some(reflection) },
            28 if self.seeded.below(4) == 0 => {
                let then = [Afterwards::Keep, Afterwards::SetAside, Afterwards::Erase][self.seeded.below(3)];
                Action::Kick { author_of: reflection, then }
            }
            28 => Action::SetTimer { seconds: Some(60) },
            _ => Action::SetPhase { phase: Phase::Vote, expected: self.room.board.phase },
        }
    }

    /// Typed against what this person's replica shows, which may be old.
    fn edit_text(&mut self, who: usize, theme: ThemeId) -> Action {
        let field = if self.seeded.below(2) == 0 { TextField::Title } else { TextField::Summary };
        let mut edit = TextEdit { theme, field, at: None, insert: None, from: None, to: None, seen: None };
        if let Some(board) = self.people[who].replica.document(DocumentName::Board) {
            let at = u32::try_from(self.seeded.below(6)).unwrap();
            let end = at + u32::try_from(self.seeded.below(4)).unwrap();
            edit.at = text_position(board, theme, field, at, -1);
            edit.insert = Some(["x", "é🙌", ""][self.seeded.below(3)].into());
            if self.seeded.below(2) == 0 {
                edit.from = text_position(board, theme, field, at, 0);
                edit.to = text_position(board, theme, field, end, -1);
                edit.seen = Some(board.clock());
            }
        }
        Action::EditText(edit)
    }

    /// Everybody comes back and reads on; then all must be equal.
    fn settle(mut self, seed: u64) {
        for who in 0..self.people.len() {
            if self.people[who].connection.is_none() {
                let join = self.connect(who);
                let outcome = self.room.turn(vec![join], Given { now: self.now, fresh_code: None });
                for output in outcome.outputs {
                    if let Output::Send { frame, to } = output
                        && self.people[who].connection == Some(to)
                    {
                        self.people[who].held.push(frame);
                    }
                }
            }
            self.deliver(who);
        }
        let replay = Room::load(BoardId::from_random([9; 16]), "ABCDEFGH".into(), &self.log, 0);
        for name in DocumentName::ALL {
            let live = self.room.documents.get(name);
            let again = replay.documents.get(name);
            assert_eq!(live.state_vector(), again.state_vector(), "seed {seed}: clocks of a replay");
            assert_eq!(live.json(), again.json(), "seed {seed}: content of a replay");
            let mut fresh = Document::new(name);
            fresh.apply(&live.diff(0)).unwrap();
            assert_eq!(fresh.json(), live.json(), "seed {seed}: a fresh reader");
            // Who was removed reads no further.
            let kicked = &self.room.board.kicked;
            for person in self.people.iter().filter(|p| !kicked.contains(&p.actor.participant)) {
                if let Some(copy) = person.replica.document(name) {
                    assert_eq!(copy.json(), live.json(), "seed {seed}: replica of a {}", person.actor.role);
                }
            }
        }
        let board = self.room.documents.board.json();
        let spoken = self.log.iter().filter_map(|record| record.participant);
        let told = board.to_string();
        for participant in spoken {
            assert!(!told.contains(&participant.to_string()), "seed {seed}: a participant stands in board");
        }
        let texts_of_themes: Vec<_> = self.room.board.themes.iter().collect();
        for (id, theme) in texts_of_themes {
            let shown = &board["themes"][id.to_string()];
            assert_eq!(shown["title"], theme.title.to_string(), "seed {seed}: a title");
            assert_eq!(shown["summary"], theme.summary.to_string(), "seed {seed}: a summary");
        }
    }
}

/// Returns how much happened.
fn simulate(seed: u64) -> usize {
    let mut world = World::new(seed);
    (0..120).for_each(|_| world.step());
    let records = world.log.len();
    world.settle(seed);
    records
}

#[test]
fn replicas_and_replays_agree_under_every_seed() {
    let seeds = if std::env::var_os("WEERKLANK_PROVE").is_some() { 2_000 } else { 100 };
    let records: usize = (0..seeds).map(|seed| simulate(u64::try_from(seed).unwrap())).sum();
    assert!(records > seeds * 40, "only {records} records: the plans say too little");
}

#[test]
fn a_repeated_command_is_answered_and_not_done_again() {
    let mut world = World::new(1);
    let join = world.connect(0);
    world.room.turn(vec![join], Given::default());
    let actor = world.people[0].actor;
    let command = Command {
        id: CommandId::from_random([3; 16]),
        action: Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby },
    };
    let say =
        |command: &Command| Input::Command { connection: 1, actor, command: Ok(Box::new(command.clone())) };
    let outcome = world.room.turn(vec![say(&command), say(&command)], Given::default());
    assert_eq!(outcome.records.len(), 1);
    let acks = outcome.outputs.iter().filter(|output| {
        let Output::Send { frame: Frame::Reply(bytes), .. } = output else { return false };
        matches!(serde_json::from_slice(bytes), Ok(ServerFrame::Ack(ack)) if ack.seq == 2)
    });
    assert_eq!(acks.count(), 2);
}
