//! The contract's table of rights, as data. `decide` reads it; the client reads it to grey out.

use crate::command::{Action, ReportChange};
use crate::phase::Phase;
use crate::role::Role;
use crate::settings::GroupBy;

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    Post,
    Own,
    Recognise,
    Vote,
    Group,
    Steer,
    Settings,
    /// Undo needs the right of what it undoes; here stands only who may ask.
    Undo,
    /// To say what one is called; who may, besides by role, is a matter of the board's settings.
    Introduce,
    /// What stands in the report, and what happens afterwards.
    Report,
    /// Who may see the report.
    Publish,
}

impl Right {
    /// Does it go on after the board is closed for good?
    pub fn outlives(self) -> bool {
        matches!(self, Self::Report | Self::Publish)
    }
}

/// When a right holds. Every right ends with `close_board`, but for those that [`Right::outlives`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Never,
    Always,
    Between(Phase, Phase),
    /// Only on boards where everyone groups.
    EveryoneGroupsIn(Phase),
}

/// Columns in the order of [`Role::ALL`]: attendee, moderator, organiser, projector.
pub const TABLE: [(Right, [When; 4]); 11] = {
    use Phase::{Discuss, Group, Lobby, Read, Vote, Write};
    use When::{Always, Between, EveryoneGroupsIn, Never};
    [
        (Right::Post, [Between(Write, Discuss), Between(Write, Discuss), Between(Write, Discuss), Never]),
        (Right::Own, [Always, Always, Always, Never]),
        (Right::Recognise, [Between(Read, Discuss), Between(Read, Discuss), Between(Read, Discuss), Never]),
        (Right::Vote, [Between(Vote, Vote), Between(Vote, Vote), Between(Vote, Vote), Never]),
        (Right::Group, [EveryoneGroupsIn(Group), Between(Lobby, Discuss), Between(Lobby, Discuss), Never]),
        (Right::Steer, [Never, Always, Always, Never]),
        (Right::Settings, [Never, Never, Always, Never]),
        (Right::Undo, [Always, Always, Always, Never]),
        (Right::Introduce, [Always, Always, Always, Never]),
        (Right::Report, [Never, Always, Always, Never]),
        (Right::Publish, [Never, Never, Always, Never]),
    ]
};

/// May it be done now; if not, is it the role or the round?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Yes,
    WrongRole,
    WrongPhase,
}

pub fn may(right: Right, role: Role, phase: Phase, group_by: GroupBy) -> Verdict {
    let column = Role::ALL.iter().position(|r| *r == role);
    let row = TABLE.iter().find(|(r, _)| *r == right);
    let when = row.zip(column).map_or(When::Never, |((_, cells), column)| cells[column]);
    let allowed = |yes| if yes { Verdict::Yes } else { Verdict::WrongPhase };
    match when {
        When::Never => Verdict::WrongRole,
        When::Always => Verdict::Yes,
        When::Between(from, to) => allowed(from <= phase && phase <= to),
        When::EveryoneGroupsIn(_) if group_by == GroupBy::Moderators => Verdict::WrongRole,
        When::EveryoneGroupsIn(only) => allowed(phase == only),
    }
}

impl Action {
    /// The row of the table that this action asks for.
    pub fn right(&self) -> Right {
        match self {
            Self::Post { .. } => Right::Post,
            Self::Edit { .. } | Self::Withdraw { .. } => Right::Own,
            Self::Recognise { .. } => Right::Recognise,
            Self::Vote { .. } => Right::Vote,
            Self::CreateTheme { .. }
            | Self::EditText(_)
            | Self::ColourTheme { .. }
            | Self::KeyPhrase { .. }
            | Self::MoveTheme { .. }
            | Self::RemoveTheme { .. }
            | Self::MergeThemes { .. }
            | Self::Place { .. }
            | Self::Unplace { .. }
            | Self::Stack { .. }
            | Self::Unstack { .. } => Right::Group,
            Self::Approve { .. }
            | Self::SetAside { .. }
            | Self::Restore { .. }
            | Self::SetPhase { .. }
            | Self::SetTimer { .. }
            | Self::SetPrompt { .. }
            | Self::Spotlight(_)
            | Self::Screen { .. }
            | Self::RevealResults { .. }
            | Self::Kick { .. }
            | Self::Lock { .. }
            | Self::RotateCode {} => Right::Steer,
            Self::SetSettings(_)
            | Self::SetPrompts { .. }
            | Self::SetProtocol { .. }
            | Self::CloseBoard {} => Right::Settings,
            Self::Report(ReportChange::Publish { .. } | ReportChange::Late { .. }) => Right::Publish,
            Self::Report(_) => Right::Report,
            Self::Undo { .. } => Right::Undo,
            Self::Introduce { .. } => Right::Introduce,
        }
    }
}
