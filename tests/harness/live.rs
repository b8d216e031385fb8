//! A headless client: the real outbox, replica and overlay over a real socket.

use std::collections::BTreeMap;

use futures_util::{SinkExt, StreamExt};
use shared::api::{
    Ack, Answer, ClientFrame, Hello, Me, Now, Presence, Refused, ServerFrame, StaffFrame, VERSION, Welcome,
    Whereabouts,
};
use shared::board::Board;
use shared::command::{Action, Command, Position, TextField};
use shared::document::{Document, DocumentName, Reading, text_position};
use shared::ids::{BoardId, CommandId, ParticipantId, ReflectionId, ThemeId};
use shared::role::{Actor, Role};
use shared::sync::{Change, Outbox, Replica, overlay, recognise_own};
use shared::wire;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::api::Api;
use crate::ids;
use crate::wait::within;

pub type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

pub struct LiveClient {
    pub board: BoardId,
    pub role: Role,
    token: String,
    want: Vec<DocumentName>,
    socket: Option<Socket>,
    pub replica: Replica,
    pub outbox: Outbox,
    pub participant: Option<ParticipantId>,
    pub me: Option<Me>,
    pub now: Option<Now>,
    /// Colleagues and the hall, for staff.
    pub presence: Option<Presence>,
    /// The last answer to each command that had one.
    pub answers: BTreeMap<CommandId, Answer>,
    /// Every byte that ever came, for tests that look for what must not be there.
    pub heard: Vec<u8>,
    /// Refusals of what had no id to answer to.
    pub unasked: usize,
    /// Answers to pings.
    pub pongs: usize,
    /// Why the server closed, if it did.
    pub closed: Option<u16>,
}

impl LiveClient {
    /// Connects, says hello and hears the welcome.
    pub async fn connect(api: &Api, board: BoardId, role: Role, token: &str, want: &[DocumentName]) -> Self {
        let mut client = Self::offline(board, role, token, want);
        client.reconnect(api).await;
        client
    }

    pub fn offline(board: BoardId, role: Role, token: &str, want: &[DocumentName]) -> Self {
        Self {
            board,
            role,
            token: token.to_owned(),
            want: want.to_vec(),
            socket: None,
            replica: Replica::default(),
            outbox: Outbox::default(),
            participant: None,
            me: None,
            now: None,
            presence: None,
            answers: BTreeMap::new(),
            heard: Vec::new(),
            unasked: 0,
            pongs: 0,
            closed: None,
        }
    }

    pub async fn reconnect(&mut self, api: &Api) {
        assert!(self.try_reconnect(api).await, "no welcome: closed with {:?}", self.closed);
    }

    /// As a page that comes back: says what it has, hears the welcome, sends what has no answer yet.
    pub async fn try_reconnect(&mut self, api: &Api) -> bool {
        self.disconnect();
        let Some(socket) = open(api, &format!("/sync/{}", self.board)).await else { return false };
        self.socket = Some(socket);
        self.closed = None;
        let known = self.want.iter().filter_map(|name| Some((*name, self.replica.known(*name)?))).collect();
        let hello = Hello {
            version: VERSION,
            role: self.role,
            token: Some(self.token.clone()),
            want: self.want.clone(),
            known,
            pending: u32::try_from(self.outbox.len()).unwrap(),
            form: None,
        };
        self.say(&ClientFrame::Hello { hello }).await;
        // `now` is the first that comes after the welcome: without it nothing is known of the board.
        self.now = None;
        while self.now.is_none() {
            if !within("the welcome", self.listen()).await {
                return false;
            }
        }
        self.flush().await;
        true
    }

    /// A connection that begins with these words instead of a hello.
    pub async fn socket_says(&mut self, api: &Api, words: &str) {
        self.socket = open(api, &format!("/sync/{}", self.board)).await;
        self.raw(Message::text(words)).await;
    }

    /// Where this moderator is, and what they would like to hold.
    pub async fn say_presence(&mut self, presence: Whereabouts) {
        self.say(&ClientFrame::Presence { presence }).await;
    }

    /// The connection is gone, as when a phone leaves the network.
    pub fn disconnect(&mut self) {
        self.socket = None;
        self.outbox.disconnected();
    }

    pub fn is_connected(&self) -> bool {
        self.socket.is_some()
    }

    /// Puts a command into the outbox, and on the wire when there is one.
    pub async fn send(&mut self, action: Action) -> CommandId {
        let command = ids::command(action);
        let id = command.id;
        self.outbox.push(command);
        self.flush().await;
        id
    }

    pub async fn flush(&mut self) {
        if self.socket.is_some() {
            for command in self.outbox.take_unsent() {
                self.say(&ClientFrame::Command(Box::new(command))).await;
            }
        }
    }

    /// The answer to a command that was sent.
    pub async fn answer(&mut self, id: CommandId) -> Answer {
        self.wait_until("an answer", |client| client.answers.contains_key(&id)).await;
        self.answers[&id].clone()
    }

    /// A command that must be done.
    pub async fn command(&mut self, action: Action) -> Ack {
        let id = self.send(action.clone()).await;
        match self.answer(id).await {
            Answer::Ack(ack) => ack,
            Answer::Refused(refused) => panic!("{action:?}: {refused:?}"),
        }
    }

