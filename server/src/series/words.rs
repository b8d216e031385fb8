//! What the page and the downloads say alike, in the language of whoever reads.

use shared::settings::Language;
use shared::text::{Said, number, series as text};

use super::{Difference, SeriesReport, SeriesTheme, Stop};

impl SeriesReport {
    fn stop_name(&self, at: usize) -> &str {
        self.stops.get(at).map(Stop::name).unwrap_or_default()
    }

    /// Why no theme comes back.
    pub fn nothing_back(&self) -> Said {
        match self.stops.len() {
            0 => text::NONE_HELD,
            1 => text::FIRST_STOP,
            _ => text::NOTHING_BACK,
        }
    }

    /// Why no difference is named.
    pub fn no_differences(&self) -> Said {
        if self.is_compared() { text::NO_DIFFERENCES } else { text::TOO_FEW_TO_DIFFER }
    }

    /// "Komt voor bij 5 van 7 perspectieven, in 3 van 3 sessies."
    pub fn breadth(&self, theme: &SeriesTheme, language: Language) -> String {
        let say = |n: u32| number(language, n.into());
        let many = |n: usize| number(language, u64::try_from(n).unwrap_or(u64::MAX));
        let (heard, stops) = (many(theme.heard().count()), many(self.stops.len()));
        match theme.breadth {
            Some(breadth) => text::BREADTH.fill(
                language,
                &[
                    ("of", &say(breadth.of)),
                    ("among", &say(breadth.among)),
                    ("heard", &heard),
                    ("stops", &stops),
                ],
            ),
            None => text::BREADTH_STOPS.fill(language, &[("heard", &heard), ("stops", &stops)]),
        }
    }

    /// "64 (Haarlem 12, Zaandam 52)".
    pub fn parts_in_words(&self, theme: &SeriesTheme, language: Language) -> String {
        let parts: Vec<String> = theme
            .heard()
            .map(|(at, stop)| {
                let n = number(language, stop.reflections.into());
                text::AT.fill(language, &[("stop", self.stop_name(at)), ("n", &n)])
            })
            .collect();
        format!("{} ({})", number(language, theme.reflections().into()), parts.join(", "))
    }

    /// "50 % van de reflecties in Haarlem, 10 % in Zaandam."
    pub fn difference_in_words(&self, one: &Difference<'_>, language: Language) -> String {
        let percent = |n: u32| text::PERCENT.fill(language, &[("n", &n.to_string())]);
        text::DIFFERENCE.fill(
            language,
            &[
                ("most", &percent(one.most.1)),
                ("stop", self.stop_name(one.most.0)),
                ("least", &percent(one.least.1)),
                ("other", self.stop_name(one.least.0)),
            ],
        )
    }

    /// "Heette eerst ‘Wachten’ (Haarlem)."
    pub fn once_in_words(&self, at: usize, title: &str, language: Language) -> String {
        text::ONCE.fill(language, &[("title", title), ("stop", self.stop_name(at))])
    }
}
