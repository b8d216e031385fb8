//! A file from the server, with how far it is: made, coming in, stored. Saved by the browser under its own name.

use js_sys::{Array, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::role::Role;
use shared::text::{Said, organise as text};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, ReadableStreamDefaultReader, Response, Url};

use super::toast::Note;
use crate::components::icon::{icon, small_icon};
use crate::components::number::number;
use crate::components::said::{fill, say};
use crate::live::http::{self, Fault, Problem};

/// Something that the server makes as a file.
#[derive(Clone)]
pub(super) struct File {
    pub(super) sign: &'static str,
    pub(super) title: Said,
    pub(super) hint: Said,
    /// On the button, where the title is too long for one.
    pub(super) act: Option<Said>,
    pub(super) path: String,
    /// Its name where the server gives none.
    pub(super) name: String,
    /// What is said where this server cannot make it.
    pub(super) missing: Said,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Progress {
    Idle,
    Making,
    /// So many bytes so far.
    Coming(u32),
    Stored {
        name: String,
        bytes: u32,
    },
    Failed(Said),
}

impl Progress {
    fn is_busy(&self) -> bool {
        matches!(self, Self::Making | Self::Coming(_))
    }

    fn said(&self, hint: Said) -> String {
        match self {
            Self::Idle => say(hint).to_owned(),
            Self::Making => say(text::BEING_MADE).to_owned(),
            Self::Coming(bytes) => fill(text::COMING_IN, &[("size", &size(*bytes))]),
            Self::Stored { name, bytes } => {
                fill(text::SAVED_AS, &[("name", name.as_str()), ("size", &size(*bytes))])
            }
            Self::Failed(why) => say(*why).to_owned(),
        }
    }
}

/// One row: what it is for, how far it came, and the button.
#[component]
pub(super) fn Download(file: File) -> impl IntoView {
    let note = expect_context::<Note>();
    let progress = RwSignal::new(Progress::Idle);
    let File { sign, title, hint, act, .. } = file;
    let file = StoredValue::new(file);
    let fetch = move |_| {
        if progress.with_untracked(Progress::is_busy) {
            return;
        }
        progress.set(Progress::Making);
        note.spoken.set(format!("{}: {}", say(title), say(text::BEING_MADE)));
        spawn_local(async move {
            let Some(file) = file.try_get_value() else { return };
            let so_far = move |bytes| drop(progress.try_set(Progress::Coming(bytes)));
            let end = match receive(&file, so_far).await {
                Ok((name, bytes)) => Progress::Stored { name, bytes },
                Err(problem) => Progress::Failed(why(&problem, file.missing)),
            };
            note.spoken.set(format!("{}: {}", say(title), end.said(hint)));
            progress.try_set(end);
        });
    };
    let is_bad = move || progress.with(|progress| matches!(progress, Progress::Failed(_)));
    let sign_now = move || match progress.get() {
        Progress::Stored { .. } => icon("check").into_any(),
        Progress::Failed(_) => icon("alert").into_any(),
        _ => icon(sign).into_any(),
    };
    view! {
        <li class="erow" class:is-bad=is_bad>
            {sign_now}
            <p><b>{say(title)}</b><span class="how">{move || progress.with(|progress| progress.said(hint))}</span></p>
            <button
                type="button"
                class="btn"
                aria-disabled=move || progress.with(Progress::is_busy).then_some("true")
                on:click=fetch
            >
                {small_icon("download")} <span class="vh">{say(text::DOWNLOAD)} ": "</span> {say(act.unwrap_or(title))}
            </button>
        </li>
    }
}

fn size(bytes: u32) -> String {
    fill(text::BYTES_KB, &[("n", &number(bytes.div_ceil(1_024)))])
}

/// A clear sentence for what the server answered.
pub(super) fn why(problem: &Problem, missing: Said) -> Said {
    match (problem.fault, problem.slug.as_str()) {
        (_, "no_pdf" | "no-pdf") => missing,
        (Fault::Offline, _) => text::NO_LINE,
        (Fault::Status(404 | 405 | 501), _) => text::NOT_HERE,
        (Fault::Status(429), _) => text::TOO_OFTEN,
        _ => text::NOT_MADE,
    }
}

async fn receive(file: &File, so_far: impl Fn(u32)) -> Result<(String, u32), Problem> {
    let response = http::ask("GET", &file.path, Role::Organiser, None).await?;
    let name = named(&response).unwrap_or_else(|| file.name.clone());
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    let (chunks, bytes) = read(&response, so_far).await.map_err(|_| Problem::of(Fault::Offline))?;
    store(&chunks, &kind, &name).map_err(|_| Problem::of(Fault::Unreadable))?;
    Ok((name, bytes))
}

async fn read(response: &Response, so_far: impl Fn(u32)) -> Result<(Array, u32), JsValue> {
    let chunks = Array::new();
    let Some(body) = response.body() else { return Ok((chunks, 0)) };
    let reader: ReadableStreamDefaultReader = body.get_reader().dyn_into()?;
    let mut bytes: u32 = 0;
    loop {
        let part = JsFuture::from(reader.read()).await?;
        if Reflect::get(&part, &"done".into())?.is_truthy() {
            return Ok((chunks, bytes));
        }
        let chunk: Uint8Array = Reflect::get(&part, &"value".into())?.dyn_into()?;
        bytes = bytes.saturating_add(chunk.length());
        so_far(bytes);
        chunks.push(&chunk);
    }
}

/// The name that the server gave: `filename*` in any letters, else `filename`.
fn named(response: &Response) -> Option<String> {
    let said = response.headers().get("content-disposition").ok().flatten()?;
    let value = |key: &str| {
        let part = said.split(';').find_map(|part| part.trim().strip_prefix(key))?;
        Some(part.trim_matches('"').to_owned()).filter(|name| !name.is_empty())
    };
    let encoded = value("filename*=").and_then(|name| {
        let name = name.get(7..).filter(|_| name.to_ascii_lowercase().starts_with("utf-8''"))?.to_owned();
        js_sys::decode_uri_component(&name).ok().map(String::from)
    });
    encoded.or_else(|| value("filename="))
}

/// Handed to the browser as a download.
pub(super) fn store(chunks: &Array, kind: &str, name: &str) -> Result<(), JsValue> {
    /// Long enough for any browser to have begun with it.
    const KEPT: std::time::Duration = std::time::Duration::from_mins(1);
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(chunks, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    set_timeout(move || drop(Url::revoke_object_url(&url)), KEPT);
    Ok(())
}
