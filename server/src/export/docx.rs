//! The report as a Word file: real headings, real lists, table heads that each page repeats, charts as vector pictures
//! with their words, and the language of every text.

mod chart;
mod package;
mod style;
mod table;

use docx_rs::{
    AlignmentType, Docx, Footer, Hyperlink, HyperlinkType, NumPages, PageMargin, PageNum, Paragraph,
    ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run, Tab, TabValueType,
};
use shared::text::report as say;

use self::package::{LANGUAGE_STYLE, Picture};
use super::outline::{Block, Card, Category, Outline, Quote, ThemeHead, Words};
use super::report::BoardKind;
use super::{ExportError, for_xml};

/// Between the margins of an A4 sheet, in twentieths of a point.
const WIDTH: usize = 9_640;
const MARGIN: i32 = 1_134;

pub(super) fn write(outline: &Outline) -> Result<Vec<u8>, ExportError> {
    let mut writer = Writer { outline, docx: sheet(outline), pictures: Vec::new() };
    writer.cover();
    for block in &outline.blocks {
        writer.add(block);
    }
    package::pack(outline, writer.docx.build(), &writer.pictures)
}

fn sheet(outline: &Outline) -> Docx {
    let margin = PageMargin {
        top: 1_134,
        bottom: 1_134,
        left: MARGIN,
        right: MARGIN,
        header: 567,
        footer: 567,
        gutter: 0,
    };
    let docx = Docx::new().page_size(11_906, 16_838).page_margin(margin);
    let docx = style::add(docx);
    docx.title_pg().first_footer(Footer::new()).footer(foot(outline))
}

fn foot(outline: &Outline) -> Footer {
    let words = say::PAGE_N_OF.say(outline.language);
    let right = Tab::new().val(TabValueType::Right).pos(WIDTH);
    let running = Run::new().add_text(for_xml(&outline.cover.running)).add_tab();
    let mut line = Paragraph::new().style("Footer").add_tab(right).add_run(running);
    // "Pagina {n} van {all}", in the order that the language has.
    for piece in words.split_inclusive(['{', '}']) {
        line = match piece {
            "n}" => line.add_page_num(PageNum::new()),
            "all}" => line.add_num_pages(NumPages::new()),
            _ => line.add_run(Run::new().add_text(piece.trim_end_matches('{'))),
        };
    }
    Footer::new().add_paragraph(line)
}

struct Writer<'a> {
    outline: &'a Outline,
    docx: Docx,
    pictures: Vec<Picture>,
}

impl Writer<'_> {
    fn put(&mut self, paragraph: Paragraph) {
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_paragraph(paragraph);
    }

    fn put_table(&mut self, table: docx_rs::Table) {
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_table(table);
    }

    fn plain(&mut self, style: &str, text: &str) {
        self.put(Paragraph::new().style(style).add_run(run(text)));
    }

    fn cover(&mut self) {
        let (cover, language) = (&self.outline.cover, self.outline.language);
        self.put(Paragraph::new().style("Brand").add_run(run("Weerklank")));
        if cover.kind == BoardKind::Rehearsal {
            self.plain("Warning", say::REHEARSAL.say(language));
        }
        self.plain("CoverEyebrow", say::REPORT.say(language));
        self.plain("Title", &cover.title);
        if !cover.event.is_empty() {
            self.plain("Subtitle", &cover.event);
        }
        if let Some(audience) = &cover.audience {
            self.plain("Audience", audience);
        }
        self.put(Paragraph::new().style("Gap"));
        self.put_table(table::figures(&cover.figures, table::Side::Cover));
        if let Some(pull) = &cover.pull {
            self.put(Paragraph::new().style("Gap"));
            let border = Some(&pull.prompt);
            self.put(words("Pull", &pull.words, border));
            let mut small = small(&pull.prompt);
            for fact in &pull.facts {
                small = small.add_run(run(&format!("    {fact}")));
            }
            self.put(striped(small.style("QuoteSmall"), border));
        }
        self.put(Paragraph::new().style("Gap"));
        for note in &cover.notes {
            self.plain("Promise", note);
        }
    }

    fn add(&mut self, block: &Block) {
        match block {
            Block::Part(title) => {
                self.put(Paragraph::new().style("Heading1").page_break_before(true).add_run(run(title)));
            }
            Block::Section(title) => self.plain("Heading2", title),
            Block::Theme(head) => self.theme(head),
            Block::Lede(text) => self.plain("Lede", text),
            Block::Text(text) => self.plain("BodyText", text),
            Block::Note(text) => self.plain("Note", text),
            Block::Cards(cards) => cards.iter().for_each(|one| self.put(card(one))),
            Block::Chart(drawn) => {
                self.plain("Caption", &drawn.title);
                if drawn.is_split() {
                    let legend = drawn.legend.iter().fold(Paragraph::new().style("Legend"), |line, part| {
                        line.add_run(sign(part)).add_run(run(&format!(" {}      ", part.title)))
                    });
                    self.put(legend);
                }
                for picture in chart::pictures(self.outline.language, drawn) {
                    self.pictures.push(picture);
                    let run = Run::new().style(&package::picture_style(self.pictures.len())).add_text("");
                    self.put(Paragraph::new().style("Picture").add_run(run));
                }
            }
            Block::KeyPhrase(quote) => {
                self.put(words("KeyPhrase", &quote.words, None));
                let line = Paragraph::new().style("Note");
                let line = line.add_run(run(say::KEY_PHRASE_CHOSEN.say(self.outline.language)));
                self.put(facts(line.add_run(run("    ")), quote));
            }
            Block::Quotes(quotes) => quotes.iter().for_each(|one| {
                self.put(words("Quote", &one.words, Some(&one.prompt)));
                let small = facts(Paragraph::new().style("QuoteSmall"), one);
                self.put(striped(small, Some(&one.prompt)));
            }),
            Block::List(items) => items.iter().for_each(|item| {
                self.put(style::bullet(Paragraph::new().style("ListParagraph").add_run(run(item))));
            }),
            Block::Links(links) => links.iter().for_each(|link| {
                let target = Hyperlink::new(link.url.as_str(), HyperlinkType::External);
                let target = target.add_run(run(link.title.as_str()).style("Hyperlink"));
                self.put(style::bullet(Paragraph::new().style("ListParagraph").add_hyperlink(target)));
            }),
            Block::Steps(steps) => {
                self.put_table(table::steps(steps, say::COLUMN_LINK.say(self.outline.language)));
                self.put(Paragraph::new().style("After"));
            }
            Block::Table(grid) => {
                self.put_table(table::grid(grid));
                self.put(Paragraph::new().style("After"));
            }
        }
    }

    fn theme(&mut self, head: &ThemeHead) {
        self.plain("Eyebrow", &head.eyebrow);
        self.plain("Heading1", &head.title);
        self.put_table(table::figures(&head.figures, table::Side::Theme));
        self.put(Paragraph::new().style("After"));
    }
}

