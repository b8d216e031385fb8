//! The numbers whole: themes by stop, and themes by perspective over all stops.

use maud::{Markup, html};
use shared::text::{report as words, series as text};

use super::figures;
use super::themes::names;
use crate::pages::Shell;
use crate::pages::follow_up::{day, spoken};
use crate::series::{SeriesReport, SeriesTheme};

pub(super) fn by_stop(shell: &Shell<'_>, report: &SeriesReport) -> Markup {
    html! {
        @if !report.themes.is_empty() {
            section.sect aria-labelledby="all" {
                h2 #all { (shell.say(text::ALL_THEMES)) }
                p.note #all-note { (shell.say(text::ALL_THEMES_NOTE)) }
                div.wide-table role="group" tabindex="0" aria-labelledby="all" {
                    table aria-labelledby="all" aria-describedby="all-note" {
                        thead {
                            tr {
                                th scope="col" { (shell.say(words::THEME)) }
                                @for stop in &report.stops {
                                    th scope="col" dir="auto" { (stop.name()) @if let Some(on) = stop.date { small { (day(shell, on)) } } }
                                }
                                th scope="col" { (shell.say(text::TOGETHER)) }
                            }
                        }
                        tbody {
                            @for theme in &report.themes { (stop_row(shell, report, theme)) }
                            (sums(shell, report))
                        }
                    }
                }
            }
        }
    }
}

fn stop_row(shell: &Shell<'_>, report: &SeriesReport, theme: &SeriesTheme) -> Markup {
    html! {
        tr {
            th scope="row" {
                span dir="auto" lang=[spoken(shell, report.language)] { (theme.title) }
                (names(shell, report, theme))
            }
            @for at in &theme.at {
                td {
                    @match at {
                        Some(at) => (figures(shell, at.reflections)),
                        None => { span aria-hidden="true" { "–" } span.vh { (shell.say(text::NOT_THERE)) } },
                    }
                }
            }
            td.sum { (figures(shell, theme.reflections())) }
        }
    }
}

/// Loose ones and totals, so that each column adds up to what its stop has.
fn sums(shell: &Shell<'_>, report: &SeriesReport) -> Markup {
    let loose: u32 = report.stops.iter().map(|stop| stop.loose).sum();
    html! {
        tr {
            th scope="row" { (shell.say(text::LOOSE)) }
            @for stop in &report.stops { td { (figures(shell, stop.loose)) } }
            td.sum { (figures(shell, loose)) }
        }
        tr.total {
            th scope="row" { (shell.say(text::TOGETHER)) }
            @for stop in &report.stops { td { (figures(shell, stop.reflections)) } }
            td.sum { (figures(shell, report.reflections())) }
        }
    }
}

pub(super) fn by_perspective(shell: &Shell<'_>, report: &SeriesReport) -> Markup {
    let rest = shell.say(words::REST);
    html! {
        @if let Some(table) = &report.table {
            section.sect aria-labelledby="perspectives" {
                h2 #perspectives { (shell.say(text::BY_PERSPECTIVE)) }
                p.note #perspectives-note { (words::TABLE_NOTE.fill(shell.language, &[("rest", rest)])) " " (shell.say(words::TOO_FEW_MEANS)) }
                div.wide-table role="group" tabindex="0" aria-labelledby="perspectives" {
                    table aria-labelledby="perspectives" aria-describedby="perspectives-note" {
                        thead {
                            tr {
                                th scope="col" { (shell.say(words::THEME)) }
                                @for column in &table.columns {
                                    th scope="col" dir="auto" lang=[spoken(shell, report.language)] { (column.title.as_str()) }
                                }
                                th scope="col" { (rest) }
                                th scope="col" { (shell.say(text::TOGETHER)) }
                            }
                        }
                        tbody {
                            @for (theme, row) in report.themes.iter().zip(&table.rows) {
                                tr {
                                    th scope="row" dir="auto" lang=[spoken(shell, report.language)] { (theme.title) }
                                    @for cell in &row.cells {
                                        td {
                                            @match cell {
                                                Some(n) => (figures(shell, *n)),
                                                None => { span aria-hidden="true" { "–" } span.vh { (shell.say(words::TOO_FEW)) } },
                                            }
                                        }
                                    }
                                    td { (figures(shell, row.rest)) }
                                    td.sum { (figures(shell, theme.reflections())) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
