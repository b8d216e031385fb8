//! A reflection's words, with what was sought marked in them, and what may give somebody away.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use shared::board::Reflection;
use shared::privacy;

use super::desk::Desk;
use super::search;
use super::selection::Place;
use crate::components::said::language;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    Found,
    /// What a flag is about.
    Hint,
}

type Piece = (Kind, String);

/// What was sought is marked in the stream alone: that is what the search lists.
#[component]
pub(super) fn Words(reflection: ArcReadSignal<Arc<Reflection>>, place: Place) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let sought = desk.list.words;
    let pieces = Memo::new(move |_| {
        let reflection = reflection.get();
        let text = reflection.text.as_str();
        let found = match place {
            Place::Stream => search::found(text, &sought.get()),
            Place::Column(_) => Vec::new(),
        };
        cut(text, found, hints(&reflection)).into_iter().map(dense).collect::<Vec<_>>()
    });
    move || pieces.get().into_iter().map(drawn).collect::<Vec<_>>()
}

/// A list shows the first lines of a text: empty ones would be all that is seen of some. The inspector keeps them.
fn dense((kind, mut words): Piece) -> Piece {
    while words.contains("\n\n") {
        words = words.replace("\n\n", "\n");
    }
    (kind, words)
}

/// The language of a text for whoever reads it aloud, where it is not the page's own.
pub(super) fn lang(
    desk: Desk,
    reflection: ArcReadSignal<Arc<Reflection>>,
) -> impl Fn() -> Option<String> + Clone {
    move || {
        let board = desk.language.get();
        let lang =
            reflection.get().lang.map_or_else(|| board.as_str().to_owned(), |lang| lang.as_str().to_owned());
        (lang != language().as_str()).then_some(lang)
    }
}

/// Where the text gives something away; looked for only where the server found something.
pub(super) fn hints(reflection: &Reflection) -> Vec<Range<usize>> {
    if reflection.flags.is_empty() {
        return Vec::new();
    }
    let findings = privacy::findings(reflection.text.as_str());
    findings.into_iter().map(|finding| finding.from..finding.to).collect()
}

fn drawn((kind, words): Piece) -> impl IntoView {
    match kind {
        Kind::Plain => words.into_any(),
        Kind::Found => view! { <mark class="found">{words}</mark> }.into_any(),
        Kind::Hint => view! { <mark>{words}</mark> }.into_any(),
    }
}

/// Cuts the text at both; what is both is marked as a hint.
fn cut(text: &str, found: Vec<Range<usize>>, hints: Vec<Range<usize>>) -> Vec<Piece> {
    let mut edges: Vec<usize> = found
        .iter()
        .chain(&hints)
        .flat_map(|range| [range.start, range.end])
        .chain([0, text.len()])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let within = |ranges: &[Range<usize>], at: usize| ranges.iter().any(|range| range.contains(&at));
    let mut pieces: Vec<Piece> = Vec::new();
    for ends in edges.windows(2) {
        let (start, end) = (ends[0], ends[1]);
        // Both sets of edges stand between characters.
        let Some(words) = text.get(start..end) else { continue };
        let kind = if within(&hints, start) {
            Kind::Hint
        } else if within(&found, start) {
            Kind::Found
        } else {
            Kind::Plain
        };
        match pieces.last_mut() {
            Some((last, so_far)) if *last == kind => so_far.push_str(words),
            _ => pieces.push((kind, words.to_owned())),
        }
    }
    pieces
}

/// The text of the inspector: with the hints, without the search.
#[component]
pub(super) fn PlainWords(reflection: ArcReadSignal<Arc<Reflection>>) -> impl IntoView {
    let pieces = Memo::new(move |_| {
        let reflection = reflection.get();
        cut(reflection.text.as_str(), Vec::new(), hints(&reflection))
    });
    move || pieces.get().into_iter().map(drawn).collect::<Vec<_>>()
}
