use super::*;

const HALF: f64 = 0.5;

fn started() -> Line {
    let mut line = Line::default();
    assert_eq!(line.handle(Event::Start, 0, HALF), Step::Open);
    line
}

fn open() -> Line {
    let mut line = started();
    assert_eq!(line.handle(Event::Welcomed, 100, HALF), Step::Rest);
    assert_eq!(line.status(), Status::Open);
    line
}

/// Lets the line's own time pass: carries out nothing, reports only that it is due.
fn due(line: &mut Line) -> (u64, Step) {
    let at = line.wakes_at().unwrap();
    (at, line.handle(Event::Due, at, HALF))
}

#[test]
fn a_socket_that_says_nothing_is_given_up_within_45_seconds() {
    let mut line = open();
    line.handle(Event::Heard, 1_000, HALF);
    assert_eq!(due(&mut line).1, Step::Ping);
    let (at, step) = due(&mut line);
    assert_eq!(step, Step::Close);
    assert!(at - 1_000 < 45_000, "{at}");
    assert_eq!(line.status(), Status::Offline);
}

#[test]
fn an_answer_that_stays_away_is_doubted_sooner() {
    let mut line = open();
    line.handle(Event::Asked, 200, HALF);
    let (at, step) = due(&mut line);
    assert_eq!((at, step), (200 + ANSWER_MS, Step::Ping));
    line.handle(Event::Heard, at + 1, HALF);
    assert_eq!(line.wakes_at(), Some(at + 1 + QUIET_MS + QUIET_SPREAD_MS / 2));
}

#[test]
fn a_phone_that_wakes_asks_at_once() {
    let mut line = open();
    assert_eq!(line.handle(Event::Shown, 60_000, HALF), Step::Ping);
    assert_eq!(line.wakes_at(), Some(60_000 + WOKEN_DOUBT_MS));
    assert_eq!(line.handle(Event::Heard, 60_100, HALF), Step::Rest);
    assert_eq!(line.status(), Status::Open);
}

#[test]
fn without_sockets_it_polls_and_tries_one_now_and_then() {
    let mut line = started();
    assert_eq!(line.handle(Event::Closed(1006), 300, HALF), Step::Rest);
    let (at, step) = due(&mut line);
    assert_eq!(step, Step::Open);
    assert_eq!(line.handle(Event::Closed(1006), at + 300, HALF), Step::Poll);
    let polled = at + 600;
    line.handle(Event::Answered, polled, HALF);
    assert_eq!(line.status(), Status::Polling);
    // Perhaps the network was only away.
    assert_eq!(due(&mut line), (polled + SOCKET_SOON_MS * 3 / 2, Step::Open));
    line.handle(Event::Closed(1006), polled + SOCKET_SOON_MS * 2, HALF);
    let next = polled + POLL_MS + POLL_SPREAD_MS / 2;
    assert_eq!(due(&mut line), (next, Step::Poll));
    line.handle(Event::Answered, next + 100, HALF);
    assert_eq!(line.handle(Event::Asked, next + 200, HALF), Step::Poll, "what was sent has news");
    line.handle(Event::Answered, next + 300, HALF);
    let mut sockets = Vec::new();
    while sockets.len() < 3 {
        match due(&mut line) {
            (now, Step::Poll) => line.handle(Event::Answered, now + 50, HALF),
            (now, Step::Open) => {
                sockets.push(now);
                line.handle(Event::Closed(1006), now + 50, HALF)
            }
            (_, step) => panic!("{step:?}"),
        };
        assert_eq!(line.status(), Status::Polling);
    }
    let pauses: Vec<u64> = sockets.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(pauses[0] >= SOCKET_AGAIN_MS && pauses[1] > pauses[0], "{pauses:?}");
    line.handle(Event::Welcomed, sockets[2] + 100, HALF);
    assert_eq!(line.status(), Status::Open);
}

#[test]
fn a_swallowed_socket_leads_to_http_at_once() {
    let mut line = started();
    assert_eq!(due(&mut line), (PATIENCE_MS, Step::Poll));
}

