//! Votes, stacks, and what an undo leaves to a colleague.

use std::collections::BTreeMap;

use harness::hall::theme;
use harness::{Hall, LiveClient, ids};
use serde_json::json;
use shared::command::{Action, SetAsideReason};
use shared::document::DocumentName;
use shared::event::Flag;
use shared::ids::{ReflectionId, TargetId, ThemeId};
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::settings::NewPrompt;

fn vote(target: ThemeId, count: u32) -> Action {
    Action::Vote { target: target.into(), count }
}

/// The totals on the ballot of this phone.
fn ballot(client: &LiveClient) -> Vec<Option<u32>> {
    client.now.as_ref().unwrap().ballot.iter().map(|choice| choice.votes).collect()
}

fn own(client: &LiveClient) -> (BTreeMap<TargetId, u32>, u32) {
    let me = client.me.as_ref().unwrap();
    (me.votes.clone(), me.votes_left)
}

async fn voting(people: usize) -> (Hall, Vec<LiveClient>, LiveClient, [ThemeId; 2]) {
    let hall = Hall::open().await;
    let mut phones = Vec::new();
    for _ in 0..people {
        phones.push(hall.attendee().await);
    }
    let mut moderator = hall.moderator().await;
    let themes = [theme(&mut moderator, "Rust").await, theme(&mut moderator, "Thuis").await];
    hall.phase(Phase::Write, Phase::Vote).await;
    for phone in &mut phones {
        phone.wait_until("a ballot", |c| c.now.as_ref().is_some_and(|now| now.ballot.len() == 2)).await;
    }
    (hall, phones, moderator, themes)
}

#[tokio::test]
async fn a_vote_beyond_the_limit_is_refused_and_the_rest_stands() {
    let (_hall, mut phones, _, [one, two]) = voting(1).await;
    let phone = &mut phones[0];
    let too_many = phone.refused(vote(one, 4)).await;
    assert_eq!((too_many.reason, too_many.limit), (Reason::Limit, Some(3)));
    phone.command(vote(one, 2)).await;
    let too_many = phone.refused(vote(two, 2)).await;
    assert_eq!((too_many.reason, too_many.limit), (Reason::Limit, Some(3)));
    phone.command(vote(two, 1)).await;
    let expected = (BTreeMap::from([(one.into(), 2), (two.into(), 1)]), 0);
    phone.wait_until("own votes", |c| own(c) == expected).await;
}

#[tokio::test]
async fn totals_stay_hidden_until_they_are_shown_and_below_five_voters() {
    let (hall, mut phones, mut moderator, [one, _]) = voting(5).await;
    for phone in &mut phones[..4] {
        phone.command(vote(one, 3)).await;
    }
    moderator.command(Action::RevealResults { on: true }).await;
    let shown = |c: &LiveClient| c.now.as_ref().is_some_and(|now| now.results);
    phones[0].wait_until("results", shown).await;
    assert_eq!(ballot(&phones[0]), [None, None], "four people's totals would tell on them");
    let tallies = |c: &LiveClient| c.json(DocumentName::Staff)["tallies"].clone();
    moderator.wait_until("four voters", |c| tallies(c)["voters"] == 4).await;
    assert!(tallies(&moderator).get(one.to_string()).is_none(), "nor do moderators see them");
    moderator.command(Action::RevealResults { on: false }).await;
    phones[0].wait_until("hidden", |c| !shown(c)).await;
    phones[4].command(vote(one, 1)).await;
    moderator.wait_until("running totals", |c| tallies(c)[one.to_string()] == 13).await;
    assert_eq!(ballot(&phones[0]), [None, None], "hidden from the hall");
    let votes = |c: &LiveClient| c.json(DocumentName::Board)["themes"][one.to_string()]["votes"].clone();
    assert!(votes(&phones[0]).is_null());
    moderator.command(Action::RevealResults { on: true }).await;
    phones[0].wait_until("totals", |c| ballot(c) == [Some(13), Some(0)]).await;
    phones[0].wait_until("on the board too", |c| votes(c) == 13).await;
    phones[4].command(vote(one, 0)).await;
    moderator.wait_until("four voters", |c| tallies(c)["voters"] == 4).await;
    phones[0].wait_until("on the board none", |c| votes(c).is_null()).await;
    // A phone is not told each vote while results are shown; the hall's screen is.
    let mut projector = hall.projector().await;
    projector.wait_until("four again: none", |c| ballot(c) == [None, None]).await;
}

