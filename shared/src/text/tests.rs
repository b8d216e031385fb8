//! Read from the sources themselves, so that no sentence can be forgotten here.

use std::collections::BTreeSet;
use std::path::Path;

use super::{Counted, Said};
use crate::settings::Language;

/// Two literals that stand as one sentence, and where.
struct Written {
    place: String,
    nl: String,
    en: String,
}

fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else if path.file_name().is_none_or(|name| name != "tests.rs") {
            all.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
        }
    }
    all
}

/// The text of the literal at the start, and what stands behind it.
fn literal(code: &str) -> Option<(String, &str)> {
    let inside = code.trim_start().strip_prefix('"')?;
    let mut text = String::new();
    let mut rest = inside.chars();
    loop {
        match rest.next()? {
            '"' => return Some((text, rest.as_str())),
            '\\' => match rest.next()? {
                'n' => text.push('\n'),
                '\n' => rest = rest.as_str().trim_start().chars(),
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
}

fn written() -> Vec<Written> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    let mut all = Vec::new();
    for (file, code) in sources(&folder) {
        let mut at = 0;
        for part in code.split("Said::new(") {
            let line = code[..at].lines().count();
            at += part.len() + "Said::new(".len();
            let Some((nl, rest)) = literal(part) else { continue };
            let second = rest.trim_start().strip_prefix(',').and_then(literal);
            let (en, _) = second.unwrap_or_else(|| panic!("{file}:{line}: “{nl}” in one language"));
            all.push(Written { place: format!("{file}:{line}"), nl, en });
        }
    }
    assert!(all.len() > 600, "only {} sentences found", all.len());
    all
}

/// The names in braces.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[test]
fn no_sentence_is_empty_or_untidy() {
    for Written { place, nl, en } in written() {
        let edges = |text: &str| (text.starts_with(' '), text.ends_with(' '));
        assert_eq!(edges(&nl), edges(&en), "{place}: “{nl}” and “{en}”");
        for text in [&nl, &en] {
            assert!(!text.trim().is_empty(), "{place}: “{text}”");
            assert!(!text.contains("  ") && !text.contains("..."), "{place}: “{text}”");
        }
    }
}

#[test]
fn both_languages_have_the_same_places_for_values() {
    for Written { place, nl, en } in written() {
        assert_eq!(places(&nl), places(&en), "{place}: “{nl}” and “{en}”");
        for text in [&nl, &en] {
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{place}: “{text}”");
        }
    }
}

/// `Intl.PluralRules` knows two forms in Dutch and in English: one, for 1 alone, and other.
#[test]
fn a_counted_sentence_has_every_form_that_its_languages_need() {
    let counted = Counted::new(Said::new("één", "one"), Said::new("{n} stuks", "{n} pieces"));
    assert_eq!(counted.say(Language::Nl, 1), "één");
    assert_eq!(counted.say(Language::En, 1), "one");
    for n in [0, 2, 11, 21, 101] {
        assert_eq!(counted.say(Language::Nl, n), format!("{n} stuks"));
        assert_eq!(counted.say(Language::En, n), format!("{n} pieces"));
    }
    assert_eq!(counted.say(Language::Nl, 2_000), "2.000 stuks");
    assert_eq!(counted.say(Language::En, 2_000), "2,000 pieces");
}

/// The boot files run before any table is there, so what they say comes to them from the page.
#[test]
fn no_sentence_stands_in_a_script() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../client/boot");
    for (file, code) in sources(&folder) {
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let quoted = line.split(['"', '`']).skip(1).step_by(2);
            for text in quoted {
                let words = text.split(' ').filter(|word| word.chars().all(char::is_alphabetic));
                assert!(!text.ends_with('.') || words.count() < 3, "{file}: “{text}”");
            }
        }
    }
}
