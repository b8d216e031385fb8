//! The state of one board: what all records up to `seq` add up to. Pure data; [`Board::apply`] is the only way in.

mod apply;
mod letters;
mod votes;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use letters::{LetterId, Letters};
pub use votes::Tally;

use crate::command::{Colour, Screen, Source, SpotlightTarget, TextField};
use crate::event::{Flag, Placement, Standing};
use crate::ids::{CommandId, Key, ParticipantId, ReflectionId, TargetId, ThemeId};
use crate::order::Order;
use crate::outcome::Outcome;
use crate::phase::Phase;
use crate::settings::{Prompt, Settings};
use crate::undo::Undo;
use crate::words::{Lang, Name, Protocol, Text, Title};

#[derive(Debug, Clone)]
pub struct Board {
    /// The last record applied; 0 before the first.
    pub seq: u64,
    pub title: Option<Title>,
    pub settings: Settings,
    pub prompts: Vec<Prompt>,
    pub phase: Phase,
    /// The one prompt that the round is about; `None`: all.
    pub prompt: Option<Key>,
    /// Milliseconds since 1970; a timer that ran out stays until somebody stops it or the round ends.
    pub timer_ends_at: Option<u64>,
    pub screen: Screen,
    pub spotlight: SpotlightTarget,
    /// Behind `Arc`s, so that the client's copy with its own pending changes costs little and shows what changed.
    pub reflections: BTreeMap<ReflectionId, Arc<Reflection>>,
    pub themes: BTreeMap<ThemeId, Arc<Theme>>,
    /// Themes that were removed: what still means them is told that they are gone.
    pub removed: BTreeSet<ThemeId>,
    /// Themes that were merged away, and into which: votes for them count there, and come back with an undo.
    pub merged: BTreeMap<ThemeId, ThemeId>,
    /// What each person voted. A target that is not there keeps its votes without counting them. In no document, and
    /// emptied by `Closed`.
    pub votes: BTreeMap<ParticipantId, BTreeMap<TargetId, u32>>,
    /// The totals as they were last told.
    pub tally: Tally,
    /// May everybody see the totals?
    pub results: bool,
    /// No new people.
    pub locked: bool,
    /// Removed people: whatever they still send is refused.
    pub kicked: BTreeSet<ParticipantId>,
    /// What people call themselves. Emptied by `Closed`.
    pub names: BTreeMap<ParticipantId, Name>,
    /// Moderators and organisers who wrote something: nobody removes a colleague.
    pub team: BTreeSet<ParticipantId>,
    /// For moderators alone.
    pub protocol: Protocol,
    /// Withdrawn ids: a post that comes again must not bring its text back. With their authors, who may know of it.
    pub withdrawn: BTreeMap<ReflectionId, Option<ParticipantId>>,
    /// What each participant posted, for the limits and for "from n people". Emptied by `Closed`.
    pub posted: BTreeMap<ParticipantId, Posted>,
    /// People who posted, still known after `posted` was emptied.
    pub people: u32,
    /// Commands already done: the answer to one that comes again, and what its undo needs.
    pub done: BTreeMap<CommandId, Arc<Done>>,
    /// What its report adds, and what comes of it: goes on after the board is closed for good. In no document.
    pub outcome: Arc<Outcome>,
    /// The record that changed it last: who fetched it knows when to fetch it again.
    pub reported: u64,
    /// Closed for good: of the reflections nothing changes any more.
    pub is_final: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reflection {
    /// `None` for a reader that may not know, and for everybody once the board is closed for good.
    pub author: Option<ParticipantId>,
    /// The record that brought it: own reflections are listed in this order. In no document.
    pub posted: u64,
    pub prompt: Key,
    pub text: Text,
    pub perspective: Option<Key>,
    /// So that a voice reads the text in its own language (WCAG 3.1.2); none where it is the board's.
    pub lang: Option<Lang>,
    pub standing: Standing,
    pub flags: BTreeSet<Flag>,
    pub placement: Option<Placement>,
    pub recognised: Recognised,
    /// The near-duplicate that it lies under. Never in a ring, and never more than one deep.
    pub under: Option<ReflectionId>,
    /// On a named board.
    pub name: Option<Name>,
    /// For staff alone.
    pub source: Option<Source>,
}

/// One person's posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Posted {
    /// On the board now, set-aside ones counted in.
    pub standing: u32,
    /// Withdrawn ones counted in.
    pub ever: u32,
}

