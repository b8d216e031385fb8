//! What votes add up to. Kept apart from what was voted: a theme that goes takes its votes out of the count and gives
//! them back to their people, and brings them along when it returns.

use std::collections::BTreeMap;

use super::Board;
use crate::event::Standing;
use crate::ids::{ParticipantId, TargetId};
use crate::limits;

/// Totals, as far as they may be told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// People whose votes count.
    pub voters: u32,
    /// Empty below [`limits::VOTERS`] voters.
    pub votes: BTreeMap<TargetId, u32>,
}

impl Tally {
    /// What to tell somebody who knows `before`: the targets whose totals changed, those that are gone with 0.
    pub fn changes_since(&self, before: &Self) -> Vec<(TargetId, u32)> {
        let gone = before.votes.keys().filter(|target| !self.votes.contains_key(target));
        let changed = self.votes.iter().filter(|(target, n)| before.votes.get(target) != Some(n));
        gone.map(|target| (*target, 0)).chain(changed.map(|(target, n)| (*target, *n))).collect()
    }
}

impl Board {
    /// How one person's votes stand: on what is there, within both limits however they changed since.
    pub fn votes_of(&self, participant: ParticipantId) -> BTreeMap<TargetId, u32> {
        self.votes.get(&participant).map(|cast| self.standing_votes(cast)).unwrap_or_default()
    }

    pub fn votes_left(&self, participant: ParticipantId) -> u32 {
        let used: u32 = self.votes_of(participant).values().sum();
        self.settings.votes_per_person.saturating_sub(used)
    }

    /// What all votes add up to now.
    pub(crate) fn count_votes(&self) -> Tally {
        let mut tally = Tally::default();
        for cast in self.votes.values() {
            let standing = self.standing_votes(cast);
            tally.voters += u32::from(!standing.is_empty());
            for (target, count) in standing {
                *tally.votes.entry(target).or_default() += count;
            }
        }
        if tally.voters < limits::VOTERS {
            tally.votes.clear();
        }
        tally
    }

    fn standing_votes(&self, cast: &BTreeMap<TargetId, u32>) -> BTreeMap<TargetId, u32> {
        let mut standing = BTreeMap::new();
        let mut left = self.settings.votes_per_person;
        for (target, count) in cast {
            let Some(target) = self.votes_count_for(*target) else { continue };
            let there: &mut u32 = standing.entry(target).or_default();
            let room = self.settings.votes_per_target.saturating_sub(*there);
            let counted = (*count).min(room).min(left);
            *there += counted;
            left -= counted;
        }
        standing.retain(|_, count| *count > 0);
        standing
    }

    /// The target that votes for this one count for: itself, or what it was merged into; `None` when nothing is there.
    pub fn votes_count_for(&self, target: TargetId) -> Option<TargetId> {
        let mut theme = target.theme();
        // A theme is merged into one that was there; more steps than themes ever made would be a ring.
        for _ in 0..=self.merged.len() {
            match self.merged.get(&theme) {
                Some(into) if !self.themes.contains_key(&theme) => theme = *into,
                _ => break,
            }
        }
        if self.themes.contains_key(&theme) {
            return Some(theme.into());
        }
        let entry = self.reflections.get(&target.reflection())?;
        (entry.standing == Standing::Published).then_some(target)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::board::{Letters, Theme};
    use crate::command::Colour;
    use crate::ids::ThemeId;
    use crate::order::Order;

    fn theme(n: u8) -> ThemeId {
        ThemeId::from_random([n; 16])
    }

    fn board(themes: &[u8]) -> Board {
        let mut board = Board::default();
        for n in themes {
            let words = || Letters::typed("x", 1);
            let order = Order::between(None, None);
            let (title, summary) = (words(), words());
            let theme_n = Theme { title, summary, order, colour: Colour::Neutraal, key_phrase: None };
            board.themes.insert(theme(*n), Arc::new(theme_n));
        }
        board
    }

    fn vote(board: &mut Board, who: u8, what: u8, count: u32) {
        let who = ParticipantId::from_random([who; 16]);
        board.votes.entry(who).or_default().insert(theme(what).into(), count);
    }

    #[test]
    fn no_totals_below_five_voters() {
        let mut board = board(&[1]);
        (1..=4).for_each(|who| vote(&mut board, who, 1, 2));
        assert_eq!(board.count_votes(), Tally { voters: 4, votes: BTreeMap::new() });
        vote(&mut board, 5, 1, 1);
        assert_eq!(board.count_votes().votes[&theme(1).into()], 9);
    }

    #[test]
    fn votes_follow_a_merge_and_come_back_within_the_limits() {
        let mut board = board(&[1, 2, 3]);
        let me = ParticipantId::from_random([9; 16]);
        vote(&mut board, 9, 1, 2);
        vote(&mut board, 9, 2, 1);
        board.themes.remove(&theme(2));
        assert_eq!(board.votes_left(me), 1, "a theme that is gone gives its votes back");
        board.merged.insert(theme(2), theme(1));
        assert_eq!(board.votes_of(me), BTreeMap::from([(theme(1).into(), 3)]));
        board.settings.votes_per_target = 2;
        assert_eq!(board.votes_of(me), BTreeMap::from([(theme(1).into(), 2)]));
        board.settings.votes_per_person = 1;
        assert_eq!(board.votes_of(me), BTreeMap::from([(theme(1).into(), 1)]));
    }
}
