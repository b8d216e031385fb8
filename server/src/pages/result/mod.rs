//! `GET /r/{result code}`: what came of an evening, for everybody who has the address. Plain HTML that reads as well
//! on a phone as on paper, and that says nothing which another form of the report does not say.

mod chart;
#[cfg(test)]
pub(super) mod sample;
mod theme;

use maud::{Markup, PreEscaped, html};
use shared::ids::Key;
use shared::settings::VoteOn;
use shared::text::attendee::category;
use shared::text::{number, outcome as text, pages as words, report};

use super::follow_up::{agreements, day, outside, spoken};
use super::parts::{footer_on_board, icon, sign, skip_to};
use super::{Frame, Shell, Style, document};
use crate::export::report::{BoardKind, Entry, Medium, Number, Report};

#[derive(Debug, Clone, Copy)]
pub struct ResultPage<'a> {
    pub report: &'a Report,
    /// The whole address, for who reads this on paper.
    pub url: &'a str,
    /// The same as a picture: markup of our own.
    pub qr: &'a str,
}

const ICONS: &[&str] = &[
    "i-echo",
    "i-check",
    "i-right",
    "i-quote",
    "i-web",
    "i-info",
    "s-zee",
    "s-pruim",
    "s-klei",
    "s-inkt",
    "s-neutraal",
];

/// Themes that are named before all others: where the talk begins.
const FIRST: usize = 3;

pub fn result(shell: &Shell<'_>, page: &ResultPage<'_>) -> Markup {
    let report = page.report;
    let body = html! {
        (skip_to("content", shell.say(text::SKIP_RESULT)))
        header.cover.wrap { (cover(shell, report)) }
        main.wrap.result #content tabindex="-1" {
            (in_short(shell, report))
            (what_about(shell, report))
            @for (n, one) in report.themes.iter().enumerate() { (theme::theme(shell, report, n + 1, one)) }
            (agreed(shell, report))
            (loose(shell, report))
            (further(shell, report))
            (how_made(shell, report))
            (this_page(shell, page))
        }
        (footer_on_board(shell, report.cover.board))
    };
    document(shell, Frame { title: &report.cover.title, style: Style::Outcome, icons: ICONS, body })
}

fn cover(shell: &Shell<'_>, report: &Report) -> Markup {
    let cover = &report.cover;
    let spoken = spoken(shell, cover.language);
    html! {
        (super::parts::brand(shell))
        @if cover.kind == BoardKind::Rehearsal {
            p.keep { (icon("info")) span { (shell.say(report::REHEARSAL)) } }
        }
        h1 dir="auto" lang=[spoken] { (cover.title) }
        p.when {
            @if let Some(on) = cover.date { span { (day(shell, on)) } }
            @for part in [&cover.place, &cover.audience].into_iter().flatten() {
                span dir="auto" lang=[spoken] { (part) }
            }
        }
        h2.vh { (shell.say(text::FIGURES)) }
        ul.figs role="list" {
            (figure(shell, cover.reflections, report::REFLECTIONS))
            (figure(shell, cover.people, report::PEOPLE))
            (figure(shell, many(report.themes.len()), report::THEMES))
            @if cover.votes > 0 { (figure(shell, cover.votes, report::VOTES)) }
        }
    }
}

/// A figure with its word below it; the word follows the number.
pub(super) fn figure(shell: &Shell<'_>, n: u32, word: shared::text::Counted) -> Markup {
    html! { li { b { (number(shell.language, n.into())) } " " span { (word.say(shell.language, n)) } } }
}

fn in_short(shell: &Shell<'_>, report: &Report) -> Markup {
    html! {
        @if let Some(summary) = &report.summary {
            section.short aria-labelledby="short" {
                h2 #short { (shell.say(text::IN_SHORT)) }
                p.lede dir="auto" lang=[spoken(shell, report.cover.language)] { (summary) }
            }
        }
    }
}

fn what_about(shell: &Shell<'_>, report: &Report) -> Markup {
    let placed = report.cover.reflections.saturating_sub(many(report.loose.len()));
    let all = number(shell.language, report.cover.reflections.into());
    html! {
        section.about-what aria-labelledby="what" {
            h2 #what { (shell.say(report::WHAT_IT_WAS_ABOUT)) }
            @if report.cover.reflections == 0 {
                p.note { (shell.say(report::NO_REFLECTIONS)) }
            } @else if report.themes.is_empty() {
                p.note { (shell.say(report::NO_THEMES)) }
            } @else {
                p.note {
                    (report::WITH_A_THEME.say(shell.language, placed).replace("{all}", &all))
                    @if !report.loose.is_empty() {
                        " " (report::WITHOUT_A_THEME.say(shell.language, many(report.loose.len())))
                    }
                }
                (chart::chart(shell, report))
                (first_ones(shell, report))
            }
        }
    }
}

