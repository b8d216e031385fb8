//! Numbers and days as a language writes them, for pages that are made without a browser. Where there is one, its
//! `Intl` does it.

use crate::day::Day;
use crate::settings::Language;

/// "12.345" in Dutch, "12,345" in English.
pub fn number(language: Language, n: u64) -> String {
    let mark = match language {
        Language::Nl => '.',
        Language::En => ',',
    };
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// "22 november 2026", "22 November 2026": no order of figures that another country reads otherwise.
pub fn date(language: Language, day: Day) -> String {
    let months = match language {
        Language::Nl => [
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
        Language::En => [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
    };
    let month =
        usize::from(day.month).checked_sub(1).and_then(|at| months.get(at)).copied().unwrap_or_default();
    format!("{} {month} {}", day.day, day.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_marked_as_the_language_does() {
        for (n, nl, en) in [
            (0, "0", "0"),
            (7, "7", "7"),
            (999, "999", "999"),
            (1_000, "1.000", "1,000"),
            (12_345, "12.345", "12,345"),
            (1_234_567, "1.234.567", "1,234,567"),
        ] {
            assert_eq!((number(Language::Nl, n).as_str(), number(Language::En, n).as_str()), (nl, en));
        }
    }

    #[test]
    fn a_day_names_its_month() {
        let day = Day { year: 2026, month: 3, day: 1 };
        assert_eq!(date(Language::Nl, day), "1 maart 2026");
        assert_eq!(date(Language::En, day), "1 March 2026");
    }
}
