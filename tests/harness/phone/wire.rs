//! A page's socket and its calls, each a task that tells what it hears; dropping it hangs up.

use futures_util::{SinkExt, StreamExt};
use reqwest::{Response, StatusCode};
use serde_json::Value;
use shared::api::{Answer, News};
use shared::command::Command;
use shared::ids::BoardId;
use shared::limits;
use shared::sync::line::Fault;
use tokio::sync::mpsc;
use tokio::task::AbortHandle;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

use crate::api::Api;

/// Frames that wait for the page or for the socket; who fills it waits.
const QUEUE: usize = 1_024;

/// What comes from outside.
pub(super) enum Heard {
    Text(String),
    Binary(Vec<u8>),
    Closed(u16),
    Polled(Polled),
}

/// Each with the number of who said it, so that the words of a dropped one are known as such.
pub(super) type Ear = mpsc::Receiver<(u64, Heard)>;
pub(super) type Mouth = mpsc::Sender<(u64, Heard)>;

pub(super) fn ear() -> (Mouth, Ear) {
    mpsc::channel(QUEUE)
}

/// A task that ends with its handle.
pub(super) struct Running {
    pub(super) number: u64,
    task: AbortHandle,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub(super) struct Socket {
    pub(super) running: Running,
    say: mpsc::Sender<Message>,
}

impl Socket {
    pub(super) fn open(number: u64, url: String, hello: String, tell: Mouth) -> Self {
        let (say, said) = mpsc::channel(QUEUE);
        let task = tokio::spawn(async move {
            let code = carry(number, &url, hello, said, &tell).await;
            let _ = tell.send((number, Heard::Closed(code))).await;
        });
        Self { running: Running { number, task: task.abort_handle() }, say }
    }

    /// A full queue is a socket that takes nothing: what is lost with it is still in the outbox.
    pub(super) fn say(&self, text: String) {
        let _ = self.say.try_send(Message::text(text));
    }

    pub(super) fn say_bytes(&self, bytes: Vec<u8>) {
        let _ = self.say.try_send(Message::binary(bytes));
    }
}

async fn carry(
    number: u64,
    url: &str,
    hello: String,
    mut said: mpsc::Receiver<Message>,
    tell: &Mouth,
) -> u16 {
    const LOST: u16 = 1006;
    let Ok((socket, _)) = connect_async(url).await else { return LOST };
    let (mut sink, mut stream) = socket.split();
    if sink.send(Message::text(hello)).await.is_err() {
        return LOST;
    }
    let speak = async {
        while let Some(message) = said.recv().await {
            if sink.send(message).await.is_err() {
                break;
            }
        }
        // The other half learns it too, and with the reason.
        std::future::pending::<u16>().await
    };
    let listen = async {
        loop {
            let heard = match stream.next().await {
                Some(Ok(Message::Text(text))) => Heard::Text(text.to_string()),
                Some(Ok(Message::Binary(bytes))) => Heard::Binary(bytes.to_vec()),
                // A page hears nothing of the protocol's own pings.
                Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => continue,
                Some(Ok(Message::Close(frame))) => return frame.map_or(LOST, |frame| frame.code.into()),
                Some(Err(_)) | None => return LOST,
            };
            if tell.send((number, heard)).await.is_err() {
                return LOST;
            }
        }
    };
    tokio::select! {
        code = speak => code,
        code = listen => code,
    }
}

/// What came of commands and a question over HTTP.
pub(super) struct Polled {
    pub(super) answers: Vec<Answer>,
    /// The news, if there is any.
    pub(super) outcome: Result<Option<Box<News>>, Fault>,
    pub(super) tag: Option<String>,
}

/// Whom a page asks, and as whom.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) api: Api,
    pub(super) board: BoardId,
    pub(super) token: String,
}

pub(super) fn poll(
    number: u64,
    desk: Desk,
    commands: Vec<Command>,
    tag: Option<String>,
    tell: Mouth,
) -> Running {
    let task = tokio::spawn(async move {
        let mut polled = Polled { answers: Vec::new(), outcome: Ok(None), tag };
        polled.outcome = desk.exchange(&commands, &mut polled.answers, &mut polled.tag).await;
        let _ = tell.send((number, Heard::Polled(polled))).await;
    });
    Running { number, task: task.abort_handle() }
}

impl Desk {
    async fn exchange(
        &self,
        commands: &[Command],
        answers: &mut Vec<Answer>,
        tag: &mut Option<String>,
    ) -> Result<Option<Box<News>>, Fault> {
        for some in commands.chunks(limits::COMMANDS_PER_CALL) {
            let body = serde_json::to_value(some).unwrap();
            let answer = ours(self.api.send(self.board, &self.token, &body).send().await)?;
            let answer = whole(answer).await?;
            let said: Vec<Answer> = answer.json().await.map_err(|_| Fault::Silent)?;
            answers.extend(said);
        }
        let mut call = self.api.get(&format!("/api/boards/{}/now", self.board)).bearer_auth(&self.token);
        if let Some(tag) = tag.as_deref() {
            call = call.header("if-none-match", tag);
        }
        let answer = ours(call.send().await)?;
        if answer.status() == StatusCode::NOT_MODIFIED {
            return Ok(None);
        }
        let answer = whole(answer).await?;
        *tag = answer.headers().get("etag").and_then(|tag| tag.to_str().ok()).map(str::to_owned);
        answer.json().await.map(Some).map_err(|_| Fault::Silent)
    }
}

/// Who answers without our header is somebody else.
fn ours(answer: reqwest::Result<Response>) -> Result<Response, Fault> {
    let answer = answer.map_err(|_| Fault::Silent)?;
    if answer.headers().contains_key("weerklank") { Ok(answer) } else { Err(Fault::Captive) }
}

async fn whole(answer: Response) -> Result<Response, Fault> {
    if answer.status().is_success() {
        return Ok(answer);
    }
    let problem: Value = answer.json().await.unwrap_or_default();
    Err(match problem["type"].as_str() {
        Some("unauthenticated") => Fault::Revoked,
        Some("no-board") => Fault::Gone,
        _ => Fault::Silent,
    })
}
