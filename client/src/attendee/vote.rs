//! The vote round: a purse of dots, and − n + beside each choice. A tap counts at once and is sent when it can be; of
//! several for one choice only the last is.

use leptos::prelude::*;
use shared::api::{Choice, Now};
use shared::command::Action;
use shared::ids::{TargetId, ThemeId};
use shared::phase::Phase;
use shared::settings::VoteOn;
use shared::text::Said;
use shared::text::attendee as text;

use super::page::Page;
use super::speak::announce;
use super::view::{El, by_people, el, memo, styled_button};
use crate::components::dom::{after_drawing, find, focus};
use crate::components::said::{count, fill, say};

/// One's own votes for this target, taps that are still on their way included.
fn given(page: Page, of: TargetId) -> u32 {
    let mut given = page.me(|me| me.votes.get(&of).copied().unwrap_or(0));
    page.live().each_unsettled(&mut |action| {
        if let Action::Vote { target, count } = action
            && *target == of
        {
            given = *count;
        }
    });
    given
}

fn left(page: Page) -> u32 {
    let mut changed: Vec<TargetId> = Vec::new();
    page.live().each_unsettled(&mut |action| {
        if let Action::Vote { target, .. } = action
            && !changed.contains(target)
        {
            changed.push(*target);
        }
    });
    let (mut more, mut less) = page.me(|me| (me.votes_left, 0));
    for target in changed {
        more += page.me(|me| me.votes.get(&target).copied().unwrap_or(0));
        less += given(page, target);
    }
    more.saturating_sub(less)
}

fn is_open(page: Page) -> bool {
    page.phase() == Phase::Vote && page.over().is_none()
}

pub(super) fn purse(page: Page) -> El {
    let purse = memo(move || {
        let all = page.now(|now| now.settings.votes_per_person).unwrap_or(0);
        is_open(page).then(|| (all, left(page)))
    });
    el("div", "").part(move || {
        let (all, left) = purse.get()?;
        let dots = (0..all).map(|dot| el("i", if dot < left { "on" } else { "" }));
        let dots = el("span", "dots").attr("aria-hidden", "true").with_all(dots);
        let words = el("span", "").text(&count(text::VOTES_LEFT, left as usize));
        Some(el("div", "wrap purse").with(dots).with(words))
    })
}

pub(super) fn vote(page: Page) -> El {
    let phase = memo(move || page.over().is_none().then(|| page.phase()));
    let order = memo(move || {
        let is_shown =
            |now: &Now| now.phase == Phase::Vote || now.ballot.iter().any(|choice| choice.votes.is_some());
        let order = page.now(|now| if is_shown(now) { in_order(now) } else { Vec::new() });
        order.filter(|_| phase.get().is_some()).unwrap_or_default()
    });
    let head = move || {
        let phase = phase.get()?;
        let (results, on, voters) = page.now(|now| (now.results, now.settings.vote_on, now.counts.voters))?;
        let lacks = order.with(Vec::is_empty);
        Some(match phase {
            Phase::Vote if lacks && on == VoteOn::Themes => el("p", "empty").text(say(text::NO_THEMES)),
            Phase::Discuss | Phase::Closed if results => {
                let title = el("h2", "").text(say(text::RESULTS));
                let few = lacks.then(|| el("p", "muted").text(say(text::TOO_FEW_VOTES)));
                el("div", "").with(title).with_all(few)
            }
            Phase::Discuss if voters > 0 => {
                el("p", "empty").text(&count(text::STILL_SECRET, voters as usize))
            }
            _ => return None,
        })
    };
    let foot = move || {
        let votes = phase.get() == Some(Phase::Vote);
        let lacks = order.with(Vec::is_empty) && !page.votes_on_reflections();
        (votes && !lacks).then(|| el("p", "muted later").text(say(text::VOTE_IS_YOURS)))
    };
    let is_some = memo(move || order.with(|order| !order.is_empty()));
    let list = move || {
        let list = || el("ul", "ballot").attr("role", "list");
        is_some.get().then(|| list().list(move || order.get(), move |id| row(page, id.theme())))
    };
    el("div", "").part(head).part(list).part(foot)
}

