//! One command: answered as before when it comes again, else decided, and committed to the turn.

use std::collections::BTreeSet;

use shared::api::{Ack, Answer, Refused};
use shared::board::Board;
use shared::command::{Action, Command};
use shared::decide::decide;
use shared::document::Turn;
use shared::event::{Event, Record};
use shared::ids::{BoardId, CommandId, ParticipantId};
use shared::refusal::Reason;
use shared::role::{Actor, Role};
use shared::view;

/// Decides one command and, if it changes anything, commits it to the turn.
pub(super) fn speak(
    board: &mut Board,
    turn: &mut Turn<'_>,
    actor: &Actor,
    command: Command,
    now: u64,
    touched: &mut BTreeSet<ParticipantId>,
    records: &mut Vec<Record>,
) -> Answer {
    if let Some(done) = board.done.get(&command.id) {
        let own = done.by == Some(actor.participant);
        return if own {
            Answer::Ack(Ack { id: command.id, seq: done.seq, skipped: Vec::new() })
        } else {
            Answer::Refused(Refused::new(Some(command.id), Reason::Invalid.into()))
        };
    }
    let decision = match decide(board, actor, &command, now, turn) {
        Ok(decision) => decision,
        Err(refusal) => return Answer::Refused(Refused::new(Some(command.id), refusal)),
    };
    let skipped = decision.skipped;
    if decision.events.is_empty() {
        return Answer::Ack(Ack { id: command.id, seq: board.seq, skipped });
    }
    let record = Record {
        seq: board.seq + 1,
        command: command.id,
        participant: Some(actor.participant),
        role: actor.role,
        events: decision.events,
    };
    let count = metrics::counter!("weerklank_commands", "command" => name(&command.action));
    count.increment(1);
    let ack = Ack { id: command.id, seq: record.seq, skipped };
    commit(board, turn, record, touched, records);
    Answer::Ack(ack)
}

pub(super) fn commit(
    board: &mut Board,
    turn: &mut Turn<'_>,
    record: Record,
    touched: &mut BTreeSet<ParticipantId>,
    records: &mut Vec<Record>,
) {
    // Before and after: a withdrawal leaves no author to find, a reveal finds them all.
    let who = |board: &Board, event: &Event| view::touched(board, record.participant, event);
    touched.extend(record.events.iter().flat_map(|event| who(board, event)));
    turn.commit(board, &record);
    touched.extend(record.events.iter().flat_map(|event| who(board, event)));
    records.push(record);
}

/// A record that nobody asked for just now. Its id follows from the board and its place in the log, so that it is
/// nobody else's.
pub(super) fn unasked(board: BoardId, state: &Board, events: Vec<Event>) -> Record {
    let seq = state.seq + 1;
    let mut id = board.to_bytes();
    for (byte, part) in id.iter_mut().rev().zip(seq.to_le_bytes()) {
        *byte ^= part;
    }
    let command = CommandId::from_random(id);
    Record { seq, command, participant: None, role: Role::Organiser, events }
}

/// For counting; never a text.
fn name(action: &Action) -> &'static str {
    match action {
        Action::Post { .. } => "post",
        Action::Edit { .. } => "edit",
        Action::Withdraw { .. } => "withdraw",
        Action::Recognise { .. } => "recognise",
        Action::Vote { .. } => "vote",
        Action::Approve { .. } => "approve",
        Action::SetAside { .. } => "set_aside",
        Action::Restore { .. } => "restore",
        Action::CreateTheme { .. } => "create_theme",
        Action::EditText(_) => "edit_text",
        Action::ColourTheme { .. } => "colour_theme",
        Action::KeyPhrase { .. } => "key_phrase",
        Action::MoveTheme { .. } => "move_theme",
        Action::RemoveTheme { .. } => "remove_theme",
        Action::MergeThemes { .. } => "merge_themes",
        Action::Place { .. } => "place",
        Action::Unplace { .. } => "unplace",
        Action::Stack { .. } => "stack",
        Action::Unstack { .. } => "unstack",
        Action::SetPhase { .. } => "set_phase",
        Action::SetTimer { .. } => "set_timer",
        Action::SetPrompt { .. } => "set_prompt",
        Action::Spotlight(_) => "spotlight",
        Action::Screen { .. } => "screen",
        Action::RevealResults { .. } => "reveal_results",
        Action::Kick { .. } => "kick",
        Action::Lock { .. } => "lock",
        Action::RotateCode {} => "rotate_code",
        Action::Introduce { .. } => "introduce",
        Action::SetSettings(_) => "set_settings",
        Action::SetPrompts { .. } => "set_prompts",
        Action::SetProtocol { .. } => "set_protocol",
        Action::Undo { .. } => "undo",
        Action::Report(_) => "report",
        Action::CloseBoard {} => "close_board",
    }
}
