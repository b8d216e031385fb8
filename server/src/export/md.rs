//! The report as Markdown (with GitHub's tables). People's text is never markup: each mark is written with
//! a backslash before it.

use std::fmt::Write;

use shared::text::report as say;

use super::outline::{Block, Chart, Grid, Holds, Outline, Quote, StepLine};
use super::report::BoardKind;

pub(super) fn write(outline: &Outline) -> Vec<u8> {
    let mut page = Page::default();
    cover(outline, &mut page);
    for block in &outline.blocks {
        add(outline, block, &mut page);
    }
    page.text.into_bytes()
}

/// Paragraphs with an empty line between them.
#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn add(&mut self, paragraph: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(paragraph);
        self.text.push('\n');
    }
}

fn cover(outline: &Outline, page: &mut Page) {
    let (cover, language) = (&outline.cover, outline.language);
    page.add(&format!("# {}", line(&cover.title)));
    if cover.kind == BoardKind::Rehearsal {
        page.add(&format!("**{}**", line(say::REHEARSAL.say(language))));
    }
    if !cover.event.is_empty() {
        page.add(&line(&cover.event));
    }
    if let Some(audience) = &cover.audience {
        page.add(&format!("{}: {}", say::AUDIENCE.say(language), line(audience)));
    }
    let figures = cover.figures.iter().map(|figure| format!("- **{}** {}", figure.value, figure.label));
    page.add(&figures.collect::<Vec<_>>().join("\n"));
    if let Some(pull) = &cover.pull {
        page.add(&quote(pull));
    }
    page.add(&cover.notes.iter().map(|note| line(note)).collect::<Vec<_>>().join(" "));
}

fn add(outline: &Outline, block: &Block, page: &mut Page) {
    match block {
        Block::Part(title) => page.add(&format!("## {}", line(title))),
        Block::Section(title) => page.add(&format!("### {}", line(title))),
        Block::Theme(head) => {
            page.add(&format!("## {}: {}", line(&head.eyebrow), line(&head.title)));
            let figures = head.figures.iter().map(|figure| format!("**{}** {}", figure.value, figure.label));
            page.add(&figures.collect::<Vec<_>>().join(" · "));
        }
        Block::Lede(text) | Block::Text(text) => page.add(&lines(text, "")),
        Block::Note(text) => page.add(&format!("*{}*", line(text))),
        Block::Cards(cards) => {
            let card = |(at, card): (usize, &super::outline::Card)| {
                let text = card.text.as_ref().map(|words| format!(". {}", line(&words.text)));
                format!("{}. **{}**: {}{}", at + 1, line(&card.title), card.fact, text.unwrap_or_default())
            };
            page.add(&cards.iter().enumerate().map(card).collect::<Vec<_>>().join("\n"));
        }
        Block::Chart(bars) => {
            page.add(&format!("**{}**", line(&bars.title)));
            page.add(&table(&of_chart(outline, bars)));
        }
        Block::KeyPhrase(phrase) => {
            page.add(&format!("*{}*", say::KEY_PHRASE_CHOSEN.say(outline.language)));
            page.add(&quote(phrase));
        }
        Block::Quotes(quotes) => quotes.iter().for_each(|one| page.add(&quote(one))),
        Block::List(items) => {
            page.add(&items.iter().map(|item| format!("- {}", line(item))).collect::<Vec<_>>().join("\n"));
        }
        Block::Links(links) => {
            let link = |link: &shared::outcome::Link| {
                format!("- [{}](<{}>)", line(link.title.as_str()), link.url.as_str())
            };
            page.add(&links.iter().map(link).collect::<Vec<_>>().join("\n"));
        }
        Block::Steps(steps) => {
            page.add(&steps.iter().map(step).collect::<Vec<_>>().join("\n"));
        }
        Block::Table(grid) => page.add(&table(grid)),
    }
}

fn step(step: &StepLine) -> String {
    let mark = if step.is_reached { "x" } else { " " };
    let says = step.says.iter().map(|text| line(text)).collect::<Vec<_>>().join(", ");
    let link = step.url.as_ref().map(|url| format!(" (<{url}>)")).unwrap_or_default();
    format!("- [{mark}] {}: {says}{link}", step.step)
}

fn quote(quote: &Quote) -> String {
    let mut small = vec![quote.number.clone(), quote.prompt.title.clone()];
    small.extend(quote.facts.iter().cloned());
    format!("{}\n>\n> {}", lines(&quote.words.text, "> "), line(&small.join(" · ")))
}

