//! The attendee's page. The server's plain HTML is already there and works; this layer finds its places by id, keeps
//! what is typed, sends without a page load, and shows at once what becomes of it.
//!
//! The form is never drawn here: who types in it must not lose a letter, the caret or the keyboard.

mod connection;
mod dom;
mod follow;
mod form;
mod group;
mod items;
mod mine;
mod naming;
mod others;
mod page;
mod published;
mod round;
mod speak;
mod spot;
mod view;
mod vote;

use leptos::prelude::*;
use shared::ids::BoardId;

use page::{Page, Places};
use view::place;

use crate::live::Store;

/// Attaches to the page. One that lacks its places is not ours, and stays as it is.
pub fn start() {
    let Some(places) = Places::find() else { return };
    let board = places.board.get_attribute("data-board");
    // A page without a board's id is none of ours; the server then finds nothing and says so.
    let id = board.and_then(|id| id.parse().ok()).unwrap_or_else(|| BoardId::from_random([0; 16]));
    Store::open(id, move |store| attach(places, id, store));
}

/// What this phone keeps is known by now: nothing shows first and is changed then.
fn attach(places: Places, id: BoardId, store: Store) {
    let begin = places.clone();
    // The page's signals are made inside the first (empty) view, and live as long as it does: until the tab closes.
    mount_to(places.connection.clone(), move || {
        let page = Page::start(&begin, id, store);
        form::attach(page, &begin);
        round::attach(page, &begin);
        let Places { round, purse, vote, connection, spot, others, mine, .. } = begin;
        place(&connection, [connection::bar(page)]);
        place(&round, round::round(page));
        place(&purse, [vote::purse(page)]);
        place(&spot, [spot::spot(page)]);
        place(&vote, [vote::vote(page)]);
        place(&others, [others::others(page)]);
        place(&mine, [mine::mine(page)]);
    })
    .forget();
}
