//! "Wat anderen schrijven": fetched only while it is open, and only once the board reveals it. What comes later waits
//! behind "12 nieuwe": nothing moves under a finger.

use std::collections::HashSet;

use leptos::prelude::*;
use shared::command::Action;
use shared::document::DocumentName;
use shared::ids::{Key, ReflectionId};
use shared::phase::Phase;
use shared::rights::{Right, Verdict, may};
use shared::role::Role;
use shared::text::{attendee as text, common};

use super::page::Page;
use super::speak::announce;
use super::view::{does, icon, is, part, row, said, sign, words};
use crate::components::dom::count_render;
use crate::components::said::{count, fill, say};

/// So many at first, and with each "Toon meer".
const STEP: usize = 24;

type Ids = HashSet<ReflectionId>;

pub(super) fn others(page: Page) -> AnyView {
    let may_read = Memo::new(move |_| page.reveals());
    let asked = window().location().search().is_ok_and(|search| search.contains("others=1"));
    let phase = untrack(|| page.phase());
    let reads = page.reads_others();
    reads.set(asked || (phase == Phase::Read && !page.is_writing().get_untracked()));
    let is_open = Memo::new(move |_| may_read.get() && reads.get());
    Effect::new(move |_| {
        let want: &[DocumentName] = if is_open.get() { &[DocumentName::Board] } else { &[] };
        page.live().want(want);
    });
    let head = move || {
        let many = words(move || page.now(|now| now.counts.published.to_string()).unwrap_or_default());
        let toggle = does(move || reads.update(|open| *open = !*open));
        row(say(text::OTHERS), many, said(move || is_open.get().to_string()), toggle)
    };
    let head = part(move || may_read.get().then(head));
    let list = part(move || is_open.get().then(|| list(page)));
    (head, list).into_any()
}

/// What of the board is drawn, and what waits.
#[derive(Clone, Copy)]
struct Pile {
    published: Memo<Vec<ReflectionId>>,
    shown: RwSignal<Vec<ReflectionId>>,
}

impl Pile {
    fn new(page: Page) -> Self {
        let published = Memo::new(move |_| {
            let own: Ids = page.me(|me| me.reflections.iter().map(|mine| mine.id).collect());
            let lists = page.live().board.lists();
            lists.published.iter().copied().filter(|id| !own.contains(id)).collect::<Vec<_>>()
        });
        let pile = Self { published, shown: RwSignal::new(Vec::new()) };
        // The first ones come by themselves; what is gone goes.
        Effect::new(move |_| {
            let all: Ids = published.with(|all| all.iter().copied().collect());
            if pile.shown.with_untracked(Vec::is_empty) {
                pile.take();
            } else if pile.shown.with_untracked(|shown| shown.iter().any(|id| !all.contains(id))) {
                pile.shown.update(|shown| shown.retain(|id| all.contains(id)));
            }
        });
        pile
    }

    fn fresh(self) -> Vec<ReflectionId> {
        let drawn: Ids = self.shown.with(|shown| shown.iter().copied().collect());
        self.published.with(|all| all.iter().copied().filter(|id| !drawn.contains(id)).collect())
    }

    /// The newest on top.
    fn take(self) {
        let fresh = untrack(|| self.fresh());
        if !fresh.is_empty() {
            self.shown.update(|shown| {
                let older = std::mem::take(shown);
                shown.extend(fresh.into_iter().rev().chain(older));
            });
        }
    }
}

