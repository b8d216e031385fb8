//! `GET /s/{code}`: several meetings as one journey, for everybody who has the address. Plain HTML that reads as well on
//! a phone as on paper; each number is one that a stop's own report tells.

mod tables;
mod themes;

use maud::{Markup, html};
use shared::day::Day;
use shared::outcome::{Reached, Step};
use shared::text::{number, outcome, report, series as text};

use super::follow_up::{agreements, day, rail, spoken};
use super::parts::{brand, links, skip_to};
use super::result::figure;
use super::{Frame, Shell, Style, document};
use crate::series::{SeriesReport, SeriesTheme, Stop};

const ICONS: &[&str] =
    &["i-echo", "i-check", "i-quote", "i-right", "s-zee", "s-pruim", "s-klei", "s-inkt", "s-neutraal"];

/// How the report may be taken along, by the ending of its file.
const DOWNLOADS: [(&str, shared::text::Said); 4] =
    [("docx", text::AS_WORD), ("csv", text::AS_TABLE), ("html", text::AS_PAGE), ("md", text::AS_TEXT)];

pub fn series(shell: &Shell<'_>, report: &SeriesReport) -> Markup {
    let body = html! {
        (skip_to("content", shell.say(outcome::SKIP_RESULT)))
        header.cover.wrap { (cover(shell, report)) }
        main.wrap.result.series #content tabindex="-1" {
            (route(shell, report))
            (themes::coming_back(shell, report))
            (themes::since(shell, report))
            (themes::differences(shell, report))
            (tables::by_stop(shell, report))
            (tables::by_perspective(shell, report))
            (follow_up(shell, report))
            (downloads(shell))
            (method(shell, report))
        }
        footer.wrap { (links(shell, "about")) }
    };
    document(shell, Frame { title: &report.title, style: Style::Outcome, icons: ICONS, body })
}

fn cover(shell: &Shell<'_>, report: &SeriesReport) -> Markup {
    let days: Vec<Day> = report.stops.iter().filter_map(|stop| stop.date).collect();
    html! {
        (brand(shell))
        p.eyebrow { (shell.say(text::SERIES)) }
        h1 dir="auto" lang=[spoken(shell, report.language)] { (report.title) }
        p.when {
            @if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
                span { (day(shell, *first)) @if first != last { " – " (day(shell, *last)) } }
            }
        }
        ul.figs role="list" {
            (figure(shell, many(report.stops.len()), text::STOPS_WORD))
            (figure(shell, report.people(), report::PEOPLE))
            (figure(shell, report.reflections(), report::REFLECTIONS))
            (figure(shell, many(report.themes.len()), report::THEMES))
        }
    }
}

/// Where the journey went, one stop after the other.
fn route(shell: &Shell<'_>, report: &SeriesReport) -> Markup {
    html! {
        section aria-labelledby="route" {
            h2 #route { (shell.say(text::ROUTE)) }
            @if report.stops.is_empty() && report.planned.is_empty() {
                p.note { (shell.say(text::NO_STOPS)) }
            } @else {
                ol.route role="list" {
                    @for (at, stop) in report.stops.iter().enumerate() {
                        li { (one_stop(shell, at + 1, stop)) p.counts { (counts(shell, stop)) } }
                    }
                    @for (at, stop) in report.planned.iter().enumerate() {
                        li.planned {
                            (one_stop(shell, report.stops.len() + at + 1, stop))
                            p.counts { (shell.say(text::PLANNED)) }
                        }
                    }
                }
            }
        }
    }
}

fn one_stop(shell: &Shell<'_>, n: usize, stop: &Stop) -> Markup {
    let spoken = spoken(shell, stop.language);
    html! {
        span.mark aria-hidden="true" { (n) }
        p.on { @match stop.date { Some(on) => (day(shell, on)), None => (shell.say(text::NO_DAY)) } }
        h3 dir="auto" lang=[spoken] { (stop.title) }
        @for part in [&stop.place, &stop.audience].into_iter().flatten() {
            p dir="auto" lang=[spoken] { (part) }
        }
    }
}

fn counts(shell: &Shell<'_>, stop: &Stop) -> Markup {
    html! {
        span { (text::REFLECTIONS.say(shell.language, stop.reflections)) } " "
        span { (text::PEOPLE.say(shell.language, stop.people)) }
    }
}

fn follow_up(shell: &Shell<'_>, report: &SeriesReport) -> Markup {
    let followed: Vec<&SeriesTheme> = report
        .themes
        .iter()
        .filter(|theme| {
            theme.follow_up.iter().any(|(_, step)| step.is_some()) || !theme.agreements.is_empty()
        })
        .collect();
    html! {
        section.sect aria-labelledby="follow-up" {
            h2 #follow-up { (shell.say(text::FOLLOW_UP)) }
            @if followed.is_empty() { p.note { (shell.say(text::NO_FOLLOW_UP)) } }
            @for theme in followed {
                h3 dir="auto" lang=[spoken(shell, report.language)] { (theme.title) }
                @let steps = theme.follow_up.iter();
                @let steps: Vec<(Step, Option<Reached>)> =
                    steps.map(|(step, reached)| (*step, reached.as_ref().map(|(_, reached)| reached.clone()))).collect();
                (rail(shell, report.language, Day::of(report.made), &steps))
                @if !theme.agreements.is_empty() {
                    @let agreed: Vec<_> = theme.agreements.iter().map(|(_, agreement)| agreement.clone()).collect();
                    (agreements(shell, report.language, &agreed, |_| None))
                }
            }
        }
    }
}

fn downloads(shell: &Shell<'_>) -> Markup {
    html! {
        section.sect.take-report aria-labelledby="downloads" {
            h2 #downloads { (shell.say(text::DOWNLOADS)) }
            p.onward {
                @for (ending, said) in DOWNLOADS {
                    a.btn href={ (shell.path) "/report." (ending) } download { (shell.say(said)) }
                }
            }
        }
    }
}

fn method(shell: &Shell<'_>, report: &SeriesReport) -> Markup {
    let sentences = [
        text::METHOD_PUBLISHED,
        text::METHOD_PLANNED,
        text::METHOD_PEOPLE,
        text::METHOD_SAME,
        text::METHOD_SMALL,
    ];
    let made = shared::text::date(shell.language, Day::of(report.made));
    html! {
        section.sect.method aria-labelledby="method" {
            h2 #method { (shell.say(text::METHOD)) }
            @for sentence in sentences { p { (shell.say(sentence)) } }
            p.note { (text::MADE_ON.fill(shell.language, &[("day", &made)])) }
        }
    }
}

/// "12", for a cell.
fn figures(shell: &Shell<'_>, n: u32) -> String {
    number(shell.language, n.into())
}

fn many(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
