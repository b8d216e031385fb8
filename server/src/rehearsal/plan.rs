//! A rehearsal as data: who posts what, and when. The same seed makes the same plan, so a rehearsal that showed
//! something can be played again.

use std::time::Duration;

use shared::ids::{Key, ReflectionId};
use shared::limits;
use shared::privacy::{Severity, findings};
use shared::words::{Lang, Text};

use super::random::Random;
use crate::samples::{Map, Sample, Samples};

/// Phones in the simulated hall.
pub const PHONES: usize = 120;
/// Reflections that they post together.
pub const POSTS: usize = 400;
/// How long they take over it.
pub const LENGTH: Duration = Duration::from_millis(LENGTH_MS as u64);
pub(super) const LENGTH_MS: u32 = 5 * 60 * 1_000;
/// Between two posts of one phone: nobody types faster.
const PAUSE_MS: u32 = 12_000;
/// How many have posted by the time that the first tenth is over: a hall starts slowly and then all at once.
const HEAD_START: f64 = 0.8;
/// Every so many posts are a sample as it was written, near-duplicates and slips included.
const AS_WRITTEN: usize = 3;
/// How often two sentences are tried before a sample is taken as it is.
const TRIES: usize = 8;

/// What the board to be filled asks, and on whose behalf people may write there.
#[derive(Debug, Clone)]
pub struct Stage {
    pub prompts: Vec<Key>,
    pub perspectives: Vec<Key>,
}

/// One post of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// After the start.
    pub at_ms: u32,
    /// Which of the [`PHONES`].
    pub phone: usize,
    pub post: Post,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    pub reflection: ReflectionId,
    pub prompt: Key,
    pub text: String,
    pub perspective: Option<Key>,
    /// Where it is known not to be Dutch.
    pub lang: Option<Lang>,
}

/// [`POSTS`] posts in the order of their moments. None where there is nothing to ask, or nothing to say.
pub fn plan(samples: &Samples, map: &Map, stage: &Stage, seed: u64) -> Vec<Cue> {
    let mut random = Random::new(seed);
    let fit: Vec<&Sample> = samples.reflections.iter().filter(|sample| is_fit(&sample.text)).collect();
    if fit.is_empty() || stage.prompts.is_empty() {
        return Vec::new();
    }
    let voices: Vec<Option<Key>> = (0..PHONES).map(|_| voice(&mut random, &fit, map, stage)).collect();
    let mut cues = Vec::with_capacity(POSTS);
    for (phone, at_ms) in moments(&mut random) {
        let Some(sample) = random.pick(&fit).copied() else { continue };
        let text = if random.one_in(AS_WRITTEN) { None } else { mixed(&mut random, &fit, sample) };
        let lang = (sample.language != "nl").then(|| sample.language.parse().ok()).flatten();
        let post = Post {
            reflection: ReflectionId::from_random(random.bytes()),
            prompt: prompt(map, stage, sample),
            text: text.unwrap_or_else(|| sample.text.clone()),
            perspective: voices.get(phone).cloned().flatten(),
            lang,
        };
        cues.push(Cue { at_ms, phone, post });
    }
    cues
}

/// Each phone posts at least three times, with a pause between.
fn moments(random: &mut Random) -> Vec<(usize, u32)> {
    let mut moments: Vec<(usize, u32)> = Vec::with_capacity(POSTS);
    for nth in 0..POSTS {
        let phone = nth % PHONES;
        let own: Vec<u32> = moments.iter().filter(|(other, _)| *other == phone).map(|(_, at)| *at).collect();
        // A phone's fourth post cannot fill five minutes, so a free moment is always found.
        let at = loop {
            let at = drawn(random);
            if own.iter().all(|other| other.abs_diff(at) >= PAUSE_MS) {
                break at;
            }
        };
        moments.push((phone, at));
    }
    moments.sort_by_key(|(phone, at)| (*at, *phone));
    moments
}

#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)] // within five minutes
fn drawn(random: &mut Random) -> u32 {
    let part = random.below(1_000_000) as f64 / 1_000_000.0;
    (part.powf(1.0 / (1.0 + HEAD_START)).mul_add(-1.0, 1.0) * f64::from(LENGTH_MS)) as u32
}

/// A person writes on one behalf all evening; some would rather not say.
fn voice(random: &mut Random, fit: &[&Sample], map: &Map, stage: &Stage) -> Option<Key> {
    let wanted = random.pick(fit).and_then(|sample| map.perspectives.get(&sample.perspective));
    let known = wanted.filter(|key| stage.perspectives.contains(key)).cloned();
    if random.one_in(5) { None } else { known.or_else(|| random.pick(&stage.perspectives).cloned()) }
}

