//! How long the board is kept, what people are told of that, and its end: closing for good and erasing are asked
//! twice, because they cannot be taken back.

use leptos::html;
use leptos::prelude::*;
use shared::command::Action;
use shared::ids::CommandId;
use shared::text::{hall, organise, staff as text};

use super::date;
use super::download::{Download, File};
use super::erasing::SureToErase;
use super::outcome::Reported;
use super::pending::Pending;
use super::section::{Part, Section};
use super::settings::{Number, RETENTION};
use super::toast::Note;
use crate::components::icon::{icon, small_icon};
use crate::components::modal::{Modal, close};
use crate::components::said::{fill, say};
use crate::live::Live;

#[component]
pub(super) fn Keeping(reported: Reported) -> impl IntoView {
    let live = reported.live();
    let is_asking = RwSignal::new(false);
    let is_erasing = RwSignal::new(false);
    let is_final = Memo::new(move |_| live.board.is_final());
    let until = move || {
        let day = date::of_day(reported.erased_on()?);
        Some(fill(organise::ERASED_ON, &[("date", &day)]))
    };
    let register = move |format: &str, sign, hint, act| File {
        sign,
        title: organise::REGISTER,
        hint,
        act: Some(act),
        path: format!("/api/boards/{}/register/{format}", live.id),
        name: format!("register.{format}"),
        missing: organise::NOT_HERE,
    };
    let as_word = register("docx", "doc", organise::REGISTER_HINT, organise::WORD);
    let as_page = register("html", "web", organise::REGISTER_PAGE_HINT, organise::WEB);
    view! {
        <Section part=Part::Keeping>
            <div class="card">
                <p class="sw until" role="status">{icon("timer")} <span>{until}</span></p>
                <Number live id="set-retention" of=RETENTION/>
            </div>
            <ul class="card" role="list">
                <li class="erow">
                    {icon("lock")}
                    <p><b>{say(organise::PRIVACY_PAGE)}</b><span class="how">{say(organise::PRIVACY_PAGE_HINT)}</span></p>
                    <a class="btn" href=format!("/b/{}/privacy", live.id) target="_blank" rel="noopener">
                        {small_icon("web")} {say(text::OPEN)} <span class="vh">": "{say(organise::PRIVACY_PAGE)}</span>
                    </a>
                </li>
                <Download file=as_word/>
                <Download file=as_page/>
            </ul>
            <div class="card end">
                <p>{move || say(if is_final.get() { organise::CLOSED_ALREADY } else { text::CLOSE_HINT })}</p>
                <button type="button" class="btn" disabled=is_final on:click=move |_| is_asking.set(true)>
                    {say(text::CLOSE_FOR_GOOD)}
                </button>
                <hr/>
                <p>{say(organise::ERASE_WHAT)}</p>
                <button type="button" class="btn" on:click=move |_| is_erasing.set(true)>{say(organise::ERASE_NOW)}</button>
            </div>
            {move || is_erasing.get().then(|| view! { <SureToErase reported is_asking=is_erasing/> })}
            {move || is_asking.get().then(|| view! { <SureToClose live is_asking/> })}
        </Section>
    }
}

/// Closed once the server says so: until then the dialog tells that it is on its way.
#[component]
fn SureToClose(live: Live, is_asking: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let note = expect_context::<Note>();
    let pending = Pending::new();
    let sent = RwSignal::new(None::<CommandId>);
    let agree = move |_| {
        if pending.begin(()) {
            sent.set(Some(live.send(Action::CloseBoard {})));
        }
    };
    Effect::new(move |_| {
        let Some(sent) = sent.get() else { return };
        let is_done = live.done().contains(&sent);
        if is_done {
            note.done(hall::CLOSED_FOR_GOOD);
        }
        if is_done || live.refused().iter().any(|refused| refused.command.id == sent) {
            close(dialog);
        }
    });
    let busy = move || pending.is_slow(&()).then(|| say(hall::BEING_CLOSED));
    view! {
        <Modal title=say(text::CLOSE_FOR_GOOD) dialog closed=move || is_asking.set(false)>
            <p class="dlg-q">{say(text::CLOSE_HINT)}</p>
            <p class="dlg-q" role="status">{busy}</p>
            <div class="dlg-f">
                <button type="button" class="btn" autofocus on:click=move |_| close(dialog)>{say(text::CANCEL)}</button>
                <button
                    type="button"
                    class="btn btn-main"
                    aria-disabled=move || pending.is(&()).then_some("true")
                    on:click=agree
                >
                    {say(text::CLOSE_SURE)}
                </button>
            </div>
        </Modal>
    }
}
