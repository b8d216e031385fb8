//! What is said to people: in both languages alike, and from the table alone.

use std::collections::BTreeSet;

use super::Rule;
use super::source::Source;

pub(super) const RULES: [Rule; 3] = [
    Rule {
        says: "a sentence is said in both languages, with the same values",
        find: one_sided,
        bad: &[
            ("shared/src/text/pages.rs", "Said::new(\"Hulp\", \"\")"),
            ("shared/src/text/pages.rs", "Said::new(\"  \", \"Help\")"),
            ("shared/src/text/pages.rs", "Said::new(\n    \"Nog {n} over\",\n    \"{m} left\",\n)"),
            ("shared/src/text/pages.rs", "Said::new(\"Nog {n\", \"{n} left\")"),
            ("shared/src/text/pages.rs", "Said::new(\"Hulp\")"),
        ],
        good: &[
            ("shared/src/text/pages.rs", "Said::new(\"Nog {n} van {all}\", \"{n} of {all} left\")"),
            (
                "shared/src/text/pages.rs",
                "Said::new(\" en \", \" and \"); Said::new(nl, en); Said::new(\"Zeg \\\"ja {x}\\\"\", \"Say {x}\")",
            ),
        ],
    },
    Rule {
        says: "a sentence has no loose ends",
        find: untidy,
        bad: &[
            ("shared/src/text/pages.rs", "Said::new(\"Even wachten...\", \"One moment…\")"),
            ("shared/src/text/pages.rs", "Said::new(\"Even  wachten\", \"One moment\")"),
            ("shared/src/text/pages.rs", "Said::new(\"Even wachten \", \"One moment\")"),
        ],
        good: &[("shared/src/text/pages.rs", "Said::new(\"We openen het bord…\", \"Opening the board…\")")],
    },
    Rule {
        says: "scripts say nothing of their own: the page brings the sentence",
        find: spoken,
        bad: &[
            ("client/boot/staff.js", "  ? \"This page could not be loaded.\""),
            ("client/boot/attendee.js", "say.textContent = `Nog ${n} tekens over.`;"),
        ],
        good: &[
            (
                "client/boot/staff.js",
                "// Load it again. It is \"not there.\"\nimport start from \"__GLUE__\";",
            ),
            ("client/boot/sw.js", "if (path === \"/sw.js\") get(`/assets/${name}.js`);"),
        ],
    },
];

/// Two literals that stand as one sentence.
struct Sentence {
    line: usize,
    nl: String,
    /// Nothing where it stands in one language alone.
    en: Option<String>,
}

fn sentences(source: &Source<'_>) -> Vec<Sentence> {
    const BEGIN: &str = "Said::new(";
    if !source.within("shared/src/text") {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (at, _) in source.text.match_indices(BEGIN) {
        let Some((nl, rest)) = literal(&source.text[at + BEGIN.len()..]) else { continue };
        let second = rest.trim_start().strip_prefix(',').and_then(literal);
        let line = source.text[..at].matches('\n').count() + 1;
        all.push(Sentence { line, nl, en: second.map(|(en, _)| en) });
    }
    all
}

/// The text of the literal at the start, and what stands behind it.
fn literal(code: &str) -> Option<(String, &str)> {
    let inside = code.trim_start().strip_prefix('"')?;
    let mut text = String::new();
    let mut rest = inside.chars();
    loop {
        match rest.next()? {
            '"' => return Some((text, rest.as_str())),
            '\\' => match rest.next()? {
                'n' => text.push('\n'),
                '\n' => rest = rest.as_str().trim_start().chars(),
                other => text.push(other),
            },
            other => text.push(other),
        }
    }
}

/// The names in braces.
fn values(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

fn one_sided(source: &Source<'_>) -> Option<String> {
    sentences(source).into_iter().find_map(|Sentence { line, nl, en }| {
        let Some(en) = en else { return Some(format!("line {line}: “{nl}” stands alone")) };
        let is_open = |text: &str| text.matches('{').count() != text.matches('}').count();
        let is_wrong = nl.trim().is_empty() || en.trim().is_empty() || values(&nl) != values(&en);
        (is_wrong || is_open(&nl) || is_open(&en)).then(|| format!("line {line}: “{nl}” and “{en}”"))
    })
}

fn untidy(source: &Source<'_>) -> Option<String> {
    let edges = |text: &str| (text.starts_with(' '), text.ends_with(' '));
    sentences(source).into_iter().find_map(|Sentence { line, nl, en }| {
        let en = en?;
        let is_loose = |text: &str| text.contains("  ") || text.contains("...");
        (is_loose(&nl) || is_loose(&en) || edges(&nl) != edges(&en))
            .then(|| format!("line {line}: “{nl}” and “{en}”"))
    })
}

fn spoken(source: &Source<'_>) -> Option<String> {
    if !source.within("client/boot") {
        return None;
    }
    source.code().find_map(|(at, line)| {
        let mut quoted = line.split(['"', '`']).skip(1).step_by(2);
        let is_sentence = |text: &str| {
            let words =
                text.split(' ').filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic));
            text.ends_with(['.', '?', '!']) && words.count() > 1
        };
        quoted.find(|text| is_sentence(text)).map(|text| format!("line {at}: “{text}”"))
    })
}
