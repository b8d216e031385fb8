//! What comes in on paper or in a file: read first, marked as what it is, and never published by itself.

use harness::api::{problem, take};
use harness::{Api, TestServer, ids};
use reqwest::{RequestBuilder, StatusCode};
use shared::api::{Answer, BoardCreated, Intake, Letters, Wrong};
use shared::command::{Action, Source};
use shared::ids::ReflectionId;
use shared::limits;
use shared::phase::Phase;
use shared::refusal::Reason;

fn bring(api: &Api, board: &BoardCreated, token: &str, table: impl Into<reqwest::Body>) -> RequestBuilder {
    let call = api.request(reqwest::Method::POST, &format!("/api/boards/{}/import", board.id));
    call.header("content-type", "text/csv").body(table).bearer_auth(token)
}

fn from(text: &str, source: Option<Source>) -> (ReflectionId, Action) {
    let reflection = ids::reflection();
    let prompt = "parels".parse().unwrap();
    let text = text.to_owned();
    (reflection, Action::Post { reflection, prompt, text, perspective: None, lang: None, source })
}

async fn live_board(api: &Api) -> BoardCreated {
    let board = api.create_as(&serde_json::json!({"title": "Papier", "settings": {"reveal": "live"}})).await;
    let write = Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby };
    api.done(board.id, &board.tokens.moderator, write).await;
    board
}

#[tokio::test]
async fn a_table_is_read_and_nothing_of_it_is_posted() {
    let server = TestServer::start().await;
    let api = &server.api;
    let board = live_board(api).await;
    let table = "Vraag;Tekst;Namens;Tafel\nParels;Wij eten samen;Ouder(vereniging);4\nOnzin;Blijft staan;;\n;;;\nPuzzels;Mijn BSN is 999990019;;\n";
    for token in [&board.tokens.moderator, &board.tokens.organiser] {
        let read: Intake = take(bring(api, &board, token, table), StatusCode::OK).await;
        assert_eq!(read.rows.len(), 3, "an empty line is none");
        assert_eq!((read.rows[0].line, read.rows[0].table, read.rows[0].wrong.len()), (2, Some(4), 0));
        assert_eq!(read.rows[0].prompt.as_ref().map(shared::ids::Key::as_str), Some("parels"));
        assert_eq!(
            (read.rows[1].text.as_str(), &read.rows[1].wrong[..]),
            ("Blijft staan", &[Wrong::Prompt][..])
        );
        assert_eq!(read.rows[2].wrong, [Wrong::PersonalData]);
    }
    let view = api.view(board.id, &board.tokens.moderator).await;
    assert_eq!(view.now.counts.reflections, 0, "nothing publishes itself");
}

#[tokio::test]
async fn what_is_no_table_is_refused() {
    let server = TestServer::start().await;
    let api = &server.api;
    let board = live_board(api).await;
    let moderator = &board.tokens.moderator;
    let empty: Intake = take(bring(api, &board, moderator, " \n"), StatusCode::OK).await;
    assert!(empty.rows.is_empty(), "an empty file is told apart from one that is no text");
    let windows = b"Tekst;Vraag\r\nE\xe9n;Parels\r\n".to_vec();
    let windows: Intake = take(bring(api, &board, moderator, windows), StatusCode::OK).await;
    assert_eq!((windows.rows[0].text.as_str(), windows.letters), ("Eén", Letters::Windows));
    assert_eq!(problem(bring(api, &board, moderator, vec![0xff, 0xfe, 0x41])).await.r#type, "invalid");
    let large = "x".repeat(limits::IMPORT_BYTES + 1);
    assert_eq!(problem(bring(api, &board, moderator, large)).await.r#type, "too-large");
    let json = api.post(&format!("/api/boards/{}/import", board.id), &serde_json::json!({}));
    assert_eq!(problem(json.bearer_auth(moderator)).await.r#type, "invalid");
    let attendee = api.newcomer(&board.code).await;
    assert_eq!(problem(bring(api, &board, &attendee, "tekst")).await.r#type, "role");
    assert_eq!(problem(bring(api, &board, &board.tokens.projector, "tekst")).await.r#type, "role");
}

#[tokio::test]
async fn paper_stands_at_once_and_a_file_waits() {
    let server = TestServer::start().await;
    let api = &server.api;
    let board = live_board(api).await;
    let (paper, post) = from("Van een kaartje", Some(Source::Paper { table: Some(4) }));
    api.done(board.id, &board.tokens.moderator, post).await;
    let (file, post) = from("Uit een bestand", Some(Source::Import));
    api.done(board.id, &board.tokens.moderator, post).await;

    let attendee = api.newcomer(&board.code).await;
    let seen = api.view(board.id, &attendee).await;
    let everybody = seen.board.to_string();
    assert!(everybody.contains("Van een kaartje") && !everybody.contains("Uit een bestand"));
    assert!(!everybody.contains("paper"), "how it came is for moderators: {everybody}");
    let staff = api.view(board.id, &board.tokens.moderator).await.staff.unwrap();
    assert_eq!(staff["sources"][paper.to_string()], serde_json::json!({"paper": {"table": 4}}));
    assert!(staff["waiting"].get(file.to_string()).is_some(), "{staff}");

    // A phone cannot say that it is a moderator's hand.
    let (_, forged) = from("Ik ben papier", Some(Source::Paper { table: None }));
    let answer = api.command(board.id, &attendee, forged).await;
    assert!(matches!(answer, Answer::Refused(refused) if refused.reason == Reason::Invalid));
    for table in [0, limits::TABLES + 1] {
        let (_, wrong) = from("Welke tafel?", Some(Source::Paper { table: Some(table) }));
        let answer = api.command(board.id, &board.tokens.moderator, wrong).await;
        assert!(matches!(answer, Answer::Refused(refused) if refused.reason == Reason::Invalid), "{table}");
    }
}

#[tokio::test]
async fn lines_that_are_sent_again_are_posted_once() {
    let server = TestServer::start().await;
    let api = &server.api;
    let board = live_board(api).await;
    let lines: Vec<_> =
        (0..60).map(|n| from(&format!("Regel {n}"), Some(Source::Import)).1).map(ids::command).collect();
    for _ in 0..2 {
        let answers = api.commands(board.id, &board.tokens.moderator, &lines).await;
        assert!(answers.iter().all(|answer| matches!(answer, Answer::Ack(_))), "{answers:?}");
    }
    assert_eq!(api.view(board.id, &board.tokens.moderator).await.now.counts.reflections, 60);
}
