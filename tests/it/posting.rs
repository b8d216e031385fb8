//! From a post to its acknowledgement and the board; and everything that is no proper post.

use harness::api::{problem, take};
use harness::{Hall, LiveClient, ids};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use shared::api::{Answer, MyState};
use shared::command::Action;
use shared::document::DocumentName;
use shared::limits;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::role::Role;
use tokio_tungstenite::tungstenite::Message;

#[tokio::test]
async fn a_post_is_acknowledged_and_comes_to_the_moderator_and_at_the_reveal_to_all() {
    let hall = Hall::open().await;
    let (mut attendee, mut other) = (hall.attendee().await, hall.attendee().await);
    let (mut moderator, mut projector) = (hall.moderator().await, hall.projector().await);
    let id = attendee.post("Dat ik hier mag zijn").await.to_string();
    attendee
        .wait_until("own reflection", |c| c.me.as_ref().is_some_and(|me| me.reflections.len() == 1))
        .await;
    let mine = &attendee.me.as_ref().unwrap().reflections[0];
    assert_eq!((mine.text.as_str(), mine.state), ("Dat ik hier mag zijn", MyState::Approved));
    let text = |c: &LiveClient, name, root: &str| c.json(name)[root][&id]["text"].clone();
    moderator
        .wait_until("waiting", |c| text(c, DocumentName::Staff, "waiting") == "Dat ik hier mag zijn")
        .await;
    hall.phase(Phase::Write, Phase::Read).await;
    for reader in [&mut attendee, &mut other, &mut moderator, &mut projector] {
        let published =
            |c: &LiveClient| text(c, DocumentName::Board, "reflections") == "Dat ik hier mag zijn";
        reader.wait_until("on the board", published).await;
    }
    let view = hall.api.view(hall.board.id, &hall.board.tokens.projector).await;
    assert_eq!(view.board, other.json(DocumentName::Board));
}

#[tokio::test]
async fn a_command_that_comes_again_is_done_once() {
    let hall = Hall::open().await;
    let token = hall.api.newcomer(&hall.board.code).await;
    let command = ids::command(ids::post("Eén keer").1);
    let send = || hall.api.commands(hall.board.id, &token, std::slice::from_ref(&command));
    let (first, second) = (send().await, send().await);
    assert_eq!(first, second, "the same answer, with the same seq");
    let twice = hall.api.commands(hall.board.id, &token, &[command.clone(), command.clone()]).await;
    assert_eq!(twice, [first.clone(), first].concat());
    let thief = hall.api.newcomer(&hall.board.code).await;
    let stolen = hall.api.commands(hall.board.id, &thief, std::slice::from_ref(&command)).await;
    assert!(
        matches!(&stolen[0], Answer::Refused(refused) if refused.reason == Reason::Invalid),
        "{stolen:?}"
    );
    let logs = hall.server.stop().await;
    logs.check(hall.board.id);
    assert_eq!(logs.posts(hall.board.id).into_values().collect::<Vec<_>>(), [1]);
}

#[tokio::test]
async fn an_edit_and_a_withdrawal_reach_the_board() {
    let hall = Hall::open_as(&json!({"title": "x", "settings": {"reveal": "live"}})).await;
    let (mut attendee, mut other) = (hall.attendee().await, hall.attendee().await);
    let id = attendee.post("eerst").await;
    let key = id.to_string();
    other.wait_until("live", |c| c.json(DocumentName::Board)["reflections"][&key]["text"] == "eerst").await;
    attendee.command(Action::Edit { reflection: id, text: "daarna".into() }).await;
    other
        .wait_until("edited", |c| c.json(DocumentName::Board)["reflections"][&key]["text"] == "daarna")
        .await;
    assert_eq!(
        other.refused(Action::Edit { reflection: id, text: "ander".into() }).await.reason,
        Reason::NotYours
    );
    assert_eq!(other.refused(Action::Withdraw { reflection: id }).await.reason, Reason::NotYours);
    attendee.command(Action::Withdraw { reflection: id }).await;
    other.wait_until("withdrawn", |c| c.json(DocumentName::Board)["reflections"] == json!({})).await;
    let again = Action::Post {
        reflection: id,
        prompt: "parels".parse().unwrap(),
        text: "x".into(),
        perspective: None,
        lang: None,
        source: None,
    };
    assert_eq!(attendee.refused(again).await.reason, Reason::Gone);
}

