//! What makes the page an app that opens without a network, as its headers and files tell it.

use harness::{Browser, Hall};
use reqwest::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};

const OURS: HeaderName = HeaderName::from_static("weerklank");
const PAGE: HeaderName = HeaderName::from_static("weerklank-page");

async fn get(hall: &Hall, path: &str) -> Response {
    hall.api.get(path).send().await.unwrap()
}

fn header<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap())
}

async fn manifest(hall: &Hall) -> Value {
    let answer = get(hall, "/manifest.webmanifest").await.error_for_status().unwrap();
    assert_eq!(header(answer.headers(), &CONTENT_TYPE), Some("application/manifest+json"));
    assert_eq!(header(answer.headers(), &CACHE_CONTROL), Some("no-cache"));
    serde_json::from_str(&answer.text().await.unwrap()).unwrap()
}

#[tokio::test]
async fn every_answer_says_that_it_is_ours() {
    let hall = Hall::open().await;
    let board = hall.board.id;
    let code = &hall.board.code;
    let calls = [
        (Method::GET, "/".to_owned(), StatusCode::OK),
        (Method::GET, format!("/{code}"), StatusCode::OK),
        (Method::GET, "/AAAABBBB".to_owned(), StatusCode::NOT_FOUND),
        (Method::GET, "/no/such/page".to_owned(), StatusCode::NOT_FOUND),
        (Method::GET, "/api/no-such-call".to_owned(), StatusCode::NOT_FOUND),
        (Method::GET, format!("/api/boards/{board}"), StatusCode::UNAUTHORIZED),
        (Method::DELETE, "/".to_owned(), StatusCode::METHOD_NOT_ALLOWED),
        (Method::POST, format!("/{code}"), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (Method::GET, "/assets/none-0123456789abcdef.js".to_owned(), StatusCode::NOT_FOUND),
        (Method::GET, "/sw.js".to_owned(), StatusCode::OK),
        (Method::GET, "/healthz".to_owned(), StatusCode::OK),
        (Method::GET, format!("/b/{board}/moderate"), StatusCode::OK),
    ];
    for (method, path, status) in calls {
        let answer = hall.api.request(method.clone(), &path).send().await.unwrap();
        if status != StatusCode::UNSUPPORTED_MEDIA_TYPE {
            assert_eq!(answer.status(), status, "{method} {path}");
        }
        assert_eq!(header(answer.headers(), &OURS), Some("1"), "{method} {path}");
    }
}

#[tokio::test]
async fn only_the_attendees_page_is_marked_as_one() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    assert_eq!(header(get(&hall, &path).await.headers(), &PAGE), Some("attendee"));
    for other in ["/", "/help", "/privacy", "/sw.js", &format!("/b/{}/moderate", hall.board.id)] {
        assert_eq!(header(get(&hall, other).await.headers(), &PAGE), None, "{other}");
    }
}

#[tokio::test]
async fn the_service_worker_is_asked_for_each_time_and_keeps_what_is_there() {
    let hall = Hall::open().await;
    let answer = get(&hall, "/sw.js").await.error_for_status().unwrap();
    assert_eq!(header(answer.headers(), &CONTENT_TYPE), Some("text/javascript; charset=utf-8"));
    assert_eq!(header(answer.headers(), &CACHE_CONTROL), Some("no-cache"));
    assert!(header(answer.headers(), &"content-security-policy".parse().unwrap()).is_some());
    let worker = answer.text().await.unwrap();
    assert!(!worker.contains("__"), "every place is filled");
    let list = worker.split("const FILES = ").nth(1).and_then(|rest| rest.split(';').next()).unwrap();
    let files: Vec<String> = serde_json::from_str(list).unwrap();
    assert_eq!(files.len(), 3, "{files:?}");
    for file in files {
        let answer = get(&hall, &file).await.error_for_status().unwrap();
        let kept = header(answer.headers(), &CACHE_CONTROL).unwrap();
        assert!(kept.contains("immutable"), "{file}: {kept}");
    }
    // Under the address of files that never change, it would be stuck.
    for fixed in ["sw.js", "manifest.webmanifest", "manifest.json", "weights.json"] {
        assert_eq!(get(&hall, &format!("/assets/{fixed}")).await.status(), StatusCode::NOT_FOUND, "{fixed}");
    }
}

#[tokio::test]
async fn the_manifest_has_what_a_phone_asks_for() {
    let hall = Hall::open().await;
    let manifest = manifest(&hall).await;
    for (name, wanted) in [
        ("name", json!("Weerklank")),
        ("short_name", json!("Weerklank")),
        ("lang", json!("nl")),
        ("start_url", json!("/")),
        ("scope", json!("/")),
        ("display", json!("standalone")),
    ] {
        assert_eq!(manifest[name], wanted, "{name}");
    }
    let page = get(&hall, &format!("/{}", hall.board.code)).await.text().await.unwrap();
    let paper = manifest["background_color"].as_str().unwrap();
    assert!(page.contains(&format!("--bg: {paper}")) || page.contains(&format!("--bg:{paper}")), "{paper}");
    assert!(page.contains(&format!("content=\"{}\"", manifest["theme_color"].as_str().unwrap())));
    let icons = manifest["icons"].as_array().unwrap();
    let shapes: Vec<_> = icons
        .iter()
        .map(|icon| (icon["sizes"].as_str().unwrap(), icon["purpose"].as_str().unwrap()))
        .collect();
    assert_eq!(shapes, [("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")]);
    for icon in icons {
        is_picture(&hall, icon["src"].as_str().unwrap(), icon["sizes"].as_str().unwrap()).await;
    }
}

/// A small PNG of this size.
async fn is_picture(hall: &Hall, url: &str, sizes: &str) {
    let answer = get(hall, url).await.error_for_status().unwrap();
    assert_eq!(header(answer.headers(), &CONTENT_TYPE), Some("image/png"), "{url}");
    assert_eq!(header(answer.headers(), &CONTENT_ENCODING), None, "{url}: asked for as it is");
    let bytes = answer.bytes().await.unwrap();
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.len() < 10_000, "{url}: {} bytes", bytes.len());
    let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    assert_eq!(format!("{}x{}", side(16), side(20)), sizes, "{url}");
}

#[tokio::test]
async fn the_first_page_and_the_attendees_can_be_installed() {
    let hall = Hall::open().await;
    for path in ["/".to_owned(), format!("/{}", hall.board.code)] {
        let html = get(&hall, &path).await.text().await.unwrap();
        assert!(html.contains("rel=\"manifest\" href=\"/manifest.webmanifest\""), "{path}");
        let touch =
            html.split("rel=\"apple-touch-icon\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        is_picture(&hall, touch.expect("an icon for phones that read no manifest"), "180x180").await;
    }
}

#[tokio::test]
async fn without_cookies_the_answer_to_a_post_is_the_page_itself() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    let browser = Browser::without_cookies(&hall.api);
    let form = browser.open(&path).await.form("zonder koekjes");
    let call = browser.submission(&path, &form).header("origin", &hall.api.base);
    let answer = call.send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let html = answer.text().await.unwrap();
    let state = html.split("data-me=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    assert!(
        state.contains(&form.reflection),
        "the page tells which reflection came through, so no draft comes back"
    );
}
