//! Own reflections with how far they have come, and others' once everybody may read them.

use maud::{Markup, html};
use shared::api::MyReflection;
use shared::text::attendee::{self as text, Trail, category};
use shared::text::common;

use super::compose::title;
use super::{AttendeePage, Other, reveals};
use crate::pages::Shell;
use crate::pages::parts::{icon, icon_push, sign};

/// Nothing at all without own reflections: an empty heading would only ask why.
pub(super) fn mine(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let own = &page.me.reflections;
    let list = html! {
        ul.list role="list" {
            @for mine in own.iter().rev() { li { (own_reflection(shell, page, mine)) } }
        }
    };
    html! {
        @if own.is_empty() {
        } @else if text::is_busy_elsewhere(page.now.phase) {
            details {
                summary.more { h2 { (shell.say(text::MINE)) } small { (own.len()) } (icon_push("right")) }
                (list)
            }
        } @else {
            div.h2row { h2 { (shell.say(text::MINE)) } span.n { (own.len()) } }
            (list)
        }
    }
}

fn own_reflection(shell: &Shell<'_>, page: &AttendeePage<'_>, mine: &MyReflection) -> Markup {
    let category = category(&page.now.prompts, &mine.prompt);
    let note = text::note(mine, shell.language);
    html! {
        article.refl data-cat=(category) data-reflection=(mine.id) {
            p.refl-text { (mine.text) }
            @if let Some(note) = note { p.refl-note { (note) } }
            div.refl-meta {
                div.signs {
                    (sign(category, title(page.now, &mine.prompt)))
                    (trail(&Trail::of(mine, shell.language)))
                }
            }
        }
    }
}

fn trail(trail: &Trail) -> Markup {
    html! {
        span class=(trail.tone.class()) {
            span.trail-dots aria-hidden="true" {
                @for step in 1..=4_u8 { i class=[(step <= trail.steps).then_some("on")] {} }
            }
            b { (trail.word) }
        }
    }
}

/// The list when it was asked for; else, once it may be read, the way to it.
pub(super) fn others(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    html! {
        @if let Some(all) = page.others {
            @let others = by_others(page, all);
            div.h2row { h2 { (shell.say(text::OTHERS)) } span.n { (others.len()) } }
            @if others.is_empty() { p.empty { (shell.say(text::NONE_BY_OTHERS)) } }
            ul.list role="list" {
                @for other in others { li { (other_reflection(shell, page, other)) } }
            }
        } @else if reveals(page.now) {
            a.more href={ (shell.path) "?others=1" } { (shell.say(text::OTHERS)) (icon_push("right")) }
        }
    }
}

/// One's own stand under "Mijn reflecties".
fn by_others<'a>(page: &AttendeePage<'_>, all: &'a [Other]) -> Vec<&'a Other> {
    all.iter().filter(|other| !page.me.reflections.iter().any(|mine| mine.id == other.id)).collect()
}

fn other_reflection(shell: &Shell<'_>, page: &AttendeePage<'_>, other: &Other) -> Markup {
    let category = category(&page.now.prompts, &other.prompt);
    html! {
        article.refl.by-others data-cat=(category) {
            p.refl-text { (other.text) }
            div.refl-meta {
                (sign(category, title(page.now, &other.prompt)))
                @if other.recognised > 0 {
                    span.row { (icon("echo")) span.vh { (shell.say(common::RECOGNISE)) } span.num { (other.recognised) } }
                }
            }
        }
    }
}
