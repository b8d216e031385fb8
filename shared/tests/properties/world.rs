//! A board in memory, run as a room runs it: decide, commit, project, a turn at a time.

use shared::board::Board;
use shared::command::{Action, Command};
use shared::decide::{Decision, decide};
use shared::document::{Documents, Updates};
use shared::event::{Event, Record};
use shared::ids::{CommandId, ParticipantId};
use shared::phase::Phase;
use shared::refusal::Refusal;
use shared::role::{Actor, Role};
use shared::settings::{Language, Settings, SettingsPatch};
use shared::template::Template;
use shared::words::Title;

/// Who takes part: enough people of each role for their commands to get in each other's way.
pub(crate) const PEOPLE: [Role; 8] = [
    Role::Attendee,
    Role::Attendee,
    Role::Attendee,
    Role::Attendee,
    Role::Moderator,
    Role::Moderator,
    Role::Organiser,
    Role::Projector,
];

/// Time stands still here.
pub(crate) const NOW: u64 = 1_750_000_000_000;

pub(crate) const MODERATOR: usize = 4;
pub(crate) const OTHER_MODERATOR: usize = 5;
pub(crate) const ORGANISER: usize = 6;

pub(crate) fn actor(person: usize) -> Actor {
    let person = person % PEOPLE.len();
    let byte = u8::try_from(person).unwrap();
    Actor { participant: ParticipantId::from_random([0xa0 | byte; 16]), role: PEOPLE[person] }
}

#[derive(Default)]
pub(crate) struct World {
    pub(crate) board: Board,
    pub(crate) documents: Documents,
    pub(crate) log: Vec<Record>,
    /// The command that comes next has this number; each has its own id.
    next: u128,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::with(&SettingsPatch::default())
    }

    pub(crate) fn with(patch: &SettingsPatch) -> Self {
        let template = Template::find("parels-en-puzzels").unwrap();
        let settings = Settings { perspectives: template.perspectives(Language::Nl), ..Settings::default() };
        let created = Event::BoardCreated {
            title: Title::parse("Proefbord").unwrap(),
            settings: patch.apply(&settings).unwrap(),
            prompts: template.prompts(Language::Nl),
        };
        let mut world = Self { next: 1, ..Self::default() };
        let record = Record {
            seq: 1,
            command: world.command_id(),
            participant: None,
            role: Role::Organiser,
            events: vec![created],
        };
        world.commit(&record);
        let write = Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby };
        world.run(ORGANISER, write).unwrap();
        world
    }

    /// Ids in no order, as random ones have none.
    fn command_id(&mut self) -> CommandId {
        self.next += 1;
        CommandId::from_random(
            self.next.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835).to_be_bytes(),
        )
    }

    fn commit(&mut self, record: &Record) -> Updates {
        let Self { board, documents, log, .. } = self;
        log.push(record.clone());
        documents.turn(|turn| turn.commit(board, record)).1
    }

    pub(crate) fn run(&mut self, person: usize, action: Action) -> Result<Updates, Refusal> {
        self.run_as(person, action).map(|(_, _, updates)| updates)
    }

    /// Decides and commits one command in a turn of its own.
    pub(crate) fn run_as(
        &mut self,
        person: usize,
        action: Action,
    ) -> Result<(CommandId, Decision, Updates), Refusal> {
        let command = Command { id: self.command_id(), action };
        let actor = actor(person);
        let Self { board, documents, log, .. } = self;
        let (decision, updates) = documents.turn(|turn| {
            let decision = decide(board, &actor, &command, NOW, turn)?;
            let record = Record {
                seq: board.seq + 1,
                command: command.id,
                participant: Some(actor.participant),
                role: actor.role,
                events: decision.events.clone(),
            };
            turn.commit(board, &record);
            log.push(record);
            Ok::<_, Refusal>(decision)
        });
        decision.map(|decision| (command.id, decision, updates))
    }
}

/// Documents of a log whose records come in turns of these sizes, over and over.
pub(crate) fn replay(log: &[Record], sizes: &[usize]) -> (Board, Documents) {
    let (mut board, mut documents) = (Board::default(), Documents::default());
    let mut sizes = sizes.iter().cycle();
    let mut rest = log;
    while !rest.is_empty() {
        let size = sizes.next().map_or(rest.len(), |size| (*size).clamp(1, rest.len()));
        let (turn, after) = rest.split_at(size);
        documents.turn(|open| turn.iter().for_each(|record| open.commit(&mut board, record)));
        rest = after;
    }
    (board, documents)
}
