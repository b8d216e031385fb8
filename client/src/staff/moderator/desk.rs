//! What the moderator's page knows, in one place: the lists, the choice, what is open, and what was done.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use shared::board::Reflection;
use shared::ids::{CommandId, ReflectionId, ThemeId};
use shared::rights::Right;
use shared::settings::Language;

use super::drag::Drag;
use super::holds::Holds;
use super::listing::Listing;
use super::marked::Marked;
use super::paper::Paper;
use super::refusals::Named;
use super::selection::Selection;
use super::theme_drag::ThemeDrag;
use super::undo::Steps;
use crate::live::Live;

/// Which part is drawn where only one fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pane {
    Stream,
    Themes,
    Inspector,
    /// The remote of the big screen; on a phone alone.
    Screen,
}

/// How themes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Side by side, the stream beside them.
    Columns,
    /// Below each other, all in one column: to read from top to bottom, and for a window that is magnified.
    List,
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
    /// What this one is stacked on.
    StackOn(ReflectionId),
    ThemeHistory(ThemeId),
    /// What was done here, to take back.
    Steps,
    Keys,
    /// Who is here, and the way in.
    People,
    /// Removes whoever wrote this.
    RemovePerson(ReflectionId),
    /// How the vote stands.
    Votes,
    /// How the board works.
    Facts,
    /// What people wrote by hand.
    Paper,
    /// A table that somebody brought.
    Import,
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
    pub(super) list: Listing,
    pub(super) selection: Selection,
    /// Are the filters unfolded?
    pub(super) narrowing: RwSignal<bool>,
    pub(super) dialog: RwSignal<Option<Dialog>>,
    pub(super) menu: RwSignal<Option<ThemeId>>,
    /// The theme whose title is being edited.
    pub(super) renaming: RwSignal<Option<ThemeId>>,
    pub(super) pane: RwSignal<Pane>,
    pub(super) layout: RwSignal<Layout>,
    pub(super) drag: RwSignal<Option<Drag>>,
    pub(super) theme_drag: RwSignal<Option<ThemeDrag>>,
    /// What is in the hand.
    pub(super) is_away: Marked,
    /// What the card in the hand would be stacked on.
    pub(super) is_onto: Marked,
    pub(super) holds: Holds,
    /// What texts are in that do not say.
    pub(super) language: Memo<Language>,
    /// A long press chose a card, and its click is still to come.
    pub(super) was_held: StoredValue<bool>,
    /// The last thing said in the status line, and to a screen reader.
    pub(super) note: RwSignal<String>,
    /// What a screen reader hears of what others do; who sees the page sees it happen.
    pub(super) news: RwSignal<String>,
    pub(super) has_keys: RwSignal<bool>,
    pub(super) steps: RwSignal<Steps>,
    /// How many of each list are drawn.
    pub(super) reach: StoredValue<HashMap<Option<ThemeId>, RwSignal<usize>>>,
    /// Where reflections went last.
    pub(super) moved_to: StoredValue<Option<ThemeId>>,
    /// What is typed over from paper.
    pub(super) paper: Paper,
    /// What was typed elsewhere for a title, and is not lost with that dialog.
    pub(super) typed: StoredValue<String>,
    pub(super) named: StoredValue<HashMap<CommandId, Named>>,
}

impl Desk {
    pub(super) fn new(live: Live) -> Self {
        let drag = RwSignal::new(None::<Drag>);
        let is_away = Marked::new();
        let lifted =
            Memo::new(move |_| drag.with(|drag| drag.as_ref().map(Drag::lifted).unwrap_or_default()));
        Effect::new(move |_| is_away.set(lifted.get()));
        let is_onto = Marked::new();
        let onto = Memo::new(move |_| drag.with(|drag| drag.as_ref().and_then(Drag::onto)));
        Effect::new(move |_| is_onto.set(onto.get()));
        Self(Box::leak(Box::new(Parts {
            live,
            list: Listing::new(live),
            selection: Selection::new(),
            narrowing: RwSignal::new(false),
            dialog: RwSignal::new(None),
            menu: RwSignal::new(None),
            renaming: RwSignal::new(None),
            pane: RwSignal::new(Pane::Stream),
            layout: RwSignal::new(super::layout::stored()),
            drag,
            theme_drag: RwSignal::new(None),
            is_away,
            is_onto,
            holds: Holds::new(),
            language: Memo::new(move |_| live.board.settings().language),
            was_held: StoredValue::new(false),
            note: RwSignal::new(String::new()),
            news: RwSignal::new(String::new()),
            has_keys: RwSignal::new(super::keys::are_on()),
            steps: RwSignal::default(),
            reach: StoredValue::default(),
            moved_to: StoredValue::default(),
            paper: Paper::new(),
            typed: StoredValue::default(),
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

    pub(super) fn open(self, dialog: Dialog) {
        self.menu.set(None);
        self.dialog.set(Some(dialog));
    }
}
