//! A hall that comes in at once, and one that comes back at once.

use std::collections::BTreeMap;
use std::time::Duration;

use harness::wait::within_of;
use harness::{Browser, Hall, Random, TestServer};
use reqwest::{Method, StatusCode};
use serde_json::json;
use shared::sync::Line;
use shared::sync::line::{Event, Fault, Status, Step};
use tokio::task::JoinSet;
use tokio::time::Instant;

const PEOPLE: usize = 300;
const MINUTE: Duration = Duration::from_mins(1);

/// Everybody scans the code within a minute, from behind one address: pages, scripts and programs. Some mistype.
#[tokio::test]
async fn three_hundred_come_in_from_one_address_and_none_is_refused() {
    let hall = Hall::open().await;
    let began = Instant::now();
    let mut people = JoinSet::new();
    for person in 0..PEOPLE {
        let (api, code) = (hall.api.clone(), hall.board.code.clone());
        people.spawn(async move {
            if person % 10 == 0 {
                let wrong = api.post("/api/join", &json!({"code": "AAAA BBBB"})).send().await.unwrap();
                assert_eq!(wrong.status(), StatusCode::NOT_FOUND, "a wrong code is said, not punished");
            }
            match person % 3 {
                0 => {
                    let browser = Browser::new(&api);
                    let page = browser.open(&format!("/{code}")).await;
                    assert_eq!(page.status, StatusCode::OK);
                    let posted = browser.submit(&format!("/{code}"), &page.form("Ik ben er")).await;
                    assert_eq!(posted.status, StatusCode::SEE_OTHER, "{}", posted.html);
                }
                1 => {
                    let call =
                        Browser::new(&api).fetch(Method::POST, "/api/join", "", &json!({"code": code}));
                    assert_eq!(call.send().await.unwrap().status(), StatusCode::OK);
                }
                _ => drop(api.newcomer(&code).await),
            }
        });
    }
    within_of(MINUTE, "everybody is in", people.join_all()).await;
    println!("hall: {PEOPLE} came in from one address in {:?}, none refused", began.elapsed());
}

/// The server starts anew under a hall: every page finds it again.
#[tokio::test]
async fn a_newcomer_is_told_to_wait_only_beyond_a_hall() {
    let server = TestServer::start().await;
    let board = server.api.create().await;
    let mut people = JoinSet::new();
    for _ in 0..PEOPLE * 2 {
        let (api, code) = (server.api.clone(), board.code.clone());
        people.spawn(async move { api.newcomer(&code).await });
    }
    within_of(MINUTE, "two halls are in", people.join_all()).await;
}

/// Milliseconds of a hall's own time.
type Moment = u64;
const SECOND: Moment = 1_000;
/// What a socket or a call takes there and back, the handshakes included.
const ROUND_TRIP: Moment = 900;

/// How a hall loses its network, and gets it back.
#[derive(Debug, Clone, Copy)]
struct Outage {
    /// How many of a hundred phones see it themselves.
    told: usize,
    lasts: Moment,
    /// The access point lets them in again over so long: it greets each of them, one after the other.
    comes_back_over: Moment,
}

/// One phone: its line, and its network.
struct Phone {
    line: Line,
    is_told: bool,
    back_at: Moment,
    /// Answers on their way.
    coming: Vec<(Moment, Event)>,
}

/// What the phones did from the moment that the network was there again.
struct Return {
    /// Tries that reached the server, by the second.
    tries: BTreeMap<Moment, usize>,
    /// When the last one was in touch again, since then: over a socket, or over polls for the time being.
    all_back: Moment,
}

