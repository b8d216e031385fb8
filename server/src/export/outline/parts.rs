//! The parts after the themes: perspectives, what stands apart, agreements, method; and what a quote says of itself.

use shared::outcome::Agreement;
use shared::settings::{Identity, Perspective};
use shared::text::common::set_aside;
use shared::text::report as say;
use shared::text::{date, number};

use super::front::chart;
use super::{Bar, Block, Category, Cell, Column, Grid, Holds, Quote, Words};
use crate::export::report::{Entry, Medium, Number, Report};

/// So many loose reflections are read whole; more stand in the annex alone.
const LOOSE_IN_FULL: usize = 30;

pub(super) fn quote(report: &Report, entry: &Entry) -> Quote {
    let language = report.cover.language;
    let mut facts = Vec::new();
    if entry.stacked > 0 {
        facts.push(say::WROTE_THIS.say(language, entry.stacked + 1));
    }
    if entry.recognised > 0 {
        facts.push(say::RECOGNISED.say(language, entry.recognised));
    }
    if let Some(votes) = entry.votes.filter(|votes| *votes > 0) {
        facts.push(say::GOT_VOTES.say(language, votes));
    }
    facts.extend(told(report, entry));
    Quote {
        number: entry.number.to_string(),
        words: Words::of(entry),
        prompt: Category::of(&report.cover.prompts, &entry.prompt),
        facts,
    }
}

/// Who says it, as far as that is told, and how it came.
pub(super) fn told(report: &Report, entry: &Entry) -> Vec<String> {
    let language = report.cover.language;
    let perspectives = &report.cover.settings.perspectives;
    let title =
        |key: &shared::ids::Key| perspectives.iter().find(|p| p.id == *key).map(|p| p.title.to_string());
    let mut facts: Vec<String> = entry.name.iter().cloned().collect();
    facts.extend(entry.perspective.as_ref().and_then(title));
    if entry.on == Medium::Paper {
        facts.push(say::ON_PAPER.say(language).to_owned());
    }
    facts
}

pub(super) fn perspectives(report: &Report, blocks: &mut Vec<Block>) {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    if report.cover.settings.perspectives.is_empty() {
        return;
    }
    blocks.push(Block::Part(said(say::THEMES_AND_PERSPECTIVES)));
    let Some(table) = &report.table else {
        return blocks.push(Block::Text(said(say::NO_TABLE)));
    };
    let rest = said(say::REST);
    blocks.push(Block::Note(say::TABLE_NOTE.fill(language, &[("rest", &rest)])));
    let bar = |(perspective, sum): (&Perspective, &u32)| Bar {
        label: perspective.title.to_string(),
        parts: vec![*sum],
    };
    let mut bars: Vec<Bar> = table.columns.iter().zip(&table.totals).map(bar).collect();
    let told: u32 = table.totals.iter().sum();
    bars.push(Bar { label: rest.clone(), parts: vec![report.cover.reflections.saturating_sub(told)] });
    let one = Category { title: said(say::COLUMN_REFLECTIONS), name: "neutraal" };
    blocks.push(Block::Chart(chart(report, say::CHART_PERSPECTIVES, vec![one], bars)));
    blocks.push(Block::Table(grid(report, table)));
    if table.rows.iter().any(|row| row.cells.contains(&None)) {
        blocks.push(Block::Note(said(say::TOO_FEW_MEANS)));
    }
}

fn grid(report: &Report, table: &crate::export::report::Table) -> Grid {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    let numbers = table.columns.len() + 2;
    let share = u16::try_from(70 / numbers.max(1)).unwrap_or(5);
    let column = |title: String| Column { title, holds: Holds::Numbers, width: share };
    let first = 100 - share * u16::try_from(numbers).unwrap_or(1);
    let mut columns = vec![Column { title: said(say::THEME), holds: Holds::Words, width: first }];
    columns.extend(table.columns.iter().map(|perspective| column(perspective.title.to_string())));
    columns.extend([column(said(say::REST)), column(said(say::TOTAL))]);
    let titles = report.themes.iter().map(|theme| theme.title.clone());
    let sizes = report.themes.iter().map(|theme| theme.members.len()).chain([report.loose.len()]);
    let titles = titles.chain([said(say::LOOSE)]);
    let n = |n: u32| Cell::text(number(language, n.into()));
    let rows = table.rows.iter().zip(titles.zip(sizes)).map(|(row, (title, size))| {
        let cell = |cell: &Option<u32>| match cell {
            Some(count) => n(*count),
            None => Cell { is_withheld: true, ..Cell::text("–") },
        };
        let mut cells = vec![Cell::text(title)];
        cells.extend(row.cells.iter().map(cell));
        cells.extend([n(row.rest), n(total(size))]);
        cells
    });
    Grid { caption: said(say::THEMES_AND_PERSPECTIVES), columns, rows: rows.collect() }
}

pub(super) fn loose(report: &Report, blocks: &mut Vec<Block>) {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    if report.cover.reflections == 0 {
        return;
    }
    blocks.push(Block::Part(said(say::LOOSE)));
    if report.loose.is_empty() {
        return blocks.push(Block::Text(said(say::LOOSE_NONE)));
    }
    blocks.push(Block::Note(said(say::LOOSE_NOTE)));
    let entries: Vec<&Entry> = report.loose.iter().filter_map(|number| report.entry(*number)).collect();
    if entries.len() <= LOOSE_IN_FULL {
        return blocks.push(Block::Quotes(entries.into_iter().map(|entry| quote(report, entry)).collect()));
    }
    let count = number(language, u64::from(total(entries.len())));
    blocks.push(Block::Text(say::LOOSE_MANY.fill(language, &[("n", &count)])));
    let numbers: Vec<String> = report.loose.iter().map(Number::to_string).collect();
    blocks.push(Block::Text(numbers.join(", ")));
}

