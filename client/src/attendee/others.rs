//! "Wat anderen schrijven": fetched only while it is open, and only once the board reveals it. What comes later waits
//! behind "12 nieuwe": nothing moves under a finger.

use std::collections::HashSet;

use leptos::prelude::*;
use shared::command::Action;
use shared::document::DocumentName;
use shared::ids::{Key, ReflectionId};
use shared::rights::{Right, Verdict, may};
use shared::role::Role;
use shared::text::{attendee as text, common};

use super::page::Page;
use super::speak::announce;
use crate::components::dom::count_render;
use crate::components::icon::{icon, shape};
use crate::components::said::{count, fill, say};

/// So many at first, and with each "Toon meer".
const STEP: usize = 24;

#[component]
pub(super) fn Others(page: Page) -> impl IntoView {
    let may_read = Memo::new(move |_| page.reveals());
    let asked = window().location().search().is_ok_and(|search| search.contains("others=1"));
    let phase = untrack(|| page.phase());
    let begins_open = asked || (phase == shared::phase::Phase::Read && !page.is_writing().get_untracked());
    page.reads_others().set(begins_open);
    let is_open = Memo::new(move |_| may_read.get() && page.reads_others().get());
    Effect::new(move |_| {
        let want: &[DocumentName] = if is_open.get() { &[DocumentName::Board] } else { &[] };
        page.live().want(want);
    });
    let toggle = move |_| page.reads_others().update(|open| *open = !*open);
    view! {
        <Show when=move || may_read.get()>
            <h2 class="vh">{say(text::OTHERS)}</h2>
            <button type="button" class="more" aria-expanded=move || is_open.get().to_string() on:click=toggle>
                {say(text::OTHERS)}
                <small>{move || page.now(|now| now.counts.published)}</small>
                <span class="push row">{icon("right")}</span>
            </button>
            <Show when=move || is_open.get()>
                <List page/>
            </Show>
        </Show>
    }
}

#[component]
fn List(page: Page) -> impl IntoView {
    let board = page.live().board;
    // What is drawn; the rest waits to be asked for.
    let shown = RwSignal::new(Vec::<ReflectionId>::new());
    let only = RwSignal::new(None::<Key>);
    let most = RwSignal::new(STEP);
    let published = Memo::new(move |_| {
        let own: HashSet<ReflectionId> = page.me(|me| me.reflections.iter().map(|mine| mine.id).collect());
        let lists = board.lists();
        lists.published.iter().copied().filter(|id| !own.contains(id)).collect::<Vec<_>>()
    });
    let fresh = Memo::new(move |_| {
        let drawn: HashSet<ReflectionId> = shown.with(|shown| shown.iter().copied().collect());
        published.with(|all| all.iter().filter(|id| !drawn.contains(*id)).count())
    });
    let take = move || {
        let drawn: HashSet<ReflectionId> = shown.with_untracked(|shown| shown.iter().copied().collect());
        let mut next: Vec<_> =
            published.get_untracked().into_iter().filter(|id| !drawn.contains(id)).collect();
        next.reverse();
        shown.update(|shown| shown.splice(0..0, next).for_each(drop));
    };
    // The first ones come by themselves; what is gone goes.
    Effect::new(move |_| {
        let all: HashSet<ReflectionId> = published.with(|all| all.iter().copied().collect());
        if shown.with_untracked(Vec::is_empty) && !all.is_empty() {
            take();
        } else if shown.with_untracked(|shown| shown.iter().any(|id| !all.contains(id))) {
            shown.update(|shown| shown.retain(|id| all.contains(id)));
        }
    });
    let fitting = Memo::new(move |_| {
        let only = only.get();
        let fits = |id: &ReflectionId| only.is_none() || board.peek(*id).map(|r| r.prompt.clone()) == only;
        shown.with(|shown| shown.iter().copied().filter(fits).collect::<Vec<_>>())
    });
    let drawn =
        Memo::new(move |_| fitting.with(|all| all.iter().copied().take(most.get()).collect::<Vec<_>>()));
    let total = Memo::new(move |_| fitting.with(Vec::len));
    let is_empty = Memo::new(move |_| published.with(Vec::is_empty));
    let nothing = move || {
        let coming = page
            .now(|now| now.counts.published as usize > page.me(|me| me.reflections.len()))
            .unwrap_or(false);
        say(if coming { text::OTHERS_LOADING } else { common::EMPTY_BOARD })
    };
    let choose = move |event| only.set(event_target_value(&event).parse().ok());
    view! {
        <div class="tools">
            <Show when=move || { fresh.get() > 0 }>
                <button type="button" class="newer" on:click=move |_| take()>
                    {icon("plus")}{move || count(text::NEWER, fresh.get())}
                </button>
            </Show>
            <span class="select-wrap">
                <select class="select" aria-label=say(text::SHOW) on:change=choose>
                    <option value="">{say(text::ALL_PROMPTS)}</option>
                    {move || page.prompts().into_iter().map(|prompt| view! {
                        <option value=prompt.id.to_string()>{prompt.title.to_string()}</option>
                    }).collect_view()}
                </select>
                {icon("down")}
            </span>
        </div>
        <Show when=move || is_empty.get()><p class="empty later">{nothing}</p></Show>
        <ul class="list" role="list">
            <For each=move || drawn.get() key=|id| *id let:id>
                <li><Other page id/></li>
            </For>
        </ul>
        <Show when=move || { total.get() > most.get() }>
            <button type="button" class="btn btn-big later" on:click=move |_| most.update(|most| *most += STEP)>
                {say(text::SHOW_MORE)}
                <span class="muted">{move || {
                    let (shown, all) = (most.get().to_string(), total.get().to_string());
                    fill(text::OF_ALL, &[("shown", &shown), ("all", &all)])
                }}</span>
            </button>
        </Show>
    }
}

