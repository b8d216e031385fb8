//! Signs that can be set. PDF/UA-1 forbids a sign without a picture, and one such sign must not cost the document: what
//! no font has is shown as a square.

use serde_json::Value;
use typst::text::{Font, is_default_ignorable};
use unicode_segmentation::UnicodeSegmentation;

use crate::fonts::fonts;

/// What stands for a sign that no font has.
const SQUARE: char = '□';

/// How far a second attempt goes when the first was refused all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Care {
    /// Every sign that a font has.
    EachSign,
    /// Letters of the first font alone, and no accents that stand apart.
    FirstFont,
}

/// Every text within; `true` where a square took the place of a sign.
pub(crate) fn make(value: &mut Value, care: Care) -> bool {
    match value {
        Value::String(text) => {
            let (legible, lost) = legible(text, care);
            *text = legible;
            lost
        }
        Value::Array(values) => values.iter_mut().fold(false, |lost, value| make(value, care) | lost),
        Value::Object(map) => map.values_mut().fold(false, |lost, value| make(value, care) | lost),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

fn legible(text: &str, care: Care) -> (String, bool) {
    if text.bytes().all(|b| (b' '..0x7f).contains(&b)) {
        return (text.to_owned(), false);
    }
    let mut out = String::with_capacity(text.len());
    let mut lost = false;
    for cluster in text.graphemes(true) {
        lost |= push(&mut out, cluster, care);
    }
    (out, lost)
}

/// One sign as people see it. All of it must come from one font, so marks that its font lacks are left out.
fn push(out: &mut String, cluster: &str, care: Care) -> bool {
    match cluster {
        "\n" | "\r\n" => out.push('\n'),
        "\t" => out.push(' '),
        _ => {
            let mut signs = cluster.chars().filter(|c| is_seen(*c)).peekable();
            let Some(first) = signs.peek().copied() else {
                out.extend(cluster.chars().filter(|c| is_guide(*c)));
                return false;
            };
            let all: Vec<char> = signs.collect();
            let fonts = match care {
                Care::EachSign => fonts(),
                Care::FirstFont => fonts().get(..1).unwrap_or_default(),
            };
            let has = |font: &Font, c: char| !is_own(c) && font.info().coverage.contains(c.into());
            let font = fonts
                .iter()
                .find(|font| all.iter().all(|c| has(font, *c)))
                .or_else(|| fonts.iter().find(|font| has(font, first)));
            match (font, care) {
                (None, _) => {
                    out.push(SQUARE);
                    return true;
                }
                (Some(_), Care::FirstFont) => out.push(first),
                (Some(font), Care::EachSign) => {
                    out.extend(cluster.chars().filter(|c| is_guide(*c) || is_seen(*c) && has(font, *c)));
                }
            }
        }
    }
    false
}

/// Something with a picture: no control, no mark of order.
fn is_seen(c: char) -> bool {
    is_own(c) || !c.is_control() && !is_default_ignorable(c)
}

/// A place that Unicode leaves to whoever wants it: what our fonts keep there is not what its writer saw.
fn is_own(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Unseen, and needed to set other signs: joiners, places to break. Overrides of direction are not among them: they
/// would turn what stands beside.
fn is_guide(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_people_stay_as_they_are() {
        for text in [
            "Eén aanmeldpunt, 50% “werkt”! 🙌",
            "İstanbul’da görüşürüz",
            "Дякую, їжак, ґанок",
            "شكرا لكم، هذا جيد",
            "የቤተሰብ",
            "שלום",
            "regel één\nregel twee",
            "e\u{301}",
        ] {
            assert_eq!(legible(text, Care::EachSign), (text.to_owned(), false));
        }
    }

    #[test]
    fn what_no_font_has_is_a_square() {
        assert_eq!(legible("中 \u{e000} \u{10ffff}", Care::EachSign), ("□ □ □".to_owned(), true));
        assert_eq!(legible("a\u{0}\u{7}\u{feff}\u{202e}b\r\nc\td", Care::EachSign).0, "ab\nc d");
        // A letter keeps the marks that its font has, and no others.
        let (zalgo, lost) = legible("Z\u{353}\u{34a}\u{301}", Care::EachSign);
        assert!(zalgo.starts_with('Z') && !lost, "{zalgo:?}");
    }

    #[test]
    fn the_second_attempt_keeps_to_the_first_font() {
        assert_eq!(legible("één 🙌 شكرا", Care::FirstFont), ("één □ □□□□".to_owned(), true));
    }
}
