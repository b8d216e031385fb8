//! What a moderator does, in one place: drag, dialog and keys all end here, so they cannot differ.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use leptos::prelude::*;
use shared::board::Reflection;
use shared::command::{Action, Command, Screen, SetAsideReason, SpotlightTarget};
use shared::event::Standing;
use shared::ids::{CommandId, ReflectionId, ThemeId};
use shared::order::Order;
use shared::phase::Phase;
use shared::rights::Right;
use shared::text::staff as text;

use super::drag::Drag;
use super::refusals::Named;
use super::undo::Steps;
use crate::components::dom::{after_drawing, find, focus, is_shown};
use crate::components::said::{count, fill, say};
use crate::live::{Live, random};

/// Which reflections the stream lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    Unplaced,
    Waiting,
    SetAside,
}

/// Which part is drawn where only one fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pane {
    Stream,
    Themes,
    Inspector,
    /// The remote of the big screen; on a phone alone.
    Screen,
}

/// The dialog that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Dialog {
    Move(Vec<ReflectionId>),
    SetAside(Vec<ReflectionId>),
    /// A new theme, and what goes into it at once.
    NewTheme(Vec<ReflectionId>),
    Merge(ThemeId),
    Remove(ThemeId),
    Keys,
    /// Who is here, and the way in.
    People,
    /// Removes whoever wrote this.
    RemovePerson(ReflectionId),
    /// How the vote stands.
    Votes,
    /// How the board works.
    Facts,
}

/// Where the attention goes after a reflection was dealt with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// It was dragged: the eyes are there already.
    Stay,
    /// It was moved by name: on to the next one without a theme.
    Next,
}

/// A handle to the one desk of the page, which lives as long as the page: copy it freely.
#[derive(Clone, Copy)]
pub(super) struct Desk(&'static Parts);

impl std::ops::Deref for Desk {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        self.0
    }
}

pub(super) struct Parts {
    pub(super) live: Live,
    pub(super) selected: RwSignal<Option<ReflectionId>>,
    pub(super) filter: RwSignal<Filter>,
    pub(super) query: RwSignal<String>,
    pub(super) dialog: RwSignal<Option<Dialog>>,
    pub(super) menu: RwSignal<Option<ThemeId>>,
    /// The theme whose title is being edited.
    pub(super) renaming: RwSignal<Option<ThemeId>>,
    pub(super) pane: RwSignal<Pane>,
    pub(super) drag: RwSignal<Option<Drag>>,
    /// The last thing said in the status line, and to a screen reader.
    pub(super) note: RwSignal<String>,
    pub(super) has_keys: RwSignal<bool>,
    /// The stream as listed: filtered, searched, without what waits behind "n new".
    pub(super) visible: Memo<Arc<Vec<ReflectionId>>>,
    /// What waits behind "n new".
    pub(super) fresh: Memo<Arc<Vec<ReflectionId>>>,
    pub(super) admitted: RwSignal<Arc<HashSet<ReflectionId>>>,
    pub(super) steps: RwSignal<Steps>,
    named: StoredValue<HashMap<CommandId, Named>>,
}

impl Desk {
    pub(super) fn new(live: Live) -> Self {
        let filter = RwSignal::new(Filter::Unplaced);
        let query = RwSignal::new(String::new());
        let admitted = RwSignal::new(Arc::new(HashSet::new()));
        let fresh = Memo::new(move |_| {
            let admitted = admitted.get();
            let listed = listed(live, filter.get());
            Arc::new(listed.into_iter().filter(|id| !admitted.contains(id)).collect::<Vec<_>>())
        });
        let visible = Memo::new(move |_| {
            let admitted = admitted.get();
            let words = query.get().to_lowercase();
            let fits = |id: &ReflectionId| {
                admitted.contains(id)
                    && (words.is_empty()
                        || live
                            .board
                            .peek(*id)
                            .is_some_and(|r| r.text.as_str().to_lowercase().contains(&words)))
            };
            Arc::new(listed(live, filter.get()).into_iter().filter(fits).collect::<Vec<_>>())
        });
        Self(Box::leak(Box::new(Parts {
            live,
            selected: RwSignal::new(None),
            filter,
            query,
            dialog: RwSignal::new(None),
            menu: RwSignal::new(None),
            renaming: RwSignal::new(None),
            pane: RwSignal::new(Pane::Stream),
            drag: RwSignal::new(None),
            note: RwSignal::new(String::new()),
            has_keys: RwSignal::new(super::keys::are_on()),
            visible,
            fresh,
            admitted,
            steps: RwSignal::default(),
            named: StoredValue::default(),
        })))
    }

    /// May the moderator do this now? Reactive.
    pub(super) fn may(self, right: Right) -> bool {
        self.live.actor().is_some_and(|actor| self.live.board.permits(&actor, right).is_ok())
    }

