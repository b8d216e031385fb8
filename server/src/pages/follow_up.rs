//! What happens with a theme after the event: the five steps, and what was agreed. On the result page and on one's own.

use maud::{Markup, html};
use shared::day::Day;
use shared::outcome::{Agreement, Reached, Step};
use shared::settings::Language;
use shared::text::{date, outcome as text, report};

use super::Shell;
use super::parts::icon;

/// How far one step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Far {
    Done,
    /// Somebody wrote down when or how, and it has not been yet.
    Planned,
    NotYet,
}

impl Far {
    fn of(reached: Option<&Reached>, today: Day) -> Self {
        match reached {
            Some(reached) if reached.is_taken(today) => Self::Done,
            Some(_) => Self::Planned,
            None => Self::NotYet,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Planned => "planned",
            Self::NotYet => "",
        }
    }
}

/// In which language people write on this board, where the page is in another: read aloud as what it is.
pub(super) fn spoken(shell: &Shell<'_>, board: Language) -> Option<&'static str> {
    (board != shell.language).then(|| board.as_str())
}

pub(super) fn rail(
    shell: &Shell<'_>,
    board: Language,
    today: Day,
    steps: &[(Step, Option<Reached>)],
) -> Markup {
    html! {
        ol.rail role="list" {
            @for (step, reached) in steps {
                @let far = Far::of(reached.as_ref(), today);
                li class=(far.class()) {
                    span.mark aria-hidden="true" { @if far == Far::Done { (icon("check")) } }
                    b { (shell.say(report::step(*step))) }
                    span.vh {
                        ": " (shell.say(match far {
                            Far::Done => report::DONE,
                            Far::Planned => text::PLANNED,
                            Far::NotYet => report::NOT_YET,
                        }))
                    }
                    @if let Some(reached) = reached { (about(shell, board, *step, reached)) }
                }
            }
        }
    }
}

fn about(shell: &Shell<'_>, board: Language, step: Step, reached: &Reached) -> Markup {
    let named = shell.say(report::step(step));
    html! {
        @if let Some(on) = reached.on { small { (day(shell, on)) } }
        @if !reached.note.is_empty() {
            small dir="auto" lang=[spoken(shell, board)] { (reached.note.as_str()) }
        }
        @if let Some(url) = &reached.url {
            small {
                (outside(url.as_str(), html! {
                    (shell.say(text::MORE))
                    span.vh { " (" (text::READ_MORE.fill(shell.language, &[("step", named)])) ", " (shell.say(text::ELSEWHERE)) ")" }
                }))
            }
        }
    }
}

/// A day for people, with the date that programs read.
pub(super) fn day(shell: &Shell<'_>, day: Day) -> Markup {
    html! { time datetime=(day) { (date(shell.language, day)) } }
}

/// Another site is told nothing of where one came from, and cannot reach back into this page.
pub(super) fn outside(url: &str, words: Markup) -> Markup {
    html! { a href=(url) rel="noopener noreferrer" { (words) } }
}

/// What, who, by when. `about` names the theme, where the list is that of the whole board.
pub(super) fn agreements<'a>(
    shell: &Shell<'_>,
    board: Language,
    all: &'a [Agreement],
    about: impl Fn(&'a Agreement) -> Option<&'a str>,
) -> Markup {
    let spoken = spoken(shell, board);
    html! {
        ul.agreed role="list" {
            @for agreement in all {
                li {
                    p dir="auto" lang=[spoken] { (agreement.what.as_str()) }
                    @if !agreement.who.is_empty() || !agreement.when.is_empty() {
                        p.by dir="auto" lang=[spoken] {
                            @if !agreement.who.is_empty() { b { (agreement.who.as_str()) } }
                            @if !agreement.who.is_empty() && !agreement.when.is_empty() { " · " }
                            (agreement.when.as_str())
                        }
                    }
                    @if let Some(theme) = about(agreement) {
                        p.by { (text::ABOUT_THEME.fill(shell.language, &[("theme", theme)])) }
                    }
                }
            }
        }
    }
}
