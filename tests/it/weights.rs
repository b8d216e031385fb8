//! What a phone in a full hall has to fetch before it can take part.

use std::collections::BTreeSet;

use harness::Hall;
use harness::workspace::root;
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING};
use serde_json::Value;

/// All that the attendee's page needs to be usable, as brotli: the page and what it names.
const USABLE: usize = 60_000;
const REQUESTS: usize = 6;

fn weights() -> Value {
    let path = root().join("dist/weights.json");
    let text = std::fs::read_to_string(&path).expect("dist/weights.json: run `cargo xtask bundle`");
    serde_json::from_str(&text).unwrap()
}

/// The addresses of what the HTML makes a browser fetch, with what it looks for on its own: manifest and icons.
fn fetched(html: &str) -> BTreeSet<String> {
    let attributes = ["src=\"", "href=\""].into_iter().flat_map(|name| {
        html.split(name).skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
    });
    let kinds = ["/assets/", "/favicon", "/manifest"];
    attributes.filter(|url| kinds.iter().any(|kind| url.starts_with(kind))).collect()
}

fn brotli(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters).unwrap();
    packed.len()
}

#[test]
fn bundles_stay_within_their_budgets() {
    let weights = weights();
    let budgets = weights["budgets"].as_object().expect("budgets");
    let attendee = budgets.get("attendee.wasm").and_then(Value::as_u64);
    assert_eq!(attendee, Some(200_000), "the budget of the issue");
    for (asset, most) in budgets {
        let brotli = weights[asset]["brotli"].as_u64().expect("a weight");
        println!("weights: {asset} {brotli} bytes of brotli, at most {most}");
        assert!(brotli <= most.as_u64().unwrap(), "{asset}: {brotli}");
    }
}

#[tokio::test]
async fn the_attendees_page_is_usable_within_60_kb_and_six_requests() {
    weights();
    let hall = Hall::open().await;
    let html = hall.api.get(&format!("/{}", hall.board.code)).send().await.unwrap().text().await.unwrap();
    let page = brotli(html.as_bytes());
    let mut sum = page;
    let mut urls = fetched(&html);
    assert!(!urls.is_empty(), "the page names no asset at all");
    // Of the manifest's icons a browser takes one, the largest at worst.
    let manifest = hall.api.get("/manifest.webmanifest").send().await.unwrap().text().await.unwrap();
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    urls.insert(manifest["icons"][1]["src"].as_str().unwrap().to_owned());
    for url in &urls {
        let call = hall.api.get(url).header(ACCEPT_ENCODING, "br");
        let answer = call.send().await.unwrap().error_for_status().unwrap();
        let is_brotli = answer.headers().get(CONTENT_ENCODING).is_some_and(|value| value == "br");
        let bytes = answer.bytes().await.unwrap();
        println!("weights: {url} {} bytes{}", bytes.len(), if is_brotli { " of brotli" } else { "" });
        if !url.contains(".wasm") {
            sum += bytes.len();
        }
    }
    println!("weights: page {page} bytes of brotli; usable with {sum} bytes in {} requests", urls.len() + 1);
    assert!(sum <= USABLE, "{sum}");
    assert!(urls.len() < REQUESTS, "{urls:?}");
}
