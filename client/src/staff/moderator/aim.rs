//! What the card in the hand would be dropped on: a place in a theme, a card to stack it on, the stream, a new theme.

use std::time::Duration;

use leptos::prelude::*;
use shared::ids::{ReflectionId, ThemeId};
use shared::order::Order;
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::desk::Desk;
use super::drag::Stage;
use super::selection::Place;
use crate::components::dom::find;

/// So near to the side the columns move along.
const EDGE: f64 = 56.0;
const EDGE_STEP: f64 = 18.0;
/// A card held this long over another one goes under it.
const DWELL: Duration = Duration::from_millis(400);
/// A pointer that moved less is still where it was.
const NEAR: f64 = 14.0;

/// What it would be dropped on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Nothing,
    /// Ahead of that reflection, or at the end.
    Theme(ThemeId, Option<ReflectionId>),
    Stream,
    New,
    /// Held over a card for a while: stacked on it.
    Onto(ReflectionId),
}

/// The card over which the pointer rests long enough, and as long as it stays near. A pointer on its way somewhere
/// else passes over cards without stacking.
pub(super) fn dwell(desk: Desk, at: (f64, f64), ids: &[ReflectionId]) -> Option<ReflectionId> {
    let (over, onto) =
        desk.drag.with_untracked(|drag| drag.as_ref().map(|d| (d.over, d.onto()))).unwrap_or_default();
    if let Some((id, since)) = over
        && (at.0 - since.0).hypot(at.1 - since.1) < NEAR
    {
        return onto.filter(|onto| *onto == id);
    }
    let id = card_under(at).filter(|id| !ids.contains(id));
    desk.drag.update(|drag| {
        if let Some(drag) = drag.as_mut() {
            drag.over = id.map(|id| (id, at));
        }
    });
    if id.is_some() {
        set_timeout(move || rest(desk, id, at), DWELL);
    }
    None
}

fn rest(desk: Desk, id: Option<ReflectionId>, since: (f64, f64)) {
    desk.drag.update(|drag| {
        let Some(drag) = drag.as_mut().filter(|drag| drag.stage == Stage::Lifted) else { return };
        if let Some(id) = id.filter(|id| drag.over == Some((*id, since))) {
            drag.target = Target::Onto(id);
        }
    });
}

#[allow(clippy::cast_possible_truncation)]
fn card_under(at: (f64, f64)) -> Option<ReflectionId> {
    let element = document().element_from_point(at.0 as f32, at.1 as f32)?;
    let card = element.closest("[data-reflection]").ok().flatten()?;
    card.get_attribute("data-reflection")?.parse().ok()
}

/// What lies under the pointer; the ghost itself lets the pointer through.
pub(super) fn under(desk: Desk, at: (f64, f64), ids: &[ReflectionId]) -> Target {
    #[allow(clippy::cast_possible_truncation)]
    let element = document().element_from_point(at.0 as f32, at.1 as f32);
    let Some(element) = element else { return Target::Nothing };
    let near = |selector: &str| element.closest(selector).ok().flatten();
    if near("[data-drop=new]").is_some() {
        return Target::New;
    }
    if near("[data-drop=stream]").is_some() {
        return Target::Stream;
    }
    let Some(column) = near("[data-theme-id]") else { return Target::Nothing };
    let Some(theme) = column.get_attribute("data-theme-id").and_then(|id| id.parse().ok()) else {
        return Target::Nothing;
    };
    // Between two cards it goes ahead of the first whose middle lies below the pointer.
    let cards = column.query_selector_all("[data-reflection]").ok();
    let cards = cards.iter().flat_map(|cards| (0..cards.length()).filter_map(|at| cards.get(at)));
    let below = cards.filter_map(|card| card.dyn_into::<Element>().ok()).find_map(|card| {
        let place = card.get_bounding_client_rect();
        let other: ReflectionId = card.get_attribute("data-reflection")?.parse().ok()?;
        (!ids.contains(&other) && place.top() + place.height() / 2.0 > at.1).then_some(other)
    });
    // Below the last card that is drawn, there may be more that are not.
    let undrawn = || {
        let place = Place::Column(theme);
        desk.ids_in(place).get(desk.reach(place).get_untracked()).copied()
    };
    Target::Theme(theme, below.or_else(undrawn))
}

/// Columns out of sight come nearer while the card is held at the side.
pub(super) fn move_along(x: f64) {
    let Some(columns) = find("[data-layout=columns] .cols") else { return };
    let place = columns.get_bounding_client_rect();
    if x > place.right() - EDGE {
        columns.scroll_by_with_x_and_y(EDGE_STEP, 0.0);
    } else if x > place.left() && x < place.left() + EDGE {
        columns.scroll_by_with_x_and_y(-EDGE_STEP, 0.0);
    }
}

/// Would they stand where they stand already?
pub(super) fn is_home(
    desk: Desk,
    theme: ThemeId,
    ids: &[ReflectionId],
    ahead_of: Option<ReflectionId>,
) -> bool {
    let members = desk.ids_in(Place::Column(theme));
    let [id] = ids else { return false };
    let at = members.iter().position(|other| other == id);
    at.is_some_and(|at| members.get(at + 1).copied() == ahead_of)
}

/// The key between the two neighbours. None at the end, which the server knows best; but what is in the theme
/// already would then stay where it is.
pub(super) fn order_ahead_of(
    desk: Desk,
    theme: ThemeId,
    ids: &[ReflectionId],
    ahead_of: Option<ReflectionId>,
) -> Option<Order> {
    let members = desk.ids_in(Place::Column(theme));
    // The key phrase stands ahead of all, wherever its own place is.
    let phrase = desk.live.board.theme(theme).and_then(|t| t.theme.get_untracked().key_phrase);
    let is_other = |other: &ReflectionId| !ids.contains(other) && Some(*other) != phrase;
    let others: Vec<ReflectionId> = members.iter().copied().filter(is_other).collect();
    let ahead_of = if ahead_of.is_some() && ahead_of == phrase { others.first().copied() } else { ahead_of };
    let order = |id: ReflectionId| Some(desk.peek(id)?.placement.as_ref()?.order.clone());
    let Some(ahead_of) = ahead_of else {
        let last = others.last().filter(|_| others.len() < members.len())?;
        return Some(Order::between(order(*last).as_ref(), None));
    };
    let at = others.iter().position(|other| *other == ahead_of)?;
    let before = at.checked_sub(1).and_then(|at| order(others[at]));
    Some(Order::between(before.as_ref(), order(ahead_of).as_ref()))
}