#[test]
fn a_captive_portal_is_told_and_tried_again() {
    let mut line = started();
    due(&mut line);
    assert_eq!(line.handle(Event::Failed(Fault::Captive), 11_000, HALF), Step::Close);
    assert_eq!(line.status(), Status::Captive);
    let (at, step) = due(&mut line);
    assert_eq!(step, Step::Open);
    assert_eq!(line.status(), Status::Captive);
    line.handle(Event::Welcomed, at + 100, HALF);
    assert_eq!(line.status(), Status::Open);
}

#[test]
fn who_is_revoked_stays_so() {
    for code in [4401, 4403] {
        let mut line = open();
        line.handle(Event::Closed(code), 500, HALF);
        assert_eq!((line.status(), line.wakes_at()), (Status::Revoked, None));
        assert_eq!(line.handle(Event::Shown, 600, HALF), Step::Rest);
    }
}

#[test]
fn a_board_that_is_gone_is_asked_for_again_slowly_and_stays_gone_until_it_is_there() {
    let mut line = open();
    line.handle(Event::Closed(4404), 500, HALF);
    assert_eq!(line.status(), Status::Gone);
    let (at, step) = due(&mut line);
    assert!(at >= 500 + GONE_MS && step == Step::Open, "{at}");
    line.handle(Event::Closed(1006), at + 100, HALF);
    assert_eq!(line.status(), Status::Gone, "no network is no news");
    let (at, _) = due(&mut line);
    line.handle(Event::Welcomed, at + 100, HALF);
    assert_eq!(line.status(), Status::Open);
    let mut line = started();
    due(&mut line);
    line.handle(Event::Failed(Fault::Gone), 12_000, HALF);
    assert!(line.status().is_over() && line.wakes_at().is_some());
}

#[test]
fn pauses_stay_within_their_bounds_and_it_never_sleeps_for_ever() {
    for chance in [0.0, 0.3, 1.0] {
        let mut line = started();
        let mut now = 0;
        for _ in 0..40 {
            let at = line.wakes_at().expect("a line that is not over wakes");
            let paused = matches!(line.state, State::Pausing { .. });
            assert!(!paused || (LEAST_PAUSE_MS..=MOST_PAUSE_MS).contains(&(at - now)), "{}", at - now);
            now = at;
            line.handle(Event::Due, now, chance);
            let fails = match line.state {
                State::Opening { .. } => Event::Closed(1006),
                State::Probing { .. } => Event::Failed(Fault::Silent),
                _ => continue,
            };
            now += 300;
            line.handle(fails, now, chance);
        }
    }
}

/// An access point goes away for a minute and comes back; every phone notices in its own time.
#[test]
fn a_hall_does_not_come_back_as_one() {
    const PHONES: u64 = 300;
    const BACK_AT: u64 = 60_000;
    let mut seed = 7_u64;
    let mut chance = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(seed >> 32).unwrap()) / f64::from(u32::MAX)
    };
    let mut tries = [0_u32; 60];
    for _ in 0..PHONES {
        let mut line = open();
        let mut now = 0;
        line.handle(Event::Offline, now, chance());
        let mut is_told = false;
        loop {
            let at = line.wakes_at().unwrap();
            if at >= BACK_AT && !is_told {
                is_told = true;
                // The phones' own word for it comes to all of them at once.
                now = BACK_AT;
                line.handle(Event::Online, now, chance());
                continue;
            }
            now = at.max(now);
            let mut step = line.handle(Event::Due, now, chance());
            if now >= BACK_AT && matches!(step, Step::Open | Step::Poll) {
                tries[usize::try_from((now - BACK_AT) / 1_000).unwrap()] += 1;
                break;
            }
            if step == Step::Open {
                step = line.handle(Event::Closed(1006), now + 50, chance());
            }
            if step == Step::Poll {
                line.handle(Event::Failed(Fault::Silent), now + 100, chance());
            }
        }
    }
    let (most, last) = (tries.iter().max().unwrap(), tries.iter().rposition(|n| *n > 0).unwrap());
    let mean = f64::from(u32::try_from(PHONES).unwrap()) / f64::from(u32::try_from(last + 1).unwrap());
    assert_eq!(tries.iter().sum::<u32>(), u32::try_from(PHONES).unwrap());
    assert!(f64::from(*most) <= 3.0 * mean, "{most} in a second, {mean} on average: {tries:?}");
}
