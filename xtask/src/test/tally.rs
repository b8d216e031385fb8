//! Counting what passed, from what the suites print.

use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

use crate::failure::Failure;
use crate::workspace::{cannot_start, spelled};

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// Prints the last line, and fails if anything did.
    pub(crate) fn conclude(self) -> Result<(), Failure> {
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 { Ok(()) } else { Err(Failure::told()) }
    }
}

/// Runs `cargo test` and adds up its lines.
pub(crate) fn cargo_test(command: &mut Command) -> Result<Tally, Failure> {
    suite(command, add_libtest)
}

/// Runs a suite, shows what it prints and counts by its lines.
///
/// A suite that ran nothing has failed, and so has one that ends badly without saying which test did.
pub(super) fn suite(command: &mut Command, count: fn(&mut Tally, &str)) -> Result<Tally, Failure> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| cannot_start(command, &error))?;
    let mut tally = Tally::default();
    for line in child.stdout.take().into_iter().flat_map(|stdout| BufReader::new(stdout).split(b'\n')) {
        let line =
            line.map_err(|error| Failure::work(format!("{} cannot be read: {error}", spelled(command))))?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        count(&mut tally, &line);
    }
    let status = child.wait().map_err(|error| cannot_start(command, &error))?;
    if tally.passed + tally.failed == 0 {
        return Err(Failure::work(format!("{} executed no test ({status})", spelled(command))));
    }
    if !status.success() && tally.failed == 0 {
        eprintln!("{} failed ({status})", spelled(command));
        tally.failed = 1;
    }
    Ok(tally)
}

/// Each test binary has a line of its own.
fn add_libtest(sum: &mut Tally, line: &str) {
    *sum += libtest_line(line).unwrap_or_default();
}

/// The last sum is the sum of all; those before it were of parts.
pub(super) fn take_plain(sum: &mut Tally, line: &str) {
    *sum = plain_line(line).unwrap_or(*sum);
}

/// `test result: ok. 5 passed; 0 failed; 0 ignored; …`. An ignored test is a failed one: nothing is skipped.
fn libtest_line(line: &str) -> Option<Tally> {
    let counts = line.trim().strip_prefix("test result: ")?;
    let counts = counts.strip_prefix("ok. ").or_else(|| counts.strip_prefix("FAILED. "))?;
    let number = |word| before(counts, word, ';');
    Some(Tally { passed: number("passed")?, failed: number("failed")? + number("ignored")? })
}

/// `5 passed, 0 failed`, on a line of its own.
fn plain_line(line: &str) -> Option<Tally> {
    let (passed, failed) = line.trim().split_once(", ")?;
    let number = |part: &str, word| part.strip_suffix(word)?.trim_end().parse().ok();
    Some(Tally { passed: number(passed, "passed")?, failed: number(failed, "failed")? })
}

fn before(line: &str, word: &str, separator: char) -> Option<usize> {
    line.split(separator).find_map(|part| part.trim().strip_suffix(word)?.trim_end().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::{Tally, libtest_line, plain_line, suite, take_plain};
    use std::process::Command;

    #[test]
    fn libtest_lines_count_and_ignored_tests_fail() {
        let line = |text| libtest_line(text).map(|tally| (tally.passed, tally.failed));
        assert_eq!(
            line(
                "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out; finished in 0.1s"
            ),
            Some((5, 0))
        );
        assert_eq!(
            line("test result: FAILED. 5 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out"),
            Some((5, 3))
        );
        assert_eq!(line("test result_is_read ... ok"), None);
    }

    #[test]
    fn a_line_counts_only_when_it_is_the_sum() {
        assert_eq!(plain_line("12 passed, 1 failed"), Some(Tally { passed: 12, failed: 1 }));
        assert_eq!(plain_line("so 12 passed, 1 failed"), None);
        assert_eq!(plain_line("12 passed"), None);
    }

    #[test]
    fn a_suite_without_tests_and_one_that_dies_are_failures() {
        let shell = |script: &str| suite(Command::new("sh").args(["-c", script]), take_plain);
        assert!(shell("echo nothing here").is_err());
        assert_eq!(
            shell("echo 1 passed, 0 failed; echo 3 passed, 0 failed").ok(),
            Some(Tally { passed: 3, failed: 0 })
        );
        assert_eq!(shell("echo 3 passed, 0 failed; exit 1").ok(), Some(Tally { passed: 3, failed: 1 }));
    }
}
