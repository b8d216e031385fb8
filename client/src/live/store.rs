//! The board as signals, cut so fine that one changed reflection wakes one card.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use leptos::prelude::*;
use shared::board::{Board, Reflection, Tally, Theme};
use shared::command::{Screen, SpotlightTarget};
use shared::decide::permit;
use shared::event::Standing;
use shared::ids::{Key, ReflectionId, ThemeId};
use shared::order::Order;
use shared::phase::Phase;
use shared::refusal::Refusal;
use shared::rights::Right;
use shared::role::Actor;
use shared::settings::{Prompt, Settings};
use shared::words::Protocol;

/// What the person sees, own pending changes included. Each method reads one signal, and is reactive by that.
///
/// An attendee's page has none: what it never makes, it need not know how to throw away.
#[derive(Clone, Copy)]
pub struct BoardStore(Option<Signals>);

#[derive(Clone, Copy)]
struct Signals {
    /// One signal for what seldom changes and is small: a signal of each would weigh more than it saves.
    frame: RwSignal<Arc<Frame>>,
    themes: RwSignal<Arc<Vec<ThemeId>>>,
    lists: RwSignal<Arc<Lists>>,
    parts: StoredValue<Parts, LocalStorage>,
}

/// The board without its reflections and themes.
#[derive(Debug, PartialEq, Eq)]
struct Frame {
    title: String,
    phase: Phase,
    prompts: Vec<Prompt>,
    prompt: Option<Key>,
    settings: Settings,
    screen: Screen,
    spotlight: SpotlightTarget,
    timer_ends_at: Option<u64>,
    results: bool,
    locked: bool,
    tally: Tally,
    protocol: Protocol,
    quotes: BTreeSet<ReflectionId>,
    reported: u64,
    is_final: bool,
}

impl Frame {
    fn of(board: &Board) -> Self {
        Self {
            title: board.title().to_owned(),
            phase: board.phase,
            prompts: board.prompts.clone(),
            prompt: board.prompt.clone(),
            settings: board.settings.clone(),
            screen: board.screen,
            spotlight: board.spotlight,
            timer_ends_at: board.timer_ends_at,
            results: board.results,
            locked: board.locked,
            tally: board.tally.clone(),
            protocol: board.protocol.clone(),
            quotes: board.outcome.quotes.clone(),
            reported: board.reported,
            is_final: board.is_final,
        }
    }
}

/// Ids by what they are for, in the order in which they came here (those that came together by id, which is random).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lists {
    /// For all to read.
    pub published: Vec<ReflectionId>,
    /// Of the board, and in no theme.
    pub unplaced: Vec<ReflectionId>,
    /// To be read by a moderator first.
    pub waiting: Vec<ReflectionId>,
    pub set_aside: Vec<ReflectionId>,
    /// A moderator should look twice; not set aside.
    pub flagged: Vec<ReflectionId>,
    /// All but those set aside.
    pub standing: usize,
}

/// One theme's words, and what stands in it.
#[derive(Clone)]
pub struct ThemeSignals {
    pub theme: ArcReadSignal<Arc<Theme>>,
    pub members: ArcReadSignal<Arc<Vec<ReflectionId>>>,
}

type Members = ArcRwSignal<Arc<Vec<ReflectionId>>>;

struct Shelf {
    theme: ArcRwSignal<Arc<Theme>>,
    /// All that stand in it.
    members: Members,
    /// Without what lies under another one, and the key phrase ahead of all.
    shown: Members,
}

#[derive(Default)]
struct Parts {
    reflections: HashMap<ReflectionId, ArcRwSignal<Arc<Reflection>>>,
    themes: HashMap<ThemeId, Shelf>,
    under: HashMap<ReflectionId, Vec<ReflectionId>>,
    /// The same as signals, for those that somebody asked about.
    piles: HashMap<ReflectionId, Members>,
    /// Reflections in the order in which they came here.
    arrived: Vec<ReflectionId>,
}

