//! What comes of a board: what its report adds to people's words, and what happens to each theme afterwards.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::day::Day;
use crate::ids::{AgreementId, ReflectionId, ThemeId};
use crate::limits;
use crate::words::{Line, Text, Title};

/// Small, read by few, without history: no document, but a part of the board that staff fetch.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Outcome {
    pub details: Details,
    /// The organiser's own words at the head of the report.
    pub summary: Option<Text>,
    /// Slides, film, press release.
    pub links: Vec<Link>,
    /// Chosen to stand in the report; where a theme has none, the report chooses.
    pub quotes: BTreeSet<ReflectionId>,
    /// In the order in which they were made.
    pub agreements: Vec<Agreement>,
    pub follow_up: BTreeMap<ThemeId, BTreeMap<Step, Reached>>,
    /// May everybody with its address read the result page?
    pub is_published: bool,
    /// Milliseconds since 1970: so long people may still add something after the last round ("napraten").
    pub late_until: Option<u64>,
}

/// A board of people, or one that was filled to rehearse: that is said wherever its texts are handed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoardKind {
    #[default]
    Real,
    Rehearsal,
}

/// The event that a board belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    pub date: Option<Day>,
    pub place: Line,
    /// Who was there, in a few words.
    pub audience: Line,
}

/// Who does what, by when ("actie").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub id: AgreementId,
    pub what: Text,
    pub who: Line,
    /// In people's own words: "voor de zomer", "14 maart".
    pub when: Line,
    pub theme: Option<ThemeId>,
}

/// How far a theme has come. In this order, but none needs the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Shared,
    Read,
    Agenda,
    Talks,
    Answered,
}

impl Step {
    pub const ALL: [Self; 5] = [Self::Shared, Self::Read, Self::Agenda, Self::Talks, Self::Answered];
}

/// A step that was taken, or is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    pub on: Option<Day>,
    #[serde(default)]
    pub note: Line,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
}

impl Reached {
    /// Taken already, or only planned? A note without a day ("raadscommissie, januari") is a plan.
    pub fn is_taken(&self, today: Day) -> bool {
        self.on.map_or(self.note.is_empty(), |on| on <= today)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub title: Line,
    pub url: Url,
}

/// An address on the web and nothing else: `https://` or `http://`, no white space, at most 500 characters. It is shown
/// to people as a link, so no other scheme gets through.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Url(String);

/// Why a string is not a [`Url`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an address begins with https:// or http:// and has no spaces")]
pub struct NotAUrl;

impl Url {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Url {
    type Err = NotAUrl;

    fn from_str(text: &str) -> Result<Self, NotAUrl> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(NotAUrl)?;
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let fits = text.len() <= limits::URL
            && text.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\' | b'`'));
        if fits && !host.is_empty() && !host.contains('@') { Ok(Self(text.to_owned())) } else { Err(NotAUrl) }
    }
}

impl<'de> Deserialize<'de> for Url {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What was written down, as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Noted {
    Details { title: Title, details: Details },
    Summary { text: Option<Text> },
    Links { links: Vec<Link> },
    Quoted { reflection: ReflectionId, on: bool },
    Agreed(Agreement),
    Dropped { agreement: AgreementId },
    FollowedUp { theme: ThemeId, step: Step, reached: Option<Reached> },
    Published { on: bool },
    Late { until: Option<u64> },
}

impl Outcome {
    pub(crate) fn note(&mut self, noted: &Noted) {
        match noted {
            Noted::Details { details, .. } => self.details = details.clone(),
            Noted::Summary { text } => self.summary.clone_from(text),
            Noted::Links { links } => self.links.clone_from(links),
            Noted::Quoted { reflection, on: true } => drop(self.quotes.insert(*reflection)),
            Noted::Quoted { reflection, on: false } => drop(self.quotes.remove(reflection)),
            Noted::Agreed(agreement) => match self.agreements.iter_mut().find(|a| a.id == agreement.id) {
                Some(there) => *there = agreement.clone(),
                None => self.agreements.push(agreement.clone()),
            },
            Noted::Dropped { agreement } => self.agreements.retain(|a| a.id != *agreement),
            Noted::FollowedUp { theme, step, reached: Some(reached) } => {
                self.follow_up.entry(*theme).or_default().insert(*step, reached.clone());
            }
            Noted::FollowedUp { theme, step, reached: None } => {
                if let Some(steps) = self.follow_up.get_mut(theme) {
                    steps.remove(step);
                    if steps.is_empty() {
                        self.follow_up.remove(theme);
                    }
                }
            }
            Noted::Published { on } => self.is_published = *on,
            Noted::Late { until } => self.late_until = *until,
        }
    }
}

/// How long after a board was made its event may be, for the keeping to be counted from it.
const AHEAD_DAYS: u32 = 730;

/// The day on which a board is erased: so many days after its event, or after it was made where the event was earlier
/// or nobody said when it is. `created` in milliseconds since 1970.
pub fn erased_on(created: u64, event: Option<Day>, retention_days: u32) -> Day {
    let made = Day::of(created);
    event.unwrap_or(made).clamp(made, made.after(AHEAD_DAYS)).after(retention_days)
}

impl Outcome {
    /// See [`erased_on`].
    pub fn erased_on(&self, created: u64, retention_days: u32) -> Day {
        erased_on(created, self.details.date, retention_days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeping_is_counted_from_the_event_within_reason() {
        let created = "2025-11-01".parse::<Day>().unwrap().starts();
        let erased = |event: &str| erased_on(created, event.parse().ok(), 90).to_string();
        assert_eq!(erased("2025-11-14"), "2026-02-12");
        assert_eq!(erased(""), "2026-01-30", "nobody said when the event is");
        assert_eq!(erased("2020-01-01"), "2026-01-30", "an event long ago does not erase the board at once");
        assert_eq!(erased("2099-01-01"), "2028-01-30", "a slip of the pen does not keep it for ever");
    }

    #[test]
    fn a_step_is_taken_on_its_day_and_planned_before() {
        let today = "2026-03-10".parse::<Day>().unwrap();
        let step = |on: &str, note| {
            let reached = Reached { on: on.parse().ok(), note: Line::parse(note).unwrap(), url: None };
            reached.is_taken(today)
        };
        assert!(step("2026-03-10", "") && step("2026-03-09", "college") && step("", ""));
        assert!(!step("2026-03-11", "") && !step("", "raadscommissie, april"));
    }

    #[test]
    fn an_address_is_one_of_the_web() {
        for good in ["https://weerklank.example/dia's?x=1#p", "http://[::1]:80", " https://a.nl "] {
            assert!(good.parse::<Url>().is_ok(), "{good}");
        }
        for bad in ["javascript:alert(1)", "https://", "https://u@x.nl", "https://a b", "//a", "https://a\"b"]
        {
            assert!(bad.parse::<Url>().is_err(), "{bad}");
        }
    }
}
