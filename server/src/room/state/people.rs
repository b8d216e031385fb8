//! How fast one participant may speak. Per participant, never per address: a hall of 500 phones shares one.

/// Commands at once: an outbox that comes back after half an hour offline.
const BURST: u32 = 200;
/// Commands a second after that: faster than any hand, slower than a flood.
const PER_SECOND: u32 = 20;

/// A token bucket in thousandths of a command.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    left: u64,
    at: u64,
}

impl Pace {
    pub(super) fn new(now: u64) -> Self {
        Self { left: u64::from(BURST) * 1_000, at: now }
    }

    /// As good as new: nothing would change if it were forgotten.
    pub(super) fn is_full(&self, now: u64) -> bool {
        let gained = now.saturating_sub(self.at).saturating_mul(u64::from(PER_SECOND));
        self.left.saturating_add(gained) >= u64::from(BURST) * 1_000
    }

    /// Takes one command, or says how many milliseconds to wait for it.
    pub(super) fn take(&mut self, now: u64) -> Result<(), u32> {
        let gained = now.saturating_sub(self.at).saturating_mul(u64::from(PER_SECOND));
        self.left = self.left.saturating_add(gained).min(u64::from(BURST) * 1_000);
        self.at = now;
        match self.left.checked_sub(1_000) {
            Some(left) => {
                self.left = left;
                Ok(())
            }
            None => {
                Err(u32::try_from((1_000 - self.left).div_ceil(u64::from(PER_SECOND))).unwrap_or(u32::MAX))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_a_flood_waits() {
        let mut pace = Pace::new(0);
        assert_eq!((0..BURST).filter(|_| pace.take(0).is_ok()).count(), 200);
        assert_eq!(pace.take(0), Err(50));
        assert_eq!(pace.take(50), Ok(()));
        assert!(pace.take(50).is_err());
        assert!(!pace.is_full(9_000));
        assert!(pace.is_full(11_000));
    }
}
