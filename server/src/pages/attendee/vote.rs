//! The vote round: each − and + is a form of its own, so that voting needs no script.

use maud::{Markup, html};
use shared::api::{Choice, Now};
use shared::ids::TargetId;
use shared::phase::Phase;
use shared::settings::VoteOn;
use shared::text::attendee as text;

use super::AttendeePage;
use crate::pages::Shell;
use crate::pages::parts::icon;

/// Does a reflection's card carry a stepper?
pub(super) fn takes_votes(now: &Now) -> bool {
    now.phase == Phase::Vote && now.settings.vote_on == VoteOn::Reflections
}

/// The votes that are left, as dots and in words.
pub(super) fn purse(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let (all, left) = (page.now.settings.votes_per_person, page.me.votes_left);
    html! {
        @if page.now.phase == Phase::Vote {
            div.wrap.purse {
                span.dots aria-hidden="true" {
                    @for dot in 0..all { i class=[(dot < left).then_some("on")] {} }
                }
                span { (text::VOTES_LEFT.say(shell.language, left)) }
            }
        }
    }
}

/// The themes to vote for, and after that what became of them.
pub(super) fn vote(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let now = page.now;
    let is_open = now.phase == Phase::Vote;
    let is_told = now.ballot.iter().any(|choice| choice.votes.is_some());
    html! {
        @if is_open && now.ballot.is_empty() && now.settings.vote_on == VoteOn::Themes {
            p.empty { (shell.say(text::NO_THEMES)) }
        }
        @if now.results && !is_open {
            h2 { (shell.say(text::RESULTS)) }
            @if !is_told { p.muted { (shell.say(text::TOO_FEW_VOTES)) } }
        }
        @if now.phase == Phase::Discuss && !now.results && now.counts.voters > 0 {
            p.empty { (text::STILL_SECRET.say(shell.language, now.counts.voters)) }
        }
        @if !now.ballot.is_empty() && (is_open || is_told) {
            ul.ballot role="list" {
                @for choice in in_order(now) { (row(shell, page, choice)) }
            }
        }
        @if is_open && (!now.ballot.is_empty() || now.settings.vote_on == VoteOn::Reflections) { p.muted.later { (shell.say(text::VOTE_IS_YOURS)) } }
    }
}

/// As they stand on the board, or once they are told by their votes.
fn in_order(now: &Now) -> Vec<&Choice> {
    let mut all: Vec<_> = now.ballot.iter().collect();
    if now.phase != Phase::Vote {
        all.sort_by_key(|choice| std::cmp::Reverse(choice.votes));
    }
    all
}

fn row(shell: &Shell<'_>, page: &AttendeePage<'_>, choice: &Choice) -> Markup {
    let own = page.me.votes.get(&choice.id.into()).copied().unwrap_or(0);
    let most = page.now.ballot.iter().filter_map(|choice| choice.votes).max().unwrap_or(0).max(1);
    html! {
        li.choice.on[own > 0] #{ "v-" (choice.id) } {
            div.what {
                b dir="auto" lang=[page.spoken(shell)] { (choice.title) }
                a href={ (shell.path) "?others=1&theme=" (choice.id) "#others" } {
                    (text::REFLECTIONS.say(shell.language, choice.reflections))
                }
                @if let Some(votes) = choice.votes {
                    progress.tally aria-hidden="true" value=(votes) max=(most) {}
                }
            }
            @if page.now.phase == Phase::Vote {
                (stepper(shell, page, choice.id.into(), &choice.title))
            } @else if let Some(votes) = choice.votes {
                strong.num { (text::VOTES.say(shell.language, votes)) }
            }
        }
    }
}

pub(super) fn stepper(shell: &Shell<'_>, page: &AttendeePage<'_>, target: TargetId, title: &str) -> Markup {
    let own = page.me.votes.get(&target).copied().unwrap_or(0);
    let full = own >= page.now.settings.votes_per_target || page.me.votes_left == 0;
    let name = |said: shared::text::Said| said.fill(shell.language, &[("title", title)]);
    html! {
        form.stepper method="post" action=(shell.path) {
            input type="hidden" name="form" value=(page.form);
            input type="hidden" name="vote" value=(target);
            button name="count" value=(own.saturating_sub(1)) disabled[own == 0]
                aria-label=(name(text::ONE_LESS)) { (icon("minus")) }
            span.num { (own) }
            button name="count" value=(own + 1) disabled[full] aria-label=(name(text::ONE_MORE)) { (icon("plus")) }
        }
    }
}
