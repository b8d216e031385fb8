//! Taking a command back: its steps in reverse, each decided anew on the board as it has become meanwhile.

use super::{Decision, leave, permit, post, steer, themes, vote};
use crate::board::{Board, Done};
use crate::command::SpotlightTarget;
use crate::event::{Event, Record, Standing};
use crate::ids::{CommandId, Key, ReflectionId};
use crate::limits;
use crate::refusal::{Reason, Refusal};
use crate::rights::Right;
use crate::role::Actor;
use crate::undo::Undo;

/// Refused with `unknown` for a command that is not the actor's own, and with `gone` when nothing of what it did
/// still stands.
pub(super) fn undo(board: &Board, actor: &Actor, command: CommandId) -> Result<Decision, Refusal> {
    let done = board.done.get(&command).filter(|done| done.by == Some(actor.participant));
    let done: &Done = done.ok_or(Reason::Unknown)?;
    if done.undo.is_empty() {
        return Err(Reason::Gone.into());
    }
    for step in &done.undo {
        permit(board, actor, right(step))?;
    }
    let record = Record {
        seq: board.seq + 1,
        command,
        participant: Some(actor.participant),
        role: actor.role,
        events: Vec::new(),
    };
    let mut ahead = board.clone();
    let mut decision = Decision::default();
    let mut happen = |ahead: &mut Board, events: Vec<Event>| {
        for event in &events {
            ahead.apply_event(&record, event);
        }
        decision.events.extend(events);
    };
    for step in done.undo.iter().rev() {
        let events = step_back(&ahead, actor, step);
        happen(&mut ahead, events);
    }
    let events = leave::mend_stacks(board, &ahead);
    happen(&mut ahead, events);
    let events = leave::mend_phrases(&ahead);
    happen(&mut ahead, events);
    if decision.events.is_empty() { Err(Reason::Gone.into()) } else { Ok(decision) }
}

fn right(step: &Undo) -> Right {
    match step {
        Undo::Withdraw(_) | Undo::Text { .. } => Right::Own,
        Undo::Recognise { .. } => Right::Recognise,
        Undo::Vote { .. } => Right::Vote,
        Undo::Standing { .. }
        | Undo::Phase { .. }
        | Undo::Timer { .. }
        | Undo::Prompt { .. }
        | Undo::Spotlight { .. }
        | Undo::Screen { .. }
        | Undo::Results { .. }
        | Undo::Lock { .. }
        | Undo::Pardon(_) => Right::Steer,
        Undo::Place { .. }
        | Undo::Stack { .. }
        | Undo::MoveTheme { .. }
        | Undo::Colour { .. }
        | Undo::KeyPhrase { .. }
        | Undo::RemoveTheme { .. }
        | Undo::RestoreTheme { .. }
        | Undo::Untype { .. }
        | Undo::Retype { .. } => Right::Group,
        Undo::Settings { .. } | Undo::Prompts { .. } | Undo::Protocol { .. } => Right::Settings,
    }
}

