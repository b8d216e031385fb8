//! One phone's link to the server: a TCP proxy in user space that is as slow, as late and as forgetful as the wifi of
//! a full hall. A browser's own throttling leaves sockets alone, and `tc` is not on every machine.
//!
//! What befalls the link is drawn from a seed; how the traffic meets it is up to the traffic.

mod link;
mod portal;
mod profile;
mod weather;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::{mpsc, watch};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{Instant, sleep, sleep_until};

use crate::random::Random;
use link::{Connection, Link, Way};

pub use link::Traffic;
pub use profile::{Mishap, Portal, Profile, Upgrades};
pub use weather::{Blow, Weather};

/// As much as one packet carries.
const SEGMENT: usize = 1_400;
/// Segments on their way: more than any rate and delay of ours ever have under way at once.
const IN_FLIGHT: usize = 64;
/// What the system may hold for us on the server's side, so that a slow phone is slow to the server too.
const RECEIVE_BUFFER: u32 = 64 * 1024;

/// A link in front of a server. It goes down when dropped.
pub struct Proxy {
    address: SocketAddr,
    link: Arc<Link>,
    /// The weather begins anew with each profile.
    season: watch::Sender<Season>,
    running: AbortHandle,
}

/// Says where a link leads.
pub struct Sign(Arc<Link>);

impl Sign {
    pub fn lead_to(&self, target: SocketAddr) {
        self.0.state().target = target;
    }

    /// As [`Proxy::blackout`].
    pub fn blackout(&self, lasts: Duration, seed: u64) {
        self.0.strike(Blow::Blackout(lasts, seed));
    }
}

#[derive(Clone, Copy)]
struct Season {
    profile: Profile,
    seed: u64,
}

impl Proxy {
    pub async fn start(target: SocketAddr, profile: Profile, seed: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let link = Arc::new(Link::new(target, profile));
        let season = watch::Sender::new(Season { profile, seed });
        let running = tokio::spawn(run(listener, Arc::clone(&link), season.subscribe())).abort_handle();
        Self { address, link, season, running }
    }

    /// In front of the server at `http://127.0.0.1:…`.
    pub async fn before(base: &str, profile: Profile, seed: u64) -> Self {
        Self::start(address_of(base), profile, seed).await
    }

    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Another kind of wifi from now on. A hotspot knows nobody who was here before it.
    pub fn change(&self, profile: Profile) {
        let seed = self.season.borrow().seed;
        {
            let mut state = self.link.state();
            state.profile = profile;
            state.accepted = false;
        }
        if profile.portal != Portal::Absent {
            self.reset_all();
        }
        self.season.send_replace(Season { profile, seed });
    }

    /// The server is there now: it was started anew.
    pub fn lead_to(&self, target: SocketAddr) {
        self.sign().lead_to(target);
    }

    /// To lead it elsewhere while somebody else has the link.
    pub fn sign(&self) -> Sign {
        Sign(Arc::clone(&self.link))
    }

    /// No byte for so long, and some connections do not outlive it.
    pub fn blackout(&self, lasts: Duration) {
        let seed = self.season.borrow().seed;
        self.link.strike(Blow::Blackout(lasts, seed));
    }

    /// No byte for so long; every connection outlives it.
    pub fn silence(&self, lasts: Duration) {
        self.link.silence(lasts);
    }

    pub fn end_silence(&self) {
        self.link.end_silence();
    }

    /// Every connection of now stays open on both sides, and carries nothing any more.
    pub fn forget_all(&self) {
        self.link.each(Connection::forget);
    }

    pub fn reset_all(&self) {
        self.link.each(|connection| connection.reset.notify_one());
    }

    /// The hotspot's terms are accepted.
    pub fn accept(&self) {
        self.link.state().accepted = true;
    }

    pub fn traffic(&self) -> Traffic {
        self.link.state().traffic
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.running.abort();
    }
}

/// `http://127.0.0.1:8080` as an address.
pub fn address_of(base: &str) -> SocketAddr {
    base.trim_start_matches("http://").trim_end_matches('/').parse().expect("an address on this machine")
}

async fn run(listener: TcpListener, link: Arc<Link>, season: watch::Receiver<Season>) {
    let seed = season.borrow().seed;
    // Children end with their parent: a dropped set aborts them.
    let mut children = JoinSet::new();
    children.spawn(blow(Arc::clone(&link), season));
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((client, _)) = accepted else { continue };
                let (number, connection) = link.open();
                let link = Arc::clone(&link);
                let random = Random::new(seed ^ number.rotate_left(32));
                children.spawn(async move {
                    serve(client, &link, &connection, random).await;
                    link.close(number);
                });
            }
            _ = children.join_next() => {}
        }
    }
}

async fn blow(link: Arc<Link>, mut season: watch::Receiver<Season>) {
    loop {
        let Season { profile, seed } = *season.borrow_and_update();
        let began = Instant::now();
        let weather = async {
            for (at, blow) in Weather::new(&profile, seed) {
                sleep_until(began + at).await;
                link.strike(blow);
            }
            std::future::pending::<()>().await;
        };
        tokio::select! {
            () = weather => {}
            changed = season.changed() => if changed.is_err() { return },
        }
    }
}

/// How a connection came to its end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// Both sides have said goodbye, or were answered in the place of the server.
    Closed,
    /// Whoever is still there gets a reset.
    Lost,
}

