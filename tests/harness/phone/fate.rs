//! When a tab is killed: between any two of its steps.

use crate::random::Random;

/// The tab is gone, with all that was not stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Killed;

#[derive(Debug, Clone)]
pub struct Fate(Option<usize>);

impl Fate {
    pub const SPARED: Self = Self(None);

    /// Some step before this one.
    pub fn drawn(random: &mut Random, most: usize) -> Self {
        Self(Some(random.below(most)))
    }

    /// So many steps, and not one more.
    pub fn after(steps: usize) -> Self {
        Self(Some(steps))
    }

    pub(super) fn step(&mut self) -> Result<(), Killed> {
        match &mut self.0 {
            None => Ok(()),
            Some(0) => Err(Killed),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
        }
    }
}
