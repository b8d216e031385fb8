//! The wall: the last reflections in three columns. A new one at most every three seconds, on top of the shortest
//! column; what falls off is that column's oldest, so no column moves another.

use std::cell::RefCell;
use std::collections::{HashSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use shared::ids::ReflectionId;
use shared::text::{common, hall, staff as text};

use super::bare::Bare;
use super::deal::{COLUMNS, Columns, MOST, Place};
use super::hold::Hold;
use super::stacks::{Folded, folded};
use super::{Eyes, Legend, language_of, question, weight};
use crate::components::category;
use crate::components::dom::{after_drawing, count_render};
use crate::components::icon::{icon, shape};
use crate::components::number::number;
use crate::components::said::{count, fill as fill_in, say};
use crate::live::Live;

/// A longer question is set smaller.
const LONG: usize = 60;
/// Between two arrivals, so that each can be read.
const PACE: Duration = Duration::from_secs(3);

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
    let lists = [NodeRef::new(), NodeRef::new(), NodeRef::new()];
    let wall = NodeRef::new();
    let at = Place { eyes, wall, lists };
    let hold = Hold::here();
    let arrivals = Rc::new(RefCell::new(Arrivals::default()));

    let fit = move || at.trim(columns);
    let place = move |id: ReflectionId| {
        let shortest = at.shortest(&columns.get_untracked());
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
                at.fill(live, &all, columns);
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
            // Nothing moves while somebody points at it: what comes waits in the queue.
            let next = if hold.is_held_now() { None } else { next.borrow_mut().queue.pop_front() };
            if let Some(id) = next {
                place(id);
            }
        },
        PACE,
    );
    // Another shape of screen is another wall; what still waits comes in its turn.
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        let waiting = arrivals.borrow().queue.iter().copied().collect::<HashSet<_>>();
        let mut here = folded.get_untracked().tops.clone();
        here.retain(|id| !waiting.contains(id));
        after_drawing(move || {
            at.fill(live, &here, columns);
            after_drawing(fit);
        });
    });
    on_cleanup(move || {
        if let Ok(ticking) = ticking {
            ticking.clear();
        }
        resized.remove();
    });
    let total = Memo::new(move |_| columns.with(|columns| columns.iter().map(Vec::len).sum::<usize>()));
    let is_empty = Memo::new(move |_| total.get() == 0);
    // The first ones have the screen to themselves.
    let how_full = move || match total.get() {
        0 => "none",
        1 => "one",
        n if n <= COLUMNS => "some",
        _ => "many",
    };
    let drawn = (0..COLUMNS)
        .map(|at| {
            view! {
                <ul role="list" node_ref=lists[at] hidden=move || columns.with(|columns| columns[at].is_empty())>
                    <For each=move || columns.with(|columns| columns[at].clone()) key=|id| *id let:id>
                        <li class:fresh=move || newest.get() == Some(id)><Note live id eyes folded/></li>
                    </For>
                </ul>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <header class="q"><h1 class=move || weight(&question(live), LONG) dir="auto">{move || question(live)}</h1><Legend live/></header>
        <div class="wall" node_ref=wall data-fill=how_full>{drawn} <Empty live is_empty/></div>
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
        let size = number(Some(size.get()).filter(|size| *size > 1)?);
        let said = fill_in(hall::TIMES, &[("n", &size)]);
        Some(
            view! { <p class="badge">{icon("stack")} <span aria-hidden="true">{size}"×"</span> <span class="vh">{said}</span></p> },
        )
    };
    let lang = language_of(&reflection.get_untracked());
    let words = move || {
        if eyes == Eyes::Hall {
            count_render();
        }
        reflection.get().text.to_string()
    };
    view! {
        <article class="refl" data-cat=move || category.get() data-reflection=eyes.mark(id)>
            {move || shape(category.get())}
            <span class="vh">{move || category::title(live.board, &prompt)}". "</span>
            <p class="refl-text" dir="auto" lang=lang>{words}</p>
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
    // A reading round is named only where reading is what is waited for.
    let said = Memo::new(move |_| match posted() {
        n if n > 0 && !live.board.phase().reveals() => {
            Some((count(text::WALL_LATER, n as usize), say(hall::WALL_LATER_HINT)))
        }
        0 => Some((say(common::EMPTY_BOARD).to_owned(), say(hall::EMPTY_HINT))),
        _ if has_published() => None,
        _ => Some((say(text::WALL_MODERATED).to_owned(), "")),
    });
    move || {
        let (said, hint) = said.get().filter(|_| is_empty.get())?;
        Some(view! { <Bare sign="echo" said hint/> })
    }
}
