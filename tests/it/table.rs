//! Four moderators at one table while a hall writes: no reflection is lost, none is handled twice, and all see the
//! same board in the end.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use harness::{Api, LiveClient, Random, ServerProcess, count, ids};
use serde_json::{Value, json};
use shared::api::Whereabouts;
use shared::command::{Action, SetAsideReason};
use shared::document::DocumentName;
use shared::event::Event;
use shared::ids::{BoardId, ReflectionId, ThemeId};
use shared::phase::Phase;
use shared::role::Role;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, interval, sleep_until};

const PHONES: usize = 150;
const EACH: usize = 3;
const ALL: usize = PHONES * EACH;
const MODERATORS: usize = 4;
/// What one moderator takes at a time.
const BATCH: usize = 8;

/// What a moderator did, and where each reflection must be found because of it.
#[derive(Default)]
struct Work {
    placed: BTreeMap<ReflectionId, Option<ThemeId>>,
    aside: usize,
    stacked: usize,
    undone: usize,
    slowest: Duration,
}

/// Posts at moments of its own, and reads along to the end: a connection that nobody listens to is let go.
async fn write(
    mut phone: LiveClient,
    seed: usize,
    lasts: Duration,
    posted: Arc<AtomicUsize>,
    mut over: watch::Receiver<bool>,
) -> LiveClient {
    let mut random = Random::new(u64::try_from(seed).unwrap());
    let start = Instant::now();
    let thousandth = lasts / 1_000;
    let mut moments: Vec<Instant> =
        (0..EACH).map(|_| start + thousandth * u32::try_from(random.below(1_000)).unwrap()).collect();
    moments.sort();
    for (n, moment) in moments.into_iter().enumerate() {
        loop {
            tokio::select! {
                biased;
                open = phone.listen() => assert!(open, "phone {seed} was closed with {:?}", phone.closed),
                () = sleep_until(moment) => break,
            }
        }
        phone.post(&format!("Telefoon {seed} schrijft nummer {n}")).await;
        posted.fetch_add(1, Ordering::Relaxed);
    }
    loop {
        tokio::select! {
            open = phone.listen() => assert!(open, "phone {seed} was closed with {:?}", phone.closed),
            _ = over.changed() => return phone,
        }
    }
}

/// What waits for somebody, and how many were approved or set aside by whomever.
fn desk(moderator: &LiveClient) -> (Vec<ReflectionId>, usize) {
    let staff = moderator.json(DocumentName::Staff);
    let all = staff["waiting"].as_object().unwrap();
    let waiting = all.iter().filter(|(_, entry)| entry["approved"] == false);
    let waiting: Vec<_> = waiting.map(|(id, _)| id.parse().unwrap()).collect();
    let handled = all.len() - waiting.len() + staff["set_aside"].as_object().unwrap().len();
    (waiting, handled)
}

fn held(moderator: &LiveClient, own: bool) -> Vec<ReflectionId> {
    let Some(presence) = &moderator.presence else { return Vec::new() };
    let of = presence.colleagues.iter().filter(|colleague| (colleague.number == presence.you) == own);
    of.flat_map(|colleague| colleague.holds.iter().copied()).collect()
}

