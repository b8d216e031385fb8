//! The reveal in slices, and what counts with it.

use shared::command::{Action, SetAsideReason};
use shared::decide::reveal_next;
use shared::event::{Event, Standing};
use shared::phase::Phase;
use shared::settings::{Reveal, SettingsPatch};

use super::limits::flood;
use super::{ATTENDEE, does, go, hall, revealed, standing, would};
use crate::world::{MODERATOR, ORGANISER, World};

fn slices(count: u32) -> Vec<usize> {
    let mut world = World::new();
    flood(&mut world, count, Standing::Approved);
    let read = Action::SetPhase { phase: Phase::Read, expected: Phase::Write };
    let decision = would(&mut world, MODERATOR, read).unwrap();
    let first = revealed(&decision);
    assert_eq!(first.len(), 1);
    let mut slices = first;
    world.board.phase = Phase::Read;
    let mut left: Vec<_> = world.board.reflections.keys().copied().collect();
    left.drain(..slices[0]);
    for (id, entry) in &mut world.board.reflections {
        if !left.contains(id) {
            std::sync::Arc::make_mut(entry).standing = Standing::Published;
        }
    }
    while let Some(events) = reveal_next(&world.board) {
        let Some(Event::Revealed { reflections }) = events.first() else { panic!("{events:?}") };
        slices.push(reflections.len());
        for id in reflections {
            let entry = world.board.reflections.get_mut(id).unwrap();
            std::sync::Arc::make_mut(entry).standing = Standing::Published;
        }
    }
    slices
}

#[test]
fn a_third_at_a_time_and_at_least_fifty() {
    assert_eq!(slices(49), [49]);
    assert_eq!(slices(50), [50]);
    assert_eq!(slices(51), [50, 1]);
    assert_eq!(slices(450), [150, 100, 67, 50, 50, 33]);
}

#[test]
fn the_next_round_ends_a_reveal_that_is_going_on() {
    let mut world = World::new();
    flood(&mut world, 120, Standing::Approved);
    world.board.phase = Phase::Read;
    let back = Action::SetPhase { phase: Phase::Write, expected: Phase::Read };
    assert_eq!(revealed(&would(&mut world, MODERATOR, back).unwrap()), [120]);
    let on = Action::SetPhase { phase: Phase::Group, expected: Phase::Read };
    assert_eq!(revealed(&would(&mut world, MODERATOR, on).unwrap()), [120]);
    let undo_live = SettingsPatch { reveal: Some(Reveal::OnRead), ..SettingsPatch::default() };
    world.board.phase = Phase::Write;
    world.board.settings.reveal = Reveal::Live;
    assert_eq!(revealed(&would(&mut world, ORGANISER, Action::SetSettings(undo_live)).unwrap()), [120]);
}

#[test]
fn a_board_that_goes_live_reveals_in_slices() {
    let mut world = World::new();
    flood(&mut world, 120, Standing::Approved);
    let live =
        || Action::SetSettings(SettingsPatch { reveal: Some(Reveal::Live), ..SettingsPatch::default() });
    assert_eq!(revealed(&would(&mut world, ORGANISER, live()).unwrap()), [50]);
    world.board.phase = Phase::Read;
    assert!(revealed(&would(&mut world, ORGANISER, live()).unwrap()).is_empty(), "it reveals already");
}

#[test]
fn nothing_is_revealed_in_private_or_for_good() {
    let mut world = World::new();
    flood(&mut world, 3, Standing::Approved);
    assert!(reveal_next(&world.board).is_none());
    world.board.phase = Phase::Read;
    assert!(reveal_next(&world.board).is_some());
    world.board.is_final = true;
    assert!(reveal_next(&world.board).is_none());
    let mut waiting = World::new();
    flood(&mut waiting, 3, Standing::Waiting);
    waiting.board.phase = Phase::Read;
    assert!(reveal_next(&waiting.board).is_none(), "what waits is not revealed");
}

/// Set aside and restored in a private round: its votes count again from the reveal on.
#[test]
fn votes_count_again_with_what_is_revealed() {
    let (mut world, [card, ..], _) = hall();
    go(&mut world, Phase::Vote);
    for person in 0..5 {
        does(&mut world, person, Action::Vote { target: card.into(), count: 1 });
    }
    does(&mut world, MODERATOR, Action::SetAside { reflections: vec![card], reason: SetAsideReason::Rude });
    assert_eq!(world.board.tally.voters, 0);
    go(&mut world, Phase::Write);
    does(&mut world, MODERATOR, Action::Restore { reflections: vec![card] });
    assert_eq!(standing(&world, card), Standing::Approved);
    assert_eq!(world.board.tally.voters, 0);
    let mut ahead = world.board.clone();
    go(&mut world, Phase::Vote);
    assert_eq!((world.board.tally.voters, world.board.tally.votes[&card.into()]), (5, 5));
    // The same by a slice that nobody asked for.
    ahead.phase = Phase::Vote;
    let events = reveal_next(&ahead).unwrap();
    let told = events.iter().find_map(|event| match event {
        Event::Tallied { voters, votes } => Some((*voters, votes.clone())),
        _ => None,
    });
    assert_eq!(told, Some((5, vec![(card.into(), 5)])));
    does(&mut world, ATTENDEE, Action::Vote { target: card.into(), count: 0 });
    assert_eq!((world.board.tally.voters, world.board.tally.votes.len()), (4, 0));
}