#[tokio::test]
async fn what_is_no_proper_post_gets_its_reason() {
    let hall = Hall::open().await;
    let mut attendee = hall.attendee().await;
    let post = |text: &str, prompt: &str, perspective: Option<&str>| Action::Post {
        reflection: ids::reflection(),
        prompt: prompt.parse().unwrap(),
        text: text.to_owned(),
        perspective: perspective.map(|key| key.parse().unwrap()),
        lang: None,
        source: None,
    };
    for (text, reason, limit) in [
        (String::new(), Reason::Empty, None),
        (" \n\u{202e} ".to_owned(), Reason::Empty, None),
        ("x".repeat(1_001), Reason::TooLong, Some(1_000)),
        ("🙌".repeat(1_001), Reason::TooLong, Some(1_000)),
    ] {
        let refused = attendee.refused(post(&text, "parels", None)).await;
        assert_eq!((refused.reason, refused.limit), (reason, limit));
    }
    assert_eq!(attendee.refused(post("x", "geen", None)).await.reason, Reason::Unknown);
    assert_eq!(attendee.refused(post("x", "parels", Some("koning"))).await.reason, Reason::Invalid);
    attendee.command(post(&"e\u{301}".repeat(1_000), "parels", Some("ouder"))).await;
}

#[tokio::test]
async fn the_wrong_round_is_named_and_a_late_post_waits() {
    let hall = Hall::open().await;
    let mut attendee = hall.attendee().await;
    hall.phase(Phase::Write, Phase::Lobby).await;
    assert_eq!(attendee.refused(ids::post("te vroeg").1).await.reason, Reason::Phase);
    hall.phase(Phase::Lobby, Phase::Group).await;
    let id = attendee.post("te laat").await;
    let mut moderator = hall.moderator().await;
    let waits = |c: &LiveClient| c.json(DocumentName::Staff)["waiting"][id.to_string()]["approved"] == false;
    moderator.wait_until("waiting", waits).await;
    assert_eq!(moderator.json(DocumentName::Staff)["flags"][id.to_string()], json!(["late"]));
    assert_eq!(moderator.json(DocumentName::Board)["reflections"], json!({}));
    hall.phase(Phase::Group, Phase::Closed).await;
    assert_eq!(attendee.refused(ids::post("voorbij").1).await.reason, Reason::Phase);
}

#[tokio::test]
async fn one_person_posts_as_many_as_the_board_allows() {
    let hall = Hall::open_as(&json!({"title": "x", "settings": {"reflections_per_person": 2}})).await;
    let mut attendee = hall.attendee().await;
    let first = attendee.post("één").await;
    attendee.post("twee").await;
    let refused = attendee.refused(ids::post("drie").1).await;
    assert_eq!((refused.reason, refused.limit), (Reason::Limit, Some(2)));
    attendee.command(Action::Withdraw { reflection: first }).await;
    attendee.post("drie").await;
    hall.attendee().await.post("een ander").await;
}

#[tokio::test]
async fn a_flood_of_commands_is_slowed_down_and_nothing_is_lost() {
    let hall = Hall::open().await;
    let token = hall.api.newcomer(&hall.board.code).await;
    let commands: Vec<_> = (0..256).map(|n| ids::command(ids::post(&format!("nummer {n}")).1)).collect();
    let mut slow = 0;
    for chunk in commands.chunks(limits::COMMANDS_PER_CALL) {
        for answer in hall.api.commands(hall.board.id, &token, chunk).await {
            match answer {
                Answer::Ack(_) => {}
                Answer::Refused(refused) if refused.reason == Reason::TooFast => {
                    assert!(refused.retry_after_ms.is_some_and(|ms| ms > 0));
                    slow += 1;
                }
                Answer::Refused(refused) => assert_eq!(refused.reason, Reason::Limit, "{refused:?}"),
            }
        }
    }
    assert!(slow > 0, "256 at once are more than a hand can do");
}