/// As they stand on the board, or once they are told by their votes.
fn in_order(now: &Now) -> Vec<TargetId> {
    let mut all: Vec<&Choice> = Vec::new();
    for choice in &now.ballot {
        let is_less = |other: &&Choice| now.phase != Phase::Vote && other.votes < choice.votes;
        let place = all.iter().position(is_less).unwrap_or(all.len());
        all.insert(place, choice);
    }
    all.into_iter().map(|choice| choice.id.into()).collect()
}

fn row(page: Page, id: ThemeId) -> El {
    let read = move |read: fn(&Choice, &Now) -> String| {
        let found =
            page.now(|now| now.ballot.iter().find(|choice| choice.id == id).map(|choice| read(choice, now)));
        found.flatten().unwrap_or_default()
    };
    let votes =
        memo(move || read(|choice, _| choice.votes.map(|votes| votes.to_string()).unwrap_or_default()));
    let title = by_people("b", "", None).words(move || read(|choice, _| choice.title.clone()));
    let many = el("button", "linkish")
        .attr("type", "button")
        .words(move || read(|choice, _| count(text::REFLECTIONS, choice.reflections as usize)))
        .tapped(move || show_theme(page, id));
    let bar = move || {
        let votes = votes.get();
        let most = |_: &Choice, now: &Now| {
            now.ballot.iter().filter_map(|choice| choice.votes).max().unwrap_or(0).max(1).to_string()
        };
        let bar = el("progress", "tally").attr("aria-hidden", "true").attr("max", &untrack(|| read(most)));
        (!votes.is_empty()).then(|| bar.attr("value", &votes))
    };
    // What comes and goes on the line must not take a button away from under a finger or the focus.
    let is_open = memo(move || is_open(page));
    let end = move || {
        if is_open.get() {
            return Some(stepper(page, id.into(), untrack(|| read(|choice, _| choice.title.clone()))));
        }
        let votes = votes.get().parse().ok()?;
        Some(el("strong", "num").text(&count(text::VOTES, votes)))
    };
    let class = move || if given(page, id.into()) > 0 { "choice on" } else { "choice" }.to_owned();
    let what = el("div", "what").with(title).with(many).part(bar);
    el("li", "").lively("class", class).with(what).part(end)
}

/// Its reflections, in the list of what others write.
fn show_theme(page: Page, theme: ThemeId) {
    page.only().set(Some(theme));
    page.reads_others().set(true);
    after_drawing(|| {
        if let Some(head) = find("#others .more") {
            focus(&head);
            head.scroll_into_view();
        }
    });
}

pub(super) fn stepper(page: Page, target: TargetId, title: String) -> El {
    let own = memo(move || given(page, target));
    let may = move |more: bool| {
        let most = page.now(|now| now.settings.votes_per_target).unwrap_or(0);
        if more { own.get() < most && left(page) > 0 } else { own.get() > 0 }
    };
    let step = |more: bool, icon: &'static str, said: Said| {
        let tap = move || {
            if untrack(|| may(more)) {
                let now = own.get_untracked();
                cast(page, target, if more { now + 1 } else { now - 1 });
            }
        };
        styled_button("", Some(icon), tap)
            .attr("aria-label", &fill(said, &[("title", &title)]))
            .lively("aria-disabled", move || (!may(more)).to_string())
    };
    let output = el("span", "num").words(move || own.get().to_string());
    let less = step(false, "minus", text::ONE_LESS);
    el("div", "stepper").with(less).with(output).with(step(true, "plus", text::ONE_MORE))
}

fn cast(page: Page, target: TargetId, votes: u32) {
    let live = page.live();
    live.replace_unsent(move |c| matches!(&c.action, Action::Vote { target: of, .. } if *of == target));
    live.send(Action::Vote { target, count: votes });
    announce(format!("{votes}. {}.", count(text::VOTES_LEFT, untrack(|| left(page)) as usize)));
}
