//! The styles of the Word file. Whoever goes on with it changes a style once, and the whole document follows.

use docx_rs::{
    AbstractNumbering, Docx, IndentLevel, Level, LevelJc, LevelText, LineSpacing, LineSpacingType,
    NumberFormat, Numbering, NumberingId, Paragraph, RunFonts, SpecialIndentType, Start, Style, StyleType,
};

pub(super) const TEXT: &str = "1F2A33";
pub(super) const MUTED: &str = "55616B";
/// Everywhere there, and what other systems have in its place is as wide.
const FONT: &str = "Arial";
const BULLETS: usize = 2;
const NUMBERS: usize = 3;

pub(super) fn add(docx: Docx) -> Docx {
    let fonts = RunFonts::new().ascii(FONT).hi_ansi(FONT).cs(FONT).east_asia(FONT);
    let docx = docx.default_fonts(fonts).default_size(21).default_line_spacing(lines(0, 0, 276));
    let docx = all().into_iter().fold(docx, Docx::add_style);
    let level = |format: &str, text: &str| {
        Level::new(0, Start::new(1), NumberFormat::new(format), LevelText::new(text), LevelJc::new("left"))
            .indent(Some(425), Some(SpecialIndentType::Hanging(425)), None, None)
    };
    docx.add_abstract_numbering(AbstractNumbering::new(BULLETS).add_level(level("bullet", "•")))
        .add_numbering(Numbering::new(BULLETS, BULLETS))
        .add_abstract_numbering(AbstractNumbering::new(NUMBERS).add_level(level("decimal", "%1.")))
        .add_numbering(Numbering::new(NUMBERS, NUMBERS))
}

pub(super) fn bullet(paragraph: Paragraph) -> Paragraph {
    paragraph.numbering(NumberingId::new(BULLETS), IndentLevel::new(0))
}

pub(super) fn numbered(paragraph: Paragraph) -> Paragraph {
    paragraph.numbering(NumberingId::new(NUMBERS), IndentLevel::new(0))
}

fn lines(before: u32, after: u32, line: i32) -> LineSpacing {
    LineSpacing::new().before(before).after(after).line(line).line_rule(LineSpacingType::Auto)
}

/// Name and id, half points, colour, and space before and after.
fn style(id: &str, name: &str, size: usize, colour: &str, spacing: LineSpacing) -> Style {
    Style::new(id, StyleType::Paragraph)
        .name(name)
        .based_on("Normal")
        .size(size)
        .color(colour)
        .line_spacing(spacing)
}

/// Never alone at the foot of a page.
fn kept(mut style: Style) -> Style {
    style.paragraph_property = style.paragraph_property.keep_next(true).keep_lines(true);
    style
}

fn on_new_page(mut style: Style) -> Style {
    style.paragraph_property = style.paragraph_property.page_break_before(true);
    style
}

fn whole(mut style: Style) -> Style {
    style.paragraph_property = style.paragraph_property.keep_lines(true);
    style
}

fn all() -> Vec<Style> {
    let hyperlink = Style::new("Hyperlink", StyleType::Character).name("Hyperlink");
    vec![
        style("Brand", "Weerklank merk", 24, "0B5C8A", lines(0, 0, 240)).bold(),
        style("Warning", "Weerklank waarschuwing", 32, "8A4B00", lines(600, 0, 260)).bold(),
        style("CoverEyebrow", "Weerklank soort", 24, MUTED, lines(2_600, 60, 240)),
        style("Title", "Title", 72, TEXT, lines(0, 240, 240)).bold().q_format(true),
        style("Subtitle", "Subtitle", 28, MUTED, lines(0, 60, 264)).q_format(true),
        style("Audience", "Weerklank publiek", 22, MUTED, lines(0, 0, 264)),
        style("Gap", "Weerklank ruimte", 21, TEXT, lines(360, 240, 240)),
        style("After", "Weerklank na tabel", 12, TEXT, lines(0, 60, 200)),
        kept(style("Pull", "Weerklank openingszin", 32, TEXT, lines(0, 0, 300)).indent(
            Some(340),
            None,
            None,
            None,
        )),
        style("Promise", "Weerklank belofte", 19, MUTED, lines(0, 40, 264)),
        kept(style("Heading1", "heading 1", 46, TEXT, lines(0, 160, 252)).bold().outline_lvl(0))
            .next("BodyText")
            .q_format(true),
        on_new_page(kept(style("Eyebrow", "Weerklank thema", 21, MUTED, lines(0, 20, 240)))),
        kept(style("Heading2", "heading 2", 26, TEXT, lines(420, 100, 252)).bold().outline_lvl(1))
            .next("BodyText")
            .q_format(true),
        style("BodyText", "Body Text", 21, TEXT, lines(0, 120, 288)),
        style("Lede", "Weerklank samenvatting", 26, TEXT, lines(60, 160, 300)),
        style("Note", "Weerklank toelichting", 20, MUTED, lines(100, 140, 276)),
        kept(style("Caption", "caption", 20, TEXT, lines(160, 60, 252)).bold()),
        kept(style("Legend", "Weerklank legenda", 19, TEXT, lines(40, 80, 252))),
        style("Picture", "Weerklank grafiek", 21, TEXT, lines(60, 160, 240)),
        kept(style("KeyPhrase", "Weerklank kernzin", 32, TEXT, lines(120, 100, 300))),
        kept(style("Quote", "Quote", 22, TEXT, lines(180, 0, 288)).indent(Some(340), None, None, None)),
        whole(style("QuoteSmall", "Weerklank bij citaat", 18, MUTED, lines(0, 0, 276)).indent(
            Some(340),
            None,
            None,
            None,
        )),
        style("ListParagraph", "List Paragraph", 21, TEXT, lines(0, 80, 276)),
        style("ListNumber", "List Number", 21, TEXT, lines(60, 120, 276)),
        style("Figure", "Weerklank getal", 56, TEXT, lines(120, 0, 240)).bold(),
        style("FigureLabel", "Weerklank bij getal", 19, MUTED, lines(0, 60, 240)),
        style("SmallFigure", "Weerklank klein getal", 36, TEXT, lines(80, 0, 240)).bold(),
        style("TableHead", "Weerklank tabelkop", 18, TEXT, lines(40, 40, 252)).bold(),
        style("TableText", "Weerklank tabel", 18, TEXT, lines(40, 40, 252)),
        style("TableSmall", "Weerklank tabel klein", 16, MUTED, lines(0, 40, 240)),
        style("Footer", "footer", 17, MUTED, lines(0, 0, 240)),
        hyperlink.color("0B5C8A").underline("single"),
    ]
}