/// Three hundred lines in virtual time through one outage.
fn come_back(outage: Outage, seed: u64) -> Return {
    let random = &mut Random::new(seed);
    let moment = |random: &mut Random, most: Moment| -> Moment {
        u64::try_from(random.below(usize::try_from(most).unwrap() + 1)).unwrap()
    };
    let gone_at = 120 * SECOND;
    let back_at = gone_at + outage.lasts;
    let mut phones: Vec<Phone> = (0..PEOPLE)
        .map(|_| Phone {
            line: Line::default(),
            is_told: random.below(100) < outage.told,
            back_at: back_at + moment(random, outage.comes_back_over),
            coming: vec![(moment(random, 60 * SECOND), Event::Start)],
        })
        .collect();
    for phone in &mut phones {
        if phone.is_told {
            phone.coming.push((gone_at + moment(random, outage.lasts.min(3 * SECOND)), Event::Offline));
            phone.coming.push((phone.back_at, Event::Online));
        }
        // What everybody hears at the same moment: a round, a timer, a spotlight. The last one is just before.
        for said in (70..=115).step_by(15) {
            phone.coming.push((said * SECOND, Event::Heard));
        }
    }
    let mut back = Return { tries: BTreeMap::new(), all_back: 0 };
    let mut now = 0;
    let is_back = |phone: &Phone, now| {
        now >= phone.back_at && matches!(phone.line.status(), Status::Open | Status::Polling)
    };
    while !phones.iter().all(|phone| is_back(phone, now)) {
        assert!(now < back_at + 300 * SECOND, "somebody never came back");
        let due = |phone: &Phone| {
            let coming = phone.coming.iter().map(|(at, _)| *at).min();
            phone.line.wakes_at().into_iter().chain(coming).min()
        };
        let next = phones.iter().filter_map(due).min().expect("something is still to come");
        now = now.max(next);
        for phone in &mut phones {
            let at = phone.coming.iter().position(|(at, _)| *at <= now);
            let event = match at {
                Some(at) => phone.coming.swap_remove(at).1,
                None if phone.line.wakes_at().is_some_and(|at| at <= now) => Event::Due,
                None => continue,
            };
            let chance = f64::from(u32::try_from(random.below(10_000)).unwrap()) / 10_000.0;
            let step = phone.line.handle(event, now, chance);
            let is_dark = (gone_at..phone.back_at).contains(&now);
            match step {
                Step::Open | Step::Poll => {
                    let answer = if step == Step::Open { Event::Welcomed } else { Event::Answered };
                    phone.coming.retain(|(_, event)| !matches!(event, Event::Welcomed | Event::Answered));
                    if !is_dark {
                        phone.coming.push((now + ROUND_TRIP, answer));
                    } else if phone.is_told {
                        // A phone without a network says so at once.
                        let fails = if step == Step::Open {
                            Event::Closed(1006)
                        } else {
                            Event::Failed(Fault::Silent)
                        };
                        phone.coming.push((now + 5, fails));
                    } else if phone.back_at <= now + shared::sync::line::PATIENCE_MS {
                        // The system tries to connect on and on; it comes through when the network is there.
                        let comes = phone.back_at + moment(random, 3 * SECOND);
                        phone.coming.push((comes + ROUND_TRIP, answer));
                        *back.tries.entry(comes.saturating_sub(back_at) / SECOND).or_default() += 1;
                    }
                    if now >= phone.back_at && now >= back_at {
                        *back.tries.entry((now - back_at) / SECOND).or_default() += 1;
                    }
                }
                Step::Ping if !is_dark => phone.coming.push((now + ROUND_TRIP / 3, Event::Heard)),
                Step::Close => phone.coming.retain(|(_, event)| !matches!(event, Event::Welcomed)),
                Step::Ping | Step::Rest => {}
            }
        }
    }
    back.all_back = now.saturating_sub(back_at);
    back
}

/// No second has more than three times the mean of the seconds in which they come back.
#[test]
fn a_hall_comes_back_within_a_minute_and_not_as_one() {
    for (name, outage) in [
        ("the access point restarts", Outage { told: 80, lasts: 45 * SECOND, comes_back_over: 20 * SECOND }),
        ("the same, and quickly", Outage { told: 80, lasts: 45 * SECOND, comes_back_over: 5 * SECOND }),
        ("the line of the building is cut", Outage { told: 0, lasts: 45 * SECOND, comes_back_over: 0 }),
        ("for a moment", Outage { told: 100, lasts: 2 * SECOND, comes_back_over: 2 * SECOND }),
        ("for everybody at the same instant", Outage { told: 100, lasts: 20 * SECOND, comes_back_over: 0 }),
        ("for ten minutes", Outage { told: 50, lasts: 600 * SECOND, comes_back_over: 10 * SECOND }),
    ] {
        for seed in 0..2 {
            let Return { tries, all_back } = come_back(outage, seed);
            let all: usize = tries.values().sum();
            let most = tries.values().copied().max().unwrap_or(0);
            let seconds = usize::try_from(all_back.div_ceil(SECOND)).unwrap().max(1);
            println!(
                "hall: {name}: all back in {seconds} s, {all} tries, {:.1} a second, at most {most}",
                f64::from(u32::try_from(all).unwrap()) / f64::from(u32::try_from(seconds).unwrap())
            );
            assert!(all_back <= 60 * SECOND, "{name}: {all_back} ms");
            assert!(most * seconds <= all * 3, "{name}: a second with {most} of {all} tries in {seconds} s");
        }
    }
}
