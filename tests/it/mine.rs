//! What people find back of their own, take along and erase, without an account and without a script.

use harness::browser::{Page, page};
use harness::{Browser, Hall, ids};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use shared::command::{Action, Afterwards};
use shared::outcome::Step;
use shared::phase::Phase;

use crate::result::Evening;

async fn write(hall: &Hall, browser: &Browser, text: &str) {
    let path = format!("/{}", hall.board.code);
    let mut form = browser.open(&path).await.form(text);
    form.reflection = ids::reflection().to_string();
    assert_eq!(browser.submit(&path, &form).await.status, StatusCode::SEE_OTHER);
}

fn mine(hall: &Hall) -> String {
    format!("/b/{}/mine", hall.board.id)
}

async fn erase(hall: &Hall, browser: &Browser, form: &str) -> Page {
    let call = browser.raw(Method::POST, &mine(hall)).header("origin", &hall.api.base);
    page(call.form(&[("form", form), ("erase", "1")])).await
}

/// What the server signed into the page.
fn signed(page: &Page) -> String {
    let value = page.html.split("name=\"form\" value=\"").nth(1).expect("a signed form");
    value.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn one_reads_what_became_of_ones_own() {
    let evening = Evening::open().await;
    let hall = &evening.hall;
    let browser = Browser::new(&hall.api);
    write(hall, &browser, "van mij, en in het thema").await;
    let view = hall.api.view(hall.board.id, &hall.board.tokens.organiser).await;
    let waiting = view.staff.unwrap()["waiting"].as_object().unwrap().keys().next().unwrap().clone();
    let reflections = vec![waiting.parse().unwrap()];
    let html = browser.open(&mine(hall)).await.html;
    assert!(html.contains("van mij, en in het thema") && html.contains("Niet op het bord"), "it waits");
    evening.staff(Action::Approve { reflections: reflections.clone() }).await;
    evening.staff(Action::Place { reflections, theme: evening.theme, order: None }).await;
    evening.step(Step::Agenda, "2025-12-04", "raadscommissie").await;
    hall.phase(Phase::Group, Phase::Closed).await;
    // The next day: the code is dead, the cookie is not.
    let board = browser.open(&format!("/{}", hall.board.code)).await;
    assert!(board.status == StatusCode::OK && board.html.contains(&format!("href=\"{}\"", mine(hall))));
    let html = browser.open(&mine(hall)).await.html;
    for told in ["Wachttijden", "op de agenda", "4 december 2025", "raadscommissie"] {
        assert!(html.contains(told), "{told}");
    }
    assert!(!html.contains(super::result::TEXTS[0]), "and nothing of anybody else");
    let other = Browser::new(&hall.api).open(&mine(hall)).await;
    assert_eq!(other.status, StatusCode::FORBIDDEN);
    assert!(!other.html.contains("van mij"));
}

#[tokio::test]
async fn one_takes_ones_own_along() {
    let evening = Evening::open().await;
    let hall = &evening.hall;
    let browser = Browser::new(&hall.api);
    write(hall, &browser, "om te bewaren\nop twee regels").await;
    let file = browser.raw(Method::GET, &format!("{}.json", mine(hall))).send().await.unwrap();
    assert_eq!(file.headers()["content-type"], "application/json");
    assert!(file.headers()["content-disposition"].to_str().unwrap().contains("mijn-reflecties.json"));
    let taken: Value = file.json().await.unwrap();
    assert_eq!(taken["board"], "Proefbord");
    assert_eq!(taken["reflections"].as_array().unwrap().len(), 1);
    assert_eq!(taken["reflections"][0]["text"], "om te bewaren\nop twee regels");
    assert_eq!(taken["reflections"][0]["state"], "waiting");
    assert_eq!(taken["reflections"][0]["means"], "Na de ronde geschreven. De begeleider leest het eerst.");
    let text =
        browser.raw(Method::GET, &format!("{}.txt", mine(hall))).send().await.unwrap().text().await.unwrap();
    assert!(text.contains("om te bewaren\nop twee regels") && text.starts_with("Proefbord\r\n"));
    let stranger = Browser::new(&hall.api).open(&format!("{}.json", mine(hall))).await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn one_erases_ones_own_and_is_gone() {
    let evening = Evening::open().await;
    let hall = &evening.hall;
    let browser = Browser::new(&hall.api);
    for text in ["de eerste van mij", "de tweede van mij"] {
        write(hall, &browser, text).await;
    }
    let recognised = evening.texts[0];
    // In this round one may recognise what others wrote; it goes as well.
    let path = format!("/{}", hall.board.code);
    let form = signed(&browser.open(&path).await);
    let fields = [("form", form.as_str()), ("recognise", &recognised.to_string()), ("on", "1")];
    let tap = browser.raw(Method::POST, &path).header("origin", &hall.api.base).form(&fields);
    assert_eq!(page(tap).await.status, StatusCode::SEE_OTHER);

    let first = browser.open(&mine(hall)).await;
    let elsewhere = browser.raw(Method::POST, &mine(hall)).header("origin", "http://evil.example");
    let elsewhere = page(elsewhere.form(&[("form", signed(&first).as_str()), ("erase", "1")])).await;
    assert_eq!(elsewhere.status, StatusCode::FORBIDDEN, "only our own page may ask");
    assert_eq!(erase(hall, &browser, "").await.status, StatusCode::FORBIDDEN, "nor without what we signed");
    let other = Browser::new(&hall.api);
    write(hall, &other, "van een ander").await;
    let theirs = signed(&other.open(&mine(hall)).await);
    assert_eq!(erase(hall, &browser, &theirs).await.status, StatusCode::FORBIDDEN, "nor another's");
    assert!(browser.open(&mine(hall)).await.html.contains("de eerste van mij"), "nothing was erased so far");

    let done = erase(hall, &browser, &signed(&first)).await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(done.html.contains("We hebben 2 reflecties weggehaald"), "{}", done.html);
    assert_eq!(
        browser.open(&mine(hall)).await.status,
        StatusCode::FORBIDDEN,
        "the phone belongs to nobody here"
    );
    let staff = hall.api.view(hall.board.id, &hall.board.tokens.moderator).await;
    let all = serde_json::to_string(&staff).unwrap();
    assert!(!all.contains("van mij") && all.contains("van een ander"));
    assert_eq!(staff.board["reflections"][recognised.to_string()]["recognised"], 0);
}

#[tokio::test]
async fn after_the_board_is_closed_nobody_knows_whose_is_whose() {
    let evening = Evening::open().await;
    let hall = &evening.hall;
    let browser = Browser::new(&hall.api);
    write(hall, &browser, "van wie was dit ook weer").await;
    let form = signed(&browser.open(&mine(hall)).await);
    evening.staff(Action::CloseBoard {}).await;
    for answer in [browser.open(&mine(hall)).await, erase(hall, &browser, &form).await] {
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.html.contains("De koppeling is gewist") && !answer.html.contains("van wie was dit"));
    }
    let code = format!("/{}", hall.board.code);
    let back = browser.open(&code).await;
    assert_eq!(back.status, StatusCode::GONE, "the code was not wrong");
    assert!(back.html.contains("De koppeling is gewist"), "{}", back.html);
    assert_eq!(
        Browser::new(&hall.api).open(&code).await.status,
        StatusCode::NOT_FOUND,
        "a stranger learns nothing"
    );
    evening.publish(true).await;
    let result = evening.address().await;
    assert!(browser.open(&mine(hall)).await.html.contains(&result), "what is left to read is told");
}

#[tokio::test]
async fn a_name_goes_with_its_texts_and_who_was_removed_can_still_erase() {
    let hall = Hall::open_as(&json!({"title": "Proefbord", "settings": {"identity": "named"}})).await;
    let browser = Browser::new(&hall.api);
    let path = format!("/{}", hall.board.code);
    let form = browser.open(&path).await.form("met naam en toenaam");
    let fields = [
        ("reflection", form.reflection.as_str()),
        ("form", &form.form),
        ("prompt", "parels"),
        ("text", &form.text),
        ("name", "Kanarienaam"),
    ];
    let post = browser.raw(Method::POST, &path).header("origin", &hall.api.base).form(&fields);
    assert_eq!(page(post).await.status, StatusCode::SEE_OTHER);
    let author_of = form.reflection.parse().unwrap();
    let moderator = &hall.board.tokens.moderator;
    hall.api.done(hall.board.id, moderator, Action::Kick { author_of, then: Afterwards::Keep }).await;
    let shown = browser.open(&mine(&hall)).await;
    assert!(shown.html.contains("met naam en toenaam"), "who was removed still reads their own");
    let done = erase(&hall, &browser, &signed(&shown)).await;
    assert!(done.html.contains("We hebben 1 reflectie weggehaald"), "{}", done.html);
    let staff = serde_json::to_string(&hall.api.view(hall.board.id, moderator).await).unwrap();
    assert!(!staff.contains("Kanarienaam") && !staff.contains("toenaam"));
}

#[tokio::test]
async fn votes_of_a_round_that_is_over_go_along_and_one_may_come_back() {
    let evening = Evening::open().await;
    let hall = &evening.hall;
    let browser = Browser::new(&hall.api);
    write(hall, &browser, "ik stemde ook").await;
    hall.phase(Phase::Group, Phase::Vote).await;
    let path = format!("/{}", hall.board.code);
    let form = signed(&browser.open(&path).await);
    let fields = [("form", form.as_str()), ("vote", &evening.theme.to_string()), ("count", "3")];
    let vote = browser.raw(Method::POST, &path).header("origin", &hall.api.base).form(&fields);
    assert_eq!(page(vote).await.status, StatusCode::SEE_OTHER);
    let voters = async || hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.now.counts.voters;
    assert_eq!(voters().await, 1);
    hall.phase(Phase::Vote, Phase::Discuss).await;
    let shown = browser.open(&mine(hall)).await;
    assert_eq!(erase(hall, &browser, &signed(&shown)).await.status, StatusCode::OK);
    assert_eq!(voters().await, 0, "the vote is gone with its voter");
    // What its phone kept of the page leads back to the same nobody, who is not shown out.
    let again = harness::browser::Form {
        reflection: ids::reflection().to_string(),
        form,
        prompt: "parels".into(),
        text: "en ik ben er weer".into(),
    };
    let answer = Browser::without_cookies(&hall.api).submit(&path, &again).await;
    assert!(
        answer.status == StatusCode::OK && answer.html.contains("en ik ben er weer"),
        "{}",
        answer.status
    );
}

/// Presses one of the buttons under a reflection.
async fn wish(hall: &Hall, browser: &Browser, form: &str, fields: &[(&str, &str)]) -> Page {
    let call = browser.raw(Method::POST, &mine(hall)).header("origin", &hall.api.base);
    page(call.form(&[&[("form", form)], fields].concat())).await
}

#[tokio::test]
async fn without_a_script_one_changes_and_withdraws_a_single_reflection() {
    let evening = Evening::open().await;
    let hall = &evening.hall;
    let browser = Browser::new(&hall.api);
    for text in ["dit blijft staan", "dit moet anders"] {
        write(hall, &browser, text).await;
    }
    let staff = async || hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.staff.unwrap();
    let waiting = staff().await["waiting"].as_object().unwrap().clone();
    let (id, _) = waiting.iter().find(|(_, one)| one["text"] == "dit moet anders").unwrap();
    let form = signed(&browser.open(&mine(hall)).await);
    let edit = |text| [("reflection", id.as_str()), ("wish", "edit"), ("text", text)];

    for (typed, why) in [("", "Schrijf eerst iets"), ("mail anna@example.org", "plaats hem toch")] {
        let answer = wish(hall, &browser, &form, &edit(typed)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(
            answer.html.contains(why) && answer.html.contains(&format!("{typed}</textarea>")),
            "{}",
            answer.html
        );
    }
    let stale = wish(hall, &browser, "", &edit("van een oud blad")).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stale.html.contains("van een oud blad</textarea>"), "{}", stale.html);
    let other = Browser::new(&hall.api);
    write(hall, &other, "van een ander").await;
    let theirs = signed(&other.open(&mine(hall)).await);
    let answer = wish(hall, &other, &theirs, &edit("niet van jou")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "another's stays another's");
    assert!(answer.html.contains("niet van jou</p>"), "what was typed is not lost: {}", answer.html);
    assert_eq!(staff().await["waiting"][id]["text"], "dit moet anders", "nothing was changed so far");

    let done = wish(hall, &browser, &form, &edit("dit is nu anders")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(staff().await["waiting"][id]["text"], "dit is nu anders");
    let shown = browser.open(&format!("{}?done=edit", mine(hall))).await;
    assert!(shown.html.contains("Je reflectie is gewijzigd."), "{}", shown.html);
    for _ in 0..2 {
        let gone = wish(hall, &browser, &form, &[("reflection", id), ("wish", "withdraw")]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "twice is once");
    }
    let shown = browser.open(&mine(hall)).await;
    assert!(shown.html.contains("dit blijft staan") && !shown.html.contains("dit is nu anders"));
}
