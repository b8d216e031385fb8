//! Which themes of different stops are one: the same id, for a copied board keeps its themes; else the same title.

use std::collections::BTreeSet;

use shared::outcome::{Reached, Step};
use shared::words::clean;

use super::{SeriesTheme, at_stop};
use crate::export::report::{Report, ReportTheme};

pub(super) fn themes(reports: &[&Report]) -> Vec<SeriesTheme> {
    let mut all: Vec<Met> = Vec::new();
    for (stop, report) in reports.iter().enumerate() {
        let mut left: Vec<(usize, &ReportTheme)> = Vec::new();
        // Ids first: a title that somebody reused must not take an id's place.
        for (row, theme) in report.themes.iter().enumerate() {
            match all.iter_mut().find(|met| met.ids.contains(&theme.id) && met.is_free(stop)) {
                Some(met) => met.meet(stop, report, row, theme),
                None => left.push((row, theme)),
            }
        }
        for (row, theme) in left {
            let title = folded(&theme.title);
            let known = all.iter_mut().find(|met| met.titles.contains(&title) && met.is_free(stop));
            match known.filter(|_| !title.is_empty()) {
                Some(met) => met.meet(stop, report, row, theme),
                None => {
                    let mut met = Met::new(theme, reports.len());
                    met.meet(stop, report, row, theme);
                    all.push(met);
                }
            }
        }
    }
    all.into_iter().map(|met| met.theme).collect()
}

/// Case, composition and white space do not make another title.
fn folded(title: &str) -> String {
    clean(title).to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A theme while it is put together.
struct Met {
    theme: SeriesTheme,
    ids: BTreeSet<shared::ids::ThemeId>,
    titles: BTreeSet<String>,
    /// Every name in turn, with its first stop.
    names: Vec<(usize, String)>,
}

impl Met {
    fn new(theme: &ReportTheme, stops: usize) -> Self {
        Self {
            theme: SeriesTheme {
                id: theme.id,
                title: String::new(),
                summary: String::new(),
                once: Vec::new(),
                at: vec![None; stops],
                rows: vec![None; stops],
                breadth: None,
                follow_up: Step::ALL.into_iter().map(|step| (step, None)).collect(),
                agreements: Vec::new(),
            },
            ids: BTreeSet::new(),
            titles: BTreeSet::new(),
            names: Vec::new(),
        }
    }

    fn is_free(&self, stop: usize) -> bool {
        self.theme.at.get(stop).is_some_and(Option::is_none)
    }

    fn meet(&mut self, stop: usize, report: &Report, row: usize, found: &ReportTheme) {
        self.ids.insert(found.id);
        self.titles.insert(folded(&found.title));
        let theme = &mut self.theme;
        theme.id = found.id;
        if let Some(place) = theme.at.get_mut(stop) {
            *place = Some(at_stop(report, found));
        }
        if let Some(place) = theme.rows.get_mut(stop) {
            *place = Some(row);
        }
        if self.names.last().is_none_or(|(_, name)| *name != found.title) {
            self.names.push((stop, found.title.clone()));
        }
        theme.title.clone_from(&found.title);
        if !found.summary.is_empty() || theme.summary.is_empty() {
            theme.summary.clone_from(&found.summary);
        }
        theme.once = self.names[..self.names.len() - 1].to_vec();
        for ((_, kept), (_, reached)) in theme.follow_up.iter_mut().zip(&found.follow_up) {
            if let Some(reached) = reached
                && kept.as_ref().is_none_or(|(_, other)| is_later(reached, other))
            {
                *kept = Some((stop, reached.clone()));
            }
        }
        theme.agreements.extend(found.agreements.iter().map(|agreement| (stop, agreement.clone())));
    }
}

/// Without a day, the later stop's stands.
fn is_later(reached: &Reached, other: &Reached) -> bool {
    match (reached.on, other.on) {
        (Some(on), Some(other)) => on >= other,
        _ => true,
    }
}
