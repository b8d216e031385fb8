//! Reading the beginning of an HTTP connection, and answering it in the place of the server.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

use super::profile::Portal;

/// A head that is longer than this is nobody's.
const LONGEST_HEAD: usize = 16 * 1024;

/// Where the hotspot's own page is, and where its terms are accepted.
const HOME: &str = "/hotspot";
pub(super) const ACCEPT: &str = "/hotspot/accept";

/// What came before the connection is passed on: at least the first head, if it is one.
pub(super) async fn read_head(client: &mut TcpStream) -> Option<Vec<u8>> {
    let mut read = Vec::new();
    loop {
        let mut part = [0; 2_048];
        match client.read(&mut part).await {
            Ok(0) | Err(_) => return None,
            Ok(n) => read.extend_from_slice(&part[..n]),
        }
        if end_of_head(&read).is_some() || read.len() > LONGEST_HEAD {
            return Some(read);
        }
    }
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().skip(1).find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

pub(super) fn is_upgrade(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head);
    header(&head, "upgrade").is_some_and(|value| value.eq_ignore_ascii_case("websocket"))
}

pub(super) fn path(head: &[u8]) -> String {
    String::from_utf8_lossy(head).split(' ').nth(1).unwrap_or_default().to_owned()
}

/// What is left of the body is read too: a socket closed with unread bytes is reset, and the answer lost with it.
async fn read_body(client: &mut TcpStream, read: &[u8]) {
    let Some(end) = end_of_head(read) else { return };
    let head = String::from_utf8_lossy(&read[..end]).into_owned();
    let length: usize = header(&head, "content-length").and_then(|n| n.parse().ok()).unwrap_or(0);
    let mut left = length.saturating_sub(read.len() - end);
    let mut part = [0; 2_048];
    while left > 0 {
        match client.read(&mut part).await {
            Ok(0) | Err(_) => return,
            Ok(n) => left = left.saturating_sub(n),
        }
    }
}

/// An old proxy that does not know the word "upgrade".
pub(super) async fn refuse(client: &mut TcpStream, round_trip: Duration) {
    sleep(round_trip).await;
    let page = "<html><body><h1>400 Bad Request</h1></body></html>";
    answer(client, "400 Bad Request", "", page).await;
}

/// The hotspot's answer to any request.
pub(super) async fn hotspot(
    client: &mut TcpStream,
    read: &[u8],
    portal: Portal,
    port: u16,
    round_trip: Duration,
) {
    read_body(client, read).await;
    sleep(round_trip).await;
    let path = path(read);
    if portal == Portal::Redirect && !path.starts_with(HOME) {
        let location = format!("Location: http://localhost:{port}{HOME}\r\n");
        answer(client, "302 Found", &location, "").await;
    } else {
        let page = format!(
            "<!doctype html><title>Gratis wifi</title><h1>Welkom op de gratis wifi</h1>\
             <form action=\"{ACCEPT}\"><button>Ik ga akkoord</button></form>"
        );
        answer(client, "200 OK", "", &page).await;
    }
}

async fn answer(client: &mut TcpStream, status: &str, headers: &str, body: &str) {
    let length = body.len();
    let text = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n{headers}\r\n{body}"
    );
    // Who asked may have gone.
    let _ = client.write_all(text.as_bytes()).await;
    let _ = client.shutdown().await;
}
