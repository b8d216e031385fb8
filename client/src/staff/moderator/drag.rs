//! Dragging by pointer events: a press, a lift after a few pixels (after a moment's hold on a touch screen, so that
//! scrolling stays scrolling; the hold also chooses the card), and a drop. All that is chosen goes along. It ends in the same [`Desk::place`] as dialog and keys.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::ids::{ReflectionId, ThemeId};
use shared::order::Order;
use shared::rights::Right;
use shared::text::{staff as text, table};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, PointerEvent};

use super::attention::{After, card_in};
use super::desk::{Desk, Dialog};
use super::selection::{Choice, Place};
use crate::components::category::{self, PromptTag};
use crate::components::dom::find;
use crate::components::icon::small_icon;
use crate::components::said::{count, say};

/// A pointer that moved less was a click.
const SLACK: f64 = 6.0;
const HOLD: Duration = Duration::from_millis(500);
/// So near to the side the columns move along.
const EDGE: f64 = 56.0;
const EDGE_STEP: f64 = 18.0;
/// A card held this long over another one goes under it.
const DWELL: Duration = Duration::from_millis(400);
/// A pointer that moved less is still where it was.
const NEAR: f64 = 14.0;
const BACK: Duration = Duration::from_millis(200);

#[derive(Clone)]
pub(super) struct Drag {
    /// The card under the pointer.
    id: ReflectionId,
    place: Place,
    /// All that goes along, the card with them.
    ids: Vec<ReflectionId>,
    pointer: i32,
    is_touch: bool,
    stage: Stage,
    start: (f64, f64),
    now: (f64, f64),
    /// The card's own place and width, for the ghost.
    home: (f64, f64, f64),
    target: Target,
    hold: Option<TimeoutHandle>,
    /// The card that it is held over, and since where.
    over: Option<(ReflectionId, (f64, f64))>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Pressed,
    Lifted,
    /// Put back: the ghost flies home.
    Returning,
}

/// What it would be dropped on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Nothing,
    /// Ahead of that reflection, or at the end.
    Theme(ThemeId, Option<ReflectionId>),
    Stream,
    New,
    /// Held over a card for a while: stacked on it.
    Onto(ReflectionId),
}

impl Drag {
    /// What it would be stacked on.
    pub(super) fn onto(&self) -> Option<ReflectionId> {
        match self.target {
            Target::Onto(id) => Some(id),
            _ => None,
        }
    }

    /// What is in the hand.
    pub(super) fn lifted(&self) -> Vec<ReflectionId> {
        if self.stage == Stage::Pressed { Vec::new() } else { self.ids.clone() }
    }
}

/// The theme that a drop would go to, and ahead of which reflection; at its end where there is none.
pub(super) fn target(desk: Desk) -> Option<(ThemeId, Option<ReflectionId>)> {
    desk.drag.with(|drag| match drag.as_ref()?.target {
        Target::Theme(theme, ahead_of) => Some((theme, ahead_of)),
        _ => None,
    })
}

pub(super) fn over_stream(desk: Desk) -> bool {
    desk.drag.with(|drag| drag.as_ref().is_some_and(|drag| drag.target == Target::Stream))
}

/// Was this press a long one? Asked once, by the click that ends it.
pub(super) fn take_held(desk: Desk) -> bool {
    desk.was_held.try_update_value(|held| std::mem::replace(held, false)).unwrap_or(false)
}

pub(super) fn press(desk: Desk, id: ReflectionId, place: Place, event: &PointerEvent) {
    desk.was_held.set_value(false);
    let has_key = event.shift_key() || event.ctrl_key() || event.meta_key();
    if has_key || !event.is_primary() || event.button() != 0 || desk.drag.with_untracked(Option::is_some) {
        return;
    }
    let Some(card) = event.current_target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
    let home = card.get_bounding_client_rect();
    let is_touch = event.pointer_type() == "touch";
    let hold = is_touch.then(|| set_timeout_with_handle(move || held(desk), HOLD).ok()).flatten();
    let at = (f64::from(event.client_x()), f64::from(event.client_y()));
    desk.drag.set(Some(Drag {
        id,
        place,
        ids: desk.with_chosen(id),
        pointer: event.pointer_id(),
        is_touch,
        stage: Stage::Pressed,
        start: at,
        now: at,
        home: (home.left(), home.top(), home.width()),
        target: Target::Nothing,
        hold,
        over: None,
    }));
}

