//! The text as the rules read it: one letter each, without what the eye does not see.

use super::{Finding, Hint};

/// A text's letters, folded so that look-alikes compare equal and invisible characters cannot split a number. Every
/// read goes through `at`, which knows no end: past it, and before the start, stands `END`. It is called from so many
/// places that a copy in each would be felt in the bundle.
pub(super) struct Letters<'t> {
    text: &'t str,
    /// The folded character, and the byte where it came from.
    folded: Vec<(char, usize)>,
    #[cfg(test)]
    pub(super) reads: std::cell::Cell<usize>,
}

/// What stands beyond the text: neither letter, digit nor separator.
pub(super) const END: char = '\0';

impl<'t> Letters<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut folded = Vec::with_capacity(text.len());
        for (at, c) in text.char_indices() {
            if !is_invisible(c) {
                folded.push((fold(c), at));
            }
        }
        Self {
            text,
            folded,
            #[cfg(test)]
            reads: std::cell::Cell::default(),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }

    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn at(&self, i: usize) -> char {
        #[cfg(test)]
        self.reads.set(self.reads.get() + 1);
        self.folded.get(i).map_or(END, |letter| letter.0)
    }

    pub(super) fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or(END, |i| self.at(i))
    }

    pub(super) fn digit(&self, i: usize) -> Option<u8> {
        let c = self.at(i);
        c.is_ascii_digit().then(|| c as u8 - b'0')
    }

    pub(super) fn starts_word(&self, i: usize) -> bool {
        is_letter(self.at(i)) && !is_letter(self.before(i))
    }

    pub(super) fn starts_number(&self, i: usize) -> bool {
        self.at(i).is_ascii_digit() && !self.before(i).is_ascii_digit()
    }

    /// Where the word that stands at `i` ends; `i` itself if none stands there.
    pub(super) fn word_end(&self, i: usize) -> usize {
        self.skip(i, usize::MAX, is_letter)
    }

    /// Where the word starts that ends at `end`; `end` itself if none does. No word we look for is longer.
    pub(super) fn word_start(&self, end: usize) -> usize {
        let mut from = end;
        while from > 0 && end - from < 24 && is_letter(self.before(from)) {
            from -= 1;
        }
        from
    }

    /// Past at most `most` letters that are of a kind.
    pub(super) fn skip(&self, i: usize, most: usize, of_kind: fn(char) -> bool) -> usize {
        let mut end = i;
        while end - i < most && of_kind(self.at(end)) {
            end += 1;
        }
        end
    }

    pub(super) fn spaces(&self, i: usize) -> usize {
        self.skip(i, 3, |c| c == ' ')
    }

    /// Whether this stretch is one of the words, whatever its case. They are in small ASCII letters with a space
    /// between: one string is smaller in the bundle, and faster to look through, than a slice of strings.
    pub(super) fn listed(&self, from: usize, to: usize, words: &str) -> bool {
        let (mut at, mut fits) = (from, true);
        for letter in words.bytes() {
            if letter == b' ' {
                if fits && at == to && to > from {
                    return true;
                }
                (at, fits) = (from, true);
            } else if fits {
                fits = at < to && lower(self.at(at)) == char::from(letter);
                at += 1;
            }
        }
        fits && at == to && to > from
    }

    /// Whether a capital there says nothing, because every sentence starts with one.
    pub(super) fn starts_sentence(&self, i: usize) -> bool {
        let marks =
            (0..3).fold(i, |at, _| at - usize::from(matches!(self.before(at), ' ' | '"' | '\'' | '(')));
        matches!(self.before(marks), END | '.' | '!' | '?' | '\n' | ':')
    }

    /// Written as a name is: one capital, then small letters. `to` is the word's end.
    pub(super) fn is_capitalised(&self, from: usize, to: usize) -> bool {
        to > from + 1 && is_upper(self.at(from)) && !is_upper(self.at(from + 1))
    }

    pub(super) fn finding(&self, hint: Hint, from: usize, to: usize) -> Finding {
        let start = |i: usize| self.folded.get(i).map_or(self.text.len(), |letter| letter.1);
        let last = start(to.saturating_sub(1));
        let width = self.text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Finding { hint, from: start(from), to: last + width }
    }
}

/// Close enough to Unicode's letters for words of people, at none of the weight of its tables.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (c >= '\u{c0}'
            && !matches!(c, '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}'
                | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{ffff}' | '\u{1f000}'..='\u{1faff}'))
}

pub(super) fn is_alphanumeric(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c)
}

/// Capitals of the Latin, Greek and Cyrillic names one meets; scripts without case have none.
pub(super) fn is_upper(c: char) -> bool {
    match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Ά'..='Ώ' | 'Α'..='Ω' | 'Ѐ'..='Я' | '\u{178}' | 'Ґ' => {
            true
        }
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' => c as u32 & 1 == 1,
        '\u{100}'..='\u{138}' | '\u{14a}'..='\u{177}' => c as u32 & 1 == 0,
        _ => false,
    }
}

/// Only as far as the words we look for go: "cliënt" is found as "client".
fn lower(c: char) -> char {
    match c {
        'é' | 'ë' | 'É' | 'Ë' => 'e',
        _ => c.to_ascii_lowercase(),
    }
}

/// No width of its own: nothing, marks that sit on the letter before them, and the keycap of an emoji digit.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

fn fold(c: char) -> char {
    if c.is_ascii() {
        return if c == '\t' { ' ' } else { c };
    }
    match c {
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{b7}' | '\u{2022}' | '\u{2024}' => '.',
        '\u{ff01}'..='\u{ff5e}' => ascii(c as u32 - 0xfee0),
        '\u{660}'..='\u{669}' => ascii(c as u32 - 0x660 + 0x30),
        '\u{6f0}'..='\u{6f9}' => ascii(c as u32 - 0x6f0 + 0x30),
        '\u{1d7ce}'..='\u{1d7ff}' => ascii((c as u32 - 0x1d7ce) % 10 + 0x30),
        _ => c,
    }
}

fn ascii(code: u32) -> char {
    char::from_u32(code).unwrap_or(END)
}
