//! Networks that let no socket through, and phones that keep no cookie: the same board over HTTP, and the page's own
//! form as who one is.

use harness::api::take;
use harness::{Browser, Hall, LiveClient, ids};
use reqwest::header::{ETAG, IF_NONE_MATCH};
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use shared::api::{Answer, News};
use shared::command::Action;
use shared::document::DocumentName;
use shared::ids::BoardId;
use shared::phase::Phase;
use shared::role::Role;
use shared::sync::Replica;

fn news_call(hall: &Hall, token: &str) -> RequestBuilder {
    hall.api.get(&format!("/api/boards/{}/now", hall.board.id)).bearer_auth(token)
}

/// The news, and the tag by which the next question says that it has them.
async fn news(call: RequestBuilder) -> (News, String) {
    let response = call.send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let tag = response.headers()[ETAG].to_str().unwrap().to_owned();
    (response.json().await.unwrap(), tag)
}

async fn status(call: RequestBuilder) -> StatusCode {
    call.send().await.unwrap().status()
}

#[tokio::test]
async fn a_poll_without_news_costs_no_body_and_one_with_news_brings_what_a_socket_would() {
    let hall = Hall::open().await;
    let mut socket = hall.attendee().await;
    let token = hall.api.newcomer(&hall.board.code).await;
    let (first, tag) = news(news_call(&hall, &token)).await;
    assert_eq!(Some(&first.now.title), socket.now.as_ref().map(|now| &now.title));
    assert!(first.me.is_some_and(|me| me.reflections.is_empty()));
    let again = news_call(&hall, &token).header(IF_NONE_MATCH, &tag).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert!(again.bytes().await.unwrap().is_empty());

    socket.post("Van een ander").await;
    let same = news_call(&hall, &token).header(IF_NONE_MATCH, &tag);
    assert_eq!(status(same).await, StatusCode::NOT_MODIFIED, "a count is no news for 500 phones");
    let staff = news_call(&hall, &hall.board.tokens.moderator).header(IF_NONE_MATCH, &tag);
    assert_eq!(news(staff).await.0.now.counts.reflections, 1, "for the staff it is");

    let (id, action) = ids::post("Van mij");
    hall.api.done(hall.board.id, &token, action).await;
    let (mine, next) = news(news_call(&hall, &token).header(IF_NONE_MATCH, &tag)).await;
    assert_eq!(mine.me.unwrap().reflections[0].id, id);
    hall.phase(Phase::Write, Phase::Read).await;
    let (read, _) = news(news_call(&hall, &token).header(IF_NONE_MATCH, &next)).await;
    assert_eq!(read.now.phase, Phase::Read);
}

#[tokio::test]
async fn a_document_comes_by_state_vector_and_only_what_is_missing() {
    let hall = Hall::open().await;
    let mut socket = hall.attendee().await;
    let token = hall.api.newcomer(&hall.board.code).await;
    socket.post("Vóór de onthulling").await;
    let call = |known: &str| {
        hall.api.get(&format!("/api/boards/{}/documents/board{known}", hall.board.id)).bearer_auth(&token)
    };
    let fetched = async |replica: &mut Replica| {
        let known = replica.known(DocumentName::Board).unwrap();
        let query = format!("?epoch={}&sv={}", known.epoch, known.sv.replace('+', "%2B").replace('=', "%3D"));
        let response = call(&query).send().await.unwrap();
        if response.status() == StatusCode::NO_CONTENT {
            return 0;
        }
        assert_eq!(response.headers()["weerklank-epoch"], known.epoch.to_string().as_str());
        let bytes = response.bytes().await.unwrap();
        replica.receive(&bytes).unwrap();
        bytes.len()
    };
    let epoch = news(news_call(&hall, &token)).await.0.welcome.documents[&DocumentName::Board];
    let mut replica = Replica::default();
    replica.open(DocumentName::Board, epoch);
    assert!(fetched(&mut replica).await > 0);
    assert_eq!(fetched(&mut replica).await, 0, "nothing newer");
    assert!(!replica.document(DocumentName::Board).unwrap().json().to_string().contains("onthulling"));
    hall.phase(Phase::Write, Phase::Read).await;
    let some = fetched(&mut replica).await;
    assert!(replica.document(DocumentName::Board).unwrap().json().to_string().contains("onthulling"));
    let mut whole = Replica::default();
    whole.open(DocumentName::Board, epoch);
    assert!(fetched(&mut whole).await > some, "less than the whole");
    let json = |replica: &Replica| replica.document(DocumentName::Board).unwrap().json();
    assert_eq!(json(&replica), json(&whole));

    assert_eq!(status(call("?epoch=1&sv=%00%ff")).await, StatusCode::OK, "what cannot be read is nothing");
    let staff = hall.api.get(&format!("/api/boards/{}/documents/staff", hall.board.id)).bearer_auth(&token);
    assert_eq!(status(staff).await, StatusCode::NO_CONTENT, "not there for an attendee");
    let none = hall.api.get(&format!("/api/boards/{}/documents/toilet", hall.board.id)).bearer_auth(&token);
    assert_eq!(status(none).await, StatusCode::NOT_FOUND);
}

/// What a page's script calls when the browser keeps no cookies.
fn with_form(browser: &Browser, method: Method, path: &str, form: &str, body: &Value) -> RequestBuilder {
    browser.fetch(method, path, "attendee", body).header("weerklank-form", form)
}

