//! Every published reflection under its number.

use shared::text::number;
use shared::text::report as say;

use super::parts::told;
use super::{Block, Category, Cell, Column, Grid, Holds};
use crate::export::report::{Entry, Report};

pub(super) fn all(report: &Report, blocks: &mut Vec<Block>) {
    let language = report.cover.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    if report.annex.is_empty() {
        return;
    }
    blocks.push(Block::Part(said(say::ANNEX)));
    blocks.push(Block::Note(said(say::ANNEX_NOTE)));
    let has_votes = report.annex.iter().any(|entry| entry.votes.is_some());
    let column = |title, holds, width| Column { title: said(title), holds, width };
    let words = if has_votes { 44 } else { 52 };
    let mut columns = vec![
        column(say::NUMBER, Holds::Words, 9),
        column(say::REFLECTION, Holds::Words, words),
        column(say::PROMPT, Holds::Words, 13),
        column(say::THEME, Holds::Words, 17),
        column(say::COLUMN_RECOGNISED, Holds::Numbers, 9),
    ];
    if has_votes {
        columns.push(column(say::COLUMN_VOTES, Holds::Numbers, 8));
    }
    let rows = report.annex.iter().map(|entry| {
        let mut cells = row(report, entry);
        if has_votes {
            let votes = entry.votes.map(|votes| number(language, votes.into()));
            cells.push(Cell::text(votes.unwrap_or_default()));
        }
        cells
    });
    blocks.push(Block::Table(Grid { caption: said(say::ANNEX), columns, rows: rows.collect() }));
}

fn row(report: &Report, entry: &Entry) -> Vec<Cell> {
    let language = report.cover.language;
    let under = entry.under.map(|top| say::LIES_UNDER.fill(language, &[("number", &top.to_string())]));
    let facts = told(report, entry).into_iter().chain(under).collect();
    let theme = entry.theme.and_then(|id| report.theme(id)).map(|theme| theme.title.clone());
    vec![
        Cell::text(entry.number.to_string()),
        Cell { text: entry.text.clone(), lang: entry.lang, facts, is_withheld: false },
        Cell::text(Category::of(&report.cover.prompts, &entry.prompt).title),
        Cell::text(theme.unwrap_or_else(|| say::NO_THEME.say(language).to_owned())),
        Cell::text(number(language, entry.recognised.into())),
    ]
}
