//! Random commands that proptest can shrink: small numbers pick people and things, so that they often meet.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use shared::command::{Action, Screen, SetAsideReason, SpotlightTarget, TextEdit, TextField};
use shared::document::{DocumentName, text_position};
use shared::ids::{CommandId, Key, ReflectionId, ThemeId};
use shared::phase::Phase;
use shared::settings::{GroupBy, Moderation, Reveal, SettingsPatch};

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
/// case prints its smallest form; it becomes a test by hand, not a file beside the code.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    let is_proof = std::env::var_os("WEERKLANK_PROVE").is_some();
    let rng_seed = if is_proof { RngSeed::Random } else { RngSeed::Fixed(2) };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

/// Half of what people do on a real board is posting and moving.
const KINDS: u8 = 26;

pub(crate) fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let text = prop_oneof![
        8 => "[a-zé🙌]{1,12}",
        2 => "\\PC{0,8}",
        1 => Just("x".repeat(1_001)),
    ];
    let people = prop_oneof![2 => 0..4_usize, 3 => 4..7_usize, 1 => 0..8_usize];
    let step = (people, 0..KINDS, 0..12_u8, 0..12_u8, text)
        .prop_map(|(person, kind, thing, other, text)| Step { person, kind, thing, other, text });
    prop::collection::vec(step, 1..most)
}

pub(crate) fn patches() -> impl Strategy<Value = SettingsPatch> {
    (any::<[bool; 4]>(), 1..40_u32).prop_map(|([before, live, everyone, show], most)| SettingsPatch {
        moderation: before.then_some(Moderation::Before),
        reveal: live.then_some(Reveal::Live),
        group_by: everyone.then_some(GroupBy::Everyone),
        show_perspective: Some(show),
        reflections_per_person: Some(most),
        ..SettingsPatch::default()
    })
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
        let post = Action::Post { reflection, prompt: prompt(n % 3), text, perspective: None };
        let _ = world.run(usize::from(n) % 6, post);
    }
    for n in 0..2 {
        world.run(MODERATOR, Action::CreateTheme { theme: theme(n), title: format!("Thema {n}") }).unwrap();
        let reflections = vec![reflection(n), reflection(n + 2)];
        let _ = world.run(MODERATOR, Action::Place { reflections, theme: theme(n), order: None });
    }
    world
}

impl Step {
    /// The command that this step means on the board as it is.
    pub(crate) fn action(&self, world: &World) -> Action {
        let one = reflection(self.thing);
        let two = vec![one, reflection(self.other)];
        let theme_a = theme(self.thing);
        let phase = Phase::ALL[usize::from(self.other) % 7];
        match self.kind {
            0..=5 => Action::Post {
                reflection: one,
                prompt: prompt(self.other),
                text: self.text.clone(),
                perspective: (self.other > 6).then(|| "ouder".parse().unwrap()),
            },
            6 => Action::Edit { reflection: one, text: self.text.clone() },
            7 => Action::Withdraw { reflection: one },
            8 => Action::Recognise { reflection: one, on: self.other < 8 },
            9 => Action::Approve { reflections: two },
            10 => Action::SetAside {
                reflections: two,
                reason: SetAsideReason::ALL[usize::from(self.other) % 6],
            },
            11 => Action::Restore { reflections: two },
            12 | 13 => Action::CreateTheme { theme: theme_a, title: self.text.clone() },
            14 => Action::RemoveTheme { theme: theme_a },
            15 => Action::MergeThemes { from: theme_a, into: theme(self.other) },
            16 | 17 => Action::Place {
                reflections: two,
                theme: theme(self.other),
                order: "V".parse().ok().filter(|_| self.thing < 3),
            },
            18 => Action::Unplace { reflections: two },
            19 => Action::SetPhase { phase, expected: world.board.phase },
            20 => Action::Spotlight(match self.other % 3 {
                0 => SpotlightTarget::NOTHING,
                1 => SpotlightTarget::reflection(one),
                _ => SpotlightTarget::theme(theme_a),
            }),
            21 => Action::Screen { mode: Screen::ALL[usize::from(self.other) % 6] },
            22 => Action::SetSettings(SettingsPatch {
                reveal: Some(if self.thing < 6 { Reveal::Live } else { Reveal::OnRead }),
                show_perspective: Some(self.other < 6),
                ..SettingsPatch::default()
            }),
            23 | 24 => Action::EditText(self.edit(world)),
            _ => Action::Undo { command: self.earlier(world) },
        }
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
