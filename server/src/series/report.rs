//! What a series says: the reports of its stops, read side by side. Made once, so that the page and every download
//! carry the same numbers, and no number that a stop's own report would not tell.

mod matching;
mod perspectives;

use shared::day::Day;
use shared::ids::{BoardId, ThemeId};
use shared::outcome::{Agreement, Reached, Step};
use shared::settings::{Language, Perspective, Prompt};

use crate::export::report::{Breadth, Entry, Report, ReportTheme};

/// Several boards as stops of one journey.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesReport {
    pub title: String,
    /// That of the last stop that was held: what downloads are written in.
    pub language: Language,
    /// Those that were held, in the order of their days.
    pub stops: Vec<Stop>,
    /// Those without a published reflection, in the order of their days: a board that was copied for a next evening is no
    /// evening at which all went silent, so that nothing is counted or compared with it.
    pub planned: Vec<Stop>,
    /// What comes back most stands first.
    pub themes: Vec<SeriesTheme>,
    /// Theme × perspective over all stops; none where no stop tells perspectives apart.
    pub table: Option<SeriesTable>,
    /// When the report was drawn up, in milliseconds since 1970.
    pub made: u64,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    pub board: BoardId,
    pub title: String,
    pub date: Option<Day>,
    pub place: Option<String>,
    pub audience: Option<String>,
    pub people: u32,
    /// Published ones.
    pub reflections: u32,
    /// Published and in no theme.
    pub loose: u32,
    pub language: Language,
    pub prompts: Vec<Prompt>,
}

impl Stop {
    /// What people call it: where it was, else what it was called.
    pub fn name(&self) -> &str {
        self.place.as_deref().unwrap_or(&self.title)
    }
}

/// A theme on its way from stop to stop.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesTheme {
    /// Where it stood last.
    pub id: ThemeId,
    /// As it was called last.
    pub title: String,
    pub summary: String,
    /// Earlier names, the oldest first, each with the first stop that used it. Empty where the name stayed.
    pub once: Vec<(usize, String)>,
    /// One entry a stop; none where the stop does not have it.
    pub at: Vec<Option<AtStop>>,
    /// Where it stands among the themes of each stop's report.
    rows: Vec<Option<usize>>,
    pub breadth: Option<Breadth>,
    /// All five steps in their order; of several stops, the one that came furthest last.
    pub follow_up: Vec<(Step, Option<(usize, Reached)>)>,
    pub agreements: Vec<(usize, Agreement)>,
}

/// A theme at one stop.
#[derive(Debug, Clone, PartialEq)]
pub struct AtStop {
    /// What it was called there.
    pub title: String,
    pub reflections: u32,
    pub recognised: u32,
    pub votes: Option<u32>,
    /// The key phrase, else the first quote that was chosen.
    pub quote: Option<Entry>,
}

/// Members of each theme by perspective, summed over what the stops tell.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesTable {
    pub columns: Vec<Perspective>,
    /// One row a theme, in the order of [`SeriesReport::themes`].
    pub rows: Vec<SeriesRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesRow {
    /// None: too few to be told apart, and counted in the rest.
    pub cells: Vec<Option<u32>>,
    /// All that the columns do not tell.
    pub rest: u32,
}

impl SeriesTheme {
    /// Stops where people said something about it.
    pub fn heard(&self) -> impl DoubleEndedIterator<Item = (usize, &AtStop)> + Clone {
        let at = self.at.iter().enumerate();
        at.filter_map(|(stop, at)| Some((stop, at.as_ref()?))).filter(|(_, at)| at.reflections > 0)
    }

    pub fn reflections(&self) -> u32 {
        self.heard().map(|(_, at)| at.reflections).sum()
    }

    pub fn recognised(&self) -> u32 {
        self.heard().map(|(_, at)| at.recognised).sum()
    }

    /// The sum of what the stops tell; none where none tells.
    pub fn votes(&self) -> Option<u32> {
        let told: Vec<u32> = self.heard().filter_map(|(_, at)| at.votes).collect();
        (!told.is_empty()).then(|| told.iter().sum())
    }

    pub fn at_stop(&self, stop: usize) -> u32 {
        self.at.get(stop).and_then(Option::as_ref).map_or(0, |at| at.reflections)
    }
}

/// A theme that takes a different share of what was said from stop to stop.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference<'a> {
    pub theme: &'a SeriesTheme,
    /// The stop where it takes most, and its share in percent.
    pub most: (usize, u32),
    pub least: (usize, u32),
}

/// Fewer reflections at a stop, and a share of them says nothing.
const TELLING: u32 = 10;
/// Less than so many percent apart is no difference to speak of.
const APART: u32 = 10;
/// Differences named.
const DIFFERENCES: usize = 5;

