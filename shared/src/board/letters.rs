//! A theme's words as letters with a birth certificate, so that an undo finds its own letters again after others
//! typed between them.

/// A letter's id: the record that typed it, and its place in what that record typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LetterId {
    pub seq: u64,
    pub place: u32,
}

#[derive(Debug, Clone, Default)]
pub struct Letters(Vec<(char, LetterId)>);

/// Two texts are equal when they read the same.
impl PartialEq for Letters {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.0.iter().zip(&other.0).all(|(a, b)| a.0 == b.0)
    }
}

impl Eq for Letters {}

impl std::fmt::Display for Letters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use std::fmt::Write;
        self.0.iter().try_for_each(|(c, _)| f.write_char(*c))
    }
}

impl Letters {
    pub fn typed(text: &str, seq: u64) -> Self {
        Self::from_place(text, seq, 0)
    }

    fn from_place(text: &str, seq: u64, first: u32) -> Self {
        let letters = text.chars().zip(first..).map(|(c, place)| (c, LetterId { seq, place }));
        Self(letters.collect())
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Length in UTF-16 units.
    pub fn units(&self) -> u32 {
        self.0.iter().map(|(c, _)| units(*c)).sum()
    }

    /// The letter index of a UTF-16 index; `None` beyond the end and inside a surrogate pair.
    pub fn index(&self, unit: u32) -> Option<usize> {
        let mut at = 0;
        for (index, (c, _)) in self.0.iter().enumerate() {
            if at == unit {
                return Some(index);
            }
            at += units(*c);
        }
        (at == unit).then_some(self.0.len())
    }

    /// The UTF-16 index of a letter index.
    pub fn unit(&self, index: usize) -> u32 {
        self.0.iter().take(index).map(|(c, _)| units(*c)).sum()
    }

    /// A record may type in several places; its letters keep counting on.
    pub fn insert(&mut self, index: usize, text: &str, seq: u64) {
        let index = index.min(self.0.len());
        let last = self.0.iter().filter(|(_, id)| id.seq == seq).map(|(_, id)| id.place).max();
        let first = last.map_or(0, |place| place.saturating_add(1));
        self.0.splice(index..index, Self::from_place(text, seq, first).0);
    }

    /// Takes letters out and returns them.
    pub fn remove(&mut self, index: usize, count: usize) -> Self {
        let from = index.min(self.0.len());
        let to = index.saturating_add(count).min(self.0.len());
        Self(self.0.drain(from..to).collect())
    }

    pub fn id_at(&self, index: usize) -> Option<LetterId> {
        self.0.get(index).map(|(_, id)| *id)
    }

    pub fn find(&self, id: LetterId) -> Option<usize> {
        self.0.iter().position(|(_, other)| *other == id)
    }

    /// The runs of letters that satisfy `mine`, as (index, count), last first, so that each can be removed in turn.
    pub fn runs(&self, mine: impl Fn(LetterId) -> bool) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (index, (_, id)) in self.0.iter().enumerate() {
            if !mine(*id) {
                continue;
            }
            match runs.last_mut() {
                Some((start, count)) if *start + *count == index => *count += 1,
                _ => runs.push((index, 1)),
            }
        }
        runs.reverse();
        runs
    }
}

fn units(c: char) -> u32 {
    if c.len_utf16() == 2 { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_count_utf16_units_and_refuse_half_a_letter() {
        let letters = Letters::typed("a🙌b", 1);
        assert_eq!(letters.units(), 4);
        assert_eq!(letters.index(1), Some(1));
        assert_eq!(letters.index(2), None);
        assert_eq!(letters.index(4), Some(3));
        assert_eq!(letters.index(5), None);
    }

    #[test]
    fn own_letters_are_found_between_those_of_others() {
        let mut letters = Letters::typed("abcd", 1);
        letters.insert(2, "XY", 2);
        assert_eq!(letters.runs(|id| id.seq == 1), vec![(4, 2), (0, 2)]);
        assert_eq!(letters.to_string(), "abXYcd");
    }
}