#[tokio::test]
async fn without_cookies_the_pages_form_is_who_one_is_over_http_and_on_the_socket() {
    let hall = Hall::open().await;
    let browser = Browser::without_cookies(&hall.api);
    let form = browser.open(&format!("/{}", hall.board.code)).await.form("").form;
    let board = hall.board.id;
    let (id, action) = ids::post("Zonder koekjes");
    let command = serde_json::to_value(ids::command(action)).unwrap();
    let path = format!("/api/boards/{board}/commands");
    let answers: Vec<Answer> =
        take(with_form(&browser, Method::POST, &path, &form, &command), StatusCode::OK).await;
    assert!(matches!(answers[..], [Answer::Ack(_)]), "{answers:?}");
    let path = format!("/api/boards/{board}/now");
    let (told, _) = news(with_form(&browser, Method::GET, &path, &form, &Value::Null)).await;
    assert_eq!(told.me.unwrap().reflections[0].id, id);

    let mut socket = LiveClient::offline(board, Role::Attendee, "", &[]);
    let hello = json!({"hello": {"version": 1, "role": "attendee", "form": form}}).to_string();
    socket.socket_says(&hall.api, &hello).await;
    socket.wait_until("me", |client| client.me.is_some()).await;
    assert_eq!(socket.me.as_ref().unwrap().reflections[0].id, id);
    let counts = hall.api.view(board, &hall.board.tokens.moderator).await.now.counts;
    assert_eq!((counts.reflections, counts.people, counts.joined), (1, 1, 1), "one person");
}

#[tokio::test]
async fn a_form_is_no_key_to_anything_else() {
    let hall = Hall::open().await;
    let other = hall.api.create().await;
    let browser = Browser::without_cookies(&hall.api);
    let form = browser.open(&format!("/{}", hall.board.code)).await.form("").form;
    let now = |board: BoardId| format!("/api/boards/{board}/now");
    let get = |path: &str, form: &str| with_form(&browser, Method::GET, path, form, &Value::Null);
    assert_eq!(status(get(&now(other.id), &form)).await, StatusCode::UNAUTHORIZED, "another board");
    let forged = form.replacen(|c: char| c.is_ascii_lowercase(), "Z", 2);
    assert_eq!(status(get(&now(hall.board.id), &forged)).await, StatusCode::UNAUTHORIZED, "forged");
    let staff = browser.fetch(Method::GET, &now(hall.board.id), "moderator", &Value::Null);
    assert_eq!(status(staff.header("weerklank-form", &form)).await, StatusCode::UNAUTHORIZED, "a role");
    let (_, action) = ids::post("Van elders");
    let command = serde_json::to_value(ids::command(action)).unwrap();
    let path = format!("/api/boards/{}/commands", hall.board.id);
    for origin in ["http://evil.example", ""] {
        let call = hall.api.post(&path, &command).header("weerklank-form", &form).header("origin", origin);
        assert_eq!(status(call).await, StatusCode::FORBIDDEN, "from {origin:?}");
    }
    hall.api.done(hall.board.id, &hall.board.tokens.organiser, Action::CloseBoard {}).await;
    assert_eq!(status(get(&now(hall.board.id), &form)).await, StatusCode::UNAUTHORIZED, "closed for good");
}

#[tokio::test]
async fn a_ping_is_answered_with_its_number() {
    let hall = Hall::open().await;
    let mut phone = hall.attendee().await;
    phone.raw(tokio_tungstenite::tungstenite::Message::text(r#"{"ping":7}"#)).await;
    phone.wait_until("a pong", |phone| phone.pongs == 1).await;
    assert!(phone.heard_text(r#"{"pong":7}"#));
    assert_eq!(phone.unasked, 0);
}

#[tokio::test]
async fn a_browser_that_lost_its_cookie_comes_back_by_the_form_it_kept() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    let first = Browser::new(&hall.api);
    let form = first.open(&path).await.form("Van vóór de klap");
    assert_eq!(first.submit(&path, &form).await.status, StatusCode::SEE_OTHER);
    let again = Browser::new(&hall.api);
    let fresh = again.open(&path).await;
    assert!(fresh.html.contains("data-fresh") && !fresh.html.contains("Van vóór de klap"));
    let exchange = |browser: &Browser, board: BoardId, form: &str| {
        let body = json!({"board": board, "form": form});
        browser.fetch(Method::POST, "/api/session", "attendee", &body)
    };
    let stranger = Browser::new(&hall.api);
    let other = hall.api.create().await;
    assert_eq!(status(exchange(&stranger, other.id, &form.form)).await, StatusCode::UNAUTHORIZED);
    assert_eq!(status(exchange(&stranger, hall.board.id, "x")).await, StatusCode::UNAUTHORIZED);
    assert_eq!(status(exchange(&again, hall.board.id, &form.form)).await, StatusCode::NO_CONTENT);
    let back = again.open(&path).await;
    assert!(back.html.contains("Van vóór de klap") && !back.html.contains("data-fresh"), "the same person");
    let counts = hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.now.counts;
    assert_eq!((counts.reflections, counts.people), (1, 1));
    hall.api.done(hall.board.id, &hall.board.tokens.organiser, Action::CloseBoard {}).await;
    assert_eq!(status(exchange(&stranger, hall.board.id, &form.form)).await, StatusCode::UNAUTHORIZED);
}
