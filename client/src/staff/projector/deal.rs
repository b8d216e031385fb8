//! Which reflections hang on the wall, and in which column: dealt by guessed heights, trimmed by measured ones.

use leptos::html;
use leptos::prelude::*;
use shared::ids::ReflectionId;

use super::Eyes;
use crate::components::dom::after_drawing;
use crate::live::Live;

pub(super) const COLUMNS: usize = 3;
/// The most that is ever on the wall; long ones leave room for fewer.
pub(super) const MOST: usize = 20;
/// How far back the first picture looks for what fits.
const CANDIDATES: usize = 80;
/// Letters on a line, and where a long text is cut: as the style sheet sets them.
const LETTERS: usize = 24;
const LONGEST: usize = 9;
/// Heights in hundredths of a rem: a line, and a card's padding with the gap below it. And the wall's width in rem.
const LINE: usize = 272;
const PADDING: usize = 330;
const WIDTH: usize = 110;
const SHORT: usize = 4;
/// When the page scrolls instead of showing one picture, as the style sheet sets it.
const SCROLLS: &str = "(max-width: 61.99em), (max-height: 32.99em)";

pub(super) type Columns = [Vec<ReflectionId>; COLUMNS];

/// Where the wall hangs.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) eyes: Eyes,
    pub(super) wall: NodeRef<html::Div>,
    pub(super) lists: [NodeRef<html::Ul>; COLUMNS],
}

/// One picture, or a page that scrolls in one column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    Picture,
    Page,
}

impl Place {
    fn frame(self) -> Frame {
        let query = window().match_media(SCROLLS).ok().flatten();
        // A preview is a picture, however small the page that it stands on.
        if self.eyes == Eyes::Hall && query.is_some_and(|query| query.matches()) {
            Frame::Page
        } else {
            Frame::Picture
        }
    }

    /// Where the next one comes.
    pub(super) fn shortest(self, columns: &Columns) -> usize {
        if self.frame() == Frame::Page {
            return 0;
        }
        let height = |at: &usize| {
            let drawn = self.lists[*at].get_untracked().map_or(0, |list| list.offset_height());
            (drawn, columns[*at].len())
        };
        (0..COLUMNS).min_by_key(height).unwrap_or(0)
    }

    /// The first picture: the last ones that came, the newest on top, as many as there is room for. Heights are
    /// guessed from the number of letters; what was guessed too small is trimmed when it can be measured.
    pub(super) fn fill(self, live: Live, ids: &[ReflectionId], columns: RwSignal<Columns>) {
        if columns.is_disposed() {
            return;
        }
        let dealt = match self.frame() {
            Frame::Page => [ids.iter().rev().take(MOST).copied().collect(), Vec::new(), Vec::new()],
            Frame::Picture => self.deal(live, ids),
        };
        if dealt.iter().any(|ids| !ids.is_empty()) {
            columns.set(dealt);
        }
    }

    fn deal(self, live: Live, ids: &[ReflectionId]) -> Columns {
        let room = self.room();
        let mut dealt = Columns::default();
        let mut heights = [0_usize; COLUMNS];
        let lines = |id: &ReflectionId| -> usize {
            let reflection = live.board.peek(*id);
            let lines = reflection.iter().flat_map(|r| r.text.as_str().lines());
            lines.map(|line| line.chars().count() / LETTERS + 1).sum()
        };
        let last: Vec<_> =
            ids.iter().rev().take(CANDIDATES).map(|id| (*id, lines(id).min(LONGEST))).collect();
        // Short ones first: more voices on the wall. Then whatever still fits.
        let (short, long): (Vec<_>, Vec<_>) = last.into_iter().partition(|(_, lines)| *lines <= SHORT);
        for (id, lines) in short.into_iter().chain(long) {
            let height = lines * LINE + PADDING;
            let at = (0..COLUMNS).min_by_key(|at| heights[*at]).unwrap_or(0);
            let total: usize = dealt.iter().map(Vec::len).sum();
            if heights[at] + height <= room && total < MOST {
                dealt[at].push(id);
                heights[at] += height;
            }
        }
        dealt
    }

    /// The wall's height in hundredths of a rem, and the gap that the last card does not need.
    fn room(self) -> usize {
        let size = |n: i32| usize::try_from(n).unwrap_or(0);
        let Some(wall) = self.wall.get_untracked() else { return 0 };
        let rem = size(wall.client_width()).max(1);
        size(wall.client_height()) * WIDTH * 100 / rem + 100
    }

    /// Takes off the oldest of each column that is longer than the wall, and of all when there are too many.
    pub(super) fn trim(self, columns: RwSignal<Columns>) {
        // The hall may look at something else by the time that this was drawn.
        if columns.is_disposed() {
            return;
        }
        let room = match self.frame() {
            Frame::Page => i32::MAX,
            Frame::Picture => self.wall.get_untracked().map_or(0, |wall| wall.client_height()),
        };
        if room == 0 {
            return;
        }
        let total: usize = columns.with_untracked(|columns| columns.iter().map(Vec::len).sum());
        let mut over = false;
        for (at, list) in self.lists.iter().enumerate() {
            let is_long = list.get_untracked().is_some_and(|list| list.offset_height() > room);
            let holds = columns.with_untracked(|columns| columns[at].len());
            if (is_long && holds > 1) || (total > MOST && holds * COLUMNS > total) {
                columns.update(|columns| {
                    columns[at].pop();
                });
                over = true;
            }
        }
        if over {
            after_drawing(move || self.trim(columns));
        }
    }
}
