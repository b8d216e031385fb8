//! The bad input: each a named refusal, the board unharmed, the person's text intact.

use shared::command::{Action, Afterwards, SetAsideReason, SpotlightTarget};
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::settings::{Identity, NewPrompt, SettingsPatch};

use super::{ATTENDEE, OTHER, does, go, hall, make, place, post, reason, refuses, steer, theme_of};
use crate::steps::{reflection, theme};
use crate::world::{MODERATOR, ORGANISER, OTHER_MODERATOR, World, actor};

#[test]
fn a_vote_beyond_either_limit_is_refused_with_that_limit() {
    let (mut world, _, [one, two]) = hall();
    steer(&mut world, SettingsPatch { votes_per_target: Some(2), ..SettingsPatch::default() });
    go(&mut world, Phase::Vote);
    let vote = |target: shared::ids::ThemeId, count| Action::Vote { target: target.into(), count };
    let at_once = refuses(&mut world, ATTENDEE, vote(one, 3));
    assert_eq!((at_once.reason, at_once.limit), (Reason::Limit, Some(2)));
    does(&mut world, ATTENDEE, vote(one, 2));
    let in_all = refuses(&mut world, ATTENDEE, vote(two, 2));
    assert_eq!((in_all.reason, in_all.limit), (Reason::Limit, Some(3)));
    does(&mut world, ATTENDEE, vote(two, 1));
    assert_eq!(world.board.votes_left(actor(ATTENDEE).participant), 0);
    does(&mut world, ATTENDEE, vote(one, 1));
    assert_eq!(world.board.votes_left(actor(ATTENDEE).participant), 1, "taking back frees a vote");
}

#[test]
fn who_has_more_votes_than_the_limit_now_allows_may_still_take_back() {
    let (mut world, _, [one, two]) = hall();
    go(&mut world, Phase::Vote);
    let vote = |target: shared::ids::ThemeId, count| Action::Vote { target: target.into(), count };
    does(&mut world, ATTENDEE, vote(one, 1));
    does(&mut world, ATTENDEE, vote(two, 2));
    steer(&mut world, SettingsPatch { votes_per_person: Some(2), ..SettingsPatch::default() });
    assert_eq!(world.board.votes_of(actor(ATTENDEE).participant).values().sum::<u32>(), 2);
    does(&mut world, ATTENDEE, vote(one, 0));
    does(&mut world, ATTENDEE, vote(two, 1));
    let refusal = refuses(&mut world, ATTENDEE, vote(one, 2));
    assert_eq!((refusal.reason, refusal.limit), (Reason::Limit, Some(2)));
}

#[test]
fn a_vote_for_what_is_not_there() {
    let (mut world, [card, ..], [one, two]) = hall();
    does(&mut world, MODERATOR, Action::RemoveTheme { theme: one });
    does(&mut world, MODERATOR, Action::SetAside { reflections: vec![card], reason: SetAsideReason::Rude });
    go(&mut world, Phase::Vote);
    let vote = |target, count| Action::Vote { target, count };
    assert_eq!(reason(refuses(&mut world, ATTENDEE, vote(one.into(), 1))), Reason::Gone);
    assert_eq!(reason(refuses(&mut world, ATTENDEE, vote(theme(2).into(), 1))), Reason::Unknown);
    assert_eq!(reason(refuses(&mut world, ATTENDEE, vote(card.into(), 1))), Reason::Phase);
    assert_eq!(reason(refuses(&mut world, OTHER, vote(card.into(), 1))), Reason::Unknown);
    does(&mut world, ATTENDEE, vote(two.into(), 1));
}

