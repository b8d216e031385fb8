//! "Wat anderen schrijven": fetched only while it is open, and only once the board reveals it. What comes later waits
//! behind "12 nieuwe": nothing moves under a finger.

use leptos::prelude::*;
use shared::api::MyState;
use shared::command::Action;
use shared::document::{DocumentName, Published};
use shared::ids::{Key, ReflectionId};
use shared::phase::Phase;
use shared::rights::{Right, Verdict, may};
use shared::role::Role;
use shared::text::{attendee as text, common, number};

use super::dom::on;
use super::group::{grouped, mover, title_of};
use super::page::Page;
use super::published::Pile;
use super::speak::announce;
use super::view::{El, button, by_people, el, icon, memo, row, sign, styled_button};
use super::vote::stepper;
use crate::components::said::{count, fill, language, say};
use crate::live::Connection;

/// So many at first, and with each "Toon meer".
const STEP: usize = 24;

pub(super) fn others(page: Page) -> El {
    let may_read = memo(move || page.reveals());
    let asked = window().location().search().is_ok_and(|search| search.contains("others=1"));
    let phase = untrack(|| page.phase());
    let reads = page.reads_others();
    let is_the_work = phase == Phase::Read || untrack(|| page.groups() || page.votes_on_reflections());
    reads.set(asked || (is_the_work && !page.is_writing().get_untracked()));
    let is_open = memo(move || may_read.get() && reads.get());
    Effect::new(move |_| {
        let want: &[DocumentName] = if is_open.get() { &[DocumentName::Board] } else { &[] };
        page.live().want(want);
    });
    let head = move || {
        let many = move || number(language(), by_others(page) as u64);
        row(say(text::OTHERS), many, move || is_open.get(), move || reads.update(|open| *open = !*open))
    };
    // A row that opens nothing asks for a tap in vain.
    let is_worth = memo(move || may_read.get() && (by_others(page) > 0 || page.phase() != Phase::Closed));
    el("div", "").part(move || is_worth.get().then(head)).part(move || is_open.get().then(|| list(page)))
}

/// What is on the board and not one's own: so many the list shows.
fn by_others(page: Page) -> usize {
    let own = page.me(|me| me.reflections.iter().filter(|mine| mine.state == MyState::Published).count());
    page.now(|now| (now.counts.published as usize).saturating_sub(own)).unwrap_or_default()
}

fn list(page: Page) -> El {
    let pile = Pile::follow(page);
    let only = RwSignal::new(None::<Key>);
    let is_newer = memo(move || pile.fresh() > 0);
    let newer = move || {
        let button = || {
            styled_button("newer", Some("plus"), move || pile.take())
                .words(move || count(text::NEWER, pile.fresh()))
        };
        is_newer.get().then(button)
    };
    // Counted here: the server tells how many there are only when something else is told as well.
    let many = el("span", "muted").words(move || count(text::REFLECTIONS, pile.many()));
    let empty = move || {
        let (class, said) = match by_others(page) {
            0 => ("empty later", text::NONE_BY_OTHERS),
            _ if page.live().connection() == Connection::Offline => ("empty later", text::OTHERS_OFFLINE),
            _ => ("empty later wait", text::OTHERS_LOADING),
        };
        pile.is_empty().then(|| el("p", class).text(say(said)))
    };
    let tools = el("div", "tools").part(newer).with(many).with(choice(page, only));
    let groups = memo(move || page.groups());
    let cards = move || Some(if groups.get() { grouped(page, pile, only) } else { flat(page, pile, only) });
    el("div", "").with(tools).part(empty).part(cards)
}

