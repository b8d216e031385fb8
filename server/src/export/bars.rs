//! A chart as lines and letters: bars of one scale, a number in each part, the total behind it. Drawn once; the page
//! has it as SVG, the Word file as a metafile.

use maud::{Markup, html};
use shared::settings::Language;
use shared::text::number;

use super::outline::{Bar, Category, Chart};

pub(super) const WIDTH: f64 = 680.0;
/// Where bars begin; labels stand before it.
const AXIS: f64 = 262.0;
/// Left free behind the longest bar, for its total.
const TOTAL: f64 = 52.0;
const BAR: f64 = 28.0;
const STEP: f64 = 37.0;
const GAP: f64 = 2.0;
const LABEL: f64 = 14.0;
const PART: f64 = 12.0;
const SUM: f64 = 15.0;

pub(super) struct Drawing {
    pub height: f64,
    pub shapes: Vec<Shape>,
}

pub(super) enum Shape {
    Bar { category: Category, left: f64, top: f64, width: f64, height: f64 },
    Text { text: String, x: f64, baseline: f64, size: f64, says: Says },
}

/// What a text in the picture is; all else follows from it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// Before the bars, to the right.
    Label,
    /// White, in the middle of its part.
    Part,
    /// Bold, behind the bar.
    Total,
}

pub(super) fn draw(language: Language, chart: &Chart, bars: &[Bar]) -> Drawing {
    let scale = (WIDTH - AXIS - TOTAL) / f64::from(chart.longest().max(1));
    let mut shapes = Vec::new();
    for (at, bar) in bars.iter().enumerate() {
        let top = STEP * count(at);
        label(&bar.label, top, &mut shapes);
        let mut left = AXIS;
        for (part, n) in chart.legend.iter().zip(&bar.parts).filter(|(_, n)| **n > 0) {
            let width = f64::from(*n) * scale;
            let seen = (width - GAP).max(1.0);
            shapes.push(Shape::Bar { category: part.clone(), left, top, width: seen, height: BAR });
            let text = number(language, (*n).into());
            if chart.is_split() && seen > breadth(&text, PART) + 6.0 {
                let (x, baseline) = (left + seen / 2.0, top + BAR / 2.0 + 4.0);
                shapes.push(Shape::Text { text, x, baseline, size: PART, says: Says::Part });
            }
            left += width;
        }
        let text = number(language, bar.total().into());
        let (x, baseline) = (left + 8.0, top + BAR / 2.0 + 5.5);
        shapes.push(Shape::Text { text, x, baseline, size: SUM, says: Says::Total });
    }
    Drawing { height: STEP * count(bars.len()) - (STEP - BAR), shapes }
}

fn label(text: &str, top: f64, shapes: &mut Vec<Shape>) {
    let lines = broken(text);
    let middle = top + BAR / 2.0 + 5.0;
    let first = if lines.len() > 1 { middle - 8.0 } else { middle };
    for (at, text) in lines.into_iter().enumerate() {
        let (x, baseline) = (AXIS - 12.0, first + 16.0 * count(at));
        shapes.push(Shape::Text { text, x, baseline, size: LABEL, says: Says::Label });
    }
}

/// The drawing for a page; `id` tells it from the others there.
pub(super) fn picture(language: Language, chart: &Chart, bars: &[Bar], id: &str) -> Markup {
    let drawing = draw(language, chart, bars);
    html! {
        svg.chart viewBox={ "0 0 " (WIDTH) " " (drawing.height) } role="img" aria-labelledby={ (id) "t " (id) "d" } {
            title id={ (id) "t" } { (chart.title) }
            desc id={ (id) "d" } { (chart.description) }
            @for shape in &drawing.shapes {
                @match shape {
                    Shape::Bar { category, left, top, width, height } => {
                        rect data-cat=(category.name) x=(round(*left)) y=(round(*top)) width=(round(*width)) height=(round(*height)) rx="2" {}
                    }
                    Shape::Text { text, x, baseline, says, .. } => {
                        @let (class, anchor) = match says {
                            Says::Label => ("label", "end"),
                            Says::Part => ("part", "middle"),
                            Says::Total => ("total", "start"),
                        };
                        text class=(class) x=(round(*x)) y=(round(*baseline)) text-anchor=(anchor) { (text) }
                    }
                }
            }
        }
    }
}