/// Who recognises a reflection, or only how many where the reader may not know who.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recognised {
    pub by: BTreeSet<ParticipantId>,
    /// Those whose identity is not known here.
    pub others: u32,
}

impl Recognised {
    pub fn count(&self) -> u32 {
        self.others.saturating_add(u32::try_from(self.by.len()).unwrap_or(u32::MAX))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    pub title: Letters,
    pub summary: Letters,
    pub order: Order,
    pub colour: Colour,
    pub key_phrase: Option<ReflectionId>,
}

impl Theme {
    pub fn letters(&self, field: TextField) -> &Letters {
        match field {
            TextField::Title => &self.title,
            TextField::Summary => &self.summary,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Done {
    pub seq: u64,
    /// Only who did it may undo it.
    pub by: Option<ParticipantId>,
    pub undo: Vec<Undo>,
}

impl Default for Board {
    fn default() -> Self {
        Self {
            seq: 0,
            title: None,
            settings: Settings::default(),
            prompts: Vec::new(),
            phase: Phase::Lobby,
            prompt: None,
            timer_ends_at: None,
            screen: Screen::Welcome,
            spotlight: SpotlightTarget::NOTHING,
            reflections: BTreeMap::new(),
            themes: BTreeMap::new(),
            removed: BTreeSet::new(),
            merged: BTreeMap::new(),
            votes: BTreeMap::new(),
            tally: Tally::default(),
            results: false,
            locked: false,
            kicked: BTreeSet::new(),
            names: BTreeMap::new(),
            team: BTreeSet::new(),
            protocol: Protocol::default(),
            withdrawn: BTreeMap::new(),
            posted: BTreeMap::new(),
            people: 0,
            done: BTreeMap::new(),
            outcome: Arc::default(),
            reported: 0,
            is_final: false,
        }
    }
}

impl Board {
    pub fn title(&self) -> &str {
        self.title.as_ref().map_or("", Title::as_str)
    }

    pub fn published(&self) -> usize {
        self.reflections.values().filter(|r| r.standing == Standing::Published).count()
    }

    /// May everybody read what is approved as soon as it is?
    pub fn reveals(&self) -> bool {
        self.settings.reveals(self.phase)
    }

    /// May people still add something after the last round? `now` in milliseconds since 1970.
    pub fn hears_late(&self, now: u64) -> bool {
        self.outcome.late_until.is_some_and(|until| now < until)
    }

    /// What lies under a reflection, in the order of their theme, ties by id.
    pub fn stacked_under(&self, top: ReflectionId) -> Vec<ReflectionId> {
        let under = self.reflections.iter().filter(|(_, r)| r.under == Some(top));
        let mut under: Vec<_> = under.map(|(id, r)| (r.placement.as_ref().map(|p| &p.order), *id)).collect();
        under.sort();
        under.into_iter().map(|(_, id)| id).collect()
    }

    /// Who wrote it, also after they took it back.
    pub fn author_of(&self, id: ReflectionId) -> Option<ParticipantId> {
        let there = self.reflections.get(&id).and_then(|r| r.author);
        there.or_else(|| self.withdrawn.get(&id).copied().flatten())
    }

    /// Themes in their order, ties by id.
    pub fn themes_in_order(&self) -> Vec<(ThemeId, &Theme)> {
        let mut themes: Vec<_> = self.themes.iter().map(|(id, theme)| (*id, &**theme)).collect();
        themes.sort_by(|a, b| a.1.order.cmp(&b.1.order).then(a.0.cmp(&b.0)));
        themes
    }

    /// What stands in a theme, in its order, ties by id.
    pub fn placed_in(&self, theme: ThemeId) -> Vec<(ReflectionId, &Reflection)> {
        let mut placed: Vec<_> = self
            .reflections
            .iter()
            .filter_map(|(id, r)| {
                let placement = r.placement.as_ref().filter(|p| p.theme == theme)?;
                Some((&placement.order, *id, &**r))
            })
            .collect();
        placed.sort_by(|a, b| a.0.cmp(b.0).then(a.1.cmp(&b.1)));
        placed.into_iter().map(|(_, id, r)| (id, r)).collect()
    }
}
