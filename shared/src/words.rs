//! People's text, made safe at the edge: NFC, no control or bidirectional-override characters, trimmed, within its
//! limit. A text that stands in one of these types needs no second look.

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::limits;

/// Why a text was not taken; the text itself stays with its author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadWords {
    #[error("the text is empty")]
    Empty,
    #[error("the text is longer than {limit} characters")]
    TooLong { limit: usize },
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $least:expr, $most:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(std::sync::Arc<str>);

        impl $name {
            pub fn parse(text: &str) -> Result<Self, BadWords> {
                let text = clean(text);
                let count = text.chars().count();
                let least: usize = $least;
                if count < least || (least > 0 && !text.chars().any(is_visible)) {
                    Err(BadWords::Empty)
                } else if count > $most {
                    Err(BadWords::TooLong { limit: $most })
                } else {
                    Ok(Self(text.into()))
                }
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                Self::parse(&text).map_err(de::Error::custom)
            }
        }
    };
}

words!(
    /// A reflection's text: 1 to 1,000 characters.
    Text, 1, limits::TEXT
);
words!(
    /// A title: 1 to 120 characters.
    Title, 1, limits::TITLE
);
words!(
    /// A prompt's question: up to 300 characters.
    Question, 0, limits::QUESTION
);

words!(
    /// A person's name: 1 to 40 characters.
    Name, 1, limits::NAME
);
words!(
    /// What moderators do when they worry about someone, as the organiser wrote it: up to 1,000 characters.
    Protocol, 0, limits::PROTOCOL
);

words!(
    /// One line of a report, perhaps nothing: up to 120 characters.
    Line, 0, limits::LINE
);

impl Line {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Nothing said.
impl Default for Line {
    fn default() -> Self {
        Self("".into())
    }
}

/// The language that a text is in: the primary subtag of BCP 47 and no more of it, two or three of `a-z`, so that a
/// tag of one's own cannot serve to recognise somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang {
    letters: [u8; 3],
    /// Two or three.
    length: u8,
}

/// Why a string is not a [`Lang`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a language is two or three of a-z")]
pub struct NotALanguage;

impl Lang {
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl std::str::FromStr for Lang {
    type Err = NotALanguage;
    fn from_str(text: &str) -> Result<Self, NotALanguage> {
        let bytes = text.as_bytes();
        let mut letters = [0; 3];
        if !(2..=3).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_lowercase) {
            return Err(NotALanguage);
        }
        letters[..bytes.len()].copy_from_slice(bytes);
        Ok(Self { letters, length: if bytes.len() == 2 { 2 } else { 3 } })
    }
}

impl Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

/// Nobody wrote one yet.
impl Default for Protocol {
    fn default() -> Self {
        Self("".into())
    }
}

/// A text as the log gives it back: empty where it was erased, so that the rest still replays.
pub fn text_or_erased<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
    if text.is_empty() {
        return Ok(Text(text.into()));
    }
    Text::parse(&text).map_err(de::Error::custom)
}

/// NFC, line ends as `\n`, without control characters and without the bidirectional overrides and isolates that make
/// text look other than it is (Unicode TR 36, 2.2), trimmed.
pub fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = text.chars().filter(|c| !is_hidden(*c)).collect();
    normalise(kept.trim())
}

/// As [`clean`], but keeps white space at the ends: for pieces that are inserted into a longer text.
pub fn clean_piece(text: &str) -> String {
    let kept: String = text.replace("\r\n", "\n").chars().filter(|c| !is_hidden(*c)).collect();
    normalise(&kept)
}

/// White space and characters of no width may stand in a text; alone they are none.
fn is_visible(c: char) -> bool {
    let no_width = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}');
    !c.is_whitespace() && !no_width
}

fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(feature = "nfc")]
fn normalise(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfc().collect()
}

/// A browser normalises with its own tables before it calls; the server does it again.
#[cfg(not(feature = "nfc"))]
fn normalise(text: &str) -> String {
    text.to_owned()
}

#[cfg(all(test, feature = "nfc"))]
mod tests {
    use super::*;

    #[test]
    fn text_is_normalised_and_loses_what_hides() {
        assert_eq!(clean("  e\u{301}e\u{301}n\r\ntwee\u{202e}\u{0}  "), "één\ntwee");
        assert_eq!(clean("👩\u{200d}👧 مرحبا"), "👩\u{200d}👧 مرحبا");
    }

    #[test]
    fn limits_count_characters_after_nfc() {
        assert!(Text::parse(&"e\u{301}".repeat(1_000)).is_ok());
        assert_eq!(Text::parse(&"é".repeat(1_001)), Err(BadWords::TooLong { limit: 1_000 }));
        assert_eq!(Text::parse(" \u{202e}\n "), Err(BadWords::Empty));
        assert_eq!(Text::parse("\u{200b}\u{200d}"), Err(BadWords::Empty));
    }
}
