//! Each limit at its edge: the last that fits, and the first that does not.

use shared::command::{Action, Afterwards, SetAsideReason};
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::settings::{Prompt, SettingsPatch};

use shared::event::{Event, Record, Standing};
use shared::ids::{CommandId, ReflectionId, ThemeId};
use shared::order::Order;
use shared::role::Role;
use shared::words::Text;

use super::{ATTENDEE, does, go, hall, place, post, reason, refuses, would};
use crate::steps::{reflection, theme};
use crate::world::{MODERATOR, NOW, OTHER_MODERATOR, World, actor};

fn id(n: u32) -> [u8; 16] {
    let mut bytes = [7; 16];
    bytes[..4].copy_from_slice(&n.wrapping_mul(2_654_435_761).to_be_bytes());
    bytes
}

/// So many reflections that the rules were not asked about.
pub(super) fn flood(world: &mut World, count: u32, standing: Standing) {
    let events = (0..count).map(|n| Event::Posted {
        reflection: ReflectionId::from_random(id(n)),
        prompt: "parels".parse().unwrap(),
        text: Text::parse("vol").unwrap(),
        perspective: None,
        lang: None,
        flags: Vec::new(),
        standing,
        name: None,
        source: None,
    });
    let record = Record {
        seq: world.board.seq + 1,
        command: CommandId::from_random([0xf1; 16]),
        participant: Some(actor(3).participant),
        role: Role::Attendee,
        events: events.collect(),
    };
    world.board.apply(&record);
}

fn another() -> Action {
    let prompt: Prompt = world_prompt();
    Action::Post {
        reflection: reflection(0),
        prompt: prompt.id,
        text: "x".into(),
        perspective: None,
        lang: None,
        source: None,
    }
}

fn world_prompt() -> Prompt {
    World::new().board.prompts[0].clone()
}

#[test]
fn a_board_is_full_at_ten_thousand() {
    let mut world = World::new();
    flood(&mut world, 9_999, Standing::Approved);
    assert!(would(&mut world, ATTENDEE, another()).is_ok());
    let mut world = World::new();
    flood(&mut world, 10_000, Standing::Approved);
    let full = would(&mut world, ATTENDEE, another()).unwrap_err();
    assert_eq!((full.reason, full.limit), (Reason::Limit, Some(10_000)));
}

#[test]
fn sixty_four_themes_and_no_more() {
    let mut world = World::new();
    for n in 0..64 {
        let title = format!("Thema {n}");
        does(&mut world, MODERATOR, Action::CreateTheme { theme: ThemeId::from_random(id(n)), title });
    }
    let more = Action::CreateTheme { theme: ThemeId::from_random(id(64)), title: "te veel".into() };
    let refusal = refuses(&mut world, MODERATOR, more.clone());
    assert_eq!((refusal.reason, refusal.limit), (Reason::Limit, Some(64)));
    let last = ThemeId::from_random(id(63));
    let removal = does(&mut world, MODERATOR, Action::RemoveTheme { theme: last });
    does(&mut world, MODERATOR, more);
    let undo = Action::Undo { command: removal };
    assert_eq!(reason(refuses(&mut world, MODERATOR, undo)), Reason::Gone, "no room to come back");
}

#[test]
fn a_theme_made_twice_is_made_once() {
    let (mut world, _, [one, _]) = hall();
    let again = Action::CreateTheme { theme: one, title: "Anders".into() };
    assert!(world.run_as(OTHER_MODERATOR, again).unwrap().1.events.is_empty());
    let blank = Action::CreateTheme { theme: theme(2), title: " \n".into() };
    assert_eq!(reason(refuses(&mut world, MODERATOR, blank)), Reason::Empty);
    let long = Action::CreateTheme { theme: theme(2), title: "t".repeat(121) };
    assert_eq!(refuses(&mut world, MODERATOR, long).limit, Some(120));
}

#[test]
fn two_hundred_targets_and_no_more() {
    let mut world = World::new();
    flood(&mut world, 201, Standing::Waiting);
    let ids = |count| (0..count).map(|n| ReflectionId::from_random(id(n))).collect::<Vec<_>>();
    let aside = |reflections| Action::SetAside { reflections, reason: SetAsideReason::Other };
    assert_eq!(would(&mut world, MODERATOR, aside(ids(200))).unwrap().events.len(), 200);
    let many = would(&mut world, MODERATOR, aside(ids(201))).unwrap_err();
    assert_eq!((many.reason, many.limit), (Reason::Limit, Some(200)));
    assert_eq!(would(&mut world, MODERATOR, aside(vec![])).unwrap_err().reason, Reason::Empty);
}

