//! A command taken back at once leaves the board as it was.

use proptest::prelude::*;
use serde_json::{Value, json};
use shared::board::Board;
use shared::command::{Action, Afterwards, Screen, SpotlightTarget};
use shared::refusal::Reason;
use shared::settings::{Moderation, Reveal};

use crate::compare::same;
use crate::steps::{busy, cases, patches, steps};
use crate::world::World;

/// All that people see, without the staff's history of deeds. What was never said and what was taken back are the
/// same to everybody.
pub(crate) fn seen(world: &World) -> Value {
    let mut staff = world.documents.staff.json();
    staff["history"] = Value::Null;
    let mut board = world.documents.board.json();
    for (root, key, nothing) in
        [("meta", "results", json!(false)), ("meta", "prompt", Value::Null), ("meta", "protocol", json!(""))]
    {
        for document in [&mut board, &mut staff] {
            let entries = document[root].as_object_mut().unwrap();
            if entries.get(key) == Some(&nothing) {
                entries.remove(key);
            }
        }
    }
    let tallies = staff["tallies"].as_object_mut().unwrap();
    tallies.retain(|key, count| key != "voters" || *count != 0);
    let Board { screen, spotlight, prompt, timer_ends_at, results, locked, kicked, .. } = &world.board;
    let steered =
        format!("{screen:?} {spotlight:?} {prompt:?} {timer_ends_at:?} {results} {locked} {kicked:?}");
    json!({"board": board, "staff": staff, "steered": steered})
}

/// What cannot be unseen or brought back: a reveal, a withdrawal, a name that was said, an undo that was itself
/// undone, a board closed for good.
fn is_one_way(action: &Action) -> bool {
    matches!(
        action,
        Action::Withdraw { .. }
            | Action::SetPhase { .. }
            | Action::SetSettings(_)
            | Action::Introduce { .. }
            | Action::Kick { then: Afterwards::Erase, .. }
            | Action::CloseBoard {}
            | Action::Undo { .. }
    )
}

/// What goes back and forth as often as one likes.
fn is_grouping(action: &Action) -> bool {
    matches!(
        action,
        Action::Place { .. }
            | Action::Unplace { .. }
            | Action::Stack { .. }
            | Action::Unstack { .. }
            | Action::ColourTheme { .. }
            | Action::KeyPhrase { .. }
            | Action::MoveTheme { .. }
            | Action::RemoveTheme { .. }
            | Action::MergeThemes { .. }
    )
}

/// The hall looks at a spotlight with nothing in it: an undo shows the wall instead, which is better.
fn is_dark(board: &Board) -> bool {
    board.screen == Screen::Spotlight && board.spotlight == SpotlightTarget::NOTHING
}

/// Set aside and taken back in a private round, what was already public waits for the next reveal: its author may
/// have changed it meanwhile, and new words are nobody's yet. And where a moderator reads first, an edit is read
/// again, also when it is taken back.
fn hides_again(action: &Action, board: &Board) -> bool {
    let private = !board.phase.reveals() && board.settings.reveal != Reveal::Live;
    let reread = board.settings.moderation == Moderation::Before;
    let is_edit = match action {
        Action::Edit { .. } => true,
        // Posted again with other words: an edit.
        Action::Post { reflection, .. } => board.reflections.contains_key(reflection),
        _ => false,
    };
    // What was stacked while it waited comes out of its stack when its approval is taken back, as anything does that
    // the hall may not read any more.
    let stacked = match action {
        Action::Approve { reflections } | Action::Restore { reflections } => reflections.iter().any(|id| {
            let lies = board.reflections.get(id).is_some_and(|entry| entry.under.is_some());
            lies || !board.stacked_under(*id).is_empty()
        }),
        _ => false,
    };
    stacked
        || (private && matches!(action, Action::SetAside { .. } | Action::Kick { .. }))
        || (reread && is_edit)
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_command_taken_back_at_once_leaves_no_trace(patch in patches(), steps in steps(60)) {
        let mut world = busy(&patch);
        for step in &steps {
            let action = step.action(&world);
            let board = &world.board;
            let one_way = is_one_way(&action) || is_dark(board) || hides_again(&action, board);
            let before = seen(&world);
            let Ok((command, decision, _)) = world.run_as(step.person, action.clone()) else { continue };
            if one_way || step.other % 3 == 0 {
                continue;
            }
            let after = seen(&world);
            let undone = world.run_as(step.person, Action::Undo { command });
            if decision.events.is_empty() {
                prop_assert_eq!(undone.as_ref().map_err(|refusal| refusal.reason).err(), Some(Reason::Gone));
            } else {
                prop_assert!(undone.is_ok(), "{action:?}: {undone:?}");
            }
            same(&seen(&world), &before, || format!("{action:?}"))?;
            if let (Ok((back, ..)), true) = (undone, is_grouping(&action)) {
                prop_assert!(world.run(step.person, Action::Undo { command: back }).is_ok(), "{action:?}");
                same(&seen(&world), &after, || format!("{action:?} done again"))?;
            }
        }
    }
}
