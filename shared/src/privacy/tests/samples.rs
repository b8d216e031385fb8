//! What people write at a kick-off: nobody may be stopped without a reason.

use serde::Deserialize;

use super::hints;
use crate::privacy::{Hint, Severity};

#[derive(Deserialize)]
struct Samples {
    reflections: Vec<Sample>,
}

#[derive(Deserialize)]
struct Sample {
    id: String,
    text: String,
    flags: Vec<String>,
}

/// The samples, split by whether their author marked personal data in them.
fn samples() -> (Vec<Sample>, Vec<Sample>) {
    let text = include_str!("../../../../tests/data/reflections-kickoff.json");
    let samples: Samples = serde_json::from_str(text).expect("the samples");
    samples
        .reflections
        .into_iter()
        .partition(|sample| sample.flags.iter().any(|flag| flag == "personal-data"))
}

#[test]
fn ordinary_sentences_give_nothing_away() {
    let (_, ordinary) = samples();
    assert!(ordinary.len() >= 100, "{} ordinary samples", ordinary.len());
    let stopped: Vec<_> = ordinary
        .iter()
        .flat_map(|sample| hints(&sample.text).into_iter().map(|hint| (&sample.id, hint)))
        .collect();
    assert!(stopped.is_empty(), "{stopped:?}");
}

#[test]
fn samples_with_personal_data_are_found() {
    let (marked, _) = samples();
    let found: Vec<_> = marked.iter().map(|s| (s.id.as_str(), hints(&s.text))).collect();
    let missed: Vec<_> = found.iter().filter(|(_, hints)| hints.is_empty()).collect();
    assert!(missed.is_empty(), "{missed:?}");
    assert_eq!(
        found,
        [
            ("k016", vec![(Hint::Email, "marieke.devries@example.nl")]),
            ("k023", vec![(Hint::Phone, "06-12345678")]),
            ("k114", vec![(Hint::Name, "zoontje Bilal")]),
            ("k164", vec![(Hint::Name, "Jayden uit 3 vmbo")]),
            ("k166", vec![(Hint::Name, "Sem uit groep 7")]),
            ("k175", vec![(Hint::Bsn, "999990019")]),
        ]
    );
}

#[test]
fn only_a_citizen_service_number_refuses() {
    let all = [Hint::Bsn, Hint::Email, Hint::Phone, Hint::Iban, Hint::Address, Hint::BirthDate, Hint::Name];
    let severities: Vec<_> = all.iter().map(|hint| hint.severity()).collect();
    let ask = Severity::Ask;
    assert_eq!(severities, [Severity::Refuse, ask, ask, ask, ask, ask, Severity::Mention]);
    assert_eq!(serde_json::to_string(&Hint::BirthDate).expect("a word"), "\"birth_date\"");
}