impl BoardStore {
    pub(super) const NONE: Self = Self(None);

    pub(super) fn new() -> Self {
        Self(Some(Signals {
            frame: RwSignal::new(Arc::new(Frame::of(&Board::default()))),
            themes: RwSignal::default(),
            lists: RwSignal::default(),
            parts: StoredValue::new_local(Parts::default()),
        }))
    }

    // Only pages of staff ask, and theirs is made before they are.
    #[allow(clippy::expect_used)]
    fn signals(self) -> Signals {
        self.0.expect("a page of staff has a board")
    }

    pub fn title(self) -> String {
        self.signals().frame.with(|frame| frame.title.clone())
    }

    pub fn phase(self) -> Phase {
        self.signals().frame.with(|frame| frame.phase)
    }

    pub fn prompts(self) -> Vec<Prompt> {
        self.signals().frame.with(|frame| frame.prompts.clone())
    }

    /// The one prompt that the round is about.
    pub fn prompt(self) -> Option<Key> {
        self.signals().frame.with(|frame| frame.prompt.clone())
    }

    pub fn settings(self) -> Settings {
        self.signals().frame.with(|frame| frame.settings.clone())
    }

    pub fn screen(self) -> Screen {
        self.signals().frame.with(|frame| frame.screen)
    }

    pub fn spotlight(self) -> SpotlightTarget {
        self.signals().frame.with(|frame| frame.spotlight)
    }

    /// The record that changed last what comes of the board; it is fetched anew after each.
    pub fn reported(self) -> u64 {
        self.signals().frame.with(|frame| frame.reported)
    }

    /// Was it chosen to stand in the report?
    pub fn is_quoted(self, id: ReflectionId) -> bool {
        self.signals().frame.with(|frame| frame.quotes.contains(&id))
    }

    /// When the timer ends, in milliseconds of the server's clock; it stays after that until somebody stops it.
    pub fn timer(self) -> Option<u64> {
        self.signals().frame.with(|frame| frame.timer_ends_at)
    }

    /// Are the totals for everybody to see?
    pub fn shows_results(self) -> bool {
        self.signals().frame.with(|frame| frame.results)
    }

    /// Takes the board no new people?
    pub fn is_locked(self) -> bool {
        self.signals().frame.with(|frame| frame.locked)
    }

    /// The running totals; staff alone have them.
    pub fn tally(self) -> Tally {
        self.signals().frame.with(|frame| frame.tally.clone())
    }

    /// What to do when somebody worries about someone; staff alone have it.
    pub fn protocol(self) -> String {
        self.signals().frame.with(|frame| frame.protocol.to_string())
    }

    pub fn is_final(self) -> bool {
        self.signals().frame.with(|frame| frame.is_final)
    }

    /// Has anything come yet?
    pub fn is_ready(self) -> bool {
        // No board is without a title.
        self.signals().frame.with(|frame| !frame.title.is_empty())
    }

    /// Themes in their order.
    pub fn themes(self) -> Arc<Vec<ThemeId>> {
        self.signals().themes.get()
    }

    pub fn lists(self) -> Arc<Lists> {
        self.signals().lists.get()
    }

    /// One reflection. Ask when a keyed list made the card; the signal then lives as long as the card.
    pub fn reflection(self, id: ReflectionId) -> Option<ArcReadSignal<Arc<Reflection>>> {
        self.signals().parts.with_value(|parts| parts.reflections.get(&id).map(ArcRwSignal::read_only))
    }

    /// The reflection as it is now, without becoming a reader of it.
    pub fn peek(self, id: ReflectionId) -> Option<Arc<Reflection>> {
        self.signals().parts.with_value(|parts| parts.reflections.get(&id).map(ArcRwSignal::get_untracked))
    }

