//! The page for everybody afterwards: published or not, and where it stands.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use shared::command::ReportChange;
use shared::role::Role;
use shared::text::{Said, hall, organise as text, staff};

use super::clip;
use super::download::why;
use super::outcome::Reported;
use super::pending::Pending;
use super::qr::QrSwitch;
use super::report::NotRead;
use super::section::{Part, Section};
use super::toast::Note;
use crate::components::icon::{icon, small_icon};
use crate::components::modal::{Modal, close};
use crate::components::said::say;
use crate::live::http;

#[component]
pub(super) fn ResultPage(reported: Reported) -> impl IntoView {
    let note = expect_context::<Note>();
    let live = reported.live();
    let (is_asking, is_doubted) = (RwSignal::new(false), RwSignal::new(false));
    let is_public = reported.part(|outcome| outcome.is_published);
    let address = Memo::new(move |_| reported.told().map(|told| told.result_url.clone()).unwrap_or_default());
    let switch = move |_| {
        if is_public.get_untracked() {
            send(reported, ON, OFF, text::UNPUBLISH);
        } else if untrack(|| live.board.lists()).published.is_empty() {
            is_doubted.set(true);
        } else {
            send(reported, OFF, ON, text::PUBLISH);
        }
    };
    let is_unknown = move || reported.told().is_none() || !live.board.is_ready();
    let sign = move || if is_public.get() { icon("web").into_any() } else { icon("lock").into_any() };
    view! {
        <Section part=Part::Result>
            <NotRead live said=text::NOT_ON_RESULT/>
            <div class="card">
                <div class="erow">
                    {sign}
                    <p>
                        <b>{say(text::WEB)}</b>
                        <span class="how">
                            {move || say(if is_public.get() { text::IS_PUBLIC } else { text::IS_NOT_PUBLIC })}
                        </span>
                    </p>
                    <button
                        type="button"
                        class="btn"
                        disabled=is_unknown
                        on:click=switch
                    >
                        {move || say(if is_public.get() { text::UNPUBLISH } else { text::PUBLISH })}
                    </button>
                </div>
                <div class="sw way">
                    <label for="result-address">{say(text::ADDRESS)} <small>{say(text::ADDRESS_HINT)}</small></label>
                    <input
                        id="result-address"
                        class="input"
                        readonly
                        dir="ltr"
                        prop:value=address
                        on:focus=clip::choose_all
                    />
                    <div class="row">
                        <button type="button" class="btn" disabled=is_unknown on:click=move |_| clip::copy(note, address.get_untracked())>
                            {small_icon("copy")} {say(staff::COPY)} <span class="vh">": "{say(text::RESULT)}</span>
                        </button>
                        {move || is_public.get().then(|| view! {
                            <a class="btn" href=address target="_blank" rel="noopener">
                                {small_icon("web")} {say(staff::OPEN)} <span class="vh">": "{say(text::RESULT)}</span>
                            </a>
                        })}
                        <button type="button" class="btn" disabled=is_unknown on:click=move |_| is_asking.set(true)>
                            {say(text::RENEW_ADDRESS)}
                        </button>
                        <QrSwitch words=address/>
                    </div>
                </div>
            </div>
            {move || is_doubted.get().then(|| view! { <SureToPublish reported is_asking=is_doubted/> })}
            {move || is_asking.get().then(|| view! { <SureToRenew reported is_asking/> })}
        </Section>
    }
}

const ON: ReportChange = ReportChange::Publish { on: true };
const OFF: ReportChange = ReportChange::Publish { on: false };

fn send(reported: Reported, from: ReportChange, to: ReportChange, what: Said) {
    reported.change(to, from, say(what));
}

/// A page without a word of what people wrote is seldom what somebody means to share.
#[component]
fn SureToPublish(reported: Reported, is_asking: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let agree = move |_| {
        send(reported, OFF, ON, text::PUBLISH);
        close(dialog);
    };
    view! {
        <Modal title=say(text::PUBLISH) dialog closed=move || is_asking.set(false)>
            <p class="dlg-q">{say(text::PUBLISH_EMPTY)}</p>
            <div class="dlg-f">
                <button type="button" class="btn" autofocus on:click=move |_| close(dialog)>{say(staff::CANCEL)}</button>
                <button type="button" class="btn btn-main" on:click=agree>{say(text::PUBLISH_SURE)}</button>
            </div>
        </Modal>
    }
}

#[derive(Serialize)]
struct Nothing {}

#[component]
fn SureToRenew(reported: Reported, is_asking: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let note = expect_context::<Note>();
    let pending = Pending::new();
    let agree = move |_| {
        if !pending.begin(()) {
            return;
        }
        spawn_local(async move {
            let path = format!("/api/boards/{}/result", reported.live().id);
            let body = serde_json::to_string(&Nothing {}).ok();
            match http::ask("POST", &path, Role::Organiser, body).await {
                Ok(_) => {
                    reported.load();
                    note.done(text::ADDRESS_RENEWED);
                }
                Err(problem) => note.failed(why(&problem, text::NOT_HERE)),
            }
            pending.end();
            close(dialog);
        });
    };
    let word = move || say(if pending.is_slow(&()) { hall::BUSY } else { text::RENEW_ADDRESS_SURE });
    view! {
        <Modal title=say(text::RENEW_ADDRESS) dialog closed=move || is_asking.set(false)>
            <p class="dlg-q">{say(text::RENEW_ADDRESS_HINT)}</p>
            <div class="dlg-f">
                <button type="button" class="btn" autofocus on:click=move |_| close(dialog)>{say(staff::CANCEL)}</button>
                <button type="button" class="btn btn-main" aria-disabled=move || pending.is(&()).then_some("true") on:click=agree>
                    {word}
                </button>
            </div>
        </Modal>
    }
}
