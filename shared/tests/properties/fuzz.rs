//! Any command, from anybody, at any time: an answer, no panic, and documents that say what the board holds.

use proptest::prelude::*;
use serde_json::{Value, json};
use shared::board::{Board, Reflection, Tally};
use shared::command::{Action, Command, ItemId, Position, TextEdit, TextField};
use shared::event::Standing;
use shared::ids::Key;
use shared::limits;
use shared::settings::Identity;

use crate::steps::{busy, cases, patches, steps, theme};
use crate::world::{MODERATOR, World};

/// What the documents must say, worked out from the board alone.
fn expected(board: &Board, staff: bool, standing: impl Fn(&Reflection) -> Option<Value>) -> Value {
    let entries = board.reflections.iter().filter_map(|(id, entry)| {
        let extra = standing(entry)?;
        let mut value = json!({
            "text": entry.text.as_str(),
            "prompt": entry.prompt.as_str(),
            "recognised": entry.recognised.count(),
        });
        if let Some(placement) = &entry.placement {
            value["theme"] = placement.theme.to_string().into();
            value["order"] = placement.order.as_str().into();
        }
        if let Some(lang) = entry.lang {
            value["lang"] = lang.as_str().into();
        }
        if let Some(top) = entry.under {
            value["under"] = top.to_string().into();
        }
        let named = board.settings.identity == Identity::Named;
        if let Some(name) = entry.name.as_ref().filter(|_| !staff && named) {
            value["name"] = name.as_str().into();
        }
        if let Some(votes) = board.tally.votes.get(&(*id).into()).filter(|_| !staff && board.results) {
            value["votes"] = (*votes).into();
        }
        if let Some(key) = entry.perspective.as_ref().filter(|key| !staff && is_shown(board, key)) {
            value["perspective"] = key.as_str().into();
        }
        if let Value::Object(extra) = extra {
            value.as_object_mut().unwrap().extend(extra);
        }
        Some((id.to_string(), value))
    });
    Value::Object(entries.collect())
}

/// Does this perspective stand with what it wrote? Only with five of them.
pub(crate) fn is_shown(board: &Board, key: &Key) -> bool {
    let public = board.reflections.values().filter(|r| r.standing == Standing::Published);
    let alike = public.filter(|r| r.perspective.as_ref() == Some(key)).count();
    board.settings.show_perspective && alike >= limits::GROUP
}

pub(crate) fn documents_tell_the_board(world: &World) -> Result<(), TestCaseError> {
    let board = &world.board;
    let public = world.documents.board.json();
    let staff = world.documents.staff.json();
    let published = expected(board, false, |r| (r.standing == Standing::Published).then_some(Value::Null));
    let waiting = expected(board, true, |r| match r.standing {
        Standing::Waiting => Some(json!({"approved": false})),
        Standing::Approved => Some(json!({"approved": true})),
        _ => None,
    });
    let set_aside = expected(board, true, |r| match r.standing {
        Standing::SetAside(reason) => Some(json!({"reason": reason})),
        _ => None,
    });
    let count = |value: &Value| value.as_object().unwrap().len();
    prop_assert_eq!(
        &public["counts"],
        &json!({"reflections": count(&published), "themes": board.themes.len()})
    );
    let mut tallies = json!({"waiting": count(&waiting), "set_aside": count(&set_aside)});
    if board.tally != Tally::default() || !staff["tallies"]["voters"].is_null() {
        tallies["voters"] = board.tally.voters.into();
    }
    for (target, votes) in &board.tally.votes {
        tallies[target.to_string()] = (*votes).into();
    }
    prop_assert_eq!(&staff["tallies"], &tallies);
    prop_assert_eq!(&public["reflections"], &published);
    prop_assert_eq!(&staff["waiting"], &waiting);
    prop_assert_eq!(&staff["set_aside"], &set_aside);
    prop_assert_eq!(&public["meta"]["phase"], board.phase.as_str());
    let themes = public["themes"].as_object().unwrap();
    prop_assert_eq!(themes.len(), board.themes.len());
    for (id, theme) in &board.themes {
        let told = &themes[&id.to_string()];
        prop_assert_eq!(&told["title"], &theme.title.to_string());
        prop_assert_eq!(&told["summary"], &theme.summary.to_string());
        prop_assert_eq!(&told["order"], theme.order.as_str());
        prop_assert_eq!(&told["colour"], theme.colour.as_str());
        let phrase = theme.key_phrase.map(|id| id.to_string());
        prop_assert_eq!(told.get("key_phrase").and_then(Value::as_str), phrase.as_deref());
        let votes = board.tally.votes.get(&(*id).into()).filter(|_| board.results);
        prop_assert_eq!(told.get("votes").and_then(Value::as_u64), votes.map(|votes| u64::from(*votes)));
        prop_assert!(theme.title.len() <= limits::TITLE && theme.summary.len() <= limits::SUMMARY);
    }
    for entry in board.reflections.values() {
        let there = entry.placement.as_ref().is_none_or(|p| board.themes.contains_key(&p.theme));
        prop_assert!(there, "placed in a theme that is gone");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn documents_say_what_the_board_holds(patch in patches(), steps in steps(150)) {
        let mut world = busy(&patch);
        for step in &steps {
            let action = step.action(&world);
            let _ = world.run(step.person, action);
        }
        documents_tell_the_board(&world)?;
    }

    /// Relative positions that no document ever gave.
    #[test]
    fn odd_positions_are_refused_or_harmless(
        items in prop::collection::vec((0..4_u64, 0..90_u32, any::<bool>(), -2..3_i32), 3),
        seen in proptest::option::of(any::<u32>()),
        insert in proptest::option::of("\\PC{0,5}"),
    ) {
        let mut world = World::new();
        for n in 0..2 {
            let title = format!("Thema 🙌 {n}");
            world.run(MODERATOR, Action::CreateTheme { theme: theme(n), title }).unwrap();
        }
        world.run(MODERATOR, Action::RemoveTheme { theme: theme(1) }).unwrap();
        let mut positions = items.iter().map(|(client, clock, is_item, assoc)| {
            let id = Some(ItemId { client: *client, clock: *clock });
            let (item, of) = if *is_item { (id, None) } else { (None, id) };
            Some(Position { of, item, assoc: *assoc })
        });
        let edit = TextEdit {
            theme: theme(0),
            field: TextField::Title,
            at: positions.next().flatten(),
            insert,
            from: positions.next().flatten(),
            to: positions.next().flatten(),
            seen,
        };
        let _ = world.run(MODERATOR, Action::EditText(edit));
        documents_tell_the_board(&world)?;
    }

    /// JSON that is nearly a command.
    #[test]
    fn odd_json_is_no_command_or_a_harmless_one(
        name in "post|edit|place|spotlight|undo|set_phase|set_settings|edit_text|x",
        body in prop_oneof![
            Just("null".to_owned()), Just("[]".to_owned()), Just("{}".to_owned()), Just("1e400".to_owned()),
            Just("{\"reflections\": []}".to_owned()), Just("{\"reflection\": 7}".to_owned()), "\\PC{0,20}",
        ],
        person in 0..8_usize,
    ) {
        let json = format!("{{\"id\": \"ffffffff-ffff-4fff-bfff-ffffffffffff\", \"{name}\": {body}}}");
        if let Ok(command) = serde_json::from_str::<Command>(&json) {
            let mut world = World::new();
            let _ = world.run(person, command.action);
            documents_tell_the_board(&world)?;
        }
    }
}
