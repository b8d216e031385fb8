//! The rules. `decide` is pure and total: it reads the board and answers with what happens, or with a reason why not.

mod leave;
mod people;
mod post;
mod report;
mod stack;
mod steer;
mod themes;
mod undo;
mod vote;

use serde::{Deserialize, Serialize};

use crate::board::{Board, Reflection};
use crate::command::{Action, Command, Position, TextField};
use crate::event::{Event, Standing};
use crate::ids::{ReflectionId, ThemeId};
use crate::limits;
use crate::phase::Phase;
use crate::refusal::{Reason, Refusal};
use crate::rights::{Right, Verdict, may};
use crate::role::{Actor, Role};

/// What a command leads to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decision {
    /// None at all when everything already is as asked.
    pub events: Vec<Event>,
    /// Targets that could not take part; the others did.
    pub skipped: Vec<Skipped>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    pub reflection: ReflectionId,
    pub reason: Reason,
}

impl From<Vec<Event>> for Decision {
    fn from(events: Vec<Event>) -> Self {
        Self { events, skipped: Vec::new() }
    }
}

/// Where relative positions stand in the texts as they are now. The document knows; the rules only ask.
pub trait Positions {
    /// The UTF-16 index of a position; `None` when it does not point into that very text.
    fn index(&self, theme: ThemeId, field: TextField, position: &Position) -> Option<u32>;

    /// The runs (index, length) between two UTF-16 indices whose letters a reader at clock `seen` knew; last first.
    fn known(&self, theme: ThemeId, field: TextField, from: u32, to: u32, seen: u32) -> Vec<(u32, u32)>;
}

/// `now` in milliseconds since 1970.
pub fn decide(
    board: &Board,
    actor: &Actor,
    command: &Command,
    now: u64,
    positions: &impl Positions,
) -> Result<Decision, Refusal> {
    let decision = answer(board, actor, command, now, positions)?;
    Ok(vote::retold(board, actor, decision))
}

fn answer(
    board: &Board,
    actor: &Actor,
    command: &Command,
    now: u64,
    positions: &impl Positions,
) -> Result<Decision, Refusal> {
    if !comes_late(board, actor, command, now) {
        permit(board, actor, command.action.right())?;
    }
    match &command.action {
        Action::Post { reflection, prompt, text, perspective, lang, source } => {
            let about =
                post::About { prompt, perspective: perspective.as_ref(), lang: *lang, source: *source };
            post::post(board, actor, *reflection, text, about)
        }
        Action::Edit { reflection, text } => post::edit(board, actor, *reflection, text),
        Action::Withdraw { reflection } => post::withdraw(board, actor, *reflection),
        Action::Recognise { reflection, on } => post::recognise(board, actor, *reflection, *on),
        Action::Vote { target, count } => vote::vote(board, actor, *target, *count),
        Action::Approve { reflections } | Action::Restore { reflections } => {
            steer::judge(board, actor, reflections, fit(board))
        }
        Action::SetAside { reflections, reason } => {
            steer::judge(board, actor, reflections, Standing::SetAside(*reason))
        }
        Action::CreateTheme { theme, title } => themes::create(board, *theme, title),
        Action::EditText(edit) => themes::edit_text(board, edit, positions),
        Action::ColourTheme { theme, colour } => themes::colour(board, *theme, *colour),
        Action::KeyPhrase { theme, reflection } => themes::key_phrase(board, actor, *theme, *reflection),
        Action::MoveTheme { theme, order } => themes::move_theme(board, *theme, order),
        Action::RemoveTheme { theme } => themes::remove(board, *theme),
        Action::MergeThemes { from, into } => themes::merge(board, *from, *into),
        Action::Place { reflections, theme, order } => {
            themes::place(board, actor, reflections, *theme, order.as_ref())
        }
        Action::Unplace { reflections } => themes::unplace(board, actor, reflections),
        Action::Stack { reflections, under } => stack::stack(board, actor, reflections, *under),
        Action::Unstack { reflections } => stack::unstack(board, actor, reflections),
        Action::SetTimer { seconds } => steer::set_timer(board, *seconds, now),
        Action::SetPhase { phase, expected } => steer::set_phase(board, *phase, *expected),
        Action::SetPrompt { prompt } => steer::set_prompt(board, prompt.as_ref()),
        Action::Spotlight(target) => steer::spotlight(board, actor, *target),
        Action::Screen { mode } => Ok(steer::screen(board, *mode)),
        Action::RevealResults { on } => Ok(vote::reveal(board, *on)),
        Action::Kick { author_of, then } => people::kick(board, actor, *author_of, *then),
        Action::Lock { on } => Ok(people::lock(board, *on)),
        Action::RotateCode {} => Ok(vec![Event::CodeRotated].into()),
        Action::Introduce { name } => people::introduce(board, actor, name),
        Action::SetPrompts { prompts } => steer::set_prompts(board, prompts),
        Action::SetProtocol { text } => steer::set_protocol(board, text),
        Action::SetSettings(patch) => steer::set_settings(board, patch),
        Action::Undo { command } => undo::undo(board, actor, *command),
        Action::Report(change) => report::report(board, change, now),
        Action::CloseBoard {} => Ok(vec![Event::Closed { people: board.people }].into()),
    }
}

