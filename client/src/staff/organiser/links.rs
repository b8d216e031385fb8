//! The ways in: the code for everyone, and secret links by role, each shown once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use shared::role::Role;
use shared::text::{Said, hall, staff as text};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::date;
use super::pending::Pending;
use super::toast::Note;
use crate::components::icon::{icon, small_icon};
use crate::components::number::number;
use crate::components::said::{fill, say};
use crate::live::http::Fault;
use crate::live::{Live, http};

#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Link {
    id: String,
    role: Role,
    /// Milliseconds since 1970.
    created: f64,
}

#[derive(Serialize)]
struct Wanted {
    role: Role,
}

#[derive(Deserialize)]
struct Added {
    link: String,
}

/// The links as the server lists them, and the one that was just made.
#[derive(Clone, Copy)]
struct Ways {
    live: Live,
    list: RwSignal<Vec<Link>>,
    made: RwSignal<Option<(Role, String)>>,
    note: Note,
    pending: Pending<Call>,
}

/// What the server was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Call {
    Add(Role),
    Revoke(String),
}

#[component]
pub(super) fn Joining(live: Live) -> impl IntoView {
    let note = expect_context::<Note>();
    let ways = Ways {
        live,
        list: RwSignal::new(Vec::new()),
        made: RwSignal::new(None),
        note,
        pending: Pending::new(),
    };
    ways.load();
    let code = Memo::new(move |_| live.now().map(|now| now.code.clone()).unwrap_or_default());
    let address = move || format!("{}/{}", window().location().origin().unwrap_or_default(), code.get());
    let spoken = move || {
        let code = code.get();
        let (front, back) = code.split_at_checked(4).unwrap_or((&code, ""));
        view! { <span>{front.to_owned()}</span> <span>{back.to_owned()}</span> }
    };
    let picture = move || {
        Some(code.get()).filter(|code| !code.is_empty()).map(|code| {
            let host = window().location().host().unwrap_or_default();
            let alt = fill(text::QR_OF, &[("host", &host), ("code", &code)]);
            view! { <img src=format!("/qr/{code}") alt=alt/> }
        })
    };
    view! {
        <section class="sec" aria-labelledby="joining">
            <header><h2 id="joining">{say(text::JOINING)}</h2><p>{say(text::JOINING_HINT)}</p></header>
            <div class="card links">
                <div class="main">
                    <span class="qr">{picture}</span>
                    <div>
                        <h3>{say(text::ATTENDEES)}</h3>
                        <span class="code" dir="ltr">{spoken}</span>
                        <p class="muted addr" dir="ltr">{address}</p>
                        <div class="acts">
                            <button type="button" class="btn btn-main" on:click=move |_| ways.copy(untrack(address))>
                                {icon("copy")} {say(text::COPY_LINK)}
                            </button>
                        </div>
                    </div>
                </div>
                <RoleRow ways role=Role::Projector title=text::BIG_SCREEN hint=text::BIG_SCREEN_HINT page="project"/>
                <RoleRow ways role=Role::Moderator title=text::MODERATORS hint=text::MODERATORS_HINT page="moderate"/>
                <RoleRow ways role=Role::Organiser title=text::ORGANISER hint=text::ORGANISER_HINT page="organise"/>
            </div>
        </section>
    }
}

#[component]
fn RoleRow(ways: Ways, role: Role, title: Said, hint: Said, page: &'static str) -> impl IntoView {
    let own = move || {
        let links = ways.list.get().into_iter().filter(|link| link.role == role);
        links.enumerate().collect::<Vec<_>>()
    };
    // Without any, nobody could come in to make a new one.
    let is_last = Memo::new(move |_| role == Role::Organiser && own().len() < 2);
    let secret = move || ways.made.get().filter(|(made, _)| *made == role).map(|(_, link)| link);
    let adding = move || ways.pending.is_slow(&Call::Add(role));
    let is_adding = move || ways.pending.is(&Call::Add(role)).then_some("true");
    let open = (role != Role::Organiser).then(|| {
        view! {
            <a class="btn" href=format!("/b/{}/{page}", ways.live.id) target="_blank" rel="noopener">
                {small_icon("screen")} {say(text::OPEN)}
                <span class="vh">": "{say(title)}</span>
            </a>
        }
    });
    view! {
        <div class="lrow" data-role=role.as_str()>
            <b>{say(title)}</b>
            <p>{say(hint)}</p>
            <div class="row">
                {open}
                <button
                    type="button"
                    class="btn"
                    disabled=move || ways.live.board.is_final()
                    aria-disabled=is_adding
                    on:click=move |_| ways.add(role)
                >
                    {small_icon("plus")} {move || say(if adding() { hall::BUSY } else { text::NEW_LINK })}
                    <span class="vh">": "{say(title)}</span>
                </button>
            </div>
            {move || secret().map(|link| view! { <Fresh ways link/> })}
            <ul class="made" role="list">
                <For each=own key=|(_, link)| link.id.clone() let:item>
                    <Line ways n=item.0 + 1 link=item.1 is_last/>
                </For>
            </ul>
        </div>
    }
}

