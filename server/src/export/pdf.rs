//! The report as PDF: the outline, block by block, as the sheets take it.

pub mod sheets;

use print::report as sheet;
use print::{Colour, Mark, Matrix, Words};
use shared::day::Day;
use shared::text::{number, paper, report as say};

use super::ExportError;
use super::outline::{self, Bar, Block, Category, Chart, Grid, Holds, Outline, Quote};
use super::report::{BoardKind, Report};

impl From<print::Failure> for ExportError {
    fn from(failure: print::Failure) -> Self {
        match failure {
            print::Failure::NoPress => Self::NoPdf,
            other => Self::writer(other),
        }
    }
}

/// `result` is the address of the result page, once everybody may read it.
pub fn write(report: &Report, outline: &Outline, result: Option<&str>) -> Result<Vec<u8>, ExportError> {
    Ok(print::report(&document(report, outline, result))?)
}

fn document(report: &Report, outline: &Outline, result: Option<&str>) -> sheet::Report {
    let language = outline.language;
    let said = |sentence: shared::text::Said| sentence.say(language).to_owned();
    let Day { year, month, day } = Day::of(report.cover.made);
    sheet::Report {
        lang: language.as_str(),
        title: format!("{} · {}", outline.cover.title, say::REPORT.say(language)),
        subject: said(paper::SUBJECT),
        made: (year, month, day),
        running: Words::new(&*outline.cover.running),
        cover: cover(outline, result),
        blocks: Writer { report, outline }.blocks(),
        page: said(paper::PAGE),
        squares: said(paper::SQUARES),
    }
}

fn cover(outline: &Outline, result: Option<&str>) -> sheet::Cover {
    let (cover, language) = (&outline.cover, outline.language);
    let some = |text: &str| (!text.is_empty()).then(|| Words::new(text));
    let way = result.and_then(|url| {
        let alt = paper::QR_OF_RESULT.say(language);
        Some(sheet::Way { url: url.to_owned(), qr: matrix(url, alt)? })
    });
    sheet::Cover {
        banner: (cover.kind == BoardKind::Rehearsal).then(|| say::REHEARSAL.say(language).to_owned()),
        heading: Words::new(&*cover.title),
        sub: some(&cover.event),
        audience: cover.audience.as_deref().and_then(some),
        figures: figures(&cover.figures),
        pull: cover.pull.as_ref().map(quote),
        notes: cover.notes.clone(),
        way,
    }
}

/// `None` where an address is longer than any QR code.
pub(crate) fn matrix(address: &str, alt: &str) -> Option<Matrix> {
    let qr = fast_qr::qr::QRBuilder::new(address).build().ok()?;
    Some(Matrix::new(qr.size, |row, column| qr[row][column].value(), alt))
}

fn figures(all: &[outline::Figure]) -> Vec<sheet::Figure> {
    let figure =
        |one: &outline::Figure| sheet::Figure { number: one.value.clone(), label: one.label.clone() };
    all.iter().map(figure).collect()
}

fn words(words: &outline::Words) -> Words {
    Words::new(&*words.text).in_language(words.lang.as_ref().map(shared::words::Lang::as_str))
}

pub(crate) fn mark(category: &Category) -> Mark {
    Mark { colour: Colour::named(category.name), title: category.title.clone() }
}

fn quote(quote: &Quote) -> sheet::Quote {
    sheet::Quote {
        words: words(&quote.words),
        mark: mark(&quote.prompt),
        number: quote.number.clone(),
        facts: quote.facts.clone(),
    }
}

/// Columns side by side on a page, with the one that heads the rows.
const COLUMNS: usize = 15;
/// Letters of a theme's title where it stands in every row; its own page has all of it.
const THEME: usize = 60;
/// A part of so few lines shares a page with what stands before it.
const SHORT: usize = 12;

struct Writer<'a> {
    report: &'a Report,
    outline: &'a Outline,
}

