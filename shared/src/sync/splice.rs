//! One change of a text as a splice, and what becomes of typed text when others type too. A field in which a person
//! types sends splices, not whole texts, so that what colleagues typed meanwhile stays.

/// Cut `delete` UTF-16 units at `at`, and put `insert` there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    pub at: u32,
    pub delete: u32,
    pub insert: String,
}

impl Splice {
    /// What makes `new` of `old`, at the one place between their common beginning and end; `None` when they are equal.
    pub fn between(old: &str, new: &str) -> Option<Self> {
        if old == new {
            return None;
        }
        let start = common(old.chars(), new.chars());
        let at = units(&old[..start]);
        let (old, new) = (&old[start..], &new[start..]);
        let end = common(old.chars().rev(), new.chars().rev());
        let (cut, insert) = (&old[..old.len() - end], &new[..new.len() - end]);
        Some(Self { at, delete: units(cut), insert: insert.to_owned() })
    }

    fn apply(&self, text: &str) -> String {
        let from = byte_of(text, self.at);
        let to = byte_of(text, self.at + self.delete);
        format!("{}{}{}", &text[..from], self.insert, &text[to..])
    }
}

/// A typed text together with what came from others: `typed` and `theirs` both grew out of `from`. Letters that the
/// others put inside what was cut here stay: nobody can have meant to cut them.
pub fn merge(from: &str, typed: &str, theirs: &str) -> String {
    let (mine, other) = match (Splice::between(from, typed), Splice::between(from, theirs)) {
        (None, _) => return theirs.to_owned(),
        (_, None) => return typed.to_owned(),
        (Some(mine), Some(other)) => (mine, other),
    };
    let (cut_end, end) = (other.at + other.delete, mine.at + mine.delete);
    let shift = |at: u32| at - other.delete + units(&other.insert);
    let before = (mine.at, end.min(other.at));
    let behind = (mine.at.max(cut_end), end);
    let mut text = theirs.to_owned();
    if behind.0 < behind.1 {
        text = cut(&text, shift(behind.0), shift(behind.1));
    }
    if before.0 < before.1 {
        text = cut(&text, before.0, before.1);
    }
    let at = caret_after(&other, mine.at);
    Splice { at, delete: 0, insert: mine.insert }.apply(&text)
}

/// Where a caret at `caret` belongs after the text around it changed from `old` to `new`.
pub fn caret(old: &str, new: &str, caret: u32) -> u32 {
    Splice::between(old, new).map_or(caret, |change| caret_after(&change, caret))
}

fn caret_after(change: &Splice, at: u32) -> u32 {
    if at <= change.at {
        at
    } else if at >= change.at + change.delete {
        at - change.delete + units(&change.insert)
    } else {
        change.at
    }
}

fn cut(text: &str, from: u32, to: u32) -> String {
    Splice { at: from, delete: to - from, insert: String::new() }.apply(text)
}

/// Bytes of the equal beginning.
fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The byte of a UTF-16 index; inside a letter of two units, its beginning.
fn byte_of(text: &str, index: u32) -> usize {
    let mut seen = 0;
    for (at, c) in text.char_indices() {
        let next = seen + if c.len_utf16() == 2 { 2 } else { 1 };
        if next > index {
            return at;
        }
        seen = next;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_change_is_one_splice_in_utf16_units() {
        let splice = Splice::between("a🙌bc", "a🙌xyc").unwrap();
        assert_eq!(splice, Splice { at: 3, delete: 1, insert: "xy".into() });
        assert_eq!(Splice::between("zelf", "zelf"), None);
        assert_eq!(Splice::between("aa", "aaa").unwrap().apply("aa"), "aaa");
    }

    #[test]
    fn what_two_people_type_is_all_there() {
        assert_eq!(merge("wacht", "wachttijd", "lang wacht"), "lang wachttijd");
        assert_eq!(merge("abc", "abXc", "aYbc"), "aYbXc");
        assert_eq!(merge("abc", "aXbc", "aYbc"), "aXYbc");
        assert_eq!(merge("een twee drie", "een drie", "een twee drie vier"), "een drie vier");
        assert_eq!(merge("een twee drie", "een drie", "een tw!ee drie"), "een !drie");
        assert_eq!(merge("abc", "abc", ""), "");
    }

    #[test]
    fn a_caret_stays_beside_its_letter() {
        assert_eq!(caret("abc", "XYabc", 2), 4);
        assert_eq!(caret("abc", "abcX", 2), 2);
        assert_eq!(caret("abcdef", "af", 3), 1);
    }

    proptest! {
        #[test]
        fn a_splice_makes_the_new_text(old in "[ab🙌é]{0,12}", new in "[ab🙌é]{0,12}") {
            let made = Splice::between(&old, &new).map_or_else(|| old.clone(), |splice| splice.apply(&old));
            prop_assert_eq!(made, new);
        }

        #[test]
        fn merging_never_panics(from in "[ab🙌]{0,9}", typed in "[ab🙌]{0,9}", theirs in "[ab🙌]{0,9}") {
            merge(&from, &typed, &theirs);
        }
    }
}