    pub fn theme(self, id: ThemeId) -> Option<ThemeSignals> {
        self.signals().parts.with_value(|parts| {
            let Shelf { theme, members, .. } = parts.themes.get(&id)?;
            Some(ThemeSignals { theme: theme.read_only(), members: members.read_only() })
        })
    }

    /// A theme's reflections as its column shows them: without what lies under another one, the key phrase first.
    pub fn shown(self, id: ThemeId) -> Option<ArcReadSignal<Arc<Vec<ReflectionId>>>> {
        self.signals().parts.with_value(|parts| parts.themes.get(&id).map(|shelf| shelf.shown.read_only()))
    }

    /// What lies under a reflection, in order.
    pub fn pile(self, id: ReflectionId) -> ArcReadSignal<Arc<Vec<ReflectionId>>> {
        let pile = self.signals().parts.try_update_value(|parts| {
            let Parts { piles, under, .. } = parts;
            let pile = piles
                .entry(id)
                .or_insert_with(|| ArcRwSignal::new(Arc::new(under.get(&id).cloned().unwrap_or_default())));
            pile.read_only()
        });
        pile.unwrap_or_else(|| ArcRwSignal::new(Arc::default()).read_only())
    }

    /// May the actor do this now? The same question that the server asks; here only to grey out.
    pub fn permits(self, actor: &Actor, right: Right) -> Result<(), Refusal> {
        let board = Board {
            phase: self.phase(),
            settings: self.settings(),
            is_final: self.is_final(),
            ..Board::default()
        };
        permit(&board, actor, right)
    }

    /// The prompt's place in the board's list, which gives its colour and shape.
    pub fn prompt_index(self, prompt: &Key) -> Option<usize> {
        self.signals().frame.with(|frame| frame.prompts.iter().position(|p| p.id == *prompt))
    }

    /// Tells every signal whose value changed, and no other.
    pub(super) fn publish(self, board: &Board) {
        let frame = Frame::of(board);
        let changes = self.signals().parts.try_update_value(|parts| parts.take(board)).unwrap_or_default();
        let order: Vec<ThemeId> = board.themes_in_order().into_iter().map(|(id, _)| id).collect();
        if self.signals().themes.with_untracked(|now| **now != order) {
            self.signals().themes.set(Arc::new(order));
        }
        let lists = self.signals().parts.with_value(|parts| parts.lists(board));
        if self.signals().lists.with_untracked(|now| **now != lists) {
            self.signals().lists.set(Arc::new(lists));
        }
        for change in changes {
            change();
        }
        if self.signals().frame.with_untracked(|now| **now != frame) {
            self.signals().frame.set(Arc::new(frame));
        }
    }
}

/// A signal to set once nothing is borrowed any more.
type Change = Box<dyn FnOnce()>;

impl Parts {
    fn take(&mut self, board: &Board) -> Vec<Change> {
        let mut changes: Vec<Change> = Vec::new();
        self.reflections.retain(|id, _| board.reflections.contains_key(id));
        self.arrived.retain(|id| board.reflections.contains_key(id));
        for (id, entry) in &board.reflections {
            if let Some(signal) = self.reflections.get(id) {
                tell(&mut changes, signal, entry);
            } else {
                self.reflections.insert(*id, ArcRwSignal::new(Arc::clone(entry)));
                self.arrived.push(*id);
            }
        }
        let mut members = members(board);
        self.themes.retain(|id, _| board.themes.contains_key(id));
        for (id, theme) in &board.themes {
            let placed = members.remove(id).unwrap_or_default();
            let shelf = self.themes.entry(*id).or_insert_with(|| Shelf {
                theme: ArcRwSignal::new(Arc::clone(theme)),
                members: ArcRwSignal::new(Arc::default()),
                shown: ArcRwSignal::new(Arc::default()),
            });
            tell(&mut changes, &shelf.theme, theme);
            tell(&mut changes, &shelf.shown, &Arc::new(shown(board, theme, &placed)));
            tell(&mut changes, &shelf.members, &Arc::new(placed));
        }
        self.under = piles(board);
        self.piles.retain(|id, _| board.reflections.contains_key(id));
        for (id, pile) in &self.piles {
            tell(&mut changes, pile, &Arc::new(self.under.get(id).cloned().unwrap_or_default()));
        }
        changes
    }

