//! Sample reflections of a kick-off, all made up: what the demo board and rehearsals are filled with.

use std::collections::BTreeMap;

use serde::Deserialize;
use shared::ids::Key;

const SAMPLES: &str = include_str!("../../tests/data/reflections-kickoff.json");
const MAP: &str = include_str!("../../tests/data/demo-map.json");

#[derive(Deserialize)]
pub struct Samples {
    pub themes: Vec<SampleTheme>,
    pub reflections: Vec<Sample>,
}

#[derive(Deserialize)]
pub struct SampleTheme {
    pub key: String,
    pub title_nl: String,
}

#[derive(Deserialize)]
pub struct Sample {
    pub id: String,
    pub text: String,
    pub prompt: String,
    pub perspective: String,
    pub language: String,
    pub theme: String,
    pub duplicate_of: Option<String>,
    #[serde(default)]
    pub flags: Vec<String>,
}

/// What the demo board is called, and which of our prompts and perspectives the samples' names mean.
#[derive(Deserialize)]
pub struct Map {
    pub title: String,
    pub template: String,
    pub prompts: BTreeMap<String, Key>,
    pub perspectives: BTreeMap<String, Key>,
}

/// Both files are part of the program, so only a broken build makes this fail.
pub fn read() -> Result<(Samples, Map), serde_json::Error> {
    Ok((serde_json::from_str(SAMPLES)?, serde_json::from_str(MAP)?))
}
