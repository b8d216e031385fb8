//! Is there a connection? Said over the foot of the page while there is none, and for a moment when it is back: a
//! moderator who works on must know that the hall sees nothing of it yet. It lies over the page and moves none of it:
//! a card may be in the hand.

use std::time::Duration;

use leptos::prelude::*;
use shared::text::{common, staff as text};

use super::desk::Desk;
use crate::components::icon::icon;
use crate::components::said::say;
use crate::live::Connection;

/// How long "connected again" stays.
const RELIEF: Duration = Duration::from_secs(4);
/// A gap that nobody would have noticed is not told.
const GRACE: Duration = Duration::from_millis(800);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bar {
    None,
    Away,
    /// The network wants something of the person first.
    Captive,
    Back,
}

#[component]
pub(super) fn Offline() -> impl IntoView {
    let desk = expect_context::<Desk>();
    // An attempt to connect is no connection yet: the bar stays until there is one.
    let away = Memo::new(move |was: Option<&Bar>| match (desk.live.connection(), was) {
        (Connection::Captive, _) => Bar::Captive,
        (Connection::Offline, _) => Bar::Away,
        (Connection::Connecting, Some(was)) => *was,
        _ => Bar::None,
    });
    let bar = RwSignal::new(Bar::None);
    Effect::new(move |_| match (away.get(), bar.get_untracked()) {
        (Bar::None, Bar::None | Bar::Back) => {}
        (Bar::None, _) => {
            bar.set(Bar::Back);
            desk.news.set(say(text::IS_BACK).to_owned());
            set_timeout(
                move || bar.update(|bar| *bar = if *bar == Bar::Back { Bar::None } else { *bar }),
                RELIEF,
            );
        }
        (now, _) => set_timeout(
            move || {
                if away.get_untracked() == now {
                    bar.set(now);
                    desk.news.set(sentence(now).to_owned());
                }
            },
            GRACE,
        ),
    });
    let class = move || if bar.get() == Bar::None { "bar-slot" } else { "bar-slot on" };
    view! {
        <div class=class>
            <div>
                {move || (bar.get() != Bar::None).then(|| {
                    let (class, name) = match bar.get() {
                        Bar::Back => ("bar ok", "check"),
                        _ => ("bar", "wifi-off"),
                    };
                    view! { <p class=class>{icon(name)} <span>{sentence(bar.get())}</span></p> }
                })}
            </div>
        </div>
    }
}

fn sentence(bar: Bar) -> &'static str {
    match bar {
        Bar::None => "",
        Bar::Away => say(text::WORK_ON),
        Bar::Captive => say(common::CAPTIVE),
        Bar::Back => say(text::IS_BACK),
    }
}
