//! Who may do what, when: the contract's table once more, as plain questions.

use shared::command::Action;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::role::{Actor, Role};
use shared::settings::GroupBy;

use super::Model;

impl Model {
    pub(super) fn permit(&self, actor: &Actor, action: &Action) -> Result<(), Reason> {
        if self.is_final {
            return Err(Reason::Phase);
        }
        if self.kicked.contains(&actor.participant) {
            return Err(Reason::Kicked);
        }
        if actor.role == Role::Projector {
            return Err(Reason::Role);
        }
        let attendee = actor.role == Role::Attendee;
        let phase = self.phase as u8;
        let between = |from: Phase, to: Phase| phase >= from as u8 && phase <= to as u8;
        let in_time = match action {
            Action::Post { .. } => between(Phase::Write, Phase::Discuss),
            Action::Recognise { .. } => between(Phase::Read, Phase::Discuss),
            Action::Vote { .. } => self.phase == Phase::Vote,
            Action::Edit { .. }
            | Action::Withdraw { .. }
            | Action::Introduce { .. }
            | Action::Undo { .. } => true,
            Action::Approve { .. }
            | Action::SetAside { .. }
            | Action::Restore { .. }
            | Action::SetPhase { .. }
            | Action::SetTimer { .. }
            | Action::SetPrompt { .. }
            | Action::Spotlight(_)
            | Action::Screen { .. }
            | Action::RevealResults { .. }
            | Action::Kick { .. }
            | Action::Lock { .. }
            | Action::RotateCode {} => {
                if attendee {
                    return Err(Reason::Role);
                }
                true
            }
            Action::SetSettings(_)
            | Action::SetPrompts { .. }
            | Action::SetProtocol { .. }
            | Action::CloseBoard {} => {
                if actor.role != Role::Organiser {
                    return Err(Reason::Role);
                }
                true
            }
            _ if attendee && self.settings.group_by == GroupBy::Moderators => return Err(Reason::Role),
            _ if attendee => self.phase == Phase::Group,
            _ => between(Phase::Lobby, Phase::Discuss),
        };
        if in_time { Ok(()) } else { Err(Reason::Phase) }
    }
}
