//! Digits as people write them down: in groups, with something between.

use super::letters::Letters;

/// Longer than any number we look for (an international phone number has 15), so that "too long" can be seen.
const MOST: usize = 17;
/// " - " between two groups is still one number.
const GAP: usize = 3;

/// The digits from one place on, as far as only gaps stand between them.
pub(super) struct Digits {
    values: [u8; MOST],
    /// Just after each digit.
    ends: [usize; MOST],
    /// Digits that stand first in their group.
    firsts: u32,
    pub(super) count: usize,
}

impl Digits {
    pub(super) fn read(l: &Letters<'_>, from: usize, is_gap: fn(char) -> bool) -> Self {
        let mut digits = Self { values: [0; MOST], ends: [from; MOST], firsts: 0, count: 0 };
        let mut at = from;
        while digits.count < MOST {
            let start = l.skip(at, GAP, is_gap);
            let Some(value) = l.digit(start) else { break };
            if start > at || digits.count == 0 {
                digits.firsts |= 1 << digits.count;
            }
            at = start + 1;
            digits.values[digits.count] = value;
            digits.ends[digits.count] = at;
            digits.count += 1;
        }
        digits
    }

    /// The value of the digit there; 10, which no digit has, beyond the last one.
    pub(super) fn value(&self, i: usize) -> u8 {
        if i < self.count { self.values[i] } else { 10 }
    }

    /// Whether a group ends with this many digits, so that a number can stop there.
    pub(super) fn stops_after(&self, count: usize) -> bool {
        count > 0 && count <= self.count && (count == self.count || self.firsts >> count & 1 == 1)
    }

    /// Just after that many digits.
    pub(super) fn end(&self, count: usize) -> usize {
        self.ends[count - 1]
    }

    /// The size of the group that starts with this digit.
    pub(super) fn group(&self, first: usize) -> usize {
        (first + 1..=self.count).find(|i| self.stops_after(*i)).map_or(0, |end| end - first)
    }
}
