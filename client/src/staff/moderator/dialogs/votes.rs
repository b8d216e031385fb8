//! How the vote stands, for moderators; and showing it to the hall.

use leptos::html;
use leptos::prelude::*;
use shared::ids::TargetId;
use shared::limits;
use shared::settings::VoteOn;
use shared::text::{hall as text, staff};

use super::super::desk::{Desk, Dialog};
use super::super::top::RevealButton;
use crate::components::modal::{Modal, close};
use crate::components::said::{count, say};

/// What is read of a reflection in a list.
const EXCERPT: usize = 90;

#[component]
pub(super) fn Votes() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let dialog = NodeRef::<html::Dialog>::new();
    let voters = Memo::new(move |_| desk.live.board.tally().voters);
    let said = move || match voters.get() {
        0 => say(text::NO_VOTES).to_owned(),
        n => count(text::VOTED, n as usize),
    };
    let who_sees = move || match voters.get() {
        n if n < limits::VOTERS => say(text::TOO_FEW_WHY),
        _ if desk.live.board.shows_results() => say(text::ALL_SEE),
        _ => say(text::ONLY_YOU),
    };
    let closed = move || {
        if desk.dialog.get_untracked() == Some(Dialog::Votes) {
            desk.dialog.set(None);
        }
    };
    view! {
        <Modal title=say(text::VOTES) dialog closed>
            <div class="dlg-b">
                <p role="status"><b>{said}</b></p>
                <p class="muted">{who_sees}</p>
                {move || (voters.get() >= limits::VOTERS).then(|| view! { <Totals/> })}
            </div>
            <div class="dlg-f">
                <RevealButton/>
                <button type="button" class="btn btn-main" autofocus on:click=move |_| close(dialog)>{say(staff::CLOSE)}</button>
            </div>
        </Modal>
    }
}

#[component]
fn Totals() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let rows = move || {
        let tally = desk.live.board.tally();
        let votes = |target: TargetId| tally.votes.get(&target).copied().unwrap_or(0);
        let mut rows: Vec<(u32, String)> = match desk.live.board.settings().vote_on {
            VoteOn::Themes => {
                let themes = desk.live.board.themes();
                themes.iter().map(|id| (votes((*id).into()), desk.theme_title(*id))).collect()
            }
            VoteOn::Reflections => {
                let named = |(target, n): (&TargetId, &u32)| {
                    let words = desk.peek(target.reflection())?.text.as_str().chars().take(EXCERPT).collect();
                    Some((*n, words))
                };
                tally.votes.iter().filter_map(named).collect()
            }
        };
        rows.sort_by_key(|(votes, _)| std::cmp::Reverse(*votes));
        let most = rows.first().map_or(1, |(votes, _)| (*votes).max(1));
        let row = |(votes, title): (u32, String)| {
            let width = f64::from(votes) / f64::from(most) * 100.0;
            view! {
                <li>
                    <span dir="auto">{title}</span>
                    <b class="num">{votes}</b>
                    <i aria-hidden="true" style:width=format!("{width}%")></i>
                </li>
            }
        };
        rows.into_iter().map(row).collect::<Vec<_>>()
    };
    view! { <ol class="totals" role="list">{rows}</ol> }
}
