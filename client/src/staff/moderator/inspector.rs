//! The chosen reflection, large, with all that can be done with it: each key has its button here.

use leptos::prelude::*;
use shared::board::Reflection;
use shared::event::Standing;
use shared::ids::ReflectionId;
use shared::rights::Right;
use shared::text::{hall, staff as text, table};

use super::desk::{Desk, Dialog, Pane};
use super::history::History;
use super::many::Many;
use super::pile::Pile;
use super::reflection::{badge, came};
use super::wording::{self, PlainWords};
use crate::components::category::{self, PromptTag};
use crate::components::icon::icon;
use crate::components::said::{count, fill, say};

#[component]
pub(super) fn Inspector() -> impl IntoView {
    let desk = expect_context::<Desk>();
    // Looked up anew when lists change: the chosen one may have gone.
    let chosen = Memo::new(move |_| {
        desk.live.board.lists();
        desk.selection.cursor.get().filter(|id| desk.peek(*id).is_some())
    });
    let is_many = Memo::new(move |_| desk.selection.many.with(|many| !many.is_empty()));
    view! {
        <aside class="insp" id="inspector" tabindex="-1" aria-label=say(text::CHOSEN_REFLECTION)>
            {move || match chosen.get() {
                _ if is_many.get() => view! { <Many/> }.into_any(),
                Some(id) => view! { <Chosen id/> }.into_any(),
                None => view! { <p class="none muted">{say(text::CHOOSE_ONE)}</p> <FirstKeys/> }.into_any(),
            }}
        </aside>
    }
}

/// The few keys that carry most of the work, where there is room and nothing else to show.
#[component]
fn FirstKeys() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let keys = [
        ("J K", text::KEY_NEXT),
        ("1 … 9", text::KEY_DIGIT),
        ("V", text::MOVE_TO),
        ("Z", text::UNDO),
        ("?", text::KEYS),
    ];
    let lines = move || {
        let line = |(key, said)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{say(said)}</dd></div> };
        keys.map(line).into_iter().collect::<Vec<_>>()
    };
    move || desk.has_keys.get().then(|| view! { <dl class="first-keys">{lines()}</dl> })
}

#[component]
fn Chosen(id: ReflectionId) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let Some(reflection) = desk.live.board.reflection(id) else { return ().into_any() };
    let board = desk.live.board;
    let prompt = reflection.get_untracked().prompt.clone();
    let key = prompt.clone();
    let close = move |_| {
        desk.selection.cursor.set(None);
        desk.pane.set(Pane::Stream);
    };
    let lang = wording::lang(desk, reflection.clone());
    let (words, about, acts) = (reflection.clone(), reflection.clone(), reflection);
    view! {
        <div class="in" data-cat=move || category::of_prompt(board, &key)>
            <div class="row">
                <PromptTag board prompt/>
                <button type="button" class="btn btn-bare btn-icon push" aria-label=say(text::CLOSE_PANEL) on:click=close>
                    {icon("x")}
                </button>
            </div>
            <p class="refl-text" dir="auto" lang=lang><PlainWords reflection=words/></p>
            <p class="who">{move || facts(desk, &about.get())}</p>
            <Actions id reflection=acts/>
            <Pile id/>
            <History key=id.to_string()/>
        </div>
    }
    .into_any()
}

fn facts(desk: Desk, reflection: &Reflection) -> impl IntoView + use<> {
    let settings = desk.live.board.settings();
    let on_behalf = reflection.perspective.as_ref().map(|key| {
        let found = settings.perspectives.iter().find(|p| p.id == *key);
        let title = found.map_or_else(|| key.to_string(), |p| p.title.to_string());
        view! { <span>{fill(text::ON_BEHALF, &[("who", &title)])}</span> }
    });
    let theme = reflection.placement.as_ref().map(|p| {
        view! { <span>{fill(text::IN_THEME, &[("theme", &desk.theme_title(p.theme))])}</span> }
    });
    let recognised = reflection.recognised.count();
    let echo =
        (recognised > 0).then(|| view! { <span>{count(text::RECOGNISED, recognised as usize)}</span> });
    view! { {on_behalf} {theme} {echo} {came(reflection)} {badge(reflection)} }
}

