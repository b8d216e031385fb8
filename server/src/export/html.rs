//! The report as one page that needs nothing else: opened from a disk it looks as it should, and prints on A4. It asks
//! nothing of the network and runs nothing, and says so to the browser itself.

use std::fmt::Write;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use shared::text::report as say;

use super::bars;
use super::outline::{Block, Category, Cell, Chart, Grid, Holds, Outline, Quote, StepLine, ThemeHead};
use super::report::BoardKind;

const STYLE: &str = include_str!("html/report.css");
/// The browser refuses whatever is not here.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/// Bars that fit on a printed page.
const BARS: usize = 20;

pub(super) fn write(outline: &Outline) -> Vec<u8> {
    let cover = &outline.cover;
    let page = html! {
        (DOCTYPE)
        html lang=(outline.language.as_str()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                meta name="generator" content="Weerklank";
                title { (say::REPORT.say(outline.language)) ": " (cover.title) }
                style { (PreEscaped(STYLE)) (PreEscaped(foot(&cover.running))) }
            }
            body {
                main {
                    (front(outline))
                    (body(outline))
                }
            }
        }
    };
    page.into_string().into_bytes()
}

/// What stands at the foot of each printed page. Every character but letters and digits is written by its number, so
/// that no title ends the style sheet.
fn foot(running: &str) -> String {
    let mut text = String::new();
    for c in running.chars().filter(|c| !c.is_control()) {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' => text.push(c),
            _ => {
                let _ = write!(text, "\\{:x} ", u32::from(c));
            }
        }
    }
    format!("@page{{@bottom-left{{content:\"{text}\"}}}}")
}

fn front(outline: &Outline) -> Markup {
    let (cover, language) = (&outline.cover, outline.language);
    html! {
        header.cover {
            p.brand { (mark()) b { "Weerklank" } }
            @if cover.kind == BoardKind::Rehearsal {
                p.rehearsal { (say::REHEARSAL.say(language)) }
            }
            p.eyebrow { (say::REPORT.say(language)) }
            h1 dir="auto" { (cover.title) }
            @if !cover.event.is_empty() { p.sub { (cover.event) } }
            @if let Some(audience) = &cover.audience { p.audience { (audience) } }
            dl.figs {
                @for figure in &cover.figures {
                    div { dt { (figure.label) } dd { (figure.value) } }
                }
            }
            @if let Some(pull) = &cover.pull {
                figure.pull data-cat=(pull.prompt.name) {
                    blockquote lang=[pull.words.lang.map(|lang| lang.as_str().to_owned())] dir="auto" { (pull.words.text) }
                    figcaption { (sign(&pull.prompt)) @for fact in &pull.facts { span { (fact) } } }
                }
            }
            div.promises { @for note in &cover.notes { p { (note) } } }
            nav aria-label=(say::CONTENTS.say(language)) {
                ul {
                    @for (at, title) in contents(outline) { li { a href={ "#p" (at) } { (title) } } }
                }
            }
        }
    }
}

/// The parts and themes, by their place among the blocks.
fn contents(outline: &Outline) -> Vec<(usize, &str)> {
    fn title(block: &Block) -> Option<&str> {
        match block {
            Block::Part(title) => Some(title),
            Block::Theme(head) => Some(&head.title),
            _ => None,
        }
    }
    outline.blocks.iter().enumerate().filter_map(|(at, block)| Some((at, title(block)?))).collect()
}

fn body(outline: &Outline) -> Markup {
    let begins = |block: &Block| matches!(block, Block::Part(_) | Block::Theme(_));
    let starts: Vec<usize> = (0..outline.blocks.len()).filter(|at| begins(&outline.blocks[*at])).collect();
    let ends = starts.iter().skip(1).copied().chain([outline.blocks.len()]);
    html! {
        @for (start, end) in starts.iter().copied().zip(ends) {
            section aria-labelledby={ "p" (start) } {
                @for at in start..end { (one(outline, &outline.blocks[at], at)) }
            }
        }
    }
}

fn one(outline: &Outline, block: &Block, at: usize) -> Markup {
    match block {
        Block::Part(title) => html! { h2 id={ "p" (at) } { (title) } },
        Block::Section(title) => html! { h3 { (title) } },
        Block::Theme(head) => theme(head, at),
        Block::Lede(text) => html! { p.lede dir="auto" { (text) } },
        Block::Text(text) => html! { p dir="auto" { (text) } },
        Block::Note(text) => html! { p.note { (text) } },
        Block::Cards(cards) => html! {
            ol.take {
                @for card in cards {
                    li {
                        b { (card.title) } (card.fact) "."
                        @if let Some(words) = &card.text {
                            " " span lang=[words.lang.map(|lang| lang.as_str().to_owned())] dir="auto" { (words.text) }
                        }
                    }
                }
            }
        },
        Block::Chart(drawn) => chart(outline, drawn, at),
        Block::KeyPhrase(quote) => html! {
            p.phrase lang=[quote.words.lang.map(|lang| lang.as_str().to_owned())] dir="auto" { (quote.words.text) }
            p.note.small {
                span { (say::KEY_PHRASE_CHOSEN.say(outline.language)) }
                (sign(&quote.prompt))
                @for fact in &quote.facts { span { (fact) } }
                span.k { (quote.number) }
            }
        },
        Block::Quotes(quotes) => html! { ul.quotes { @for one in quotes { (said(one)) } } },
        Block::List(items) => html! { ul.list { @for item in items { li { (item) } } } },
        Block::Links(links) => html! {
            ul.list {
                @for link in links {
                    li { a href=(link.url.as_str()) rel="noreferrer" { (link.title) } span.url { (link.url.as_str()) } }
                }
            }
        },
        Block::Steps(steps) => html! { ol.fol { @for line in steps { (step(outline, line)) } } },
        Block::Table(grid) => table(grid),
    }
}

