//! The form stands in what the first flight of packets brings: ten of them, before anything is acknowledged.

use std::io::Read;

use harness::{Browser, Hall, ids};
use reqwest::Method;
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, VARY};
use serde_json::json;
use shared::command::Action;
use shared::phase::Phase;

/// Ten segments of 1,460 bytes, less what the headers take.
const FIRST_FLIGHT: usize = 14 * 1_024;

/// As large as texts are on most boards.
const LONG: usize = 280;

/// What a browser can show of a packed body that broke off.
fn unpacked(encoding: &str, packed: &[u8]) -> String {
    let mut reader: Box<dyn Read> = match encoding {
        "br" => Box::new(brotli::Decompressor::new(packed, 4_096)),
        _ => Box::new(flate2::read::GzDecoder::new(packed)),
    };
    let (mut page, mut chunk) = (Vec::new(), [0; 512]);
    while let Ok(read @ 1..) = reader.read(&mut chunk) {
        page.extend_from_slice(&chunk[..read]);
    }
    String::from_utf8_lossy(&page).into_owned()
}

/// Where the whole form ends in the page.
fn form_end(html: &str) -> Option<usize> {
    let begin = html.find("id=\"post\"")?;
    let end = html[begin..].find("</form>")?;
    html[begin..begin + end].contains("id=\"send\"").then_some(begin + end)
}

/// A browser whose person wrote all that they may.
async fn writer(hall: &Hall) -> Browser {
    let path = format!("/{}", hall.board.code);
    let browser = Browser::new(&hall.api);
    let first = browser.open(&path).await;
    for n in 0..50 {
        // No two begin alike, so that no packing makes them small.
        let text: String = (0..LONG)
            .map(|at| char::from(b'a' + u8::try_from((at * at * (n + 7) + 3 * n) % 26).unwrap()))
            .collect();
        let mut form = first.form(&text);
        form.reflection = ids::reflection().to_string();
        let answer = browser.submit(&path, &form).await;
        assert!(answer.status.is_redirection(), "{}", answer.html);
    }
    browser
}

async fn form_comes_first(hall: &Hall, browser: &Browser, when: &str) {
    let path = format!("/{}", hall.board.code);
    for encoding in ["br", "gzip"] {
        let call = browser.raw(Method::GET, &path).header(ACCEPT_ENCODING, encoding);
        let answer = call.send().await.unwrap().error_for_status().unwrap();
        assert_eq!(answer.headers()[CONTENT_ENCODING], encoding);
        assert_eq!(answer.headers()[VARY], "accept-encoding");
        let packed = answer.bytes().await.unwrap();
        let whole = unpacked(encoding, &packed);
        assert!(whole.ends_with("</html>"), "{when}: {encoding} unpacks");
        let first = unpacked(encoding, &packed[..packed.len().min(FIRST_FLIGHT)]);
        println!(
            "first paint: {when}: {} bytes of {encoding}; the form ends at {:?} of {} in the first {FIRST_FLIGHT}",
            packed.len(),
            form_end(&first),
            first.len(),
        );
        assert!(
            form_end(&first).is_some(),
            "{when}: the form is not in the first {FIRST_FLIGHT} bytes of {encoding}"
        );
    }
}

#[tokio::test]
async fn the_form_is_in_the_first_flight() {
    let hall = Hall::open_as(&json!({"title": "Proefbord", "settings": {"identity": "named"}})).await;
    form_comes_first(&hall, &Browser::new(&hall.api), "somebody new").await;
}

#[tokio::test]
async fn fifty_own_reflections_do_not_push_the_form_back() {
    let hall = Hall::open().await;
    let browser = writer(&hall).await;
    for n in 0..12 {
        let title = format!("{n} {}", "een thema met een heel lange naam ".repeat(3));
        let action = Action::CreateTheme { theme: ids::theme(), title };
        hall.api.done(hall.board.id, &hall.board.tokens.moderator, action).await;
    }
    form_comes_first(&hall, &browser, "write").await;
    let later = [Phase::Read, Phase::Group, Phase::Vote, Phase::Discuss];
    for (before, phase) in [Phase::Write].into_iter().chain(later).zip(later) {
        hall.phase(before, phase).await;
        form_comes_first(&hall, &browser, phase.as_str()).await;
    }
}

#[tokio::test]
async fn a_browser_that_unpacks_nothing_gets_the_page_as_it_is() {
    let hall = Hall::open().await;
    let answer = hall.api.get(&format!("/{}", hall.board.code)).header(ACCEPT_ENCODING, "identity");
    let answer = answer.send().await.unwrap();
    assert!(answer.headers().get(CONTENT_ENCODING).is_none());
    assert!(answer.text().await.unwrap().ends_with("</html>"));
}

#[tokio::test]
async fn the_form_waits_for_no_script_and_no_style() {
    let hall = Hall::open().await;
    let html = hall.api.get(&format!("/{}", hall.board.code)).send().await.unwrap().text().await.unwrap();
    let end = form_end(&html).expect("a form");
    assert!(!html[..end].contains("<script"), "no script in front of the form");
    assert!(!html.contains("rel=\"stylesheet\""), "the looks stand in the page");
    for tag in html.split("<script").skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        assert!(
            tag.contains("async") && tag.contains("type=\"module\""),
            "a script that holds up the page: {tag}"
        );
    }
    assert!(
        html[end..].find("id=\"mine\"") < html[end..].find("id=\"state\""),
        "the state comes after what is read"
    );
}
