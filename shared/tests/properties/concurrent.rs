//! Two moderators write in one summary from the same old copy: every letter that nobody deleted is there.

use std::collections::BTreeSet;

use proptest::prelude::*;
use shared::command::{Action, TextEdit, TextField};
use shared::document::{Document, DocumentName, text_position};

use crate::steps::{cases, theme};
use crate::world::{MODERATOR, OTHER_MODERATOR, World, replay};

/// (index, delete, insert) in the copy that the person sees.
type Edit = (u32, u32, u8);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec((0..24_u32, 0..5_u32, 0..4_u8), 1..6)
}

/// Letters that occur once in the whole run, so that each can be followed.
struct Letters(u32);

impl Letters {
    fn take(&mut self, count: u8) -> String {
        (0..count)
            .map(|_| {
                self.0 += 1;
                char::from_u32(0x4e00 + self.0).unwrap()
            })
            .collect()
    }
}

/// The command for an edit against this copy, and the letters that it deletes.
fn command(
    copy: &Document,
    (index, delete, insert): Edit,
    letters: &mut Letters,
) -> (TextEdit, String, String) {
    let theme = theme(0);
    let field = TextField::Summary;
    let json = copy.json();
    let text: Vec<char> = json["themes"][theme.to_string()]["summary"].as_str().unwrap().chars().collect();
    let length = u32::try_from(text.len()).unwrap();
    let from = index.min(length);
    let to = (from + delete).min(length);
    let deleted = text[from as usize..to as usize].iter().collect();
    let inserted = letters.take(insert.max(u8::from(from == to)));
    let at = |index, assoc| text_position(copy, theme, field, index, assoc);
    let edit = TextEdit {
        theme,
        field,
        at: at(from, -1),
        insert: Some(inserted.clone()),
        from: at(from, 0).filter(|_| from < to),
        to: at(to, -1).filter(|_| from < to),
        seen: Some(copy.clock()),
    };
    (edit, inserted, deleted)
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn no_letter_is_lost_that_nobody_deleted(
        first in 0..12_u8,
        a in edits(),
        b in edits(),
        turns in prop::collection::vec(any::<bool>(), 12),
    ) {
        let mut world = World::new();
        let mut letters = Letters(0);
        world.run(MODERATOR, Action::CreateTheme { theme: theme(0), title: "Rust".into() }).unwrap();
        let mut copy = Document::new(DocumentName::Board);
        copy.apply(&world.documents.board.diff(0)).unwrap();
        let (start, typed, _) = command(&copy, (0, 0, first.max(1)), &mut letters);
        world.run(MODERATOR, Action::EditText(start)).unwrap();
        copy.apply(&world.documents.board.diff(copy.clock())).unwrap();

        let mut kept: BTreeSet<char> = typed.chars().collect();
        let mut plan = |edits: Vec<Edit>, kept: &mut BTreeSet<char>, gone: &mut BTreeSet<char>| {
            let made: Vec<_> = edits.into_iter().map(|edit| command(&copy, edit, &mut letters)).collect();
            for (_, inserted, deleted) in &made {
                kept.extend(inserted.chars());
                gone.extend(deleted.chars());
            }
            made.into_iter().map(|(edit, ..)| edit).collect::<Vec<_>>().into_iter()
        };
        let mut gone = BTreeSet::new();
        let mut queues = [plan(a, &mut kept, &mut gone), plan(b, &mut kept, &mut gone)];
        let mut turns = turns.into_iter().cycle();
        while queues.iter().any(|queue| queue.len() > 0) {
            let who = usize::from(turns.next().unwrap());
            let who = if queues[who].len() > 0 { who } else { 1 - who };
            let edit = queues[who].next().unwrap();
            let person = [MODERATOR, OTHER_MODERATOR][who];
            let done = world.run(person, Action::EditText(edit.clone()));
            prop_assert!(done.is_ok(), "{edit:?}: {done:?}");
        }

        let json = world.documents.board.json();
        let summary = json["themes"][theme(0).to_string()]["summary"].as_str().unwrap();
        let there: BTreeSet<char> = summary.chars().collect();
        prop_assert_eq!(there.len(), summary.chars().count(), "a letter stands twice: {}", summary);
        let wanted: BTreeSet<char> = kept.difference(&gone).copied().collect();
        prop_assert_eq!(there, wanted);
        let (_, documents) = replay(&world.log, &[2, 5]);
        prop_assert_eq!(documents.board.json(), json);
    }
}
