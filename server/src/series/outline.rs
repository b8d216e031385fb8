//! The series' report in words and in its order, for the writers that boards' reports have too.

use shared::day::Day;
use shared::outcome::{Reached, Step};
use shared::settings::Language;
use shared::text::{Counted, Said, date, number, report as words, series as text};

use super::{SeriesReport, SeriesTheme, Stop};
use crate::export::outline::{
    Bar, Block, Card, Category, Cell, Chart, Column, Cover, Figure, Grid, Holds, Outline, Quote, StepLine,
    Words,
};
use crate::export::report::{BoardKind, Entry};

/// Themes that are told with what people said.
const FIRST: usize = 3;

pub(super) fn outline(report: &SeriesReport) -> Outline {
    let language = report.language;
    let mut blocks = Vec::new();
    route(report, &mut blocks);
    coming_back(report, &mut blocks);
    since(report, &mut blocks);
    differences(report, &mut blocks);
    by_stop(report, &mut blocks);
    by_perspective(report, &mut blocks);
    follow_up(report, &mut blocks);
    method(report, &mut blocks);
    Outline { language, cover: cover(report), blocks }
}

fn cover(report: &SeriesReport) -> Cover {
    let language = report.language;
    let figure =
        |n: u32, what: Counted| Figure { value: number(language, n.into()), label: what.say(language, n) };
    let days: Vec<Day> = report.stops.iter().filter_map(|stop| stop.date).collect();
    let mut span: Vec<String> =
        days.iter().min().into_iter().chain(days.iter().max()).map(|day| date(language, *day)).collect();
    span.dedup();
    let made = date(language, Day::of(report.made));
    Cover {
        title: report.title.clone(),
        kind: BoardKind::Real,
        event: span.join(" – "),
        audience: None,
        figures: vec![
            figure(many(report.stops.len()), text::STOPS_WORD),
            figure(report.people(), words::PEOPLE),
            figure(report.reflections(), words::REFLECTIONS),
            figure(many(report.themes.len()), words::THEMES),
        ],
        pull: None,
        notes: vec![
            text::MADE_ON.fill(language, &[("day", &made)]),
            text::METHOD_SMALL.say(language).to_owned(),
        ],
        running: format!("{} · {made}", report.title),
        made: Day::of(report.made),
    }
}

/// Whether people were there already.
enum Held {
    Yes,
    NotYet,
}

fn route(report: &SeriesReport, blocks: &mut Vec<Block>) {
    let language = report.language;
    blocks.push(Block::Part(said(language, text::ROUTE)));
    if report.stops.is_empty() && report.planned.is_empty() {
        return blocks.push(Block::Text(said(language, text::NO_STOPS)));
    }
    let column = |title: Said, holds, width| Column { title: said(language, title), holds, width };
    let row = |stop: &Stop, has_been: Held| {
        let day = stop.date.map_or_else(|| said(language, text::NO_DAY), |day| date(language, day));
        let mut facts: Vec<String> = [&stop.place, &stop.audience].into_iter().flatten().cloned().collect();
        let counts = match has_been {
            Held::Yes => [stop.people, stop.reflections].map(|n| cell(number(language, n.into()))),
            Held::NotYet => {
                facts.push(said(language, text::PLANNED));
                [cell("–"), cell("–")]
            }
        };
        [cell(day), Cell { facts, ..cell(stop.title.clone()) }].into_iter().chain(counts).collect()
    };
    let held = report.stops.iter().map(|stop| row(stop, Held::Yes));
    let planned = report.planned.iter().map(|stop| row(stop, Held::NotYet));
    blocks.push(Block::Table(Grid {
        caption: said(language, text::ROUTE),
        columns: vec![
            column(words::WHEN, Holds::Words, 22),
            column(text::STOP, Holds::Words, 48),
            column(text::COLUMN_PEOPLE, Holds::Numbers, 15),
            column(words::COLUMN_REFLECTIONS, Holds::Numbers, 15),
        ],
        rows: held.chain(planned).collect(),
    }));
}

fn coming_back(report: &SeriesReport, blocks: &mut Vec<Block>) {
    let language = report.language;
    blocks.push(Block::Section(said(language, text::COMES_BACK)));
    let back: Vec<&SeriesTheme> = report.coming_back().collect();
    if back.is_empty() {
        return blocks.push(Block::Text(said(language, report.nothing_back())));
    }
    blocks.push(Block::Note(said(language, text::COMES_BACK_NOTE)));
    blocks.push(Block::Chart(chart(report, &back)));
    for theme in back.iter().take(FIRST) {
        blocks.push(Block::Section(theme.title.clone()));
        blocks.push(Block::Text(report.breadth(theme, language)));
        if !theme.summary.is_empty() {
            blocks.push(Block::Text(theme.summary.clone()));
        }
        let once = theme.once.iter().map(|(at, title)| report.once_in_words(*at, title, language));
        blocks.extend(once.map(Block::Note));
        let quotes: Vec<Quote> = theme
            .heard()
            .filter_map(|(at, stop)| Some(quote(report.stops.get(at)?, stop.quote.as_ref()?)))
            .collect();
        if !quotes.is_empty() {
            blocks.push(Block::Quotes(quotes));
        }
    }
}