#[test]
fn a_move_into_a_removed_theme_is_gone() {
    let (mut world, [card, ..], [one, _]) = hall();
    does(&mut world, MODERATOR, Action::RemoveTheme { theme: one });
    let reflections = vec![card];
    let place = Action::Place { reflections: reflections.clone(), theme: one, order: None };
    assert_eq!(reason(refuses(&mut world, OTHER_MODERATOR, place)), Reason::Gone);
    let place = Action::Place { reflections, theme: theme(2), order: None };
    assert_eq!(reason(refuses(&mut world, MODERATOR, place)), Reason::Unknown, "one that never was");
    assert_eq!(theme_of(&world, card), None);
}

#[test]
fn an_approval_of_what_was_withdrawn_is_gone() {
    let (mut world, [card, ..], _) = hall();
    does(&mut world, ATTENDEE, Action::Withdraw { reflection: card });
    let approve = |id| Action::Approve { reflections: vec![id] };
    assert_eq!(reason(refuses(&mut world, MODERATOR, approve(card))), Reason::Gone);
    assert_eq!(reason(refuses(&mut world, MODERATOR, approve(reflection(99)))), Reason::Unknown);
    let again = |person, world: &mut World| {
        let prompt = "parels".parse().unwrap();
        refuses(
            world,
            person,
            Action::Post {
                reflection: card,
                prompt,
                text: "x".into(),
                perspective: None,
                lang: None,
                source: None,
            },
        )
    };
    assert_eq!(reason(again(ATTENDEE, &mut world)), Reason::Gone, "the author knows that it went");
    assert_eq!(reason(again(OTHER, &mut world)), Reason::Unknown, "to another there never was one");
}

#[test]
fn a_stack_under_itself_or_in_a_ring_is_invalid() {
    let (mut world, [a, b, c], _) = hall();
    let stack = |reflections: &[_], under| Action::Stack { reflections: reflections.to_vec(), under };
    assert_eq!(reason(refuses(&mut world, MODERATOR, stack(&[a], a))), Reason::Invalid);
    does(&mut world, MODERATOR, stack(&[b], a));
    assert_eq!(reason(refuses(&mut world, MODERATOR, stack(&[a], b))), Reason::Invalid, "a ring of two");
    assert_eq!(reason(refuses(&mut world, MODERATOR, stack(&[b], b))), Reason::Invalid, "under itself");
    does(&mut world, MODERATOR, stack(&[c], b));
    assert_eq!(world.board.reflections[&c].under, Some(a), "a stack is one deep");
    assert_eq!(reason(refuses(&mut world, MODERATOR, stack(&[a], c))), Reason::Invalid, "a ring of three");
    assert_eq!(reason(refuses(&mut world, MODERATOR, stack(&[a], reflection(99)))), Reason::Unknown);
}

#[test]
fn nothing_is_stacked_with_what_is_set_aside() {
    let (mut world, [a, b, c], [one, _]) = hall();
    does(&mut world, MODERATOR, Action::SetAside { reflections: vec![a], reason: SetAsideReason::Rude });
    let stack = |reflections: &[_], under| Action::Stack { reflections: reflections.to_vec(), under };
    assert_eq!(reason(refuses(&mut world, MODERATOR, stack(&[b], a))), Reason::Gone);
    assert_eq!(reason(refuses(&mut world, MODERATOR, stack(&[a], b))), Reason::Gone);
    let (_, decision, _) = world.run_as(MODERATOR, stack(&[a, c], b)).unwrap();
    assert_eq!(decision.skipped.len(), 1);
    assert_eq!((decision.skipped[0].reflection, decision.skipped[0].reason), (a, Reason::Gone));
    let place = Action::Place { reflections: vec![a], theme: one, order: None };
    assert_eq!(reason(refuses(&mut world, MODERATOR, place)), Reason::Gone);
}

