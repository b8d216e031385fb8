//! The big screen's light: dark for a dim hall, light for a bright one, high contrast for who needs it. The browser
//! remembers what was chosen.

use leptos::prelude::*;
use shared::text::{Said, hall as text};

use crate::components::remember::{keep, recall};

const STORED: &str = "weerklank:screen";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Light {
    Dark,
    Bright,
    Contrast,
}

impl Light {
    fn as_str(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Bright => "light",
            Self::Contrast => "contrast",
        }
    }

    pub(super) fn said(self) -> Said {
        match self {
            Self::Dark => text::NOW_DARK,
            Self::Bright => text::NOW_LIGHT,
            Self::Contrast => text::NOW_CONTRAST,
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Bright => Self::Dark,
            Self::Dark => Self::Contrast,
            Self::Contrast => Self::Bright,
        }
    }

    /// As the page looks now: chosen here, or else as the device is set.
    fn now() -> Self {
        let html = document().document_element();
        match html.and_then(|html| html.get_attribute("data-theme")).as_deref() {
            Some("dark") => Self::Dark,
            Some("light") => Self::Bright,
            Some("contrast") => Self::Contrast,
            _ if is_set("(prefers-contrast: more)") => Self::Contrast,
            _ if is_set("(prefers-color-scheme: dark)") => Self::Dark,
            _ => Self::Bright,
        }
    }
}

fn is_set(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

/// As this browser's big screen is set, so that a preview beside it looks the same.
pub(super) fn stored() -> Option<String> {
    recall(STORED)
}

pub(super) fn set(light: &str) {
    if let Some(html) = document().document_element() {
        // Fails only for a name that no attribute may have.
        let _ = html.set_attribute("data-theme", light);
    }
}

/// The next one, in sight at once.
pub(super) fn switch() -> Light {
    let next = Light::now().next();
    set(next.as_str());
    keep(STORED, next.as_str());
    next
}