/// The numbers of a chart are a table where nothing is drawn.
fn of_chart(outline: &Outline, chart: &Chart) -> Grid {
    use super::outline::{Cell, Column};
    let language = outline.language;
    let number = |n: u32| Cell { text: shared::text::number(language, n.into()), ..Cell::default() };
    let column = |title: &str| Column { title: title.to_owned(), holds: Holds::Numbers, width: 10 };
    let mut columns = vec![Column { title: " ".to_owned(), holds: Holds::Words, width: 50 }];
    columns.extend(chart.legend.iter().map(|part| column(&part.title)));
    if chart.is_split() {
        columns.push(column(say::TOTAL.say(language)));
    }
    let row = |bar: &super::outline::Bar| {
        let mut cells = vec![Cell { text: bar.label.clone(), ..Cell::default() }];
        cells.extend(bar.parts.iter().map(|n| number(*n)));
        if chart.is_split() {
            cells.push(number(bar.total()));
        }
        cells
    };
    Grid { caption: chart.title.clone(), columns, rows: chart.bars.iter().map(row).collect() }
}

fn table(grid: &Grid) -> String {
    let mut text = String::new();
    let heads = grid.columns.iter().map(|column| line(&column.title)).collect::<Vec<_>>().join(" | ");
    let rule = grid.columns.iter().map(|column| match column.holds {
        Holds::Words => "---",
        Holds::Numbers => "---:",
    });
    let _ = write!(text, "| {heads} |\n| {} |", rule.collect::<Vec<_>>().join(" | "));
    for row in &grid.rows {
        let cells = row.iter().map(|cell| {
            let facts = cell.facts.iter().map(|fact| format!(" ({})", line(fact)));
            std::iter::once(line(&cell.text)).chain(facts).collect::<String>()
        });
        let _ = write!(text, "\n| {} |", cells.collect::<Vec<_>>().join(" | "));
    }
    text
}

/// A text on one line.
fn line(text: &str) -> String {
    escaped(&text.split('\n').map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" / "))
}

/// A text with its line breaks, each line behind this mark.
fn lines(text: &str, mark: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|part| escaped(part.trim())).collect();
    let mut said = String::new();
    for (at, part) in lines.iter().enumerate() {
        let breaks = !part.is_empty() && lines.get(at + 1).is_some_and(|next| !next.is_empty());
        let line = format!("{mark}{part}{}", if breaks { "\\" } else { "" });
        said.push_str(line.trim_end());
        said.push('\n');
    }
    said.truncate(said.trim_end().len());
    said
}

/// One line of text in which nothing is markup: no mark, no HTML, no link that GitHub finds by itself.
fn escaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len() + 8);
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in line.char_indices() {
        let is_first = at == 0;
        let is_mark = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '@' | '^' => true,
            '#' | '+' | '-' | '=' => is_first,
            '.' | ')' => (digits > 0 && at == digits) || line[..at].to_lowercase().ends_with("www"),
            ':' => line[at..].starts_with("://") || line[..at].to_lowercase().ends_with("mailto"),
            '!' => line[at + 1..].starts_with('['),
            _ => false,
        };
        if is_mark {
            text.push('\\');
        }
        // A tab may make a block of code; it is white space as good as any.
        text.push(if c == '\t' { ' ' } else { c });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn nothing_that_people_wrote_is_markup() {
        for (text, told) in [
            ("# Kop", r"\# Kop"),
            ("1. een", r"1\. een"),
            ("- een", r"\- een"),
            ("a-b", "a-b"),
            ("<b>x</b> & y", r"\<b\>x\</b\> \& y"),
            ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
            ("![x](y)", r"\!\[x\](y)"),
            ("https://x.example www.x.nl a@b.nl", r"https\://x.example www\.x.nl a\@b.nl"),
            ("*a* _b_ `c` ~d~ |", r"\*a\* \_b\_ \`c\` \~d\~ \|"),
            ("---", r"\---"),
        ] {
            assert_eq!(escaped(text), told);
        }
        assert_eq!(lines("a\nb\n\n    c", "> "), "> a\\\n> b\n>\n> c");
    }

    #[test]
    fn every_reflection_stands_in_it_once_with_its_number() {
        let report = sample::report();
        let text = String::from_utf8(write(&Outline::of(&report))).unwrap();
        let rows = text.lines().filter(|line| line.starts_with("| K-")).count();
        assert_eq!(rows, report.annex.len());
    }
}
