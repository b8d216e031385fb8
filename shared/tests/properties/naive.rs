//! The rules against the naive model, command by command; and what must hold after each of them whoever is right.

use proptest::prelude::*;
use shared::board::Board;
use shared::command::Action;
use shared::event::{Record, Standing};

use crate::compare::same;
use crate::fuzz::documents_tell_the_board;
use crate::model::Model;
use crate::steps::{busy, cases, patches, some_steps};
use crate::world::{NOW, World, actor, replay};

/// Nothing points at what is not there; stacks are one deep and in one theme; votes keep both limits.
pub(crate) fn holds_together(board: &Board) -> Result<(), TestCaseError> {
    for (id, entry) in &board.reflections {
        if let Some(top) = entry.under {
            let there = board.reflections.get(&top);
            prop_assert!(top != *id, "under itself");
            prop_assert!(there.is_some(), "{id} lies under what left");
            let there = there.unwrap();
            prop_assert!(there.under.is_none(), "a stack two deep, or a ring");
            let aside = |standing| matches!(standing, Standing::SetAside(_));
            prop_assert!(!aside(there.standing) && !aside(entry.standing), "set aside in a stack");
            let theme = |r: &shared::board::Reflection| r.placement.as_ref().map(|p| p.theme);
            prop_assert_eq!(theme(there), theme(entry), "a stack in two themes");
        }
        let placed = entry.placement.as_ref().is_none_or(|p| board.themes.contains_key(&p.theme));
        prop_assert!(placed, "placed in a theme that is gone");
    }
    for (id, theme) in &board.themes {
        if let Some(phrase) = theme.key_phrase {
            let entry = board.reflections.get(&phrase);
            prop_assert!(
                entry.is_some_and(|r| r.standing == Standing::Published),
                "a key phrase nobody reads"
            );
            let there = entry.unwrap().placement.as_ref().is_some_and(|p| p.theme == *id);
            prop_assert!(there, "a key phrase of another theme");
        }
    }
    if let Some(id) = board.spotlight.reflection {
        let lit = board.reflections.get(&id).is_some_and(|r| r.standing == Standing::Published);
        prop_assert!(lit, "a spotlight on what nobody may read");
    }
    if let Some(id) = board.spotlight.theme {
        prop_assert!(board.themes.contains_key(&id), "a spotlight on a theme that is gone");
    }
    for who in board.votes.keys() {
        let votes = board.votes_of(*who);
        prop_assert!(votes.values().sum::<u32>() <= board.settings.votes_per_person, "too many votes");
        let at_once = board.settings.votes_per_target;
        prop_assert!(votes.values().all(|count| *count <= at_once), "too many votes on one");
    }
    prop_assert!(board.tally.voters >= 5 || board.tally.votes.is_empty(), "totals of {}", board.tally.voters);
    Ok(())
}

/// The model and the rules give the same answer and the same board.
fn agree(world: &mut World, model: &mut Model, person: usize, action: &Action) -> Result<(), TestCaseError> {
    let said = world.run(person, action.clone()).map(|_| ());
    if matches!(action, Action::Undo { .. } | Action::EditText(_)) {
        *model = Model::of(&world.board);
        return Ok(());
    }
    let mut next = model.clone();
    let expected = next.obey(&actor(person), action, NOW);
    prop_assert_eq!(said.map_err(|refusal| refusal.reason), expected, "{:?} of {}", action, person);
    if expected.is_ok() {
        *model = next;
    }
    model.take_orders(&world.board);
    let told = Model::of(&world.board);
    prop_assert!(*model == told, "{:?} of {}: {}", action, person, unlike(model, &told));
    Ok(())
}

/// The first field that differs.
fn unlike(model: &Model, board: &Model) -> String {
    let (model, board) = (format!("{model:#?}"), format!("{board:#?}"));
    let mut lines = model.lines().zip(board.lines());
    let unlike = lines.find(|(a, b)| a != b);
    unlike.map_or_else(String::new, |(model, board)| format!("model {model}, board {board}"))
}

/// The log without its people, as retention leaves it.
fn without_people(record: &Record) -> Record {
    Record { participant: None, ..record.clone() }
}

proptest! {
    #![proptest_config(cases(if std::env::var_os("WEERKLANK_PROVE").is_some() { 100_000 } else { 2_000 }))]

    #[test]
    fn prove_model_rules_agree_with_a_naive_model(
        patch in patches(),
        steps in some_steps(50),
        sizes in prop::collection::vec(1..9_usize, 1..4),
    ) {
        let mut world = busy(&patch);
        let mut model = Model::of(&world.board);
        for step in &steps {
            let action = step.action(&world);
            agree(&mut world, &mut model, step.person, &action)?;
            holds_together(&world.board)?;
        }
        documents_tell_the_board(&world)?;
        let bare: Vec<Record> = world.log.iter().map(without_people).collect();
        let (_, documents) = replay(&bare, &sizes);
        let (there, again) = (&world.documents, &documents);
        prop_assert_eq!(there.board.clock(), again.board.clock());
        prop_assert_eq!(there.staff.clock(), again.staff.clock());
        same(&there.board.json(), &again.board.json(), || "without people".into())?;
    }
}
