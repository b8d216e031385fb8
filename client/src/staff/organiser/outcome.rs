//! What comes of the board: as the server tells it, with one's own changes that are under way laid on top.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::api::ReportFacts;
use shared::board::Board;
use shared::command::{Action, Command, Position, ReportChange, TextField};
use shared::day::Day;
use shared::decide::Positions;
use shared::ids::ThemeId;
use shared::outcome::Outcome;
use shared::role::Role;
use shared::sync::overlay;
use shared::words::Title;

use super::saving::Saving;
use crate::components::dom::on;
use crate::live::http::{self, Fault};
use crate::live::{Connection, Live};

/// What the page shows of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Shown {
    pub(super) title: String,
    pub(super) outcome: Arc<Outcome>,
}

/// How it stands with what the server tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fetched {
    Waiting,
    Here,
    Failed(Fault),
}

/// A handle: copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Reported(StoredValue<Parts>);

#[derive(Clone, Copy)]
struct Parts {
    live: Live,
    saving: Saving,
    told: RwSignal<Option<Arc<ReportFacts>>>,
    state: RwSignal<Fetched>,
    shown: Memo<Shown>,
    /// Report commands of this page that the answer does not tell yet.
    settling: RwSignal<Vec<Arc<Command>>>,
    /// Of several answers the last one asked for counts.
    turn: StoredValue<u32>,
}

impl Reported {
    pub(super) fn new(live: Live) -> Self {
        let told = RwSignal::new(None);
        let settling = RwSignal::new(Vec::new());
        let reported = Self(StoredValue::new(Parts {
            live,
            saving: expect_context::<Saving>(),
            told,
            state: RwSignal::new(Fetched::Waiting),
            shown: Memo::new(move |_| show(live, told, settling)),
            settling,
            turn: StoredValue::new(0),
        }));
        Effect::new(move |_| reported.follow());
        // The document tells only that a colleague changed something: what, is asked for.
        Effect::new(move |was: Option<u64>| {
            let now = live.board.reported();
            if was.is_some_and(|was| was != now) {
                reported.load();
            }
            now
        });
        // And when somebody looks, or comes back.
        Effect::new(move |was: Option<bool>| {
            let is_open = matches!(live.connection(), Connection::Open | Connection::Polling);
            if is_open && was == Some(false) {
                reported.load();
            }
            is_open
        });
        on(&document(), "visibilitychange", move |_| {
            if !document().hidden() {
                reported.load();
            }
        });
        reported.load();
        reported
    }

    fn parts(self) -> Parts {
        self.0.get_value()
    }

    pub(super) fn live(self) -> Live {
        self.parts().live
    }

    pub(super) fn load(self) {
        self.load_then(|| {});
    }

    /// `then` runs once the answer is on the page.
    pub(super) fn load_then(self, then: impl FnOnce() + 'static) {
        // The page may have been left meanwhile.
        let Some(parts) = self.0.try_get_value() else { return };
        let path = format!("/api/boards/{}/report", parts.live.id);
        let Some(turn) = parts.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        }) else {
            return;
        };
        let stored = untrack(|| parts.live.done());
        spawn_local(async move {
            let answer = http::get::<ReportFacts>(&path, Role::Organiser).await;
            if parts.turn.try_get_value() != Some(turn) {
                return;
            }
            match answer {
                Ok(told) => {
                    parts.told.set(Some(Arc::new(told)));
                    parts.settling.update(|all| all.retain(|command| !stored.contains(&command.id)));
                    parts.state.set(Fetched::Here);
                    then();
                }
                Err(fault) => parts.state.set(Fetched::Failed(fault)),
            }
        });
    }

    /// Keeps what was sent until an answer tells it, and asks for one when it is stored.
    fn follow(self) {
        let is_report = |command: &&Arc<Command>| matches!(command.action, Action::Report(_));
        let (pending, done, refused) =
            (self.parts().live.pending(), self.parts().live.done(), self.parts().live.refused());
        let mut all = self.parts().settling.get_untracked();
        let before = all.len();
        for command in pending.iter().filter(is_report) {
            if all.iter().all(|known| known.id != command.id) {
                all.push(Arc::clone(command));
            }
        }
        let known = all.len();
        all.retain(|command| refused.iter().all(|refused| refused.command.id != command.id));
        let is_stored = all.iter().any(|command| done.contains(&command.id));
        if known != before || all.len() != known {
            self.parts().settling.set(all);
        }
        if is_stored {
            self.load();
        }
    }

    pub(super) fn state(self) -> Fetched {
        self.parts().state.get()
    }

    pub(super) fn told(self) -> Option<Arc<ReportFacts>> {
        self.parts().told.get()
    }

    pub(super) fn shown(self) -> Shown {
        self.parts().shown.get()
    }

    /// A part of it that tells only of its own changes.
    pub(super) fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        part: impl Fn(&Outcome) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.parts().shown.with(|shown| part(&shown.outcome)))
    }

    pub(super) fn now(self) -> Shown {
        self.parts().shown.get_untracked()
    }

    /// The day on which the board goes, by what is set now.
    pub(super) fn erased_on(self) -> Option<Day> {
        let created = self.parts().told.with(|told| told.as_ref().map(|told| told.created))?;
        let days = self.parts().live.board.settings().retention_days;
        Some(self.parts().shown.with(|shown| shown.outcome.erased_on(created, days)))
    }

    /// `what` names the change; `back` is what takes it back.
    pub(super) fn change(self, change: ReportChange, back: ReportChange, what: &str) {
        self.parts().saving.save_or(Action::Report(change), Action::Report(back), what);
    }
}

/// Laid over what was told by the rules of the server itself.
fn show(
    live: Live,
    told: RwSignal<Option<Arc<ReportFacts>>>,
    settling: RwSignal<Vec<Arc<Command>>>,
) -> Shown {
    let Some(told) = told.get() else {
        return Shown { title: live.board.title(), ..Shown::default() };
    };
    let theme = |id: &ThemeId| live.board.theme(*id).map(|theme| (*id, theme.theme.get()));
    let board = Board {
        title: Title::parse(&told.title).ok(),
        outcome: Arc::clone(&told.outcome),
        themes: live.board.themes().iter().filter_map(theme).collect(),
        is_final: live.board.is_final(),
        ..Board::default()
    };
    let settling = settling.get();
    let board = match live.actor().filter(|_| !settling.is_empty()) {
        Some(actor) => overlay(&board, settling.iter().map(|c| &**c), &actor, told.created, &NoLetters),
        None => board,
    };
    let title = board.title.as_ref().map(ToString::to_string).unwrap_or_default();
    Shown { title, outcome: board.outcome }
}

/// What is written for a report is no shared text with positions.
struct NoLetters;

impl Positions for NoLetters {
    fn index(&self, _: ThemeId, _: TextField, _: &Position) -> Option<u32> {
        None
    }

    fn known(&self, _: ThemeId, _: TextField, _: u32, _: u32, _: u32) -> Vec<(u32, u32)> {
        Vec::new()
    }
}