#[tokio::test]
async fn a_round_that_opens_again_loses_no_vote() {
    let (hall, mut phones, mut moderator, [one, _]) = voting(5).await;
    for phone in &mut phones {
        phone.command(vote(one, 2)).await;
    }
    hall.phase(Phase::Vote, Phase::Group).await;
    assert_eq!(phones[0].refused(vote(one, 1)).await.reason, Reason::Phase);
    hall.phase(Phase::Group, Phase::Write).await;
    hall.phase(Phase::Write, Phase::Vote).await;
    let voting = |c: &LiveClient| c.now.as_ref().is_some_and(|now| now.phase == Phase::Vote);
    for phone in &mut phones {
        phone.wait_until("the vote", voting).await;
        phone.wait_until("own votes", |c| own(c) == (BTreeMap::from([(one.into(), 2)]), 1)).await;
    }
    moderator.wait_until("all ten", |c| c.json(DocumentName::Staff)["tallies"][one.to_string()] == 10).await;
}

#[tokio::test]
async fn votes_follow_a_merge_and_come_back_from_a_removed_theme() {
    let (_hall, mut phones, mut moderator, [one, two]) = voting(5).await;
    for phone in &mut phones {
        phone.command(vote(one, 1)).await;
        phone.command(vote(two, 1)).await;
    }
    moderator.command(Action::MergeThemes { from: two, into: one }).await;
    phones[0].wait_until("merged", |c| own(c) == (BTreeMap::from([(one.into(), 2)]), 1)).await;
    let total = |c: &LiveClient| c.json(DocumentName::Staff)["tallies"][one.to_string()].clone();
    moderator.wait_until("ten", |c| total(c) == 10).await;
    assert_eq!(phones[0].refused(vote(two, 1)).await.reason, Reason::Gone);
    moderator.command(Action::RemoveTheme { theme: one }).await;
    phones[0].wait_until("all back", |c| own(c) == (BTreeMap::new(), 3)).await;
    moderator.wait_until("none", |c| total(c).is_null()).await;
}

fn under(client: &LiveClient, id: ReflectionId) -> serde_json::Value {
    client.json(DocumentName::Board)["reflections"][id.to_string()]["under"].clone()
}

async fn stacked() -> (Hall, [LiveClient; 3], LiveClient, [ReflectionId; 3]) {
    let hall = Hall::open().await;
    let mut phones = [hall.attendee().await, hall.attendee().await, hall.attendee().await];
    let mut cards = Vec::new();
    for phone in &mut phones {
        cards.push(phone.post("bijna hetzelfde").await);
    }
    let cards: [ReflectionId; 3] = cards.try_into().unwrap();
    hall.phase(Phase::Write, Phase::Group).await;
    let mut moderator = hall.moderator().await;
    let stack = Action::Stack { reflections: vec![cards[1], cards[2]], under: cards[0] };
    moderator.command(stack).await;
    phones[0].wait_until("a stack", |c| under(c, cards[2]) == json!(cards[0])).await;
    (hall, phones, moderator, cards)
}

#[tokio::test]
async fn a_stack_in_a_ring_or_under_itself_is_refused() {
    let (_hall, _, mut moderator, [a, b, c]) = stacked().await;
    let stack = |one, under| Action::Stack { reflections: vec![one], under };
    for (one, on) in [(a, a), (a, b), (a, c)] {
        assert_eq!(moderator.refused(stack(one, on)).await.reason, Reason::Invalid);
    }
    assert_eq!(moderator.refused(stack(b, ids::reflection())).await.reason, Reason::Unknown);
}

#[tokio::test]
async fn a_top_that_is_withdrawn_leaves_an_heir() {
    let (_hall, mut phones, mut moderator, [a, b, c]) = stacked().await;
    phones[0].command(Action::Withdraw { reflection: a }).await;
    let (heir, other) = (b.min(c), b.max(c));
    phones[1].wait_until("an heir", |client| under(client, other) == json!(heir)).await;
    assert!(under(&phones[1], heir).is_null());
    let approve = Action::Approve { reflections: vec![a] };
    assert_eq!(moderator.refused(approve).await.reason, Reason::Gone, "what was withdrawn");
    let stack = Action::Stack { reflections: vec![other], under: a };
    assert_eq!(moderator.refused(stack).await.reason, Reason::Gone);
}

