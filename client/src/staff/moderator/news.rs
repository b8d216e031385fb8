//! What others do, for who does not see it: how many reflections came, and that a colleague began another round. One
//! region that is always there; the cards themselves are in none.

use std::time::Duration;

use leptos::prelude::*;
use shared::command::Action;
use shared::text::{common, staff as text};

use super::desk::Desk;
use crate::components::icon::small_icon;
use crate::components::number::number;
use crate::components::remember::{keep, recall};
use crate::components::said::{count, fill, say};
use shared::announcer::{Announcer, Mood, Next};

const STORED: &str = "weerklank:news";

/// Shared by the button and the listener.
#[derive(Clone, Copy)]
struct News {
    mood: RwSignal<Mood>,
    announcer: StoredValue<Announcer>,
}

pub(super) fn listen(desk: Desk) {
    let news = News { mood: RwSignal::new(mood()), announcer: StoredValue::default() };
    provide_context(news);
    let opened = js_sys::Date::now();
    Effect::new(move |_| {
        let lists = desk.live.board.lists();
        news.announcer.update_value(|announcer| {
            announcer.hear(lists.standing + lists.set_aside.len());
            if js_sys::Date::now() - opened < super::OPENING.as_secs_f64() * 1_000.0 {
                announcer.forget();
            }
        });
        tell(desk, news);
    });
    Effect::new(move |was: Option<_>| {
        let phase = desk.live.board.phase();
        // Who changed it heard what that means already.
        let is_mine =
            untrack(|| desk.live.pending()).iter().any(|c| matches!(c.action, Action::SetPhase { .. }));
        if was.is_some_and(|was| was != phase) && !is_mine {
            desk.news.set(fill(text::ROUND_NOW, &[("round", say(common::phase(phase)))]));
        }
        phase
    });
}

fn tell(desk: Desk, news: News) {
    let mood = news.mood.get_untracked();
    let next = news.announcer.try_update_value(|announcer| announcer.next(js_sys::Date::now(), mood));
    match next.unwrap_or(Next::Rest) {
        Next::Rest => {}
        // Asked again each time something comes, it says the same: no harm in several timers.
        Next::Wait(left) => set_timeout(move || tell(desk, news), Duration::from_secs_f64(left / 1_000.0)),
        Next::Tell(n) => {
            let all = untrack(|| desk.live.board.lists()).standing;
            desk.news.set(count(text::INCOMING, n).replace("{all}", &number(all)));
        }
    }
}

/// "Pauzeer meldingen": stops the counts, and neither answers to what one does nor the rounds.
#[component]
pub(super) fn PauseNews() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let news = expect_context::<News>();
    let is_paused = move || news.mood.get() == Mood::Paused;
    let switch = move |_| {
        let (mood, said) = match news.mood.get_untracked() {
            Mood::Telling => (Mood::Paused, text::NEWS_PAUSED),
            Mood::Paused => (Mood::Telling, text::NEWS_ON),
        };
        news.mood.set(mood);
        keep(STORED, if mood == Mood::Paused { "paused" } else { "telling" });
        desk.note.set(say(said).to_owned());
        tell(desk, news);
    };
    view! {
        <button
            type="button"
            class="btn btn-bare btn-icon pause"
            aria-pressed=move || is_paused().to_string()
            aria-label=say(text::PAUSE_NEWS)
            title=say(text::PAUSE_NEWS)
            on:click=switch
        >
            {move || small_icon(if is_paused() { "mute" } else { "sound" })}
        </button>
    }
}

fn mood() -> Mood {
    if recall(STORED).as_deref() == Some("paused") { Mood::Paused } else { Mood::Telling }
}