/// A text as one run, its lines and tabs kept.
fn run(text: &str) -> Run {
    fill(Run::new(), text)
}

fn fill(mut run: Run, text: &str) -> Run {
    let text = for_xml(text);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        for (at, piece) in line.split('\t').enumerate() {
            if at > 0 {
                run = run.add_tab();
            }
            run = run.add_text(piece);
        }
    }
    run
}

/// What somebody wrote, in its language.
fn said(words: &Words) -> Run {
    let run = match words.lang {
        Some(lang) => Run::new().style(&format!("{LANGUAGE_STYLE}{}", lang.as_str())),
        None => Run::new(),
    };
    fill(run, &words.text)
}

fn words(style: &str, words: &Words, stripe: Option<&Category>) -> Paragraph {
    let paragraph = Paragraph::new().style(style).add_run(said(words));
    striped(if begins_at_right(&words.text) { right_to_left(paragraph) } else { paragraph }, stripe)
}

fn right_to_left(mut paragraph: Paragraph) -> Paragraph {
    paragraph.property = paragraph.property.bidi(true).align(AlignmentType::Left);
    paragraph
}

/// Hebrew, Arabic and their neighbours: the first letter decides, as in UAX 9.
fn begins_at_right(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(
        |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'),
    )
}

/// The prompt's stripe before a quote.
fn striped(mut paragraph: Paragraph, stripe: Option<&Category>) -> Paragraph {
    if let Some(category) = stripe {
        let left = ParagraphBorder::new(ParagraphBorderPosition::Left);
        let left = left.size(36).space(12).color(category.colour());
        paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(left));
    }
    paragraph
}

/// A prompt's shape in its colour; the word follows it.
fn sign(category: &Category) -> Run {
    Run::new().add_text(category.shape().to_string()).color(category.colour())
}

fn small(category: &Category) -> Paragraph {
    Paragraph::new().add_run(sign(category)).add_run(run(&format!(" {}", category.title)))
}

fn facts(line: Paragraph, quote: &Quote) -> Paragraph {
    let line = line.add_run(sign(&quote.prompt)).add_run(run(&format!(" {}", quote.prompt.title)));
    let line = quote.facts.iter().fold(line, |line, fact| line.add_run(run(&format!("    {fact}"))));
    line.add_run(run(&format!("    {}", quote.number)))
}

fn card(card: &Card) -> Paragraph {
    let line = Paragraph::new().style("ListNumber");
    let line = line.add_run(run(&card.title).bold()).add_run(run(&format!(" {}. ", card.fact)));
    style::numbered(match &card.text {
        Some(text) => line.add_run(said(text)),
        None => line,
    })
}

#[cfg(test)]
mod tests;
