//! Several meetings that belong together, and the next board from this one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use shared::api::BoardCreated;
use shared::outcome::BoardKind;
use shared::role::Role;
use shared::text::{Said, hall, organise as text, staff};
use shared::words::Title;

use super::clip;
use super::download::why;
use super::field::Fault;
use super::made::{Made, MadeLinks};
use super::outcome::Reported;
use super::pending::Pending;
use super::section::{Part, Section};
use super::toast::Note;
use crate::components::dom::{after_drawing, find, focus};
use crate::components::icon::small_icon;
use crate::components::said::{fill, say};
use crate::live::http::{self, Fault as Trouble};

/// `POST /api/boards/{id}/series`: one that begins here, or one that is there.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Wanted {
    Title(String),
    Code(String),
}

#[derive(Deserialize)]
struct Told {
    title: String,
}

#[component]
pub(super) fn SeriesAndCopy(reported: Reported) -> impl IntoView {
    let url = Memo::new(move |_| reported.told().and_then(|told| told.series_url.clone()));
    let is_rehearsal =
        Memo::new(move |_| reported.told().is_some_and(|told| told.kind == BoardKind::Rehearsal));
    view! {
        <Section part=Part::Series>
            <div class="card">
                {move || match url.get() {
                    Some(url) => view! { <Member reported url/> }.into_any(),
                    None if is_rehearsal.get() => {
                        view! { <p class="sw muted">{say(text::NO_SERIES_FOR_REHEARSAL)}</p> }.into_any()
                    }
                    None => view! { <NoSeries reported/> }.into_any(),
                }}
            </div>
            <CopyBoard reported/>
        </Section>
    }
}

/// The series has changed: what stands here is another part, and gets the focus.
fn land() {
    after_drawing(|| {
        if let Some(first) = find("#series-state") {
            focus(&first);
        }
    });
}

fn path(reported: Reported) -> String {
    format!("/api/boards/{}/series", reported.live().id)
}

#[component]
fn Member(reported: Reported, url: String) -> impl IntoView {
    let note = expect_context::<Note>();
    let pending = Pending::new();
    let leave = move |_| {
        if !pending.begin(()) {
            return;
        }
        spawn_local(async move {
            match http::ask("DELETE", &path(reported), Role::Organiser, None).await {
                Ok(_) => {
                    reported.load_then(land);
                    note.done(text::LEFT_SERIES);
                }
                Err(problem) => note.failed(why(&problem, text::NOT_HERE)),
            }
            pending.end();
        });
    };
    let title = RwSignal::new(None::<String>);
    spawn_local(async move {
        // Without its name it is a series all the same.
        if let Ok(Some(told)) = http::get::<Option<Told>>(&path(reported), Role::Organiser).await {
            title.try_set(Some(told.title));
        }
    });
    let said = move || match title.get() {
        Some(title) => fill(text::IN_SERIES_NAMED, &[("title", &title)]),
        None => say(text::IN_SERIES).to_owned(),
    };
    let (copied, shown) = (url.clone(), url.clone());
    view! {
        <div class="sw way">
            <p class="q" id="series-state" tabindex="-1">{said}</p>
            <label for="series-address">{say(text::SERIES_ADDRESS)} <small>{say(text::SERIES_ADDRESS_HINT)}</small></label>
            <input
                id="series-address"
                class="input"
                readonly
                dir="ltr"
                prop:value=shown
                on:focus=clip::choose_all
            />
            <div class="row">
                <button type="button" class="btn" on:click=move |_| clip::copy(note, copied.clone())>
                    {small_icon("copy")} {say(staff::COPY)} <span class="vh">": "{say(text::SERIES_ADDRESS)}</span>
                </button>
                <a class="btn" href=url target="_blank" rel="noopener">{small_icon("web")} {say(text::OPEN_SERIES)}</a>
                <button type="button" class="btn" aria-disabled=move || pending.is(&()).then_some("true") on:click=leave>
                    {say(text::LEAVE_SERIES)}
                </button>
            </div>
        </div>
    }
}

