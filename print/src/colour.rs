//! A prompt's colour and shape: never one without the other.

use serde::{Deserialize, Serialize};

/// As the screens have them; [`Colour::Neutraal`] for prompts beyond the fourth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Colour {
    Zee,
    Pruim,
    Klei,
    Inkt,
    #[default]
    Neutraal,
}

impl Colour {
    /// By the name that the style sheets use.
    pub fn named(name: &str) -> Self {
        match name {
            "zee" => Self::Zee,
            "pruim" => Self::Pruim,
            "klei" => Self::Klei,
            "inkt" => Self::Inkt,
            _ => Self::Neutraal,
        }
    }
}