/// The board's prompt of that name; else the one at the same place, so that all get their share.
fn prompt(map: &Map, stage: &Stage, sample: &Sample) -> Key {
    let named = map.prompts.get(&sample.prompt).filter(|key| stage.prompts.contains(key));
    let place = map.prompts.keys().position(|name| *name == sample.prompt).unwrap_or_default();
    named.unwrap_or(&stage.prompts[place % stage.prompts.len()]).clone()
}

/// How one sample begins and how another about the same thing goes on.
fn mixed(random: &mut Random, fit: &[&Sample], first: &Sample) -> Option<String> {
    let alike: Vec<&&Sample> = fit
        .iter()
        .filter(|other| {
            other.theme == first.theme && other.language == first.language && other.id != first.id
        })
        .collect();
    let begin = random.pick(&sentences(&first.text))?.trim().to_owned();
    for _ in 0..TRIES {
        let Some(second) = random.pick(&alike) else { break };
        let Some(end) = random.pick(&sentences(&second.text)).map(|end| end.trim()) else { continue };
        let stop = if begin.ends_with(|c: char| c.is_alphanumeric()) { "." } else { "" };
        let text = format!("{begin}{stop} {end}");
        if begin != end && is_fit(&text) {
            return Some(text);
        }
    }
    None
}

/// Pieces that can stand alone; never nothing.
fn sentences(text: &str) -> Vec<&str> {
    let pieces: Vec<&str> = text.split_inclusive(['.', '!', '?', '\n']).collect();
    let whole: Vec<&str> = pieces.into_iter().filter(|piece| piece.split_whitespace().count() > 2).collect();
    if whole.is_empty() { vec![text] } else { whole }
}

/// Would a board take it?
fn is_fit(text: &str) -> bool {
    let is_refused = || findings(text).iter().any(|finding| finding.hint.severity() == Severity::Refuse);
    text.chars().count() <= limits::TEXT && Text::parse(text).is_ok() && !is_refused()
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;
    use shared::settings::Language;
    use shared::template::ALL;

    use super::*;
    use crate::samples::read;

    fn stage_of(template: usize) -> Stage {
        let template = &ALL[template];
        Stage {
            prompts: template.prompts(Language::Nl).into_iter().map(|prompt| prompt.id).collect(),
            perspectives: template.perspectives(Language::Nl).into_iter().map(|p| p.id).collect(),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_plan_is_an_evening_that_a_board_takes(seed in any::<u64>(), template in 0..ALL.len()) {
            let (samples, map) = read().unwrap();
            let stage = stage_of(template);
            let cues = plan(&samples, &map, &stage, seed);
            prop_assert_eq!(cues.len(), POSTS);
            prop_assert!(cues.is_sorted_by_key(|cue| cue.at_ms) && cues.iter().all(|cue| cue.at_ms < LENGTH_MS));
            let ids: BTreeSet<_> = cues.iter().map(|cue| cue.post.reflection).collect();
            prop_assert_eq!(ids.len(), POSTS);
            let mut phones: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
            for cue in &cues {
                phones.entry(cue.phone).or_default().push(cue.at_ms);
                let refused = findings(&cue.post.text).into_iter().any(|f| f.hint.severity() == Severity::Refuse);
                prop_assert!(!refused && Text::parse(&cue.post.text).is_ok(), "{}", cue.post.text);
                prop_assert!(stage.prompts.contains(&cue.post.prompt));
                prop_assert!(cue.post.perspective.as_ref().is_none_or(|key| stage.perspectives.contains(key)));
            }
            prop_assert_eq!(phones.len(), PHONES);
            for at in phones.values() {
                prop_assert!(at.windows(2).all(|two| two[1] - two[0] >= PAUSE_MS));
            }
        }

        #[test]
        fn a_seed_names_its_plan(seed in any::<u64>()) {
            let (samples, map) = read().unwrap();
            let stage = stage_of(0);
            let cues = plan(&samples, &map, &stage, seed);
            prop_assert_eq!(&cues, &plan(&samples, &map, &stage, seed));
            prop_assert_ne!(&cues, &plan(&samples, &map, &stage, seed.wrapping_add(1)));
        }
    }

    #[test]
    fn most_of_it_is_new_and_every_question_gets_its_share() {
        let (samples, map) = read().unwrap();
        let stage = stage_of(3);
        let cues = plan(&samples, &map, &stage, 7);
        let known: BTreeSet<_> = samples.reflections.iter().map(|sample| sample.text.as_str()).collect();
        let new = cues.iter().filter(|cue| !known.contains(cue.post.text.as_str())).count();
        assert!(new > POSTS / 2, "{new} of {POSTS}");
        let asked: BTreeSet<_> = cues.iter().map(|cue| &cue.post.prompt).collect();
        assert!(asked.len() >= 3, "{asked:?}");
        let early = cues.iter().filter(|cue| cue.at_ms < LENGTH_MS / 2).count();
        assert!(early > POSTS / 2, "a hall is quickest at the start: {early}");
    }
}
