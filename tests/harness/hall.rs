//! A board with people at it: what most tests begin with.

use serde_json::{Value, json};
use shared::api::BoardCreated;
use shared::command::Action;
use shared::document::DocumentName;
use shared::ids::ThemeId;
use shared::phase::Phase;
use shared::role::Role;

use crate::api::Api;
use crate::ids;
use crate::live::LiveClient;
use crate::server::TestServer;

pub struct Hall {
    pub server: TestServer,
    pub api: Api,
    pub board: BoardCreated,
}

impl Hall {
    /// A server with one board in its writing round.
    pub async fn open() -> Self {
        Self::open_as(&json!({"title": "Proefbord"})).await
    }

    pub async fn open_as(board: &Value) -> Self {
        let server = TestServer::start().await;
        let api = server.api.clone();
        let board = api.create_as(board).await;
        let hall = Self { server, api, board };
        hall.phase(Phase::Lobby, Phase::Write).await;
        hall
    }

    pub async fn phase(&self, expected: Phase, phase: Phase) {
        self.api
            .done(self.board.id, &self.board.tokens.moderator, Action::SetPhase { phase, expected })
            .await;
    }

    /// A phone that has `board` open.
    pub async fn attendee(&self) -> LiveClient {
        let token = self.api.newcomer(&self.board.code).await;
        self.client(Role::Attendee, &token).await
    }

    pub async fn moderator(&self) -> LiveClient {
        self.client(Role::Moderator, &self.board.tokens.moderator).await
    }

    /// Another laptop with a link of its own.
    pub async fn other_moderator(&self) -> LiveClient {
        let added = self.api.add_link(self.board.id, &self.board.tokens.organiser, "moderator").await;
        self.client(Role::Moderator, &added.token).await
    }

    pub async fn organiser(&self) -> LiveClient {
        self.client(Role::Organiser, &self.board.tokens.organiser).await
    }

    pub async fn projector(&self) -> LiveClient {
        self.client(Role::Projector, &self.board.tokens.projector).await
    }

    async fn client(&self, role: Role, token: &str) -> LiveClient {
        let want = if role.is_staff() { &DocumentName::ALL[..] } else { &[DocumentName::Board] };
        LiveClient::connect(&self.api, self.board.id, role, token, want).await
    }
}

/// A theme that this moderator makes, and has: acknowledgements overtake documents.
pub async fn theme(moderator: &mut LiveClient, title: &str) -> ThemeId {
    let theme = ids::theme();
    moderator.command(Action::CreateTheme { theme, title: title.to_owned() }).await;
    let key = theme.to_string();
    let there = |c: &LiveClient| c.json(DocumentName::Board)["themes"].get(&key).is_some();
    moderator.wait_until("the new theme", there).await;
    theme
}