#[test]
fn one_answer_a_target_and_each_target_once() {
    let (mut world, [a, ..], _) = hall();
    let (gone, unknown) = (post(&mut world, ATTENDEE, 5), reflection(99));
    does(&mut world, ATTENDEE, Action::Withdraw { reflection: gone });
    let reflections = vec![gone, a, unknown, a, gone];
    let aside = Action::SetAside { reflections, reason: SetAsideReason::Rude };
    let decision = would(&mut world, MODERATOR, aside).unwrap();
    assert_eq!(decision.events.len(), 1);
    let skipped: Vec<_> = decision.skipped.iter().map(|s| (s.reflection, s.reason)).collect();
    assert_eq!(skipped, [(gone, Reason::Gone), (unknown, Reason::Unknown)]);
    let none = Action::SetAside { reflections: vec![unknown, gone], reason: SetAsideReason::Rude };
    assert_eq!(would(&mut world, MODERATOR, none).unwrap_err().reason, Reason::Unknown, "the first reason");
}

#[test]
fn what_one_person_may_write() {
    let patch = SettingsPatch { reflections_per_person: Some(2), ..SettingsPatch::default() };
    let mut world = World::with(&patch);
    post(&mut world, ATTENDEE, 0);
    post(&mut world, ATTENDEE, 1);
    let prompt = || "parels".parse().unwrap();
    let more = |n| Action::Post {
        reflection: reflection(n),
        prompt: prompt(),
        text: "x".into(),
        perspective: None,
        lang: None,
        source: None,
    };
    let full = refuses(&mut world, ATTENDEE, more(2));
    assert_eq!((full.reason, full.limit), (Reason::Limit, Some(2)));
    // Withdrawing makes room, four times over and no more.
    for n in 1..7 {
        does(&mut world, ATTENDEE, Action::Withdraw { reflection: reflection(n) });
        post(&mut world, ATTENDEE, n + 1);
    }
    does(&mut world, ATTENDEE, Action::Withdraw { reflection: reflection(7) });
    assert_eq!(reason(refuses(&mut world, ATTENDEE, more(9))), Reason::Limit, "eight were posted");
    for n in 20..24 {
        post(&mut world, MODERATOR, n);
    }
}

#[test]
fn what_a_post_must_name() {
    let mut world = World::new();
    let prompt = |key: &str| key.parse().unwrap();
    let post = |prompt, perspective: Option<&str>, text: &str| Action::Post {
        reflection: reflection(0),
        prompt,
        text: text.into(),
        perspective: perspective.map(|key| key.parse().unwrap()),
        lang: None,
        source: None,
    };
    assert_eq!(reason(refuses(&mut world, ATTENDEE, post(prompt("geen"), None, "x"))), Reason::Unknown);
    assert_eq!(
        reason(refuses(&mut world, ATTENDEE, post(prompt("parels"), Some("geen"), "x"))),
        Reason::Invalid
    );
    assert_eq!(reason(refuses(&mut world, ATTENDEE, post(prompt("parels"), None, " "))), Reason::Empty);
    let long = refuses(&mut world, ATTENDEE, post(prompt("parels"), None, &"x".repeat(1_001)));
    assert_eq!((long.reason, long.limit), (Reason::TooLong, Some(1_000)));
    does(&mut world, ATTENDEE, post(prompt("parels"), Some("ouder"), "x"));
}

#[test]
fn a_timer_runs_from_one_second_to_four_hours() {
    let mut world = World::new();
    for bad in [0, 14_401] {
        let refusal = refuses(&mut world, MODERATOR, Action::SetTimer { seconds: Some(bad) });
        assert_eq!((refusal.reason, refusal.limit), (Reason::Limit, Some(14_400)));
    }
    for seconds in [1, 14_400] {
        does(&mut world, MODERATOR, Action::SetTimer { seconds: Some(seconds) });
        assert_eq!(world.board.timer_ends_at, Some(NOW + u64::from(seconds) * 1_000));
    }
    let same = Action::SetTimer { seconds: Some(14_400) };
    assert!(would(&mut world, MODERATOR, same).unwrap().events.is_empty());
    go(&mut world, Phase::Read);
    assert_eq!(world.board.timer_ends_at, None, "a round's timer ends with it");
    assert!(would(&mut world, MODERATOR, Action::SetTimer { seconds: None }).unwrap().events.is_empty());
}