/// At most two lines, broken between words where that can be; what does not fit ends in "…". Its whole is in the words.
fn broken(text: &str) -> Vec<String> {
    const ROOM: f64 = AXIS - 14.0;
    let mut lines: Vec<String> = Vec::new();
    let mut rest: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    while breadth(&rest, LABEL) > ROOM {
        let is_last = !lines.is_empty();
        let room = if is_last { ROOM - breadth("…", LABEL) } else { ROOM };
        let mut fits = 0;
        for (at, c) in rest.char_indices() {
            if breadth(&rest[..at + c.len_utf8()], LABEL) > room {
                break;
            }
            fits = at + c.len_utf8();
        }
        if is_last {
            lines.push(format!("{}…", rest[..fits].trim_end()));
            return lines;
        }
        let cut = rest[..fits].rfind(' ').filter(|at| *at > fits / 3).unwrap_or(fits);
        let (line, after) = rest.split_at(cut);
        lines.push(line.to_owned());
        rest = after.trim_start().into();
    }
    lines.push(rest);
    lines
}

/// How wide Arial and the like set a text, nearly.
pub(super) fn breadth(text: &str, size: f64) -> f64 {
    text.chars().map(|c| f64::from(advance(c))).sum::<f64>() * size / 1_000.0
}

/// Of each letter, in thousandths of its size. Accents change nothing; what is not Latin is taken for wide.
pub(super) fn advance(c: char) -> u16 {
    use unicode_normalization::UnicodeNormalization;
    let base = std::iter::once(c).nfd().next().unwrap_or(c);
    match base {
        'i' | 'j' | 'l' | '\'' | '’' | '‘' | '|' => 222,
        ' ' | '!' | ',' | '.' | '/' | ':' | ';' | '\\' | 'I' | 'f' | 't' | '[' | ']' | '\u{a0}' => 278,
        '(' | ')' | '-' | 'r' | '`' | '{' | '}' | '"' | '“' | '”' => 340,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' | '*' => 500,
        'a'
        | 'b'
        | 'd'
        | 'e'
        | 'g'
        | 'h'
        | 'n'
        | 'o'
        | 'p'
        | 'q'
        | 'u'
        | 'L'
        | '0'..='9'
        | '#'
        | '$'
        | '?'
        | '_'
        | '–' => 556,
        'F' | 'T' | 'Z' | '+' | '<' | '=' | '>' | '~' => 611,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722,
        'G' | 'O' | 'Q' => 778,
        'M' | 'm' => 833,
        'W' | '@' | '%' | '…' | '—' => 1_000,
        _ if base.is_ascii() => 556,
        // Cyrillic, Greek, Hebrew and Arabic are about as wide as our letters; the East's fill their square.
        '\u{370}'..='\u{8ff}' => 600,
        _ => 1_000,
    }
}

fn round(n: f64) -> f64 {
    (n * 10.0).round() / 10.0
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_takes_two_lines_at_most() {
        assert_eq!(broken("Wachttijden"), ["Wachttijden"]);
        let long = "Een heel lange titel van een thema dat niemand in één regel kwijt kan, ook niet hier";
        let lines = broken(long);
        assert_eq!(lines[0], "Een heel lange titel van een thema dat");
        assert!(lines.len() == 2 && lines[1].ends_with('…'), "{lines:?}");
        for text in ["x".repeat(120), "W".repeat(120), "界".repeat(120)] {
            let lines = broken(&text);
            assert_eq!(lines.len(), 2);
            assert!(lines.iter().all(|line| breadth(line, LABEL) <= AXIS - 14.0), "{lines:?}");
        }
    }
}