/// A long press chooses the card, and begins or goes on with choosing many.
fn held(desk: Desk) {
    let pressed = desk.drag.with_untracked(|drag| {
        let drag = drag.as_ref().filter(|drag| drag.stage == Stage::Pressed)?;
        Some((drag.id, drag.place))
    });
    let Some((id, place)) = pressed else { return };
    desk.was_held.set_value(true);
    if !desk.selection.many.with_untracked(|many| many.contains(&id)) {
        desk.choose(id, place, Choice::Toggle);
    }
    desk.drag.update(|drag| {
        if let Some(drag) = drag.as_mut() {
            drag.ids = desk.with_chosen(id);
        }
    });
    lift(desk);
}

/// From here on the pointer belongs to the card, wherever it goes.
fn lift(desk: Desk) {
    if !untrack(|| desk.may(Right::Group)) {
        return forget(desk);
    }
    desk.drag.update(|drag| {
        let Some(drag) = drag.as_mut().filter(|drag| drag.stage == Stage::Pressed) else { return };
        drag.stage = Stage::Lifted;
        if let Some(card) = card_in(drag.id, drag.place) {
            // Refused for a pointer that was lifted in the meantime; the next event then ends the drag.
            let _ = card.set_pointer_capture(drag.pointer);
        }
    });
    desk.menu.set(None);
}

pub(super) fn listen(desk: Desk) {
    let moves = window_event_listener(leptos::ev::pointermove, move |event| moved(desk, &event));
    let ups = window_event_listener(leptos::ev::pointerup, move |event| {
        if is_ours(desk, &event) {
            drop_here(desk);
        }
    });
    let cancels = window_event_listener(leptos::ev::pointercancel, move |event| {
        if is_ours(desk, &event) {
            put_back(desk);
        }
    });
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && desk.drag.with_untracked(Option::is_some) {
            event.prevent_default();
            put_back(desk);
        }
    });
    hold_still(desk);
    on_cleanup(move || {
        moves.remove();
        ups.remove();
        cancels.remove();
        keys.remove();
    });
}

/// A lifted card must not scroll the page under a finger. Only a listener that is not passive can say so; it lives as
/// long as the page.
fn hold_still(desk: Desk) {
    let still = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        let is_lifted = desk
            .drag
            .try_with_untracked(|drag| drag.as_ref().is_some_and(|drag| drag.stage == Stage::Lifted));
        if is_lifted == Some(true) && event.cancelable() {
            event.prevent_default();
        }
    });
    let options = web_sys::AddEventListenerOptions::new();
    options.set_passive(false);
    let _ = document().add_event_listener_with_callback_and_add_event_listener_options(
        "touchmove",
        still.as_ref().unchecked_ref(),
        &options,
    );
    still.forget();
}

fn is_ours(desk: Desk, event: &PointerEvent) -> bool {
    desk.drag.with_untracked(|drag| drag.as_ref().is_some_and(|drag| drag.pointer == event.pointer_id()))
}

fn moved(desk: Desk, event: &PointerEvent) {
    if !is_ours(desk, event) {
        return;
    }
    let at = (f64::from(event.client_x()), f64::from(event.client_y()));
    let (stage, is_touch, far, ids) = desk
        .drag
        .with_untracked(|drag| {
            let drag = drag.as_ref()?;
            let far = (at.0 - drag.start.0).hypot(at.1 - drag.start.1) > SLACK;
            Some((drag.stage, drag.is_touch, far, drag.ids.clone()))
        })
        .unwrap_or((Stage::Returning, false, false, Vec::new()));
    match stage {
        Stage::Pressed if far && is_touch => forget(desk),
        Stage::Pressed if far => lift(desk),
        Stage::Pressed | Stage::Returning => return,
        Stage::Lifted => {}
    }
    let over = dwell(desk, at, &ids);
    let target = over.map_or_else(|| under(desk, at, &ids), Target::Onto);
    move_along(at.0);
    desk.drag.update(|drag| {
        if let Some(drag) = drag.as_mut() {
            drag.now = at;
            drag.target = target;
        }
    });
}