async fn serve(mut client: TcpStream, link: &Link, connection: &Connection, random: Random) {
    let _ = client.set_nodelay(true);
    let end = tokio::select! {
        end = pass(&mut client, link, connection, random) => end,
        () = connection.reset.notified() => End::Lost,
    };
    if end == End::Lost {
        // Closing it sends a reset then, whatever is still unread.
        let _ = client.set_zero_linger();
    }
}

async fn pass(client: &mut TcpStream, link: &Link, connection: &Connection, random: Random) -> End {
    let (profile, target, accepted) = {
        let state = link.state();
        (state.profile, state.target, state.accepted)
    };
    let round_trip = profile.delay * 2;
    let mut first = Vec::new();
    if profile.portal != Portal::Absent || profile.upgrades != Upgrades::Passed {
        let Some(read) = portal::read_head(client).await else { return End::Closed };
        first = read;
    }
    // The first packets of a connection go there and back before anything is said on it.
    link.until_heard().await;
    sleep(round_trip).await;
    link.until_heard().await;
    if profile.portal != Portal::Absent && !accepted {
        if portal::path(&first).starts_with(portal::ACCEPT) {
            link.state().accepted = true;
        }
        let port = client.local_addr().map_or(0, |address| address.port());
        portal::hotspot(client, &first, profile.portal, port, round_trip).await;
        return End::Closed;
    }
    let is_upgrade = portal::is_upgrade(&first);
    match profile.upgrades {
        Upgrades::Refused if is_upgrade => {
            portal::refuse(client, round_trip).await;
            return End::Closed;
        }
        Upgrades::Cut if is_upgrade => return End::Lost,
        Upgrades::Swallowed if is_upgrade => {
            swallow(client).await;
            return End::Closed;
        }
        Upgrades::Passed | Upgrades::Refused | Upgrades::Cut | Upgrades::Swallowed | Upgrades::Muted => {}
    }
    let Some(mut server) = connect(target).await else { return End::Lost };
    let is_muted = is_upgrade && profile.upgrades == Upgrades::Muted;
    let (mut client_reads, mut client_writes) = client.split();
    let (mut server_reads, mut server_writes) = server.split();
    let (mut up_random, mut down_random) = (random.clone(), random);
    down_random.bytes();
    let up = pump(link, connection, Way::Up, &mut up_random, &mut client_reads, &mut server_writes, first);
    let down = async {
        if is_muted {
            // The 101 comes through, and is the last that does.
            let mut opened = vec![0; SEGMENT];
            let read = server_reads.read(&mut opened).await.unwrap_or(0);
            sleep(profile.delay).await;
            let _ = client_writes.write_all(&opened[..read]).await;
            connection.forget();
        }
        let nothing = Vec::new();
        pump(link, connection, Way::Down, &mut down_random, &mut server_reads, &mut client_writes, nothing)
            .await;
    };
    tokio::join!(up, down);
    End::Closed
}

async fn swallow(client: &mut TcpStream) {
    let mut part = [0; SEGMENT];
    while client.read(&mut part).await.is_ok_and(|read| read > 0) {}
}

async fn connect(target: SocketAddr) -> Option<TcpStream> {
    let socket = TcpSocket::new_v4().ok()?;
    let _ = socket.set_recv_buffer_size(RECEIVE_BUFFER);
    let server = socket.connect(target).await.ok()?;
    let _ = server.set_nodelay(true);
    Some(server)
}

/// Takes from one end at the link's rate, and gives to the other after the link's delay.
async fn pump(
    link: &Link,
    connection: &Connection,
    way: Way,
    random: &mut Random,
    from: &mut (impl AsyncRead + Unpin),
    to: &mut (impl AsyncWrite + Unpin),
    first: Vec<u8>,
) {
    let (queue, segments) = mpsc::channel(IN_FLIGHT);
    let take = async move {
        let mut last = Instant::now();
        let mut segment = first;
        loop {
            if segment.is_empty() {
                segment = vec![0; SEGMENT];
                match from.read(&mut segment).await {
                    Ok(read) if read > 0 => segment.truncate(read),
                    // Its end is on its way like any byte.
                    Ok(_) | Err(_) => return link.leave(way, 0).await,
                }
            }
            link.leave(way, segment.len()).await;
            let Profile { delay, jitter, .. } = link.state().profile;
            let most = usize::try_from(jitter.as_millis()).unwrap_or(0);
            let late = Duration::from_millis(u64::try_from(random.below(most + 1)).unwrap_or(0));
            last = last.max(Instant::now() + delay + late);
            if queue.send((last, std::mem::take(&mut segment))).await.is_err() {
                return;
            }
        }
    };
    tokio::join!(take, give(link, connection, way, segments, to));
}

async fn give(
    link: &Link,
    connection: &Connection,
    way: Way,
    mut segments: mpsc::Receiver<(Instant, Vec<u8>)>,
    to: &mut (impl AsyncWrite + Unpin),
) {
    while let Some((due, segment)) = segments.recv().await {
        sleep_until(due).await;
        link.until_heard().await;
        if connection.is_forgotten() {
            continue;
        }
        if to.write_all(&segment).await.is_err() {
            return;
        }
        link.count(way, segment.len());
    }
    if !connection.is_forgotten() {
        let _ = to.shutdown().await;
    }
}
