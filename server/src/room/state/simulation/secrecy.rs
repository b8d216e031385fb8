//! Canaries over every byte that each role receives: texts that are not for all, earlier wordings, people's ids,
//! their sessions, names, reasons, the protocol, and totals of few voters.

use shared::command::{Action, Command, SetAsideReason};
use shared::event::Standing;
use shared::ids::{CommandId, ParticipantId, ReflectionId};
use shared::role::{Actor, Role};
use shared::settings::{GroupBy, Identity, Moderation, Reveal, SettingsPatch};

use super::super::{CallId, Frame, Given, Input, Output, Reply, Scope};
use super::{SESSION, World};

const PROTOCOL: &str = "kanarie-protocol";

/// What was ever said, and by whom.
#[derive(Default)]
struct Canaries {
    texts: Vec<(ReflectionId, ParticipantId, String)>,
    names: Vec<(Actor, String)>,
}

/// Bytes as characters, one each: the standard library searches strings fast, in debug builds too.
fn plain(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().copied().map(char::from).collect()
}

fn holds(heard: &str, what: impl AsRef<[u8]>) -> bool {
    heard.contains(plain(what).as_str())
}

/// Where the bytes came in.
#[derive(Clone, Copy, PartialEq)]
enum Channel {
    Welcome,
    /// A person's own state may say what only they may know.
    Own,
    Shared,
}

impl World {
    fn listen(&self, canaries: &Canaries, to: Actor, channel: Channel, bytes: &[u8]) {
        let staff = to.role.is_staff();
        let board = &self.room.board;
        let bytes = plain(bytes);
        let bytes = bytes.as_str();
        // Most frames hold no canary at all.
        let sings = bytes.contains("kanarie");
        for (id, author, text) in canaries.texts.iter().filter(|_| sings) {
            let entry = board.reflections.get(id);
            let public = entry.is_some_and(|r| r.standing == Standing::Published && r.text.as_str() == text);
            if !staff && !public && *author != to.participant {
                assert!(!holds(bytes, text), "{} heard {text}", to.role);
            }
        }
        for person in &self.people {
            let id = person.actor.participant;
            if id != to.participant || channel != Channel::Welcome {
                assert!(
                    !holds(bytes, id.to_string()) && !holds(bytes, id.to_bytes()),
                    "{} heard who",
                    to.role
                );
            }
        }
        for (who, name) in canaries.names.iter().filter(|_| sings) {
            let named = who.role == Role::Attendee && board.settings.identity == Identity::Named;
            let colleague = who.role.is_staff() && staff;
            let own = who.participant == to.participant && channel == Channel::Own;
            assert!(named || colleague || own || !holds(bytes, name), "{} heard {name}", to.role);
        }
        assert!(staff || !holds(bytes, PROTOCOL), "{} heard the protocol", to.role);
        assert!(staff || channel == Channel::Own || !holds(bytes, "off_topic"), "{} heard why", to.role);
        assert!(!holds(bytes, SESSION), "{} heard a session", to.role);
        let few = board.tally.voters < 5;
        if channel == Channel::Shared && !holds(bytes, "reflections_left") {
            let told = holds(bytes, "\"votes\":") && !holds(bytes, "\"votes\":0,");
            assert!(!told || (board.results && !few), "{} heard totals", to.role);
        }
    }

    /// A random command whose words are canaries.
    fn sing(&mut self, who: usize, turn: usize, canaries: &mut Canaries) -> Action {
        let actor = self.people[who].actor;
        let mut action = match self.seeded.below(8) {
            0 => Action::Introduce { name: format!("kanarie-{who}-{turn}.") },
            1 => Action::SetProtocol { text: format!("{PROTOCOL} {turn}") },
            2 => {
                let pick = |yes| yes == 0;
                Action::SetSettings(SettingsPatch {
                    identity: pick(self.seeded.below(2)).then_some(Identity::Named),
                    moderation: pick(self.seeded.below(2)).then_some(Moderation::Before),
                    reveal: Some(if self.seeded.below(3) == 0 { Reveal::Live } else { Reveal::OnRead }),
                    group_by: pick(self.seeded.below(2)).then_some(GroupBy::Everyone),
                    ..SettingsPatch::default()
                })
            }
            _ => self.action(who),
        };
        match &mut action {
            Action::Post { reflection, text, prompt, .. } => {
                *prompt = "parels".parse().unwrap();
                *text = format!("kanarie-{reflection}-{turn}-{who}.");
                canaries.texts.push((*reflection, actor.participant, text.clone()));
            }
            Action::Edit { reflection, text } => {
                *text = format!("kanarie-{reflection}-{turn}-{who}.");
                canaries.texts.push((*reflection, actor.participant, text.clone()));
            }
            Action::SetAside { reason, .. } => *reason = SetAsideReason::OffTopic,
            Action::Introduce { name } => canaries.names.push((actor, name.clone())),
            _ => {}
        }
        action
    }

