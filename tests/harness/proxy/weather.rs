//! What befalls a link, and when: drawn from a seed alone, so that traffic does not change it.

use std::time::Duration;

use super::profile::{Mishap, Profile};
use crate::random::Random;

/// One mishap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blow {
    Stall(Duration),
    /// The number picks among the connections that are open then.
    Reset(usize),
    /// The number decides, connection by connection, which ones the access point forgets.
    Blackout(Duration, u64),
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Stall,
    Reset,
    Blackout,
}

/// The mishaps of a link in their order, without end.
#[derive(Debug)]
pub struct Weather {
    random: Random,
    /// What comes when; the kinds that this profile knows.
    next: Vec<(Duration, Kind, Mishap)>,
}

impl Weather {
    pub fn new(profile: &Profile, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let kinds = [
            (Kind::Stall, profile.stalls),
            (Kind::Reset, profile.resets),
            (Kind::Blackout, profile.blackouts),
        ];
        let next = kinds.into_iter().filter_map(|(kind, mishap)| {
            let mishap = mishap?;
            // Whoever comes in, comes in at any moment between two of them.
            Some((between(&mut random, Duration::ZERO, mishap.every), kind, mishap))
        });
        Self { next: next.collect(), random }
    }
}

impl Iterator for Weather {
    /// Since the beginning, and what.
    type Item = (Duration, Blow);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, kind, mishap) = self.next.iter_mut().min_by_key(|(at, ..)| *at)?;
        let (now, random) = (*at, &mut self.random);
        let lasts = between(random, mishap.shortest, mishap.longest);
        let blow = match kind {
            Kind::Stall => Blow::Stall(lasts),
            Kind::Reset => Blow::Reset(random.below(1_000)),
            Kind::Blackout => {
                Blow::Blackout(lasts, u64::from_be_bytes(random.bytes()[..8].try_into().unwrap()))
            }
        };
        *at = now + lasts + between(random, mishap.every / 2, mishap.every * 3 / 2);
        Some((now, blow))
    }
}

fn between(random: &mut Random, shortest: Duration, longest: Duration) -> Duration {
    let span = usize::try_from(longest.saturating_sub(shortest).as_millis()).unwrap();
    shortest + Duration::from_millis(u64::try_from(random.below(span + 1)).unwrap())
}
