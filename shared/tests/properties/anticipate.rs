//! What a client shows at once for its own command is what the server then publishes: documents before, with the
//! command laid over them, read as the documents after.

use proptest::prelude::*;
use serde_json::{Value, json};
use shared::board::Board;
use shared::command::{Action, Command};
use shared::document::{Reading, read_board};
use shared::ids::CommandId;
use shared::role::Role;
use shared::sync::{overlay, recognise_own};
use shared::view;

use crate::compare::same;
use crate::steps::{busy, cases, patches, steps};
use crate::world::{NOW, PEOPLE, World, actor};

/// The board as this person's replica and their own state tell it.
fn replica(world: &World, person: usize) -> Board {
    let staff = actor(person).role.is_staff().then_some(&world.documents.staff);
    let mut board = read_board(&world.documents.board, staff, &Reading::default()).board;
    let participant = actor(person).participant;
    recognise_own(&mut board, &view::me(&world.board, participant), participant);
    board
}

/// All that stands in documents. Totals of votes are left out: a reader knows nobody's votes but their own. So are
/// flags and names of a post: the server's own look at words, and what only it knows that the author is called.
fn told(board: &Board, staff: bool) -> Value {
    let reflections = board.reflections.iter().map(|(id, r)| {
        let placement = r.placement.as_ref().map(|p| (p.theme.to_string(), p.order.as_str()));
        // A group that becomes large enough by this very change is shown by the server alone.
        let perspective = r.perspective.as_ref().filter(|_| staff);
        let entry = json!({
            "text": r.text.as_str(),
            "prompt": r.prompt.as_str(),
            "standing": r.standing,
            "placement": placement,
            "under": r.under,
            "lang": r.lang,
            "recognised": r.recognised.count(),
            "perspective": perspective.map(shared::ids::Key::as_str),
        });
        (id.to_string(), entry)
    });
    let themes = board.themes.iter().map(|(id, t)| {
        let entry = json!({
            "title": t.title.to_string(),
            "summary": t.summary.to_string(),
            "order": t.order.as_str(),
            "colour": t.colour,
            "key_phrase": t.key_phrase,
        });
        (id.to_string(), entry)
    });
    json!({
        "reflections": reflections.collect::<serde_json::Map<_, _>>(),
        "themes": themes.collect::<serde_json::Map<_, _>>(),
        "phase": board.phase,
        "prompt": board.prompt,
        "prompts": board.prompts,
        "results": board.results,
        "settings": board.settings,
        "closed": board.is_final,
        "protocol": board.protocol.as_str(),
    })
}

/// What a client cannot foresee: whom a reflection is of, what a command did that stands in no document, a post that
/// an attendee's copy does not show; and, for an attendee, where moderators put what they cannot see.
fn is_foreseen(action: &Action, role: Role) -> bool {
    let attendees_own = matches!(
        action,
        Action::Post { .. } | Action::Edit { .. } | Action::Withdraw { .. } | Action::SetPhase { .. }
    );
    !matches!(action, Action::Kick { .. } | Action::Undo { .. }) && (role.is_staff() || !attendees_own)
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn a_command_laid_over_the_documents_is_what_they_become(patch in patches(), steps in steps(40)) {
        let mut world = busy(&patch);
        let mut reading = Reading::default();
        for step in &steps {
            let action = step.action(&world);
            let person = step.person % PEOPLE.len();
            let role = actor(person).role;
            let before = replica(&world, person);
            if world.run(person, action.clone()).is_err() || !is_foreseen(&action, role) {
                continue;
            }
            let command = Command { id: CommandId::from_random([0xdd; 16]), action: action.clone() };
            let positions = &world.documents.board;
            // Places in a text are resolved on the copy as it was; here only commands that need none.
            if matches!(action, Action::EditText(_)) {
                continue;
            }
            let seen = overlay(&before, [&command], &actor(person), NOW, positions);
            let after = replica(&world, person);
            let staff = role.is_staff();
            same(&told(&seen, staff), &told(&after, staff), || format!("{action:?} of a {role}"))?;
            // Reading on from an earlier reading tells what a fresh one does.
            let documents = &world.documents;
            reading = read_board(&documents.board, Some(&documents.staff), &reading);
            let fresh = read_board(&documents.board, Some(&documents.staff), &Reading::default());
            same(&told(&reading.board, true), &told(&fresh.board, true), || "read on".into())?;
        }
    }
}
