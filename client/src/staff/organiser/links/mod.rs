//! The ways in: the code for everyone, and secret links by role, each shown once.

mod role;
mod ways;

use leptos::html;
use leptos::prelude::*;
use shared::command::Action;
use shared::role::Role;
use shared::text::{organise, staff as text};

use super::clip;
use super::saving::Saving;
use super::section::{Part, Section};
use super::toast::Note;
use crate::components::icon::icon;
use crate::components::modal::{Modal, close};
use crate::components::said::{fill, say};
use crate::live::Live;
use role::RoleRow;
use ways::Ways;

#[component]
pub(super) fn Joining(live: Live) -> impl IntoView {
    let ways = Ways::new(live, expect_context::<Note>());
    view! {
        <Section part=Part::Links>
            <div class="card links">
                <Everyone live/>
                <RoleRow ways role=Role::Projector title=text::BIG_SCREEN hint=text::BIG_SCREEN_HINT page="project"/>
                <RoleRow ways role=Role::Moderator title=text::MODERATORS hint=text::MODERATORS_HINT page="moderate"/>
                <RoleRow ways role=Role::Organiser title=text::ORGANISER hint=text::ORGANISER_HINT page="organise"/>
            </div>
        </Section>
    }
}

/// The code: it lets everybody in, so it is renewed with a question, for it may hang on walls.
#[component]
fn Everyone(live: Live) -> impl IntoView {
    let note = expect_context::<Note>();
    let saving = expect_context::<Saving>();
    let is_asking = RwSignal::new(false);
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
    let is_locked = Memo::new(move |_| live.board.is_locked());
    let is_final = Memo::new(move |_| live.board.is_final());
    let lock = move |_| {
        let on = !is_locked.get_untracked();
        let what = if on { organise::REVOKE_CODE } else { organise::ADMIT_AGAIN };
        saving.save_or(Action::Lock { on }, Action::Lock { on: !on }, say(what));
    };
    let word = move || say(if is_locked.get() { organise::ADMIT_AGAIN } else { organise::REVOKE_CODE });
    view! {
        <div class="main">
            <span class="qr">{picture}</span>
            <div>
                <h3>{say(text::ATTENDEES)}</h3>
                <span class="code" dir="ltr">{spoken}</span>
                <p class="muted addr" dir="ltr">{address}</p>
                {move || is_locked.get().then(|| view! { <p class="locked">{icon("lock")} <span>{say(organise::IS_REVOKED)}</span></p> })}
                <div class="acts">
                    <button type="button" class="btn btn-main" on:click=move |_| clip::copy(note, untrack(address))>
                        {icon("copy")} {say(text::COPY_LINK)}
                    </button>
                    <button type="button" class="btn" disabled=is_final on:click=move |_| is_asking.set(true)>
                        {say(organise::RENEW_CODE)}
                    </button>
                    <button type="button" class="btn" disabled=is_final on:click=lock>{word}</button>
                </div>
            </div>
        </div>
        {move || is_asking.get().then(|| view! { <SureOfCode is_asking/> })}
    }
}

#[component]
fn SureOfCode(is_asking: RwSignal<bool>) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let saving = expect_context::<Saving>();
    let agree = move |_| {
        saving.save_for_good(Action::RotateCode {}, say(organise::CODE_RENEWED));
        close(dialog);
    };
    view! {
        <Modal title=say(organise::RENEW_CODE) dialog closed=move || is_asking.set(false)>
            <p class="dlg-q">{say(organise::RENEW_CODE_HINT)}</p>
            <div class="dlg-f">
                <button type="button" class="btn" autofocus on:click=move |_| close(dialog)>{say(text::CANCEL)}</button>
                <button type="button" class="btn btn-main" on:click=agree>{say(organise::RENEW_CODE_SURE)}</button>
            </div>
        </Modal>
    }
}