impl Writer<'_> {
    /// The summary is one page: its charts beyond the first move to the part that is about counts, where there is one.
    fn blocks(&self) -> Vec<sheet::Block> {
        let mut parts = parts(&self.outline.blocks);
        let counts = say::THEMES_AND_PERSPECTIVES.say(self.outline.language);
        let is_counts =
            |part: &Vec<&Block>| matches!(part.first(), Some(Block::Part(title)) if title == counts);
        let mut seen = 0;
        let mut moved = Vec::new();
        if let Some(summary) = parts.first_mut() {
            summary.retain(|block| {
                let is_chart = matches!(block, Block::Chart(_));
                seen += usize::from(is_chart);
                let stays = !is_chart || seen == 1;
                if !stays {
                    moved.push(*block);
                }
                stays
            });
        }
        let place = parts.iter().position(is_counts).unwrap_or(0);
        if let Some(part) = parts.get_mut(place) {
            part.append(&mut moved);
        }
        let mut charts = 0;
        let mut written = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let begin = if at == 0 { sheet::Begin::Page } else { begin(part) };
            for block in part {
                match block {
                    Block::Table(grid) => {
                        written.extend(self.tables(grid).into_iter().map(sheet::Block::Table));
                    }
                    block => written.push(self.block(block, begin, &mut charts)),
                }
            }
        }
        written
    }

    fn block(&self, block: &Block, begin: sheet::Begin, charts: &mut u32) -> sheet::Block {
        let language = self.outline.language;
        let own = |text: &String| Words::new(&**text);
        match block {
            Block::Part(title) => sheet::Block::Part { title: title.clone(), begin },
            Block::Section(title) => sheet::Block::Section { title: title.clone() },
            Block::Theme(head) => sheet::Block::Theme {
                eyebrow: head.eyebrow.clone(),
                title: own(&head.title),
                figures: figures(&head.figures),
            },
            Block::Lede(text) => sheet::Block::Lede { words: own(text) },
            Block::Text(text) => sheet::Block::Text { words: own(text) },
            Block::Note(text) => sheet::Block::Note { words: own(text) },
            Block::Cards(cards) => sheet::Block::Cards { cards: cards.iter().map(card).collect() },
            Block::Chart(chart) => {
                *charts += 1;
                sheet::Block::Chart(self.chart(chart, *charts))
            }
            Block::KeyPhrase(phrase) => sheet::Block::KeyPhrase {
                quote: quote(phrase),
                label: say::KEY_PHRASE_CHOSEN.say(language).to_owned(),
            },
            Block::Quotes(quotes) => sheet::Block::Quotes { quotes: quotes.iter().map(quote).collect() },
            Block::List(items) => sheet::Block::List { items: items.iter().map(own).collect() },
            Block::Links(links) => sheet::Block::Links { links: links.iter().map(link).collect() },
            Block::Steps(steps) => sheet::Block::Steps { steps: steps.iter().map(step).collect() },
            Block::Table(grid) => sheet::Block::Table(self.table(grid)),
        }
    }

    /// The first chart stands under its own section.
    fn chart(&self, chart: &Chart, place: u32) -> sheet::Chart {
        let themes = &self.report.themes;
        let bar = |bar: &Bar| sheet::Bar {
            label: Words::new(&*bar.label),
            theme: themes.iter().position(|theme| theme.title == bar.label),
            parts: bar.parts.clone(),
            total: bar.total(),
            said: number(self.outline.language, bar.total().into()),
        };
        sheet::Chart {
            heading: (place > 1).then(|| chart.title.clone()),
            alt: chart.description.clone(),
            legend: chart.legend.iter().map(mark).collect(),
            bars: chart.bars.iter().map(bar).collect(),
        }
    }

    /// With more columns than a page has room for, one below the other; each begins with what heads its rows.
    fn tables(&self, grid: &Grid) -> Vec<sheet::Table> {
        let whole = self.table(grid);
        if whole.columns.len() <= COLUMNS {
            return vec![whole];
        }
        // About as many in each: a last table of one column says little.
        let others = whole.columns.len() - 1;
        let each = others.div_ceil(others.div_ceil(COLUMNS - 1));
        let starts = (1..whole.columns.len()).step_by(each);
        let part = |start: usize| {
            let end = whole.columns.len().min(start + each);
            let own = |at: usize| at == 0 || (start..end).contains(&at);
            let columns =
                whole.columns.iter().enumerate().filter(|(at, _)| own(*at)).map(|(_, one)| one.clone());
            let cells = |row: &sheet::Row| sheet::Row {
                anchor: row.anchor.clone().filter(|_| start == 1),
                cells: row
                    .cells
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| own(*at))
                    .map(|(_, one)| one.clone())
                    .collect(),
            };
            let mut table =
                sheet::Table { columns: columns.collect(), rows: whole.rows.iter().map(cells).collect() };
            for (at, column) in table.columns.iter_mut().enumerate() {
                column.width = if at == 0 { 30 } else { 8 };
            }
            table
        };
        starts.map(part).collect()
    }

    /// The annex is what numbers lead to, and there a prompt's name has its shape.
    fn table(&self, grid: &Grid) -> sheet::Table {
        let is_annex = grid.caption == say::ANNEX.say(self.outline.language);
        let prompts = &self.report.cover.prompts;
        let named = |title: &str| {
            let prompt = prompts.iter().find(|prompt| prompt.title.as_str() == title)?;
            Some(mark(&Category::of(prompts, &prompt.id)))
        };
        let prompt_column = say::PROMPT.say(self.outline.language);
        let theme_column = say::THEME.say(self.outline.language);
        let row = |cells: &Vec<outline::Cell>| {
            let one = |(cell, column): (&outline::Cell, &outline::Column)| {
                let words =
                    Words::new(&*cell.text).in_language(cell.lang.as_ref().map(shared::words::Lang::as_str));
                sheet::Cell {
                    words: if is_annex && column.title == theme_column { words.cut(THEME) } else { words },
                    mark: if is_annex && column.title == prompt_column { named(&cell.text) } else { None },
                    facts: cell.facts.clone(),
                }
            };
            sheet::Row {
                anchor: cells.first().filter(|_| is_annex).map(|cell| cell.text.clone()),
                cells: cells.iter().zip(&grid.columns).map(one).collect(),
            }
        };
        let mut columns: Vec<sheet::Column> = grid.columns.iter().map(column).collect();
        if let (true, [_, reflection, prompt, ..]) = (is_annex, columns.as_mut_slice()) {
            // Its shape takes room beside the prompt's name.
            reflection.width = reflection.width.saturating_sub(3);
            prompt.width += 3;
        }
        sheet::Table { columns, rows: grid.rows.iter().map(row).collect() }
    }
}

