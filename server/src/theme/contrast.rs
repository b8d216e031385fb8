//! Which colours stand on which, and whether they can be told apart (WCAG 1.4.3 and 1.4.11).

use super::tokens::{Scheme, Tokens};

/// What is drawn on a ground, and so how far the two must be apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawn {
    Text,
    /// Edges, signs, stripes and bars that say something.
    Sign,
}

impl Drawn {
    pub(super) fn needs(self) -> f64 {
        match self {
            Self::Text => 4.5,
            Self::Sign => 3.0,
        }
    }
}

/// A pair that touches somewhere on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) drawn: Drawn,
    pub(super) front: String,
    pub(super) ground: String,
}

const TEXT: &[(&str, &[&str])] = &[
    ("text", &["bg", "surface", "sunken", "info-bg", "warn-bg", "ok-bg"]),
    ("muted", &["bg", "surface", "sunken", "info-bg", "warn-bg"]),
    ("action", &["bg", "surface", "sunken", "info-bg"]),
    ("on-action", &["action", "action-hover"]),
    ("ok", &["bg", "surface", "ok-bg"]),
    ("warn", &["bg", "surface", "warn-bg", "info-bg"]),
    ("err", &["bg", "surface", "err-bg"]),
    ("bg", &["text"]),
];

/// `line` is not among them: hairlines only please the eye. Nor is the focus ring on a filled button: it lies 2 px off.
const SIGNS: &[(&str, &[&str])] = &[
    ("border-ui", &["bg", "surface", "sunken", "info-bg", "warn-bg", "track"]),
    ("action", &["bg", "surface", "sunken", "info-bg", "track"]),
    ("focus", &["bg", "surface", "sunken", "info-bg", "focus-2"]),
    ("focus-2", &["text"]),
    ("text", &["track"]),
    ("muted", &["bg", "surface"]),
    ("ok", &["bg", "surface"]),
    ("warn", &["bg", "surface", "warn-bg"]),
    ("err", &["bg", "surface"]),
    ("edge", &["bg", "surface", "sunken", "info-bg"]),
    ("chosen", &["bg", "surface", "sunken", "info-bg"]),
];

pub(super) const CATEGORIES: [&str; 6] = ["zee", "klei", "pruim", "inkt", "koffie", "neutraal"];

pub(super) fn pairs() -> Vec<Pair> {
    let pair = |drawn, front: &str, ground: &str| Pair { drawn, front: front.into(), ground: ground.into() };
    let mut all = Vec::new();
    for (drawn, table) in [(Drawn::Text, TEXT), (Drawn::Sign, SIGNS)] {
        for (front, grounds) in table {
            all.extend(grounds.iter().map(|ground| pair(drawn, front, ground)));
        }
    }
    for category in CATEGORIES {
        let tint = format!("{category}-tint");
        all.push(pair(Drawn::Text, "surface", category));
        all.push(pair(Drawn::Text, "text", &tint));
        all.push(pair(Drawn::Text, "muted", &tint));
        for ground in ["bg", "surface", "sunken", "info-bg", &tint] {
            all.push(pair(Drawn::Sign, category, ground));
        }
    }
    all
}

/// A pair that cannot be told apart well enough, with the ratio that it has; none where a colour cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Faint {
    pub(super) scheme: Scheme,
    pub(super) pair: Pair,
    pub(super) ratio: Option<f64>,
}

pub(super) fn faint(tokens: &Tokens) -> Vec<Faint> {
    let mut all = Vec::new();
    for scheme in Scheme::ALL {
        for pair in pairs() {
            let front = tokens.colour(scheme, &pair.front);
            // Drawn in high contrast alone.
            if front == Some("transparent") && scheme != Scheme::Contrast {
                continue;
            }
            let colour = |value: Option<&str>| value.and_then(Colour::read);
            let ratio = match (colour(front), colour(tokens.colour(scheme, &pair.ground))) {
                (Some(front), Some(ground)) => Some(front.ratio(ground)),
                _ => None,
            };
            if ratio.is_none_or(|ratio| ratio < pair.drawn.needs()) {
                all.push(Faint { scheme, pair, ratio });
            }
        }
    }
    all
}

/// An opaque colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

impl Colour {
    /// `#rgb` or `#rrggbb`.
    pub(super) fn read(value: &str) -> Option<Self> {
        let digits = value.strip_prefix('#')?;
        let pair = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let single = |at: usize| u8::from_str_radix(digits.get(at..=at)?, 16).ok().map(|digit| digit * 17);
        match digits.len() {
            6 => Some(Self([pair(0)?, pair(2)?, pair(4)?])),
            3 => Some(Self([single(0)?, single(1)?, single(2)?])),
            _ => None,
        }
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    pub(super) fn ratio(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }
}