fn step_back(board: &Board, actor: &Actor, step: &Undo) -> Vec<Event> {
    match step {
        Undo::Withdraw(reflection) => {
            let there = board.reflections.contains_key(reflection);
            let mut events = if there { leave::tidy(board, &[*reflection]) } else { Vec::new() };
            events.extend(one(there, || Event::Withdrawn { reflection: *reflection }));
            events
        }
        Undo::Text { reflection, was, now } => {
            let stands = board.reflections.get(reflection).is_some_and(|r| r.text == *now);
            let back = || post::edit(board, actor, *reflection, was.as_str());
            // As any edit: where a moderator reads first, these words are read again.
            if stands { back().map(|decision| decision.events).unwrap_or_default() } else { Vec::new() }
        }
        Undo::Recognise { reflection, was } => {
            let there = board.reflections.contains_key(reflection);
            one(there, || Event::Recognised { reflection: *reflection, on: *was })
        }
        Undo::Vote { target, was, now } => {
            let stands = board.votes_of(actor.participant).get(target).copied().unwrap_or(0) == *now;
            let back = || vote::vote(board, actor, *target, *was);
            if stands { back().map(|decision| decision.events).unwrap_or_default() } else { Vec::new() }
        }
        Undo::Standing { reflection, was, now } => {
            let stands = board.reflections.get(reflection).is_some_and(|r| r.standing == *now);
            let standing = match was {
                Standing::Approved | Standing::Published => super::fit(board),
                other => *other,
            };
            let leaves = stands && !matches!(standing, Standing::Approved | Standing::Published);
            let mut events = if leaves { leave::tidy(board, &[*reflection]) } else { Vec::new() };
            events.extend(one(stands, || Event::Judged { reflection: *reflection, standing }));
            events
        }
        Undo::Place { reflection, was, now } => {
            let stands = board.reflections.get(reflection).is_some_and(|r| r.placement == *now);
            let theme_there = was.as_ref().is_none_or(|p| board.themes.contains_key(&p.theme));
            one(stands && theme_there, || Event::Placed { reflection: *reflection, placement: was.clone() })
        }
        Undo::Stack { reflection, was, now } => {
            let stands = board.reflections.get(reflection).is_some_and(|r| r.under == *now);
            // Never in a ring, never two deep and never with what was set aside, whatever happened since.
            let stays = |id: &ReflectionId| {
                let entry = board.reflections.get(id)?;
                (!matches!(entry.standing, Standing::SetAside(_))).then_some(entry)
            };
            let fits = was.is_none_or(|top| {
                let is_top = stays(&top).is_some_and(|r| r.under.is_none()) && stays(reflection).is_some();
                is_top && top != *reflection && board.stacked_under(*reflection).is_empty()
            });
            one(stands && fits, || Event::Stacked { reflection: *reflection, under: *was })
        }
        Undo::MoveTheme { theme, was, now } => {
            let stands = board.themes.get(theme).is_some_and(|t| t.order == *now);
            one(stands, || Event::ThemeMoved { theme: *theme, order: was.clone() })
        }
        Undo::Colour { theme, was, now } => {
            let stands = board.themes.get(theme).is_some_and(|t| t.colour == *now);
            one(stands, || Event::ThemeColoured { theme: *theme, colour: *was })
        }
        Undo::KeyPhrase { theme, was, now } => {
            let stands = board.themes.get(theme).is_some_and(|t| t.key_phrase == *now);
            let back = || themes::key_phrase(board, actor, *theme, *was);
            if stands { back().map(|decision| decision.events).unwrap_or_default() } else { Vec::new() }
        }
        Undo::RemoveTheme { theme, into } => {
            let removal = themes::remove(board, *theme).map(|decision| decision.events);
            let merged = into.filter(|into| board.themes.contains_key(into));
            let event = |event| match event {
                Event::ThemeRemoved { theme, .. } => Event::ThemeRemoved { theme, into: merged },
                other => other,
            };
            removal.unwrap_or_default().into_iter().map(event).collect()
        }
        Undo::RestoreTheme { id, theme } => {
            let fits = !board.themes.contains_key(id) && board.themes.len() < limits::THEMES;
            one(fits, || Event::ThemeCreated {
                theme: *id,
                title: theme.title.to_string(),
                summary: theme.summary.to_string(),
                order: theme.order.clone(),
                colour: theme.colour,
                key_phrase: theme.key_phrase.filter(|id| is_public(board, *id)),
            })
        }
        Undo::Untype { theme, field, seq } => {
            let Some(there) = board.themes.get(theme) else { return Vec::new() };
            let letters = there.letters(*field);
            let runs = letters.runs(|id| id.seq == *seq).into_iter();
            runs.map(|(index, count)| Event::TextDeleted {
                theme: *theme,
                field: *field,
                index: letters.unit(index),
                length: letters.unit(index + count) - letters.unit(index),
            })
            .collect()
        }
        Undo::Retype { theme, field, after, text } => {
            let Some(there) = board.themes.get(theme) else { return Vec::new() };
            let letters = there.letters(*field);
            let at = after.and_then(|id| letters.find(id)).map_or(0, |before| before + 1);
            let fits = letters.len() + text.chars().count() <= themes::limit(*field);
            one(fits, || Event::TextInserted {
                theme: *theme,
                field: *field,
                index: letters.unit(at),
                text: text.clone(),
            })
        }
        Undo::Phase { was, now } => {
            let back = steer::set_phase(board, *was, *now);
            back.map(|decision| decision.events).unwrap_or_default()
        }
        Undo::Timer { was, now } => {
            one(board.timer_ends_at == *now && was != now, || Event::TimerSet { ends_at: *was })
        }
        Undo::Results { was } => vote::reveal(board, *was).events,
        Undo::Lock { was } => super::people::lock(board, *was).events,
        Undo::Pardon(author_of) => {
            let is_out = board.author_of(*author_of).is_some_and(|who| board.kicked.contains(&who));
            one(is_out, || Event::Pardoned { author_of: *author_of })
        }
        Undo::Prompts { was, now } => {
            let is_kept = |key: &Key| was.iter().any(|prompt| prompt.id == *key);
            let fits = board.prompts == *now
                && board.reflections.values().all(|r| is_kept(&r.prompt))
                && board.prompt.as_ref().is_none_or(is_kept);
            one(fits, || Event::PromptsSet { prompts: was.clone() })
        }
        Undo::Protocol { was, now } => {
            one(board.protocol == *now, || Event::ProtocolSet { text: was.clone() })
        }
        Undo::Prompt { was } => one(board.prompt != *was, || Event::PromptSet { prompt: was.clone() }),
        Undo::Spotlight { was } => {
            let shown = steer::spotlight(board, actor, *was);
            let mut events = shown.map(|decision| decision.events).unwrap_or_default();
            // What lit it may not have been on the screen; the screen has a step of its own.
            if *was != SpotlightTarget::NOTHING {
                events.retain(|event| !matches!(event, Event::ScreenSet { .. }));
            }
            events
        }
        Undo::Screen { was } => steer::screen(board, *was).events,
        Undo::Settings { was, now } => {
            if board.settings != **now {
                return Vec::new();
            }
            steer::change_settings(board, (**was).clone())
        }
    }
}