/// After the last round, while the organiser still wants to hear ("napraten").
fn comes_late(board: &Board, actor: &Actor, command: &Command, now: u64) -> bool {
    let is_open = !board.is_final && board.phase == Phase::Closed && board.hears_late(now);
    is_open
        && matches!(command.action, Action::Post { .. })
        && actor.role != Role::Projector
        && !board.kicked.contains(&actor.participant)
}

/// May the actor do this now? Asked by `decide`, and by the client for what to offer.
pub fn permit(board: &Board, actor: &Actor, right: Right) -> Result<(), Refusal> {
    if board.is_final && !right.outlives() {
        return Err(Reason::Phase.into());
    }
    if board.kicked.contains(&actor.participant) {
        return Err(Reason::Kicked.into());
    }
    match may(right, actor.role, board.phase, board.settings.group_by) {
        Verdict::Yes => Ok(()),
        Verdict::WrongRole => Err(Reason::Role.into()),
        Verdict::WrongPhase => Err(Reason::Phase.into()),
    }
}

/// The standing of a reflection that a moderator finds fit, or that needs none to look.
fn fit(board: &Board) -> Standing {
    if board.reveals() { Standing::Published } else { Standing::Approved }
}

/// The reflection, if this actor may know of it.
fn known<'a>(board: &'a Board, actor: &Actor, id: ReflectionId) -> Result<&'a Reflection, Refusal> {
    let Some(entry) = board.reflections.get(&id) else {
        return Err(missing(board, actor, id).into());
    };
    let may_read = entry.standing == Standing::Published
        || entry.author == Some(actor.participant)
        || matches!(actor.role, Role::Moderator | Role::Organiser);
    if may_read { Ok(entry) } else { Err(Reason::Unknown.into()) }
}

/// A reflection that is not there: gone, for who may know that it was; for anybody else there never was one.
fn missing(board: &Board, actor: &Actor, id: ReflectionId) -> Reason {
    match board.withdrawn.get(&id) {
        Some(author) if actor.role.is_staff() || *author == Some(actor.participant) => Reason::Gone,
        _ => Reason::Unknown,
    }
}

/// One answer a target: the events of those that can, and the reasons of those that cannot. A command whose every
/// target fails is refused with the first reason.
fn each(
    targets: &[ReflectionId],
    mut one: impl FnMut(ReflectionId) -> Result<Vec<Event>, Reason>,
) -> Result<Decision, Refusal> {
    if targets.is_empty() {
        return Err(Reason::Empty.into());
    }
    if targets.len() > limits::TARGETS {
        return Err(Refusal::limit(limits::TARGETS));
    }
    let mut decision = Decision::default();
    let mut seen = std::collections::BTreeSet::new();
    for reflection in targets.iter().copied().filter(|id| seen.insert(*id)) {
        match one(reflection) {
            Ok(events) => decision.events.extend(events),
            Err(reason) => decision.skipped.push(Skipped { reflection, reason }),
        }
    }
    match decision.skipped.first() {
        Some(first) if decision.skipped.len() == seen.len() => Err(first.reason.into()),
        _ => Ok(decision),
    }
}

/// The next slice of what is approved and should by now be for all to read; `None` when nothing is left. The room asks
/// for it in between, so that 500 phones get a reveal in portions. With it, the totals that count again.
pub fn reveal_next(board: &Board) -> Option<Vec<Event>> {
    let slice = if board.reveals() && !board.is_final { steer::reveal_slice(board) } else { None };
    let mut events = vec![slice?];
    if !board.votes.is_empty() {
        events.extend(vote::tally_after(board, &events));
    }
    Some(events)
}
