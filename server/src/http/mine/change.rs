//! Changing one of one's own and taking it back, as the forms on `/b/{id}/mine` ask for it: through the room, as from a
//! phone.

use serde::Deserialize;
use shared::api::{Answer, Refused};
use shared::command::{Action, Command};
use shared::ids::{CommandId, ReflectionId};
use shared::refusal::Reason;
use shared::role::Actor;
use shared::settings::Language;
use shared::text::attendee::{Concern, concern};

use crate::http::{ApiError, App, commands};
use crate::pages::{MineNotice, WhyKept};
use crate::secret::random;
use crate::store::SessionRow;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::http) enum Wish {
    Edit,
    Withdraw,
}

impl Wish {
    /// The notice on the page that the redirect leads to.
    pub(super) fn done(self) -> MineNotice<'static> {
        match self {
            Self::Edit => MineNotice::Changed,
            Self::Withdraw => MineNotice::Withdrawn,
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Withdraw => "withdraw",
        }
    }
}

/// Why it was not done.
pub(super) enum Kept {
    Refused(Refused),
    Asked,
}

impl Kept {
    pub(super) fn why(&self) -> WhyKept<'_> {
        match self {
            Self::Refused(refused) => WhyKept::Refused(refused),
            Self::Asked => WhyKept::Asked,
        }
    }
}

/// What was asked about one reflection.
pub(super) struct Change<'a> {
    pub(super) wish: Wish,
    pub(super) reflection: ReflectionId,
    pub(super) text: &'a str,
    /// The question was put, and this is the answer.
    pub(super) confirm: &'a str,
}

impl Change<'_> {
    pub(super) async fn make(&self, app: &App, session: &SessionRow) -> Result<Result<(), Kept>, ApiError> {
        let reflection = self.reflection;
        let action = match self.wish {
            Wish::Edit => Action::Edit { reflection, text: self.text.to_owned() },
            Wish::Withdraw => Action::Withdraw { reflection },
        };
        let asks = self.wish == Wish::Edit && self.confirm != "1";
        if asks && let Some(Concern::Ask(_)) = concern(self.text, Language::Nl) {
            return Ok(Err(Kept::Asked));
        }
        let command = Command { id: CommandId::from_random(random()?), action };
        let actor = Actor { participant: session.participant, role: session.role };
        let answers = commands::execute(app, session.board, actor, vec![Ok(command)]).await?;
        match answers.into_iter().next() {
            Some(Answer::Ack(_)) => Ok(Ok(())),
            // Pressed twice: what should be gone, is.
            Some(Answer::Refused(refused))
                if self.wish == Wish::Withdraw && refused.reason == Reason::Gone =>
            {
                Ok(Ok(()))
            }
            Some(Answer::Refused(refused)) => Ok(Err(Kept::Refused(refused))),
            None => Err(ApiError::Retry),
        }
    }

    /// What was typed, for a field that keeps it.
    pub(super) fn typed(&self) -> Option<&str> {
        (self.wish == Wish::Edit).then_some(self.text)
    }
}

/// A form of another day or another server: sending again works.
pub(super) fn stale() -> Kept {
    Kept::Refused(Refused::new(None, Reason::Retry.into()))
}