#[tokio::test]
async fn roles_do_what_they_may() {
    let hall = Hall::open().await;
    let (mut attendee, mut projector) = (hall.attendee().await, hall.projector().await);
    let id = attendee.post("x").await;
    let steer = Action::SetPhase { phase: Phase::Read, expected: Phase::Write };
    let settings = Action::SetSettings(shared::settings::SettingsPatch::default());
    let theme = Action::CreateTheme { theme: ids::theme(), title: "x".into() };
    let actions = [steer, theme, Action::Approve { reflections: vec![id] }, Action::CloseBoard {}, settings];
    for action in &actions {
        assert_eq!(attendee.refused(action.clone()).await.reason, Reason::Role, "{action:?}");
        assert_eq!(projector.refused(action.clone()).await.reason, Reason::Role, "{action:?}");
    }
    assert_eq!(projector.refused(ids::post("x").1).await.reason, Reason::Role);
    let mut moderator = hall.moderator().await;
    for action in [Action::CloseBoard {}, actions[4].clone()] {
        assert_eq!(moderator.refused(action).await.reason, Reason::Role);
    }
    let secret = hall.other_moderator().await.post("van een begeleider").await;
    assert_eq!(attendee.refused(Action::Recognise { reflection: id, on: true }).await.reason, Reason::Phase);
    assert_eq!(attendee.refused(Action::Withdraw { reflection: secret }).await.reason, Reason::Unknown);
}

#[tokio::test]
async fn a_final_close_ends_everything() {
    let hall = Hall::open().await;
    let mut attendee = hall.attendee().await;
    let id = attendee.post("blijft staan").await;
    hall.phase(Phase::Write, Phase::Read).await;
    hall.organiser().await.command(Action::CloseBoard {}).await;
    let edit = Action::Edit { reflection: id, text: "anders".into() };
    let refused = hall.api.command(hall.board.id, &hall.board.tokens.organiser, edit).await;
    assert!(matches!(refused, Answer::Refused(refused) if refused.reason == Reason::Phase));
    let logs = hall.server.stop().await;
    let (board, _) = logs.replay(hall.board.id);
    assert!(board.is_final && board.reflections.values().all(|r| r.author.is_none()));
}

#[tokio::test]
async fn what_is_no_command_gets_its_sentence_over_http() {
    let hall = Hall::open().await;
    let token = hall.api.newcomer(&hall.board.code).await;
    let path = format!("/api/boards/{}/commands", hall.board.id);
    let raw = |body: String, kind: &str| {
        let call = hall.api.request(Method::POST, &path).bearer_auth(&token);
        call.header("content-type", kind).body(body)
    };
    for body in ["", "{", "[1,", "\"x", "{\"id\": }"] {
        assert_eq!(problem(raw(body.to_owned(), "application/json")).await.status, 400, "{body}");
    }
    assert_eq!(problem(raw("{}".to_owned(), "text/plain")).await.status, 400);
    let id = "11111111-1111-4111-8111-111111111111";
    let odd = [
        json!({}),
        json!(7),
        json!({"id": id}),
        json!({"id": id, "dance": {}}),
        json!({"id": "x", "post": {}}),
        json!({"id": id, "post": {"text": "x"}}),
        json!({"id": id, "post": {"reflection": id, "prompt": "PARELS", "text": "x"}}),
        json!({"id": id, "post": {"reflection": id, "prompt": "parels", "text": "x".repeat(limits::COMMAND_BYTES)}}),
    ];
    let answers: Vec<Value> = take(hall.api.send(hall.board.id, &token, &json!(odd)), StatusCode::OK).await;
    assert_eq!(answers.len(), odd.len(), "an answer each, in order");
    for (answer, odd) in answers.iter().zip(&odd) {
        assert_eq!(answer["refused"]["reason"], "invalid", "{odd}");
    }
    let many = vec![json!({}); limits::COMMANDS_PER_CALL + 1];
    assert_eq!(problem(hall.api.send(hall.board.id, &token, &json!(many))).await.status, 422);
    let huge = raw(format!("\"{}\"", "x".repeat(2 << 20)), "application/json");
    assert_eq!(problem(huge).await.status, 413);
    let unknown = hall.api.post(&path, &json!({})).bearer_auth("A".repeat(43));
    assert_eq!(problem(unknown).await.status, 401);
}