fn is_public(board: &Board, id: ReflectionId) -> bool {
    board.reflections.get(&id).is_some_and(|entry| entry.standing == Standing::Published)
}

fn one(applies: bool, event: impl FnOnce() -> Event) -> Vec<Event> {
    if applies { vec![event()] } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::TextField;
    use crate::ids::{ParticipantId, ThemeId};
    use crate::order::Order;
    use crate::phase::Phase;
    use crate::role::Role;

    /// A title may be typed away before its theme is removed: what comes back is what was there, not a title that
    /// passes for one.
    #[test]
    fn a_theme_without_a_title_comes_back_without_one() {
        let theme = ThemeId::from_random([1; 16]);
        let actor = Actor { participant: ParticipantId::from_random([2; 16]), role: Role::Moderator };
        let made = |title: &str| Event::ThemeCreated {
            theme,
            title: title.into(),
            summary: "e\u{301} ".into(),
            order: Order::between(None, None),
            colour: crate::command::Colour::Klei,
            key_phrase: None,
        };
        let cleared = Event::TextDeleted { theme, field: TextField::Title, index: 0, length: 4 };
        let mut board = Board::default();
        for (seq, event) in (1..).zip([made("Oud!"), cleared, Event::ThemeRemoved { theme, into: None }]) {
            board.apply(&Record {
                seq,
                command: CommandId::from_random([u8::try_from(seq).unwrap(); 16]),
                participant: Some(actor.participant),
                role: actor.role,
                events: vec![event],
            });
        }
        assert_eq!(board.phase, Phase::Lobby);
        let back = undo(&board, &actor, CommandId::from_random([3; 16])).unwrap();
        assert_eq!(back.events, vec![made("")]);
    }
}