fn list(page: Page) -> AnyView {
    let board = page.live().board;
    let pile = Pile::new(page);
    let only = RwSignal::new(None::<Key>);
    let most = RwSignal::new(STEP);
    let fitting = Memo::new(move |_| {
        let only = only.get();
        let fits = |id: &ReflectionId| only.is_none() || board.peek(*id).map(|r| r.prompt.clone()) == only;
        pile.shown.with(|shown| shown.iter().copied().filter(fits).collect::<Vec<_>>())
    });
    let newer = part(move || {
        let fresh = pile.fresh().len();
        let newer = move || {
            let take = does(move || pile.take());
            view! { <button type="button" class="newer" on:click=take>{icon("plus")}{count(text::NEWER, fresh)}</button> }
                .into_any()
        };
        (fresh > 0).then(newer)
    });
    let options = untrack(|| page.prompts()).into_iter().map(|prompt| {
        view! { <option value=prompt.id.to_string()>{prompt.title.to_string()}</option> }.into_any()
    });
    let options: Vec<AnyView> = options.collect();
    let empty = part(move || {
        let coming =
            page.now(|now| now.counts.published as usize > page.me(|me| me.reflections.len())) == Some(true);
        let said = say(if coming { text::OTHERS_LOADING } else { common::EMPTY_BOARD });
        pile.published.with(Vec::is_empty).then(|| view! { <p class="empty later">{said}</p> }.into_any())
    });
    let more = part(move || {
        let (shown, all) = (most.get(), fitting.with(Vec::len));
        let of_all = fill(text::OF_ALL, &[("shown", &shown.to_string()), ("all", &all.to_string())]);
        let more = move || {
            let more = does(move || most.update(|most| *most += STEP));
            view! {
                <button type="button" class="btn btn-big later" on:click=more>
                    {say(text::SHOW_MORE)}<span class="muted">{of_all}</span>
                </button>
            }
            .into_any()
        };
        (all > shown).then(more)
    });
    let drawn = move || fitting.with(|all| all.iter().copied().take(most.get()).collect::<Vec<_>>());
    view! {
        <div class="tools">
            {newer}
            <span class="select-wrap">
                <select class="select" aria-label=say(text::SHOW)
                    on:change=move |event| only.set(event_target_value(&event).parse().ok())>
                    <option value="">{say(text::ALL_PROMPTS)}</option>
                    {options}
                </select>
                {icon("down")}
            </span>
        </div>
        {empty}
        <ul class="list" role="list">
            <For each=drawn key=|id| *id children=move |id| other(page, id)/>
        </ul>
        {more}
    }
    .into_any()
}

fn other(page: Page, id: ReflectionId) -> AnyView {
    let live = page.live();
    let Some(reflection) = live.board.reflection(id) else { return ().into_any() };
    let text = words({
        let reflection = reflection.clone();
        move || {
            count_render();
            reflection.with(|reflection| reflection.text.to_string())
        }
    });
    // A prompt never changes; its title may come a moment later.
    let prompt = reflection.with_untracked(|reflection| reflection.prompt.clone());
    let category = untrack(|| page.category(&prompt));
    let sign = part(move || Some(sign(category, page.title(&prompt))));
    let echo = Memo::new(move |_| {
        let me = live.actor().map(|actor| actor.participant);
        reflection.with(|r| (me.is_some_and(|me| r.recognised.by.contains(&me)), r.recognised.count()))
    });
    let may_not = move || {
        let verdict = page.now(|now| may(Right::Recognise, Role::Attendee, now.phase, now.settings.group_by));
        verdict != Some(Verdict::Yes) || page.is_final()
    };
    let toggle = does(move || {
        let on = !echo.get_untracked().0;
        // A tap and its undoing, both still on the phone, are nothing.
        live.replace_unsent(
            move |c| matches!(&c.action, Action::Recognise { reflection, .. } if *reflection == id),
        );
        live.send(Action::Recognise { reflection: id, on });
        announce(say(if on { text::RECOGNISED } else { text::NOT_RECOGNISED }));
    });
    view! {
        <li>
            <article class="refl by-others" data-cat=category data-reflection=id.to_string()>
                <p class="refl-text">{text}</p>
                <div class="refl-meta">
                    {sign}
                    <button type="button" class="echo push" aria-pressed=said(move || echo.get().0.to_string())
                        disabled=is(may_not) on:click=toggle>
                        {icon("echo")}{say(common::RECOGNISE)}
                        <span class="n">{words(move || echo.get().1.to_string())}</span>
                    </button>
                </div>
            </article>
        </li>
    }
    .into_any()
}
