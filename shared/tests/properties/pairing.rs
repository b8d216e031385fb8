//! Two boards that differ only in which phone wrote which text, or when within the round, give everybody the same
//! documents: the same JSON, written in the same order, in as many bytes.

use proptest::prelude::*;
use shared::command::Action;
use shared::document::{Document, DocumentName};
use shared::ids::ReflectionId;
use shared::phase::Phase;
use shared::settings::SettingsPatch;
use shared::view;

use crate::steps::{cases, patches, reflection};
use crate::world::{MODERATOR, ORGANISER, World};

const PHONES: usize = 4;

fn post(world: &mut World, phone: usize, id: ReflectionId, text: &str) {
    let prompt = "parels".parse().unwrap();
    world
        .run(
            phone,
            Action::Post {
                reflection: id,
                prompt,
                text: text.to_owned(),
                perspective: None,
                lang: None,
                source: None,
            },
        )
        .unwrap();
}

fn phase(world: &mut World, phase: Phase) {
    world.run(MODERATOR, Action::SetPhase { phase, expected: world.board.phase }).unwrap();
}

/// A round of writing and reading, with one edit and one withdrawal by whoever wrote it.
fn board(patch: &SettingsPatch, authors: &[usize], order: &[usize]) -> World {
    let mut world = World::with(&SettingsPatch { reflections_per_person: Some(50), ..patch.clone() });
    phase(&mut world, Phase::Write);
    for phone in 0..PHONES {
        let id = reflection(200 + u8::try_from(phone).unwrap());
        post(&mut world, phone, id, &format!("eerst {phone}"));
    }
    for &n in order {
        let id = reflection(u8::try_from(n).unwrap());
        post(&mut world, authors[n], id, &format!("reflectie {n}"));
    }
    let last = authors.len() - 1;
    let edited = Action::Edit { reflection: reflection(0), text: "beter gezegd".to_owned() };
    world.run(authors[0], edited).unwrap();
    world
        .run(authors[last], Action::Withdraw { reflection: reflection(u8::try_from(last).unwrap()) })
        .unwrap();
    let all: Vec<_> = world.board.reflections.keys().copied().collect();
    world.run(ORGANISER, Action::Approve { reflections: all }).unwrap();
    phase(&mut world, Phase::Read);
    world
}

/// All that a reader could compare: what is said, how much was written, and the order in which the ids were.
fn traces(document: &Document) -> (serde_json::Value, usize, u32, Vec<String>) {
    const ID: usize = 36;
    let (json, bytes) = (document.json(), document.diff(0));
    let ids = bytes.windows(ID).filter_map(|window| {
        let id = std::str::from_utf8(window).ok()?;
        id.parse::<ReflectionId>().ok().map(|id| id.to_string())
    });
    let ids = ids.collect();
    (json, bytes.len(), document.clock(), ids)
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn nobody_can_tell_which_phone_wrote_what(
        patch in patches(),
        pairs in prop::collection::vec((0..PHONES, 0..PHONES), 2..20),
    ) {
        let (one, other): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let order: Vec<usize> = (0..one.len()).collect();
        let (a, b) = (board(&patch, &one, &order), board(&patch, &other, &order));
        for name in DocumentName::ALL {
            prop_assert_eq!(traces(a.documents.get(name)), traces(b.documents.get(name)));
        }
        prop_assert_eq!(view::now(&a.board, "", 9, 0), view::now(&b.board, "", 9, 0));
    }

    #[test]
    fn nobody_can_tell_when_within_the_round(
        authors in prop::collection::vec(0..PHONES, 2..20),
        order in Just(()).prop_perturb(|(), mut random| random.random::<u64>()),
    ) {
        let patch = SettingsPatch::default();
        let there: Vec<usize> = (0..authors.len()).collect();
        let mut shuffled = there.clone();
        shuffled.sort_by_key(|n| order.rotate_left(u32::try_from(*n * 7).unwrap()));
        let (a, b) = (board(&patch, &authors, &there), board(&patch, &authors, &shuffled));
        prop_assert_eq!(traces(&a.documents.board), traces(&b.documents.board));
    }
}
