//! The rounds without JavaScript: everything that a button of the attendee's page asks for, as a plain form.

mod rounds;
mod words;

use harness::browser::{Page, page};
use harness::{Browser, Hall, ids};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use shared::command::Action;
use shared::ids::{ReflectionId, ThemeId};
use shared::phase::Phase;

/// Somebody with a browser that runs no scripts.
struct Person {
    browser: Browser,
    origin: String,
    path: String,
}

type Fields<'a> = &'a [(&'a str, &'a str)];

impl Person {
    fn at(hall: &Hall) -> Self {
        Self::with(hall, Browser::new(&hall.api))
    }

    fn without_cookies(hall: &Hall) -> Self {
        Self::with(hall, Browser::without_cookies(&hall.api))
    }

    fn with(hall: &Hall, browser: Browser) -> Self {
        Self { browser, origin: hall.api.base.clone(), path: format!("/{}", hall.board.code) }
    }

    async fn open(&self) -> Page {
        self.browser.open(&self.path).await
    }

    async fn others(&self) -> Page {
        self.browser.open(&format!("{}?others=1", self.path)).await
    }

    /// Presses a button of this page.
    async fn press(&self, from: &Page, fields: Fields<'_>) -> Page {
        let signed = from.form("").form;
        self.send(&[fields, &[("form", signed.as_str())]].concat()).await
    }

    /// These fields and no others, from our own page.
    async fn send(&self, fields: Fields<'_>) -> Page {
        self.send_from(("origin", &self.origin), fields).await
    }

    async fn send_from(&self, (header, value): (&str, &str), fields: Fields<'_>) -> Page {
        page(self.browser.raw(Method::POST, &self.path).header(header, value).form(&fields)).await
    }

    /// Writes on this page and presses the button, as our own page does.
    async fn write(&self, from: &Page, text: &str, more: Fields<'_>) -> Page {
        let form = from.form(text);
        let post =
            [("reflection", form.reflection.as_str()), ("prompt", "parels"), ("text", text), ("ask", "1")];
        self.press(from, &[&post[..], more].concat()).await
    }
}

/// The sentence that stands in the page, whatever of it is written as an entity.
fn says(page: &Page, sentence: &str) -> bool {
    let html = page.html.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    // What the live layer starts from tells everything once more, and nobody reads it.
    let seen = html.split("data-now=").next().unwrap_or_default().to_owned()
        + html
            .split_once("data-now=")
            .and_then(|(_, rest)| rest.split_once('>'))
            .map_or("", |(_, rest)| rest);
    seen.contains(sentence)
}

fn refused(page: &Page, sentence: &str) {
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.html);
    assert!(says(page, sentence), "{sentence}: {}", page.html);
}

fn done(page: &Page, to: &str) {
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.html);
    let location = page.location.as_deref().unwrap();
    assert!(location.ends_with(to), "{location}");
}

async fn staff(hall: &Hall) -> Value {
    hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.staff.unwrap()
}

async fn board(hall: &Hall) -> Value {
    hall.api.view(hall.board.id, &hall.board.tokens.moderator).await.board
}

async fn moderate(hall: &Hall, action: Action) {
    hall.api.done(hall.board.id, &hall.board.tokens.moderator, action).await;
}

/// What somebody else wrote.
async fn post(hall: &Hall, text: &str) -> ReflectionId {
    let (id, action) = ids::post(text);
    let token = hall.api.newcomer(&hall.board.code).await;
    hall.api.done(hall.board.id, &token, action).await;
    id
}

async fn theme(hall: &Hall, title: &str) -> ThemeId {
    let theme = ids::theme();
    moderate(hall, Action::CreateTheme { theme, title: title.to_owned() }).await;
    theme
}

async fn nothing_waits(hall: &Hall) {
    assert_eq!(staff(hall).await["waiting"], json!({}));
}

async fn room(settings: Value) -> Hall {
    Hall::open_as(&json!({"title": "Proefbord", "settings": settings})).await
}
