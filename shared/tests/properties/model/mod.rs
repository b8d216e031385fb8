//! A second board, slow and plain: lists searched from the front, no events, no fractional keys, no sharing. It reads
//! a command as the contract and the issue say it, and must come to the same board as the rules do.
//!
//! Where a reflection stands within its theme (`at`) it takes over from the rules: only the theme is its own opinion.
//! It has no opinion on the words of themes, nor on an undo; there it takes over the board as it has become.

mod act;
mod group;
mod permit;

use shared::board::Board;
use shared::command::{Colour, Screen, SpotlightTarget};
use shared::event::{Flag, Standing};
use shared::ids::{Key, ParticipantId, ReflectionId, TargetId, ThemeId};
use shared::order::Order;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::role::{Actor, Role};
use shared::settings::{Reveal, Settings};
use shared::words::BadWords;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Card {
    pub(crate) id: ReflectionId,
    pub(crate) author: Option<ParticipantId>,
    pub(crate) text: String,
    pub(crate) prompt: Key,
    pub(crate) standing: Standing,
    pub(crate) late: bool,
    pub(crate) theme: Option<ThemeId>,
    at: Option<Order>,
    pub(crate) under: Option<ReflectionId>,
    pub(crate) recognised: Vec<ParticipantId>,
    /// Those whose names were forgotten when the board was closed for good.
    pub(crate) recognised_before: u32,
    pub(crate) lang: Option<String>,
    pub(crate) name: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pile {
    pub(crate) id: ThemeId,
    pub(crate) order: Order,
    pub(crate) colour: Colour,
    pub(crate) phrase: Option<ReflectionId>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Model {
    pub(crate) settings: Settings,
    pub(crate) phase: Phase,
    pub(crate) prompts: Vec<(Key, String)>,
    pub(crate) prompt: Option<Key>,
    pub(crate) timer: Option<u64>,
    pub(crate) screen: Screen,
    pub(crate) spotlight: SpotlightTarget,
    pub(crate) results: bool,
    pub(crate) locked: bool,
    pub(crate) is_final: bool,
    pub(crate) protocol: String,
    pub(crate) cards: Vec<Card>,
    pub(crate) piles: Vec<Pile>,
    removed: Vec<ThemeId>,
    /// (from, into), in the order of their merging.
    merged: Vec<(ThemeId, ThemeId)>,
    withdrawn: Vec<(ReflectionId, Option<ParticipantId>)>,
    /// One line a person and target.
    votes: Vec<(ParticipantId, TargetId, u32)>,
    pub(crate) kicked: Vec<ParticipantId>,
    pub(crate) names: Vec<(ParticipantId, String)>,
    team: Vec<ParticipantId>,
    /// Who posted, once a post.
    posts: Vec<ParticipantId>,
    pub(crate) tally: (u32, Vec<(TargetId, u32)>),
}

impl Model {
    /// All that a board says, in this form.
    pub(crate) fn of(board: &Board) -> Self {
        let cards = board.reflections.iter().map(|(id, r)| Card {
            id: *id,
            author: r.author,
            text: r.text.to_string(),
            prompt: r.prompt.clone(),
            standing: r.standing,
            late: r.flags.contains(&Flag::Late),
            theme: r.placement.as_ref().map(|p| p.theme),
            at: r.placement.as_ref().map(|p| p.order.clone()),
            under: r.under,
            recognised: r.recognised.by.iter().copied().collect(),
            recognised_before: r.recognised.others,
            lang: r.lang.map(|lang| lang.as_str().to_owned()),
            name: r.name.as_ref().map(ToString::to_string),
        });
        let piles = board.themes.iter().map(|(id, t)| Pile {
            id: *id,
            order: t.order.clone(),
            colour: t.colour,
            phrase: t.key_phrase,
        });
        let votes = board.votes.iter().flat_map(|(who, cast)| cast.iter().map(|(t, n)| (*who, *t, *n)));
        let posts = board.posted.iter().flat_map(|(who, own)| vec![*who; own.ever as usize]);
        Self {
            settings: board.settings.clone(),
            phase: board.phase,
            prompts: board.prompts.iter().map(|p| (p.id.clone(), p.title.to_string())).collect(),
            prompt: board.prompt.clone(),
            timer: board.timer_ends_at,
            screen: board.screen,
            spotlight: board.spotlight,
            results: board.results,
            locked: board.locked,
            is_final: board.is_final,
            protocol: board.protocol.as_str().to_owned(),
            cards: cards.collect(),
            piles: piles.collect(),
            removed: board.removed.iter().copied().collect(),
            merged: board.merged.iter().map(|(a, b)| (*a, *b)).collect(),
            withdrawn: board.withdrawn.iter().map(|(id, by)| (*id, *by)).collect(),
            votes: votes.collect(),
            kicked: board.kicked.iter().copied().collect(),
            names: board.names.iter().map(|(who, name)| (*who, name.to_string())).collect(),
            team: board.team.iter().copied().collect(),
            posts: posts.collect(),
            tally: (board.tally.voters, board.tally.votes.iter().map(|(t, n)| (*t, *n)).collect()),
        }
    }

    /// What the rules decided of orders, which the model has no opinion on; and the same order of lists.
    pub(crate) fn take_orders(&mut self, board: &Board) {
        for card in &mut self.cards {
            let there = board.reflections.get(&card.id).and_then(|r| r.placement.as_ref());
            card.at = there.map(|p| p.order.clone());
        }
        for pile in &mut self.piles {
            if let Some(theme) = board.themes.get(&pile.id) {
                pile.order = theme.order.clone();
            }
        }
        self.cards.sort_by_key(|card| card.id);
        self.piles.sort_by_key(|pile| pile.id);
        self.removed.sort();
        self.merged.sort();
        self.withdrawn.sort();
        self.votes.sort();
        self.kicked.sort();
        self.names.sort();
        self.team.sort();
        self.posts.sort();
        self.cards.iter_mut().for_each(|card| card.recognised.sort());
    }

    /// One's own votes as they count: on what is there, in the order of ids, within both limits.
    pub(crate) fn votes_of(&self, who: ParticipantId) -> Vec<(TargetId, u32)> {
        let mut cast: Vec<_> = self.votes.iter().filter(|(by, ..)| *by == who).collect();
        cast.sort_by_key(|(_, target, _)| *target);
        let mut counted: Vec<(TargetId, u32)> = Vec::new();
        for (_, target, count) in cast {
            let Some(target) = self.counts_for(*target) else { continue };
            for _ in 0..*count {
                let spent: u32 = counted.iter().map(|(_, n)| n).sum();
                let there = counted.iter().find(|(t, _)| *t == target).map_or(0, |(_, n)| *n);
                if spent >= self.settings.votes_per_person || there >= self.settings.votes_per_target {
                    break;
                }
                match counted.iter_mut().find(|(t, _)| *t == target) {
                    Some((_, n)) => *n += 1,
                    None => counted.push((target, 1)),
                }
            }
        }
        counted.sort();
        counted
    }

    fn counts_for(&self, target: TargetId) -> Option<TargetId> {
        let mut theme = target.theme();
        let is_pile = |id: ThemeId| self.piles.iter().any(|pile| pile.id == id);
        for _ in 0..100 {
            match self.merged.iter().find(|(from, _)| *from == theme) {
                Some((_, into)) if !is_pile(theme) => theme = *into,
                _ => break,
            }
        }
        if is_pile(theme) {
            return Some(theme.into());
        }
        let card = self.cards.iter().find(|card| card.id == target.reflection())?;
        (card.standing == Standing::Published).then_some(target)
    }

    /// How many people's votes count, and how many each target has; nothing but the people below five of them.
    fn count(&self) -> (u32, Vec<(TargetId, u32)>) {
        let mut people: Vec<ParticipantId> = self.votes.iter().map(|(who, ..)| *who).collect();
        people.sort();
        people.dedup();
        let all: Vec<_> = people.iter().map(|who| self.votes_of(*who)).filter(|v| !v.is_empty()).collect();
        let mut totals: Vec<(TargetId, u32)> = Vec::new();
        for (target, count) in all.iter().flatten() {
            match totals.iter_mut().find(|(t, _)| t == target) {
                Some((_, n)) => *n += count,
                None => totals.push((*target, *count)),
            }
        }
        totals.sort();
        if all.len() < 5 {
            totals.clear();
        }
        (u32::try_from(all.len()).unwrap(), totals)
    }

    fn shows(&self) -> bool {
        self.phase as u8 >= Phase::Read as u8 || self.settings.reveal == Reveal::Live
    }

    fn fit(&self) -> Standing {
        if self.shows() { Standing::Published } else { Standing::Approved }
    }

    fn card(&self, id: ReflectionId) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id)
    }

    fn change(&mut self, id: ReflectionId, change: impl FnOnce(&mut Card)) {
        if let Some(card) = self.cards.iter_mut().find(|card| card.id == id) {
            change(card);
        }
    }

    fn pile(&self, id: ThemeId) -> Result<&Pile, Reason> {
        let missing = if self.removed.contains(&id) { Reason::Gone } else { Reason::Unknown };
        self.piles.iter().find(|pile| pile.id == id).ok_or(missing)
    }

    fn change_pile(&mut self, id: ThemeId, change: impl FnOnce(&mut Pile)) {
        if let Some(pile) = self.piles.iter_mut().find(|pile| pile.id == id) {
            change(pile);
        }
    }

    /// Gone for who may know that it was there.
    fn missing(&self, actor: &Actor, id: ReflectionId) -> Reason {
        let staff = actor.role == Role::Moderator || actor.role == Role::Organiser;
        match self.withdrawn.iter().find(|(gone, _)| *gone == id) {
            Some((_, by)) if staff || *by == Some(actor.participant) => Reason::Gone,
            _ => Reason::Unknown,
        }
    }

    fn readable(&self, actor: &Actor, id: ReflectionId) -> Result<Card, Reason> {
        let card = self.card(id).ok_or_else(|| self.missing(actor, id))?;
        let staff = actor.role == Role::Moderator || actor.role == Role::Organiser;
        let may = staff || card.author == Some(actor.participant) || card.standing == Standing::Published;
        if may { Ok(card.clone()) } else { Err(Reason::Unknown) }
    }

    /// In the order of their theme; equal places by id.
    fn below(&self, top: ReflectionId) -> Vec<ReflectionId> {
        let mut below: Vec<_> = self.cards.iter().filter(|card| card.under == Some(top)).collect();
        below.sort_by(|a, b| a.at.cmp(&b.at).then(a.id.cmp(&b.id)));
        below.into_iter().map(|card| card.id).collect()
    }

    /// Nothing points any more at what leaves; the first of what lay under it comes on top.
    fn let_go(&mut self, leaving: &[ReflectionId]) {
        if self.spotlight.reflection.is_some_and(|id| leaving.contains(&id)) {
            self.dark();
        }
        for pile in &mut self.piles {
            pile.phrase = pile.phrase.filter(|id| !leaving.contains(id));
        }
        let tops: Vec<_> = leaving.iter().map(|id| (*id, self.below(*id))).collect();
        for (id, below) in tops {
            self.change(id, |card| card.under = None);
            let mut staying = below.into_iter().filter(|id| !leaving.contains(id));
            let heir = staying.next();
            if let Some(heir) = heir {
                self.change(heir, |card| card.under = None);
            }
            for other in staying {
                self.change(other, |card| card.under = heir);
            }
        }
    }

    fn dark(&mut self) {
        self.spotlight = SpotlightTarget::NOTHING;
        if self.screen == Screen::Spotlight {
            self.screen = Screen::Wall;
        }
    }

    fn reveal(&mut self) {
        for card in &mut self.cards {
            if card.standing == Standing::Approved {
                card.standing = Standing::Published;
            }
        }
    }

    fn drop_phrases(&mut self, gone: &[ReflectionId], but: Option<ThemeId>) {
        for pile in &mut self.piles {
            if Some(pile.id) != but {
                pile.phrase = pile.phrase.filter(|id| !gone.contains(id));
            }
        }
    }
}

/// Each target once; refused only where no target could take part, with the reason of the first.
fn each(ids: &[ReflectionId], mut one: impl FnMut(ReflectionId) -> Result<(), Reason>) -> Result<(), Reason> {
    let mut seen: Vec<ReflectionId> = Vec::new();
    let mut answers = Vec::new();
    for id in ids {
        if !seen.contains(id) {
            seen.push(*id);
            answers.push(one(*id));
        }
    }
    if answers.iter().all(Result::is_err) { answers[0] } else { Ok(()) }
}

fn words<T>(text: Result<T, BadWords>) -> Result<T, Reason> {
    text.map_err(bad)
}

fn bad(words: BadWords) -> Reason {
    match words {
        BadWords::Empty => Reason::Empty,
        BadWords::TooLong { .. } => Reason::TooLong,
    }
}