/// The card over which the pointer rests long enough, and as long as it stays near. A pointer on its way somewhere
/// else passes over cards without stacking.
fn dwell(desk: Desk, at: (f64, f64), ids: &[ReflectionId]) -> Option<ReflectionId> {
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
fn under(desk: Desk, at: (f64, f64), ids: &[ReflectionId]) -> Target {
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
fn move_along(x: f64) {
    let Some(columns) = find(".cols") else { return };
    let place = columns.get_bounding_client_rect();
    if x > place.right() - EDGE {
        columns.scroll_by_with_x_and_y(EDGE_STEP, 0.0);
    } else if x > place.left() && x < place.left() + EDGE {
        columns.scroll_by_with_x_and_y(-EDGE_STEP, 0.0);
    }
}

fn drop_here(desk: Desk) {
    let Some(drag) = desk.drag.get_untracked() else { return };
    if drag.stage != Stage::Lifted {
        forget(desk);
        return;
    }
    let is_placed = |id: &ReflectionId| desk.peek(*id).is_some_and(|r| r.placement.is_some());
    let ids = drag.ids;
    match drag.target {
        Target::Nothing => return put_back(desk),
        Target::Stream if !ids.iter().any(is_placed) => return put_back(desk),
        Target::Stream => desk.unplace(ids),
        Target::Onto(top) => desk.stack(ids, top, After::Stay),
        Target::New => desk.open(Dialog::NewTheme(ids)),
        Target::Theme(theme, ahead_of) if is_home(desk, theme, &ids, ahead_of) => return put_back(desk),
        Target::Theme(theme, ahead_of) => {
            let order = order_ahead_of(desk, theme, &ids, ahead_of);
            desk.place(ids, theme, order, After::Stay);
        }
    }
    forget(desk);
}

/// Would they stand where they stand already?
fn is_home(desk: Desk, theme: ThemeId, ids: &[ReflectionId], ahead_of: Option<ReflectionId>) -> bool {
    let members = desk.ids_in(Place::Column(theme));
    let [id] = ids else { return false };
    let at = members.iter().position(|other| other == id);
    at.is_some_and(|at| members.get(at + 1).copied() == ahead_of)
}

/// The key between the two neighbours. None at the end, which the server knows best; but what is in the theme
/// already would then stay where it is.
fn order_ahead_of(
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

fn put_back(desk: Desk) {
    desk.drag.update(|drag| {
        if let Some(drag) = drag.as_mut() {
            drag.stage = Stage::Returning;
            drag.now = drag.start;
            drag.target = Target::Nothing;
        }
    });
    set_timeout(move || forget(desk), BACK);
}

fn forget(desk: Desk) {
    desk.drag.update(|drag| {
        if let Some(hold) = drag.take().and_then(|drag| drag.hold) {
            hold.clear();
        }
    });
}

/// The card in the hand: the only thing on the page with a shadow.
#[component]
pub(super) fn Ghost() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let lifted = Memo::new(move |_| {
        desk.drag.with(|drag| drag.as_ref().filter(|drag| drag.stage != Stage::Pressed).map(|drag| drag.id))
    });
    let part = move |pick: fn(&Drag) -> String| {
        move || desk.drag.with(|drag| drag.as_ref().map(pick).unwrap_or_default())
    };
    let shift = |drag: &Drag| {
        let lean = if drag.stage == Stage::Lifted { " rotate(-.6deg) scale(1.02)" } else { "" };
        format!("translate({}px, {}px){lean}", drag.now.0 - drag.start.0, drag.now.1 - drag.start.1)
    };
    let is_returning =
        move || desk.drag.with(|drag| drag.as_ref().is_some_and(|d| d.stage == Stage::Returning));
    let many = Memo::new(move |_| desk.drag.with(|drag| drag.as_ref().map_or(0, |drag| drag.ids.len())));
    let is_many = move || many.get() > 1;
    let badge = move || {
        (many.get() > 1)
            .then(|| view! { <span class="many-badge">{count(table::CHOSEN_COUNT, many.get())}</span> })
    };
    let is_onto =
        Memo::new(move |_| desk.drag.with(|drag| drag.as_ref().is_some_and(|d| d.onto().is_some())));
    let stack = move || {
        is_onto
            .get()
            .then(|| view! { <span class="many-badge">{small_icon("stack")} {say(table::STACK)}</span> })
    };
    move || {
        let reflection = lifted.get().and_then(|id| desk.peek(id))?;
        let prompt = reflection.prompt.clone();
        let key = prompt.clone();
        Some(view! {
            <div
                class="ghost refl"
                class:is-returning=is_returning
                class:is-many=is_many
                data-cat=move || category::of_prompt(desk.live.board, &key)
                aria-hidden="true"
                style:left=part(|drag| format!("{}px", drag.home.0))
                style:top=part(|drag| format!("{}px", drag.home.1))
                style:width=part(|drag| format!("{}px", drag.home.2))
                style:transform=part(shift)
            >
                <p class="refl-text">{reflection.text.to_string()}</p>
                <p class="m"><PromptTag board=desk.live.board prompt/> {badge} {stack}</p>
                <span class="vh">{say(text::ESC_PUTS_BACK)}</span>
            </div>
        })
    }
}