#[component]
fn Other(page: Page, id: ReflectionId) -> impl IntoView {
    let reflection = page.live().board.reflection(id)?;
    let (words, prompt, recognised) = (reflection.clone(), reflection.clone(), reflection);
    let prompt = Memo::new(move |_| prompt.with(|reflection| reflection.prompt.clone()));
    let category = Memo::new(move |_| prompt.with(|prompt| page.category(prompt)));
    let echo = Memo::new(move |_| {
        let me = page.live().actor().map(|actor| actor.participant);
        recognised.with(|r| (me.is_some_and(|me| r.recognised.by.contains(&me)), r.recognised.count()))
    });
    let may_echo = Memo::new(move |_| {
        page.now(|now| may(Right::Recognise, Role::Attendee, now.phase, now.settings.group_by))
            == Some(Verdict::Yes)
            && !page.is_final()
    });
    let toggle = move |_| {
        let on = !echo.get_untracked().0;
        // A tap and its undoing, both still on the phone, are nothing.
        page.live().replace_unsent(
            move |c| matches!(&c.action, Action::Recognise { reflection, .. } if *reflection == id),
        );
        page.live().send(Action::Recognise { reflection: id, on });
        announce(say(if on { text::RECOGNISED } else { text::NOT_RECOGNISED }));
    };
    Some(view! {
        <article class="refl by-others" data-cat=move || category.get() data-reflection=id.to_string()>
            <p class="refl-text">{move || {
                count_render();
                words.with(|reflection| reflection.text.to_string())
            }}</p>
            <div class="refl-meta">
                <span class="cat">{move || shape(category.get())}{move || prompt.with(|prompt| page.title(prompt))}</span>
                <button type="button" class="echo push" aria-pressed=move || echo.get().0.to_string()
                    disabled=move || !may_echo.get() on:click=toggle>
                    {icon("echo")}{say(common::RECOGNISE)}<span class="n">{move || echo.get().1}</span>
                </button>
            </div>
        </article>
    })
}
