//! Search that forgives: case and accents do not count, and several words must all be there.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use shared::board::Reflection;
use shared::ids::ReflectionId;

/// Texts as search sees them, worked out once for each wording.
#[derive(Default)]
pub(super) struct Folds(HashMap<ReflectionId, (Arc<Reflection>, String)>);

impl Folds {
    /// Are all words in this reflection's text?
    pub(super) fn fits(&mut self, id: ReflectionId, reflection: &Arc<Reflection>, words: &[String]) -> bool {
        let known = self.0.get(&id).is_some_and(|(then, _)| then.text == reflection.text);
        if !known {
            let folded = fold(reflection.text.as_str());
            self.0.insert(id, (Arc::clone(reflection), folded));
        }
        self.0.get(&id).is_some_and(|(_, folded)| words.iter().all(|word| folded.contains(word.as_str())))
    }
}

/// The words that are sought.
pub(super) fn words(query: &str) -> Vec<String> {
    fold(query).split_whitespace().map(str::to_owned).collect()
}

pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        push(&mut folded, character);
    }
    folded
}

/// Where the words stand in the text, in bytes, from left to right without overlap.
pub(super) fn found(text: &str, words: &[String]) -> Vec<Range<usize>> {
    if words.is_empty() {
        return Vec::new();
    }
    let mut folded = String::with_capacity(text.len());
    // For each byte of the folded text, the character of the text that it came from.
    let mut from: Vec<(usize, usize)> = Vec::with_capacity(text.len());
    for (start, character) in text.char_indices() {
        push(&mut folded, character);
        from.resize(folded.len(), (start, start + character.len_utf8()));
    }
    let hits = words.iter().flat_map(|word| folded.match_indices(word.as_str()));
    let mut ranges: Vec<Range<usize>> = hits
        .filter(|(_, hit)| !hit.is_empty())
        .map(|(at, hit)| from[at].0..from[at + hit.len() - 1].1)
        .collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// One character in lower case and without its accents. The browser knows the accents; each letter is asked once.
fn push(folded: &mut String, character: char) {
    thread_local! {
        static KNOWN: RefCell<HashMap<char, String>> = RefCell::default();
    }
    if character.is_ascii() {
        folded.push(character.to_ascii_lowercase());
        return;
    }
    KNOWN.with_borrow_mut(|known| {
        folded.push_str(known.entry(character).or_insert_with(|| plain(character)));
    });
}

fn plain(character: char) -> String {
    match character {
        '‘' | '’' => return "'".to_owned(),
        '“' | '”' => return "\"".to_owned(),
        _ => {}
    }
    let lower: String = character.to_lowercase().collect();
    let parts: String = js_sys::JsString::from(lower).normalize("NFD").into();
    parts.chars().filter(|part| !('\u{300}'..='\u{36f}').contains(part)).collect()
}
