//! The ways in: the code for everyone, and secret links by role, each shown once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use shared::role::Role;
use shared::text::Said;
use shared::text::staff as text;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::Note;
use crate::components::icon::{icon, small_icon};
use crate::components::said::{fill, language, say};
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
    note: RwSignal<String>,
}

#[component]
pub(super) fn Joining(live: Live) -> impl IntoView {
    let note = expect_context::<Note>().0;
    let ways = Ways { live, list: RwSignal::new(Vec::new()), made: RwSignal::new(None), note };
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
                        <span class="code">{spoken}</span>
                        <p class="muted addr">{address}</p>
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
                <button type="button" class="btn" disabled=move || ways.live.board.is_final() on:click=move |_| ways.add(role)>
                    {small_icon("plus")} {say(text::NEW_LINK)}
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
    let said = fill(text::LINK_OF, &[("n", &n.to_string()), ("date", &date(link.created))]);
    let id = StoredValue::new(link.id);
    let label = format!("{}: {said}", say(text::REVOKE));
    let why = move || is_last.get().then(|| say(text::LAST_LINK));
    view! {
        <li>
            <span class="muted">{said}</span>
            <button type="button" class="btn btn-bare" aria-label=label disabled=is_last title=why on:click=move |_| ways.revoke(id.get_value())>
                {say(text::REVOKE)}
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
                Err(_) => self.note.set(say(text::CALL_FAILED).to_owned()),
            }
        });
    }

    fn add(self, role: Role) {
        spawn_local(async move {
            match http::post::<Added>(&self.path(), Role::Organiser, &Wanted { role }).await {
                Ok(added) => {
                    self.made.set(Some((role, added.link)));
                    self.note.set(say(text::LINK_ONCE).to_owned());
                }
                Err(_) => self.note.set(say(text::CALL_FAILED).to_owned()),
            }
            self.load();
        });
    }

    fn revoke(self, id: String) {
        spawn_local(async move {
            let done = http::call("DELETE", &format!("{}/{id}", self.path()), Role::Organiser, None).await;
            let said = match done {
                Ok(_) => text::REVOKED,
                // The only conflict there is: somebody else revoked the others meanwhile.
                Err(Fault::Status(409)) => text::LAST_LINK,
                Err(_) => text::CALL_FAILED,
            };
            self.note.set(say(said).to_owned());
            self.load();
        });
    }

    /// The clipboard is there on https and on loopback only; elsewhere the person copies by hand.
    fn copy(self, words: String) {
        spawn_local(async move {
            let said = if clip(&words).await.is_some() { text::COPIED } else { text::NOT_COPIED };
            self.note.set(say(said).to_owned());
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

fn date(created: f64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(created));
    date.to_locale_date_string(language().as_str(), &JsValue::UNDEFINED).into()
}
