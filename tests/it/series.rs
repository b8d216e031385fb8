//! A journey of several meetings: a board that is copied keeps its themes, and the series adds their numbers up.

use harness::api::{problem, take};
use harness::browser::page;
use harness::{Api, Browser, TestServer, ids};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use server::config::Create;
use shared::api::BoardCreated;
use shared::command::{Action, ReportChange};
use shared::ids::{ReflectionId, ThemeId};
use shared::phase::Phase;

async fn copy(api: &Api, board: &BoardCreated, with: &str) -> BoardCreated {
    let body = json!({"title": "Vervolg", "with": with});
    let call = api.post(&format!("/api/boards/{}/copy", board.id), &body);
    take(call.bearer_auth(&board.tokens.organiser), StatusCode::CREATED).await
}

async fn enter(api: &Api, board: &BoardCreated, body: Value) -> Value {
    let call = api.post(&format!("/api/boards/{}/series", board.id), &body);
    take(call.bearer_auth(&board.tokens.organiser), StatusCode::OK).await
}

async fn phase(api: &Api, board: &BoardCreated, phase: Phase, expected: Phase) {
    api.done(board.id, &board.tokens.moderator, Action::SetPhase { phase, expected }).await;
}

/// A meeting at a place: reflections posted by one person each, shown to all, and put in a theme.
async fn meet(api: &Api, board: &BoardCreated, place: &str, said: &[(ThemeId, &str)]) -> Vec<ReflectionId> {
    let (date, place) = (Some("2026-03-02".to_owned()), Some(place.to_owned()));
    let details = ReportChange::Details { title: None, date, place, audience: None };
    let report = Action::Report(details);
    api.done(board.id, &board.tokens.organiser, report).await;
    phase(api, board, Phase::Write, Phase::Lobby).await;
    let mut posted = Vec::new();
    for (_, text) in said {
        let token = api.newcomer(&board.code).await;
        let (id, post) = ids::post(text);
        api.done(board.id, &token, post).await;
        posted.push(id);
    }
    phase(api, board, Phase::Group, Phase::Write).await;
    for ((theme, _), id) in said.iter().zip(&posted) {
        let place = Action::Place { reflections: vec![*id], theme: *theme, order: None };
        api.done(board.id, &board.tokens.moderator, place).await;
    }
    posted
}

async fn theme(api: &Api, board: &BoardCreated, title: &str) -> ThemeId {
    let theme = ids::theme();
    let make = Action::CreateTheme { theme, title: title.to_owned() };
    api.done(board.id, &board.tokens.moderator, make).await;
    theme
}

fn path(told: &Value) -> String {
    let url = told["url"].as_str().unwrap();
    url[url.find("/s/").unwrap()..].to_owned()
}

#[tokio::test]
async fn a_copy_takes_along_what_the_organiser_chose_and_nothing_that_people_wrote() {
    let server = TestServer::start().await;
    let api = &server.api;
    let body = json!({"title": "Eerste", "settings": {"retention_days": 30, "votes_per_person": 5},
        "prompts": [{"title": "Eigen vraag", "question": "Wat nu?"}]});
    let board = api.create_as(&body).await;
    let protocol = Action::SetProtocol { text: "Bel de vertrouwenspersoon.".into() };
    api.done(board.id, &board.tokens.organiser, protocol).await;
    phase(api, &board, Phase::Write, Phase::Lobby).await;
    let token = api.newcomer(&board.code).await;
    let (reflection, _) = ids::post("");
    let prompt = "eigen-vraag".parse().unwrap();
    let post = Action::Post {
        reflection,
        prompt,
        text: "Kanarie zegt iets".into(),
        perspective: None,
        lang: None,
        source: None,
    };
    api.done(board.id, &token, post).await;
    phase(api, &board, Phase::Group, Phase::Write).await;
    let waiting = theme(api, &board, "Wachten").await;
    api.done(
        board.id,
        &board.tokens.moderator,
        Action::Place { reflections: vec![reflection], theme: waiting, order: None },
    )
    .await;
    let key = Action::KeyPhrase { theme: waiting, reflection: Some(reflection) };
    api.done(board.id, &board.tokens.moderator, key).await;

    let bare = copy(api, &board, "prompts").await;
    let view = api.view(bare.id, &bare.tokens.organiser).await;
    assert_eq!(view.now.title, "Vervolg");
    assert_eq!((view.now.settings.retention_days, view.now.settings.votes_per_person), (30, 5));
    assert_eq!(view.now.prompts[0].question.as_str(), "Wat nu?");
    assert_eq!(view.now.phase, Phase::Lobby);
    assert_eq!(view.board["themes"], json!({}));

    let next = copy(api, &board, "themes").await;
    let view = api.view(next.id, &next.tokens.organiser).await;
    let carried = &view.board["themes"][waiting.to_string()];
    assert_eq!(carried["title"], "Wachten");
    let whole = serde_json::to_string(&view).unwrap();
    assert!(!whole.contains("Kanarie"), "{whole}");
    assert!(whole.contains("vertrouwenspersoon"), "the protocol goes along");

    let logs = server.stop().await;
    let words = serde_json::to_string(&logs.of(next.id)).unwrap();
    assert!(!words.contains("Kanarie") && !words.contains(&reflection.to_string()));
}

