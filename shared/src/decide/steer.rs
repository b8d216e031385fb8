//! What moderators and organisers steer: standing, rounds, screen, settings.

use super::{Decision, each, leave, missing};
use crate::board::Board;
use crate::command::{Screen, SpotlightTarget};
use crate::event::{Event, Standing};
use crate::ids::{Key, ReflectionId};
use crate::limits;
use crate::phase::Phase;
use crate::refusal::{Reason, Refusal};
use crate::role::Actor;
use crate::settings::{NewPrompt, Reveal, Settings, SettingsPatch};
use crate::words::Protocol;

pub(super) fn judge(
    board: &Board,
    actor: &Actor,
    targets: &[ReflectionId],
    standing: Standing,
) -> Result<Decision, Refusal> {
    let mut decision = each(targets, |id| {
        let entry = board.reflections.get(&id).ok_or_else(|| missing(board, actor, id))?;
        let already = entry.standing == standing
            || (entry.standing == Standing::Published && standing == Standing::Approved);
        Ok(if already { Vec::new() } else { vec![Event::Judged { reflection: id, standing }] })
    })?;
    if matches!(standing, Standing::SetAside(_)) {
        let judged = |event: &Event| match event {
            Event::Judged { reflection, .. } => Some(*reflection),
            _ => None,
        };
        let leaving: Vec<_> = decision.events.iter().filter_map(judged).collect();
        decision.events.splice(0..0, leave::tidy(board, &leaving));
    }
    Ok(decision)
}

pub(super) fn set_phase(board: &Board, phase: Phase, expected: Phase) -> Result<Decision, Refusal> {
    if board.phase != expected {
        return Err(Reason::Phase.into());
    }
    if phase == board.phase {
        return Ok(Decision::default());
    }
    let mut events = Vec::new();
    if board.reveals() {
        // A reveal that is still going on ends first: what was to be read is read.
        events.extend(reveal(board, usize::MAX));
    }
    if board.timer_ends_at.is_some() {
        events.push(Event::TimerSet { ends_at: None });
    }
    events.push(Event::PhaseSet { phase });
    if phase.reveals() && !board.reveals() {
        events.extend(reveal_slice(board));
    }
    Ok(events.into())
}

pub(super) fn set_timer(board: &Board, seconds: Option<u32>, now: u64) -> Result<Decision, Refusal> {
    if seconds.is_some_and(|seconds| !(1..=limits::TIMER_SECONDS).contains(&seconds)) {
        return Err(Refusal::limit(limits::TIMER_SECONDS as usize));
    }
    let ends_at = seconds.map(|seconds| now.saturating_add(u64::from(seconds) * 1_000));
    if board.timer_ends_at == ends_at {
        return Ok(Decision::default());
    }
    Ok(vec![Event::TimerSet { ends_at }].into())
}

/// A prompt that somebody answered stays; its words may change.
pub(super) fn set_prompts(board: &Board, wanted: &[NewPrompt]) -> Result<Decision, Refusal> {
    let prompts = NewPrompt::read_all(wanted).ok_or(Reason::Invalid)?;
    let is_kept = |key: &Key| prompts.iter().any(|prompt| prompt.id == *key);
    if board.reflections.values().any(|entry| !is_kept(&entry.prompt)) {
        return Err(Reason::Invalid.into());
    }
    if prompts == board.prompts {
        return Ok(Decision::default());
    }
    let mut events = Vec::new();
    if board.prompt.as_ref().is_some_and(|key| !is_kept(key)) {
        events.push(Event::PromptSet { prompt: None });
    }
    events.push(Event::PromptsSet { prompts });
    Ok(events.into())
}

pub(super) fn set_protocol(board: &Board, text: &str) -> Result<Decision, Refusal> {
    let text = Protocol::parse(text)?;
    let changed = board.protocol != text;
    Ok(if changed { vec![Event::ProtocolSet { text }].into() } else { Decision::default() })
}

pub(super) fn set_prompt(board: &Board, prompt: Option<&Key>) -> Result<Decision, Refusal> {
    if prompt.is_some_and(|key| !board.prompts.iter().any(|p| p.id == *key)) {
        return Err(Reason::Unknown.into());
    }
    if board.prompt.as_ref() == prompt {
        return Ok(Decision::default());
    }
    Ok(vec![Event::PromptSet { prompt: prompt.cloned() }].into())
}

pub(super) fn spotlight(board: &Board, actor: &Actor, target: SpotlightTarget) -> Result<Decision, Refusal> {
    match (target.reflection, target.theme) {
        (Some(_), Some(_)) => return Err(Reason::Invalid.into()),
        (Some(id), None) => {
            let entry = board.reflections.get(&id).ok_or_else(|| missing(board, actor, id))?;
            if entry.standing != Standing::Published {
                return Err(Reason::Phase.into());
            }
        }
        (None, Some(id)) if !board.themes.contains_key(&id) => return Err(Reason::Unknown.into()),
        (None, Some(_)) => {}
        (None, None) => return Ok(clear_spotlight(board).into()),
    }
    let mut events = Vec::new();
    if board.spotlight != target {
        events.push(Event::Spotlit { target });
    }
    if board.screen != Screen::Spotlight {
        events.push(Event::ScreenSet { screen: Screen::Spotlight });
    }
    Ok(events.into())
}

/// An empty spotlight is no picture for a hall: the wall comes back.
pub(super) fn clear_spotlight(board: &Board) -> Vec<Event> {
    let mut events = Vec::new();
    if board.spotlight != SpotlightTarget::NOTHING {
        events.push(Event::Spotlit { target: SpotlightTarget::NOTHING });
    }
    if board.screen == Screen::Spotlight {
        events.push(Event::ScreenSet { screen: Screen::Wall });
    }
    events
}

pub(super) fn screen(board: &Board, screen: Screen) -> Decision {
    let changed = board.screen != screen;
    if changed { vec![Event::ScreenSet { screen }].into() } else { Decision::default() }
}

pub(super) fn set_settings(board: &Board, patch: &SettingsPatch) -> Result<Decision, Refusal> {
    let settings = patch.apply(&board.settings).map_err(|bad| Refusal::limit(bad.limit as usize))?;
    if settings == board.settings {
        return Ok(Decision::default());
    }
    Ok(change_settings(board, settings).into())
}

pub(super) fn change_settings(board: &Board, settings: Settings) -> Vec<Event> {
    let goes_live = settings.reveal == Reveal::Live && !board.reveals();
    let stops = settings.reveal != Reveal::Live && !board.phase.reveals() && board.reveals();
    let mut events: Vec<_> = stops.then(|| reveal(board, usize::MAX)).flatten().into_iter().collect();
    events.push(Event::SettingsSet { settings });
    if goes_live {
        events.extend(reveal_slice(board));
    }
    events
}

/// All that is approved, for everybody to read. By id, and ids are random: the order tells nothing about when.
fn reveal(board: &Board, most: usize) -> Option<Event> {
    let reflections: Vec<_> = approved(board).take(most).collect();
    (!reflections.is_empty()).then_some(Event::Revealed { reflections })
}

/// A portion of it: 400 reflections take six.
pub(super) fn reveal_slice(board: &Board) -> Option<Event> {
    reveal(board, approved(board).count().div_ceil(3).max(limits::REVEAL_SLICE))
}

fn approved(board: &Board) -> impl Iterator<Item = ReflectionId> {
    board.reflections.iter().filter(|(_, r)| r.standing == Standing::Approved).map(|(id, _)| *id)
}
