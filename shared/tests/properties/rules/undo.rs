//! An undo decides the way back anew: on the board as it has become, with the rights of what it takes back.

use shared::command::{Action, Afterwards, Colour, Screen, SetAsideReason, SpotlightTarget};
use shared::event::Standing;
use shared::ids::CommandId;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::settings::{GroupBy, Moderation, NewPrompt, SettingsPatch};

use super::{
    ATTENDEE, OTHER, does, go, hall, place, post, reason, refuses, revealed, standing, steer, theme_of, would,
};
use crate::naive::holds_together;
use crate::steps::theme;
use crate::world::{MODERATOR, ORGANISER, OTHER_MODERATOR, World, actor};

fn undo(command: CommandId) -> Action {
    Action::Undo { command }
}

/// A command, and what a colleague does to the same thing meanwhile.
fn overtaken(mut world: World, mine: Action, theirs: Action) {
    let person = ORGANISER;
    let what = format!("{mine:?}");
    let command = does(&mut world, person, mine.clone());
    does(&mut world, OTHER_MODERATOR, theirs);
    assert_eq!(refuses(&mut world, person, undo(command)).reason, Reason::Gone, "{what}");
}

/// Done, taken back, and taken back again: the last is as the first.
fn there_and_back(mut world: World, action: Action, said: impl Fn(&World) -> String) {
    let before = said(&world);
    let command = does(&mut world, ORGANISER, action.clone());
    let after = said(&world);
    assert_ne!(before, after, "{action:?}");
    let back = does(&mut world, ORGANISER, undo(command));
    assert_eq!(said(&world), before, "{action:?} taken back");
    does(&mut world, ORGANISER, undo(back));
    assert_eq!(said(&world), after, "{action:?} done again");
    holds_together(&world.board).unwrap();
}

fn prompts(title: &str) -> Vec<NewPrompt> {
    let prompt = |id: &str, title: &str| NewPrompt {
        id: id.parse().ok(),
        title: title.into(),
        question: String::new(),
    };
    vec![prompt("parels", "Parels"), prompt("nieuw", title)]
}

#[test]
fn everything_a_moderator_does_goes_back_and_forth() {
    let board = |world: &World| {
        let mut board = world.documents.board.json();
        board["meta"].as_object_mut().unwrap().retain(|_, value| !value.is_null() && *value != false);
        format!("{board} {}", world.documents.staff.json()["set_aside"])
    };
    let (_, [a, b, c], [one, two]) = hall();
    for action in [
        Action::Place { reflections: vec![a, b], theme: one, order: None },
        Action::Stack { reflections: vec![a, b], under: c },
        Action::SetAside { reflections: vec![a], reason: SetAsideReason::Worry },
        Action::CreateTheme { theme: theme(2), title: "Nieuw".into() },
        Action::RemoveTheme { theme: one },
        Action::MergeThemes { from: one, into: two },
        Action::ColourTheme { theme: one, colour: Colour::Pruim },
        Action::MoveTheme { theme: one, order: "z".parse().unwrap() },
        Action::SetPrompt { prompt: "parels".parse().ok() },
        Action::SetPrompts { prompts: prompts("Anders") },
        Action::SetSettings(SettingsPatch { group_by: Some(GroupBy::Everyone), ..SettingsPatch::default() }),
    ] {
        there_and_back(hall().0, action, board);
    }
    let placed = || {
        let (mut world, ..) = hall();
        place(&mut world, &[a, b], one);
        does(&mut world, MODERATOR, Action::Stack { reflections: vec![b], under: a });
        world
    };
    for action in [
        Action::Unplace { reflections: vec![a] },
        Action::Unplace { reflections: vec![b] },
        Action::Unstack { reflections: vec![b] },
        Action::Place { reflections: vec![b], theme: two, order: None },
        Action::Place { reflections: vec![a], theme: two, order: None },
        Action::Stack { reflections: vec![a], under: c },
        Action::KeyPhrase { theme: one, reflection: Some(a) },
        Action::RemoveTheme { theme: one },
        Action::MergeThemes { from: one, into: two },
        Action::SetAside { reflections: vec![a], reason: SetAsideReason::Duplicate },
        Action::Kick { author_of: a, then: Afterwards::SetAside },
    ] {
        there_and_back(placed(), action, board);
    }
}