fn theme(head: &ThemeHead, at: usize) -> Markup {
    html! {
        div.head {
            div { p { (head.eyebrow) } h2 id={ "p" (at) } dir="auto" { (head.title) } }
            dl { @for figure in &head.figures { div { dt { (figure.label) } dd { (figure.value) } } } }
        }
    }
}

fn chart(outline: &Outline, chart: &Chart, at: usize) -> Markup {
    html! {
        figure {
            figcaption { b { (chart.title) } }
            @if chart.is_split() { p.legend { @for part in &chart.legend { (sign(part)) } } }
            @for (piece, bars) in chart.bars.chunks(BARS).enumerate() {
                (bars::picture(outline.language, chart, bars, &format!("c{at}-{piece}")))
            }
        }
    }
}

fn said(quote: &Quote) -> Markup {
    html! {
        li data-cat=(quote.prompt.name) {
            p lang=[quote.words.lang.map(|lang| lang.as_str().to_owned())] dir="auto" { (quote.words.text) }
            p.small {
                (sign(&quote.prompt))
                @for fact in &quote.facts { span { (fact) } }
                span.k { (quote.number) }
            }
        }
    }
}

fn step(outline: &Outline, line: &StepLine) -> Markup {
    html! {
        li.on[line.is_reached] {
            b { (line.step) }
            @for says in &line.says { small { (says) } }
            @if let Some(url) = &line.url {
                small { a href=(url) rel="noreferrer" { (say::COLUMN_LINK.say(outline.language)) } }
            }
        }
    }
}

fn table(grid: &Grid) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label=(grid.caption) {
            table.dense[grid.is_dense()] {
                caption { (grid.caption) }
                colgroup { @for column in &grid.columns { col style={ "width:" (column.width) "%" }; } }
                thead {
                    tr { @for column in &grid.columns { th.n[column.holds == Holds::Numbers] scope="col" { span { (column.title) } } } }
                }
                tbody {
                    @for row in &grid.rows {
                        tr {
                            @for (at, (cell, column)) in row.iter().zip(&grid.columns).enumerate() {
                                @if at == 0 {
                                    th scope="row" { (inside(cell)) }
                                } @else {
                                    td.n[column.holds == Holds::Numbers].few[cell.is_withheld] { (inside(cell)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn inside(cell: &Cell) -> Markup {
    html! {
        @if let Some(lang) = &cell.lang {
            span lang=(lang.as_str()) dir="auto" { (cell.text) }
        } @else {
            span dir="auto" { (cell.text) }
        }
        @for fact in &cell.facts { small { (fact) } }
    }
}

/// A prompt's sign: shape and word, so that colour is never alone.
fn sign(category: &Category) -> Markup {
    html! {
        span.cat data-cat=(category.name) {
            svg viewBox="0 0 12 12" aria-hidden="true" {
                @match category.name {
                    "zee" => circle cx="6" cy="6" r="5" {},
                    "pruim" => rect x="1.3" y="1.3" width="9.4" height="9.4" rx="1" {},
                    "klei" => path d="M6 .9 11.6 11H.4z" {},
                    "inkt" => path d="M6 .4 11.6 6 6 11.6.4 6z" {},
                    _ => path d="M1 5h10v2H1z" {},
                }
            }
            (category.title)
        }
    }
}

fn mark() -> Markup {
    html! {
        svg viewBox="0 0 24 24" aria-hidden="true" {
            circle cx="6.5" cy="12" r="2.4" {}
            path d="M11.4 7.4a6.4 6.4 0 0 1 0 9.2M15.6 4.2a11 11 0 0 1 0 15.6" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn it_is_one_page_in_which_nothing_that_people_wrote_is_markup() {
        let report = sample::report();
        let page = String::from_utf8(write(&Outline::of(&report))).unwrap();
        assert!(!page.contains("<script") && !page.contains("<img"));
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assert!(!page.contains("href=\"javascript:"));
        let rows = page.matches("<th scope=\"row\"><span dir=\"auto\">K-").count();
        assert_eq!(rows, report.annex.len());
    }

    #[test]
    fn a_title_does_not_end_the_style() {
        assert_eq!(foot("a\"</style>é"), "@page{@bottom-left{content:\"a\\22 \\3c \\2f style\\3e \\e9 \"}}");
    }
}
