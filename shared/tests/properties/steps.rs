//! Random commands that proptest can shrink: small numbers pick people and things, so that they often meet.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use shared::command::{
    Action, Afterwards, Colour, Screen, SetAsideReason, SpotlightTarget, TextEdit, TextField,
};
use shared::document::{DocumentName, text_position};
use shared::ids::{CommandId, Key, ReflectionId, ThemeId};
use shared::phase::Phase;
use shared::settings::{GroupBy, Identity, Moderation, NewPrompt, Reveal, SettingsPatch};

use crate::world::{MODERATOR, World};

#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) person: usize,
    pub(crate) kind: u8,
    pub(crate) thing: u8,
    pub(crate) other: u8,
    pub(crate) text: String,
}

/// The same cases every day, so that a red test is somebody's change; others when `WEERKLANK_PROVE` is set. A failing
/// case prints its smallest form; it becomes a test by hand, not a file beside the code. `WEERKLANK_CASES` is for
/// `prove mutants`, which runs the suite hundreds of times.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    let fewer = std::env::var("WEERKLANK_CASES").ok().and_then(|cases| cases.parse().ok());
    let cases = fewer.unwrap_or(cases);
    let is_proof = std::env::var_os("WEERKLANK_PROVE").is_some();
    let rng_seed = if is_proof { RngSeed::Random } else { RngSeed::Fixed(2) };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

const KINDS: u8 = 42;

pub(crate) fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), 1..most)
}

/// Just so many.
pub(crate) fn some_steps(count: usize) -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec(step(), count)
}

fn step() -> impl Strategy<Value = Step> {
    let text = prop_oneof![
        8 => "[a-zé🙌]{1,12}",
        2 => "\\PC{0,8}",
        1 => Just("x".repeat(1_001)),
    ];
    let people = prop_oneof![2 => 0..4_usize, 3 => 4..7_usize, 1 => 0..8_usize];
    (people, 0..KINDS, 0..12_u8, 0..12_u8, text).prop_map(|(person, kind, thing, other, text)| Step {
        person,
        kind,
        thing,
        other,
        text,
    })
}

pub(crate) fn patches() -> impl Strategy<Value = SettingsPatch> {
    let votes = (1..6_u32, 1..4_u32);
    (any::<[bool; 5]>(), 1..40_u32, votes).prop_map(
        |([before, live, everyone, show, named], most, (votes, at_once))| SettingsPatch {
            moderation: before.then_some(Moderation::Before),
            reveal: live.then_some(Reveal::Live),
            group_by: everyone.then_some(GroupBy::Everyone),
            identity: named.then_some(Identity::Named),
            show_perspective: Some(show),
            reflections_per_person: Some(most),
            votes_per_person: Some(votes),
            votes_per_target: Some(at_once),
            ..SettingsPatch::default()
        },
    )
}

pub(crate) fn reflection(n: u8) -> ReflectionId {
    ReflectionId::from_random([n.wrapping_mul(37) ^ 0x5a; 16])
}

pub(crate) fn theme(n: u8) -> ThemeId {
    ThemeId::from_random([(n % 3).wrapping_mul(41) ^ 0x33; 16])
}

/// A board on which things already stand, so that most steps find something to act on.
pub(crate) fn busy(patch: &SettingsPatch) -> World {
    let mut world = World::with(patch);
    for n in 0..8 {
        let (reflection, text) = (reflection(n), format!("Reflectie {n} 🙌"));
        let post = Action::Post {
            reflection,
            prompt: prompt(n % 3),
            text,
            perspective: None,
            lang: None,
            source: None,
        };
        let _ = world.run(usize::from(n) % 6, post);
    }
    for n in 0..2 {
        world.run(MODERATOR, Action::CreateTheme { theme: theme(n), title: format!("Thema {n}") }).unwrap();
        let reflections = vec![reflection(n), reflection(n + 2)];
        let _ = world.run(MODERATOR, Action::Place { reflections, theme: theme(n), order: None });
    }
    if patch.votes_per_person.is_some_and(|votes| votes > 2) {
        phase(&mut world, Phase::Vote);
        for person in 0..7 {
            let target = if person % 2 == 0 { theme(0).into() } else { reflection(1).into() };
            let _ = world.run(person, Action::Vote { target, count: 1 });
        }
        phase(&mut world, Phase::Write);
    }
    world
}

fn phase(world: &mut World, phase: Phase) {
    let expected = world.board.phase;
    world.run(MODERATOR, Action::SetPhase { phase, expected }).unwrap();
}

