//! Headers of every answer: what a page may load (nothing from elsewhere), and that nobody may frame it.

mod pack;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use pack::Packing;

use super::{ApiError, App, page};
use crate::assets::inline_css_hash;

/// The attendee's page, among the routes.
const PAGE: &str = "/{code}";

pub(super) async fn add(State(app): State<App>, request: Request, next: Next) -> Response {
    let packing = Packing::choose(&request);
    let route = request.extensions().get::<MatchedPath>().cloned();
    let (path, asked) = (request.uri().path().to_owned(), request.headers().clone());
    let mut response = next.run(request).await;
    if let Some(error) = unspoken(&response) {
        response = if path.starts_with("/api/") {
            error.into_response()
        } else {
            page::trouble(&app, &asked, &error)
        };
    }
    count(route.as_ref(), response.status());
    let is_attendees = route.as_ref().is_some_and(|route| route.as_str() == PAGE);
    if is_page(&response) {
        response = pack::page(response, packing).await;
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, app.policy.clone());
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Not `no-referrer`: with that a browser says `Origin: null` when a plain form is posted, and we refuse it.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers
        .insert("permissions-policy", HeaderValue::from_static("camera=(), microphone=(), geolocation=()"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex"));
    // What a phone in a hall gets instead of our answer (a portal's page, a proxy's excuse) lacks it.
    headers.insert("weerklank", HeaderValue::from_static("1"));
    if is_attendees {
        // The service worker keeps such pages, and no others.
        headers.insert("weerklank-page", HeaderValue::from_static("attendee"));
    }
    response
}

/// By route, never by address: a path may hold a code.
fn count(route: Option<&MatchedPath>, status: StatusCode) {
    let route = route.map_or("none", MatchedPath::as_str).to_owned();
    tracing::debug!(%route, status = status.as_u16(), "answered");
    metrics::counter!("weerklank_http", "route" => route, "status" => status.as_str().to_owned())
        .increment(1);
}

/// What the framework refused on its own, in words that are neither a page nor problem+json.
fn unspoken(response: &Response) -> Option<ApiError> {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !response.status().is_client_error() || kind.is_some_and(|kind| !kind.starts_with("text/plain")) {
        return None;
    }
    Some(match response.status() {
        StatusCode::NOT_FOUND => ApiError::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => ApiError::Method,
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge,
        _ => ApiError::Invalid("the request is not one that this address takes".into()),
    })
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// Made once: it names the inlined style sheets by their hashes.
pub(super) fn policy(sheets: &[&str]) -> HeaderValue {
    let css: Vec<String> = sheets.iter().map(|css| inline_css_hash(css)).collect();
    let css = css.join(" ");
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' {css}; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
         form-action 'self'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"))
}
