//! What moderators and organisers steer: standing, rounds, screen, settings.

use super::{Decision, dim_spotlight, each, missing};
use crate::board::Board;
use crate::command::{Screen, SpotlightTarget};
use crate::event::{Event, Standing};
use crate::ids::{Key, ReflectionId};
use crate::phase::Phase;
use crate::refusal::{Reason, Refusal};
use crate::role::Actor;
use crate::settings::{Reveal, SettingsPatch};

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
        let lit = |lit: SpotlightTarget| lit.reflection.is_some_and(|id| targets.contains(&id));
        // Ahead of the judgement, so that an undo finds it on the board again before it lights it.
        decision.events.splice(0..0, dim_spotlight(board, lit));
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
    let mut events = vec![Event::PhaseSet { phase }];
    if phase.reveals() {
        events.extend(reveal(board));
    }
    Ok(events.into())
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
    let goes_live = settings.reveal == Reveal::Live && board.settings.reveal != Reveal::Live;
    let mut events = vec![Event::SettingsSet { settings }];
    if goes_live {
        events.extend(reveal(board));
    }
    Ok(events.into())
}

/// All that is approved, for everybody to read. By id, and ids are random: the order tells nothing about when.
pub(super) fn reveal(board: &Board) -> Option<Event> {
    let approved = board.reflections.iter().filter(|(_, r)| r.standing == Standing::Approved);
    let reflections: Vec<_> = approved.map(|(id, _)| *id).collect();
    (!reflections.is_empty()).then_some(Event::Revealed { reflections })
}
