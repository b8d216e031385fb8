//! What people write, change, take back and recognise.

use super::{Decision, fit, known, leave, missing};
use crate::board::{Board, Reflection};
use crate::command::Source;
use crate::event::{Event, Flag, Standing};
use crate::ids::{Key, ReflectionId};
use crate::limits;
use crate::phase::Phase;
use crate::privacy::{self, Hint, Severity};
use crate::refusal::{Reason, Refusal};
use crate::role::{Actor, Role};
use crate::settings::{Identity, Moderation};
use crate::words::{Lang, Text};

/// What comes with a text.
pub(super) struct About<'a> {
    pub(super) prompt: &'a Key,
    pub(super) perspective: Option<&'a Key>,
    pub(super) lang: Option<Lang>,
    pub(super) source: Option<Source>,
}

pub(super) fn post(
    board: &Board,
    actor: &Actor,
    id: ReflectionId,
    text: &str,
    About { prompt, perspective, lang, source }: About<'_>,
) -> Result<Decision, Refusal> {
    if board.withdrawn.contains_key(&id) {
        return Err(missing(board, actor, id).into());
    }
    if let Some(there) = board.reflections.get(&id) {
        // Sent again after the first one came through unseen: what was improved meanwhile is an edit.
        let mine = there.author == Some(actor.participant);
        return if mine { edit(board, actor, id, text) } else { Err(Reason::Unknown.into()) };
    }
    let text = Text::parse(text)?;
    if !board.prompts.iter().any(|p| p.id == *prompt) {
        return Err(Reason::Unknown.into());
    }
    if perspective.is_some_and(|key| !board.settings.perspectives.iter().any(|p| p.id == *key)) {
        return Err(Reason::Invalid.into());
    }
    if board.reflections.len() >= limits::REFLECTIONS {
        return Err(Refusal::limit(limits::REFLECTIONS));
    }
    let is_attendee = actor.role == Role::Attendee;
    let own = board.posted.get(&actor.participant).copied().unwrap_or_default();
    let most = board.settings.reflections_per_person;
    if is_attendee && (own.standing >= most || own.ever >= most.saturating_mul(limits::POSTS_FOR_ONE)) {
        return Err(Refusal::limit(most as usize));
    }
    let found = flags_of(&text)?;
    if source.is_some_and(|source| is_attendee || !source.is_sound()) {
        return Err(Reason::Invalid.into());
    }
    let late = (is_attendee && board.phase > Phase::Write) || board.phase == Phase::Closed;
    let held = is_attendee && found.held;
    let unread = source == Some(Source::Import) || needs_reading(board, actor);
    let standing = if late || held || unread { Standing::Waiting } else { fit(board) };
    let named = is_attendee && board.settings.identity == Identity::Named;
    let name = board.names.get(&actor.participant).filter(|_| named).cloned();
    Ok(vec![Event::Posted {
        reflection: id,
        prompt: prompt.clone(),
        text,
        perspective: perspective.cloned(),
        lang: lang.filter(|lang| lang.as_str() != board.settings.language.as_str()),
        flags: late.then_some(Flag::Late).into_iter().chain(found.flags).collect(),
        standing,
        name,
        source,
    }]
    .into())
}

pub(super) fn edit(board: &Board, actor: &Actor, id: ReflectionId, text: &str) -> Result<Decision, Refusal> {
    let entry = own(board, actor, id)?;
    let text = Text::parse(text)?;
    if text == entry.text {
        return Ok(Decision::default());
    }
    let found = flags_of(&text)?;
    let read_again = needs_reading(board, actor) || (actor.role == Role::Attendee && found.held);
    let standing = match entry.standing {
        Standing::Approved | Standing::Published if read_again => Standing::Waiting,
        standing => standing,
    };
    let mut events = if standing == entry.standing { Vec::new() } else { leave::tidy(board, &[id]) };
    let late = entry.flags.contains(&Flag::Late).then_some(Flag::Late);
    let flags = late.into_iter().chain(found.flags).collect();
    events.push(Event::Edited { reflection: id, text, flags, standing });
    Ok(events.into())
}

pub(super) fn withdraw(board: &Board, actor: &Actor, id: ReflectionId) -> Result<Decision, Refusal> {
    own(board, actor, id)?;
    let mut events = leave::tidy(board, &[id]);
    events.push(Event::Withdrawn { reflection: id });
    Ok(events.into())
}

pub(super) fn recognise(
    board: &Board,
    actor: &Actor,
    id: ReflectionId,
    on: bool,
) -> Result<Decision, Refusal> {
    let entry = known(board, actor, id)?;
    if entry.standing != Standing::Published {
        return Err(Reason::Phase.into());
    }
    if entry.recognised.by.contains(&actor.participant) == on {
        return Ok(Decision::default());
    }
    Ok(vec![Event::Recognised { reflection: id, on }].into())
}

/// What a text gives away, for the moderator to look at.
struct Found {
    flags: Vec<Flag>,
    /// Clear enough that a moderator reads it before anybody else does.
    held: bool,
}

/// The server's own look, after the phone's: a citizen service number is not even stored.
fn flags_of(text: &Text) -> Result<Found, Refusal> {
    let mut found = Found { flags: Vec::new(), held: false };
    for finding in privacy::findings(text.as_str()) {
        let flag = match finding.hint {
            Hint::Bsn => return Err(Reason::PersonalData.into()),
            Hint::Email => Flag::Email,
            Hint::Phone => Flag::Phone,
            Hint::Iban => Flag::Iban,
            Hint::Address => Flag::Address,
            Hint::BirthDate => Flag::BirthDate,
            Hint::Name => Flag::Name,
        };
        if !found.flags.contains(&flag) {
            found.flags.push(flag);
        }
        found.held |= finding.hint.severity() == Severity::Ask;
    }
    Ok(found)
}

/// Does a moderator look before what this actor writes is published?
fn needs_reading(board: &Board, actor: &Actor) -> bool {
    board.settings.moderation == Moderation::Before && actor.role == Role::Attendee
}

fn own<'a>(board: &'a Board, actor: &Actor, id: ReflectionId) -> Result<&'a Reflection, Refusal> {
    let entry = known(board, actor, id)?;
    if entry.author == Some(actor.participant) { Ok(entry) } else { Err(Reason::NotYours.into()) }
}