#[tokio::test]
async fn an_undo_gives_way_to_what_a_colleague_did_since() {
    let (hall, mut phones, mut one, [a, b, c]) = stacked().await;
    let mut two = hall.other_moderator().await;
    let home = theme(&mut one, "Thuis").await;
    let place = one.send(Action::Place { reflections: vec![a], theme: home, order: None }).await;
    one.answer(place).await;
    let theme_of = |client: &LiveClient, id: ReflectionId| {
        client.json(DocumentName::Board)["reflections"][id.to_string()]["theme"].clone()
    };
    phones[0].wait_until("all three", |client| theme_of(client, c) == json!(home)).await;
    two.command(Action::Unstack { reflections: vec![b] }).await;
    two.command(Action::Unplace { reflections: vec![b] }).await;
    one.command(Action::Undo { command: place }).await;
    phones[0].wait_until("out again", |client| theme_of(client, a).is_null()).await;
    assert!(theme_of(&phones[0], b).is_null() && under(&phones[0], b).is_null());
    assert_eq!(under(&phones[0], c), json!(a));
    let stale = one.send(Action::ColourTheme { theme: home, colour: shared::command::Colour::Zee }).await;
    one.answer(stale).await;
    two.command(Action::RemoveTheme { theme: home }).await;
    assert_eq!(one.refused(Action::Undo { command: stale }).await.reason, Reason::Gone);
    let into = Action::Place { reflections: vec![a], theme: home, order: None };
    assert_eq!(one.refused(into).await.reason, Reason::Gone, "a theme that was removed");
}

#[tokio::test]
async fn a_prompt_that_was_answered_stays() {
    let hall = Hall::open().await;
    let (mut attendee, mut organiser) = (hall.attendee().await, hall.organiser().await);
    attendee.post("een antwoord op parels").await;
    let prompt =
        |id: &str| NewPrompt { id: id.parse().ok(), title: format!("Vraag {id}"), question: String::new() };
    let without = Action::SetPrompts { prompts: vec![prompt("puzzels")] };
    assert_eq!(organiser.refused(without).await.reason, Reason::Invalid);
    organiser.command(Action::SetPrompts { prompts: vec![prompt("parels"), prompt("nieuw")] }).await;
    let told = |c: &LiveClient| c.now.as_ref().is_some_and(|now| now.prompts.len() == 2);
    attendee.wait_until("other prompts", told).await;
}

#[tokio::test]
async fn a_citizen_number_is_refused_and_a_telephone_number_waits() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    let (id, bsn) = ids::post("mijn nummer is 123456782 hoor");
    assert_eq!(attendee.refused(bsn).await.reason, Reason::PersonalData);
    let held = attendee.post("bel mij op 06-12345678").await;
    let flags = |c: &LiveClient| c.json(DocumentName::Staff)["flags"][held.to_string()].clone();
    moderator.wait_until("flagged", |c| flags(c) == json!([Flag::Phone])).await;
    hall.phase(Phase::Write, Phase::Read).await;
    let open = attendee.post("gewone tekst").await;
    moderator.command(Action::Approve { reflections: vec![open] }).await;
    attendee
        .wait_until("the other one", |c| {
            c.json(DocumentName::Board)["reflections"].get(open.to_string()).is_some()
        })
        .await;
    let board = attendee.json(DocumentName::Board);
    assert!(board["reflections"].get(held.to_string()).is_none(), "a moderator reads it first");
    let edit = Action::Edit { reflection: open, text: "toch 123456782".into() };
    assert_eq!(attendee.refused(edit).await.reason, Reason::PersonalData);
    moderator
        .command(Action::SetAside { reflections: vec![held], reason: SetAsideReason::PersonalData })
        .await;
    drop((attendee, moderator));
    let board = hall.board.id;
    let logs = hall.server.stop().await;
    let log = serde_json::to_string(logs.of(board)).unwrap();
    assert!(!log.contains("123456782") && !log.contains(&id.to_string()), "it is not even stored");
}
