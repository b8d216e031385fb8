//! What a reader may not see is in no byte that this reader gets.

use proptest::prelude::*;
use shared::command::Action;
use shared::event::Standing;
use shared::ids::ReflectionId;

use crate::steps::{cases, patches, steps};
use crate::world::{PEOPLE, World, actor};

fn holds(bytes: &[u8], what: impl AsRef<[u8]>) -> bool {
    let what = what.as_ref();
    bytes.windows(what.len()).any(|window| window == what)
}

/// A text that is nowhere else, so that finding it means it leaked.
fn canary(id: ReflectionId, turn: usize) -> String {
    format!("canary-{id}-{turn}.")
}

proptest! {
    #![proptest_config(cases(120))]

    /// After each turn: the turn's update and a newcomer's copy of `board` hold no text that is not published now,
    /// and never an earlier wording, a participant or the command of a reflection.
    #[test]
    fn board_holds_only_published_words(patch in patches(), steps in steps(80)) {
        let mut world = World::with(&patch);
        let mut written: Vec<(ReflectionId, String)> = Vec::new();
        for (turn, step) in steps.iter().enumerate() {
            let mut action = step.action(&world);
            if let Action::Post { reflection, text, .. } | Action::Edit { reflection, text } = &mut action {
                *text = canary(*reflection, turn);
                written.push((*reflection, text.clone()));
            }
            let Ok(updates) = world.run(step.person, action) else { continue };
            let update = updates.board.map(|update| update.bytes).unwrap_or_default();
            let whole = world.documents.board.diff(0);
            for (id, text) in &written {
                let entry = world.board.reflections.get(id);
                let shown = entry.is_some_and(|r| r.standing == Standing::Published && r.text.as_str() == text);
                if !shown {
                    prop_assert!(!holds(&whole, text), "a newcomer reads {text}");
                    prop_assert!(!holds(&update, text), "the turn tells {text}");
                }
            }
            for person in 0..PEOPLE.len() {
                let participant = actor(person).participant;
                let (written, raw) = (participant.to_string(), participant.to_bytes());
                prop_assert!(!holds(&whole, written), "a participant's id");
                prop_assert!(!holds(&whole, raw), "a participant's id, raw");
            }
        }
    }
}
