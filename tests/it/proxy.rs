//! The shaping proxy does what its profiles say; else what is shown through it shows nothing.

use std::time::Duration;

use harness::proxy::{Blow, Mishap, Portal, Traffic, Upgrades, Weather};
use harness::wait::within;
use harness::{Api, Hall, Profile, Proxy};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, timeout};

/// A server that says back what it hears.
async fn echo() -> std::net::SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let (mut from, mut to) = stream.split();
                let _ = tokio::io::copy(&mut from, &mut to).await;
            });
        }
    });
    address
}

async fn there_and_back(stream: &mut TcpStream, bytes: usize) {
    let (mut from, mut to) = stream.split();
    let sent = vec![7; bytes];
    let mut back = vec![0; bytes];
    let (written, read) = tokio::join!(to.write_all(&sent), from.read_exact(&mut back));
    written.unwrap();
    read.unwrap();
    assert_eq!(sent, back, "every byte, in order");
}

async fn took(proxy: &Proxy, connections: usize, bytes: usize) -> Duration {
    let began = Instant::now();
    let mut all = tokio::task::JoinSet::new();
    for _ in 0..connections {
        let address = proxy.address();
        all.spawn(async move {
            let mut stream = TcpStream::connect(address).await.unwrap();
            there_and_back(&mut stream, bytes).await;
        });
    }
    within("all is there and back", all.join_all()).await;
    began.elapsed()
}

fn slow(rate: u32) -> Profile {
    Profile { rate: Some(rate), ..Profile::PLAIN }
}

#[tokio::test]
async fn the_rate_is_the_phones_and_not_the_connections() {
    let target = echo().await;
    let proxy = Proxy::start(target, slow(200_000), 1).await;
    let one = took(&proxy, 1, 60_000).await;
    assert!(one >= Duration::from_millis(270), "60 kB at 200 kB/s took {one:?}");
    let four = took(&proxy, 4, 15_000).await;
    assert!(four >= Duration::from_millis(270), "four connections with as much in all took {four:?}");
    let slower = Proxy::start(target, slow(50_000), 1).await;
    let longer = took(&slower, 1, 60_000).await;
    assert!(longer > one * 2, "a quarter of the rate: {longer:?} after {one:?}");
    assert_eq!(proxy.traffic(), Traffic { up: 120_000, down: 120_000, connections: 5 });
}

#[tokio::test]
async fn a_round_trip_takes_twice_the_delay_and_a_new_connection_one_more() {
    let delay = Duration::from_millis(40);
    let proxy = Proxy::start(echo().await, Profile { delay, ..Profile::PLAIN }, 1).await;
    let began = Instant::now();
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    there_and_back(&mut stream, 1).await;
    assert!(began.elapsed() >= delay * 4, "{:?}", began.elapsed());
    let began = Instant::now();
    there_and_back(&mut stream, 1).await;
    assert!(began.elapsed() >= delay * 2, "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_silence_passes_no_byte_and_loses_none() {
    let proxy = Proxy::start(echo().await, Profile::PLAIN, 1).await;
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    there_and_back(&mut stream, 10).await;
    let before = proxy.traffic();
    proxy.silence(Duration::from_hours(1));
    stream.write_all(b"hoort iemand mij?").await.unwrap();
    let mut newcomer = TcpStream::connect(proxy.address()).await.unwrap();
    newcomer.write_all(b"en mij?").await.unwrap();
    let mut heard = [0; 17];
    assert!(timeout(Duration::from_millis(150), stream.read(&mut heard)).await.is_err(), "not a byte");
    assert_eq!((proxy.traffic().up, proxy.traffic().down), (before.up, before.down));
    proxy.end_silence();
    within("what was said", stream.read_exact(&mut heard)).await.unwrap();
    assert_eq!(&heard, b"hoort iemand mij?");
    within("the newcomer", newcomer.read_exact(&mut heard[..7])).await.unwrap();
}

#[tokio::test]
async fn what_is_forgotten_stays_open_and_hears_nothing_and_a_new_one_works() {
    let proxy = Proxy::start(echo().await, Profile::PLAIN, 1).await;
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    there_and_back(&mut stream, 10).await;
    proxy.forget_all();
    stream.write_all(b"hallo?").await.unwrap();
    let mut heard = [0; 6];
    assert!(timeout(Duration::from_millis(150), stream.read(&mut heard)).await.is_err(), "no end, no byte");
    assert_eq!(proxy.traffic().up, 10);
    let mut another = TcpStream::connect(proxy.address()).await.unwrap();
    within("another", there_and_back(&mut another, 10)).await;
}

#[tokio::test]
async fn a_reset_is_a_reset() {
    let proxy = Proxy::start(echo().await, Profile::PLAIN, 1).await;
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    there_and_back(&mut stream, 10).await;
    proxy.reset_all();
    let error = within("the reset", stream.read(&mut [0; 1])).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
}

#[tokio::test]
async fn a_server_that_has_gone_is_a_reset_and_another_is_led_to() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let proxy = Proxy::start(free, Profile::PLAIN, 1).await;
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    within("the reset", stream.read(&mut [0; 1])).await.unwrap_err();
    proxy.lead_to(echo().await);
    let mut stream = TcpStream::connect(proxy.address()).await.unwrap();
    there_and_back(&mut stream, 10).await;
}