#[test]
fn what_is_steered_goes_back_and_forth() {
    let steered = |world: &World| {
        let board = &world.board;
        format!(
            "{:?} {:?} {:?} {} {} {:?} {:?}",
            board.screen,
            board.spotlight,
            board.timer_ends_at,
            board.results,
            board.locked,
            board.kicked,
            board.protocol
        )
    };
    let (_, [a, ..], [one, _]) = hall();
    for action in [
        Action::Screen { mode: Screen::Black },
        Action::Spotlight(SpotlightTarget::reflection(a)),
        Action::Spotlight(SpotlightTarget::theme(one)),
        Action::SetTimer { seconds: Some(60) },
        Action::RevealResults { on: true },
        Action::Lock { on: true },
        Action::SetProtocol { text: "Bel de vertrouwenspersoon.".into() },
    ] {
        there_and_back(hall().0, action, steered);
    }
    // A pardon is not taken back: to remove somebody is a decision of its own.
    let (mut world, ..) = hall();
    let kick = does(&mut world, MODERATOR, Action::Kick { author_of: a, then: Afterwards::Keep });
    does(&mut world, MODERATOR, undo(kick));
    assert!(world.board.kicked.is_empty());
    assert_eq!(reason(refuses(&mut world, MODERATOR, undo(kick))), Reason::Gone);
}

#[test]
fn what_a_colleague_changed_since_stays_as_they_made_it() {
    let (_, [a, b, c], [one, two]) = hall();
    let place = |theme| Action::Place { reflections: vec![a], theme, order: None };
    overtaken(hall().0, place(one), place(two));
    let aside = |reason| Action::SetAside { reflections: vec![a], reason };
    overtaken(hall().0, aside(SetAsideReason::Rude), aside(SetAsideReason::Worry));
    let stack = |under| Action::Stack { reflections: vec![a], under };
    overtaken(hall().0, stack(b), stack(c));
    let colour = |colour| Action::ColourTheme { theme: one, colour };
    overtaken(hall().0, colour(Colour::Zee), colour(Colour::Klei));
    let order = |order: &str| Action::MoveTheme { theme: one, order: order.parse().unwrap() };
    overtaken(hall().0, order("a"), order("b"));
    let timer = |seconds| Action::SetTimer { seconds: Some(seconds) };
    overtaken(hall().0, timer(60), timer(90));
    let phase = |phase, expected| Action::SetPhase { phase, expected };
    overtaken(hall().0, phase(Phase::Vote, Phase::Group), phase(Phase::Discuss, Phase::Vote));
    overtaken(hall().0, Action::RemoveTheme { theme: one }, {
        Action::CreateTheme { theme: one, title: "Weer".into() }
    });
    overtaken(
        hall().0,
        Action::CreateTheme { theme: theme(2), title: "Even".into() },
        Action::RemoveTheme { theme: theme(2) },
    );
    overtaken(hall().0, Action::Lock { on: true }, Action::Lock { on: false });
    overtaken(hall().0, Action::RevealResults { on: true }, Action::RevealResults { on: false });
    overtaken(hall().0, Action::Screen { mode: Screen::Black }, Action::Screen { mode: Screen::Welcome });
}

#[test]
fn what_organisers_set_goes_back_only_from_what_they_set() {
    let (mut world, ..) = hall();
    let days = |days| SettingsPatch { retention_days: Some(days), ..SettingsPatch::default() };
    let first = steer(&mut world, days(30));
    steer(&mut world, days(40));
    assert_eq!(reason(refuses(&mut world, ORGANISER, undo(first))), Reason::Gone);
    let protocol = |text: &str| Action::SetProtocol { text: text.into() };
    let first = does(&mut world, ORGANISER, protocol("een"));
    does(&mut world, ORGANISER, protocol("twee"));
    assert_eq!(reason(refuses(&mut world, ORGANISER, undo(first))), Reason::Gone);
    let first = does(&mut world, ORGANISER, Action::SetPrompts { prompts: prompts("Een") });
    does(&mut world, ORGANISER, Action::SetPrompts { prompts: prompts("Twee") });
    assert_eq!(reason(refuses(&mut world, ORGANISER, undo(first))), Reason::Gone);
}

