//! A house's own tokens: on every page, within the policy, and refused at start when they are anything else.

use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

use harness::wait::within;
use harness::workspace::binary;
use harness::{Api, TestServer};
use reqwest::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use serde_json::{Value, json};
use server::assets::inline_css_hash;
use server::theme::House;
use tempfile::NamedTempFile;
use tokio::process::Command;

const VOORBEELDSTAD: &str =
    ":root { --bg: #fffaf2; --action: #7a1e5c; --action-hover: #5c1444; --radius: 4px }
[data-theme=\"dark\"] { --bg: #14090f; --action: #f0a6d8; --on-action: #1c0a14 }";

fn file(css: &str) -> NamedTempFile {
    let mut file = NamedTempFile::new().unwrap();
    file.write_all(css.as_bytes()).unwrap();
    file
}

async fn with_house() -> TestServer {
    let file = file(VOORBEELDSTAD);
    let house = House::open(file.path()).unwrap();
    TestServer::with(|config| config.house = Some(house)).await
}

/// The page, and the policy that came with it.
async fn page(api: &Api, path: &str) -> (String, String) {
    let answer = api.get(path).send().await.unwrap();
    let policy = answer.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    (answer.text().await.unwrap(), policy)
}

#[tokio::test]
async fn inlined_looks_carry_the_house_and_pass_the_policy() {
    let server = with_house().await;
    let board = server.api.create_as(&json!({"title": "Proefbord"})).await;
    for path in ["/", "/help", &format!("/{}", board.code)] {
        let (html, policy) = page(&server.api, path).await;
        let css = html.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).unwrap().0;
        assert!(css.contains("--action:#7a1e5c") && css.contains("--action:#f0a6d8"), "{path}");
        assert!(policy.contains(&inline_css_hash(css)), "{path}: the policy lets it pass");
        for paper in ["content=\"#fffaf2\"", "content=\"#14090f\""] {
            assert!(html.contains(paper), "{path}: the browser's edge takes the paper's colour");
        }
    }
}

#[tokio::test]
async fn staff_fetch_the_house_under_a_name_that_may_be_kept() {
    let server = with_house().await;
    let board = server.api.create_as(&json!({"title": "Proefbord"})).await;
    for surface in ["moderate", "project", "organise"] {
        let (html, _) = page(&server.api, &format!("/b/{}/{surface}", board.id)).await;
        let begin = html.find("/assets/house-").unwrap();
        assert!(html.find("/assets/staff-").unwrap() < begin, "{surface}: it lies over ours");
        let url = html[begin..].split('"').next().unwrap();
        let answer = server.api.get(url).send().await.unwrap().error_for_status().unwrap();
        assert!(answer.headers()[CONTENT_TYPE].to_str().unwrap().starts_with("text/css"));
        assert!(answer.headers()[CACHE_CONTROL].to_str().unwrap().contains("immutable"));
        assert!(answer.text().await.unwrap().contains("--radius:4px"), "{surface}");
    }
}

#[tokio::test]
async fn the_app_takes_the_paper_of_the_house_and_the_language_of_the_page() {
    let server = with_house().await;
    let (html, _) = page(&server.api, "/?lang=en").await;
    let url = html.split("rel=\"manifest\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let text = server.api.get(url).send().await.unwrap().error_for_status().unwrap().text().await.unwrap();
    let manifest: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&manifest["lang"], &manifest["background_color"]), (&json!("en"), &json!("#fffaf2")));
    assert!(manifest["description"].as_str().unwrap().starts_with("Write"), "{manifest}");
}

#[tokio::test]
async fn without_a_house_nothing_is_laid_over() {
    let server = TestServer::start().await;
    let board = server.api.create_as(&json!({"title": "Proefbord"})).await;
    let (html, _) = page(&server.api, &format!("/b/{}/moderate", board.id)).await;
    assert!(!html.contains("/assets/house-"));
    let stranger = server.api.get("/assets/house-0123456789abcdef.css").send().await.unwrap();
    assert_eq!(stranger.status(), reqwest::StatusCode::NOT_FOUND);
}

/// The kit dresses its parts in what a house gives them, and only those who build the program see it.
#[cfg(debug_assertions)]
#[tokio::test]
async fn the_kit_is_there_for_its_makers() {
    let server = with_house().await;
    for (path, mark) in [
        ("/_kit", "--action:#7a1e5c"),
        ("/_kit/plain", "--action:#7a1e5c"),
        ("/_kit/table", "/assets/house-"),
        ("/_kit/hall", "/assets/house-"),
    ] {
        let answer = server.api.get(path).send().await.unwrap().error_for_status().unwrap();
        let html = answer.text().await.unwrap();
        assert!(html.contains(mark) && html.contains("data-theme=\"contrast\""), "{path}");
    }
}

async fn start(theme: &Path) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(binary());
    // A data folder that is a file ends the start right after the theme, so that nothing needs to be stopped.
    let data = folder.path().join("file").join("data");
    std::fs::write(folder.path().join("file"), "x").unwrap();
    command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).arg("--theme").arg(theme);
    command.stdin(Stdio::null()).kill_on_drop(true);
    within("the process gives up", command.output()).await.unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test]
async fn what_is_no_token_is_refused_at_start_with_its_line() {
    for (css, says) in [
        (":root {\n  --merk: #123456;\n}", "line 2: --merk is not one of our tokens"),
        ("body { display: none }", "line 1: “body” is not a block of tokens"),
        ("@import url(x.css);", "line 1: “@import url(x.css)” stands outside a block"),
    ] {
        let file = file(css);
        let output = start(file.path()).await;
        let said = told(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(says) && said.trim().lines().count() == 1, "{said}");
    }
    let said = told(&start(Path::new("/no/such/theme.css")).await);
    assert!(said.contains("/no/such/theme.css: cannot be read"), "{said}");
}

#[tokio::test]
async fn colours_that_cannot_be_read_are_warned_of_and_taken() {
    let file = file(":root { --muted: #aaaaaa }");
    let said = told(&start(file.path()).await);
    assert!(
        said.contains("warning: --theme: light: --muted on --surface has contrast 2.32, and needs 4.5"),
        "{said}"
    );
}
