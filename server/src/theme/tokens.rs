//! Our own tokens, read from the style sheet that the pages carry: what a test says of them is what people see.

use std::collections::BTreeMap;

use super::sheet::{Block, Fault, read};

const OURS: &str = include_str!("../../../client/styles/tokens.css");

/// The three sets of colours. Paper takes the light one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scheme {
    Light,
    Dark,
    Contrast,
}

impl Scheme {
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Contrast];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// As the twin for who chose it by hand is written.
    pub(super) fn by_hand(self) -> &'static str {
        match self {
            Self::Light => ":where(:root, [data-theme=\"light\"])",
            Self::Dark => "[data-theme=\"dark\"]",
            Self::Contrast => "[data-theme=\"contrast\"]",
        }
    }

    /// For who left it to the device; the light one needs no question.
    pub(super) fn by_device(self) -> Option<&'static str> {
        match self {
            Self::Light => None,
            Self::Dark => Some("@media screen and (prefers-color-scheme: dark)"),
            Self::Contrast => Some("@media screen and (prefers-contrast: more)"),
        }
    }
}

/// Values by names without the dashes.
pub(super) type Values = BTreeMap<String, String>;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tokens {
    /// The same in every scheme: type, space, shape, motion.
    pub(super) common: Values,
    pub(super) colours: BTreeMap<Scheme, Values>,
}

impl Tokens {
    pub(super) fn of(css: &str) -> Result<Self, Fault> {
        let blocks = read(css)?;
        let mut tokens = Self::default();
        for block in &blocks {
            if block.media.is_none() && block.selector == ":root" {
                tokens.common.extend(values(block));
            }
        }
        for scheme in Scheme::ALL {
            let mut found = blocks.iter().filter(|block| block.selector == scheme.by_hand());
            tokens.colours.insert(scheme, found.next().map(values).unwrap_or_default());
        }
        Ok(tokens)
    }

    /// A test says that our own can be read.
    pub(super) fn ours() -> Self {
        Self::of(OURS).unwrap_or_default()
    }

    pub(super) fn colour(&self, scheme: Scheme, name: &str) -> Option<&str> {
        self.colours.get(&scheme)?.get(name).map(String::as_str)
    }
}

pub(super) fn values(block: &Block) -> Values {
    let named = block.declarations.iter();
    named.filter_map(|one| Some((one.name.strip_prefix("--")?.to_owned(), one.value.clone()))).collect()
}

/// What a browser's own edge is coloured with: the ground of the page.
pub fn paper(scheme: Scheme, house: Option<&super::House>) -> String {
    let own = house.and_then(|house| house.tokens.colour(scheme, "bg"));
    own.map_or_else(|| Tokens::ours().colour(scheme, "bg").unwrap_or_default().to_owned(), ToOwned::to_owned)
}
