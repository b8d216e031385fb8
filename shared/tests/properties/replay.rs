//! The same log gives the same documents, however it was cut into turns, and wherever a reader came in.

use proptest::prelude::*;
use shared::document::{Document, DocumentName, Documents, EPOCH, Reading};
use shared::event::{Event, Record};
use shared::sync::Replica;
use shared::wire;

use crate::steps::{Step, busy, cases, patches, steps};
use crate::world::{World, replay};

fn run(world: &mut World, steps: &[Step]) {
    for step in steps {
        let action = step.action(world);
        let _ = world.run(step.person, action);
    }
}

fn same(a: &Documents, b: &Documents) -> Result<(), TestCaseError> {
    for name in DocumentName::ALL {
        prop_assert_eq!(a.get(name).state_vector(), b.get(name).state_vector());
        prop_assert_eq!(a.get(name).json(), b.get(name).json());
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_log_gives_the_same_documents_in_any_turns(
        patch in patches(),
        steps in steps(120),
        sizes in prop::collection::vec(1..9_usize, 1..6),
    ) {
        let mut world = busy(&patch);
        run(&mut world, &steps);
        for sizes in [&sizes[..], &[], &[1]] {
            let (board, documents) = replay(&world.log, sizes);
            same(&world.documents, &documents)?;
            prop_assert_eq!(format!("{:?}", &world.board), format!("{board:?}"));
        }
    }

    #[test]
    fn a_log_reads_back_from_its_json(patch in patches(), steps in steps(60)) {
        let mut world = busy(&patch);
        run(&mut world, &steps);
        for record in &world.log {
            let json = serde_json::to_string(record).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Record>(&json).unwrap(), record);
        }
    }

    #[test]
    fn a_redacted_log_gives_the_same_clocks(patch in patches(), steps in steps(120)) {
        let mut world = busy(&patch);
        run(&mut world, &steps);
        let redacted: Vec<Record> = world.log.iter().map(redact).collect();
        let (_, documents) = replay(&redacted, &[3]);
        for name in DocumentName::ALL {
            prop_assert_eq!(documents.get(name).clock(), world.documents.get(name).clock());
        }
    }

    /// A reader who was there all the time, one who comes in the middle, and one who comes at the end.
    #[test]
    fn readers_agree_wherever_they_come_in(
        patch in patches(),
        before in steps(40),
        after in steps(40),
    ) {
        let mut world = busy(&patch);
        let mut always = Replica::default();
        for name in DocumentName::ALL {
            always.open(name, EPOCH);
            let all = wire::encode_step_2(name, &world.documents.get(name).diff(0));
            always.receive(&all).unwrap();
        }
        let mut middle: Vec<Document> = Vec::new();
        let mut reading = Reading::default();
        for (part, steps) in [&before, &after].into_iter().enumerate() {
            if part == 1 {
                middle = DocumentName::ALL.map(|name| fresh(name, &world.documents)).into();
            }
            for step in steps {
                let action = step.action(&world);
                let Ok(updates) = world.run(step.person, action) else { continue };
                for (name, update) in [(DocumentName::Board, updates.board), (DocumentName::Staff, updates.staff)] {
                    if let Some(update) = update {
                        always.receive(&wire::encode_update(name, &update.bytes)).unwrap();
                    }
                }
                reading = always.read(&reading);
            }
        }
        for (name, mut late) in DocumentName::ALL.into_iter().zip(middle) {
            let now = world.documents.get(name);
            late.apply(&now.diff(late.clock())).unwrap();
            prop_assert_eq!(late.json(), now.json());
            prop_assert_eq!(fresh(name, &world.documents).json(), now.json());
            prop_assert_eq!(always.document(name).unwrap().json(), now.json());
        }
        let read = always.read(&Reading::default()).board;
        prop_assert_eq!(&reading.board.reflections, &read.reflections, "what was read bit by bit");
        prop_assert_eq!(read.reflections.len(), world.board.reflections.len());
        for (id, entry) in &world.board.reflections {
            let (read, entry) = (&read.reflections[id], entry);
            prop_assert_eq!(&read.text, &entry.text);
            prop_assert_eq!(&read.standing, &entry.standing);
            prop_assert_eq!(&read.placement, &entry.placement);
            prop_assert_eq!(&read.flags, &entry.flags);
            prop_assert_eq!(read.lang, entry.lang);
            prop_assert_eq!(read.recognised.count(), entry.recognised.count());
        }
    }
}

fn fresh(name: DocumentName, documents: &Documents) -> Document {
    let mut document = Document::new(name);
    document.apply(&documents.get(name).diff(0)).unwrap();
    document
}

/// The record after its texts were erased from the log, as the store gives it back.
fn redact(record: &Record) -> Record {
    let mut json = serde_json::to_value(record).unwrap();
    let events = json["events"].as_array_mut().unwrap();
    for (event, json) in record.events.iter().zip(events) {
        let kind = match event {
            Event::Posted { .. } => "posted",
            Event::Edited { .. } => "edited",
            _ => continue,
        };
        json[kind]["text"] = "".into();
    }
    serde_json::from_value(json).unwrap()
}
