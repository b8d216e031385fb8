use super::{Finding, Hint, findings};

mod any;
mod numbers;
mod people;
mod samples;

/// The hints of a text with what gave them away, in its order.
fn hints(text: &str) -> Vec<(Hint, &str)> {
    findings(text).iter().map(|Finding { hint, from, to }| (*hint, &text[*from..*to])).collect()
}

/// A row per text: what it must give away, or nothing. All rows are looked at before the test fails.
fn check(rows: &[(&str, &[(Hint, &str)])]) {
    let wrong: Vec<_> = rows
        .iter()
        .filter_map(|(text, expected)| {
            let found = hints(text);
            (found != *expected).then(|| format!("{text:?}\n  expected {expected:?}\n  found    {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} rows:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}