/// Approves, sets aside, groups and stacks what it holds, and now and then takes a step back.
async fn handle(
    moderator: &mut LiveClient,
    batch: &[ReflectionId],
    themes: &[ThemeId],
    random: &mut Random,
    work: &mut Work,
) {
    let begin = Instant::now();
    let (mut fit, mut aside) = (Vec::new(), Vec::new());
    for id in batch {
        if random.chance(10) { aside.push(*id) } else { fit.push(*id) }
    }
    if !aside.is_empty() {
        work.aside += aside.len();
        let reason = SetAsideReason::OffTopic;
        let ack = moderator.command(Action::SetAside { reflections: aside, reason }).await;
        assert!(ack.skipped.is_empty());
    }
    if fit.is_empty() {
        return;
    }
    let ack = moderator.command(Action::Approve { reflections: fit.clone() }).await;
    assert!(ack.skipped.is_empty(), "{:?}", ack.skipped);
    work.slowest = work.slowest.max(begin.elapsed());
    let place = |theme| Action::Place { reflections: fit.clone(), theme, order: None };
    let mut theme = *random.pick(themes);
    let placed = moderator.send(place(theme)).await;
    moderator.answer(placed).await;
    if random.chance(4) {
        moderator.command(Action::Undo { command: placed }).await;
        work.undone += 1;
        theme = *random.pick(themes);
        moderator.command(place(theme)).await;
    }
    if fit.len() > 1 && random.chance(2) {
        let stack = Action::Stack { reflections: vec![fit[1]], under: fit[0] };
        let stacked = moderator.send(stack).await;
        moderator.answer(stacked).await;
        if random.chance(3) {
            moderator.command(Action::Undo { command: stacked }).await;
            work.undone += 1;
        } else {
            work.stacked += 1;
        }
    }
    work.placed.extend(fit.iter().map(|id| (*id, Some(theme))));
    if random.chance(5) {
        let out = fit[fit.len() - 1];
        if fit.len() > 2 {
            moderator.command(Action::Unplace { reflections: vec![out] }).await;
            work.placed.insert(out, None);
        }
    }
}

async fn moderate(
    mut moderator: LiveClient,
    number: usize,
    themes: Vec<ThemeId>,
    posted: Arc<AtomicUsize>,
) -> (LiveClient, Work) {
    let mut random = Random::new(u64::try_from(1_000 + number).unwrap());
    let mut work = Work::default();
    let mut done = std::collections::BTreeSet::new();
    let mut tick = interval(Duration::from_millis(200));
    moderator.command(Action::Introduce { name: format!("Begeleider {number}") }).await;
    loop {
        let (queue, handled) = desk(&moderator);
        let mine = held(&moderator, true);
        let batch: Vec<_> =
            queue.iter().filter(|id| mine.contains(id) && !done.contains(*id)).copied().collect();
        if !batch.is_empty() {
            done.extend(batch.iter().copied());
            handle(&mut moderator, &batch, &themes, &mut random, &mut work).await;
        }
        let others = held(&moderator, false);
        let free = queue.into_iter().filter(|id| !others.contains(id) && !done.contains(id));
        let hold: Vec<_> = free.take(BATCH).collect();
        moderator.say_presence(Whereabouts { place: hold.first().copied(), hold }).await;
        if posted.load(Ordering::Relaxed) == ALL && handled == ALL {
            return (moderator, work);
        }
        loop {
            tokio::select! {
                biased;
                open = moderator.listen() => assert!(open, "closed with {:?}", moderator.closed),
                _ = tick.tick() => break,
            }
        }
    }
}