#[test]
fn prompts_do_not_go_back_past_an_answer_or_a_question_that_is_on() {
    let (mut world, ..) = hall();
    let change = does(&mut world, ORGANISER, Action::SetPrompts { prompts: prompts("Nieuw") });
    let ask = does(&mut world, MODERATOR, Action::SetPrompt { prompt: "nieuw".parse().ok() });
    assert_eq!(reason(refuses(&mut world, ORGANISER, undo(change))), Reason::Gone, "it is being asked");
    does(&mut world, MODERATOR, undo(ask));
    let prompt = "nieuw".parse().unwrap();
    let answer = Action::Post {
        reflection: crate::steps::reflection(40),
        prompt,
        text: "antwoord".into(),
        perspective: None,
        lang: None,
        source: None,
    };
    let answer = does(&mut world, MODERATOR, answer);
    assert_eq!(reason(refuses(&mut world, ORGANISER, undo(change))), Reason::Gone, "it was answered");
    does(&mut world, MODERATOR, undo(answer));
    does(&mut world, ORGANISER, undo(change));
    assert_eq!(world.board.prompts.len(), 4);
}

#[test]
fn an_undo_needs_the_right_of_what_it_undoes() {
    let (mut world, [a, ..], [one, _]) = hall();
    steer(&mut world, SettingsPatch { group_by: Some(GroupBy::Everyone), ..SettingsPatch::default() });
    let place = Action::Place { reflections: vec![a], theme: one, order: None };
    let placed = does(&mut world, ATTENDEE, place);
    let recognised = does(&mut world, ATTENDEE, Action::Recognise { reflection: a, on: true });
    go(&mut world, Phase::Vote);
    assert_eq!(reason(refuses(&mut world, ATTENDEE, undo(placed))), Reason::Phase);
    let voted = does(&mut world, ATTENDEE, Action::Vote { target: one.into(), count: 2 });
    go(&mut world, Phase::Group);
    assert_eq!(reason(refuses(&mut world, ATTENDEE, undo(voted))), Reason::Phase);
    steer(&mut world, SettingsPatch { group_by: Some(GroupBy::Moderators), ..SettingsPatch::default() });
    assert_eq!(reason(refuses(&mut world, ATTENDEE, undo(placed))), Reason::Role);
    go(&mut world, Phase::Closed);
    assert_eq!(reason(refuses(&mut world, ATTENDEE, undo(recognised))), Reason::Phase);
    let unknown = undo(CommandId::from_random([0x99; 16]));
    assert_eq!(reason(refuses(&mut world, ATTENDEE, unknown)), Reason::Unknown);
}

#[test]
fn votes_and_marks_go_back_while_they_stand() {
    let (mut world, [a, ..], [one, two]) = hall();
    go(&mut world, Phase::Vote);
    let vote = |target: shared::ids::ThemeId, count| Action::Vote { target: target.into(), count };
    let me = actor(ATTENDEE).participant;
    let first = does(&mut world, ATTENDEE, vote(one, 1));
    let second = does(&mut world, ATTENDEE, vote(one, 2));
    assert_eq!(reason(refuses(&mut world, ATTENDEE, undo(first))), Reason::Gone, "changed since");
    does(&mut world, ATTENDEE, undo(second));
    assert_eq!(world.board.votes_of(me)[&one.into()], 1);
    let taken = does(&mut world, ATTENDEE, vote(one, 0));
    does(&mut world, ATTENDEE, vote(two, 3));
    assert_eq!(reason(refuses(&mut world, ATTENDEE, undo(taken))), Reason::Gone, "no vote is left for it");
    does(&mut world, ATTENDEE, vote(two, 0));
    assert_eq!((world.board.votes.len(), world.board.tally.voters), (0, 0));
    does(&mut world, ATTENDEE, undo(taken));
    assert_eq!(world.board.tally.voters, 1, "the only vote there is, and it is told");
    let mark = does(&mut world, ATTENDEE, Action::Recognise { reflection: a, on: true });
    does(&mut world, ATTENDEE, undo(mark));
    assert_eq!(world.board.reflections[&a].recognised.count(), 0);
    let mark = does(&mut world, OTHER, Action::Recognise { reflection: a, on: true });
    does(&mut world, ATTENDEE, Action::Withdraw { reflection: a });
    assert_eq!(reason(refuses(&mut world, OTHER, undo(mark))), Reason::Gone);
}

