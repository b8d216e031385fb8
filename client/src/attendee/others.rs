//! "Wat anderen schrijven": fetched only while it is open, and only once the board reveals it. What comes later waits
//! behind "12 nieuwe": nothing moves under a finger.

use leptos::prelude::*;
use shared::api::MyState;
use shared::command::Action;
use shared::document::DocumentName;
use shared::ids::{Key, ReflectionId};
use shared::phase::Phase;
use shared::rights::{Right, Verdict, may};
use shared::role::Role;
use shared::text::{attendee as text, common};

use super::dom::on;
use super::page::Page;
use super::published::Pile;
use super::speak::announce;
use super::view::{El, el, icon, row, sign, styled_button};
use crate::components::dom::count_render;
use crate::components::said::{count, fill, say};

/// So many at first, and with each "Toon meer".
const STEP: usize = 24;

pub(super) fn others(page: Page) -> El {
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
        let many = move || by_others(page).to_string();
        row(say(text::OTHERS), many, move || is_open.get(), move || reads.update(|open| *open = !*open))
    };
    el("div", "").part(move || may_read.get().then(head)).part(move || is_open.get().then(|| list(page)))
}

/// What is on the board and not one's own: so many the list shows.
fn by_others(page: Page) -> usize {
    let own = page.me(|me| me.reflections.iter().filter(|mine| mine.state == MyState::Published).count());
    page.now(|now| (now.counts.published as usize).saturating_sub(own)).unwrap_or_default()
}

fn list(page: Page) -> El {
    let pile = Pile::follow(page);
    let only = RwSignal::new(None::<Key>);
    let most = RwSignal::new(STEP);
    let fitting = Memo::new(move |_| only.with(|only| pile.drawn(only.as_ref())));
    let newer = move || {
        let fresh = pile.fresh();
        let button =
            || styled_button("newer", Some("plus"), move || pile.take()).text(&count(text::NEWER, fresh));
        (fresh > 0).then(button)
    };
    let empty = move || {
        let said = say(if by_others(page) > 0 { text::OTHERS_LOADING } else { text::NONE_BY_OTHERS });
        pile.is_empty().then(|| el("p", "empty later").text(said))
    };
    let more = move || {
        let (shown, all) = (most.get(), fitting.with(Vec::len));
        let of_all = fill(text::OF_ALL, &[("shown", &shown.to_string()), ("all", &all.to_string())]);
        let button = || {
            styled_button("btn btn-big later", None, move || most.update(|most| *most += STEP))
                .text(say(text::SHOW_MORE))
                .with(el("span", "muted").text(&of_all))
        };
        (all > shown).then(button)
    };
    let drawn = move || fitting.with(|all| all.iter().copied().take(most.get()).collect::<Vec<_>>());
    let tools = el("div", "tools").part(newer).with(choice(page, only));
    let cards = el("ul", "list").attr("role", "list").list(drawn, move |id| other(page, pile, id));
    el("div", "").with(tools).part(empty).with(cards).part(more)
}

/// All prompts, or one.
fn choice(page: Page, only: RwSignal<Option<Key>>) -> El {
    let mut select = el("select", "select").attr("aria-label", say(text::SHOW));
    select = select.with(el("option", "").attr("value", "").text(say(text::ALL_PROMPTS)));
    for prompt in untrack(|| page.prompts()) {
        select = select.with(el("option", "").attr("value", prompt.id.as_str()).text(prompt.title.as_str()));
    }
    on(&select.0, "change", move |event| only.set(event_target_value(&event).parse().ok()));
    el("span", "select-wrap").with(select).with(icon("down"))
}

fn other(page: Page, pile: Pile, id: ReflectionId) -> El {
    let live = page.live();
    let Some(told) = pile.told(id) else { return el("li", "") };
    let reading = told.clone();
    let text = el("p", "refl-text").words(move || {
        count_render();
        reading.with(|told| told.text.clone())
    });
    // A prompt never changes.
    let prompt = told.with_untracked(|told| told.prompt.clone());
    let category = page.category(&prompt);
    let echo = Memo::new(move |_| told.with(|told| pile.echo(told)));
    let may_not = move || {
        let verdict = page.now(|now| may(Right::Recognise, Role::Attendee, now.phase, now.settings.group_by));
        verdict != Some(Verdict::Yes) || page.is_final()
    };
    let toggle = move || {
        if untrack(may_not) {
            return;
        }
        let on = !echo.get_untracked().0;
        // A tap and its undoing, both still on the phone, are nothing.
        live.replace_unsent(
            move |c| matches!(&c.action, Action::Recognise { reflection, .. } if *reflection == id),
        );
        live.send(Action::Recognise { reflection: id, on });
        announce(say(if on { text::RECOGNISED } else { text::NOT_RECOGNISED }));
    };
    let many = move || Some(echo.get().1).filter(|n| *n > 0).map(|n| n.to_string()).unwrap_or_default();
    let button = styled_button("echo push", Some("echo"), toggle)
        .lively("aria-pressed", move || echo.get().0.to_string())
        .lively("aria-disabled", move || may_not().to_string())
        .text(say(common::RECOGNISE))
        .with(el("span", "n").words(many));
    let meta = el("div", "refl-meta").with(sign(category, &page.title(&prompt))).with(button);
    let card =
        el("article", "refl by-others").attr("data-cat", category).attr("data-reflection", &id.to_string());
    el("li", "").with(card.with(text).with(meta))
}
