//! Grouping: placing, merging, removing, and words that several people write at once.

use harness::hall::theme;
use harness::{Hall, LiveClient, ids};
use serde_json::{Value, json};
use shared::api::Answer;
use shared::command::{Action, TextEdit, TextField};
use shared::document::DocumentName;
use shared::ids::{ReflectionId, ThemeId};
use shared::phase::Phase;
use shared::refusal::Reason;

fn board(client: &LiveClient) -> Value {
    client.json(DocumentName::Board)
}

fn theme_of(client: &LiveClient, id: ReflectionId) -> Value {
    board(client)["reflections"][id.to_string()]["theme"].clone()
}

/// Inserts at an index of the title as this moderator sees it.
fn insert(client: &LiveClient, theme: ThemeId, field: TextField, index: u32, text: &str) -> Action {
    Action::EditText(TextEdit {
        theme,
        field,
        at: client.position(theme, field, index, -1),
        insert: Some(text.to_owned()),
        from: None,
        to: None,
        seen: None,
    })
}

#[tokio::test]
async fn reflections_move_between_themes_in_an_order_that_everybody_sees() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    let (a, b, c) = (attendee.post("a").await, attendee.post("b").await, attendee.post("c").await);
    hall.phase(Phase::Write, Phase::Group).await;
    let (rest, home) = (theme(&mut moderator, "Rust").await, theme(&mut moderator, "Thuis").await);
    moderator.command(Action::Place { reflections: vec![a, b], theme: rest, order: None }).await;
    moderator.command(Action::Place { reflections: vec![c], theme: rest, order: "1".parse().ok() }).await;
    attendee.wait_until("c is placed", |client| theme_of(client, c) == json!(rest)).await;
    let order =
        |client: &LiveClient, id: ReflectionId| board(client)["reflections"][id.to_string()]["order"].clone();
    let mut placed = [a, b, c].map(|id| (order(&attendee, id).as_str().unwrap().to_owned(), id));
    placed.sort();
    assert_eq!(placed.map(|(_, id)| id), [c, a, b]);
    moderator.command(Action::Place { reflections: vec![a], theme: home, order: None }).await;
    moderator.command(Action::Unplace { reflections: vec![b] }).await;
    attendee.wait_until("b is out", |client| theme_of(client, b).is_null()).await;
    assert_eq!(theme_of(&attendee, a), json!(home));
    let nowhere = Action::Place { reflections: vec![a], theme: ids::theme(), order: None };
    assert_eq!(moderator.refused(nowhere).await.reason, Reason::Unknown);
}

#[tokio::test]
async fn a_merge_takes_all_along_and_a_removal_lets_all_go() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    let (a, b) = (attendee.post("a").await, attendee.post("b").await);
    hall.phase(Phase::Write, Phase::Group).await;
    let (from, into) = (theme(&mut moderator, "Van").await, theme(&mut moderator, "Naar").await);
    moderator.command(Action::Place { reflections: vec![a], theme: from, order: None }).await;
    moderator.command(Action::Place { reflections: vec![b], theme: into, order: None }).await;
    attendee.wait_until("as it was", |client| theme_of(client, b) == json!(into)).await;
    let merge = moderator.send(Action::MergeThemes { from, into }).await;
    moderator.answer(merge).await;
    attendee.wait_until("merged", |client| board(client)["themes"].get(from.to_string()).is_none()).await;
    assert_eq!((theme_of(&attendee, a), theme_of(&attendee, b)), (json!(into), json!(into)));
    moderator.command(Action::Undo { command: merge }).await;
    attendee.wait_until("as before", |client| theme_of(client, a) == json!(from)).await;
    assert_eq!(board(&attendee)["themes"][from.to_string()]["title"], "Van");
    moderator.command(Action::RemoveTheme { theme: into }).await;
    attendee.wait_until("b is free", |client| theme_of(client, b).is_null()).await;
    assert_eq!(moderator.refused(Action::RemoveTheme { theme: into }).await.reason, Reason::Gone);
    let self_merge = Action::MergeThemes { from, into: from };
    assert_eq!(moderator.refused(self_merge).await.reason, Reason::Invalid);
}

#[tokio::test]
async fn two_who_write_in_one_title_at_once_keep_both() {
    let hall = Hall::open().await;
    let (mut one, mut two) = (hall.moderator().await, hall.other_moderator().await);
    let rest = theme(&mut one, "Rust").await;
    two.wait_until("the theme", |c| board(c)["themes"].get(rest.to_string()).is_some()).await;
    let (front, back) = (
        insert(&one, rest, TextField::Title, 0, "Meer "),
        insert(&two, rest, TextField::Title, 4, " in de klas"),
    );
    let (a, b) = (one.send(front).await, two.send(back).await);
    for answer in [one.answer(a).await, two.answer(b).await] {
        assert!(matches!(answer, Answer::Ack(_)), "{answer:?}");
    }
    for client in [&mut one, &mut two] {
        let title = |c: &LiveClient| board(c)["themes"][rest.to_string()]["title"].clone();
        client.wait_until("both", |c| title(c).as_str().is_some_and(|title| title.len() == 20)).await;
        assert_eq!(title(client), "Meer Rust in de klas");
    }
}

#[tokio::test]
async fn words_have_their_limits_and_positions_their_text() {
    let hall = Hall::open().await;
    let mut moderator = hall.moderator().await;
    let (rest, home) = (theme(&mut moderator, "Rust").await, theme(&mut moderator, "Thuis").await);
    let long = insert(&moderator, rest, TextField::Title, 4, &"x".repeat(117));
    let refused = moderator.refused(long).await;
    assert_eq!((refused.reason, refused.limit), (Reason::TooLong, Some(120)));
    let summary = insert(&moderator, rest, TextField::Summary, 0, &"x".repeat(501));
    assert_eq!(moderator.refused(summary).await.limit, Some(500));
    let Action::EditText(edit) = insert(&moderator, home, TextField::Title, 2, "x") else { unreachable!() };
    let foreign = Action::EditText(TextEdit { theme: rest, ..edit });
    assert_eq!(moderator.refused(foreign).await.reason, Reason::Invalid, "a place in another text");
    let empty = Action::CreateTheme { theme: ids::theme(), title: " ".into() };
    assert_eq!(moderator.refused(empty).await.reason, Reason::Empty);
    for n in 2..64 {
        theme(&mut moderator, &format!("Thema {n}")).await;
    }
    let one_more = Action::CreateTheme { theme: ids::theme(), title: "Nog een".into() };
    let refused = moderator.refused(one_more).await;
    assert_eq!((refused.reason, refused.limit), (Reason::Limit, Some(64)));
}

#[tokio::test]
async fn everyone_groups_where_the_board_says_so() {
    let hall = Hall::open_as(&json!({"title": "x", "settings": {"group_by": "everyone"}})).await;
    let (mut attendee, mut other, mut moderator) =
        (hall.attendee().await, hall.attendee().await, hall.moderator().await);
    let id = other.post("groepeer mij").await;
    let rest = theme(&mut moderator, "Rust").await;
    let place = Action::Place { reflections: vec![id], theme: rest, order: None };
    assert_eq!(attendee.refused(place.clone()).await.reason, Reason::Phase);
    hall.phase(Phase::Write, Phase::Group).await;
    attendee.command(place).await;
    other.wait_until("placed", |client| theme_of(client, id) == json!(rest)).await;
    other
        .wait_until("told", |c| {
            c.me.as_ref()
                .is_some_and(|me| me.reflections.iter().any(|mine| mine.theme.as_deref() == Some("Rust")))
        })
        .await;
}
