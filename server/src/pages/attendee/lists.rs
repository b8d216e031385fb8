//! Own reflections with how far they have come, and others' once everybody may read them.

use maud::{Markup, html};
use shared::api::{MyReflection, MyState, Now};
use shared::ids::ThemeId;
use shared::phase::Phase;
use shared::settings::GroupBy;
use shared::text::attendee::{self as text, Trail, category};
use shared::text::common;

use super::compose::title;
use super::vote::{stepper, takes_votes};
use super::{AttendeePage, NEW_THEME, Other, reveals};
use crate::pages::Shell;
use crate::pages::parts::{icon, icon_push, sign};

/// Nothing at all without own reflections: an empty heading would only ask why.
pub(super) fn mine(shell: &Shell<'_>, page: &AttendeePage<'_>) -> Markup {
    let own = &page.me.reflections;
    let aside = own.iter().filter(|mine| mine.state == MyState::SetAside).count();
    let many = text::how_many(own.len(), aside, shell.language);
    let list = html! {
        ul.list role="list" {
            @for mine in own.iter().rev() { li { (own_reflection(shell, page, mine)) } }
        }
    };
    html! {
        @if own.is_empty() {
        } @else if text::is_busy_elsewhere(page.now.phase) && !page.is_out() {
            details {
                summary.more { h2 { (shell.say(text::MINE)) } small { (many) } (icon_push("right")) }
                (list)
            }
        } @else {
            div.h2row { h2 { (shell.say(text::MINE)) } span.n { (many) } }
            (list)
        }
    }
}

fn own_reflection(shell: &Shell<'_>, page: &AttendeePage<'_>, mine: &MyReflection) -> Markup {
    let category = category(&page.now.prompts, &mine.prompt);
    let note = text::note(mine, shell.language);
    html! {
        article.refl data-cat=(category) data-reflection=(mine.id) {
            p.refl-text dir="auto" lang=[page.lang(shell, mine.lang.as_ref())] { (mine.text) }
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
            @let shown = tops(page, all);
            div.h2row { h2 { (shell.say(text::OTHERS)) } span.n { (shown.len()) } }
            @if shown.is_empty() { p.empty { (shell.say(text::NONE_BY_OTHERS)) } }
            @if groups(page.now) {
                (pile(shell, page, all, &shown, None, shell.say(text::WITHOUT_THEME)))
                @for (theme, title) in page.themes { (pile(shell, page, all, &shown, Some(*theme), title)) }
            } @else {
                ul.list role="list" {
                    @for other in shown { li { (other_reflection(shell, page, all, other)) } }
                }
            }
        } @else if reveals(page.now) {
            a.more href={ (shell.path) "?others=1" } { (shell.say(text::OTHERS)) (icon_push("right")) }
        }
    }
}

/// Does everybody group now?
fn groups(now: &Now) -> bool {
    now.phase == Phase::Group && now.settings.group_by == GroupBy::Everyone
}

fn pile(
    shell: &Shell<'_>,
    page: &AttendeePage<'_>,
    all: &[Other],
    shown: &[&Other],
    theme: Option<ThemeId>,
    title: &str,
) -> Markup {
    let inside: Vec<_> = shown.iter().filter(|other| other.theme == theme).collect();
    html! {
        h3.pile dir="auto" { (title) " " span.n { (inside.len()) } }
        ul.list role="list" {
            @for other in inside { li { (other_reflection(shell, page, all, other)) } }
        }
    }
}

/// Those on top. One's own stand under "Mijn reflecties", but where they too are voted for or grouped.
fn tops<'a>(page: &AttendeePage<'_>, all: &'a [Other]) -> Vec<&'a Other> {
    let is_own = |other: &Other| page.me.reflections.iter().any(|mine| mine.id == other.id);
    let is_below = |other: &Other| all.iter().any(|top| Some(top.id) == other.under);
    let with_own = groups(page.now) || takes_votes(page.now);
    all.iter().filter(|other| (with_own || !is_own(other)) && !is_below(other)).collect()
}

fn other_reflection(shell: &Shell<'_>, page: &AttendeePage<'_>, all: &[Other], other: &Other) -> Markup {
    let category = category(&page.now.prompts, &other.prompt);
    let below: Vec<_> = all.iter().filter(|under| under.under == Some(other.id)).collect();
    let named = other.name.as_ref().map(|name| html! { span.who dir="auto" { (name) } });
    html! {
        article.refl.by-others #{ "r-" (other.id) } data-cat=(category) {
            p.refl-text dir="auto" lang=[page.lang(shell, other.lang.as_ref())] { (other.text) }
            @if !below.is_empty() { (stack(shell, page, &below)) }
            div.refl-meta {
                div.signs { (sign(category, title(page.now, &other.prompt))) (named.unwrap_or_default()) }
                @if takes_votes(page.now) {
                    (stepper(shell, page, other.id.into(), shell.say(text::THIS_ONE)))
                } @else if let Some(votes) = other.votes {
                    span.num { (text::VOTES.say(shell.language, votes)) }
                } @else {
                    (recognise(shell, page, other))
                }
            }
            @if groups(page.now) { (mover(shell, page, other)) }
        }
    }
}

fn stack(shell: &Shell<'_>, page: &AttendeePage<'_>, below: &[&Other]) -> Markup {
    let many = u32::try_from(below.len()).unwrap_or(u32::MAX);
    html! {
        details.stack {
            summary {
                b { (text::TIMES.fill(shell.language, &[("n", &(many + 1).to_string())])) }
                " " (text::ALIKE.say(shell.language, many))
            }
            ul {
                @for under in below {
                    li dir="auto" lang=[page.lang(shell, under.lang.as_ref())] { (under.text) }
                }
            }
        }
    }
}

/// "Herken ik": one's own are not recognised by oneself.
fn recognise(shell: &Shell<'_>, page: &AttendeePage<'_>, other: &Other) -> Markup {
    let on = page.me.recognised.contains(&other.id);
    let own = page.me.reflections.iter().any(|mine| mine.id == other.id);
    let may = (Phase::Read..=Phase::Discuss).contains(&page.now.phase) && !own;
    html! {
        form method="post" action=(shell.path) {
            input type="hidden" name="form" value=(page.form);
            input type="hidden" name="recognise" value=(other.id);
            button.echo name="on" value=(u8::from(!on)) aria-pressed=(on) disabled[!may] {
                (icon("echo")) (shell.say(common::RECOGNISE))
                span.n { @if other.recognised > 0 { (other.recognised) } }
            }
        }
    }
}

/// The place that it should have, as a form: a new theme is named in the field beside the choice.
fn mover(shell: &Shell<'_>, page: &AttendeePage<'_>, other: &Other) -> Markup {
    html! {
        form.acts method="post" action=(shell.path) {
            input type="hidden" name="form" value=(page.form);
            input type="hidden" name="place" value=(other.id);
            span.select-wrap {
                select.select name="theme" aria-label=(shell.say(text::MOVE_TO)) {
                    option value="" selected[other.theme.is_none()] { (shell.say(text::WITHOUT_THEME)) }
                    @for (theme, title) in page.themes {
                        option value=(theme) selected[other.theme == Some(*theme)] { (title) }
                    }
                    option value=(NEW_THEME) { (shell.say(text::NEW_THEME)) }
                }
                (icon("down"))
            }
            input.input name="title" dir="auto" aria-label=(shell.say(text::THEME_NAME)) placeholder=(shell.say(text::THEME_NAME));
            button.btn { (shell.say(text::MOVE)) }
        }
    }
}