#[test]
fn an_undo_of_what_a_colleague_changed_since_is_gone() {
    let (mut world, [card, ..], [one, two]) = hall();
    let reflections = vec![card];
    let mine = does(
        &mut world,
        MODERATOR,
        Action::Place { reflections: reflections.clone(), theme: one, order: None },
    );
    let foreign = refuses(&mut world, OTHER_MODERATOR, Action::Undo { command: mine });
    assert_eq!(foreign.reason, Reason::Unknown, "only one's own");
    does(&mut world, OTHER_MODERATOR, Action::Place { reflections, theme: two, order: None });
    assert_eq!(reason(refuses(&mut world, MODERATOR, Action::Undo { command: mine })), Reason::Gone);
    assert_eq!(theme_of(&world, card), Some(two));
}

#[test]
fn a_kicked_persons_queued_commands_are_each_refused() {
    let (mut world, [card, ..], [one, _]) = hall();
    does(&mut world, MODERATOR, Action::Kick { author_of: card, then: Afterwards::Keep });
    let prompt = || "parels".parse().unwrap();
    let queued = [
        Action::Post {
            reflection: reflection(50),
            prompt: prompt(),
            text: "nog een".into(),
            perspective: None,
            lang: None,
            source: None,
        },
        Action::Edit { reflection: card, text: "anders".into() },
        Action::Withdraw { reflection: card },
        Action::Recognise { reflection: card, on: true },
        Action::Vote { target: one.into(), count: 1 },
        Action::Undo { command: world.log[2].command },
        Action::Introduce { name: "Noor".into() },
    ];
    for action in queued {
        assert_eq!(reason(refuses(&mut world, ATTENDEE, action)), Reason::Kicked);
    }
    assert_eq!(world.board.reflections[&card].text.as_str(), "Reflectie 0", "their text stays");
}

#[test]
fn nobody_removes_a_colleague_nor_whom_nobody_knows() {
    let (mut world, [card, other, colleagues], _) = hall();
    let kick = |author_of, then| Action::Kick { author_of, then };
    assert_eq!(reason(refuses(&mut world, MODERATOR, kick(colleagues, Afterwards::Erase))), Reason::Role);
    assert_eq!(
        reason(refuses(&mut world, MODERATOR, kick(reflection(99), Afterwards::Keep))),
        Reason::Unknown
    );
    does(&mut world, ATTENDEE, Action::Withdraw { reflection: card });
    does(&mut world, MODERATOR, kick(card, Afterwards::Keep));
    assert!(world.board.kicked.contains(&actor(ATTENDEE).participant), "found by what they withdrew");
    let again = world.run_as(MODERATOR, kick(card, Afterwards::Keep)).unwrap().1;
    assert!(again.events.is_empty(), "who is out is out");
    does(&mut world, MODERATOR, kick(other, Afterwards::Erase));
    assert!(!world.board.reflections.contains_key(&other));
}

#[test]
fn removed_with_all_set_aside_and_asked_again_changes_nothing_more() {
    let (mut world, [card, ..], _) = hall();
    let kick = Action::Kick { author_of: card, then: Afterwards::SetAside };
    does(&mut world, MODERATOR, kick.clone());
    assert!(world.run_as(MODERATOR, kick).unwrap().1.events.is_empty());
    let keep = Action::Kick { author_of: card, then: Afterwards::Erase };
    assert!(!world.run_as(MODERATOR, keep).unwrap().1.events.is_empty(), "but their words may still go");
}

