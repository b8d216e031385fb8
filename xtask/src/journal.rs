//! Says what is being done and, after it, what it took.

use std::time::{Duration, Instant};

use crate::cost;
use crate::failure::Failure;

struct Entry {
    name: String,
    wall: Duration,
    processor: Option<Duration>,
    failed: bool,
}

/// The steps of one verb, for the summary at its end.
pub(crate) struct Journal {
    entries: Vec<Entry>,
}

impl Journal {
    /// Opens with what was spent before `main`: compiling xtask.
    pub(crate) fn open() -> Self {
        let (name, processor) = ("xtask".to_owned(), cost::processor());
        let entry = cost::age().map(|wall| Entry { name, wall, processor, failed: false });
        Self { entries: entry.into_iter().collect() }
    }

    pub(crate) fn step<T>(
        &mut self,
        name: &str,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        println!("▸ {name}");
        let (begun, before) = (now(), cost::processor());
        let outcome = work();
        let processor = cost::processor().zip(before).map(|(after, before)| after.saturating_sub(before));
        let entry =
            Entry { name: name.to_owned(), wall: begun.elapsed(), processor, failed: outcome.is_err() };
        println!("  {}", entry.end());
        self.entries.push(entry);
        outcome
    }

    /// A line for each step, in the order in which they ran.
    pub(crate) fn print_summary(&self) {
        for entry in &self.entries {
            println!("  {:<20} {}", entry.name, entry.end());
        }
    }
}

impl Entry {
    fn end(&self) -> String {
        let outcome = if self.failed { "failed after" } else { "done in" };
        let wall = format!("{outcome} {:.1} s", self.wall.as_secs_f64());
        let processor = self.processor.map(|spent| format!(" ({:.1} CPU s)", spent.as_secs_f64()));
        wall + &processor.unwrap_or_default()
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "a build tool times its steps by the real clock; nothing decides by it"
)]
fn now() -> Instant {
    Instant::now()
}