#[component]
fn Actions(id: ReflectionId, reflection: ArcReadSignal<std::sync::Arc<Reflection>>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let what = Memo::new(move |_| {
        let reflection = reflection.get();
        (reflection.standing, reflection.under.is_some(), reflection.placement.is_some())
    });
    let standing = Memo::new(move |_| what.get().0);
    let is_under = move || what.get().1;
    let is_placed = move || what.get().2;
    let phrase_said = move || {
        let is_key = what.get().2 && desk.is_key_phrase(id);
        if is_key { say(table::NO_KEY_PHRASE) } else { say(table::MAKE_KEY_PHRASE) }
    };
    let quote_said = move || {
        if desk.live.board.is_quoted(id) { say(table::QUOTE_NOT) } else { say(table::QUOTE) }
    };
    let stack_said = move || if is_under() { say(table::UNSTACK) } else { say(table::STACK) };
    let stack = move |_| {
        if untrack(is_under) {
            desk.unstack(vec![id]);
        } else {
            desk.stack_chosen(vec![id]);
        }
    };
    let is_aside = move || matches!(standing.get(), Standing::SetAside(_));
    let may_group = move || desk.may(Right::Group) && !is_aside();
    let may_steer = move || desk.may(Right::Steer);
    let may_approve =
        move || may_steer() && !matches!(standing.get(), Standing::Approved | Standing::Published);
    let is_lit = move || desk.live.board.spotlight().reflection == Some(id);
    let approve_said = move || if is_aside() { say(text::PUT_BACK) } else { say(text::APPROVE) };
    let screen_said = move || if is_lit() { say(text::TAKE_OFF_SCREEN) } else { say(text::ON_SCREEN) };
    view! {
        <div class="acts">
            <button
                type="button"
                class="btn btn-main"
                disabled=move || !may_group()
                on:click=move |_| desk.open(Dialog::Move(vec![id]))
            >
                {icon("move")} {say(text::MOVE_TO)} <kbd aria-hidden="true">"V"</kbd>
            </button>
            <button
                type="button"
                class="btn btn-bare"
                disabled=move || !may_approve()
                on:click=move |_| desk.approve(vec![id])
            >
                {icon("check")} {approve_said} <kbd aria-hidden="true">"A"</kbd>
            </button>
            <button type="button" class="btn btn-bare" disabled=move || !may_group() on:click=stack>
                {icon("stack")} {stack_said} <kbd aria-hidden="true">"M"</kbd>
            </button>
            <button
                type="button"
                class="btn btn-bare"
                disabled=move || !may_steer() || standing.get() != Standing::Published
                on:click=move |_| desk.spotlight(id)
            >
                {icon("screen")} {screen_said} <kbd aria-hidden="true">"S"</kbd>
            </button>
            <button
                type="button"
                class="btn btn-bare"
                disabled=move || !may_steer()
                on:click=move |_| desk.open(Dialog::SetAside(vec![id]))
            >
                {icon("aside")} {move || if is_aside() { say(text::OTHER_REASON) } else { say(text::SET_ASIDE) }}
                <kbd aria-hidden="true">"H"</kbd>
            </button>
            {move || is_placed().then(|| view! {
                <button
                    type="button"
                    class="btn btn-bare"
                    disabled=move || !may_group() || standing.get() != Standing::Published
                    on:click=move |_| desk.turn_key_phrase(id)
                >
                    {icon("quote")} {phrase_said}
                </button>
            })}
            <button
                type="button"
                class="btn btn-bare"
                disabled=move || !desk.may(Right::Report) || standing.get() != Standing::Published
                on:click=move |_| desk.turn_quote(id)
            >
                {icon("doc")} {quote_said}
            </button>
            <button
                type="button"
                class="btn btn-bare"
                disabled=move || !may_steer()
                on:click=move |_| desk.open(Dialog::RemovePerson(id))
            >
                {icon("person-off")} {say(hall::REMOVE_WRITER)}
            </button>
        </div>
        {move || (standing.get() == Standing::Approved).then(|| view! { <p class="muted why">{say(text::APPROVED_LATER)}</p> })}
    }
}