#[tokio::test]
async fn only_an_organiser_copies_rehearses_or_moves_a_board() {
    let server = TestServer::start().await;
    let api = &server.api;
    let board = api.create().await;
    for (path, body) in [
        ("copy", json!({"title": "x", "with": "themes"})),
        ("rehearsal", json!({})),
        ("series", json!({"title": "x"})),
    ] {
        let call = || api.post(&format!("/api/boards/{}/{path}", board.id), &body);
        assert_eq!(problem(call().bearer_auth(&board.tokens.moderator)).await.r#type, "role", "{path}");
        assert_eq!(problem(call()).await.r#type, "unauthenticated", "{path}");
    }
    let wrong = api.post(&format!("/api/boards/{}/series", board.id), &json!({"code": "0".repeat(32)}));
    assert_eq!(problem(wrong.bearer_auth(&board.tokens.organiser)).await.r#type, "not-found");
    for body in [json!({"title": ""}), json!({"title": "x".repeat(121)})] {
        let call = api.post(&format!("/api/boards/{}/series", board.id), &body);
        assert_eq!(problem(call.bearer_auth(&board.tokens.organiser)).await.r#type, "invalid", "{body}");
    }
}

#[tokio::test]
async fn where_boards_are_made_with_a_key_an_organiser_needs_none_for_the_next() {
    let server = TestServer::with(|config| config.create = Create::Key(Some("sleutel".into()))).await;
    let api = &server.api;
    let body = json!({"title": "Eerste"});
    assert_eq!(problem(api.post("/api/boards", &body)).await.r#type, "key-needed");
    let call = api.post("/api/boards", &body).bearer_auth("sleutel");
    let board: BoardCreated = take(call, StatusCode::CREATED).await;
    copy(api, &board, "prompts").await;
}

#[tokio::test]
async fn a_series_adds_up_what_its_stops_tell() {
    let server = TestServer::start().await;
    let api = &server.api;
    let first = api.create_as(&json!({"title": "Aftrap"})).await;
    let told = enter(api, &first, json!({"title": "Expeditie Noord"})).await;
    assert_eq!(told["code"].as_str().unwrap().len(), 32);
    let waiting = theme(api, &first, "Wachten").await;
    let rules = theme(api, &first, "Regels").await;
    meet(api, &first, "Haarlem", &[(waiting, "Lang wachten"), (waiting, "Te lang"), (rules, "Veel regels")])
        .await;

    let second = copy(api, &first, "themes").await;
    let again: Value = take(
        api.get(&format!("/api/boards/{}/series", second.id)).bearer_auth(&second.tokens.organiser),
        StatusCode::OK,
    )
    .await;
    assert_eq!(again, told, "a copy with themes is the next stop");
    let view = api.view(second.id, &second.tokens.moderator).await;
    assert!(view.board["themes"].get(waiting.to_string()).is_some());
    let school = theme(api, &second, "School").await;
    meet(api, &second, "Zaandam", &[(waiting, "Nog steeds wachten"), (school, "Meer rust op school")]).await;

    // Another organiser's board, by the code alone; its theme of that name is the same theme.
    let third = api.create_as(&json!({"title": "Oogst"})).await;
    enter(api, &third, json!({"code": told["code"]})).await;
    let same = theme(api, &third, "  wachten ").await;
    meet(api, &third, "Hoorn", &[(same, "Wachten, wachten, wachten")]).await;

    let browser = Browser::new(api);
    let path = path(&told);
    let shown = browser.open(&path).await;
    assert_eq!(shown.status, StatusCode::OK);
    let html = &shown.html;
    for words in ["Expeditie Noord", "Haarlem", "Zaandam", "Hoorn", "4 (Haarlem 2, Zaandam 1, Hoorn 1)"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(html.contains("in 3 van 3 sessies"), "breadth over the stops");
    assert!(html.contains("name=\"robots\" content=\"noindex\"") && !html.contains("<script"));
    let english = browser.open(&format!("{path}?lang=en")).await.html;
    assert!(english.contains("What keeps coming back") && english.contains("3 of 3 sessions"));

    // The same numbers in each download.
    for (file, kind) in
        [("docx", "application/vnd"), ("csv", "text/csv"), ("html", "text/html"), ("md", "text/markdown")]
    {
        let got = api.get(&format!("{path}/report.{file}")).send().await.unwrap();
        assert_eq!(got.status(), StatusCode::OK, "{file}");
        let header = |name: &str| got.headers()[name].to_str().unwrap().to_owned();
        assert!(header("content-type").starts_with(kind), "{file}");
        assert!(
            header("content-disposition").starts_with("attachment; filename=\"expeditie-noord-"),
            "{file}"
        );
        assert_eq!(header("x-robots-tag"), "noindex", "no search engine learns it");
        let bytes = got.bytes().await.unwrap();
        assert!(!bytes.is_empty());
        if file == "csv" {
            let mut sum = 0;
            for row in csv::Reader::from_reader(&bytes[3..]).records() {
                sum += row.unwrap()[4].parse::<u32>().unwrap();
            }
            assert_eq!(sum, 6, "all that was published");
        }
        if file == "md" {
            assert!(String::from_utf8(bytes.to_vec()).unwrap().contains("| 2 | 1 | 1 | 4 |"));
        }
    }

    // Who leaves takes their numbers along; the last one takes the series.
    for board in [&first, &second, &third] {
        let call = api.request(Method::DELETE, &format!("/api/boards/{}/series", board.id));
        let gone = call.bearer_auth(&board.tokens.organiser).send().await.unwrap();
        assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    }
    assert_eq!(browser.open(&path).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_evening_that_is_still_to_come_stands_in_the_route_and_nowhere_else() {
    let server = TestServer::start().await;
    let api = &server.api;
    let first = api.create_as(&json!({"title": "Aftrap"})).await;
    let told = enter(api, &first, json!({"title": "Expeditie Noord"})).await;
    let waiting = theme(api, &first, "Wachten").await;
    meet(api, &first, "Haarlem", &[(waiting, "Lang wachten"), (waiting, "Te lang")]).await;
    copy(api, &first, "themes").await;

    let path = path(&told);
    let browser = Browser::new(api);
    let html = browser.open(&path).await.html;
    let planned = html.split("<li class=\"planned\">").nth(1).expect("the copy stands in the route");
    assert!(planned.contains("Vervolg") && planned.contains("nog niet geweest"));
    assert!(html.contains("Dit was de eerste bijeenkomst"), "one meeting was held: {html}");
    for wrong in ["Deze keer niet gehoord", "Nieuw sinds de vorige keer", "in dezelfde mate", "0 reflecties"]
    {
        assert!(!html.contains(wrong), "{wrong}");
    }
    assert!(browser.open(&format!("{path}?lang=en")).await.html.contains("still to come"));
    let document = api.get(&format!("{path}/report.md")).send().await.unwrap().text().await.unwrap();
    assert!(document.contains("nog niet geweest") && !document.contains("Deze keer niet gehoord"));
    assert!(document.contains("| 2 | 2 |"), "the copy is no column: {document}");
}

#[tokio::test]
async fn what_is_hostile_in_a_series_is_only_text() {
    let server = TestServer::start().await;
    let api = &server.api;
    let board = api.create_as(&json!({"title": "=cmd|' /C calc'!A0"})).await;
    let told = enter(api, &board, json!({"title": "<script>alert(1)</script>"})).await;
    let evil = theme(api, &board, "=HYPERLINK(\"http://kwaad\")").await;
    meet(api, &board, "<img src=x onerror=alert(1)>", &[(evil, "+31 <b>tekst</b>")]).await;
    let path = path(&told);
    let shown = page(Browser::new(api).raw(Method::GET, &path)).await.html;
    assert!(!shown.contains("<script") && !shown.contains("<img src=x"));
    let csv = api.get(&format!("{path}/report.csv")).send().await.unwrap().text().await.unwrap();
    for row in csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes()).records() {
        for field in &row.unwrap() {
            assert!(!field.starts_with(['=', '+', '-', '@']), "{field}");
        }
    }
    for wrong in ["/s/0", "/s/zzzz", "/s/00000000000000000000000000000000", "/s/x/report.exe"] {
        assert_eq!(Browser::new(api).open(wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}