/// A new link with its secret: shown now, and never again.
#[component]
fn Fresh(ways: Ways, link: String) -> impl IntoView {
    let (shown, copied) = (link.clone(), link);
    view! {
        <div class="once" role="group" aria-label=say(text::NEW_LINK)>
            <p>{say(text::LINK_ONCE)}</p>
            <div class="row">
                <input class="input" readonly aria-label=say(text::NEW_LINK) prop:value=shown on:focus=|event| {
                    event_target::<web_sys::HtmlInputElement>(&event).select();
                }/>
                <button type="button" class="btn btn-main" on:click=move |_| ways.copy(copied.clone())>
                    {small_icon("copy")} {say(text::COPY)}
                </button>
            </div>
        </div>
    }
}

#[component]
fn Line(ways: Ways, n: usize, link: Link, is_last: Memo<bool>) -> impl IntoView {
    let said = fill(text::LINK_OF, &[("n", &number(n)), ("date", &date::long(link.created))]);
    let id = StoredValue::new(link.id);
    let label = format!("{}: {said}", say(text::REVOKE));
    let call = move || Call::Revoke(id.get_value());
    let is_revoking = move || ways.pending.is(&call()).then_some("true");
    let word = move || say(if ways.pending.is_slow(&call()) { hall::BUSY } else { text::REVOKE });
    let why = move || is_last.get().then(|| say(text::LAST_LINK));
    view! {
        <li>
            <span class="muted">{said}</span>
            <button
                type="button"
                class="btn"
                aria-label=label
                disabled=is_last
                aria-disabled=is_revoking
                title=why
                on:click=move |_| ways.revoke(id.get_value())
            >
                {word}
            </button>
        </li>
    }
}

impl Ways {
    fn path(self) -> String {
        format!("/api/boards/{}/links", self.live.id)
    }

    fn load(self) {
        spawn_local(async move {
            match http::get::<Vec<Link>>(&self.path(), Role::Organiser).await {
                Ok(list) => self.list.set(list),
                Err(_) => self.note.failed(text::CALL_FAILED),
            }
        });
    }

    fn add(self, role: Role) {
        if !self.pending.begin(Call::Add(role)) {
            return;
        }
        spawn_local(async move {
            match http::post::<Added>(&self.path(), Role::Organiser, &Wanted { role }).await {
                Ok(added) => {
                    self.made.set(Some((role, added.link)));
                    self.note.spoken.set(say(text::LINK_ONCE).to_owned());
                }
                Err(_) => self.note.failed(text::CALL_FAILED),
            }
            self.pending.end();
            self.load();
        });
    }

    fn revoke(self, id: String) {
        if !self.pending.begin(Call::Revoke(id.clone())) {
            return;
        }
        spawn_local(async move {
            let done = http::call("DELETE", &format!("{}/{id}", self.path()), Role::Organiser, None).await;
            match done {
                Ok(_) => self.note.done(text::REVOKED),
                // The only conflict there is: somebody else revoked the others meanwhile.
                Err(Fault::Status(409)) => self.note.failed(text::LAST_LINK),
                Err(_) => self.note.failed(text::CALL_FAILED),
            }
            self.pending.end();
            self.load();
        });
    }

    /// The clipboard is there on https and on loopback only; elsewhere the person copies by hand.
    fn copy(self, words: String) {
        spawn_local(async move {
            match clip(&words).await {
                Some(()) => self.note.done(text::COPIED),
                None => self.note.failed(text::NOT_COPIED),
            }
        });
    }
}

async fn clip(words: &str) -> Option<()> {
    let navigator: JsValue = window().navigator().into();
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    let write =
        js_sys::Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let promise =
        write.call1(&clipboard, &JsValue::from_str(words)).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    JsFuture::from(promise).await.ok().map(|_| ())
}
