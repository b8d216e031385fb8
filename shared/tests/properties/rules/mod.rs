//! What a random sequence seldom meets, case by case: each line of the bad input, the limits, and what an
//! undo does when a colleague was there in between.

mod bad_input;
mod groups;
mod limits;
mod reveal;
mod undo;
mod undo_words;

use shared::command::{Action, Command};
use shared::decide::{Decision, decide};
use shared::event::{Event, Standing};
use shared::ids::{CommandId, ReflectionId, ThemeId};
use shared::phase::Phase;
use shared::refusal::{Reason, Refusal};

use crate::steps::{reflection, theme};
use crate::world::{MODERATOR, NOW, ORGANISER, World, actor};

const ATTENDEE: usize = 0;
const OTHER: usize = 1;

fn post(world: &mut World, person: usize, n: u8) -> ReflectionId {
    let id = reflection(n);
    let prompt = "parels".parse().unwrap();
    let text = format!("Reflectie {n}");
    world
        .run(
            person,
            Action::Post { reflection: id, prompt, text, perspective: None, lang: None, source: None },
        )
        .unwrap();
    id
}

fn go(world: &mut World, phase: Phase) {
    let expected = world.board.phase;
    world.run(MODERATOR, Action::SetPhase { phase, expected }).unwrap();
}

fn make(world: &mut World, n: u8) -> ThemeId {
    let id = theme(n);
    world.run(MODERATOR, Action::CreateTheme { theme: id, title: format!("Thema {n}") }).unwrap();
    id
}

fn place(world: &mut World, reflections: &[ReflectionId], theme: ThemeId) {
    let reflections = reflections.to_vec();
    world.run(MODERATOR, Action::Place { reflections, theme, order: None }).unwrap();
}

/// Done, and by which command.
fn does(world: &mut World, person: usize, action: Action) -> CommandId {
    let what = format!("{action:?}");
    world.run_as(person, action).unwrap_or_else(|refusal| panic!("{what}: {refusal:?}")).0
}

/// Refused, with the board as it was.
fn refuses(world: &mut World, person: usize, action: Action) -> Refusal {
    let (seq, clock) = (world.board.seq, world.documents.board.clock());
    let what = format!("{action:?}");
    let refusal = world.run(person, action).expect_err(&what);
    assert_eq!((world.board.seq, world.documents.board.clock()), (seq, clock), "{what}");
    refusal
}

/// What would happen, without its happening.
fn would(world: &mut World, person: usize, action: Action) -> Result<Decision, Refusal> {
    let command = Command { id: CommandId::from_random([0xcc; 16]), action };
    let World { board, documents, .. } = world;
    documents.turn(|turn| decide(board, &actor(person), &command, NOW, turn)).0
}

fn reason(refusal: Refusal) -> Reason {
    refusal.reason
}

fn theme_of(world: &World, id: ReflectionId) -> Option<ThemeId> {
    world.board.reflections[&id].placement.as_ref().map(|p| p.theme)
}

fn standing(world: &World, id: ReflectionId) -> Standing {
    world.board.reflections[&id].standing
}

/// A published reflection of each of two attendees and of a moderator, and two themes.
fn hall() -> (World, [ReflectionId; 3], [ThemeId; 2]) {
    let mut world = World::new();
    let cards = [post(&mut world, ATTENDEE, 0), post(&mut world, OTHER, 1), post(&mut world, MODERATOR, 2)];
    go(&mut world, Phase::Group);
    let themes = [make(&mut world, 0), make(&mut world, 1)];
    (world, cards, themes)
}

fn revealed(decision: &Decision) -> Vec<usize> {
    let count = |event: &Event| match event {
        Event::Revealed { reflections } => Some(reflections.len()),
        _ => None,
    };
    decision.events.iter().filter_map(count).collect()
}

fn steer(world: &mut World, patch: shared::settings::SettingsPatch) -> CommandId {
    does(world, ORGANISER, Action::SetSettings(patch))
}
