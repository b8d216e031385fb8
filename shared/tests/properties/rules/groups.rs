//! A perspective stands with reflections for everybody only when five of them share it.

use shared::command::{Action, SetAsideReason};
use shared::ids::ReflectionId;
use shared::settings::{Reveal, SettingsPatch};

use super::{does, post};
use crate::steps::reflection;
use crate::world::{MODERATOR, ORGANISER, World};

fn posts(world: &mut World, n: u8, perspective: &str) -> ReflectionId {
    let id = reflection(n);
    let (prompt, perspective) = ("parels".parse().unwrap(), perspective.parse().ok());
    let text = format!("Reflectie {n}");
    world
        .run(
            usize::from(n % 4),
            Action::Post { reflection: id, prompt, text, perspective, lang: None, source: None },
        )
        .unwrap();
    id
}

/// How many reflections everybody sees this perspective with.
fn shown(world: &World, perspective: &str) -> usize {
    let board = world.documents.board.json();
    let reflections = board["reflections"].as_object().unwrap();
    reflections.values().filter(|entry| entry["perspective"] == perspective).count()
}

fn show(world: &mut World, on: bool) {
    let patch = SettingsPatch { show_perspective: Some(on), ..SettingsPatch::default() };
    does(world, ORGANISER, Action::SetSettings(patch));
}

#[test]
fn a_group_below_five_is_never_shown_apart() {
    let mut world = World::with(&SettingsPatch { reveal: Some(Reveal::Live), ..SettingsPatch::default() });
    for n in 0..4 {
        posts(&mut world, n, "ouder");
    }
    posts(&mut world, 10, "jongere");
    post(&mut world, 0, 11);
    show(&mut world, true);
    assert_eq!((shown(&world, "ouder"), shown(&world, "jongere")), (0, 0));
    let fifth = posts(&mut world, 4, "ouder");
    assert_eq!((shown(&world, "ouder"), shown(&world, "jongere")), (5, 0), "the fifth shows all");
    let reason = SetAsideReason::Other;
    does(&mut world, MODERATOR, Action::SetAside { reflections: vec![fifth], reason });
    assert_eq!(shown(&world, "ouder"), 0, "and takes it along");
    does(&mut world, MODERATOR, Action::Restore { reflections: vec![fifth] });
    assert_eq!(shown(&world, "ouder"), 5);
    show(&mut world, false);
    assert_eq!(shown(&world, "ouder"), 0);
}
