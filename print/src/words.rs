//! People's words, with what a sheet must know to set them.

use serde::Serialize;

use crate::Colour;

/// A text of somebody, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Words {
    text: String,
    /// Two or three letters, where it is not the document's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    /// Does its first letter run from right to left?
    rtl: bool,
}

/// What a prompt is called, and how it looks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Mark {
    pub colour: Colour,
    pub title: String,
}

impl Words {
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let rtl = text.chars().find(|c| c.is_alphabetic()).is_some_and(runs_left);
        Self { text, lang: None, rtl }
    }

    /// No more letters than fit where it stands.
    #[must_use]
    pub fn cut(self, most: usize) -> Self {
        let text = match self.text.char_indices().nth(most) {
            Some((end, _)) => format!("{}…", self.text[..end].trim_end()),
            None => self.text,
        };
        Self { text, ..self }
    }

    #[must_use]
    pub fn in_language(self, lang: Option<&str>) -> Self {
        let is_code =
            |code: &&str| (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase());
        Self { lang: lang.filter(is_code).map(str::to_owned), ..self }
    }
}

/// Hebrew, Arabic and the scripts between them.
fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_tells_the_direction() {
        assert!(Words::new("\"1. مرحبا\" hallo").rtl);
        assert!(!Words::new("hallo مرحبا").rtl);
        assert!(!Words::new("123").rtl);
    }

    #[test]
    fn only_a_language_code_is_one() {
        assert_eq!(Words::new("a").in_language(Some("tir")).lang.as_deref(), Some("tir"));
        for odd in ["", "n", "nl-NL", "NL", "nlde"] {
            assert_eq!(Words::new("a").in_language(Some(odd)).lang, None, "{odd}");
        }
    }
}
