//! A day of the calendar, without an hour and without a zone: when an event is, by when something is done.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// One day in milliseconds.
pub const DAY_MS: u64 = 24 * 60 * 60 * 1_000;

/// Written as ISO 8601 does: `2025-11-14`. Ordered as the calendar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// 1970 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    pub day: u8,
}

/// Why a string is not a [`Day`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a day is written as 2025-11-14")]
pub struct NotADay;

impl Day {
    /// The day of a moment, in milliseconds since 1970 (UTC).
    #[allow(clippy::cast_possible_truncation)] // a month and a day are small, and a year is capped
    pub fn of(moment: u64) -> Self {
        // Days to year, month, day: the proleptic Gregorian calendar counted in eras of 400 years from a 1 March.
        let days = moment / DAY_MS + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + u64::from(month <= 2);
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        Self { year: year.min(9_999) as u16, month: month as u8, day: day as u8 }
    }

    /// Its first moment, in milliseconds since 1970 (UTC).
    pub fn starts(self) -> u64 {
        let (year, month) = (u64::from(self.year), u64::from(self.month));
        let year = if month <= 2 { year - 1 } else { year };
        let shifted = if month > 2 { month - 3 } else { month + 9 };
        let of_year = (153 * shifted + 2) / 5 + u64::from(self.day) - 1;
        let (era, year_of_era) = (year / 400, year % 400);
        let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
        (era * 146_097 + of_era).saturating_sub(719_468) * DAY_MS
    }

    pub fn after(self, days: u32) -> Self {
        Self::of(self.starts() + u64::from(days) * DAY_MS)
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(NotADay);
        }
        let part = |range| text.get(range).filter(|p: &&str| p.bytes().all(|b| b.is_ascii_digit()));
        let read = |range| part(range).and_then(|p| p.parse::<u16>().ok()).ok_or(NotADay);
        let (year, month, day) = (read(0..4)?, read(5..7)?, read(8..10)?);
        let small = |n: u16| u8::try_from(n).map_err(|_| NotADay);
        let day = Self { year, month: small(month)?, day: small(day)? };
        let is_there = year >= 1970 && (1..=12).contains(&day.month) && (1..=31).contains(&day.day);
        if is_there && Self::of(day.starts()) == day { Ok(day) } else { Err(NotADay) }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_that_are_none_are_refused() {
        for text in ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-01", "14-11-2025", "", "2025-11-31"] {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
        assert_eq!("2024-02-29".parse::<Day>().unwrap().after(1).to_string(), "2024-03-01");
        assert_eq!("2025-11-14".parse::<Day>().unwrap().after(90).to_string(), "2026-02-12");
        assert_eq!(Day::of(0).to_string(), "1970-01-01");
    }

    proptest! {
        #[test]
        fn a_moment_lies_in_its_day(moment in 0_u64..250_000_000_000_000) {
            let day = Day::of(moment);
            prop_assert!(day.starts() <= moment && moment < day.starts() + DAY_MS);
            prop_assert_eq!(day.to_string().parse::<Day>(), Ok(day));
        }
    }
}