async fn staff(api: &Api, board: BoardId, token: &str) -> LiveClient {
    LiveClient::connect(api, board, Role::Moderator, token, &DocumentName::ALL).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn prove_table_four_moderators_and_a_hall_lose_nothing_and_do_nothing_twice() {
    let lasts = Duration::from_secs(u64::try_from(count(20, 300)).unwrap());
    // Every phone reads along where all of it is proved; one in five every day.
    let readers = count(PHONES / 5, PHONES);
    let server = ServerProcess::start().await;
    let api = &server.api;
    let board = api.create_as(&json!({"title": "x", "settings": {"moderation": "before"}})).await;
    let steer = |phase, expected| Action::SetPhase { phase, expected };
    let token = &board.tokens.moderator;
    api.done(board.id, token, steer(Phase::Write, Phase::Lobby)).await;
    let mut themes = Vec::new();
    for n in 0..6 {
        let theme = ids::theme();
        api.done(board.id, token, Action::CreateTheme { theme, title: format!("Thema {n}") }).await;
        themes.push(theme);
    }
    let posted = Arc::new(AtomicUsize::new(0));
    let mut table = JoinSet::new();
    for number in 0..MODERATORS {
        let link = api.add_link(board.id, &board.tokens.organiser, "moderator").await;
        let client = staff(api, board.id, &link.token).await;
        table.spawn(moderate(client, number, themes.clone(), Arc::clone(&posted)));
    }
    let (end, over) = watch::channel(false);
    let mut phones = JoinSet::new();
    for number in 0..PHONES {
        let token = api.newcomer(&board.code).await;
        let want = if number < readers { &[DocumentName::Board][..] } else { &[] };
        let client = LiveClient::connect(api, board.id, Role::Attendee, &token, want).await;
        phones.spawn(write(client, number, lasts, Arc::clone(&posted), over.clone()));
    }
    let limit = lasts + Duration::from_mins(1);
    let table = harness::wait::within_of(limit, "the table is empty", table.join_all()).await;
    end.send(true).unwrap();
    let mut phones = harness::wait::within("all phones wrote", phones.join_all()).await;
    api.done(board.id, token, steer(Phase::Read, Phase::Write)).await;

    let (mut moderators, works): (Vec<_>, Vec<_>) = table.into_iter().unzip();
    let aside: usize = works.iter().map(|work| work.aside).sum();
    let shown = json!(ALL - aside);
    let whole = |c: &LiveClient| c.json(DocumentName::Board)["counts"]["reflections"] == shown;
    moderators[0].wait_until("the reveal", whole).await;
    let last = api.view(board.id, token).await;
    phones.retain(|phone| phone.replica.document(DocumentName::Board).is_some());
    assert_eq!(phones.len(), readers);
    for reader in phones.iter_mut().chain(&mut moderators) {
        reader.wait_until("the reveal", |c| c.json(DocumentName::Board) == last.board).await;
    }
    let staff: Value = last.staff.unwrap();
    for moderator in &mut moderators {
        moderator.wait_until("the same desk", |c| c.json(DocumentName::Staff) == staff).await;
    }
    let mut lost = 0;
    let expected: BTreeMap<_, _> = works.iter().flat_map(|work| work.placed.clone()).collect();
    assert_eq!(expected.len(), ALL - aside, "each was grouped by one moderator");
    for (id, theme) in &expected {
        let there = &last.board["reflections"][id.to_string()];
        assert!(there.is_object(), "{id} is not on the board");
        lost += usize::from(there.get("theme").cloned() != theme.map(|theme| json!(theme)));
    }
    assert_eq!(lost, 0, "placements that were lost");
    drop((phones, moderators));
    let logs = server.logs().await;
    logs.check(board.id);
    let mut judged: BTreeMap<ReflectionId, usize> = BTreeMap::new();
    for event in logs.of(board.id).iter().flat_map(|record| &record.events) {
        if let Event::Judged { reflection, .. } = event {
            *judged.entry(*reflection).or_default() += 1;
        }
    }
    assert_eq!(judged.len(), ALL);
    assert!(judged.values().all(|times| *times == 1), "work that was done twice");
    let (_, documents) = logs.replay(board.id);
    assert_eq!(documents.board.json(), last.board, "a fresh replay");
    assert_eq!(documents.staff.json(), staff, "a fresh replay of the desk");
    let sum = |of: fn(&Work) -> usize| works.iter().map(of).sum::<usize>();
    let shares: Vec<usize> = works.iter().map(|work| work.placed.len()).collect();
    let slowest = works.iter().map(|work| work.slowest).max().unwrap();
    println!(
        "table: {ALL} reflections of {PHONES} phones in {lasts:?}, {MODERATORS} moderators grouped {shares:?}, \
         set aside {aside}, stacked {}, took back {}; each handled once, none lost; slowest batch {slowest:?}",
        sum(|work| work.stacked),
        sum(|work| work.undone),
    );
}