impl SeriesReport {
    /// `reports` in the order of the route; `made` in milliseconds since 1970.
    pub fn new(title: String, reports: &[&Report], made: u64) -> Self {
        let (held, planned): (Vec<&Report>, Vec<&Report>) =
            reports.iter().copied().partition(|report| report.cover.reflections > 0);
        let latest = held.last().or(planned.last());
        let language = latest.map(|report| report.cover.language).unwrap_or_default();
        let reports = held.as_slice();
        let mut themes = matching::themes(reports);
        themes.sort_by_key(|theme| {
            let times = theme.heard().count();
            (std::cmp::Reverse(times), std::cmp::Reverse(theme.reflections()))
        });
        let table = perspectives::table(reports, &themes);
        for (row, theme) in themes.iter_mut().enumerate() {
            theme.breadth = perspectives::breadth(reports, table.as_ref(), row, theme);
        }
        let stops = reports.iter().copied().map(stop).collect();
        Self { title, language, stops, planned: planned.into_iter().map(stop).collect(), themes, table, made }
    }

    pub fn reflections(&self) -> u32 {
        self.stops.iter().map(|stop| stop.reflections).sum()
    }

    /// People at all stops together; who came twice counts twice, for nobody knows who that is.
    pub fn people(&self) -> u32 {
        self.stops.iter().map(|stop| stop.people).sum()
    }

    /// Heard at more than one stop, most often first.
    pub fn coming_back(&self) -> impl Iterator<Item = &SeriesTheme> {
        self.themes.iter().filter(|theme| theme.heard().count() > 1)
    }

    /// Heard for the first time at the last stop; nothing at a first stop, where all is new.
    pub fn new_at_last(&self) -> impl Iterator<Item = &SeriesTheme> {
        let last = self.stops.len().checked_sub(1).filter(|last| *last > 0);
        self.themes
            .iter()
            .filter(move |theme| last.is_some() && theme.heard().map(|(at, _)| at).min() == last)
    }

    /// Heard before, and not at the last stop.
    pub fn silent_at_last(&self) -> impl Iterator<Item = &SeriesTheme> {
        let last = self.stops.len().saturating_sub(1);
        self.themes.iter().filter(move |theme| theme.heard().next().is_some() && theme.at_stop(last) == 0)
    }

    /// Where stops differ most in what they spoke about.
    pub fn differences(&self) -> Vec<Difference<'_>> {
        let mut found: Vec<Difference<'_>> =
            self.themes.iter().filter_map(|theme| self.difference(theme)).collect();
        found.sort_by_key(|one| std::cmp::Reverse(one.most.1 - one.least.1));
        found.truncate(DIFFERENCES);
        found
    }

    /// Whether shares of two stops can be laid side by side; where they cannot, that they are alike is not known either.
    pub fn is_compared(&self) -> bool {
        self.telling().count() > 1
    }

    /// Stops with enough reflections for a share of them to mean something.
    fn telling(&self) -> impl Iterator<Item = (usize, &Stop)> {
        self.stops.iter().enumerate().filter(|(_, stop)| stop.reflections >= TELLING)
    }

    fn difference<'a>(&self, theme: &'a SeriesTheme) -> Option<Difference<'a>> {
        let shares: Vec<(usize, u32)> =
            self.telling().map(|(at, stop)| (at, percent(theme.at_stop(at), stop.reflections))).collect();
        let most = shares.iter().copied().max_by_key(|(at, share)| (*share, std::cmp::Reverse(*at)))?;
        let least = shares.iter().copied().min_by_key(|(at, share)| (*share, *at))?;
        (most.1 - least.1 >= APART).then_some(Difference { theme, most, least })
    }
}

/// Rounded, and never more than the whole.
pub fn percent(part: u32, whole: u32) -> u32 {
    let whole = u64::from(whole.max(1));
    u32::try_from((u64::from(part) * 200 + whole) / (whole * 2)).unwrap_or(100).min(100)
}

fn stop(report: &Report) -> Stop {
    let cover = &report.cover;
    Stop {
        board: cover.board,
        title: cover.title.clone(),
        date: cover.date,
        place: cover.place.clone(),
        audience: cover.audience.clone(),
        people: cover.people,
        reflections: cover.reflections,
        loose: u32::try_from(report.loose.len()).unwrap_or(u32::MAX),
        language: cover.language,
        prompts: cover.prompts.clone(),
    }
}

fn at_stop(report: &Report, theme: &ReportTheme) -> AtStop {
    let quote = theme.key_phrase.or_else(|| theme.quotes.first().copied());
    AtStop {
        title: theme.title.clone(),
        reflections: u32::try_from(theme.members.len()).unwrap_or(u32::MAX),
        recognised: theme.recognised,
        votes: theme.votes,
        quote: quote.and_then(|number| report.entry(number).cloned()),
    }
}

#[cfg(test)]
mod tests;