#[component]
fn NoSeries(reported: Reported) -> impl IntoView {
    let note = expect_context::<Note>();
    let pending = Pending::new();
    let (title, code) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (title_fault, code_fault) = (Fault::of("series-title"), Fault::of("series-code"));
    let enter = move |wanted: Wanted, fault: Fault, unknown: Said| {
        if !pending.begin(()) {
            return;
        }
        spawn_local(async move {
            let body = serde_json::to_string(&wanted).ok();
            match http::ask("POST", &path(reported), Role::Organiser, body).await {
                Ok(_) => {
                    reported.load_then(land);
                    note.done(text::SERIES_SET);
                }
                Err(problem) if matches!(problem.fault, Trouble::Status(404 | 422)) => fault.say(unknown),
                Err(problem) => fault.say(why(&problem, text::NOT_HERE)),
            }
            pending.end();
        });
    };
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = title.get_untracked();
        match Title::parse(&words) {
            Ok(title) => enter(Wanted::Title(title.to_string()), title_fault, text::NOT_MADE),
            Err(why) => title_fault.find(&words, why, hall::NEEDS_NAME),
        }
    };
    let join = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = code.get_untracked();
        // People copy the whole address.
        let code = typed.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        if code.is_empty() {
            code_fault.say(text::NO_SUCH_SERIES);
        } else {
            enter(Wanted::Code(code), code_fault, text::NO_SUCH_SERIES);
        }
    };
    let is_closed = move || reported.told().is_none();
    let is_busy = move || pending.is(&()).then_some("true");
    view! {
        <p class="sw muted" id="series-state" tabindex="-1">{say(text::IN_NO_SERIES)}</p>
        <form class="sw" novalidate on:submit=begin>
            <label for="series-title">{say(text::NEW_SERIES)} <small>{say(text::NEW_SERIES_HINT)}</small></label>
            <input
                id="series-title"
                class="input wide"
                autocomplete="off"
                dir="auto"
                aria-invalid=move || title_fault.is_there()
                aria-describedby=title_fault.id()
                disabled=is_closed
                prop:value=title
                on:input=move |event| {
                    title_fault.clear();
                    title.set(event_target_value(&event));
                }
            />
            <button type="submit" class="btn" disabled=is_closed aria-disabled=is_busy>{say(text::BEGIN)}</button>
            {title_fault.shown()}
        </form>
        <form class="sw" novalidate on:submit=join>
            <label for="series-code">{say(text::JOIN_SERIES)} <small>{say(text::JOIN_SERIES_HINT)}</small></label>
            <input
                id="series-code"
                class="input wide"
                autocomplete="off"
                dir="ltr"
                aria-invalid=move || code_fault.is_there()
                aria-describedby=code_fault.id()
                disabled=is_closed
                prop:value=code
                on:input=move |event| {
                    code_fault.clear();
                    code.set(event_target_value(&event));
                }
            />
            <button type="submit" class="btn" disabled=is_closed aria-disabled=is_busy>{say(text::JOIN)}</button>
            {code_fault.shown()}
        </form>
    }
}

/// `POST /api/boards/{id}/copy`.
#[derive(Serialize)]
struct NextBoard {
    title: String,
    with: With,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum With {
    Prompts,
    Themes,
}

#[component]
fn CopyBoard(reported: Reported) -> impl IntoView {
    let note = expect_context::<Note>();
    let title = RwSignal::new(String::new());
    let with = RwSignal::new(With::Prompts);
    let fault = Fault::of("copy-title");
    let made = RwSignal::new(None::<Made>);
    let pending = Pending::new();
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = title.get_untracked();
        let wanted = match Title::parse(&words) {
            Ok(title) => NextBoard { title: title.to_string(), with: with.get_untracked() },
            Err(why) => return fault.find(&words, why, hall::NEEDS_NAME),
        };
        if !pending.begin(()) {
            return;
        }
        spawn_local(async move {
            let path = format!("/api/boards/{}/copy", reported.live().id);
            match http::post_or_problem::<BoardCreated>(&path, Role::Organiser, &wanted).await {
                Ok(board) => {
                    made.set(Some(Made { title: wanted.title, board }));
                    title.set(String::new());
                    note.done(text::COPY_MADE);
                }
                Err(problem) => fault.say(why(&problem, text::NOT_HERE)),
            }
            pending.end();
        });
    };
    let choice = move |value: With, said: Said| {
        view! {
            <label class="radio">
                <input
                    type="radio"
                    name="copy-with"
                    prop:checked=move || with.get() == value
                    on:change=move |_| with.set(value)
                />
                <span>{say(said)}</span>
            </label>
        }
    };
    let word = move || say(if pending.is_slow(&()) { hall::BUSY } else { text::COPY_NOW });
    view! {
        <form class="card end copy" novalidate on:submit=make>
            <h3>{say(text::COPY_BOARD)}</h3>
            <p class="muted">{say(text::COPY_HINT)}</p>
            <label class="label" for="copy-title">{say(text::COPY_TITLE)}</label>
            <input
                id="copy-title"
                class="input"
                autocomplete="off"
                dir="auto"
                aria-invalid=move || fault.is_there()
                aria-describedby=fault.id()
                prop:value=title
                on:input=move |event| {
                    fault.clear();
                    title.set(event_target_value(&event));
                }
            />
            {fault.shown()}
            <fieldset>
                <legend class="label">{say(text::COPY_WITH)}</legend>
                {choice(With::Prompts, text::COPY_PROMPTS)}
                {choice(With::Themes, text::COPY_THEMES)}
            </fieldset>
            <button type="submit" class="btn" aria-disabled=move || pending.is(&()).then_some("true")>{word}</button>
            {move || made.get().map(|made| view! { <MadeLinks made said=text::COPY_MADE/> })}
        </form>
    }
}
