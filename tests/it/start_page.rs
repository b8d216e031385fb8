//! The start page: what is wrong is said where it is mended, and what is made is not lost.

use harness::api::problem;
use harness::browser::page;
use harness::{Browser, TestServer};
use reqwest::{Method, StatusCode};
use serde_json::json;
use server::config::Create;

/// The form "Maak een bord", as a browser sends it.
fn make(browser: &Browser, server: &TestServer, title: &str) -> reqwest::RequestBuilder {
    let fields = [("title", title), ("template", "leeg"), ("language", "nl")];
    browser.raw(Method::POST, "/new").header("origin", &server.api.base).form(&fields)
}

/// The one field that takes the focus.
fn focused(html: &str) -> Vec<&str> {
    let fields = html.split("<input").skip(1).filter_map(|rest| rest.split('>').next());
    let of = |field: &'static str, tag: &str| tag.contains(&format!(" id=\"{field}\""));
    let tags: Vec<&str> = fields.filter(|tag| tag.contains(" autofocus")).collect();
    let named = |tag: &&str| ["code", "title", "question", "key"].into_iter().find(|field| of(field, tag));
    tags.iter().filter_map(named).collect()
}

#[tokio::test]
async fn the_made_board_survives_back_and_what_is_around_it() {
    let server = TestServer::start().await;
    let browser = Browser::new(&server.api);
    let answer = make(&browser, &server, "Eén bord").send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::CREATED);
    assert_eq!(answer.headers()["cache-control"], "private, no-cache", "Back finds it");
    let html = answer.text().await.unwrap();
    let main = html.split("<main").nth(1).unwrap();
    let links: Vec<&str> = main.split("<a ").skip(1).filter_map(|rest| rest.split('>').next()).collect();
    let away = links.iter().filter(|tag| !tag.contains("class=\"brand\""));
    assert_eq!(away.clone().count(), 8, "four ways in, four pages about: {links:?}");
    for tag in away {
        assert!(tag.contains("target=\"_blank\"") && tag.contains("rel=\"noopener\""), "{tag}");
    }
    assert!(!html.contains("?lang="), "no other language: it would ask for the start page");
    assert_eq!(html.matches("data-copies=").count(), 4, "each link can be copied");
}

#[tokio::test]
async fn the_address_of_the_form_leads_to_the_form() {
    let server = TestServer::start().await;
    let browser = Browser::new(&server.api);
    let asked = browser.open("/new").await;
    assert_eq!((asked.status, asked.location.as_deref()), (StatusCode::SEE_OTHER, Some("/#new")));
    assert!(browser.open("/").await.html.contains(" id=\"new\""));
    let refused = page(browser.raw(Method::PUT, "/help")).await;
    assert_eq!(refused.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(refused.html.contains("Zo kan dit niet") && !refused.html.contains("mis bij ons"));
}

#[tokio::test]
async fn what_is_wrong_has_the_focus_and_the_title() {
    let server = TestServer::start().await;
    let browser = Browser::new(&server.api);
    let plain = browser.open("/").await.html;
    assert!(plain.contains("Hoogstens 120 tekens") && plain.contains("<title>Doe mee"));
    assert_eq!(focused(&plain), Vec::<&str>::new());

    let long = page(make(&browser, &server, &"x".repeat(121))).await;
    assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(long.html.contains("<title>Fout: Maak een bord"));
    assert_eq!(focused(&long.html), ["title"]);

    let typed = |code: &'static str| {
        let call = browser.raw(Method::POST, "/").header("origin", &server.api.base);
        page(call.form(&[("code", code)]))
    };
    let short = typed("k7mr 4hx").await;
    assert!(short.html.contains("<title>Fout: Doe mee") && short.html.contains("een code heeft 8 tekens"));
    assert!(short.html.contains("role=\"alert\"") && short.html.contains("value=\"k7mr 4hx\""));
    assert_eq!(focused(&short.html), ["code"]);
    assert!(short.html.contains("href=\"/k7mr4hx?lang=en\""), "the other language keeps it");
    assert!(!typed("k7mr 4hxp").await.html.contains("een code heeft 8 tekens"), "as long as it should be");

    let english = browser.open("/k7mr4hx?lang=en").await.html;
    assert!(english.contains("<title>Error: Join in") && english.contains("a code has 8 characters"));
    assert!(english.contains("value=\"k7mr4hx\""));
}

#[tokio::test]
async fn a_report_is_taken_in_from_a_file_and_each_refusal_has_its_sentence() {
    let server = TestServer::with(|config| config.create = Create::Key(Some("sleutel".into()))).await;
    let browser = Browser::new(&server.api);
    let html = browser.open("/").await.html;
    let section = html.split(" id=\"take-in\"").nth(1).expect("a way in for a file");
    assert!(section.starts_with(" hidden "), "only where a script can send it");
    assert!(section.contains("type=\"file\"") && html.contains("Lees een bord in uit een bestand"));
    let english = browser.open("/?lang=en").await.html;
    assert!(english.contains("Take a board in from a file") && english.contains("is not a Weerklank report"));

    let call = |body| server.api.post("/api/boards/import", &body);
    let newer = json!({"weerklank": 1_000});
    for (refused, sentence) in [
        (call(json!({})), "Vul hierboven de juiste sleutel in"),
        (call(json!({})).bearer_auth("sleutel"), "Dit is geen verslag van Weerklank"),
        (call(newer).bearer_auth("sleutel"), "komt uit een nieuwere Weerklank"),
    ] {
        let attribute = format!("data-{}=\"", problem(refused).await.r#type);
        let said = section.split(&attribute).nth(1).unwrap_or_else(|| panic!("no {attribute}"));
        assert!(said.split('"').next().unwrap().contains(sentence), "{attribute}{said}");
    }
}

#[tokio::test]
async fn a_sign_on_a_key_has_a_name() {
    let server = TestServer::start().await;
    let keys = Browser::new(&server.api).open("/keys").await.html;
    for (sign, name) in [("⇧", "Shift"), ("␣", "Spatie")] {
        let named = format!("<span aria-hidden=\"true\">{sign}</span><span class=\"vh\">{name} </span>");
        assert!(keys.contains(&named), "{sign}");
        assert_eq!(
            keys.matches(sign).count(),
            keys.matches(&named).count(),
            "{sign} is never read by itself"
        );
    }
}