    pub(super) fn peek(self, id: ReflectionId) -> Option<Arc<Reflection>> {
        self.live.board.peek(id)
    }

    pub(super) fn theme_title(self, theme: ThemeId) -> String {
        let signals = self.live.board.theme(theme);
        signals.map(|signals| signals.theme.get_untracked().title.to_string()).unwrap_or_default()
    }

    // ---- grouping ----

    pub(super) fn place(
        self,
        mut ids: Vec<ReflectionId>,
        theme: ThemeId,
        order: Option<Order>,
        after: After,
    ) {
        if ids.is_empty() || !untrack(|| self.may(Right::Group)) {
            return;
        }
        if order.is_none() {
            self.keep(&mut ids, |r| r.placement.as_ref().is_none_or(|p| p.theme != theme));
        }
        if ids.is_empty() {
            self.note.set(fill(text::IS_THERE_ALREADY, &[("theme", &self.theme_title(theme))]));
            return;
        }
        let next = self.next_after(&ids);
        let there = self.live.board.theme(theme).map(|t| t.members.get_untracked()).unwrap_or_default();
        let total = there.iter().filter(|id| !ids.contains(id)).count() + ids.len();
        let note = fill(
            text::MOVED_TO,
            &[
                ("what", &count(text::REFLECTIONS, ids.len())),
                ("theme", &self.theme_title(theme)),
                ("n", &total.to_string()),
            ],
        );
        self.act(Action::Place { reflections: ids, theme, order }, note);
        self.go_on(next, after);
    }

    pub(super) fn unplace(self, mut ids: Vec<ReflectionId>) {
        self.keep(&mut ids, |r| r.placement.is_some());
        if ids.is_empty() || !untrack(|| self.may(Right::Group)) {
            return;
        }
        self.admit(&ids);
        self.act(Action::Unplace { reflections: ids }, say(text::TAKEN_OUT).to_owned());
    }

    /// A new theme with what goes into it, as one step to take back.
    pub(super) fn create_theme(self, title: &str, ids: Vec<ReflectionId>) {
        if !untrack(|| self.may(Right::Group)) {
            return;
        }
        let next = self.next_after(&ids);
        let theme = ThemeId::from_random(random::bytes());
        let mut commands = vec![self.send(Action::CreateTheme { theme, title: title.to_owned() })];
        let mut note = fill(text::THEME_MADE, &[("theme", title)]);
        if !ids.is_empty() {
            note = fill(
                text::MOVED_TO,
                &[
                    ("what", &count(text::REFLECTIONS, ids.len())),
                    ("theme", title),
                    ("n", &ids.len().to_string()),
                ],
            );
            commands.push(self.send(Action::Place { reflections: ids.clone(), theme, order: None }));
        }
        self.remember(commands, note);
        if !ids.is_empty() {
            self.go_on(next, After::Next);
        }
        after_drawing(move || {
            if let Some(column) = find(&format!("[data-theme-id=\"{theme}\"]")) {
                column.scroll_into_view_with_bool(false);
            }
        });
    }

    pub(super) fn remove_theme(self, theme: ThemeId) {
        let inside = self.live.board.theme(theme).map(|t| t.members.get_untracked()).unwrap_or_default();
        self.admit(&inside);
        let note = fill(text::THEME_REMOVED, &[("theme", &self.theme_title(theme))]);
        self.act(Action::RemoveTheme { theme }, note);
    }

    pub(super) fn merge(self, from: ThemeId, into: ThemeId) {
        let titles = (self.theme_title(from), self.theme_title(into));
        let note = fill(text::MERGED, &[("from", &titles.0), ("into", &titles.1)]);
        self.act(Action::MergeThemes { from, into }, note);
    }

    // ---- moderation and the hall ----

    pub(super) fn approve(self, mut ids: Vec<ReflectionId>) {
        self.keep(&mut ids, |r| !matches!(r.standing, Standing::Approved | Standing::Published));
        if ids.is_empty() || !untrack(|| self.may(Right::Steer)) {
            return;
        }
        let next = self.next_after(&ids);
        self.act(Action::Approve { reflections: ids }, say(text::APPROVED).to_owned());
        if self.filter.get_untracked() != Filter::Unplaced {
            self.go_on(next, After::Next);
        }
    }

    pub(super) fn set_aside(self, mut ids: Vec<ReflectionId>, reason: SetAsideReason) {
        self.keep(&mut ids, |r| r.standing != Standing::SetAside(reason));
        if ids.is_empty() {
            return;
        }
        let next = self.next_after(&ids);
        self.act(Action::SetAside { reflections: ids, reason }, say(text::PUT_ASIDE).to_owned());
        self.go_on(next, After::Next);
    }

