//! The stock `yjs` and `y-websocket` packages read a live board; what they write is refused.

use std::process::Stdio;

use harness::hall::theme;
use harness::wait::within;
use harness::workspace::root;
use harness::{Hall, LiveClient};
use serde_json::Value;
use shared::command::Action;
use shared::document::DocumentName;
use shared::phase::Phase;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// `tests/browser/reader.mjs`: one JSON line for each line that it is asked.
struct Reader {
    _child: Child,
    asks: ChildStdin,
    says: Lines<BufReader<ChildStdout>>,
}

impl Reader {
    async fn open(hall: &Hall) -> Self {
        let folder = root().join("tests/browser");
        assert!(folder.join("node_modules/yjs").is_dir(), "run: npm ci --prefix tests/browser");
        let ticket = hall.api.ticket(hall.board.id, &hall.board.tokens.projector).await;
        let mut command = Command::new("node");
        command.current_dir(&folder).args([
            "reader.mjs",
            &hall.api.base,
            &hall.board.id.to_string(),
            &ticket,
        ]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().expect("Node 20 or newer runs the stock packages");
        let says = BufReader::new(child.stdout.take().unwrap()).lines();
        let asks = child.stdin.take().unwrap();
        Self { _child: child, asks, says }
    }

    async fn ask(&mut self, what: &str) -> Value {
        self.asks.write_all(format!("{what}\n").as_bytes()).await.unwrap();
        let line = within(what, self.says.next_line()).await.unwrap().expect("the reader lives");
        serde_json::from_str(&line).unwrap()
    }

    /// Asks until the reader's copy is this.
    async fn reads(&mut self, wanted: &Value) {
        let mut last = Value::Null;
        let reading = async {
            while last != *wanted {
                last = self.ask("json").await;
            }
        };
        if tokio::time::timeout(harness::wait::DEADLINE, reading).await.is_err() {
            assert_eq!(&last, wanted);
        }
    }
}

async fn public(hall: &Hall) -> Value {
    hall.api.view(hall.board.id, &hall.board.tokens.projector).await.board
}

#[tokio::test]
async fn the_stock_packages_read_along_and_write_nothing() {
    let hall = Hall::open().await;
    let (mut attendee, mut moderator) = (hall.attendee().await, hall.moderator().await);
    let id = attendee.post("Gelezen door een ander programma 🙌").await;
    hall.phase(Phase::Write, Phase::Group).await;
    let rest = theme(&mut moderator, "Rust in de klas").await;
    moderator.command(Action::Place { reflections: vec![id], theme: rest, order: None }).await;

    let mut reader = Reader::open(&hall).await;
    let before = public(&hall).await;
    assert_eq!(before["themes"][rest.to_string()]["title"], "Rust in de klas");
    reader.reads(&before).await;

    assert_eq!(reader.ask("write").await["denied"], true, "permission denied, in the protocol's own words");
    assert_eq!(public(&hall).await, before, "nothing of it reached the board");

    attendee.command(Action::Recognise { reflection: id, on: true }).await;
    let title =
        |c: &LiveClient| c.json(DocumentName::Board)["reflections"][id.to_string()]["recognised"] == 1;
    attendee.wait_until("life goes on", title).await;
    let mut fresh = Reader::open(&hall).await;
    fresh.reads(&public(&hall).await).await;
    let recognised = reader.ask("json").await["reflections"][id.to_string()]["recognised"].clone();
    assert_eq!(recognised, 1, "and whoever wrote goes on reading");
}

#[tokio::test]
async fn a_ticket_is_needed_and_good_for_its_board() {
    let hall = Hall::open().await;
    let other = hall.api.create().await;
    let ticket = hall.api.ticket(other.id, &other.tokens.projector).await;
    for query in ["", "?ticket=", "?ticket=onzin", &format!("?ticket={ticket}")] {
        let path = format!("/yjs/{}/board{query}", hall.board.id);
        assert!(harness::live::open(&hall.api, &path).await.is_none(), "{query}");
    }
    assert!(
        harness::live::open(&hall.api, &format!("/yjs/{}/board?ticket={ticket}", other.id)).await.is_some()
    );
}