fn chart(report: &SeriesReport, back: &[&SeriesTheme]) -> Chart {
    let language = report.language;
    let told = |theme: &&SeriesTheme| format!("{} {}", theme.title, report.parts_in_words(theme, language));
    Chart {
        title: said(language, text::COMES_BACK),
        // One colour for all: colours mean questions, and which stop is which stands in the table.
        legend: vec![Category { title: words::REFLECTIONS.say(language, 2), name: "neutraal" }],
        bars: back
            .iter()
            .map(|theme| Bar { label: theme.title.clone(), parts: vec![theme.reflections()] })
            .collect(),
        description: back.iter().map(told).collect::<Vec<_>>().join("; "),
    }
}

fn quote(stop: &Stop, entry: &Entry) -> Quote {
    Quote {
        number: entry.number.to_string(),
        words: Words { text: entry.text.clone(), lang: entry.lang },
        prompt: Category::of(&stop.prompts, &entry.prompt),
        facts: vec![stop.name().to_owned()],
    }
}

fn since(report: &SeriesReport, blocks: &mut Vec<Block>) {
    let language = report.language;
    let Some(last) = report.stops.last().filter(|_| report.stops.len() > 1) else { return };
    blocks.push(Block::Section(said(language, text::SINCE)));
    blocks.push(Block::Text(text::SINCE_COUNT.fill(
        language,
        &[
            ("stop", last.name()),
            ("reflections", &text::REFLECTIONS.say(language, last.reflections)),
            ("people", &text::PEOPLE.say(language, last.people)),
        ],
    )));
    let title = |theme: &SeriesTheme| {
        format!("{}: {}", theme.title, text::REFLECTIONS.say(language, theme.reflections()))
    };
    let new: Vec<String> = report.new_at_last().map(title).collect();
    blocks
        .push(Block::Note(said(language, if new.is_empty() { text::NOTHING_NEW } else { text::NEW_THEMES })));
    if !new.is_empty() {
        blocks.push(Block::List(new));
    }
    let silent: Vec<String> = report.silent_at_last().map(title).collect();
    if !silent.is_empty() {
        blocks.push(Block::Note(said(language, text::SILENT)));
        blocks.push(Block::List(silent));
    }
}

fn differences(report: &SeriesReport, blocks: &mut Vec<Block>) {
    let language = report.language;
    if report.stops.len() < 2 {
        return;
    }
    blocks.push(Block::Section(said(language, text::DIFFERENCES)));
    let found = report.differences();
    if found.is_empty() {
        return blocks.push(Block::Text(said(language, report.no_differences())));
    }
    let card = |one: &super::Difference<'_>| Card {
        title: one.theme.title.clone(),
        // A writer ends it in its own way.
        fact: report.difference_in_words(one, language).trim_end_matches('.').to_owned(),
        text: None,
    };
    blocks.push(Block::Cards(found.iter().map(card).collect()));
}

fn by_stop(report: &SeriesReport, blocks: &mut Vec<Block>) {
    let language = report.language;
    if report.themes.is_empty() {
        return;
    }
    let numbers = |title: String, width| Column { title, holds: Holds::Numbers, width };
    let width = shared_width(report.stops.len() + 1);
    let mut columns =
        vec![Column { title: said(language, words::THEME), holds: Holds::Words, width: FIRST_COLUMN }];
    columns.extend(report.stops.iter().map(|stop| numbers(stop.name().to_owned(), width)));
    columns.push(numbers(said(language, text::TOGETHER), width));
    let n = |n: u32| cell(number(language, n.into()));
    let row = |theme: &SeriesTheme| {
        let facts = theme.once.iter().map(|(at, title)| report.once_in_words(*at, title, language)).collect();
        let mut row = vec![Cell { facts, ..cell(theme.title.clone()) }];
        row.extend(theme.at.iter().map(|at| at.as_ref().map_or_else(|| cell("–"), |at| n(at.reflections))));
        row.push(n(theme.reflections()));
        row
    };
    let mut rows: Vec<Vec<Cell>> = report.themes.iter().map(row).collect();
    let mut sum = |title: Said, of: fn(&Stop) -> u32| {
        let mut row = vec![cell(said(language, title))];
        row.extend(report.stops.iter().map(|stop| n(of(stop))));
        row.push(n(report.stops.iter().map(of).sum()));
        rows.push(row);
    };
    sum(text::LOOSE, |stop| stop.loose);
    sum(text::TOGETHER, |stop| stop.reflections);
    blocks.push(Block::Part(said(language, text::ALL_THEMES)));
    blocks.push(Block::Note(said(language, text::ALL_THEMES_NOTE)));
    blocks.push(Block::Table(Grid { caption: said(language, text::ALL_THEMES), columns, rows }));
}