    /// To the big screen; or away from it, when it is there already.
    pub(super) fn spotlight(self, id: ReflectionId) {
        if !untrack(|| self.may(Right::Steer)) {
            return;
        }
        let is_fit = self.peek(id).is_some_and(|r| r.standing == Standing::Published);
        if !is_fit {
            self.note.set(say(text::NOT_YET_PUBLIC).to_owned());
        } else if untrack(|| self.live.board.spotlight()).reflection == Some(id) {
            self.act(Action::Spotlight(SpotlightTarget::NOTHING), say(text::OFF_SCREEN).to_owned());
        } else {
            self.act(Action::Spotlight(SpotlightTarget::reflection(id)), say(text::ON_SCREEN_NOW).to_owned());
        }
    }

    pub(super) fn set_phase(self, phase: Phase) {
        let expected = untrack(|| self.live.board.phase());
        if phase == expected || !untrack(|| self.may(Right::Steer)) {
            return;
        }
        let name = say(shared::text::common::phase(phase));
        self.act(Action::SetPhase { phase, expected }, fill(text::ROUND_NOW, &[("round", name)]));
    }

    pub(super) fn set_screen(self, mode: Screen) {
        if mode != untrack(|| self.live.board.screen()) {
            let shown = say(shared::text::common::screen(mode));
            self.act(Action::Screen { mode }, fill(text::SCREEN_NOW, &[("screen", shown)]));
        }
    }

    // ---- sending ----

    /// Sends one command that can be taken back alone.
    pub(super) fn act(self, action: Action, note: String) {
        let command = self.send(action);
        self.remember(vec![command], note);
    }

    fn send(self, action: Action) -> CommandId {
        let named = Named::of(self, &action);
        let command = self.live.send(action);
        self.named.update_value(|all| {
            all.insert(command, named);
        });
        command
    }

    /// What a command was about; for one of an earlier page load, as far as it can still be told.
    pub(super) fn named(self, command: &Command) -> Named {
        let known = self.named.with_value(|all| all.get(&command.id).cloned());
        known.unwrap_or_else(|| Named::of(self, &command.action))
    }

    /// Leaves only what a command would change: one that changes nothing is answered, but cannot be taken back.
    fn keep(self, ids: &mut Vec<ReflectionId>, changes: impl Fn(&Reflection) -> bool) {
        let is_undo = |command: &Command| matches!(command.action, Action::Undo { .. });
        if untrack(|| self.live.pending()).iter().any(is_undo) {
            // What an undo on its way leads to, only the server knows.
            return;
        }
        ids.retain(|id| self.peek(*id).is_some_and(|reflection| changes(&reflection)));
    }

    // ---- attention ----

    /// Lets these into the stream without waiting behind "n new".
    pub(super) fn admit(self, ids: &[ReflectionId]) {
        let is_new = self.admitted.with_untracked(|known| ids.iter().any(|id| !known.contains(id)));
        if is_new {
            self.admitted.update(|known| Arc::make_mut(known).extend(ids));
        }
    }

    pub(super) fn admit_fresh(self) {
        let fresh = self.fresh.get_untracked();
        self.admit(&fresh);
    }

    /// The next in the stream once these have left it.
    fn next_after(self, ids: &[ReflectionId]) -> Option<ReflectionId> {
        let visible = self.visible.get_untracked();
        let last = visible.iter().rposition(|id| ids.contains(id));
        let rest = |id: &&ReflectionId| !ids.contains(id);
        match last {
            Some(last) => {
                visible[last..].iter().find(rest).or_else(|| visible[..last].iter().rev().find(rest))
            }
            None => visible.iter().find(rest),
        }
        .copied()
    }

    fn go_on(self, next: Option<ReflectionId>, after: After) {
        if after == After::Next {
            match next {
                Some(next) => self.go_to(next),
                None => self.selected.set(None),
            }
        }
    }

    /// Selects it, and brings focus there once it is drawn; where the list is folded away, to the inspector.
    pub(super) fn go_to(self, id: ReflectionId) {
        self.selected.set(Some(id));
        after_drawing(move || {
            if self.dialog.get_untracked().is_some() {
                return;
            }
            let row = find(&format!("[data-reflection=\"{id}\"]")).filter(is_shown);
            if let Some(target) = row.or_else(|| find("#inspector").filter(is_shown)) {
                focus(&target);
            }
        });
    }

    pub(super) fn open(self, dialog: Dialog) {
        self.menu.set(None);
        self.dialog.set(Some(dialog));
    }
}

fn listed(live: Live, filter: Filter) -> Vec<ReflectionId> {
    let lists = live.board.lists();
    match filter {
        Filter::Unplaced => lists.unplaced.clone(),
        Filter::Waiting => lists.waiting.clone(),
        Filter::SetAside => lists.set_aside.clone(),
    }
}
