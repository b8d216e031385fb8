//! What holds for any text, however it was made.

use proptest::prelude::*;

use crate::privacy::letters::Letters;
use crate::privacy::{findings, scan};

/// Pieces that start a rule, so that the rules meet each other in every order.
const PIECES: [&str; 40] = [
    "0",
    "6",
    "31",
    "999990019",
    "123 456 782",
    "1234 AB",
    "12",
    "2009",
    "12-03-2009",
    "NL91 ABNA 0417 1643 00",
    "bsn",
    "geb.",
    "geboren",
    "maart",
    "Dorpsstraat",
    "str.",
    "mijn",
    "dochter",
    "Anna",
    "uit groep",
    "(",
    ")",
    "@",
    "at",
    "punt",
    "nl",
    ".",
    ",",
    "-",
    " ",
    "\n",
    "+",
    "€",
    "'",
    "é",
    "\u{200b}",
    "９",
    "𝟗",
    "👩\u{200d}👧",
    "De",
];

/// Letters read for each letter of the text, at most. A rule's reach is bounded, so the whole is linear.
const READS: usize = 160;

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat())
}

fn holds(text: &str) {
    let mut last = 0;
    for finding in findings(text) {
        assert!(finding.from >= last && finding.from < finding.to, "{finding:?} after {last} in {text:?}");
        assert!(text.get(finding.from..finding.to).is_some(), "{finding:?} splits a character of {text:?}");
        last = finding.to;
    }
}

fn reads(text: &str) -> usize {
    let letters = Letters::of(text);
    scan(&letters);
    letters.reads.get()
}

proptest! {
    #[test]
    fn findings_stand_in_order_on_whole_characters(text in pieces(), other in any::<String>()) {
        holds(&text);
        holds(&other);
        holds(&(text + &other));
    }

    #[test]
    fn a_number_is_found_wherever_it_stands(before in "[a-z ,.]{0,20}[a-z,]", after in "[a-z ]{0,20}") {
        let text = format!("{before} 999990019 {after}");
        prop_assert!(super::hints(&text).contains(&(crate::privacy::Hint::Bsn, "999990019")), "{text:?}");
    }

    #[test]
    fn no_text_costs_more_than_its_length(text in pieces()) {
        let letters = text.chars().count();
        prop_assert!(reads(&text) <= READS * letters.max(10), "{} reads for {letters} letters", reads(&text));
    }
}

#[test]
fn the_worst_texts_cost_no_more_either() {
    let worst = PIECES.iter().map(ToString::to_string).chain(
        [
            "9 ", "0 ", "06", "1-", "a1", "A1", "a ", "A b ", "aa11", "@a", "a@", "a.", "(+", "Aa (",
            "de De ", "1 AB ", "at ",
        ]
        .map(String::from),
    );
    for piece in worst {
        let text = piece.repeat(4_000 / piece.chars().count());
        let letters = text.chars().count();
        let (once, twice) = (reads(&text), reads(&text.repeat(2)));
        assert!(once <= READS * letters, "{piece:?}: {once} reads for {letters} letters");
        assert!(twice <= 2 * once + 2_000, "{piece:?}: {once} reads, twice as long {twice}");
    }
}