fn by_perspective(report: &SeriesReport, blocks: &mut Vec<Block>) {
    let language = report.language;
    let Some(table) = &report.table else { return };
    let rest = said(language, words::REST);
    let width = shared_width(table.columns.len() + 1);
    let mut columns =
        vec![Column { title: said(language, words::THEME), holds: Holds::Words, width: FIRST_COLUMN }];
    let titles = table.columns.iter().map(|perspective| perspective.title.to_string());
    columns.extend(titles.chain([rest.clone()]).map(|title| Column { title, holds: Holds::Numbers, width }));
    let told = |value: &Option<u32>| match value {
        Some(n) => cell(number(language, (*n).into())),
        None => Cell { is_withheld: true, ..cell("–") },
    };
    let rows = report
        .themes
        .iter()
        .zip(&table.rows)
        .map(|(theme, row)| {
            let mut line = vec![cell(theme.title.clone())];
            line.extend(row.cells.iter().map(told));
            line.push(cell(number(language, row.rest.into())));
            line
        })
        .collect();
    blocks.push(Block::Section(said(language, text::BY_PERSPECTIVE)));
    let note = words::TABLE_NOTE.fill(language, &[("rest", &rest)]);
    blocks.push(Block::Note(format!("{note} {}", said(language, words::TOO_FEW_MEANS))));
    blocks.push(Block::Table(Grid { caption: said(language, text::BY_PERSPECTIVE), columns, rows }));
}

fn follow_up(report: &SeriesReport, blocks: &mut Vec<Block>) {
    let language = report.language;
    blocks.push(Block::Part(said(language, text::FOLLOW_UP)));
    let before = blocks.len();
    for theme in &report.themes {
        let is_followed = theme.follow_up.iter().any(|(_, reached)| reached.is_some());
        if !is_followed && theme.agreements.is_empty() {
            continue;
        }
        blocks.push(Block::Section(theme.title.clone()));
        if is_followed {
            let line = |(step, reached): &(Step, Option<(usize, Reached)>)| {
                step_line(report, *step, reached.as_ref())
            };
            blocks.push(Block::Steps(theme.follow_up.iter().map(line).collect()));
        }
        let agreed: Vec<String> = theme
            .agreements
            .iter()
            .map(|(_, one)| {
                let parts = [one.what.to_string(), one.who.to_string(), one.when.to_string()];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
            })
            .collect();
        if !agreed.is_empty() {
            blocks.push(Block::List(agreed));
        }
    }
    if blocks.len() == before {
        blocks.push(Block::Text(said(language, text::NO_FOLLOW_UP)));
    }
}

fn step_line(report: &SeriesReport, step: Step, reached: Option<&(usize, Reached)>) -> StepLine {
    let language = report.language;
    let Some((at, reached)) = reached else {
        return StepLine {
            step: said(language, words::step(step)),
            is_reached: false,
            says: vec![said(language, words::NOT_YET)],
            url: None,
        };
    };
    let today = Day::of(report.made);
    let mut says: Vec<String> = reached.on.iter().map(|day| date(language, *day)).collect();
    if !reached.note.is_empty() {
        says.push(reached.note.to_string());
    }
    if let Some(stop) = report.stops.get(*at).filter(|_| report.stops.len() > 1) {
        says.push(text::STEP_AT.fill(language, &[("stop", stop.name())]));
    }
    StepLine {
        step: said(language, words::step(step)),
        is_reached: reached.is_taken(today),
        says,
        url: reached.url.as_ref().map(|url| url.as_str().to_owned()),
    }
}

fn method(report: &SeriesReport, blocks: &mut Vec<Block>) {
    let language = report.language;
    blocks.push(Block::Section(said(language, text::METHOD)));
    let sentences = [
        text::METHOD_PUBLISHED,
        text::METHOD_PLANNED,
        text::METHOD_PEOPLE,
        text::METHOD_SAME,
        text::METHOD_SMALL,
    ];
    blocks.extend(sentences.map(|sentence| Block::Text(said(language, sentence))));
}

/// Of a hundred, for the titles.
const FIRST_COLUMN: u16 = 34;

/// What is left, shared among so many columns.
fn shared_width(columns: usize) -> u16 {
    (100 - FIRST_COLUMN) / u16::try_from(columns.max(1)).unwrap_or(u16::MAX)
}

fn said(language: Language, sentence: Said) -> String {
    sentence.say(language).to_owned()
}

fn cell(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), ..Cell::default() }
}

fn many(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
