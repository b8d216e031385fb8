//! `/assets/{name}`: hashed names, so a browser may keep them for ever. The service worker and the manifest have names
//! that never change, so a browser asks for them each time.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use shared::settings::Language;
use shared::text::pages as text;

use super::page::Choice;
use super::{ApiError, App};
use crate::assets;

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const EACH_TIME: &str = "no-cache";
const CSS: &str = "text/css; charset=utf-8";

pub(super) async fn file(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    if !is_hashed(&name) {
        return Err(ApiError::NotFound);
    }
    if let Some(house) = &app.config.house
        && app.urls.house_css_url.strip_prefix("/assets/") == Some(&name)
    {
        let kept = [(header::CONTENT_TYPE, CSS), (header::CACHE_CONTROL, FOR_EVER)];
        return Ok((kept, house.css()).into_response());
    }
    answer(&name, &headers, FOR_EVER)
}

pub(super) async fn worker(headers: HeaderMap) -> Result<Response, ApiError> {
    answer("sw.js", &headers, EACH_TIME)
}

/// In the language of the page that names it, on the ground that its house gave it. A browser sends no cookie here.
pub(super) async fn manifest(
    State(app): State<App>,
    Query(Choice { lang }): Query<Choice>,
) -> Result<Response, ApiError> {
    let language = lang.as_deref().and_then(Language::parse).unwrap_or_default();
    let asset = assets::file("manifest.webmanifest", "").ok_or(ApiError::NotFound)?;
    let mut manifest: Value = serde_json::from_slice(&asset.bytes).map_err(|_| ApiError::NotFound)?;
    for (name, value) in [
        ("lang", language.as_str()),
        ("description", text::CARD.say(language)),
        ("background_color", &app.urls.paper[0]),
        ("theme_color", &app.urls.paper[0]),
    ] {
        manifest[name] = Value::from(value);
    }
    let kept = [(header::CONTENT_TYPE, "application/manifest+json"), (header::CACHE_CONTROL, EACH_TIME)];
    Ok((kept, manifest.to_string()).into_response())
}

fn answer(name: &str, headers: &HeaderMap, keep: &'static str) -> Result<Response, ApiError> {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let kind = kind(name).ok_or(ApiError::NotFound)?;
    let asset = assets::file(name, accepted).ok_or(ApiError::NotFound)?;
    let mut response = asset.bytes.into_owned().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = asset.encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}

/// Pages name their own icon; only a browser that looks before it reads asks here.
pub(super) async fn favicon() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// `attendee-0123456789abcdef.js`: what stands under such a name is never anything else.
fn is_hashed(name: &str) -> bool {
    let hash = name.rsplit_once('.').and_then(|(stem, _)| stem.rsplit_once('-')).map(|(_, hash)| hash);
    hash.is_some_and(|hash| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// What the build leaves there beside these has no kind, and so no address.
fn kind(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending {
        "wasm" => Some("application/wasm"),
        "js" => Some("text/javascript; charset=utf-8"),
        "css" => Some(CSS),
        "svg" => Some("image/svg+xml"),
        "png" => Some("image/png"),
        "webmanifest" => Some("application/manifest+json"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn only_a_name_that_follows_its_content_is_kept_for_ever() {
        assert!(is_hashed("boot-attendee-f475126a8ff3dd04.js"));
        for name in
            ["sw.js", "manifest.webmanifest", "manifest.json", "a-f475126a8ff3dd0.js", "f475126a8ff3dd04.js"]
        {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
