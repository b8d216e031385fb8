//! "Mijn reflecties": every own text with how far it has come, and what can still be done with it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::command::{Action, Command};
use shared::ids::{CommandId, Key, ReflectionId};
use shared::refusal::Reason;
use shared::text::attendee::{self as text, Trail, is_busy_elsewhere};
use shared::text::common;
use shared::{limits, words};

use super::dom::copy;
use super::form::{put_back, too_long};
use super::items::{Item, ItemId, Sent, items, remember};
use super::page::Page;
use super::speak::announce;
use crate::components::dom::after_drawing;
use crate::components::icon::{icon, shape};
use crate::components::said::{language, say};

#[component]
pub(super) fn Mine(page: Page) -> impl IntoView {
    let live = page.live();
    let sent = RwSignal::new(Sent::new());
    Effect::new(move |before: Option<Arc<Vec<Command>>>| {
        let (pending, refused) = (live.pending(), live.refused());
        if let Some(before) = before {
            page.me(|me| sent.update(|sent| remember(sent, &before, &pending, &refused, me, language())));
        }
        pending
    });
    let all = Memo::new(move |_| {
        page.me(|me| sent.with(|sent| items(me, &live.pending(), &live.refused(), sent, language())))
    });
    let ids = Memo::new(move |_| all.with(|all| all.iter().map(|item| item.id).collect::<Vec<_>>()));
    let is_some = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let folds = Memo::new(move |_| is_busy_elsewhere(page.phase()));
    let opened = RwSignal::new(false);
    let is_open = Memo::new(move |_| opened.get() || !folds.get());
    let many = move || ids.with(Vec::len);
    let head = move || {
        if folds.get() {
            let toggle = move |_| opened.update(|opened| *opened = !*opened);
            view! {
                <h2 class="vh">{say(text::MINE)}</h2>
                <button type="button" class="more" aria-expanded=move || is_open.get().to_string() on:click=toggle>
                    {say(text::MINE)}<small>{many}</small><span class="push row">{icon("right")}</span>
                </button>
            }
            .into_any()
        } else {
            view! { <div class="h2row"><h2>{say(text::MINE)}</h2><span class="n">{many}</span></div> }
                .into_any()
        }
    };
    view! {
        <Show when=move || is_some.get()>
            {head}
            <Show when=move || is_open.get()>
                <ul class="list" role="list">
                    <For each=move || ids.get() key=|id| *id let:id>
                        <li><Card page all id/></li>
                    </For>
                </ul>
            </Show>
        </Show>
    }
}

/// What a card is doing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Rest,
    Menu,
    Edit,
    Withdraw,
}

#[component]
fn Card(page: Page, all: Memo<Vec<Item>>, id: ItemId) -> impl IntoView {
    // The last one stays while the list takes the card away.
    let item = Memo::new(move |before: Option<&Option<Item>>| {
        let found = all.with(|all| all.iter().find(|item| item.id == id).cloned());
        found.or_else(|| before.cloned().flatten())
    });
    let mode = RwSignal::new(Mode::Rest);
    let read = move |read: fn(&Item) -> String| item.with(|item| item.as_ref().map(read).unwrap_or_default());
    let prompt = Memo::new(move |_| item.with(|item| item.as_ref().map(|item| item.prompt.clone())));
    let category = Memo::new(move |_| prompt.get().map_or("neutraal", |prompt| page.category(&prompt)));
    let title = move || prompt.get().map(|prompt| page.title(&prompt)).unwrap_or_default();
    let note = move || item.with(|item| item.as_ref().and_then(|item| item.note.clone()));
    let is_refused = matches!(id, ItemId::Refused(_));
    let toggle =
        move |_| mode.update(|mode| *mode = if *mode == Mode::Rest { Mode::Menu } else { Mode::Rest });
    view! {
        <article class="refl is-new" data-cat=move || category.get() data-reflection=move || key(id)>
            <Show
                when=move || mode.get() == Mode::Edit
                fallback=move || view! { <p class="refl-text">{move || read(|item| item.text.clone())}</p> }
            >
                <Edit page item mode/>
            </Show>
            {move || note().map(|note| view! { <p class="refl-note" class:err=is_refused>{note}</p> })}
            <div class="refl-meta">
                <div class="signs">
                    <span class="cat">{move || shape(category.get())}{title}</span>
                    {move || item.with(|item| item.as_ref().map(|item| trail(&item.trail)))}
                </div>
                <button type="button" class="btn btn-bare btn-icon" aria-label=say(text::ACTIONS)
                    aria-expanded=move || (mode.get() != Mode::Rest).to_string() on:click=toggle>
                    {icon("more")}
                </button>
            </div>
            {move || match (mode.get(), id) {
                (Mode::Menu, ItemId::Reflection(id)) => view! { <Menu page item mode id/> }.into_any(),
                (Mode::Menu, ItemId::Refused(id)) => view! { <RefusedMenu page item id/> }.into_any(),
                (Mode::Withdraw, ItemId::Reflection(id)) => view! { <Withdraw page mode id/> }.into_any(),
                _ => ().into_any(),
            }}
        </article>
    }
}

