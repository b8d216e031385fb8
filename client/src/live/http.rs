//! The few calls that go over HTTP: sessions, links. Same origin, JSON, the cookie of the page's role.

use leptos::prelude::window;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
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

/// The same with the server's own word for it: the stable slug of its problem, empty where it gave none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub fault: Fault,
    pub slug: String,
}

impl Problem {
    pub fn of(fault: Fault) -> Self {
        Self { fault, slug: String::new() }
    }
}

/// One call; the answer's text, which may be empty.
pub async fn call(method: &str, path: &str, role: Role, body: Option<String>) -> Result<String, Fault> {
    let response = answer(method, path, role, body).await?;
    if !response.ok() {
        return Err(Fault::Status(response.status()));
    }
    text(&response).await
}

/// One call; the answer as it comes in.
pub async fn ask(method: &str, path: &str, role: Role, body: Option<String>) -> Result<Response, Problem> {
    told(answer(method, path, role, body).await.map_err(Problem::of)?).await
}

/// The answer, or what the server says is wrong.
async fn told(response: Response) -> Result<Response, Problem> {
    #[derive(Deserialize)]
    struct Told {
        r#type: String,
    }
    if response.ok() {
        return Ok(response);
    }
    let told = text(&response).await.ok().and_then(|told| serde_json::from_str::<Told>(&told).ok());
    let slug = told.map(|told| told.r#type).unwrap_or_default();
    Err(Problem { fault: Fault::Status(response.status()), slug })
}

/// As [`post`], for who must know why not.
pub async fn post_or_problem<T: DeserializeOwned>(
    path: &str,
    role: Role,
    body: &impl Serialize,
) -> Result<T, Problem> {
    let body = serde_json::to_string(body).map_err(|_| Problem::of(Fault::Unreadable))?;
    let response = ask("POST", path, role, Some(body)).await?;
    read(&text(&response).await.map_err(Problem::of)?).map_err(Problem::of)
}

async fn answer(method: &str, path: &str, role: Role, body: Option<String>) -> Result<Response, Fault> {
    let headers = headers(role).map_err(|_| Fault::Offline)?;
    fetch(Ask { method, path, headers, body, signal: None }).await.map_err(|_| Fault::Offline)
}

pub async fn text(response: &Response) -> Result<String, Fault> {
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

/// A file as it is, for the server to read: its bytes may be no text at all.
pub async fn hand_over(path: &str, role: Role, kind: &str, file: &JsValue) -> Result<Response, Problem> {
    let send = async || {
        let headers = headers(role)?;
        headers.set("Content-Type", kind)?;
        let init = RequestInit::new();
        init.set_method("POST");
        init.set_credentials(RequestCredentials::SameOrigin);
        init.set_redirect(RequestRedirect::Manual);
        init.set_headers(&headers);
        init.set_body(file);
        JsFuture::from(window().fetch_with_str_and_init(path, &init)).await?.dyn_into::<Response>()
    };
    told(send().await.map_err(|_| Problem::of(Fault::Offline))?).await
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
