//! How incoming reflections are told to who does not see them come: as numbers, and never oftener than each five
//! seconds. What comes in between is added up, so that nothing is told late and nothing twice.

/// Between two announcements, in milliseconds.
const REST: f64 = 5_000.0;

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Next {
    /// Nothing came, or it is not to be told.
    Rest,
    /// Something came; ask again in so many milliseconds.
    Wait(f64),
    /// So many came since the last time.
    Tell(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Telling,
    Paused,
}

/// Counts what came, and knows when it was told.
#[derive(Debug, Default)]
pub struct Announcer {
    /// None until the page knows what was there before it opened.
    heard: Option<usize>,
    owed: usize,
    told_at: Option<f64>,
}

impl Announcer {
    /// So many are there now. Fewer than before is no news: what was withdrawn is not announced.
    pub fn hear(&mut self, all: usize) {
        let heard = self.heard.unwrap_or(all);
        self.owed += all.saturating_sub(heard);
        self.heard = Some(all);
    }

    /// What is there when the page opens was there before.
    pub fn forget(&mut self) {
        self.owed = 0;
    }

    /// While it is paused it goes on counting, so that whoever resumes hears what they missed.
    pub fn next(&mut self, now: f64, mood: Mood) -> Next {
        if self.owed == 0 || mood == Mood::Paused {
            return Next::Rest;
        }
        let since = self.told_at.map_or(REST, |told_at| now - told_at);
        // A clock that was set back must not silence it for hours.
        if (0.0..REST).contains(&since) {
            return Next::Wait(REST - since);
        }
        self.told_at = Some(now);
        Next::Tell(std::mem::take(&mut self.owed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lets `all(t)` reflections be there at millisecond `t`, and gives what was told when.
    fn told(until: u32, all: impl Fn(u32) -> usize) -> Vec<(u32, usize)> {
        let mut announcer = Announcer::default();
        let mut told = Vec::new();
        announcer.hear(all(0));
        for at in 0..=until {
            announcer.hear(all(at));
            if let Next::Tell(n) = announcer.next(f64::from(at), Mood::Telling) {
                told.push((at, n));
            }
        }
        told
    }

    #[test]
    fn five_a_second_for_a_minute_is_told_at_most_thirteen_times() {
        let told = told(60_000, |at| 100 + at as usize / 200);
        assert!(told.len() <= 13, "{told:?}");
        assert!(told.windows(2).all(|pair| pair[1].0 - pair[0].0 >= 5_000), "{told:?}");
        let last = told.last().map_or(0, |(at, _)| *at);
        assert_eq!(told.iter().map(|(_, n)| n).sum::<usize>(), last as usize / 200);
    }

    #[test]
    fn the_first_is_told_at_once_and_what_was_there_never() {
        assert_eq!(told(20_000, |at| if at < 9_000 { 40 } else { 41 }), [(9_000, 1)]);
        assert_eq!(told(20_000, |_| 40), []);
    }

    #[test]
    fn what_is_withdrawn_is_no_news() {
        assert_eq!(told(20_000, |at| if at < 9_000 { 40 } else { 39 }), []);
    }

    #[test]
    fn a_pause_keeps_the_count() {
        let mut announcer = Announcer::default();
        announcer.hear(1);
        announcer.hear(4);
        assert_eq!(announcer.next(0.0, Mood::Paused), Next::Rest);
        announcer.hear(6);
        assert_eq!(announcer.next(9.0, Mood::Telling), Next::Tell(5));
        announcer.hear(7);
        assert_eq!(announcer.next(10.0, Mood::Telling), Next::Wait(4_999.0));
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_silence_it() {
        let mut announcer = Announcer::default();
        announcer.hear(1);
        announcer.hear(2);
        assert_eq!(announcer.next(90_000.0, Mood::Telling), Next::Tell(1));
        announcer.hear(3);
        assert_eq!(announcer.next(10.0, Mood::Telling), Next::Tell(1));
    }
}