#[test]
fn what_is_so_already_changes_nothing() {
    let (mut world, [a, ..], [one, _]) = hall();
    place(&mut world, &[a], one);
    does(&mut world, MODERATOR, Action::KeyPhrase { theme: one, reflection: Some(a) });
    let order = world.board.themes[&one].order.clone();
    let place_order = world.board.reflections[&a].placement.as_ref().unwrap().order.clone();
    let nothing = [
        Action::KeyPhrase { theme: one, reflection: Some(a) },
        Action::MoveTheme { theme: one, order },
        Action::ColourTheme { theme: one, colour: shared::command::Colour::Neutraal },
        Action::Place { reflections: vec![a], theme: one, order: None },
        Action::Place { reflections: vec![a], theme: one, order: Some(place_order) },
        Action::Approve { reflections: vec![a] },
        Action::Unstack { reflections: vec![a] },
        Action::Lock { on: false },
        Action::RevealResults { on: false },
        Action::SetPrompt { prompt: None },
        Action::SetProtocol { text: String::new() },
        Action::SetPhase { phase: Phase::Group, expected: Phase::Group },
        Action::SetSettings(SettingsPatch::default()),
        Action::Screen { mode: shared::command::Screen::Welcome },
        Action::Spotlight(shared::command::SpotlightTarget::NOTHING),
    ];
    for action in nothing {
        let decision = would(&mut world, crate::world::ORGANISER, action.clone()).unwrap();
        assert!(decision.events.is_empty() && decision.skipped.is_empty(), "{action:?}: {decision:?}");
    }
}

#[test]
fn places_follow_one_another_and_stay_ahead_of_the_next() {
    let mut world = World::new();
    let cards: Vec<_> = (0..6).map(|n| post(&mut world, MODERATOR, n)).collect();
    let one = super::make(&mut world, 0);
    place(&mut world, &cards[..3], one);
    let order = |world: &World, id| world.board.reflections[&id].placement.as_ref().unwrap().order.clone();
    let in_order =
        |world: &World| world.board.placed_in(one).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
    assert_eq!(in_order(&world), &cards[..3]);
    let between = Order::between(Some(&order(&world, cards[0])), Some(&order(&world, cards[1])));
    let reflections = cards[3..].to_vec();
    does(&mut world, MODERATOR, Action::Place { reflections, theme: one, order: Some(between.clone()) });
    assert_eq!(order(&world, cards[3]), between, "the first gets what was asked for");
    assert_eq!(in_order(&world), [0, 3, 4, 5, 1, 2].map(|n| cards[n]));
    // What stays put does not move; what comes after it is no neighbour of itself.
    let reflections = vec![cards[1], cards[2]];
    let front = Order::between(None, Some(&order(&world, cards[0])));
    does(&mut world, MODERATOR, Action::Place { reflections, theme: one, order: Some(front) });
    assert_eq!(in_order(&world), [1, 2, 0, 3, 4, 5].map(|n| cards[n]));
    let two = super::make(&mut world, 1);
    place(&mut world, &cards[4..], two);
    does(&mut world, MODERATOR, Action::MergeThemes { from: two, into: one });
    assert_eq!(in_order(&world), [1, 2, 0, 3, 4, 5].map(|n| cards[n]), "merged behind the last");
}

#[test]
fn erasing_a_person_takes_their_votes() {
    let (mut world, [card, ..], [one, _]) = hall();
    go(&mut world, Phase::Vote);
    for person in 0..5 {
        does(&mut world, person, Action::Vote { target: one.into(), count: 1 });
    }
    assert_eq!(world.board.tally.votes[&one.into()], 5);
    does(&mut world, MODERATOR, Action::Kick { author_of: card, then: Afterwards::Erase });
    assert_eq!((world.board.tally.voters, world.board.tally.votes.len()), (4, 0), "no totals of four");
}