#[test]
fn a_post_is_taken_back_once_and_words_only_while_they_stand() {
    let mut world =
        World::with(&SettingsPatch { moderation: Some(Moderation::Before), ..SettingsPatch::default() });
    let card = post(&mut world, ATTENDEE, 0);
    let posted = world.log.last().unwrap().command;
    let approve = does(&mut world, MODERATOR, Action::Approve { reflections: vec![card] });
    let edit = |text: &str| Action::Edit { reflection: card, text: text.into() };
    let first = does(&mut world, ATTENDEE, edit("beter"));
    assert_eq!(standing(&world, card), Standing::Waiting, "read again");
    does(&mut world, MODERATOR, Action::Approve { reflections: vec![card] });
    does(&mut world, ATTENDEE, undo(first));
    assert_eq!(standing(&world, card), Standing::Waiting, "the old words are read again too");
    assert_eq!(world.board.reflections[&card].text.as_str(), "Reflectie 0");
    does(&mut world, ATTENDEE, edit("anders"));
    assert_eq!(reason(refuses(&mut world, ATTENDEE, undo(first))), Reason::Gone);
    assert_eq!(reason(refuses(&mut world, MODERATOR, undo(approve))), Reason::Gone, "not as they left it");
    does(&mut world, ATTENDEE, undo(posted));
    assert!(!world.board.reflections.contains_key(&card));
    assert_eq!(reason(refuses(&mut world, ATTENDEE, undo(posted))), Reason::Gone);
}

#[test]
fn an_approval_taken_back_leaves_nothing_that_points_at_it() {
    let (mut world, ..) = hall();
    let late = post(&mut world, ATTENDEE, 7);
    let approve = does(&mut world, MODERATOR, Action::Approve { reflections: vec![late] });
    assert_eq!(standing(&world, late), Standing::Published);
    does(&mut world, OTHER_MODERATOR, Action::Spotlight(SpotlightTarget::reflection(late)));
    does(&mut world, MODERATOR, undo(approve));
    assert_eq!(standing(&world, late), Standing::Waiting);
    assert_eq!((world.board.spotlight, world.board.screen), (SpotlightTarget::NOTHING, Screen::Wall));
}

#[test]
fn what_was_lit_before_is_lit_again_if_it_is_there() {
    let (mut world, [a, b, _], [one, _]) = hall();
    does(&mut world, MODERATOR, Action::Spotlight(SpotlightTarget::reflection(a)));
    let second = does(&mut world, MODERATOR, Action::Spotlight(SpotlightTarget::reflection(b)));
    does(&mut world, MODERATOR, undo(second));
    assert_eq!(world.board.spotlight, SpotlightTarget::reflection(a));
    let theme = does(&mut world, MODERATOR, Action::Spotlight(SpotlightTarget::theme(one)));
    does(&mut world, ATTENDEE, Action::Withdraw { reflection: a });
    assert_eq!(reason(refuses(&mut world, MODERATOR, undo(theme))), Reason::Gone, "it is not there any more");
    // Shown again while another screen was chosen: the screen stays.
    let b_lit = does(&mut world, MODERATOR, Action::Spotlight(SpotlightTarget::reflection(b)));
    does(&mut world, OTHER_MODERATOR, Action::Screen { mode: Screen::Black });
    let decision = would(&mut world, MODERATOR, undo(b_lit)).unwrap();
    assert_eq!(decision.events.len(), 1, "{decision:?}");
}

#[test]
fn a_theme_comes_back_with_what_may_still_stand_in_it() {
    let (mut world, [a, b, c], [one, two]) = hall();
    place(&mut world, &[a, b, c], one);
    does(&mut world, MODERATOR, Action::KeyPhrase { theme: one, reflection: Some(a) });
    let removal = does(&mut world, MODERATOR, Action::RemoveTheme { theme: one });
    place(&mut world, &[a], two);
    does(&mut world, MODERATOR, undo(removal));
    assert_eq!([a, b, c].map(|id| theme_of(&world, id)), [Some(two), Some(one), Some(one)]);
    assert_eq!(world.board.themes[&one].key_phrase, None, "its key phrase stands elsewhere now");
    holds_together(&world.board).unwrap();
    does(&mut world, MODERATOR, Action::KeyPhrase { theme: one, reflection: Some(b) });
    let removal = does(&mut world, MODERATOR, Action::RemoveTheme { theme: one });
    does(&mut world, MODERATOR, Action::SetAside { reflections: vec![b], reason: SetAsideReason::Rude });
    does(&mut world, MODERATOR, undo(removal));
    assert_eq!(world.board.themes[&one].key_phrase, None);
    assert_eq!(theme_of(&world, c), Some(one));
}

