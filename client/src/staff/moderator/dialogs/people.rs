//! The people: how the hall is doing, who is at the table, how the vote stands, and the way in.

use leptos::html;
use leptos::prelude::*;
use shared::api::Hall;
use shared::command::Action;
use shared::limits;
use shared::rights::Right;
use shared::text::{Said, hall as text, staff};

use super::super::desk::{Desk, Dialog};
use super::super::top::{Colleagues, introduce};
use crate::components::icon::{icon, small_icon};
use crate::components::modal::{Modal, close};
use crate::components::said::{count, fill, say};

#[component]
pub(super) fn People() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    // Another dialog may have been asked for from here.
    let closed = move || {
        if desk.dialog.get_untracked() == Some(Dialog::People) {
            desk.dialog.set(None);
        }
    };
    view! {
        <Modal title=say(text::PEOPLE) dialog closed>
            <div class="dlg-b">
                <InTheHall/>
                <section>
                    <h3>{say(text::COLLEAGUES)}</h3>
                    <Colleagues/>
                    <OwnName/>
                </section>
                <WayIn/>
            </div>
            <div class="dlg-f">
                <button type="button" class="btn" on:click=move |_| desk.open(Dialog::Facts)>{small_icon("gear")} {say(text::SETTINGS)}</button>
                <button type="button" class="btn btn-main" on:click=move |_| close(dialog)>{say(staff::CLOSE)}</button>
            </div>
        </Modal>
    }
}

#[component]
fn InTheHall() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let hall = Memo::new(move |_| desk.live.presence().map(|presence| presence.hall).unwrap_or_default());
    let figure = move |n: fn(&Hall) -> u32, said: Said| {
        view! { <div><dd class="num">{move || hall.with(n)}</dd><dt>{say(said)}</dt></div> }
    };
    let lag = move || match hall.with(|hall| (hall.pending, hall.phones)) {
        (0, _) => view! { <p class="muted">{say(text::ALL_IN)}</p> }.into_any(),
        (pending, phones) => {
            let what = count(staff::REFLECTIONS, pending as usize);
            let phones = count(text::PHONES, phones as usize);
            let said = fill(text::NOT_IN, &[("what", &what), ("phones", &phones)]);
            view! { <p class="badge warn">{small_icon("wifi-off")} {said}</p> }.into_any()
        }
    };
    view! {
        <section>
            <h3>{say(text::HALL)}</h3>
            <dl class="figs">
                {figure(|hall| hall.joined, text::HALL_JOINED)}
                {figure(|hall| hall.connected, text::HALL_CONNECTED)}
                {figure(|hall| hall.posted, text::HALL_POSTED)}
                {figure(|hall| hall.silent, text::HALL_SILENT)}
            </dl>
            {lag}
        </section>
    }
}

#[component]
fn OwnName() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let own = move || {
        let presence = desk.live.presence()?;
        presence.colleagues.iter().find(|c| c.number == presence.you)?.name.clone()
    };
    let name = RwSignal::new(untrack(own).unwrap_or_default());
    let agree = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        introduce(desk, &name.get_untracked());
    };
    view! {
        <form class="one" on:submit=agree>
            <label for="own-name">{say(text::ASK_NAME)}</label>
            <input
                id="own-name"
                class="input"
                autocomplete="nickname"
                maxlength=limits::NAME.to_string()
                prop:value=name
                on:input=move |event| name.set(event_target_value(&event))
            />
            <button type="submit" class="btn" disabled=move || name.with(|name| name.trim().is_empty())>{say(text::KEEP_NAME)}</button>
        </form>
    }
}

/// The code, a lock on the door, and a fresh code. Asked for twice, because a hall may be typing the old one.
#[component]
pub(super) fn WayIn() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let code = Memo::new(move |_| desk.live.now().map(|now| now.code.clone()).unwrap_or_default());
    let old = RwSignal::new(None::<String>);
    let is_asking = RwSignal::new(false);
    let spoken = move || {
        let code = code.get();
        let (front, back) = code.split_at_checked(4).unwrap_or((&code, ""));
        view! { <span>{front.to_owned()}</span> <span>{back.to_owned()}</span> }
    };
    let is_new = move || old.get().is_some_and(|old| old != code.get());
    let rotate = move |_| {
        old.set(Some(code.get_untracked()));
        is_asking.set(false);
        desk.live.send(Action::RotateCode {});
    };
    let lock = move |event: leptos::ev::Event| {
        let on = event_target_checked(&event);
        let said = if on { text::LOCKED_NOW } else { text::UNLOCKED_NOW };
        desk.act(Action::Lock { on }, say(said).to_owned());
    };
    let cannot = move || !desk.may(Right::Steer);
    view! {
        <section>
            <h3>{say(text::WAY_IN)}</h3>
            <p class="code-line">
                <span class="muted">{say(text::CODE)}</span>
                <span class="code" class:is-new=is_new>{spoken}</span>
            </p>
            <p role="status">{move || is_new().then(|| say(text::CODE_IS_NEW))}</p>
            <label class="opt switch">
                <input type="checkbox" role="switch" disabled=cannot prop:checked=move || desk.live.board.is_locked() on:change=lock/>
                <span>{say(text::LOCK)}<small>{say(text::LOCK_HINT)}</small></span>
            </label>
            {move || if is_asking.get() {
                view! {
                    <div class="ask" role="group" aria-label=say(text::NEW_CODE)>
                        <p>{say(text::NEW_CODE_HINT)}</p>
                        <div class="row">
                            <button type="button" class="btn" on:click=move |_| is_asking.set(false)>{say(staff::CANCEL)}</button>
                            <button type="button" class="btn btn-main" on:click=rotate>{say(text::MAKE_NEW_CODE)}</button>
                        </div>
                    </div>
                }.into_any()
            } else {
                view! {
                    <button type="button" class="btn" disabled=cannot on:click=move |_| is_asking.set(true)>
                        {icon("lock")} {say(text::NEW_CODE)} "…"
                    </button>
                }.into_any()
            }}
        </section>
    }
}
