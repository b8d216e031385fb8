//! Ways in: codes, links, tokens, cookies; and how they end.

use harness::api::{Problem, problem, take};
use harness::wait::poll;
use harness::{Browser, Hall, LiveClient, TestServer, ids};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use shared::api::Answer;
use shared::command::Action;
use shared::document::DocumentName;
use shared::phase::Phase;
use shared::role::Role;

#[tokio::test]
async fn a_code_is_forgiven_its_case_and_spaces() {
    let hall = Hall::open().await;
    let code = &hall.board.code;
    let (front, back) = code.split_at(4);
    for typed in [code.clone(), code.to_lowercase(), format!(" {front} {back} "), format!("{front}-{back}")] {
        let joined = hall.api.join(&typed).await;
        assert_eq!(joined.board, hall.board.id, "{typed}");
        assert!(joined.token.is_some() && joined.participant.is_some(), "a program gets its token");
    }
}

#[tokio::test]
async fn a_wrong_code_gets_a_problem() {
    let server = TestServer::start().await;
    for code in ["AAAABBBB", "", "kort", "K7MR 4HX0", &"A".repeat(5_000)] {
        let Problem { r#type, status, .. } =
            problem(server.api.post("/api/join", &json!({"code": code}))).await;
        assert_eq!((r#type.as_str(), status), ("wrong-code", 404), "{code}");
    }
    let not_json =
        server.api.request(Method::POST, "/api/join").header("content-type", "application/json").body("{");
    assert_eq!(problem(not_json).await.status, 400);
}

#[tokio::test]
async fn what_is_not_there_gets_a_problem() {
    let server = TestServer::start().await;
    let board = "11111111-1111-4111-8111-111111111111";
    for (path, status) in [
        (format!("/api/boards/{board}"), 401),
        ("/api/boards/x".to_owned(), 404),
        ("/api/nothing".to_owned(), 404),
    ] {
        assert_eq!(problem(server.api.get(&path)).await.status, status, "{path}");
    }
    let client = LiveClient::offline(board.parse().unwrap(), Role::Attendee, "x", &[]);
    let mut client = client;
    assert!(!client.try_reconnect(&server.api).await);
    assert_eq!(client.closed, Some(4404), "a board that does not exist");
}

#[tokio::test]
async fn a_token_is_good_for_its_board_and_role_alone() {
    let hall = Hall::open().await;
    let other = hall.api.create().await;
    let foreign =
        hall.api.get(&format!("/api/boards/{}", hall.board.id)).bearer_auth(&other.tokens.organiser);
    assert_eq!(problem(foreign).await.r#type, "unauthenticated");
    for token in ["", "x", &"A".repeat(43)] {
        let call = hall.api.get(&format!("/api/boards/{}", hall.board.id)).bearer_auth(token);
        assert_eq!(problem(call).await.status, 401, "{token}");
    }
    for (role, token) in [
        (Role::Moderator, hall.board.tokens.projector.as_str()),
        (Role::Attendee, hall.board.tokens.organiser.as_str()),
        (Role::Moderator, "onzin"),
    ] {
        let mut client = LiveClient::offline(hall.board.id, role, token, &[DocumentName::Staff]);
        assert!(!client.try_reconnect(&hall.api).await);
        assert_eq!(client.closed, Some(4401), "{role} with another's token");
    }
}

#[tokio::test]
async fn who_says_no_proper_hello_is_closed() {
    let hall = Hall::open().await;
    for hello in
        ["", "{}", r#"{"hello": {"version": 9, "role": "attendee"}}"#, r#"{"hello": {"version": 1}}"#]
    {
        let mut client = LiveClient::offline(hall.board.id, Role::Attendee, "", &[]);
        client.socket_says(&hall.api, hello).await;
        assert_eq!(client.wait_closed().await, 4401, "{hello}");
    }
}

#[tokio::test]
async fn four_links_in_one_jar_keep_four_roles() {
    let hall = Hall::open().await;
    let (board, links) = (hall.board.id, &hall.board.links);
    let browser = Browser::new(&hall.api);
    let attendee =
        links.attendee.strip_prefix(&hall.api.base).expect("the attendee's link is on this server");
    assert_eq!(browser.open(attendee).await.status, StatusCode::OK);
    for link in [&links.organiser, &links.moderator, &links.projector] {
        assert_eq!(browser.enter(link).await, StatusCode::NO_CONTENT);
    }
    for role in ["attendee", "moderator", "organiser", "projector"] {
        let (status, view) = browser.view(board, role).await;
        assert_eq!((status, view["role"].as_str()), (StatusCode::OK, Some(role)));
        assert_eq!(view["staff"].is_object(), matches!(role, "moderator" | "organiser"), "{role}");
    }
    let approve = json!(ids::command(Action::SetPrompt { prompt: None }));
    let call = browser.fetch(Method::POST, &format!("/api/boards/{board}/commands"), "attendee", &approve);
    let answers: Vec<Value> = take(call, StatusCode::OK).await;
    assert_eq!(answers[0]["refused"]["reason"], "role", "the server never picks the strongest of the four");
}

#[tokio::test]
async fn a_session_lends_only_what_can_do_less() {
    let hall = Hall::open().await;
    let (board, links) = (hall.board.id, &hall.board.links);
    let lend = |browser: &Browser, from: &str, role: &str| {
        browser.fetch(Method::POST, "/api/session", from, &json!({"board": board, "role": role}))
    };
    let browser = Browser::new(&hall.api);
    assert_eq!(browser.enter(&links.moderator).await, StatusCode::NO_CONTENT);
    for (from, role, status) in [
        ("moderator", "organiser", 403),
        ("moderator", "moderator", 403),
        ("organiser", "projector", 401),
        ("attendee", "projector", 401),
        ("moderator", "projector", 204),
    ] {
        let answer = lend(&browser, from, role).send().await.expect("an answer");
        assert_eq!(answer.status(), status, "{from} lends {role}");
    }
    assert_eq!(browser.view(board, "projector").await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_cookie_is_out_of_reach_of_scripts_and_other_sites() {
    let hall = Hall::open().await;
    let browser = Browser::new(&hall.api);
    let secret = hall.board.links.moderator.split_once('#').unwrap().1;
    let body = json!({"secret": secret});
    let response = browser.fetch(Method::POST, "/api/session", "", &body).send().await.unwrap();
    let cookie = response.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let path = format!("/api/boards/{}/commands", hall.board.id);
    let call = || browser.raw(Method::POST, &path).header("weerklank-role", "moderator").json(&json!([]));
    for (header, value) in [
        ("origin", "http://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let foreign = problem(call().header(header, value)).await;
        assert_eq!((foreign.r#type.as_str(), foreign.status), ("foreign-origin", 403), "{header}: {value}");
    }
    assert_eq!(problem(call()).await.status, 403, "a cookie without an origin is no program's");
    let own = call().header("origin", &hall.api.base).send().await.unwrap();
    assert_eq!(own.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_browser_gets_a_cookie_and_no_token() {
    let hall = Hall::open().await;
    let browser = Browser::new(&hall.api);
    let join = browser.fetch(Method::POST, "/api/join", "", &json!({"code": hall.board.code}));
    let joined: Value = take(join, StatusCode::OK).await;
    assert_eq!(joined, json!({"board": hall.board.id}));
    let (status, first) = browser.view(hall.board.id, "attendee").await;
    assert_eq!(status, StatusCode::OK);
    let again = browser.fetch(Method::POST, "/api/join", "", &json!({"code": hall.board.code}));
    assert_eq!(again.send().await.unwrap().status(), StatusCode::OK);
    assert_eq!(browser.view(hall.board.id, "attendee").await.1["me"], first["me"], "the same participant");
}

#[tokio::test]
async fn a_revoked_link_ends_its_sessions() {
    let hall = Hall::open().await;
    let organiser = &hall.board.tokens.organiser;
    let added = hall.api.add_link(hall.board.id, organiser, "moderator").await;
    let mut live = LiveClient::connect(&hall.api, hall.board.id, Role::Moderator, &added.token, &[]).await;
    let browser = Browser::new(&hall.api);
    assert_eq!(browser.enter(&added.link).await, StatusCode::NO_CONTENT);
    let ticket = hall.api.ticket(hall.board.id, &added.token).await;

    let links = format!("/api/boards/{}/links", hall.board.id);
    let listed: Vec<Value> = take(hall.api.get(&links).bearer_auth(organiser), StatusCode::OK).await;
    assert_eq!(listed.len(), 4);
    assert!(!listed.iter().any(|link| link.to_string().contains('#')), "a list tells no secrets");
    let revoke = hall.api.request(Method::DELETE, &format!("{links}/{}", added.id)).bearer_auth(organiser);
    assert_eq!(revoke.send().await.unwrap().status(), StatusCode::NO_CONTENT);

    assert_eq!(live.wait_closed().await, 4403);
    assert_eq!(browser.enter(&added.link).await, StatusCode::UNAUTHORIZED, "the link is dead");
    assert_eq!(browser.view(hall.board.id, "moderator").await.0, StatusCode::UNAUTHORIZED);
    let bearer = hall.api.get(&format!("/api/boards/{}", hall.board.id)).bearer_auth(&added.token);
    assert_eq!(problem(bearer).await.status, 401);
    assert!(
        harness::live::open(&hall.api, &format!("/yjs/{}/board?ticket={ticket}", hall.board.id))
            .await
            .is_none()
    );
    hall.moderator().await;
}

#[tokio::test]
async fn links_are_the_organisers_affair() {
    let hall = Hall::open().await;
    let links = format!("/api/boards/{}/links", hall.board.id);
    for token in [
        &hall.board.tokens.moderator,
        &hall.board.tokens.projector,
        &hall.api.newcomer(&hall.board.code).await,
    ] {
        assert_eq!(problem(hall.api.get(&links).bearer_auth(token)).await.status, 403);
        let add = hall.api.post(&links, &json!({"role": "organiser"})).bearer_auth(token);
        assert_eq!(problem(add).await.status, 403);
        let delete =
            hall.api.request(Method::DELETE, &format!("/api/boards/{}", hall.board.id)).bearer_auth(token);
        assert_eq!(problem(delete).await.status, 403);
    }
}

#[tokio::test]
async fn a_deleted_board_is_gone_for_everybody() {
    let hall = Hall::open().await;
    let (mut attendee, token) = (hall.attendee().await, hall.api.newcomer(&hall.board.code).await);
    attendee.post("Dit verdwijnt").await;
    let path = format!("/api/boards/{}", hall.board.id);
    let delete = hall.api.request(Method::DELETE, &path).bearer_auth(&hall.board.tokens.organiser);
    assert_eq!(delete.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(attendee.wait_closed().await, 4404);
    assert_eq!(problem(hall.api.get(&path).bearer_auth(&token)).await.status, 401);
    let join = hall.api.post("/api/join", &json!({"code": hall.board.code}));
    assert_eq!(problem(join).await.r#type, "wrong-code");
    let id = hall.board.id;
    assert!(hall.server.stop().await.of(id).is_empty(), "nothing of it is left in the store");
}

#[tokio::test]
async fn a_closed_board_takes_nobody_in_until_it_opens_again() {
    let hall = Hall::open().await;
    let mut attendee = hall.attendee().await;
    hall.phase(Phase::Write, Phase::Closed).await;
    attendee
        .wait_until("the last round", |c| c.now.as_ref().is_some_and(|now| now.phase == Phase::Closed))
        .await;
    let join = || hall.api.post("/api/join", &json!({"code": hall.board.code}));
    assert_eq!(problem(join()).await.r#type, "wrong-code", "the code is dead");
    assert!(attendee.is_connected(), "who was in stays in");
    hall.phase(Phase::Closed, Phase::Discuss).await;
    poll("the code lives again", || async {
        join().send().await.unwrap().status().is_success().then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_board_is_made_as_it_is_asked_for() {
    let server = TestServer::start().await;
    let board = server
        .api
        .create_as(&json!({
            "title": "Jeugd in West", "template": "jong-aan-het-woord", "language": "en",
            "settings": {"moderation": "before", "reflections_per_person": 2},
            "prompts": [{"title": "Vraag één", "question": "Wat dan?"}, {"title": "Twee"}]
        }))
        .await;
    let view = server.api.view(board.id, &board.tokens.organiser).await;
    assert_eq!(view.now.title, "Jeugd in West");
    assert_eq!(view.now.settings.reflections_per_person, 2);
    assert_eq!(view.board["meta"]["language"], "en");
    let titles: Vec<_> = view.now.prompts.iter().map(|prompt| prompt.title.as_str()).collect();
    assert_eq!(titles, ["Vraag één", "Twee"]);
    for bad in [
        json!({}),
        json!({"title": ""}),
        json!({"title": "x".repeat(121)}),
        json!({"title": "x", "template": "geen"}),
        json!({"title": "x", "settings": {"votes_per_person": 1000}}),
        json!({"title": "x", "settings": {"onzin": 1}}),
        json!([]),
    ] {
        let status = problem(server.api.post("/api/boards", &bad)).await.status;
        assert!(matches!(status, 400 | 422), "{bad}: {status}");
    }
}

#[tokio::test]
async fn a_key_guards_who_makes_boards() {
    let server = TestServer::with(|config| {
        config.create = server::config::Create::Key(Some("sleutel".into()));
    })
    .await;
    let create = || server.api.post("/api/boards", &json!({"title": "x"}));
    assert_eq!(problem(create()).await.r#type, "key-needed");
    assert_eq!(problem(create().bearer_auth("fout")).await.status, 403);
    assert_eq!(create().bearer_auth("sleutel").send().await.unwrap().status(), StatusCode::CREATED);
}

#[tokio::test]
async fn a_participant_counts_from_the_first_hello_on() {
    let hall = Hall::open().await;
    for _ in 0..3 {
        hall.api.join(&hall.board.code).await;
    }
    let joined =
        || async { hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.now.counts.joined };
    assert_eq!(joined().await, 0, "a join alone is nobody yet");
    let mut attendee = hall.attendee().await;
    assert_eq!(joined().await, 1);
    attendee.post("Hoi").await;
    drop(attendee);
    assert!(matches!(
        hall.api
            .command(hall.board.id, &hall.board.tokens.moderator, Action::SetPrompt { prompt: None })
            .await,
        Answer::Ack(_)
    ));
    assert_eq!(joined().await, 1, "who posted counts on");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_is_asked_for_while_its_session_begins_stays_one_persons() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    for n in 0..100 {
        let browser = Browser::new(&hall.api);
        let form = browser.open(&path).await.form(&format!("tekst {n}"));
        let post = browser.submission(&path, &form).header("origin", &hall.api.base).send();
        let looks = (0..8).map(|_| browser.raw(Method::GET, &path).send());
        let (posted, seen) = tokio::join!(post, futures_util::future::join_all(looks));
        assert!(posted.unwrap().status().is_redirection());
        for answer in seen {
            assert!(!answer.unwrap().headers().contains_key("set-cookie"), "somebody else's");
        }
    }
}