#[tokio::test]
async fn what_is_no_command_gets_its_sentence_over_the_socket() {
    let hall = Hall::open().await;
    let mut attendee = hall.attendee().await;
    let command = ids::command(Action::CloseBoard {});
    let odd = format!("{{\"id\": \"{}\", \"dance\": {{}}}}", command.id);
    attendee.raw(Message::text(odd)).await;
    match attendee.answer(command.id).await {
        Answer::Refused(refused) => assert_eq!(refused.reason, Reason::Invalid),
        Answer::Ack(ack) => panic!("{ack:?}"),
    }
    for odd in [
        Message::text("{"),
        Message::text("null"),
        Message::binary(vec![0, 2, 1, 0]),
        Message::binary(vec![9]),
    ] {
        let before = attendee.unasked;
        attendee.raw(odd).await;
        attendee.wait_until("a refusal without an id", |c| c.unasked > before).await;
    }
    attendee.post("en gewoon verder").await;
}

#[tokio::test]
async fn an_oversized_frame_ends_the_connection_alone() {
    let hall = Hall::open().await;
    let (mut attendee, mut other) = (hall.attendee().await, hall.attendee().await);
    attendee.raw(Message::text("x".repeat(limits::FRAME_BYTES + 1))).await;
    let code = attendee.wait_closed().await;
    assert_eq!(code, 1009, "a frame that is too big");
    other.post("de rest merkt niets").await;
}

#[tokio::test]
async fn a_flood_of_frames_ends_the_connection() {
    let hall = Hall::open().await;
    let mut attendee = hall.attendee().await;
    for _ in 0..3_000 {
        attendee.raw(Message::text("{}")).await;
    }
    assert_eq!(attendee.wait_closed().await, 4429);
}

#[tokio::test]
async fn a_client_may_ask_for_a_document_it_may_not_read_and_gets_nothing() {
    let hall = Hall::open().await;
    let mut moderator = hall.moderator().await;
    let token = hall.api.newcomer(&hall.board.code).await;
    let mut attendee =
        LiveClient::connect(&hall.api, hall.board.id, Role::Attendee, &token, &DocumentName::ALL).await;
    assert!(attendee.replica.document(DocumentName::Staff).is_none(), "no epoch of `staff` for an attendee");
    attendee.raw(Message::binary(shared::wire::encode_step_1(DocumentName::Staff, 0))).await;
    moderator.post("kanarie-voor-de-staf").await;
    attendee.post("een eigen").await;
    hall.phase(Phase::Write, Phase::Lobby).await;
    attendee.wait_until("the lobby", |c| c.now.as_ref().is_some_and(|now| now.phase == Phase::Lobby)).await;
    assert!(!attendee.heard_text("kanarie-voor-de-staf"));
}

#[tokio::test]
async fn the_language_of_a_text_stands_with_it_unless_it_is_the_boards_own() {
    let hall = Hall::open().await;
    let mut attendee = hall.attendee().await;
    for (lang, told) in [("en", json!("en")), ("nl", json!(null)), ("uk", json!("uk"))] {
        let (id, mut action) = ids::post("x");
        let Action::Post { lang: of_text, .. } = &mut action else { unreachable!("a post") };
        *of_text = Some(lang.parse().unwrap());
        attendee.command(action).await;
        let entry = |c: &LiveClient| c.json(DocumentName::Staff)["waiting"][id.to_string()].clone();
        let mut reader = hall.moderator().await;
        reader.wait_until("there", |c| !entry(c).is_null()).await;
        assert_eq!(entry(&reader)["lang"], told);
    }
    for lang in ["EN", "e", "engl", "en-GB", "<b>"] {
        let mut command = serde_json::to_value(ids::command(ids::post("x").1)).unwrap();
        command["post"]["lang"] = lang.into();
        let board = &hall.board;
        let call = hall.api.send(board.id, &board.tokens.moderator, &json!([command]));
        let answers: Value = take(call, StatusCode::OK).await;
        assert_eq!(answers[0]["refused"]["reason"], "invalid", "{lang}");
    }
}
