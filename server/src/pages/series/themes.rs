//! Themes on their way: what comes back, what is new, and where meetings differ.

use maud::{Markup, html};
use shared::text::{report as words, series as text};

use super::{figures, many};
use crate::export::report::Entry;
use crate::pages::Shell;
use crate::pages::follow_up::spoken;
use crate::pages::parts::sign;
use crate::series::{SeriesReport, SeriesTheme, Stop};

/// Themes that are told with what people said.
const FIRST: usize = 3;
/// A part narrower than this share of the longest bar, in per cent for each digit, has no room for its number.
const ROOM: f64 = 4.5;

pub(super) fn coming_back(shell: &Shell<'_>, report: &SeriesReport) -> Markup {
    let back: Vec<&SeriesTheme> = report.coming_back().collect();
    let most = back.iter().map(|theme| theme.reflections()).max().unwrap_or(0).max(1);
    html! {
        section aria-labelledby="back" {
            h2 #back { (shell.say(text::COMES_BACK)) }
            @if back.is_empty() {
                p.note { (shell.say(report.nothing_back())) }
            } @else {
                p.note { (shell.say(text::COMES_BACK_NOTE)) " " (shell.say(text::BAR_PARTS)) }
                ol.chart.stops role="list" {
                    @for theme in &back {
                        li {
                            span.t dir="auto" lang=[spoken(shell, report.language)] { (theme.title) }
                            (bar(shell, report, theme, most))
                            span.vh { ": " (report.parts_in_words(theme, shell.language)) }
                        }
                    }
                }
                ol.back role="list" {
                    @for theme in back.iter().take(FIRST) { (told(shell, report, theme)) }
                }
            }
        }
    }
}

/// A theme in words: how broad it is, what it was called, and what people said about it at each stop.
fn told(shell: &Shell<'_>, report: &SeriesReport, theme: &SeriesTheme) -> Markup {
    let lang = spoken(shell, report.language);
    html! {
        li {
            h3 dir="auto" lang=[lang] { (theme.title) }
            p { (report.breadth(theme, shell.language)) }
            @if !theme.summary.is_empty() { p.note dir="auto" lang=[lang] { (theme.summary) } }
            (names(shell, report, theme))
            ul.quotes.small role="list" {
                @for (at, stop) in theme.heard() {
                    @if let (Some(entry), Some(place)) = (&stop.quote, report.stops.get(at)) { (quote(shell, place, entry)) }
                }
            }
        }
    }
}

fn quote(shell: &Shell<'_>, stop: &Stop, entry: &Entry) -> Markup {
    let category = shared::text::attendee::category(&stop.prompts, &entry.prompt);
    let prompt = stop.prompts.iter().find(|prompt| prompt.id == entry.prompt);
    let own = entry.lang.as_ref().map(shared::words::Lang::as_str);
    html! {
        li data-cat=(category) {
            blockquote { p dir="auto" lang=[own.or_else(|| spoken(shell, stop.language))] { (entry.text) } }
            p.by {
                @if let Some(prompt) = prompt {
                    span dir="auto" lang=[spoken(shell, stop.language)] { (sign(category, prompt.title.as_str())) }
                }
                span.nr dir="auto" {
                    (text::QUOTE_FROM.fill(shell.language, &[("number", &entry.number.to_string()), ("stop", stop.name())]))
                }
            }
        }
    }
}

/// What it was called before, where the name changed on the way.
pub(super) fn names(shell: &Shell<'_>, report: &SeriesReport, theme: &SeriesTheme) -> Markup {
    html! {
        @for (at, title) in &theme.once {
            p.once dir="auto" {
                (report.once_in_words(*at, title, shell.language))
            }
        }
    }
}

pub(super) fn since(shell: &Shell<'_>, report: &SeriesReport) -> Markup {
    let last = report.stops.last().filter(|_| report.stops.len() > 1);
    let new: Vec<&SeriesTheme> = report.new_at_last().collect();
    let silent: Vec<&SeriesTheme> = report.silent_at_last().collect();
    html! {
        @if let Some(last) = last {
            section.sect aria-labelledby="since" {
                h2 #since { (shell.say(text::SINCE)) }
                p {
                    (text::SINCE_COUNT.fill(shell.language, &[
                        ("stop", last.name()),
                        ("reflections", &text::REFLECTIONS.say(shell.language, last.reflections)),
                        ("people", &text::PEOPLE.say(shell.language, last.people)),
                    ]))
                }
                div.sides {
                    div {
                        h3 { (shell.say(text::NEW_THEMES)) }
                        @if new.is_empty() { p.note { (shell.say(text::NOTHING_NEW)) } }
                        (titles(shell, report, &new))
                    }
                    @if !silent.is_empty() {
                        div {
                            h3 { (shell.say(text::SILENT)) }
                            (titles(shell, report, &silent))
                        }
                    }
                }
            }
        }
    }
}

fn titles(shell: &Shell<'_>, report: &SeriesReport, themes: &[&SeriesTheme]) -> Markup {
    html! {
        @if !themes.is_empty() {
            ul.titles role="list" {
                @for theme in themes {
                    li {
                        span dir="auto" lang=[spoken(shell, report.language)] { (theme.title) }
                        b { (words::SAID_REFLECTIONS.say(shell.language, theme.reflections())) }
                    }
                }
            }
        }
    }
}

pub(super) fn differences(shell: &Shell<'_>, report: &SeriesReport) -> Markup {
    let found = report.differences();
    html! {
        @if report.stops.len() > 1 {
            section.sect aria-labelledby="differ" {
                h2 #differ { (shell.say(text::DIFFERENCES)) }
                @if found.is_empty() { p.note { (shell.say(report.no_differences())) } }
                ul.differ role="list" {
                    @for one in &found {
                        li {
                            b dir="auto" lang=[spoken(shell, report.language)] { (one.theme.title) }
                            p dir="auto" { (report.difference_in_words(one, shell.language)) }
                        }
                    }
                }
            }
        }
    }
}

/// The parts are stops, in the order of the route; every other one is lighter, so that they stand apart in any colour.
fn bar(shell: &Shell<'_>, report: &SeriesReport, theme: &SeriesTheme, most: u32) -> Markup {
    let share = |n: u32| 100.0 * f64::from(n) / f64::from(most);
    let mut begin = 0.0;
    let mut parts = Vec::new();
    for at in 0..report.stops.len() {
        let n = theme.at_stop(at);
        let width = share(n);
        let is_wide = width >= ROOM * f64::from(many(n.to_string().len()));
        parts.push((at % 2, begin, width, n, is_wide));
        begin += width;
    }
    html! {
        svg.bars aria-hidden="true" focusable="false" {
            @for (tone, at, width, n, is_wide) in parts {
                @if n > 0 {
                    rect data-tone=(tone) x=(per_cent(at)) y="0" width=(per_cent(width)) height="100%" {}
                    @if is_wide {
                        text x=(per_cent(at + width / 2.0)) y="50%" dy=".36em" text-anchor="middle" { (n) }
                    }
                }
            }
            text.n x=(per_cent(begin)) dx="8" y="50%" dy=".36em" { (figures(shell, theme.reflections())) }
        }
    }
}

fn per_cent(share: f64) -> String {
    format!("{share:.2}%")
}