/// Where the talk begins: by votes where these are told, else by how much was written.
fn first_ones(shell: &Shell<'_>, report: &Report) -> Markup {
    let by_votes =
        report.cover.settings.vote_on == VoteOn::Themes && report.themes.iter().any(|t| t.votes > Some(0));
    let mut order: Vec<_> = report.themes.iter().enumerate().collect();
    if by_votes {
        order.sort_by_key(|(_, one)| std::cmp::Reverse(one.votes));
    } else {
        order.sort_by_key(|(_, one)| std::cmp::Reverse(one.members.len()));
    }
    let note = if by_votes { report::MOST_VOTES } else { report::MOST_REFLECTIONS };
    html! {
        @if order.len() > FIRST {
            h3 { (shell.say(report::TALK_STARTS_HERE)) }
            p.note { (shell.say(note)) }
            ol.first role="list" {
                @for (at, (n, one)) in order.into_iter().take(FIRST).enumerate() {
                    li {
                        a href={ "#t-" (n + 1) } dir="auto" lang=[spoken(shell, report.cover.language)] {
                            (at + 1) ". " (one.title)
                        }
                        span {
                            @match one.votes.filter(|_| by_votes) {
                                Some(votes) => (report::GOT_VOTES.say(shell.language, votes)),
                                None => (report::SAID_REFLECTIONS.say(shell.language, many(one.members.len()))),
                            }
                        }
                        @if let Some(phrase) = one.key_phrase.and_then(|key| report.entry(key)) {
                            p dir="auto" lang=[lang(shell, report, phrase)] { (phrase.text) }
                        }
                    }
                }
            }
        }
    }
}

fn agreed(shell: &Shell<'_>, report: &Report) -> Markup {
    let title = |one: &shared::outcome::Agreement| {
        one.theme.and_then(|id| report.theme(id)).map(|theme| theme.title.as_str())
    };
    html! {
        @if !report.agreements.is_empty() {
            section.sect aria-labelledby="agreed" {
                h2 #agreed { (shell.say(report::AGREEMENTS)) }
                (agreements(shell, report.cover.language, &report.agreements, title))
            }
        }
    }
}

fn loose(shell: &Shell<'_>, report: &Report) -> Markup {
    html! {
        @if !report.loose.is_empty() {
            section.sect aria-labelledby="loose" {
                h2 #loose { (shell.say(report::LOOSE)) }
                p.note { (shell.say(report::LOOSE_NOTE)) }
                (folded(shell, report, &report.loose, text::ALL_LOOSE))
            }
        }
    }
}

/// All of them, for who opens it: the page itself shows the chosen ones.
fn folded(shell: &Shell<'_>, report: &Report, all: &[Number], word: shared::text::Counted) -> Markup {
    html! {
        details.all {
            summary.more { span { (word.say(shell.language, many(all.len()))) } (super::parts::icon_push("right")) }
            ul.quotes.small role="list" {
                @for entry in all.iter().filter_map(|one| report.entry(*one)) { (quote(shell, report, entry)) }
            }
        }
    }
}

fn quote(shell: &Shell<'_>, report: &Report, entry: &Entry) -> Markup {
    let behalf = entry.perspective.as_ref().and_then(|key| behalf(report, key));
    html! {
        li data-cat=(category(&report.cover.prompts, &entry.prompt)) {
            blockquote { p dir="auto" lang=[lang(shell, report, entry)] { (entry.text) } }
            p.by {
                (prompt(shell, report, entry))
                @if let Some(name) = &entry.name { b dir="auto" { (name) } }
                @if let Some(behalf) = behalf { span dir="auto" { (behalf) } }
                @if entry.stacked > 0 { span { (report::WROTE_THIS.say(shell.language, entry.stacked + 1)) } }
                @if entry.recognised > 0 { span { (report::RECOGNISED.say(shell.language, entry.recognised)) } }
                @if let Some(votes) = entry.votes.filter(|votes| *votes > 0) {
                    span { (report::GOT_VOTES.say(shell.language, votes)) }
                }
                @if entry.on == Medium::Paper { span { (shell.say(report::ON_PAPER)) } }
                span.nr { (entry.number) }
            }
        }
    }
}

