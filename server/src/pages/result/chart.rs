//! How much was written about each theme, split by prompt. A list with its numbers as text, and bars beside it that
//! only repeat them: nothing is lost where no picture is seen.

use maud::{Markup, html};
use shared::text::attendee::category;
use shared::text::{number, outcome as text, report};

use super::many;
use crate::export::report::{Report, ReportTheme};
use crate::pages::Shell;
use crate::pages::follow_up::spoken;
use crate::pages::parts::sign;

/// A part narrower than this share of the longest bar, in per cent for each digit, has no room for its number.
const ROOM: f64 = 4.5;

pub(super) fn chart(shell: &Shell<'_>, report: &Report) -> Markup {
    let most = report.themes.iter().map(|one| one.members.len()).max().unwrap_or(0).max(1);
    let spoken = spoken(shell, report.cover.language);
    html! {
        h3.vh { (shell.say(report::CHART_THEMES)) }
        @if report.cover.prompts.len() > 1 {
            p.legend aria-hidden="true" {
                @for prompt in &report.cover.prompts {
                    (sign(category(&report.cover.prompts, &prompt.id), prompt.title.as_str()))
                }
            }
        }
        ol.chart role="list" {
            @for (n, one) in report.themes.iter().enumerate() {
                li {
                    a.t href={ "#t-" (n + 1) } dir="auto" lang=[spoken] { (one.title) }
                    (bar(shell, report, one, most))
                    span.vh lang=[spoken] { (parts(shell, report, one)) }
                }
            }
        }
    }
}

#[allow(clippy::cast_precision_loss)] // at most ten thousand reflections
fn bar(shell: &Shell<'_>, report: &Report, one: &ReportTheme, most: usize) -> Markup {
    let share = |n: u32| 100.0 * f64::from(n) / most as f64;
    let mut begin = 0.0;
    let mut parts = Vec::new();
    for (prompt, n) in report.cover.prompts.iter().zip(&one.by_prompt).filter(|(_, n)| **n > 0) {
        let width = share(*n);
        let is_wide = width >= ROOM * n.to_string().len() as f64;
        parts.push((category(&report.cover.prompts, &prompt.id), begin, width, is_wide.then_some(*n)));
        begin += width;
    }
    let total = number(shell.language, many(one.members.len()).into());
    html! {
        svg.bars aria-hidden="true" focusable="false" {
            @for (category, at, width, n) in parts {
                rect data-cat=(category) x=(per_cent(at)) y="0" width=(per_cent(width)) height="100%" {}
                @if let Some(n) = n {
                    text x=(per_cent(at + width / 2.0)) y="50%" dy=".36em" text-anchor="middle" { (n) }
                }
            }
            text.n x=(per_cent(begin)) dx="8" y="50%" dy=".36em" { (total) }
        }
    }
}

fn per_cent(share: f64) -> String {
    format!("{share:.2}%")
}

/// ": 64 (Parels 12, Puzzels 44)", behind the title.
fn parts(shell: &Shell<'_>, report: &Report, one: &ReportTheme) -> String {
    let named = report.cover.prompts.iter().zip(&one.by_prompt).filter(|(_, n)| **n > 0);
    let said: Vec<_> = named
        .map(|(prompt, n)| {
            let n = number(shell.language, (*n).into());
            text::PART.fill(shell.language, &[("prompt", prompt.title.as_str()), ("n", &n)])
        })
        .collect();
    let total = number(shell.language, many(one.members.len()).into());
    format!(": {total} ({})", said.join(", "))
}