#[test]
fn a_prompt_in_use_cannot_go() {
    let (mut world, ..) = hall();
    let prompt =
        |id: &str| NewPrompt { id: id.parse().ok(), title: format!("Vraag {id}"), question: String::new() };
    let without = vec![prompt("puzzels")];
    assert_eq!(
        reason(refuses(&mut world, ORGANISER, Action::SetPrompts { prompts: without })),
        Reason::Invalid
    );
    assert_eq!(
        reason(refuses(&mut world, ORGANISER, Action::SetPrompts { prompts: vec![] })),
        Reason::Invalid
    );
    let twice = vec![prompt("parels"), prompt("parels")];
    assert_eq!(
        reason(refuses(&mut world, ORGANISER, Action::SetPrompts { prompts: twice })),
        Reason::Invalid
    );
    does(&mut world, MODERATOR, Action::SetPrompt { prompt: "puzzels".parse().ok() });
    does(&mut world, ORGANISER, Action::SetPrompts { prompts: vec![prompt("parels"), prompt("nieuw")] });
    assert_eq!(world.board.prompt, None, "nobody is asked what is no question any more");
    does(&mut world, MODERATOR, Action::SetPrompt { prompt: "nieuw".parse().ok() });
    does(&mut world, ORGANISER, Action::SetPrompts { prompts: vec![prompt("nieuw"), prompt("parels")] });
    assert_eq!(world.board.prompt, "nieuw".parse().ok());
    let unknown = Action::SetPrompt { prompt: "puzzels".parse().ok() };
    assert_eq!(reason(refuses(&mut world, MODERATOR, unknown)), Reason::Unknown);
}

#[test]
fn two_moderators_never_skip_a_round_together() {
    let mut world = World::new();
    let next = Action::SetPhase { phase: Phase::Read, expected: Phase::Write };
    does(&mut world, MODERATOR, next.clone());
    assert_eq!(reason(refuses(&mut world, OTHER_MODERATOR, next)), Reason::Phase);
}

#[test]
fn a_spotlight_takes_one_thing_that_is_there() {
    let (mut world, [card, ..], [one, _]) = hall();
    let both = SpotlightTarget { reflection: Some(card), theme: Some(one) };
    assert_eq!(reason(refuses(&mut world, MODERATOR, Action::Spotlight(both))), Reason::Invalid);
    let nobody = Action::Spotlight(SpotlightTarget::theme(theme(2)));
    assert_eq!(reason(refuses(&mut world, MODERATOR, nobody)), Reason::Unknown);
    does(&mut world, ATTENDEE, Action::Withdraw { reflection: card });
    let gone = Action::Spotlight(SpotlightTarget::reflection(card));
    assert_eq!(reason(refuses(&mut world, MODERATOR, gone)), Reason::Gone);
}

#[test]
fn a_key_phrase_stands_in_its_theme() {
    let (mut world, [a, b, _], [one, two]) = hall();
    let phrase = |theme, reflection| Action::KeyPhrase { theme, reflection: Some(reflection) };
    assert_eq!(reason(refuses(&mut world, MODERATOR, phrase(one, a))), Reason::Invalid);
    place(&mut world, &[a, b], one);
    assert_eq!(reason(refuses(&mut world, MODERATOR, phrase(two, a))), Reason::Invalid);
    does(&mut world, MODERATOR, phrase(one, a));
    place(&mut world, &[b], one);
    assert_eq!(world.board.themes[&one].key_phrase, Some(a), "another's move is no matter");
    place(&mut world, &[a], two);
    assert_eq!(world.board.themes[&one].key_phrase, None);
}

#[test]
fn an_attendee_has_a_name_on_a_named_board_alone() {
    let mut world = World::new();
    let name = |name: &str| Action::Introduce { name: name.into() };
    assert_eq!(reason(refuses(&mut world, ATTENDEE, name("Noor"))), Reason::Invalid);
    does(&mut world, MODERATOR, name("Bo\nvan\tDam"));
    assert_eq!(world.board.names[&actor(MODERATOR).participant].as_str(), "Bo van Dam");
    steer(&mut world, SettingsPatch { identity: Some(Identity::Named), ..SettingsPatch::default() });
    does(&mut world, ATTENDEE, name("Noor"));
    assert!(world.run_as(ATTENDEE, name("Noor")).unwrap().1.events.is_empty());
    let card = post(&mut world, ATTENDEE, 0);
    assert_eq!(world.board.reflections[&card].name.as_ref().unwrap().as_str(), "Noor");
    let staff = post(&mut world, MODERATOR, 1);
    assert_eq!(world.board.reflections[&staff].name, None, "a moderator's name is for colleagues");
    assert_eq!(reason(refuses(&mut world, ATTENDEE, name(" "))), Reason::Empty);
    let long = refuses(&mut world, ATTENDEE, name(&"n".repeat(41)));
    assert_eq!((long.reason, long.limit), (Reason::TooLong, Some(40)));
}

