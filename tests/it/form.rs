//! The attendee's page without JavaScript.

use harness::browser::page;
use harness::{Browser, Hall};
use reqwest::StatusCode;
use shared::phase::Phase;

#[tokio::test]
async fn a_form_posts_and_leads_back() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    let browser = Browser::new(&hall.api);
    let first = browser.open(&path).await;
    assert_eq!(first.status, StatusCode::OK);
    let answer = browser.submit(&path, &first.form("Zonder script, met plezier")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let back = browser.open(answer.location.as_deref().unwrap()).await;
    assert!(back.html.contains("Zonder script, met plezier"), "one's own reflection is on the page");
    let staff = hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.staff.unwrap();
    assert!(staff["waiting"].to_string().contains("Zonder script, met plezier"));
}

#[tokio::test]
async fn an_invalid_form_comes_back_filled() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    let browser = Browser::new(&hall.api);
    let long = format!("begin {} einde", "x".repeat(1_000));
    let filled = browser.open(&path).await.form(&long);
    let answer = browser.submit(&path, &filled).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.html.contains(&long), "the text is still in the page");
    assert!(answer.html.contains("te lang"), "and the sentence beside it");
    let empty = browser.submit(&path, &browser.open(&path).await.form("  ")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fixed = browser.submit(&path, &answer.form("nu kort")).await;
    assert_eq!(fixed.status, StatusCode::SEE_OTHER);
    let hostile = browser.open(&path).await.form(&format!("</textarea><script>1{}", "x".repeat(1_000)));
    assert!(!browser.submit(&path, &hostile).await.html.contains("</textarea><script>1"));
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    let browser = Browser::new(&hall.api);
    let form = browser.open(&path).await.form("van elders");
    for (header, value) in [
        ("origin", "http://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let answer = page(browser.submission(&path, &form).header(header, value)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{header}: {value}");
    }
    for forged in ["", "AAAA", &form.form.replacen(|c: char| c.is_ascii_lowercase(), "Z", 3)] {
        let form = harness::browser::Form { form: forged.to_owned(), ..form.clone() };
        let answer = browser.submit(&path, &form).await;
        assert!(answer.status.is_client_error(), "a form that the server did not sign: {}", answer.status);
    }
    let view = hall.api.view(hall.board.id, &hall.board.tokens.moderator).await;
    assert_eq!(view.now.counts.reflections, 0, "nothing of it was stored");
}

#[tokio::test]
async fn without_cookies_one_stays_the_same_person() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    let browser = Browser::without_cookies(&hall.api);
    let first = browser.open(&path).await;
    let second = browser.submit(&path, &first.form("de eerste")).await;
    assert_eq!(second.status, StatusCode::OK, "the answer is the page itself");
    assert!(second.html.contains("de eerste"));
    let third = browser.submit(&path, &second.form("de tweede")).await;
    assert!(third.html.contains("de eerste") && third.html.contains("de tweede"), "both are one's own");
    let counts = hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.now.counts;
    assert_eq!((counts.reflections, counts.people), (2, 1));
}

#[tokio::test]
async fn a_form_that_is_sent_twice_posts_once() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    let browser = Browser::new(&hall.api);
    let form = browser.open(&path).await.form("dubbel geklikt");
    let (first, second) = tokio::join!(browser.submit(&path, &form), browser.submit(&path, &form));
    assert_eq!((first.status, second.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    let view = hall.api.view(hall.board.id, &hall.board.tokens.moderator).await;
    assert_eq!(view.now.counts.reflections, 1);
}

#[tokio::test]
async fn a_page_is_not_kept_and_lets_no_script_in() {
    let hall = Hall::open().await;
    let response = hall.api.get(&format!("/{}", hall.board.code)).send().await.unwrap();
    let headers = response.headers();
    assert_eq!(headers["cache-control"], "no-store");
    assert_eq!(headers["referrer-policy"], "same-origin", "else a browser posts forms with `Origin: null`");
    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
}

#[tokio::test]
async fn the_code_field_leads_to_the_board_or_says_why_not() {
    let hall = Hall::open().await;
    let browser = Browser::new(&hall.api);
    let type_code = |code: String| {
        let call = browser.fetch(reqwest::Method::GET, "/", "", &serde_json::Value::Null);
        drop(call);
        page(hall.api.request(reqwest::Method::POST, "/").form(&[("code", code)]))
    };
    assert!(browser.open("/").await.html.contains("name=\"code\""));
    let found =
        type_code(format!("{} {}", &hall.board.code[..4], &hall.board.code[4..].to_lowercase())).await;
    assert!(
        found.status == StatusCode::OK && found.html.contains("Proefbord") || found.status.is_redirection()
    );
    let wrong = type_code("AAAA BBBB".to_owned()).await;
    assert_eq!(wrong.status, StatusCode::NOT_FOUND);
    assert!(wrong.html.contains("AAAA BBBB"), "what was typed stays in the field");
    let unknown = browser.open("/AAAABBBB").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.html.contains("<html"), "people get a page");
}

#[tokio::test]
async fn the_page_follows_the_round() {
    let hall = Hall::open().await;
    let path = format!("/{}", hall.board.code);
    let browser = Browser::new(&hall.api);
    let form = browser.open(&path).await.form("voor iedereen");
    browser.submit(&path, &form).await;
    let stranger = Browser::new(&hall.api);
    assert!(
        !stranger.open(&format!("{path}?others=1")).await.html.contains("voor iedereen"),
        "not yet revealed"
    );
    hall.phase(Phase::Write, Phase::Read).await;
    assert!(stranger.open(&format!("{path}?others=1")).await.html.contains("voor iedereen"));
}