pub(super) fn not_on_board(report: &Report, blocks: &mut Vec<Block>) {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    blocks.push(Block::Section(said(say::NOT_ON_BOARD)));
    if report.set_aside.is_empty() {
        blocks.push(Block::Text(said(say::NOTHING_SET_ASIDE)));
    } else {
        blocks.push(Block::Note(said(say::NOT_ON_BOARD_NOTE)));
        let column = |title, holds, width| Column { title: said(title), holds, width };
        let columns = vec![column(say::REASON, Holds::Words, 75), column(say::NUMBER_OF, Holds::Numbers, 25)];
        let n = |n: u32| Cell::text(number(language, n.into()));
        let rows = report
            .set_aside
            .iter()
            .map(|(reason, count)| vec![Cell::text(set_aside(*reason).say(language)), n(*count)]);
        blocks.push(Block::Table(Grid { caption: said(say::NOT_ON_BOARD), columns, rows: rows.collect() }));
    }
    if report.unread > 0 {
        blocks.push(Block::Text(say::UNREAD.say(language, report.unread)));
    }
}

pub(super) fn agreements(report: &Report, blocks: &mut Vec<Block>) {
    let language = report.cover.language;
    let (title, all) = (say::AGREEMENTS.say(language).to_owned(), all_agreements(report));
    if all.is_empty() {
        // Not worth a page.
        blocks.push(Block::Section(title));
        return blocks.push(Block::Text(say::NO_AGREEMENTS.say(language).to_owned()));
    }
    blocks.push(Block::Part(title));
    blocks.push(Block::Table(agreed(report, &all, Whose::Everybody)));
}

/// Those of a theme are listed with it, and once more here: who carries something out looks in one place.
pub(in crate::export) fn all_agreements(report: &Report) -> Vec<&Agreement> {
    let of_themes = report.themes.iter().flat_map(|theme| theme.agreements.iter());
    let mut all: Vec<&Agreement> = report.agreements.iter().collect();
    all.extend(of_themes.filter(|own| !report.agreements.iter().any(|other| other.id == own.id)));
    all
}

/// Does a table of agreements name the theme of each?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Everybody,
    Theme,
}

pub(super) fn agreed(report: &Report, agreements: &[&Agreement], whose: Whose) -> Grid {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    let column = |title, width| Column { title: said(title), holds: Holds::Words, width };
    let mut columns = match whose {
        Whose::Everybody => vec![column(say::WHAT, 40), column(say::WHO, 20), column(say::BY_WHEN, 18)],
        Whose::Theme => vec![column(say::WHAT, 52), column(say::WHO, 26), column(say::BY_WHEN, 22)],
    };
    if whose == Whose::Everybody {
        columns.push(column(say::THEME, 22));
    }
    let theme = |agreement: &Agreement| {
        let title = agreement.theme.and_then(|id| report.theme(id)).map(|theme| theme.title.clone());
        Cell::text(title.unwrap_or_else(|| said(say::WHOLE_BOARD)))
    };
    let rows = agreements.iter().map(|agreement| {
        let words = [agreement.what.as_str(), agreement.who.as_str(), agreement.when.as_str()];
        let last = (whose == Whose::Everybody).then(|| theme(agreement));
        words.into_iter().map(Cell::text).chain(last).collect()
    });
    Grid { caption: said(say::AGREEMENTS), columns, rows: rows.collect() }
}

pub(super) fn method(report: &Report, blocks: &mut Vec<Block>) {
    let (cover, language) = (&report.cover, report.cover.language);
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    blocks.push(Block::Part(said(say::METHOD)));
    blocks.push(Block::Text(said(say::METHOD_WROTE)));
    let asked = cover.prompts.iter().map(|prompt| match prompt.question.as_str() {
        "" => prompt.title.to_string(),
        question => format!("{}: {question}", prompt.title),
    });
    blocks.push(Block::List(asked.collect()));
    let mut steps = vec![said(say::grouped_by(cover.settings.group_by))];
    let on_paper = total(report.annex.iter().filter(|entry| entry.on == Medium::Paper).count());
    if on_paper > 0 {
        steps.push(say::METHOD_PAPER.say(language, on_paper));
    }
    steps.extend([said(say::METHOD_RECOGNISED), said(say::METHOD_STACKED), said(say::METHOD_QUOTES)]);
    steps.push(say::had_votes(cover.settings.vote_on).say(language, cover.settings.votes_per_person));
    steps.push(said(say::METHOD_SAME_NUMBERS));
    blocks.push(Block::List(steps));
    blocks.push(Block::Section(said(say::PRIVACY)));
    let mut privacy = vec![said(say::identity(cover.settings.identity)), said(say::SMALL_GROUPS)];
    privacy.push(said(say::FEW_VOTERS));
    if cover.is_final && cover.settings.identity == Identity::Anonymous {
        privacy.push(said(say::NOBODY_LINKED));
    }
    privacy.push(say::ERASED_ON.fill(language, &[("day", &date(language, cover.erased_on))]));
    privacy.push(said(say::COPIES_STAY));
    blocks.push(Block::List(privacy));
}

pub(super) fn total(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