#[test]
fn a_key_phrase_goes_back_to_what_may_still_be_one() {
    let (mut world, [a, b, _], [one, two]) = hall();
    place(&mut world, &[a, b], one);
    let phrase = |reflection| Action::KeyPhrase { theme: one, reflection: Some(reflection) };
    does(&mut world, MODERATOR, phrase(a));
    let second = does(&mut world, MODERATOR, phrase(b));
    place(&mut world, &[a], two);
    assert_eq!(
        reason(refuses(&mut world, MODERATOR, undo(second))),
        Reason::Gone,
        "the first stands elsewhere"
    );
    assert_eq!(world.board.themes[&one].key_phrase, Some(b));
}

#[test]
fn a_stack_that_a_colleague_touched_stays_whole() {
    let (mut world, [a, b, c], [one, two]) = hall();
    let placed = does(&mut world, MODERATOR, Action::Place { reflections: vec![a], theme: one, order: None });
    does(&mut world, OTHER_MODERATOR, Action::Stack { reflections: vec![b], under: a });
    does(&mut world, MODERATOR, undo(placed));
    assert_eq!((theme_of(&world, a), theme_of(&world, b)), (None, None), "what lies under it goes along");
    assert_eq!(world.board.reflections[&b].under, Some(a));
    let own = does(&mut world, MODERATOR, Action::Place { reflections: vec![c], theme: two, order: None });
    place(&mut world, &[a], two);
    does(&mut world, OTHER_MODERATOR, Action::Stack { reflections: vec![c], under: a });
    does(&mut world, MODERATOR, undo(own));
    assert_eq!((theme_of(&world, c), world.board.reflections[&c].under), (None, None), "it comes out alone");
    assert_eq!(theme_of(&world, b), Some(two));
    holds_together(&world.board).unwrap();
}

#[test]
fn a_stack_does_not_come_back_in_a_ring_two_deep_or_with_what_left() {
    let (_, [a, b, c], _) = hall();
    let stack = |id, under| Action::Stack { reflections: vec![id], under };
    let aside = |id| Action::SetAside { reflections: vec![id], reason: SetAsideReason::Rude };
    for (what, meanwhile) in [
        ("a ring", vec![stack(a, b)]),
        ("two deep", vec![stack(a, c)]),
        ("two deep below", vec![stack(c, b)]),
        ("a top set aside", vec![aside(a)]),
        ("itself set aside", vec![aside(b)]),
    ] {
        let (mut world, ..) = hall();
        does(&mut world, MODERATOR, stack(b, a));
        let out = does(&mut world, MODERATOR, Action::Unstack { reflections: vec![b] });
        for action in meanwhile {
            does(&mut world, OTHER_MODERATOR, action);
        }
        assert_eq!(refuses(&mut world, MODERATOR, undo(out)).reason, Reason::Gone, "{what}");
        holds_together(&world.board).unwrap();
    }
    let (mut world, ..) = hall();
    does(&mut world, MODERATOR, stack(b, a));
    let out = does(&mut world, MODERATOR, Action::Unstack { reflections: vec![b] });
    does(&mut world, ATTENDEE, Action::Withdraw { reflection: a });
    assert_eq!(reason(refuses(&mut world, MODERATOR, undo(out))), Reason::Gone, "a top that left");
}

#[test]
fn what_was_revealed_stays_revealed_when_the_round_goes_back() {
    let mut world = World::new();
    let card = post(&mut world, ATTENDEE, 0);
    let read = does(&mut world, MODERATOR, Action::SetPhase { phase: Phase::Read, expected: Phase::Write });
    does(&mut world, MODERATOR, undo(read));
    assert_eq!((world.board.phase, standing(&world, card)), (Phase::Write, Standing::Published));
    let second = post(&mut world, ATTENDEE, 1);
    let back = world.log.iter().rev().find(|r| r.role.is_staff()).unwrap().command;
    let decision = would(&mut world, MODERATOR, undo(back)).unwrap();
    assert_eq!(revealed(&decision), [1]);
    assert_eq!(standing(&world, second), Standing::Approved);
    let aside = does(
        &mut world,
        MODERATOR,
        Action::SetAside { reflections: vec![card], reason: SetAsideReason::Rude },
    );
    does(&mut world, MODERATOR, undo(aside));
    assert_eq!(standing(&world, card), Standing::Approved, "in a private round it waits for the next reveal");
}
