//! The wall: the last reflections in three columns. A new one at most every three seconds, on top of the shortest
//! column; what falls off is that column's oldest, so no column moves another.

use std::cell::RefCell;
use std::collections::{HashSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use shared::ids::ReflectionId;
use shared::text::{common, hall, staff as text};

use super::stacks::{Folded, folded};
use super::{Eyes, Legend, question};
use crate::components::category;
use crate::components::dom::{after_drawing, count_render};
use crate::components::icon::{icon, shape};
use crate::components::said::{count, fill as fill_in, say};
use crate::live::Live;

const COLUMNS: usize = 3;
/// The most that is ever on the wall; long ones leave room for fewer.
const MOST: usize = 20;
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
/// Between two arrivals, so that each can be read.
const PACE: Duration = Duration::from_secs(3);

type Columns = [Vec<ReflectionId>; COLUMNS];

/// What is on its way to the wall.
#[derive(Default)]
struct Arrivals {
    known: HashSet<ReflectionId>,
    queue: VecDeque<ReflectionId>,
}

#[component]
pub(super) fn Wall(live: Live, eyes: Eyes) -> impl IntoView {
    let columns = RwSignal::new(Columns::default());
    let newest = RwSignal::new(None::<ReflectionId>);
    let lists: [NodeRef<html::Ul>; COLUMNS] = [NodeRef::new(), NodeRef::new(), NodeRef::new()];
    let wall = NodeRef::<html::Div>::new();
    let arrivals = Rc::new(RefCell::new(Arrivals::default()));

    let fit = move || trim(wall, lists, columns);
    let place = move |id: ReflectionId| {
        let shortest = shortest(lists, &columns.get_untracked());
        columns.update(|columns| columns[shortest].insert(0, id));
        newest.set(Some(id));
        after_drawing(fit);
    };
    let folded = folded(live);
    let taken = Rc::clone(&arrivals);
    Effect::new(move |was: Option<()>| {
        let published = folded.get().tops.clone();
        let mut arrivals = taken.borrow_mut();
        // What was taken off the board leaves the wall at once.
        let gone =
            columns.with_untracked(|columns| columns.iter().flatten().any(|id| !published.contains(id)));
        if gone {
            columns
                .update(|columns| columns.iter_mut().for_each(|ids| ids.retain(|id| published.contains(id))));
        }
        arrivals.queue.retain(|id| published.contains(id));
        // What comes back, comes anew.
        arrivals.known.retain(|id| published.contains(id));
        let all = published.clone();
        let new: Vec<_> = published.into_iter().filter(|id| arrivals.known.insert(*id)).collect();
        if was.is_none() || columns.with_untracked(|columns| columns.iter().all(Vec::is_empty)) {
            after_drawing(move || {
                fill(live, &all, wall, columns);
                after_drawing(fit);
            });
        } else {
            arrivals.queue.extend(new);
            // A backlog longer than the wall would never be seen in time: its beginning is passed over.
            while arrivals.queue.len() > MOST {
                arrivals.queue.pop_front();
            }
        }
    });
    let next = Rc::clone(&arrivals);
    let ticking = set_interval_with_handle(
        move || {
            let next = next.borrow_mut().queue.pop_front();
            if let Some(id) = next {
                place(id);
            }
        },
        PACE,
    );
    let resized = window_event_listener(leptos::ev::resize, move |_| fit());
    on_cleanup(move || {
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
        resized.remove();
    });
    let is_empty = Memo::new(move |_| columns.with(|columns| columns.iter().all(Vec::is_empty)));
    let drawn = (0..COLUMNS)
        .map(|at| {
            view! {
                <ul role="list" node_ref=lists[at]>
                    <For each=move || columns.with(|columns| columns[at].clone()) key=|id| *id let:id>
                        <li class:fresh=move || newest.get() == Some(id)><Note live id eyes folded/></li>
                    </For>
                </ul>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <header class="q"><h1>{move || question(live)}</h1><Legend live/></header>
        <div class="wall" node_ref=wall class:is-empty=move || is_empty.get()>{drawn} <Empty live is_empty/></div>
    }
}

#[component]
fn Note(live: Live, id: ReflectionId, eyes: Eyes, folded: Memo<Arc<Folded>>) -> impl IntoView {
    let Some(reflection) = live.board.reflection(id) else { return ().into_any() };
    let prompt = reflection.get_untracked().prompt.clone();
    let key = prompt.clone();
    let category = Memo::new(move |_| category::of_prompt(live.board, &key));
    let size = Memo::new(move |_| folded.with(|folded| folded.size(id)));
    let stack = move || {
        let size = Some(size.get()).filter(|size| *size > 1)?.to_string();
        let said = fill_in(hall::TIMES, &[("n", &size)]);
        Some(
            view! { <p class="badge">{icon("stack")} <span aria-hidden="true">{size}"×"</span> <span class="vh">{said}</span></p> },
        )
    };
    let words = move || {
        if eyes == Eyes::Hall {
            count_render();
        }
        reflection.get().text.to_string()
    };
    view! {
        <article class="refl is-new" data-cat=move || category.get() data-reflection=eyes.mark(id)>
            {move || shape(category.get())}
            <span class="vh">{move || category::title(live.board, &prompt)}". "</span>
            <p class="refl-text" dir="auto">{words}</p>
            {stack}
        </article>
    }
    .into_any()
}

#[component]
fn Empty(live: Live, is_empty: Memo<bool>) -> impl IntoView {
    let posted = move || live.now().map_or(0, |now| now.counts.reflections);
    // What is published is on its way to the columns: nothing to explain.
    let has_published = move || !live.board.lists().published.is_empty();
    move || {
        is_empty.get().then(|| {
            let said = match posted() {
                n if n > 0 && !live.board.phase().reveals() => count(text::WALL_LATER, n as usize),
                0 => say(common::EMPTY_BOARD).to_owned(),
                _ if has_published() => String::new(),
                _ => say(text::WALL_MODERATED).to_owned(),
            };
            view! { <p class="nothing">{said}</p> }
        })
    }
}

/// The first picture: the last ones that came, the newest on top, as many as there is room for. Heights are guessed
/// from the number of letters; what was guessed too small is trimmed when it can be measured.
fn fill(live: Live, ids: &[ReflectionId], wall: NodeRef<html::Div>, columns: RwSignal<Columns>) {
    if columns.is_disposed() {
        return;
    }
    let room = room(wall);
    let mut dealt = Columns::default();
    let mut heights = [0_usize; COLUMNS];
    let lines = |id: &ReflectionId| -> usize {
        let reflection = live.board.peek(*id);
        let lines = reflection.iter().flat_map(|r| r.text.as_str().lines());
        lines.map(|line| line.chars().count() / LETTERS + 1).sum()
    };
    let last: Vec<_> = ids.iter().rev().take(CANDIDATES).map(|id| (*id, lines(id).min(LONGEST))).collect();
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
    if dealt.iter().any(|ids| !ids.is_empty()) {
        columns.set(dealt);
    }
}

/// The wall's height in hundredths of a rem, and the gap that the last card does not need.
fn room(wall: NodeRef<html::Div>) -> usize {
    let size = |n: i32| usize::try_from(n).unwrap_or(0);
    let Some(wall) = wall.get_untracked() else { return 0 };
    let rem = size(wall.client_width()).max(1);
    size(wall.client_height()) * WIDTH * 100 / rem + 100
}

fn shortest(lists: [NodeRef<html::Ul>; COLUMNS], columns: &Columns) -> usize {
    let height = |at: &usize| {
        let drawn = lists[*at].get_untracked().map_or(0, |list| list.offset_height());
        (drawn, columns[*at].len())
    };
    (0..COLUMNS).min_by_key(height).unwrap_or(0)
}

/// Takes off the oldest of each column that is longer than the wall, and of all when there are too many.
fn trim(wall: NodeRef<html::Div>, lists: [NodeRef<html::Ul>; COLUMNS], columns: RwSignal<Columns>) {
    // The hall may look at something else by the time that this was drawn.
    if columns.is_disposed() {
        return;
    }
    let Some(room) = wall.get_untracked().map(|wall| wall.client_height()).filter(|room| *room > 0) else {
        return;
    };
    let total: usize = columns.with_untracked(|columns| columns.iter().map(Vec::len).sum());
    let mut over = false;
    for (at, list) in lists.iter().enumerate() {
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
        after_drawing(move || trim(wall, lists, columns));
    }
}