fn prompt(shell: &Shell<'_>, report: &Report, entry: &Entry) -> Markup {
    let title = report.prompt(&entry.prompt).map_or(entry.prompt.as_str(), |prompt| prompt.title.as_str());
    html! {
        span dir="auto" lang=[spoken(shell, report.cover.language)] {
            (sign(category(&report.cover.prompts, &entry.prompt), title))
        }
    }
}

fn behalf<'a>(report: &'a Report, key: &Key) -> Option<&'a str> {
    let found = report.cover.settings.perspectives.iter().find(|perspective| perspective.id == *key);
    found.map(|perspective| perspective.title.as_str())
}

/// What a text says of its language, or the board's where the page is in another.
fn lang<'a>(shell: &Shell<'_>, report: &Report, entry: &'a Entry) -> Option<&'a str> {
    entry.lang.as_ref().map(shared::words::Lang::as_str).or_else(|| spoken(shell, report.cover.language))
}

fn further(shell: &Shell<'_>, report: &Report) -> Markup {
    html! {
        @if !report.cover.links.is_empty() {
            section.sect aria-labelledby="further" {
                h2 #further { (shell.say(report::FURTHER)) }
                ul.further role="list" {
                    @for link in &report.cover.links {
                        li {
                            (icon("web"))
                            (outside(link.url.as_str(), html! {
                                span dir="auto" lang=[spoken(shell, report.cover.language)] { (link.title.as_str()) }
                                span.vh { " (" (shell.say(text::ELSEWHERE)) ")" }
                            }))
                        }
                    }
                }
            }
        }
    }
}

fn how_made(shell: &Shell<'_>, report: &Report) -> Markup {
    let cover = &report.cover;
    let settings = &cover.settings;
    let paper = many(report.annex.iter().filter(|entry| entry.on == Medium::Paper).count());
    let set_aside: u32 = report.set_aside.iter().map(|(_, n)| n).sum();
    let made = shared::text::date(shell.language, shared::day::Day::of(cover.made));
    let erased = shared::text::date(shell.language, cover.erased_on);
    html! {
        section.sect.method aria-labelledby="method" {
            h2 #method { (shell.say(text::HOW_MADE)) }
            p { (shell.say(report::METHOD_WROTE)) }
            ul.asked role="list" lang=[spoken(shell, cover.language)] {
                @for prompt in &cover.prompts {
                    li {
                        (sign(category(&cover.prompts, &prompt.id), prompt.title.as_str()))
                        @if !prompt.question.as_str().is_empty() { span dir="auto" { (prompt.question.as_str()) } }
                    }
                }
            }
            p {
                (shell.say(report::grouped_by(settings.group_by))) " "
                @if cover.votes > 0 { (report::had_votes(settings.vote_on).say(shell.language, settings.votes_per_person)) " " }
                (shell.say(report::METHOD_STACKED)) " " (shell.say(report::METHOD_QUOTES))
                @if paper > 0 { " " (report::METHOD_PAPER.say(shell.language, paper)) }
                @if set_aside > 0 { " " (text::SET_ASIDE.say(shell.language, set_aside)) }
                @if report.unread > 0 { " " (report::UNREAD.say(shell.language, report.unread)) }
            }
            h3 { (shell.say(report::PRIVACY)) }
            p {
                (shell.say(report::identity(settings.identity))) " "
                (shell.say(report::SMALL_GROUPS)) " " (shell.say(report::FEW_VOTERS)) " "
                @if cover.is_final { (shell.say(report::NOBODY_LINKED)) " " }
                (report::ERASED_ON.fill(shell.language, &[("day", &erased)]))
            }
            p.note {
                (report::MADE_ON.fill(shell.language, &[("day", &made)]))
                @if !cover.is_final { " " (shell.say(report::SO_FAR)) }
            }
        }
    }
}

fn this_page(shell: &Shell<'_>, page: &ResultPage<'_>) -> Markup {
    html! {
        section.sect.take-along aria-labelledby="along" {
            div.qr role="img" aria-label=(words::QR_ALT.fill(shell.language, &[("link", page.url)])) {
                (PreEscaped(page.qr))
            }
            div {
                h2 #along { (shell.say(text::THIS_PAGE)) }
                p { (shell.say(text::SCAN)) }
                p.url { (page.url) }
            }
        }
    }
}

fn many(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
