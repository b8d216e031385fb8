//! Who takes part: names, removal, a locked door.

use super::{Decision, leave, missing};
use crate::board::Board;
use crate::command::{Afterwards, SetAsideReason};
use crate::event::{Event, Standing};
use crate::ids::ReflectionId;
use crate::refusal::{Reason, Refusal};
use crate::role::Actor;
use crate::settings::Identity;
use crate::words::Name;

/// An attendee has a name on a named board alone; there is no other place where it would be kept.
pub(super) fn introduce(board: &Board, actor: &Actor, name: &str) -> Result<Decision, Refusal> {
    if !actor.role.is_staff() && board.settings.identity == Identity::Anonymous {
        return Err(Reason::Invalid.into());
    }
    let name = Name::parse(&name.replace(['\n', '\t'], " "))?;
    if board.names.get(&actor.participant) == Some(&name) {
        return Ok(Decision::default());
    }
    Ok(vec![Event::Named { name }].into())
}

/// Nobody removes a colleague; and where the author was forgotten there is nobody to remove.
pub(super) fn kick(
    board: &Board,
    actor: &Actor,
    author_of: ReflectionId,
    then: Afterwards,
) -> Result<Decision, Refusal> {
    if !board.reflections.contains_key(&author_of) && !board.withdrawn.contains_key(&author_of) {
        return Err(missing(board, actor, author_of).into());
    }
    let author = board.author_of(author_of).ok_or(Reason::Gone)?;
    if board.team.contains(&author) {
        return Err(Reason::Role.into());
    }
    let own: Vec<_> =
        board.reflections.iter().filter(|(_, r)| r.author == Some(author)).map(|(id, _)| *id).collect();
    let mut events = Vec::new();
    match then {
        Afterwards::Keep => {}
        Afterwards::SetAside => {
            let standing = Standing::SetAside(SetAsideReason::Other);
            let stands = |id: &&ReflectionId| {
                board.reflections.get(*id).is_some_and(|r| !matches!(r.standing, Standing::SetAside(_)))
            };
            let standing_own: Vec<_> = own.iter().filter(stands).copied().collect();
            events.extend(leave::tidy(board, &standing_own));
            events.extend(standing_own.into_iter().map(|reflection| Event::Judged { reflection, standing }));
        }
        Afterwards::Erase => {
            events.extend(leave::tidy(board, &own));
            events.extend(own.into_iter().map(|reflection| Event::Withdrawn { reflection }));
        }
    }
    if events.is_empty() && board.kicked.contains(&author) {
        return Ok(Decision::default());
    }
    events.push(Event::Kicked { author_of, then });
    Ok(events.into())
}

pub(super) fn lock(board: &Board, on: bool) -> Decision {
    let changed = board.locked != on;
    if changed { vec![Event::LockSet { on }].into() } else { Decision::default() }
}
