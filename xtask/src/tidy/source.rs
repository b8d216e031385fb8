//! One file under the rules, and the few questions they ask of it.

pub(super) struct Source<'a> {
    /// From the root, with `/`.
    pub(super) path: &'a str,
    pub(super) text: &'a str,
}

impl<'a> Source<'a> {
    pub(super) fn is(&self, extensions: &[&str]) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
    }

    /// In the folder of that name or in the file: `server/src/room` has `server/src/room.rs` and all below `server/src/room/`.
    pub(super) fn within(&self, module: &str) -> bool {
        self.path.strip_prefix(module).is_some_and(|rest| rest.starts_with('/') || rest.starts_with('.'))
    }

    /// Numbered lines that are not wholly comment.
    pub(super) fn code(&self) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        self.text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The first line of code that says one of the words, as a whole path or identifier.
    pub(super) fn naming(&self, words: &[&str]) -> Option<String> {
        self.code()
            .find(|(_, line)| words.iter().any(|word| has_word(line, word)))
            .map(|(at, line)| format!("line {at}: {}", line.trim()))
    }

    /// The modules named right after `crate::`, also those in braces.
    pub(super) fn siblings(&self) -> Vec<&'a str> {
        let mut found = Vec::new();
        for (at, path) in self.text.match_indices("crate::") {
            let after = &self.text[at + path.len()..];
            let names = if after.starts_with('{') { group(after) } else { vec![after] };
            found.extend(names.into_iter().map(first_identifier));
        }
        found
    }
}

pub(super) fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + word.len()..]);
        !before.ends_with(is_identifier) && !after.starts_with(is_identifier)
    })
}

pub(super) fn is_identifier(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

pub(super) fn first_identifier(text: &str) -> &str {
    text.trim_start().split(|character| !is_identifier(character)).next().unwrap_or_default()
}

/// What stands between the bracket that `text` begins with and its partner, split at its own commas. Strings count as one word.
pub(super) fn group(text: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut escaped, mut from) = (0_usize, false, false, 1);
    let mut parts = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' if depth == 1 => {
                parts.push(&text[from..at]);
                return parts;
            }
            ')' | '}' | ']' => depth -= 1,
            ',' if depth == 1 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts
}

#[test]
fn groups_are_split_at_their_own_commas() {
    assert_eq!(group("{a::{b, c}, d} e"), ["a::{b, c}", " d"]);
    assert_eq!(group(r#"("a, (b \" )", c)"#), [r#""a, (b \" )""#, " c"]);
}

#[test]
fn words_are_whole() {
    assert!(has_word("use yrs::Doc;", "yrs") && !has_word("let layrs_of = 1;", "yrs"));
}
