//! One theme: what it is, what people wrote, what was agreed, and how far it has come.

use maud::{Markup, html};
use shared::day::Day;
use shared::text::{number, outcome as text, report};

use super::{figure, folded, lang, many, prompt, quote};
use crate::export::report::{Report, ReportTheme};
use crate::pages::Shell;
use crate::pages::follow_up::{agreements, rail, spoken};

pub(super) fn theme(shell: &Shell<'_>, report: &Report, n: usize, one: &ReportTheme) -> Markup {
    let language = report.cover.language;
    let label = format!("t-{n}-h");
    html! {
        section.theme #{ "t-" (n) } aria-labelledby=(label) {
            header {
                div {
                    p.nth { (report::THEME_N.fill(shell.language, &[("n", &n.to_string())])) }
                    h2 #(label) dir="auto" lang=[spoken(shell, language)] { (one.title) }
                }
                (figures(shell, one))
            }
            @if let Some(phrase) = one.key_phrase.and_then(|key| report.entry(key)) {
                blockquote.phrase { p dir="auto" lang=[lang(shell, report, phrase)] { (phrase.text) } }
                p.by { (prompt(shell, report, phrase)) span { (shell.say(report::KEY_PHRASE_CHOSEN)) } }
            }
            @if !one.summary.is_empty() {
                p.sum dir="auto" lang=[spoken(shell, language)] { (one.summary) }
            }
            (wrote(shell, report, one))
            @if !one.agreements.is_empty() {
                h3 { (shell.say(text::AGREED)) }
                (agreements(shell, language, &one.agreements, |_| None))
            }
            h3 { (shell.say(report::WHAT_HAPPENS_NOW)) }
            (rail(shell, language, Day::of(report.cover.made), &one.follow_up))
        }
    }
}

fn figures(shell: &Shell<'_>, one: &ReportTheme) -> Markup {
    html! {
        ul.figs role="list" {
            (figure(shell, many(one.members.len()), report::REFLECTIONS))
            @if let Some(votes) = one.votes.filter(|votes| *votes > 0) { (figure(shell, votes, report::VOTES)) }
            @if one.recognised > 0 { (figure(shell, one.recognised, report::TIMES_RECOGNISED)) }
            @if let Some(breadth) = one.breadth {
                @let [of, among] = [breadth.of, breadth.among].map(|n| number(shell.language, n.into()));
                li {
                    b { (report::OF_AMONG.fill(shell.language, &[("of", &of), ("among", &among)])) } " "
                    span { (report::PERSPECTIVES.say(shell.language, breadth.among)) }
                }
            }
        }
    }
}

fn wrote(shell: &Shell<'_>, report: &Report, one: &ReportTheme) -> Markup {
    let shown = one.quotes.len() + usize::from(one.key_phrase.is_some());
    html! {
        @if one.members.is_empty() {
            p.note { (shell.say(report::NO_MEMBERS)) }
        } @else {
            @if !one.quotes.is_empty() {
                h3 { (shell.say(report::WHAT_PEOPLE_WROTE)) }
                ul.quotes role="list" {
                    @for entry in one.quotes.iter().filter_map(|q| report.entry(*q)) { (quote(shell, report, entry)) }
                }
            }
            @if shown < one.members.len() { (folded(shell, report, &one.members, text::ALL_IN_THEME)) }
        }
    }
}
