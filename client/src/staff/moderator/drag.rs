//! Dragging by pointer events: a press, a lift after a few pixels (after a moment's hold on a touch screen, so that
//! scrolling stays scrolling; the hold also chooses the card), and a drop. All that is chosen goes along. It ends in the same [`Desk::place`] as dialog and keys.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::ids::{ReflectionId, ThemeId};
use shared::rights::Right;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, PointerEvent};

use super::aim::{Target, dwell, is_home, move_along, order_ahead_of, under};
use super::attention::{After, card_in};
use super::desk::{Desk, Dialog};
use super::selection::{Choice, Place};

/// A pointer that moved less was a click.
const SLACK: f64 = 6.0;
const HOLD: Duration = Duration::from_millis(500);
const BACK: Duration = Duration::from_millis(200);

#[derive(Clone)]
pub(super) struct Drag {
    /// The card under the pointer.
    pub(super) id: ReflectionId,
    place: Place,
    /// All that goes along, the card with them.
    pub(super) ids: Vec<ReflectionId>,
    pointer: i32,
    is_touch: bool,
    pub(super) stage: Stage,
    pub(super) start: (f64, f64),
    pub(super) now: (f64, f64),
    /// The card's own place and width, for the ghost.
    pub(super) home: (f64, f64, f64),
    pub(super) target: Target,
    hold: Option<TimeoutHandle>,
    /// The card that it is held over, and since where.
    pub(super) over: Option<(ReflectionId, (f64, f64))>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Pressed,
    Lifted,
    /// Put back: the ghost flies home.
    Returning,
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
