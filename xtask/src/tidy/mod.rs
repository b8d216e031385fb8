//! What no compiler checks, kept true by tests over the tree.
//!
//! A rule is a pure function from one file to what is wrong in it, and brings a sample that it must refuse.

mod habits;
mod layers;
mod logging;
mod source;
mod words;

use std::path::Path;

use source::Source;

use crate::files;
use crate::workspace::Workspace;

struct Rule {
    says: &'static str,
    /// What is wrong, or nothing.
    find: fn(&Source<'_>) -> Option<String>,
    /// Path and content, one fault each.
    bad: &'static [(&'static str, &'static str)],
    /// What looks like the fault and is none.
    good: &'static [(&'static str, &'static str)],
}

fn rules() -> impl Iterator<Item = &'static Rule> {
    layers::RULES.iter().chain(&habits::RULES).chain(&logging::RULES).chain(&words::RULES)
}

/// What others made, or a machine: at the root, and anywhere.
const NOT_OURS_AT_ROOT: [&str; 4] = [".git", "target", "data", "dist"];
const NOT_OURS: [&str; 2] = ["node_modules", "package-lock.json"];

/// Rules quote what they forbid.
const QUOTES: &str = "xtask/src/tidy/";

const ROOT: [&str; 15] = [
    ".ci/run",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "LICENSE",
    "README.md",
    "clippy.toml",
    "deny.toml",
    "rustfmt.toml",
    "client/Cargo.toml",
    "server/Cargo.toml",
    "shared/Cargo.toml",
    "tests/Cargo.toml",
    "xtask/Cargo.toml",
];

fn walk(root: &Path, folder: &str, visit: &mut impl FnMut(&Source<'_>)) {
    for path in files::entries(&root.join(folder)).unwrap() {
        let name = files::name(&path);
        let at_root = folder.is_empty() && NOT_OURS_AT_ROOT.contains(&name.as_str());
        if at_root || NOT_OURS.contains(&name.as_str()) {
            continue;
        }
        let relative = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        if path.is_dir() {
            walk(root, &relative, visit);
        } else if let Ok(text) = std::fs::read_to_string(&path)
            && !relative.starts_with(QUOTES)
        {
            visit(&Source { path: &relative, text: &text });
        }
    }
}

#[test]
fn every_rule_sees_its_fault_and_only_that() {
    for rule in rules() {
        assert!(!rule.bad.is_empty(), "{}: no sample shows it red", rule.says);
        for (path, text) in rule.bad {
            assert!(
                (rule.find)(&Source { path, text }).is_some(),
                "{}: not seen in {path}: {text}",
                rule.says
            );
        }
        for (path, text) in rule.good {
            assert_eq!(
                (rule.find)(&Source { path, text }),
                None,
                "{}: wrongly seen in {path}: {text}",
                rule.says
            );
        }
    }
}

#[test]
fn the_tree_is_tidy() {
    let root = Workspace::find().unwrap().path("");
    let (mut seen, mut faults) = (0, Vec::new());
    walk(&root, "", &mut |source| {
        seen += 1;
        faults.extend(rules().filter_map(|rule| {
            (rule.find)(source).map(|fault| format!("{}: {fault}\n  ({})", source.path, rule.says))
        }));
    });
    assert!(seen > 20, "only {seen} files found");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_root_is_as_newcomers_are_told() {
    let workspace = Workspace::find().unwrap();
    let missing: Vec<&str> = ROOT.into_iter().filter(|path| !workspace.path(path).exists()).collect();
    assert!(missing.is_empty(), "missing: {}", missing.join(", "));
}
