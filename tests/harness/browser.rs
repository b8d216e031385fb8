//! A browser as far as HTTP sees one: a cookie jar, an origin, and redirects that it follows only when told.

use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use shared::ids::BoardId;

use crate::api::Api;

pub struct Browser {
    base: String,
    http: Client,
}

/// What the attendee's form holds.
#[derive(Debug, Clone)]
pub struct Form {
    pub reflection: String,
    pub form: String,
    pub prompt: String,
    pub text: String,
}

/// A page: its status and its HTML.
#[derive(Debug)]
pub struct Page {
    pub status: StatusCode,
    pub location: Option<String>,
    pub html: String,
}

impl Browser {
    pub fn new(api: &Api) -> Self {
        Self::made(api, true)
    }

    /// One that keeps no cookies.
    pub fn without_cookies(api: &Api) -> Self {
        Self::made(api, false)
    }

    fn made(api: &Api, cookies: bool) -> Self {
        let http =
            Client::builder().no_proxy().cookie_store(cookies).redirect(Policy::none()).build().unwrap();
        Self { base: api.base.clone(), http }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base)).header("sec-fetch-site", "same-origin")
    }

    /// A call from a script of the page.
    pub fn fetch(&self, method: Method, path: &str, role: &str, body: &Value) -> RequestBuilder {
        let request = self.request(method.clone(), path).header("weerklank-role", role);
        if method == Method::GET { request } else { request.header("origin", &self.base).json(body) }
    }

    /// A call with this browser's cookies, and nothing said about where it comes from.
    pub fn raw(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.base))
    }

    pub async fn open(&self, path: &str) -> Page {
        page(self.http.get(format!("{}{path}", self.base)).header("sec-fetch-site", "none")).await
    }

    pub async fn submit(&self, path: &str, form: &Form) -> Page {
        page(self.submission(path, form).header("origin", &self.base)).await
    }

    /// The form without a word about where it comes from.
    pub fn submission(&self, path: &str, form: &Form) -> RequestBuilder {
        let Form { reflection, form, prompt, text } = form;
        let fields = [("reflection", reflection), ("form", form), ("prompt", prompt), ("text", text)]
            .map(|(k, v)| (k, v.as_str()));
        self.http.post(format!("{}{path}", self.base)).form(&fields)
    }

    /// Opens a role link as the page does: the secret out of the fragment, into a cookie.
    pub async fn enter(&self, link: &str) -> StatusCode {
        let secret = link.split_once('#').expect("a role link has its secret in the fragment").1;
        let call = self.fetch(Method::POST, "/api/session", "", &json!({ "secret": secret }));
        call.send().await.unwrap().status()
    }

    /// The view that the session of this role gets.
    pub async fn view(&self, board: BoardId, role: &str) -> (StatusCode, Value) {
        let call = self.fetch(Method::GET, &format!("/api/boards/{board}"), role, &Value::Null);
        let response = call.send().await.unwrap();
        (response.status(), response.json().await.unwrap_or_default())
    }
}

pub async fn page(call: RequestBuilder) -> Page {
    let response = call.send().await.unwrap();
    let location = response.headers().get("location").map(|value| value.to_str().unwrap().to_owned());
    Page { status: response.status(), location, html: response.text().await.unwrap() }
}

impl Page {
    /// The form of the page, with this text in it.
    pub fn form(&self, text: &str) -> Form {
        Form {
            reflection: self.hidden("reflection"),
            form: self.hidden("form"),
            prompt: "parels".to_owned(),
            text: text.to_owned(),
        }
    }

    fn hidden(&self, name: &str) -> String {
        let tag = self.html.split("<input").find(|tag| tag.contains(&format!("name=\"{name}\"")));
        let tag = tag.unwrap_or_else(|| panic!("no field {name} in {}", self.html));
        let value = tag.split_once("value=\"").expect("a hidden field has a value").1;
        value.split('"').next().unwrap().to_owned()
    }
}
