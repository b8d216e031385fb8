//! A command taken back at once leaves the board as it was.

use proptest::prelude::*;
use shared::board::Board;
use shared::command::{Action, Screen, SpotlightTarget};
use shared::refusal::Reason;
use shared::settings::{Moderation, Reveal};

use crate::steps::{busy, cases, patches, steps};
use crate::world::World;

/// All that people see, without the staff's history of deeds.
fn seen(world: &World) -> (serde_json::Value, serde_json::Value, String) {
    let mut staff = world.documents.staff.json();
    staff["history"] = serde_json::Value::Null;
    let board = world.documents.board.json();
    let screen = format!("{:?} {:?} {:?}", world.board.screen, world.board.spotlight, world.board.prompt);
    (board, staff, screen)
}

/// What cannot be unseen or brought back: a reveal, a withdrawal, an undo that was itself undone.
fn is_one_way(action: &Action) -> bool {
    matches!(
        action,
        Action::Withdraw { .. } | Action::SetPhase { .. } | Action::SetSettings(_) | Action::Undo { .. }
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
    (private && matches!(action, Action::SetAside { .. })) || (reread && is_edit)
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
            let undone = world.run(step.person, Action::Undo { command });
            if decision.events.is_empty() {
                prop_assert_eq!(undone.map_err(|refusal| refusal.reason).err(), Some(Reason::Gone));
            } else {
                prop_assert!(undone.is_ok(), "{action:?}: {undone:?}");
            }
            prop_assert_eq!(seen(&world), before, "{:?}", action);
        }
    }
}