impl Step {
    /// The command that this step means on the board as it is.
    pub(crate) fn action(&self, world: &World) -> Action {
        let one = reflection(self.thing);
        let two = vec![one, reflection(self.other)];
        let theme_a = theme(self.thing);
        let phase = Phase::ALL[usize::from(self.other) % 7];
        match self.kind {
            0..=4 => Action::Post {
                reflection: one,
                prompt: prompt(self.other),
                text: self.text.clone(),
                perspective: (self.other > 6).then(|| "ouder".parse().unwrap()),
                lang: ["en", "nl", "ti"].get(usize::from(self.other % 4)).map(|lang| lang.parse().unwrap()),
                source: None,
            },
            5 => Action::Edit { reflection: one, text: self.text.clone() },
            6 => Action::Withdraw { reflection: one },
            7 => Action::Recognise { reflection: one, on: self.other < 8 },
            8 => Action::Approve { reflections: two },
            9 => Action::SetAside {
                reflections: two,
                reason: SetAsideReason::ALL[usize::from(self.other) % 6],
            },
            10 => Action::Restore { reflections: two },
            11 | 12 => Action::CreateTheme { theme: theme_a, title: self.text.clone() },
            13 => Action::RemoveTheme { theme: theme_a },
            14 => Action::MergeThemes { from: theme_a, into: theme(self.other) },
            15 | 16 => Action::Place {
                reflections: two,
                theme: theme(self.other),
                order: "V".parse().ok().filter(|_| self.thing < 3),
            },
            17 => Action::Unplace { reflections: two },
            18 => Action::SetPhase { phase, expected: world.board.phase },
            19 => Action::Spotlight(match self.other % 3 {
                0 => SpotlightTarget::NOTHING,
                1 => SpotlightTarget::reflection(one),
                _ => SpotlightTarget::theme(theme_a),
            }),
            20 => Action::Screen { mode: Screen::ALL[usize::from(self.other) % 6] },
            21 => Action::SetSettings(self.settings()),
            22 | 23 => Action::EditText(self.edit(world)),
            24..=26 => {
                let target =
                    if self.other.is_multiple_of(2) { theme_a.into() } else { reflection(self.thing).into() };
                Action::Vote { target, count: u32::from(self.other % 5) }
            }
            27 | 28 => Action::Stack { reflections: two, under: reflection(self.third()) },
            29 => Action::Unstack { reflections: two },
            30 => Action::ColourTheme { theme: theme_a, colour: Colour::ALL[usize::from(self.other) % 6] },
            31 => Action::KeyPhrase {
                theme: theme(self.other),
                reflection: Some(one).filter(|_| self.other < 9),
            },
            32 => {
                Action::MoveTheme { theme: theme_a, order: ["1", "V", "z"][self.person % 3].parse().unwrap() }
            }
            33 => Action::SetTimer {
                seconds: [None, Some(0), Some(60), Some(120), Some(14_401)][usize::from(self.other) % 5],
            },
            34 => Action::RevealResults { on: self.other < 8 },
            35 if self.thing < 4 => Action::Kick {
                author_of: reflection(self.other),
                then: [Afterwards::Keep, Afterwards::SetAside, Afterwards::Erase]
                    [usize::from(self.other) % 3],
            },
            36 if self.thing == 11 && self.other > 8 => Action::CloseBoard {},
            35 | 36 => Action::Lock { on: self.other < 6 },
            37 => Action::Introduce { name: self.text.clone() },
            38 => Action::SetPrompts { prompts: self.prompts() },
            39 => Action::SetProtocol { text: self.text.clone() },
            _ => Action::Undo { command: self.earlier(world) },
        }
    }

    /// Some third thing, so that a stack may be asked for under one of its own.
    fn third(&self) -> u8 {
        (self.thing + self.other) % 12
    }

    fn settings(&self) -> SettingsPatch {
        let chosen = |bit: u8| self.thing & bit > 0;
        SettingsPatch {
            reveal: Some(if self.thing < 6 { Reveal::Live } else { Reveal::OnRead }),
            show_perspective: Some(self.other < 6),
            moderation: chosen(2).then_some(Moderation::Before),
            identity: chosen(4).then_some(Identity::Named),
            votes_per_person: chosen(8).then_some(u32::from(self.other % 4)),
            votes_per_target: chosen(1).then_some(u32::from(self.other % 3)),
            ..SettingsPatch::default()
        }
    }

    /// Fewer or more than there are: those in use cannot go.
    fn prompts(&self) -> Vec<NewPrompt> {
        let all = ["parels", "puzzels", "handvatten", "reflectie"];
        let kept = all.into_iter().take(usize::from(self.other % 5));
        kept.map(|id| NewPrompt {
            id: id.parse().ok(),
            title: format!("{id} {}", self.thing),
            question: String::new(),
        })
        .collect()
    }

    /// A change of words at places that exist, in a text that may not.
    fn edit(&self, world: &World) -> TextEdit {
        let theme = theme(self.thing);
        let field = if self.other.is_multiple_of(2) { TextField::Title } else { TextField::Summary };
        let document = world.documents.get(DocumentName::Board);
        let at = |index: u8, assoc| text_position(document, theme, field, u32::from(index % 8), assoc);
        TextEdit {
            theme,
            field,
            at: at(self.other, -1).filter(|_| self.person.is_multiple_of(2)),
            insert: Some(self.text.clone()).filter(|_| self.other > 2),
            from: at(self.other, 0).filter(|_| self.other > 4),
            to: at(self.other.saturating_add(self.thing % 4), 0).filter(|_| self.other > 4),
            seen: Some(document.clock()).filter(|_| self.thing > 6),
        }
    }

    fn earlier(&self, world: &World) -> CommandId {
        let back = usize::from(self.thing) % world.log.len();
        world.log[world.log.len() - 1 - back].command
    }
}

fn prompt(n: u8) -> Key {
    ["parels", "puzzels", "handvatten", "geen"][usize::from(n) % 4].parse().unwrap()
}