    /// Returns how many bytes were listened to.
    fn hear(&self, canaries: &Canaries, outputs: Vec<Output>, calls: &[(CallId, Actor)]) -> usize {
        let mut heard = 0;
        for output in outputs {
            match output {
                Output::Send { to, frame } => {
                    let Some(person) = self.people.iter().find(|p| p.connection == Some(to)) else {
                        continue;
                    };
                    let (channel, bytes) = match frame {
                        Frame::Reply(bytes) => (Channel::Welcome, bytes),
                        Frame::Me(bytes) => (Channel::Own, bytes),
                        Frame::Now(bytes) | Frame::Presence(bytes) | Frame::Raw(bytes) => {
                            (Channel::Shared, bytes)
                        }
                        Frame::Update { bytes, .. } | Frame::Diff { bytes, .. } => (Channel::Shared, bytes),
                        Frame::Close(_) => continue,
                    };
                    heard += bytes.len();
                    self.listen(canaries, person.actor, channel, &bytes);
                }
                Output::Reply { call, reply: Reply::View(mut view) } => {
                    let (_, actor) = calls.iter().find(|(id, _)| *id == call).unwrap();
                    let own = serde_json::to_vec(&view.me.take()).unwrap();
                    let rest = serde_json::to_vec(&view).unwrap();
                    self.listen(canaries, *actor, Channel::Own, &own);
                    self.listen(canaries, *actor, Channel::Shared, &rest);
                    heard += own.len() + rest.len();
                }
                Output::Reply { .. } => {}
            }
        }
        heard
    }
}

/// How many bytes were heard, and how many texts were there to be found in them.
fn run(seed: u64) -> (usize, usize) {
    let mut world = World::new(seed);
    let mut canaries = Canaries::default();
    let mut heard = 0;
    for turn in 0..60 {
        world.now += u64::try_from(world.seeded.below(3_000)).unwrap();
        let mut inputs = Vec::new();
        for _ in 0..=world.seeded.below(4) {
            let who = world.seeded.below(world.people.len());
            let Some(connection) = world.people[who].connection else {
                inputs.push(world.connect(who));
                continue;
            };
            let actor = world.people[who].actor;
            let action = world.sing(who, turn, &mut canaries);
            let id = CommandId::from_random(world.seeded.id());
            world.commands.push((actor.participant, id));
            inputs.push(Input::Command { connection, actor, command: Ok(Box::new(Command { id, action })) });
        }
        let mut calls = Vec::new();
        if turn % 7 == 0 {
            for (person, call) in world.people.iter().zip(1..) {
                let scope = if turn % 2 == 0 { Scope::Whole } else { Scope::Own };
                calls.push((call, person.actor));
                inputs.push(Input::View { call, actor: person.actor, scope });
            }
        }
        let outcome = world.room.turn(inputs, Given { now: world.now, fresh_code: None });
        world.log.extend(outcome.records);
        heard += world.hear(&canaries, outcome.outputs, &calls);
    }
    (heard, canaries.texts.len())
}

#[test]
fn prove_secrecy_no_byte_tells_what_its_reader_may_not_know() {
    let runs = if std::env::var_os("WEERKLANK_PROVE").is_some() { 5_000 } else { 200 };
    let sum = |(bytes, texts), (heard, sung)| (bytes + heard, texts + sung);
    let (heard, texts): (usize, usize) = (0..runs).map(|seed| run(90_000 + seed)).fold((0, 0), sum);
    println!("secrecy: {runs} runs, {texts} texts, {heard} bytes, nothing heard that should not be");
    let enough = usize::try_from(runs).unwrap() * 10;
    assert!(heard > 1_000_000 && texts > enough, "{texts} texts in {heard} bytes: hardly a canary");
}