fn key(id: ItemId) -> String {
    match id {
        ItemId::Reflection(id) => id.to_string(),
        ItemId::Refused(id) => id.to_string(),
    }
}

fn trail(trail: &Trail) -> impl IntoView + use<> {
    let dots = (1..=4_u8).map(|step| view! { <i class:on=(step <= trail.steps)></i> }).collect_view();
    view! {
        <span class=trail.tone.class()>
            <span class="trail-dots" aria-hidden="true">{dots}</span>
            <b>{trail.word.clone()}</b>
        </span>
    }
}

#[component]
fn Menu(page: Page, item: Memo<Option<Item>>, mode: RwSignal<Mode>, id: ReflectionId) -> impl IntoView {
    let may = Memo::new(move |_| !page.is_final());
    view! {
        <div class="acts">
            <Show when=move || may.get()>
                <button type="button" class="btn" on:click=move |_| mode.set(Mode::Edit)>{icon("edit")}{say(text::EDIT)}</button>
                <button type="button" class="btn" data-withdraw=id.to_string() on:click=move |_| mode.set(Mode::Withdraw)>
                    {icon("x")}{say(text::WITHDRAW)}
                </button>
            </Show>
            <CopyButton item/>
        </div>
    }
}

#[component]
fn CopyButton(item: Memo<Option<Item>>) -> impl IntoView {
    let copy = move |_| {
        let Some(item) = item.get_untracked() else { return };
        spawn_local(async move {
            if copy(&item.text).await {
                announce(say(text::COPIED));
            }
        });
    };
    view! { <button type="button" class="btn" on:click=copy>{icon("copy")}{say(text::COPY)}</button> }
}

/// A text that the server would not take: still here, to be changed, sent again, copied, or thrown away.
#[component]
fn RefusedMenu(page: Page, item: Memo<Option<Item>>, id: CommandId) -> impl IntoView {
    let again = move |_| {
        let refused = page.live().refused().iter().find(|refused| refused.command.id == id).cloned();
        if let Some(refused) = refused {
            page.live().dismiss(id);
            page.live().send(refused.command.action);
        }
    };
    let back = move |_| {
        let Some(item) = item.get_untracked() else { return };
        if put_back(&item.text, &item.prompt) {
            page.live().dismiss(id);
        }
    };
    view! {
        <div class="acts">
            <button type="button" class="btn" on:click=again>{say(text::SEND_AGAIN)}</button>
            <button type="button" class="btn" disabled=move || page.is_writing().get() on:click=back>{say(text::BACK_TO_FIELD)}</button>
            <CopyButton item/>
            <button type="button" class="btn" on:click=move |_| page.live().dismiss(id)>{icon("x")}{say(text::REMOVE)}</button>
        </div>
    }
}