/// One list, so many at a time; perhaps of one theme only.
fn flat(page: Page, pile: Pile, only: RwSignal<Option<Key>>) -> El {
    let most = RwSignal::new(STEP);
    let fitting = memo(move || only.with(|only| pile.drawn(only.as_ref(), page.only().get())));
    let all = move || fitting.with(Vec::len);
    let is_more = memo(move || all() > most.get());
    let shown = |n: usize| number(language(), n as u64);
    let of_all = move || fill(text::OF_ALL, &[("shown", &shown(most.get())), ("all", &shown(all()))]);
    let more = move || {
        let button = || {
            styled_button("btn btn-big later", None, move || most.update(|most| *most += STEP))
                .text(say(text::SHOW_MORE))
                .with(el("span", "muted").words(of_all))
        };
        is_more.get().then(button)
    };
    let of_theme = move || {
        let theme = page.only().get()?;
        let all = button(Some("x"), say(text::ALL_PROMPTS), move || page.only().set(None));
        Some(el("div", "h2row").with(by_people("h3", "", None).text(&title_of(page, theme))).with(all))
    };
    let drawn = move || fitting.with(|all| all.iter().copied().take(most.get()).collect::<Vec<_>>());
    let cards = el("ul", "list").attr("role", "list").list(drawn, move |id| other(page, pile, id));
    el("div", "").part(of_theme).with(cards).part(more)
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

pub(super) fn other(page: Page, pile: Pile, id: ReflectionId) -> El {
    let Some(told) = pile.told(id) else { return el("li", "") };
    let reading = told.clone();
    let text = by_people("p", "refl-text", told.with_untracked(|told| told.lang))
        .words(move || reading.with(|told| told.text.clone()));
    // A prompt never changes.
    let prompt = told.with_untracked(|told| told.prompt.clone());
    let category = page.category(&prompt);
    let named = told.clone();
    let who = by_people("span", "who", None).words(move || named.with(|told| page.who(told)));
    let signs = el("div", "signs").with(sign(category, &page.title(&prompt))).with(who);
    let votes = memo(move || page.votes_on_reflections());
    let counted = told.clone();
    // Somebody else's tap changes a number, not the button that has the focus.
    let total = memo(move || counted.with(|told| told.votes));
    let end = move || {
        if votes.get() {
            return Some(stepper(page, id.into(), say(text::THIS_ONE).to_owned()));
        }
        Some(match total.get() {
            Some(total) => el("span", "num").text(&count(text::VOTES, total as usize)),
            None => recognise(page, pile, told.clone(), id),
        })
    };
    let groups = memo(move || page.groups());
    let mover = move || groups.get().then(|| mover(page, pile, id));
    let meta = el("div", "refl-meta").with(signs).part(end);
    let card =
        el("article", "refl by-others").attr("data-cat", category).attr("data-reflection", &id.to_string());
    el("li", "").with(card.with(text).with(stack(pile, id)).with(meta).part(mover))
}

/// "31× + 30 die erop lijken": near-duplicates under this one.
fn stack(pile: Pile, id: ReflectionId) -> El {
    let below = memo(move || pile.below(id));
    let many = move || below.with(Vec::len);
    let times = el("b", "").words(move || fill(text::TIMES, &[("n", &(many() + 1).to_string())]));
    let alike = el("span", "").words(move || count(text::ALIKE, many()));
    let text_of = move |id| {
        let Some(told) = pile.told(id) else { return el("li", "") };
        let lang = told.with_untracked(|told| told.lang);
        by_people("li", "", lang).words(move || told.with(|told| told.text.clone()))
    };
    let class = move || if many() > 0 { "stack" } else { "stack none" }.to_owned();
    el("details", "")
        .lively("class", class)
        .with(el("summary", "").with(times).text(" ").with(alike))
        .with(el("ul", "").list(move || below.get(), text_of))
}

fn recognise(page: Page, pile: Pile, told: ArcRwSignal<Published>, id: ReflectionId) -> El {
    let live = page.live();
    let echo = memo(move || told.with(|told| pile.echo(told)));
    let may_not = move || {
        let verdict = page.now(|now| may(Right::Recognise, Role::Attendee, now.phase, now.settings.group_by));
        let is_own = page.me(|me| me.reflections.iter().any(|mine| mine.id == id));
        verdict != Some(Verdict::Yes) || is_own || page.is_final()
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
    styled_button("echo push", Some("echo"), toggle)
        .lively("aria-pressed", move || echo.get().0.to_string())
        .lively("aria-disabled", move || may_not().to_string())
        .text(say(common::RECOGNISE))
        .with(el("span", "n").words(many))
}
