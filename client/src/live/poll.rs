//! Over HTTP, where no socket comes through: what waits is handed over, then the news is fetched.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::ServerFrame;
use shared::sync::line::{Event, Fault};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, Response};

use super::connect::form;
use super::http::{self, Ask};
use super::json::{Json, Writer};
use super::{Connection, Live};

/// Commands of one request: few enough for a phone that has no more than a few kilobytes a second.
const BATCH: usize = 16;

impl Live {
    pub(super) fn polls(self) -> bool {
        self.connection.get_untracked() == Connection::Polling
    }

    /// One round at a time; who asks meanwhile gets another one.
    pub(super) fn poll(self) {
        let Ok(round) = AbortController::new() else { return };
        let is_first = self.work.try_update_value(|work| {
            work.round.again = work.round.held.is_some();
            if !work.round.again {
                work.round.held = Some(round.clone());
            }
            !work.round.again
        });
        if is_first != Some(true) {
            return;
        }
        spawn_local(async move {
            let fault = self.hold_round(&round).await.err();
            let again = self.work.try_update_value(|work| {
                // One that was broken off has nothing more to say.
                (work.round.held.as_ref() == Some(&round)).then(|| {
                    work.round.held = None;
                    if fault.is_some() {
                        work.outbox.disconnected();
                    }
                    std::mem::take(&mut work.round.again)
                })
            });
            if let (Some(Some(again)), fault) = (again, fault) {
                match fault {
                    Some(fault) => self.event(Event::Failed(fault)),
                    None if again => self.poll(),
                    None => {}
                }
            }
        });
    }

    pub(super) fn break_off(self) {
        if let Some(Some(round)) = self.work.try_update_value(|work| work.round.held.take()) {
            round.abort();
        }
    }

    async fn hold_round(self, round: &AbortController) -> Result<(), Fault> {
        loop {
            let batch = self.take_unsent(BATCH);
            if batch.is_empty() {
                break;
            }
            let mut body = String::new();
            for command in &batch {
                body.push(if body.is_empty() { '[' } else { ',' });
                body.push_str(&(self.habits().write)(command));
            }
            body.push(']');
            let answers = self.reach(round, "commands", None, Some(body)).await?;
            let answers = text(&answers).await?;
            for answer in Json::parse(&answers).map(|json| json.elements()).unwrap_or_default() {
                self.hear_text(&answer.written());
            }
            self.event(Event::Answered);
        }
        let known = self.work.with_value(|work| work.round.tag.clone());
        let news = self.reach(round, "now", Some(&known), None).await?;
        if news.status() == 200 {
            let tag = news.headers().get("ETag").ok().flatten().unwrap_or_default();
            self.hear_news(&text(&news).await?);
            self.take_over();
            self.work.update_value(|work| work.round.tag = tag);
        }
        self.event(Event::Answered);
        for name in self.work.with_value(|work| work.want.clone()) {
            let known = self.work.with_value(|work| work.replica.known(name));
            let Some(known) = known else { continue };
            let mut path = String::from("documents/");
            path.push_str(name.as_str());
            path.push_str("?epoch=");
            path.push_str(&known.epoch.to_string());
            path.push_str("&sv=");
            path.push_str(&String::from(js_sys::encode_uri_component(&known.sv)));
            let frame = self.reach(round, &path, None, None).await?;
            if frame.status() == 200 {
                let bytes = frame.array_buffer().map_err(|_| Fault::Silent)?;
                let bytes = JsFuture::from(bytes).await.map_err(|_| Fault::Silent)?;
                self.hear_binary(&js_sys::Uint8Array::new(&bytes).to_vec());
                self.event(Event::Answered);
            }
        }
        Ok(())
    }

    /// The same frames as on a socket, but for the welcome: it opens nothing here.
    fn hear_news(self, text: &str) {
        let Some(news) = Json::parse(text) else { return };
        for name in ["welcome", "now", "me"] {
            let Some(part) = news.get(name) else { continue };
            let mut frame = Writer::new();
            frame.raw(name, &part.written());
            let frame = frame.done();
            match (self.habits().hear)(&frame) {
                Some(ServerFrame::Welcome(welcome)) => self.know(welcome),
                _ => self.hear_text(&frame),
            }
        }
    }

    async fn reach(
        self,
        round: &AbortController,
        path: &str,
        known: Option<&str>,
        body: Option<String>,
    ) -> Result<Response, Fault> {
        let mut url = String::from("/api/boards/");
        url.push_str(&self.id.to_string());
        url.push('/');
        url.push_str(path);
        let method = if body.is_some() { "POST" } else { "GET" };
        let headers = http::headers(self.role).map_err(|_| Fault::Silent)?;
        set(&headers, "Weerklank-Form", form().as_deref());
        set(&headers, "If-None-Match", known);
        let signal = round.signal();
        let ask = Ask { method, path: &url, headers, body, signal: Some(&signal) };
        let response = http::fetch(ask).await.map_err(|_| Fault::Silent)?;
        let is_ours = response.headers().has("Weerklank").unwrap_or(false);
        match response.status() {
            200..=299 | 304 if is_ours => return Ok(response),
            // A login page, or the way to one, which is not followed.
            511 => return Err(Fault::Captive),
            0..=499 if !is_ours => return Err(Fault::Captive),
            401 | 404 => {}
            _ => return Err(Fault::Silent),
        }
        let problem = Json::parse(&text(&response).await?);
        Err(match problem.and_then(|problem| problem.text("type")).as_deref() {
            Some("unauthenticated") => Fault::Revoked,
            Some("no-board") => Fault::Gone,
            _ => Fault::Silent,
        })
    }
}

fn set(headers: &Headers, name: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        // Refuses only what is no header, and both come from our server.
        let _ = headers.set(name, value);
    }
}

async fn text(response: &Response) -> Result<String, Fault> {
    let text = response.text().map_err(|_| Fault::Silent)?;
    let text = JsFuture::from(text).await.map_err(|_| Fault::Silent)?;
    Ok(text.as_string().unwrap_or_default())
}
