//! Mutation testing of the rules: cargo-mutants breaks `decide` in one place at a time, and a test must notice.

use std::path::Path;

use crate::failure::Failure;
use crate::test::Tally;
use crate::workspace::{Workspace, answer, cannot_start, must};

/// What share of the mutants must be killed, in percent.
const LEAST: usize = 95;
/// What breaks: the rules, all of them.
const RULES: &str = "shared/src/decide/*.rs";
/// The killers: small, for they run hundreds of times. The table of rights, the naive model, and the cases one by one.
const KILLERS: [&str; 4] = ["every_cell", "prove_model", "rules::", "undo::"];
/// Sequences of the naive model for one mutant.
const CASES: &str = "60";

pub(super) fn run(workspace: &Workspace) -> Result<Tally, Failure> {
    if answer(&mut workspace.cargo(["mutants", "--version"])).is_none() {
        must(&mut workspace.cargo(["install", "cargo-mutants", "--locked"]))?;
    }
    let output = workspace.path("target/mutants");
    let mut command = workspace.cargo(["mutants", "--package", "shared", "--file", RULES]);
    command
        .args(["--cargo-arg=--test=rights", "--cargo-arg=--test=properties"])
        .args(["--colors", "never", "--no-times", "--timeout", "120", "--output"])
        .arg(&output)
        .args(["--", "--"])
        .args(KILLERS)
        .env("WEERKLANK_CASES", CASES)
        .env_remove("WEERKLANK_PROVE");
    // Its exit code says that some survived; how many may, is decided here.
    command.status().map_err(|error| cannot_start(&command, &error))?;
    let lines = |name: &str| count(&output.join("mutants.out").join(name));
    let missed = lines("missed.txt")?;
    let killed = lines("caught.txt")? + lines("timeout.txt")?;
    conclude(killed, missed)
}

fn count(file: &Path) -> Result<usize, Failure> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::work(format!("{}: {error}", file.display())))?;
    Ok(text.lines().filter(|line| !line.is_empty()).count())
}

fn conclude(killed: usize, missed: usize) -> Result<Tally, Failure> {
    let all = killed + missed;
    if all == 0 {
        return Err(Failure::work("no mutant was made"));
    }
    let tenths = killed * 1_000 / all;
    println!("mutants: {killed} killed, {missed} missed, {}.{} %", tenths / 10, tenths % 10);
    let enough = killed * 100 >= all * LEAST;
    Ok(Tally { passed: usize::from(enough), failed: usize::from(!enough) })
}

#[cfg(test)]
mod tests {
    use super::conclude;
    use crate::test::Tally;

    #[test]
    fn ninety_five_of_a_hundred_are_enough_and_one_fewer_is_not() {
        assert_eq!(conclude(95, 5).ok(), Some(Tally { passed: 1, failed: 0 }));
        assert_eq!(conclude(94, 6).ok(), Some(Tally { passed: 0, failed: 1 }));
        assert!(conclude(0, 0).is_err(), "nothing tried is nothing shown");
    }
}