fn parts(blocks: &[Block]) -> Vec<Vec<&Block>> {
    let mut parts: Vec<Vec<&Block>> = Vec::new();
    for block in blocks {
        match parts.last_mut() {
            Some(part) if !matches!(block, Block::Part(_) | Block::Theme(_)) => part.push(block),
            _ => parts.push(vec![block]),
        }
    }
    parts
}

fn begin(part: &[&Block]) -> sheet::Begin {
    let lines = |block: &&Block| match block {
        Block::Cards(_) | Block::Chart(_) | Block::Quotes(_) | Block::Lede(_) => SHORT,
        Block::Table(grid) => grid.rows.len() + 1,
        Block::List(items) => items.len(),
        _ => 1,
    };
    let all: usize = part.iter().map(lines).sum();
    if all > SHORT { sheet::Begin::Page } else { sheet::Begin::Space }
}

fn card(card: &outline::Card) -> sheet::Card {
    sheet::Card {
        title: Words::new(&*card.title),
        fact: card.fact.clone(),
        words: card.text.as_ref().map(words),
    }
}

fn link(link: &shared::outcome::Link) -> sheet::Link {
    sheet::Link { title: Words::new(link.title.as_str()), url: link.url.as_str().to_owned() }
}

fn step(step: &outline::StepLine) -> sheet::Step {
    sheet::Step {
        title: step.step.clone(),
        is_reached: step.is_reached,
        says: step.says.iter().map(|said| Words::new(&**said)).collect(),
        url: step.url.clone(),
    }
}

fn column(column: &outline::Column) -> sheet::Column {
    sheet::Column {
        title: Words::new(&*column.title),
        holds: match column.holds {
            Holds::Words => sheet::Holds::Words,
            Holds::Numbers => sheet::Holds::Numbers,
        },
        width: column.width,
    }
}

#[cfg(test)]
mod tests;
