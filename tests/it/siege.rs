//! What an outsider tried, and what the board must answer.

use harness::api::{problem, take};
use harness::{Browser, Hall, ServerProcess, ids};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use shared::api::{Answer, MyState};
use shared::command::Action;
use shared::ids::CommandId;
use shared::phase::Phase;
use shared::refusal::Reason;

fn refused(answer: &Answer) -> Option<Reason> {
    match answer {
        Answer::Refused(refused) => Some(refused.reason),
        Answer::Ack(_) => None,
    }
}

#[tokio::test]
async fn an_undone_edit_is_read_again_before_anybody_sees_it() {
    let board = json!({"title": "Eerst lezen", "settings": {"moderation": "before", "reveal": "live"}});
    let hall = Hall::open_as(&board).await;
    let id = hall.board.id;
    let phone = hall.api.newcomer(&hall.board.code).await;
    let moderator = &hall.board.tokens.moderator;
    let reflection = ids::reflection();
    let (prompt, text) = ("parels".parse().unwrap(), "een scheldkanonnade".to_owned());
    hall.api
        .done(
            id,
            &phone,
            Action::Post { reflection, prompt, text, perspective: None, lang: None, source: None },
        )
        .await;
    let edit = ids::command(Action::Edit { reflection, text: "iets liefs".into() });
    hall.api.commands(id, &phone, std::slice::from_ref(&edit)).await;
    hall.api.done(id, moderator, Action::Approve { reflections: vec![reflection] }).await;
    hall.api.done(id, &phone, Action::Undo { command: edit.id }).await;
    let view = hall.api.view(id, &phone).await;
    assert!(!view.board.to_string().contains("scheldkanonnade"), "words that no moderator read");
    assert_eq!(view.me.unwrap().reflections[0].state, MyState::Waiting);
}

#[tokio::test]
async fn one_phone_cannot_fill_a_board_by_withdrawing() {
    let hall = Hall::open_as(&json!({"title": "Vol", "settings": {"reflections_per_person": 2}})).await;
    let phone = hall.api.newcomer(&hall.board.code).await;
    let mut taken = 0;
    for _ in 0..20 {
        let reflection = ids::reflection();
        let (prompt, text) = ("parels".parse().unwrap(), "x".to_owned());
        let post = Action::Post { reflection, prompt, text, perspective: None, lang: None, source: None };
        let answer = hall.api.command(hall.board.id, &phone, post).await;
        match refused(&answer) {
            None => taken += 1,
            reason => assert_eq!(reason, Some(Reason::Limit)),
        }
        hall.api.command(hall.board.id, &phone, Action::Withdraw { reflection }).await;
    }
    assert_eq!(taken, 8, "room to write anew, and an end to it");
    let other = hall.api.newcomer(&hall.board.code).await;
    let (prompt, text) = ("parels".parse().unwrap(), "nog plaats".to_owned());
    let post = Action::Post {
        reflection: ids::reflection(),
        prompt,
        text,
        perspective: None,
        lang: None,
        source: None,
    };
    assert_eq!(refused(&hall.api.command(hall.board.id, &other, post).await), None);
}

#[tokio::test]
async fn words_improved_before_sending_again_are_kept() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    let browser = Browser::new(&hall.api);
    let first = browser.open(&path).await.form("eerste versie");
    assert_eq!(browser.submit(&path, &first).await.status, StatusCode::SEE_OTHER);
    let better = harness::browser::Form { text: "betere versie".into(), ..first };
    assert_eq!(browser.submit(&path, &better).await.status, StatusCode::SEE_OTHER);
    let page = browser.open(&path).await.html;
    assert!(page.contains("betere versie") && !page.contains("eerste versie"));
}

#[tokio::test]
async fn a_closed_board_lets_nobody_in_by_the_form() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    let known = Browser::new(&hall.api);
    let form = known.open(&path).await.form("net te laat");
    hall.phase(Phase::Write, Phase::Closed).await;
    let stranger = Browser::new(&hall.api);
    let nothing = harness::browser::Form { form: String::new(), ..form.clone() };
    let answer = stranger.submission(&path, &nothing).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::NOT_FOUND, "the code is dead");
    assert!(answer.headers().get("set-cookie").is_none());
    let late = known.submit(&path, &form).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.html.contains("net te laat"), "who was in keeps the words");
}

