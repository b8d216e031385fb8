//! The store takes out of the log what people took back. What a room loads from that log, and what a room still holds
//! that heard it all, must be the same, and hold no word of it.

use std::collections::BTreeSet;

use shared::command::{Action, Command};
use shared::document::DocumentName;
use shared::event::{Event, Record};
use shared::ids::{BoardId, CommandId, ReflectionId};
use shared::role::Role;

use super::World;
use crate::room::state::{Given, Input, Room};
use crate::store::kept;

#[test]
fn a_redacted_log_replays_to_the_same_and_holds_no_withdrawn_word() {
    let mut searched = 0;
    for seed in 0..12_u64 {
        let mut world = World::new(seed);
        (0..60).for_each(|_| world.step());
        say_and_take_back(&mut world);
        (0..60).for_each(|_| world.step());
        let is_closed = seed % 3 == 0;
        if is_closed {
            close(&mut world);
        }
        let log = kept(&world.log);
        let again = Room::load(BoardId::from_random([9; 16]), "ABCDEFGH".into(), &log, 0);
        let withdrawn = withdrawn_words(&world.log);
        searched += withdrawn.len();
        let heard = format!("{:?}", world.room.board);
        let read = format!("{:?} {log:?}", again.board);
        for name in DocumentName::ALL {
            let (live, replay) = (world.room.documents.get(name), again.documents.get(name));
            assert_eq!(live.state_vector(), replay.state_vector(), "seed {seed}: clocks");
            // Which moderator did what is told until the board is closed, and nobody remembers it after that.
            if name == DocumentName::Board || !is_closed {
                assert_eq!(live.json(), replay.json(), "seed {seed}: content");
            }
            for word in &withdrawn {
                assert!(!has(&live.diff(0), word), "seed {seed}: {word} stands in {}", name.as_str());
                assert!(!has(&replay.diff(0), word), "seed {seed}: {word} came back in {}", name.as_str());
            }
        }
        for word in &withdrawn {
            assert!(!heard.contains(word), "seed {seed}: the room holds {word}");
            assert!(!read.contains(word), "seed {seed}: the log holds {word}");
        }
    }
    assert!(searched > 12, "only {searched} words: the plans say too little");
}

/// Everybody words each reflection of theirs anew, twice, and takes back every second one.
fn say_and_take_back(world: &mut World) {
    let own: Vec<_> = world.room.board.reflections.iter().map(|(id, r)| (*id, r.author)).collect();
    for (at, (reflection, author)) in (0..).zip(own) {
        let Some(actor) = world.people.iter().map(|p| p.actor).find(|a| Some(a.participant) == author) else {
            continue;
        };
        let edit = |times: u64| Action::Edit { reflection, text: format!("kanarie{at}x{times}") };
        let withdraw = (at % 2 == 0).then_some(Action::Withdraw { reflection });
        for action in [edit(1), edit(2)].into_iter().chain(withdraw) {
            let command = Command { id: CommandId::from_random(world.seeded.id()), action };
            let said = Input::Call { call: 1, actor, commands: vec![Ok(command)] };
            // Nobody speaks faster than a hand.
            world.now += 1_000;
            let outcome = world.room.turn(vec![said], Given { now: world.now, fresh_code: None });
            world.log.extend(outcome.records);
        }
    }
}

fn close(world: &mut World) {
    let actor = world.people.iter().map(|p| p.actor).find(|actor| actor.role == Role::Organiser).unwrap();
    let command = Command { id: CommandId::from_random(world.seeded.id()), action: Action::CloseBoard {} };
    world.now += 60_000;
    let said = Input::Call { call: 1, actor, commands: vec![Ok(command)] };
    let outcome = world.room.turn(vec![said], Given { now: world.now, fresh_code: None });
    world.log.extend(outcome.records);
    assert!(world.room.board.is_final);
}

fn has(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|part| part == word.as_bytes())
}

/// Wordings that only reflections had that are gone.
fn withdrawn_words(log: &[Record]) -> BTreeSet<String> {
    let events = || log.iter().flat_map(|record| &record.events);
    let gone: BTreeSet<ReflectionId> = events()
        .filter_map(|event| match event {
            Event::Withdrawn { reflection } => Some(*reflection),
            _ => None,
        })
        .collect();
    let said = |is_gone: bool| -> BTreeSet<String> {
        let said = events().filter_map(|event| match event {
            Event::Posted { reflection, text, .. } | Event::Edited { reflection, text, .. } => {
                (gone.contains(reflection) == is_gone).then(|| text.to_string())
            }
            _ => None,
        });
        said.collect()
    };
    said(true).difference(&said(false)).cloned().collect()
}