    /// A command that must be refused.
    pub async fn refused(&mut self, action: Action) -> Refused {
        let id = self.send(action.clone()).await;
        match self.answer(id).await {
            Answer::Refused(refused) => refused,
            Answer::Ack(ack) => panic!("{action:?}: {ack:?}"),
        }
    }

    pub async fn post(&mut self, text: &str) -> ReflectionId {
        let (id, action) = ids::post(text);
        self.command(action).await;
        id
    }

    /// Listens until the client knows it.
    pub async fn wait_until(&mut self, what: &str, known: impl Fn(&Self) -> bool) {
        within(what, async {
            while !known(self) {
                let open = self.listen().await;
                assert!(open || known(self), "{what}: the connection closed with {:?}", self.closed);
            }
        })
        .await;
    }

    /// Listens until the server closes, and says with which code.
    pub async fn wait_closed(&mut self) -> u16 {
        within("the server closes", async { while self.listen().await {} }).await;
        self.closed.expect("a close code")
    }

    /// Takes one frame; false when the connection is gone.
    pub async fn listen(&mut self) -> bool {
        let Some(socket) = &mut self.socket else { return false };
        match socket.next().await {
            Some(Ok(Message::Text(text))) => self.read_text(&text),
            Some(Ok(Message::Binary(bytes))) => return self.read_binary(&bytes).await,
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
            Some(Ok(Message::Close(frame))) => {
                self.closed = frame.map(|frame| frame.code.into());
                self.disconnect();
                return false;
            }
            Some(Err(_)) | None => {
                self.disconnect();
                return false;
            }
        }
        true
    }

    fn read_text(&mut self, text: &str) {
        self.heard.extend_from_slice(text.as_bytes());
        if let Ok(StaffFrame::Presence(presence)) = serde_json::from_str(text) {
            self.presence = Some(presence);
            return;
        }
        let frame: ServerFrame = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        match frame {
            ServerFrame::Welcome(Welcome { documents, participant, .. }) => {
                self.participant = participant;
                for (name, epoch) in documents {
                    self.replica.open(name, epoch);
                }
            }
            ServerFrame::Ack(ack) => self.answered(ack.id, Answer::Ack(ack)),
            ServerFrame::Refused(refused) => match refused.id {
                Some(id) => self.answered(id, Answer::Refused(refused)),
                None => self.unasked += 1,
            },
            ServerFrame::Me(me) => {
                if self.me.as_ref().is_none_or(|old| old.version <= me.version) {
                    self.me = Some(me);
                }
            }
            ServerFrame::Now(now) => self.now = Some(now),
            ServerFrame::Pong(_) => self.pongs += 1,
        }
    }

    fn answered(&mut self, id: CommandId, answer: Answer) {
        self.outbox.answered(id);
        self.answers.insert(id, answer);
    }

    async fn read_binary(&mut self, bytes: &[u8]) -> bool {
        self.heard.extend_from_slice(bytes);
        if let Change::Restart(name) = self.replica.receive(bytes).unwrap() {
            let step = wire::encode_step_1(name, 0);
            self.raw(Message::binary(step)).await;
        }
        true
    }

    async fn say(&mut self, frame: &ClientFrame) {
        self.raw(Message::text(serde_json::to_string(frame).unwrap())).await;
    }

    /// Any message at all; a connection that breaks meanwhile is noticed by who listens.
    pub async fn raw(&mut self, message: Message) {
        if let Some(socket) = &mut self.socket {
            let _ = socket.send(message).await;
        }
    }

    pub fn document(&self, name: DocumentName) -> &Document {
        self.replica.document(name).expect("a document that this client wants")
    }

    pub fn json(&self, name: DocumentName) -> serde_json::Value {
        self.document(name).json()
    }

    /// The board as this person sees it: documents, own marks, pending commands.
    pub fn seen(&self) -> Board {
        let mut board = self.replica.read(&Reading::default()).board;
        let Some(participant) = self.participant else { return board };
        if let Some(me) = &self.me {
            recognise_own(&mut board, me, participant);
        }
        let actor = Actor { participant, role: self.role };
        overlay(&board, self.pending(), &actor, 0, self.document(DocumentName::Board))
    }

    pub fn pending(&self) -> impl Iterator<Item = &Command> {
        self.outbox.commands()
    }

    /// A place in a theme's words as the replica has them.
    pub fn position(&self, theme: ThemeId, field: TextField, index: u32, assoc: i32) -> Option<Position> {
        text_position(self.document(DocumentName::Board), theme, field, index, assoc)
    }

    pub fn heard_text(&self, text: &str) -> bool {
        self.heard.windows(text.len()).any(|window| window == text.as_bytes())
    }
}

/// A socket to this path, or nothing when nobody answers.
pub async fn open(api: &Api, path: &str) -> Option<Socket> {
    let url = format!("{}{path}", api.base.replacen("http", "ws", 1));
    within("a connection", connect_async(url)).await.ok().map(|(socket, _)| socket)
}
