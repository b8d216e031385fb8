//! "Wat anderen schrijven": fetched only while it is open, and only once the board reveals it. What comes later waits
//! behind "12 nieuwe": nothing moves under a finger.

use leptos::prelude::*;
use shared::command::Action;
use shared::document::DocumentName;
use shared::ids::{Key, ReflectionId};
use shared::phase::Phase;
use shared::rights::{Right, Verdict, may};
use shared::role::Role;
use shared::text::{attendee as text, common};

use super::page::Page;
use super::published::Pile;
use super::speak::announce;
use super::view::{does, icon, is, line, part, row, said, sign, span, styled_button, words};
use crate::components::dom::count_render;
use crate::components::said::{count, fill, say};

/// So many at first, and with each "Toon meer".
const STEP: usize = 24;

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

fn list(page: Page) -> AnyView {
    let pile = Pile::follow(page);
    let only = RwSignal::new(None::<Key>);
    let most = RwSignal::new(STEP);
    let fitting = Memo::new(move |_| only.with(|only| pile.drawn(only.as_ref())));
    let newer = part(move || {
        let fresh = pile.fresh();
        let words = || count(text::NEWER, fresh).into_any();
        (fresh > 0).then(|| styled_button("newer", Some(icon("plus")), words(), move || pile.take()))
    });
    let options = untrack(|| page.prompts()).into_iter().map(|prompt| {
        view! { <option value=prompt.id.to_string()>{prompt.title.to_string()}</option> }.into_any()
    });
    let options: Vec<AnyView> = options.collect();
    let empty = part(move || {
        let coming =
            page.now(|now| now.counts.published as usize > page.me(|me| me.reflections.len())) == Some(true);
        let said = say(if coming { text::OTHERS_LOADING } else { common::EMPTY_BOARD });
        pile.is_empty().then(|| line("empty later", said.to_owned()))
    });
    let more = part(move || {
        let (shown, all) = (most.get(), fitting.with(Vec::len));
        let of_all = fill(text::OF_ALL, &[("shown", &shown.to_string()), ("all", &all.to_string())]);
        let more = || {
            let words = (say(text::SHOW_MORE), span("muted", of_all)).into_any();
            styled_button("btn btn-big later", None, words, move || most.update(|most| *most += STEP))
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
            <For each=drawn key=|id| *id children=move |id| other(page, pile, id)/>
        </ul>
        {more}
    }
    .into_any()
}

fn other(page: Page, pile: Pile, id: ReflectionId) -> AnyView {
    let live = page.live();
    let Some(told) = pile.told(id) else { return ().into_any() };
    let text = words({
        let told = told.clone();
        move || {
            count_render();
            told.with(|told| told.text.clone())
        }
    });
    // A prompt never changes; its title may come a moment later.
    let prompt = told.with_untracked(|told| told.prompt.clone());
    let category = untrack(|| page.category(&prompt));
    let sign = part(move || Some(sign(category, page.title(&prompt))));
    let echo = Memo::new(move |_| told.with(|told| pile.echo(told)));
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
                        <span class="n">{words(move || Some(echo.get().1).filter(|n| *n > 0).map(|n| n.to_string()).unwrap_or_default())}</span>
                    </button>
                </div>
            </article>
        </li>
    }
    .into_any()
}