#[test]
fn a_merge_with_itself_or_with_nothing() {
    let (mut world, _, [one, two]) = hall();
    let merge = |from, into| Action::MergeThemes { from, into };
    assert_eq!(reason(refuses(&mut world, MODERATOR, merge(one, one))), Reason::Invalid);
    let never = make(&mut world, 2);
    does(&mut world, MODERATOR, Action::RemoveTheme { theme: never });
    assert_eq!(reason(refuses(&mut world, MODERATOR, merge(never, one))), Reason::Gone);
    assert_eq!(reason(refuses(&mut world, MODERATOR, merge(two, never))), Reason::Gone);
}

#[test]
fn a_stack_takes_no_key_phrase_into_another_theme() {
    let (mut world, [a, b, c], [one, two]) = hall();
    place(&mut world, &[a, b], one);
    place(&mut world, &[c], two);
    does(&mut world, MODERATOR, Action::KeyPhrase { theme: one, reflection: Some(a) });
    does(&mut world, MODERATOR, Action::Stack { reflections: vec![a], under: b });
    assert_eq!(world.board.themes[&one].key_phrase, Some(a), "it stays in its theme");
    does(&mut world, MODERATOR, Action::Stack { reflections: vec![a], under: c });
    assert_eq!(world.board.themes[&one].key_phrase, None);
}

/// Where a text says who somebody is: refused, held for a moderator, or only flagged.
#[test]
fn what_a_text_gives_away_is_refused_held_or_flagged() {
    use shared::event::{Flag, Standing};
    let text = |n, text: &str| Action::Post {
        reflection: reflection(n),
        prompt: "parels".parse().unwrap(),
        text: text.into(),
        perspective: None,
        lang: None,
        source: None,
    };
    let mut world = World::new();
    assert_eq!(reason(refuses(&mut world, ATTENDEE, text(0, "nummer 123456782"))), Reason::PersonalData);
    let held = [
        ("schrijf naar noor@voorbeeld.nl", Flag::Email),
        ("bel 06-12345678", Flag::Phone),
        ("rekening NL91 ABNA 0417 1643 00", Flag::Iban),
        ("ik woon op 1234 AB 56", Flag::Address),
    ];
    for (n, (words, flag)) in (0..).zip(held) {
        does(&mut world, ATTENDEE, text(n, words));
        let entry = &world.board.reflections[&reflection(n)];
        assert_eq!(
            (entry.standing, entry.flags.iter().copied().collect()),
            (Standing::Waiting, vec![flag]),
            "{words}"
        );
    }
    // Twice the same is one flag; two kinds are two. A moderator's own words are flagged and not held.
    let Ok(two) = super::would(&mut world, MODERATOR, text(20, "06-12345678 of 06-87654321, of a@b.nl"))
    else {
        panic!("a moderator may write it")
    };
    let Some(shared::event::Event::Posted { flags, standing, .. }) = two.events.first() else {
        panic!("{two:?}")
    };
    let mut flags = flags.clone();
    flags.sort();
    assert_eq!((flags, *standing), (vec![Flag::Email, Flag::Phone], Standing::Approved));
    does(&mut world, OTHER, text(30, "gewone woorden"));
    does(&mut world, OTHER, Action::Edit { reflection: reflection(30), text: "toch 06-12345678".into() });
    assert_eq!(world.board.reflections[&reflection(30)].standing, Standing::Waiting, "held after an edit");
    let bsn = Action::Edit { reflection: reflection(30), text: "123456782".into() };
    assert_eq!(reason(refuses(&mut world, OTHER, bsn)), Reason::PersonalData);
}
