//! What moderators steer: standing, rounds, spotlight, settings, undo.

use harness::{Hall, LiveClient, ids};
use serde_json::json;
use shared::api::{MyState, Spotlight};
use shared::command::{Action, Screen, SetAsideReason, SpotlightTarget};
use shared::document::DocumentName;
use shared::ids::ReflectionId;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::settings::{Moderation, SettingsPatch};

fn published(id: ReflectionId) -> impl Fn(&LiveClient) -> bool {
    move |client| client.json(DocumentName::Board)["reflections"].get(id.to_string()).is_some()
}

fn hidden(id: ReflectionId) -> impl Fn(&LiveClient) -> bool {
    move |client| !published(id)(client)
}

fn own_state(client: &LiveClient, state: MyState) -> bool {
    client.me.as_ref().is_some_and(|me| me.reflections.iter().any(|mine| mine.state == state))
}

#[tokio::test]
async fn who_looks_before_lets_nothing_through_unread() {
    let hall =
        Hall::open_as(&json!({"title": "x", "settings": {"moderation": "before", "reveal": "live"}})).await;
    let (mut attendee, mut other, mut moderator) =
        (hall.attendee().await, hall.attendee().await, hall.moderator().await);
    let id = attendee.post("eerst lezen").await;
    attendee.wait_until("waiting", |c| own_state(c, MyState::Waiting)).await;
    moderator.command(Action::Approve { reflections: vec![id] }).await;
    attendee.wait_until("published", |c| own_state(c, MyState::Published)).await;
    other.wait_until("on the board", published(id)).await;
    attendee.command(Action::Edit { reflection: id, text: "anders gezegd".into() }).await;
    other.wait_until("read again first", hidden(id)).await;
}

#[tokio::test]
async fn set_aside_leaves_the_board_with_its_reason_and_comes_back() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    let id = attendee.post("hoort hier niet").await;
    hall.phase(Phase::Write, Phase::Read).await;
    attendee.wait_until("on the board", published(id)).await;
    let aside = Action::SetAside { reflections: vec![id], reason: SetAsideReason::OffTopic };
    let ack = moderator.command(aside).await;
    assert!(ack.skipped.is_empty());
    attendee.wait_until("off the board", hidden(id)).await;
    attendee.wait_until("own state", |c| own_state(c, MyState::SetAside)).await;
    let entry = |c: &LiveClient| c.json(DocumentName::Staff)["set_aside"][id.to_string()]["reason"].clone();
    moderator.wait_until("at the staff", |c| entry(c) == "off_topic").await;
    moderator.command(Action::Restore { reflections: vec![id] }).await;
    attendee.wait_until("on the board again", published(id)).await;
}

#[tokio::test]
async fn some_targets_may_fail_and_the_others_are_done() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    let (there, gone) = (attendee.post("blijft").await, attendee.post("gaat").await);
    attendee.command(Action::Withdraw { reflection: gone }).await;
    let unknown = ids::reflection();
    let aside = |reflections| Action::SetAside { reflections, reason: SetAsideReason::Other };
    let ack = moderator.command(aside(vec![gone, there, unknown])).await;
    let skipped: Vec<_> = ack.skipped.iter().map(|skipped| (skipped.reflection, skipped.reason)).collect();
    assert_eq!(skipped, [(gone, Reason::Gone), (unknown, Reason::Unknown)]);
    assert_eq!(moderator.refused(aside(vec![gone])).await.reason, Reason::Gone);
    assert_eq!(moderator.refused(aside(vec![])).await.reason, Reason::Empty);
    let many = moderator.refused(aside((0..201).map(|_| ids::reflection()).collect())).await;
    assert_eq!((many.reason, many.limit), (Reason::Limit, Some(200)));
}

#[tokio::test]
async fn two_moderators_never_skip_a_round_together() {
    let hall = Hall::open().await;
    let (mut one, mut two) = (hall.moderator().await, hall.other_moderator().await);
    let next = Action::SetPhase { phase: Phase::Read, expected: Phase::Write };
    one.command(next.clone()).await;
    assert_eq!(two.refused(next).await.reason, Reason::Phase);
    two.wait_until("read", |c| c.now.as_ref().is_some_and(|now| now.phase == Phase::Read)).await;
    two.command(Action::SetPhase { phase: Phase::Lobby, expected: Phase::Read }).await;
}

#[tokio::test]
async fn what_was_revealed_stays_public_and_newer_text_waits() {
    let hall = Hall::open().await;
    let (mut attendee, mut other) = (hall.attendee().await, hall.attendee().await);
    let first = attendee.post("eerste ronde").await;
    hall.phase(Phase::Write, Phase::Read).await;
    other.wait_until("revealed", published(first)).await;
    hall.phase(Phase::Read, Phase::Write).await;
    let second = attendee.post("tweede ronde").await;
    hall.phase(Phase::Write, Phase::Lobby).await;
    other.wait_until("the lobby", |c| c.now.as_ref().is_some_and(|now| now.phase == Phase::Lobby)).await;
    assert!(published(first)(&other) && hidden(second)(&other));
    hall.phase(Phase::Lobby, Phase::Discuss).await;
    other.wait_until("revealed too", published(second)).await;
}