    fn lists(&self, board: &Board) -> Lists {
        let mut lists = Lists::default();
        for id in &self.arrived {
            let (id, Some(entry)) = (*id, board.reflections.get(id)) else { continue };
            match entry.standing {
                Standing::SetAside(_) => {
                    lists.set_aside.push(id);
                    continue;
                }
                Standing::Waiting => lists.waiting.push(id),
                Standing::Published => lists.published.push(id),
                Standing::Approved => {}
            }
            lists.standing += 1;
            if !entry.flags.is_empty() {
                lists.flagged.push(id);
            }
            if entry.placement.is_none() && !is_covered(board, entry) {
                lists.unplaced.push(id);
            }
        }
        lists
    }
}

/// What stands in each theme, in order. One pass over the board, however many themes there are.
fn members(board: &Board) -> HashMap<ThemeId, Vec<ReflectionId>> {
    let mut themes: HashMap<ThemeId, Vec<(&Order, ReflectionId)>> = HashMap::new();
    for (id, entry) in &board.reflections {
        if let (Some(placement), false) = (&entry.placement, matches!(entry.standing, Standing::SetAside(_)))
        {
            let placed = themes.entry(placement.theme).or_default();
            let place = (&placement.order, *id);
            let at = placed.partition_point(|other| *other < place);
            placed.insert(at, place);
        }
    }
    let bare = |placed: Vec<(&Order, ReflectionId)>| placed.into_iter().map(|(_, id)| id).collect();
    themes.into_iter().map(|(theme, placed)| (theme, bare(placed))).collect()
}

/// Does it lie under one that is on the board?
fn is_covered(board: &Board, entry: &Reflection) -> bool {
    let top = entry.under.and_then(|top| board.reflections.get(&top));
    top.is_some_and(|top| !matches!(top.standing, Standing::SetAside(_)))
}

fn shown(board: &Board, theme: &Theme, placed: &[ReflectionId]) -> Vec<ReflectionId> {
    let is_top = |id: &&ReflectionId| {
        Some(**id) != theme.key_phrase
            && board.reflections.get(*id).is_some_and(|entry| !is_covered(board, entry))
    };
    let phrase = theme.key_phrase.filter(|phrase| placed.contains(phrase));
    phrase.into_iter().chain(placed.iter().filter(is_top).copied()).collect()
}

fn piles(board: &Board) -> HashMap<ReflectionId, Vec<ReflectionId>> {
    let mut piles: HashMap<ReflectionId, Vec<(Option<&Order>, ReflectionId)>> = HashMap::new();
    for (id, entry) in &board.reflections {
        if let (Some(top), true) = (entry.under, is_covered(board, entry)) {
            let order = entry.placement.as_ref().map(|placement| &placement.order);
            piles.entry(top).or_default().push((order, *id));
        }
    }
    let in_order = |mut pile: Vec<(Option<&Order>, ReflectionId)>| {
        pile.sort();
        pile.into_iter().map(|(_, id)| id).collect()
    };
    piles.into_iter().map(|(top, pile)| (top, in_order(pile))).collect()
}

/// Equal by pointer is equal at no cost; else the values decide.
fn tell<T: PartialEq + Send + Sync + 'static>(
    changes: &mut Vec<Change>,
    signal: &ArcRwSignal<Arc<T>>,
    value: &Arc<T>,
) {
    let same = signal.with_untracked(|now| Arc::ptr_eq(now, value) || **now == **value);
    if !same {
        let (signal, value) = (signal.clone(), Arc::clone(value));
        changes.push(Box::new(move || signal.set(value)));
    }
}
