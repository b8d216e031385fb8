//! Erased at once: asked with the board's own name, proved by a certificate that outlives the page.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use shared::ids::BoardId;
use shared::role::Role;
use shared::text::{hall, organise as text, staff};
use wasm_bindgen::JsValue;

use super::download::{store, why};
use super::field::Fault;
use super::outcome::Reported;
use super::own;
use super::pending::Pending;
use crate::components::dom::{find, focus};
use crate::components::icon::{icon, small_icon};
use crate::components::modal::{Modal, close};
use crate::components::said::{count, fill, say};
use crate::live::http;

/// The server's word that the board is gone, as it came. Kept by the way in: the board's page ends with its board.
#[derive(Clone, Copy)]
pub(in super::super) struct Certificate(pub(in super::super) RwSignal<Option<String>>);

/// `POST /api/boards/{id}/erase`.
#[derive(Serialize)]
struct Sure {
    title: String,
}

#[component]
pub(super) fn SureToErase(reported: Reported, is_asking: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let certificate = expect_context::<Certificate>();
    let typed = RwSignal::new(String::new());
    let fault = Fault::of("erase-title");
    let pending = Pending::new();
    let erase = move |event: SubmitEvent| {
        event.prevent_default();
        let title = typed.get_untracked().trim().to_owned();
        if title != reported.now().title {
            fault.say(text::ERASE_OTHER);
            if let Some(field) = find("#erase-title") {
                focus(&field);
            }
            return;
        }
        if !pending.begin(()) {
            return;
        }
        let board = reported.live().id;
        spawn_local(async move {
            match call(board, title).await {
                Ok(proof) => {
                    own::forget(board);
                    certificate.0.set(Some(proof));
                }
                Err(problem) => fault.say(why(&problem, staff::ERASE_FAILED)),
            }
            pending.end();
        });
    };
    let busy = move || pending.is_slow(&()).then(|| say(hall::BEING_ERASED));
    let ask = move || fill(text::ERASE_TYPE, &[("title", &reported.shown().title)]);
    view! {
        <Modal title=say(text::ERASE_NOW) dialog closed=move || is_asking.set(false)>
            <p class="dlg-q">{say(text::ERASE_WHAT)}</p>
            <form class="dlg-form" novalidate on:submit=erase>
                <label class="label" for="erase-title">{ask}</label>
                <input
                    id="erase-title"
                    class="input"
                    autocomplete="off"
                    dir="auto"
                    autofocus
                    aria-invalid=move || fault.is_there()
                    aria-describedby=fault.id()
                    prop:value=typed
                    on:input=move |event| {
                        fault.clear();
                        typed.set(event_target_value(&event));
                    }
                />
                {fault.shown()}
                <p role="status">{busy}</p>
                <div class="dlg-f">
                    <button type="button" class="btn" on:click=move |_| close(dialog)>{say(staff::CANCEL)}</button>
                    <button type="submit" class="btn btn-main" aria-disabled=move || pending.is(&()).then_some("true")>
                        {say(staff::ERASE_SURE)}
                    </button>
                </div>
            </form>
        </Modal>
    }
}

async fn call(board: BoardId, title: String) -> Result<String, http::Problem> {
    let unreadable = |_| http::Problem::of(http::Fault::Unreadable);
    let body = serde_json::to_string(&Sure { title }).map_err(unreadable)?;
    let path = format!("/api/boards/{board}/erase");
    let response = http::ask("POST", &path, Role::Organiser, Some(body)).await?;
    http::text(&response).await.map_err(http::Problem::of)
}

/// What of the certificate stands on the page itself.
#[derive(Deserialize)]
struct Proof {
    counts: Counts,
}

#[derive(Deserialize)]
struct Counts {
    reflections: usize,
    people: usize,
}

/// All that is left of the board's page.
#[component]
pub(in super::super) fn Erased(board: BoardId, proof: String) -> impl IntoView {
    let counts = serde_json::from_str::<Proof>(&proof).ok().map(|proof| {
        let what = count(staff::REFLECTIONS, proof.counts.reflections);
        let people = count(hall::PEOPLE_COUNT, proof.counts.people);
        view! { <p>{fill(text::ERASED_COUNTS, &[("what", &what), ("people", &people)])}</p> }
    });
    let save = move |_| {
        let bytes = js_sys::Uint8Array::from(proof.as_bytes());
        let chunks = js_sys::Array::of1(&JsValue::from(bytes));
        // A browser that saves no file leaves the page with the same words.
        drop(store(&chunks, "application/json", &format!("weerklank-{board}.json")));
    };
    view! {
        <div class="loading erased" role="status">
            {icon("check")}
            <h1>{say(text::ERASED)}</h1>
            {counts}
            <p>{say(text::ERASED_WHAT)}</p>
            <p class="row">
                <button type="button" class="btn btn-main" autofocus on:click=save>
                    {small_icon("download")} {say(text::CERTIFICATE)}
                </button>
                <a class="btn" href=format!("/erased/{board}")>{say(text::CERTIFICATE_PAGE)}</a>
                <a class="btn" href="/">{say(shared::text::pages::TO_START)}</a>
            </p>
        </div>
    }
}
