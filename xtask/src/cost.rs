//! What this process and all children it has waited for have cost, as the kernel counts it.
//!
//! `cargo xtask` becomes xtask by `exec`, so the process that compiled xtask and this one are the same: what
//! the counters hold at the very start is the price of building xtask itself.

use std::time::Duration;

/// The kernel's clock tick as `/proc` shows it: 100 a second on every Linux that Rust runs on.
const TICK: Duration = Duration::from_millis(10);

/// Processor time until now; `None` where there is no `/proc`.
pub(crate) fn processor() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    processor_in(&stat)
}

/// Wall time since the process began, cargo's own part included.
pub(crate) fn age() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let uptime = std::fs::read_to_string("/proc/uptime").ok()?;
    let up = Duration::try_from_secs_f64(uptime.split_whitespace().next()?.parse().ok()?).ok()?;
    up.checked_sub(ticks(&stat, 22)?)
}

fn processor_in(stat: &str) -> Option<Duration> {
    (14..=17).map(|field| ticks(stat, field)).sum()
}

/// Fields are counted from 1, as `man 5 proc` does; the second may itself hold spaces and brackets.
fn ticks(stat: &str, field: usize) -> Option<Duration> {
    let (_, after_name) = stat.rsplit_once(')')?;
    let count: u32 = after_name.split_whitespace().nth(field.checked_sub(3)?)?.parse().ok()?;
    TICK.checked_mul(count)
}

#[cfg(test)]
mod tests {
    use super::{processor_in, ticks};
    use std::time::Duration;

    const STAT: &str = "7 (a) (b) R 1 7 7 0 -1 4194304 9 9 0 0 100 20 300 4 20 0 1 0 62962 1 1";

    #[test]
    fn own_and_children_are_summed_over_a_name_with_brackets() {
        assert_eq!(processor_in(STAT), Some(Duration::from_millis(4_240)));
        assert_eq!(ticks(STAT, 22), Some(Duration::from_millis(629_620)));
    }

    #[test]
    fn a_shorter_line_is_no_answer() {
        assert_eq!(processor_in("7 (a) R 1"), None);
    }
}
