//! The top bar: which board, which round, how much time, how many people, and what the hall sees.

mod hello;
mod people;
mod remote;
mod rounds;
mod screens;
mod timer;
mod walk;

use leptos::prelude::*;
use shared::command::Screen;
use shared::phase::Phase;
use shared::text::{hall, staff as text};
use web_sys::KeyboardEvent;

use super::desk::{Desk, Dialog, Pane};
use crate::components::icon::icon;
use crate::components::number::number;
use crate::components::said::say;
use crate::live::RefusedCommand;
use crate::staff::chime::{Chime, Habit};
use crate::staff::clock;
pub(super) use hello::{Hello, introduce};
pub(super) use people::Colleagues;
pub(super) use remote::Remote;
use rounds::Rounds;
use screens::OnScreen;
pub(super) use screens::RevealButton;
pub(super) use timer::Choices;
use timer::Timer;

/// The timer as this page counts it, for all its parts.
#[derive(Clone, Copy)]
pub(super) struct Clock {
    left: Memo<Option<u32>>,
    chime: Chime,
}

impl Clock {
    /// Counts, says how much is left where that matters, and sounds at the end.
    pub(super) fn start(desk: Desk) -> Self {
        let left = clock::seconds_left(desk.live);
        let chime = Chime::new("weerklank:sound", Habit::Sounds);
        clock::on_marks(left, move |mark, said| {
            desk.note.set(said);
            if mark == 0 {
                chime.ring();
            }
        });
        Self { left, chime }
    }
}

#[component]
pub(super) fn Top() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let board = desk.live.board;
    view! {
        <header class="tb">
            <div class="brand">
                {icon("echo")}
                <h1 title=move || board.title()>{move || board.title()}</h1>
            </div>
            <Rounds/>
            <Timer/>
            <Facts/>
            <OnScreen/>
        </header>
    }
}

/// How many people, and the way to all about them. While a vote runs, how many voted says more than how much was
/// posted.
#[component]
fn Facts() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let counts = move || desk.live.now().map(|now| now.counts).unwrap_or_default();
    let is_voting = move || desk.live.board.phase() == Phase::Vote;
    let second = move || if is_voting() { counts().voters } else { counts().reflections };
    let word = move || if is_voting() { say(hall::VOTED_SHORT) } else { say(text::POSTED) };
    let pending = Memo::new(move |_| desk.live.presence().is_some_and(|presence| presence.hall.pending > 0));
    view! {
        <button type="button" class="facts" title=say(hall::PEOPLE) on:click=move |_| desk.open(Dialog::People)>
            <span><b>{move || number(counts().joined)}</b>" "{say(text::JOINED)}</span>
            <span><b>{move || number(second())}</b>" "{word}</span>
            <span class="vh">{say(hall::PEOPLE)}</span>
            {move || pending.get().then(|| view! { <span class="lag">{icon("wifi-off")}</span> })}
            {move || desk.live.board.is_locked().then(|| {
                view! { <span class="lag" role="img" aria-label=say(hall::LOCKED)>{icon("lock")}</span> }
            })}
        </button>
    }
}

/// Returns whether the key was one of the hall's.
pub(super) fn press(desk: Desk, event: &KeyboardEvent) -> bool {
    let is_steering = desk.pane.get_untracked() == Pane::Screen || screens::is_open();
    match event.key().to_lowercase().as_str() {
        "p" => desk.open(Dialog::People),
        "b" => screens::switch_black(desk),
        "t" => timer::press_key(),
        "arrowleft" | "pageup" if is_steering => walk::step(desk, walk::Step::Back),
        "arrowright" | "pagedown" if is_steering => walk::step(desk, walk::Step::On),
        _ => return false,
    }
    true
}

/// What a refusal of the hall's steering means, where that is more than its reason.
pub(super) fn refusal(desk: Desk, refused: &RefusedCommand) -> Option<String> {
    rounds::refusal(desk, refused).or_else(|| people::refusal(refused).map(str::to_owned))
}

/// Modes in the order in which an evening needs them.
const SCREENS: [Screen; 6] =
    [Screen::Welcome, Screen::Wall, Screen::Themes, Screen::Results, Screen::Spotlight, Screen::Black];