#[tokio::test]
async fn the_spotlight_shows_what_is_public_and_goes_out_with_it() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator, mut projector) =
        (hall.attendee().await, hall.moderator().await, hall.projector().await);
    let id = attendee.post("in beeld").await;
    let light = Action::Spotlight(SpotlightTarget::reflection(id));
    assert_eq!(moderator.refused(light.clone()).await.reason, Reason::Phase, "not before it is public");
    hall.phase(Phase::Write, Phase::Discuss).await;
    moderator.command(light).await;
    let lit = |c: &LiveClient| {
        c.now.as_ref().is_some_and(|now| {
            now.screen == Screen::Spotlight
                && matches!(&now.spotlight, Some(Spotlight::Reflection { text, .. }) if text == "in beeld")
        })
    };
    projector.wait_until("in the spotlight", lit).await;
    attendee.wait_until("in the spotlight", lit).await;
    attendee.command(Action::Withdraw { reflection: id }).await;
    let dark = |c: &LiveClient| {
        c.now.as_ref().is_some_and(|now| now.spotlight.is_none() && now.screen == Screen::Wall)
    };
    projector.wait_until("the wall", dark).await;
}

#[tokio::test]
async fn an_undo_takes_back_ones_own_and_nothing_a_colleague_changed() {
    let hall = Hall::open().await;
    let (mut attendee, mut one, mut two) =
        (hall.attendee().await, hall.moderator().await, hall.other_moderator().await);
    let (a, b) = (attendee.post("a").await, attendee.post("b").await);
    hall.phase(Phase::Write, Phase::Read).await;
    attendee.wait_until("both are on", |c| published(a)(c) && published(b)(c)).await;
    let aside = one.send(Action::SetAside { reflections: vec![a, b], reason: SetAsideReason::Rude }).await;
    one.answer(aside).await;
    attendee.wait_until("both are off", |c| hidden(a)(c) && hidden(b)(c)).await;
    assert_eq!(two.refused(Action::Undo { command: aside }).await.reason, Reason::Unknown, "not theirs");
    two.command(Action::SetAside { reflections: vec![b], reason: SetAsideReason::Worry }).await;
    one.command(Action::Undo { command: aside }).await;
    attendee.wait_until("a is back", published(a)).await;
    assert!(hidden(b)(&attendee), "b is the colleague's now");
    assert_eq!(one.refused(Action::Undo { command: aside }).await.reason, Reason::Gone);
    let phase = one.send(Action::SetPhase { phase: Phase::Group, expected: Phase::Read }).await;
    one.answer(phase).await;
    one.command(Action::Undo { command: phase }).await;
    attendee.wait_until("read again", |c| c.now.as_ref().is_some_and(|now| now.phase == Phase::Read)).await;
    assert!(published(a)(&attendee), "what was read cannot be unread");
}

#[tokio::test]
async fn settings_and_prompt_reach_every_screen() {
    let hall = Hall::open().await;
    let (mut attendee, mut organiser) = (hall.attendee().await, hall.organiser().await);
    let patch = SettingsPatch { moderation: Some(Moderation::Before), ..SettingsPatch::default() };
    organiser.command(Action::SetSettings(patch)).await;
    let told =
        |c: &LiveClient| c.now.as_ref().is_some_and(|now| now.settings.moderation == Moderation::Before);
    attendee.wait_until("settings", told).await;
    organiser.command(Action::SetPrompt { prompt: Some("puzzels".parse().unwrap()) }).await;
    let asked = |c: &LiveClient| {
        c.now.as_ref().is_some_and(|now| now.prompt.as_ref().is_some_and(|key| key.as_str() == "puzzels"))
    };
    attendee.wait_until("the prompt", asked).await;
    let too_much = SettingsPatch { votes_per_person: Some(1_000), ..SettingsPatch::default() };
    assert_eq!(organiser.refused(Action::SetSettings(too_much)).await.reason, Reason::Limit);
}

#[tokio::test]
async fn who_recognises_is_counted_once_and_named_never() {
    let hall = Hall::open().await;
    let (mut attendee, mut other) = (hall.attendee().await, hall.attendee().await);
    let id = attendee.post("herken je dit").await;
    hall.phase(Phase::Write, Phase::Read).await;
    for on in [true, true, false, true] {
        other.command(Action::Recognise { reflection: id, on }).await;
    }
    attendee.command(Action::Recognise { reflection: id, on: true }).await;
    let counted =
        |c: &LiveClient| c.json(DocumentName::Board)["reflections"][id.to_string()]["recognised"] == 2;
    other.wait_until("two", counted).await;
    other.wait_until("own mark", |c| c.me.as_ref().is_some_and(|me| me.recognised == [id])).await;
}