#[component]
fn Withdraw(page: Page, mode: RwSignal<Mode>, id: ReflectionId) -> impl IntoView {
    let yes = move |_| {
        // What never left the phone needs no word to the server.
        page.live().replace_unsent(move |command| about(&command.action) == Some(id));
        let stands = page.live().pending().iter().any(|command| about(&command.action) == Some(id))
            || untrack(|| page.me(|me| me.reflections.iter().any(|mine| mine.id == id)));
        if stands {
            page.live().send(Action::Withdraw { reflection: id });
        }
        mode.set(Mode::Rest);
        announce(say(text::WITHDRAWN));
    };
    view! {
        <div class="acts">
            <p>{say(text::WITHDRAW_SURE)}</p>
            <button type="button" class="btn" on:click=yes>{say(text::YES_WITHDRAW)}</button>
            <button type="button" class="btn" on:click=move |_| mode.set(Mode::Rest)>{say(text::LEAVE)}</button>
        </div>
    }
}

/// The reflection that a post, an edit or a withdrawal is about.
fn about(action: &Action) -> Option<ReflectionId> {
    match action {
        Action::Post { reflection, .. }
        | Action::Edit { reflection, .. }
        | Action::Withdraw { reflection } => Some(*reflection),
        _ => None,
    }
}

#[component]
fn Edit(page: Page, item: Memo<Option<Item>>, mode: RwSignal<Mode>) -> impl IntoView {
    let field = NodeRef::<leptos::html::Textarea>::new();
    let before = item.get_untracked().map(|item| item.text).unwrap_or_default();
    let start = before.clone();
    let wrong = RwSignal::new(None::<String>);
    field.on_load(|field| after_drawing(move || crate::components::dom::focus(&field)));
    let save = move |_| {
        let (Some(field), Some(item)) = (field.get_untracked(), item.get_untracked()) else { return };
        let value = field.value();
        let length = words::clean(&value).chars().count();
        if length == 0 {
            wrong.set(Some(say(common::refusal(Reason::Empty)).to_owned()));
            return;
        }
        if length > limits::TEXT {
            wrong.set(Some(too_long(length - limits::TEXT)));
            return;
        }
        if words::clean(&value) != words::clean(&before) {
            change(page, &item, value);
            announce(say(text::CHANGED));
        }
        mode.set(Mode::Rest);
    };
    view! {
        <div class="field">
            <textarea node_ref=field aria-label=say(text::YOUR_REFLECTION) prop:value=start></textarea>
            {move || wrong.get().map(|wrong| view! { <p class="field-err" role="alert">{wrong}</p> })}
            <div class="acts">
                <button type="button" class="btn btn-main" on:click=save>{say(text::KEEP)}</button>
                <button type="button" class="btn" on:click=move |_| mode.set(Mode::Rest)>{say(text::LEAVE)}</button>
            </div>
        </div>
    }
}

/// A post that is still here is posted as it reads now; anything else is an edit.
fn change(page: Page, item: &Item, value: String) {
    let ItemId::Reflection(reflection) = item.id else { return };
    let live = page.live();
    let was_pending = is_pending_post(page, reflection);
    live.replace_unsent(move |command| matches!(about(&command.action), Some(id) if id == reflection));
    if was_pending && !is_pending_post(page, reflection) {
        let (prompt, perspective): (Key, Option<Key>) = (item.prompt.clone(), item.perspective.clone());
        live.send(Action::Post { reflection, prompt, text: value, perspective });
    } else {
        live.send(Action::Edit { reflection, text: value });
    }
}

fn is_pending_post(page: Page, id: ReflectionId) -> bool {
    let pending = untrack(|| page.live().pending());
    pending.iter().any(|c| matches!(&c.action, Action::Post { reflection, .. } if *reflection == id))
}
