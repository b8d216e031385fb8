//! The timer: start, a minute more or less, stop. Nothing closes when it ends.

use std::cell::RefCell;

use leptos::prelude::*;
use shared::command::Action;
use shared::limits;
use shared::rights::Right;
use shared::text::hall as text;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::super::desk::Desk;
use super::Clock;
use crate::components::dom::{find, focus};
use crate::components::icon::{icon, small_icon};
use crate::components::said::{count, fill, say};
use crate::staff::clock;

/// Minutes that a round usually takes.
const MINUTES: [u32; 4] = [3, 5, 8, 10];
const MENU: &str = "timer-menu";

#[component]
pub(super) fn Timer() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Clock { left, .. } = expect_context();
    let place = RwSignal::new(0.0);
    let is_running = Memo::new(move |_| left.get().is_some());
    // The menu is drawn above the page, so it is told where its button is.
    let locate = move |_| {
        let button = find("#timer").map(|button| button.get_bounding_client_rect().left());
        place.set(button.unwrap_or_default().max(8.0));
    };
    view! {
        <div class="tm" role="group" aria-label=say(text::TIMER) class:is-on=is_running>
            <MinuteStep seconds=-60 said=say(text::MINUTE_LESS) icon_name="minus"/>
            <button
                type="button"
                class="btn btn-bare time"
                id="timer"
                popovertarget=MENU
                disabled=move || !desk.may(Right::Steer)
                on:click=locate
            >
                <Shown left/>
            </button>
            <MinuteStep seconds=60 said=say(text::MINUTE_MORE) icon_name="plus"/>
            <div class="menu tm-menu" id=MENU popover="auto" on:toggle=move |_| go_back() style:left=move || format!("min({}px, 100vw - 17rem)", place.get())>
                <Choices/>
            </div>
        </div>
    }
}

/// The time in digits; with the word where there is no time to tell.
#[component]
pub(super) fn Shown(left: Memo<Option<u32>>) -> impl IntoView {
    move || match left.get() {
        None => view! { {small_icon("timer")} <span>{say(text::TIMER)}</span> }.into_any(),
        Some(0) => view! { <span class="out is-late">{say(text::TIME_UP)}</span> }.into_any(),
        Some(seconds) => {
            // A region that speaks of itself would speak every second: the marks are said in the status line.
            let class = if seconds < 60 { "out is-late" } else { "out" };
            view! { <span class=class>{clock::digits(seconds)}</span> }.into_any()
        }
    }
}

/// A minute more or less than is left now.
#[component]
pub(super) fn MinuteStep(seconds: i32, said: &'static str, icon_name: &'static str) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Clock { left, .. } = expect_context();
    // Less than nothing is what "stop" is for.
    let cannot = Memo::new(move |_| {
        left.get().is_none_or(|left| left.checked_add_signed(seconds).is_none_or(|left| left == 0))
    });
    view! {
        <button
            type="button"
            class="btn btn-bare btn-icon step"
            aria-label=said
            title=said
            disabled=move || cannot.get() || !desk.may(Right::Steer)
            on:click=move |_| add(desk, left, seconds)
        >
            {icon(icon_name)}
        </button>
    }
}

/// All that can be done with it, as a list of buttons.
#[component]
pub(in super::super) fn Choices() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Clock { left, chime } = expect_context();
    let is_off = Memo::new(move |_| left.get().is_none());
    let starts: Vec<_> = MINUTES
        .into_iter()
        .map(|minutes| {
            view! {
                <button type="button" on:click=move |_| { start(desk, minutes * 60); fold(); }>
                    {count(text::MINUTES, minutes as usize)}
                </button>
            }
        })
        .collect();
    view! {
        <p class="menu-h" aria-hidden="true">{say(text::START_TIMER)}</p>
        <div class="starts" role="group" aria-label=say(text::START_TIMER)>{starts}</div>
        <button type="button" disabled=is_off on:click=move |_| { add(desk, left, 120); fold(); }>
            {small_icon("plus")} {say(text::TWO_MORE)}
        </button>
        <button type="button" disabled=is_off on:click=move |_| { stop(desk); fold(); }>
            {small_icon("x")} {say(text::STOP_TIMER)}
        </button>
        <button type="button" role="switch" aria-checked=move || chime.is_on().to_string() on:click=move |_| chime.switch()>
            {move || small_icon(if chime.is_on() { "sound" } else { "mute" })} {say(text::SOUND)}
            <span class="onoff" aria-hidden="true"></span>
        </button>
        <p class="menu-f">{say(text::TIMER_HINT)}</p>
    }
}

thread_local! {
    /// What had the focus when the key opened the menu.
    static FROM: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Opens the menu by its key, or closes it.
pub(super) fn press_key() {
    let Some(button) = find("#timer") else { return };
    let from = document().active_element().and_then(|from| from.dyn_into::<HtmlElement>().ok());
    button.click();
    if is_open() {
        FROM.set(from.filter(|from| *from != button));
        focus(&button);
    }
}

/// Whoever came by the key goes back to where the key was pressed, unless the focus went elsewhere meanwhile.
fn go_back() {
    if is_open() {
        return;
    }
    let is_left = find("#timer:focus").is_some()
        || document().active_element().is_none_or(|active| active.tag_name() == "BODY");
    if let Some(from) = FROM.take().filter(|from| is_left && from.is_connected()) {
        focus(&from);
    }
}

fn is_open() -> bool {
    find(&format!("#{MENU}:popover-open")).is_some()
}

fn fold() {
    let menu = find(&format!("#{MENU}")).map(JsCast::unchecked_into::<HtmlElement>);
    if let Some(menu) = menu {
        // Fails only where it is folded already: on a phone it is no popover.
        let _ = menu.hide_popover();
    }
}

fn start(desk: Desk, seconds: u32) {
    if untrack(|| desk.may(Right::Steer)) {
        let seconds = seconds.min(limits::TIMER_SECONDS);
        let said = fill(text::TIMER_SET, &[("time", &clock::digits(seconds))]);
        desk.act(Action::SetTimer { seconds: Some(seconds) }, said);
    }
}

fn add(desk: Desk, left: Memo<Option<u32>>, seconds: i32) {
    let next =
        left.get_untracked().and_then(|left| left.checked_add_signed(seconds)).filter(|left| *left > 0);
    if let Some(next) = next {
        start(desk, next);
    }
}

fn stop(desk: Desk) {
    if untrack(|| desk.may(Right::Steer)) {
        desk.act(Action::SetTimer { seconds: None }, say(text::TIMER_STOPPED).to_owned());
    }
}
