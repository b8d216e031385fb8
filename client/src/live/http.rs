//! The few calls that go over HTTP: sessions, links. Same origin, JSON, the cookie of the page's role.

use leptos::prelude::window;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::role::Role;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCredentials, RequestInit, RequestRedirect, Response};

/// Why there is no answer to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing came back.
    Offline,
    /// The server said no, with this status.
    Status(u16),
    /// It said yes in words that we do not understand.
    Unreadable,
}

/// One call; the answer's text, which may be empty.
pub async fn call(method: &str, path: &str, role: Role, body: Option<String>) -> Result<String, Fault> {
    let headers = headers(role).map_err(|_| Fault::Offline)?;
    let ask = Ask { method, path, headers, body, signal: None };
    let response = fetch(ask).await.map_err(|_| Fault::Offline)?;
    if !response.ok() {
        return Err(Fault::Status(response.status()));
    }
    let text = response.text().map_err(|_| Fault::Unreadable)?;
    let text = JsFuture::from(text).await.map_err(|_| Fault::Offline)?;
    Ok(text.as_string().unwrap_or_default())
}

pub async fn get<T: DeserializeOwned>(path: &str, role: Role) -> Result<T, Fault> {
    read(&call("GET", path, role, None).await?)
}

pub async fn post<T: DeserializeOwned>(path: &str, role: Role, body: &impl Serialize) -> Result<T, Fault> {
    let body = serde_json::to_string(body).map_err(|_| Fault::Unreadable)?;
    read(&call("POST", path, role, Some(body)).await?)
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|_| Fault::Unreadable)
}

/// One request.
pub(super) struct Ask<'a> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    pub(super) headers: Headers,
    pub(super) body: Option<String>,
    pub(super) signal: Option<&'a AbortSignal>,
}

pub(super) fn headers(role: Role) -> Result<Headers, JsValue> {
    let headers = Headers::new()?;
    headers.set("Weerklank-Role", role.as_str())?;
    headers.set("Accept", "application/json")?;
    headers.set("Content-Type", "application/json")?;
    Ok(headers)
}

/// Our server sends nobody on, so a redirection is somebody else's, and not followed.
pub(super) async fn fetch(ask: Ask<'_>) -> Result<Response, JsValue> {
    let init = RequestInit::new();
    init.set_method(ask.method);
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_redirect(RequestRedirect::Manual);
    init.set_headers(&ask.headers);
    init.set_signal(ask.signal);
    if let Some(body) = ask.body {
        init.set_body(&JsValue::from_str(&body));
    }
    let response = JsFuture::from(window().fetch_with_str_and_init(ask.path, &init)).await?;
    response.dyn_into()
}