#[tokio::test]
async fn looking_takes_no_place() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    for _ in 0..700 {
        let stranger = hall.api.get(&path).send().await.unwrap();
        assert_eq!(stranger.status(), StatusCode::OK);
    }
    hall.api.newcomer(&hall.board.code).await;
}

#[tokio::test]
async fn the_last_organiser_link_stays() {
    let hall = Hall::open().await;
    let (id, token) = (hall.board.id, &hall.board.tokens.organiser);
    let list = || hall.api.get(&format!("/api/boards/{id}/links")).bearer_auth(token);
    let links: Vec<Value> = take(list(), StatusCode::OK).await;
    let own = links.iter().find(|link| link["role"] == "organiser").unwrap()["id"].as_str().unwrap();
    let path = format!("/api/boards/{id}/links/{own}");
    let revoke = hall.api.request(Method::DELETE, &path).bearer_auth(token);
    assert_eq!(problem(revoke).await.r#type, "last-link");
    let _: Vec<Value> = take(list(), StatusCode::OK).await;
}

#[tokio::test]
async fn every_refusal_is_a_page_or_a_problem() {
    let hall = Hall::open().await;
    let big = "x".repeat(3 * 1024 * 1024);
    let path = format!("/{}", hall.board.code);
    let calls = [
        hall.api.get("/%ff%fe"),
        hall.api.get("/?lang=nl&lang=en"),
        hall.api.request(Method::PUT, "/"),
        hall.api.request(Method::POST, &path).header("content-type", "text/plain").body("x"),
        hall.api.request(Method::POST, &path).form(&[("text", &big)]),
    ];
    for call in calls {
        let answer = call.send().await.unwrap();
        assert!(answer.status().is_client_error());
        let kind = answer.headers()["content-type"].to_str().unwrap().to_owned();
        assert!(kind.starts_with("text/html"), "{kind}");
    }
    let wrong = hall.api.request(Method::PUT, "/api/boards");
    assert_eq!(problem(wrong).await.r#type, "method");
}

#[tokio::test]
async fn a_reload_of_the_made_board_makes_no_second_one() {
    let hall = Hall::open().await;
    let browser = Browser::new(&hall.api);
    let board: CommandId = ids::command(Action::CloseBoard {}).id;
    let fields = [("board", board.to_string()), ("title", "Eén bord".into()), ("template", "leeg".into())];
    let mut codes = Vec::new();
    for _ in 0..2 {
        let call = browser.raw(Method::POST, "/new").header("origin", &hall.api.base).form(&fields);
        let page = harness::browser::page(call).await;
        assert_eq!(page.status, StatusCode::CREATED);
        let code = page.html.split("/qr/").nth(1).unwrap()[..8].to_owned();
        codes.push(code);
    }
    assert_eq!(codes[0], codes[1]);
}

#[tokio::test]
async fn an_erased_board_is_in_no_file() {
    let process = ServerProcess::start().await;
    let board = process.api.create().await;
    let (id, moderator) = (board.id, &board.tokens.moderator);
    let begin = Action::SetPhase { phase: Phase::Write, expected: Phase::Lobby };
    process.api.done(id, moderator, begin).await;
    let canary = "kanarie-die-weg-moet";
    let (prompt, text) = ("parels".parse().unwrap(), canary.to_owned());
    let post = Action::Post {
        reflection: ids::reflection(),
        prompt,
        text,
        perspective: None,
        lang: None,
        source: None,
    };
    process.api.done(id, moderator, post).await;
    let files = || {
        let all = std::fs::read_dir(process.database().parent().unwrap())
            .unwrap()
            .map(|entry| entry.unwrap().path());
        all.filter(|path| path.is_file()).map(|path| std::fs::read(path).unwrap()).collect::<Vec<_>>()
    };
    let holds = |bytes: &Vec<u8>| bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
    assert!(files().iter().any(holds), "the test looks where the text is");
    let erase = process.api.request(Method::DELETE, &format!("/api/boards/{id}"));
    let answer = erase.bearer_auth(&board.tokens.organiser).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::NO_CONTENT);
    assert!(!files().iter().any(holds), "nothing of it is left in the store");
}