#[test]
fn a_seed_names_its_weather() {
    let weather = |seed| Weather::new(&Profile::BLACKOUT, seed).take(200).collect::<Vec<_>>();
    assert_eq!(weather(3), weather(3));
    assert_ne!(weather(3), weather(4));
    assert!(weather(3).is_sorted_by_key(|(at, _)| *at));
    assert_eq!(Weather::new(&Profile::PLAIN, 1).next(), None);
    let Mishap { shortest, longest, .. } = Profile::BLACKOUT.blackouts.unwrap();
    let mut blackouts = 0;
    for (_, blow) in weather(3) {
        if let Blow::Blackout(lasts, _) = blow {
            blackouts += 1;
            assert!((shortest..=longest).contains(&lasts), "{lasts:?}");
        }
    }
    assert!(blackouts > 10, "{blackouts} blackouts among 200 mishaps");
}

#[tokio::test]
async fn a_hotspot_answers_in_the_servers_place_until_its_terms_are_accepted() {
    let hall = Hall::open().await;
    let proxy = Proxy::before(&hall.api.base, Profile::CAPTIVE.at_full_speed(), 1).await;
    let api = Api::new(&proxy.base());
    let read = |answer: reqwest::Response| async { answer.text().await.unwrap() };
    let page = api.get("/healthz").send().await.unwrap();
    assert!(page.headers().get("weerklank").is_none());
    assert!(read(page).await.contains("gratis wifi"));
    let posted = api.post("/api/join", &serde_json::json!({"code": hall.board.code})).send().await.unwrap();
    assert!(read(posted).await.contains("gratis wifi"));
    api.get("/hotspot/accept").send().await.unwrap();
    api.newcomer(&hall.board.code).await;

    proxy.change(Profile { portal: Portal::Redirect, ..Profile::PLAIN });
    // With connections of its own: a pool may hand out one that was just cut off.
    let api = Api::new(&proxy.base());
    let page = api.get("/healthz").send().await.unwrap();
    assert_eq!(page.url().host_str(), Some("localhost"), "the hotspot is another origin");
    proxy.accept();
    api.newcomer(&hall.board.code).await;
}

#[tokio::test]
async fn sockets_are_refused_cut_swallowed_or_muted_and_calls_come_through() {
    let hall = Hall::open().await;
    for upgrades in [Upgrades::Refused, Upgrades::Cut, Upgrades::Swallowed, Upgrades::Muted] {
        let proxy = Proxy::before(&hall.api.base, Profile { upgrades, ..Profile::PLAIN }, 1).await;
        let api = Api::new(&proxy.base());
        api.newcomer(&hall.board.code).await;
        let url = format!("{}/sync/{}", api.base.replacen("http", "ws", 1), hall.board.id);
        let opened = timeout(Duration::from_millis(400), tokio_tungstenite::connect_async(url)).await;
        match upgrades {
            Upgrades::Refused | Upgrades::Cut => assert!(opened.unwrap().is_err(), "{upgrades:?}"),
            Upgrades::Swallowed => assert!(opened.is_err(), "never answered"),
            Upgrades::Passed | Upgrades::Muted => {
                let (mut socket, _) = opened.unwrap().unwrap();
                let next = futures_util::StreamExt::next(&mut socket);
                assert!(timeout(Duration::from_millis(150), next).await.is_err(), "not a frame");
            }
        }
    }
}
