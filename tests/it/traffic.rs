//! What an evening costs a phone: every byte of its connections, pings and handshakes counted, both ways.

use std::time::Duration;

use harness::phone::{Clock, Draft, Fate, Page, Phone};
use harness::proxy::Traffic;
use harness::wait::{within, within_of};
use harness::{Hall, Profile, Proxy, Random, count, ids};
use shared::document::DocumentName;
use shared::phase::Phase;
use shared::sync::line::Status;
use tokio::time::{Instant, interval};

const REFLECTIONS: usize = 400;
const AUTHORS: usize = 40;
/// A second, steadily, as long as "Wat anderen schrijven" is closed.
const STEADY: u64 = 2_000;
/// For all of them revealed and read.
const REVEAL: u64 = 150_000;

struct Counted<'a> {
    phone: &'a Phone,
    page: Page,
}

impl Counted<'_> {
    fn bytes(&self) -> u64 {
        let Traffic { up, down, .. } = self.phone.proxy.traffic();
        up + down
    }
}

async fn turn_both(one: &mut Counted<'_>, two: &mut Counted<'_>) {
    tokio::select! {
        turned = one.page.turn() => turned.unwrap(),
        turned = two.page.turn() => turned.unwrap(),
    }
}

fn published(page: &Page) -> usize {
    let json = page.replica.document(DocumentName::Board).map(shared::document::Document::json);
    json.and_then(|json| json["reflections"].as_object().map(serde_json::Map::len)).unwrap_or(0)
}

/// Words as people write them: no two texts alike, most of them short.
fn words(random: &mut Random, number: usize) -> String {
    const WORDS: [&str; 24] = [
        "wachten",
        "duurt",
        "te",
        "lang",
        "samen",
        "één",
        "vast",
        "gezicht",
        "voor",
        "het",
        "gezin",
        "en",
        "school",
        "weet",
        "niet",
        "wie",
        "helpt",
        "vertrouwen",
        "op",
        "tijd",
        "minder",
        "formulieren",
        "rust",
        "luisteren",
    ];
    let length = 6 + random.below(14);
    let text: Vec<&str> = (0..length).map(|_| *random.pick(&WORDS)).collect();
    format!("{} ({number})", text.join(" "))
}

async fn phone(hall: &Hall, seed: u64) -> Phone {
    let proxy = Proxy::before(&hall.api.base, Profile::PLAIN, seed).await;
    Phone::new(proxy, Clock::running(1), hall.board.id, &hall.board.code)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn prove_traffic_of_two_phones_through_a_whole_evening() {
    let seconds = count(20, 300);
    let hall = Hall::open().await;
    let (first, second) = (phone(&hall, 1).await, phone(&hall, 2).await);
    let mut one = Counted { page: first.open(Fate::SPARED, Random::new(1)).await, phone: &first };
    let mut two = Counted { page: second.open(Fate::SPARED, Random::new(2)).await, phone: &second };
    within("both are open", async {
        while one.page.status() != Status::Open || two.page.status() != Status::Open {
            turn_both(&mut one, &mut two).await;
        }
    })
    .await;
    let came_in = [one.bytes(), two.bytes()];

    // The hall writes; these two write five each, and have "Wat anderen schrijven" closed.
    let api = hall.api.clone();
    let (board, code) = (hall.board.id, hall.board.code.clone());
    let others = tokio::spawn(async move {
        let mut tokens = Vec::new();
        for _ in 0..AUTHORS {
            tokens.push(api.newcomer(&code).await);
        }
        let random = &mut Random::new(400);
        let posts = REFLECTIONS - 10;
        let mut pace =
            interval(Duration::from_secs(u64::try_from(seconds).unwrap()) / u32::try_from(posts).unwrap());
        for number in 0..posts {
            pace.tick().await;
            let text = words(random, number);
            api.done(board, &tokens[number % AUTHORS], ids::post(&text).1).await;
        }
    });
    let began = Instant::now();
    let write = async {
        let mut own = interval(Duration::from_secs(u64::try_from(seconds).unwrap()) / 6);
        own.tick().await;
        let mut left = 5;
        while left > 0 || !others.is_finished() {
            tokio::select! {
                () = turn_both(&mut one, &mut two) => {}
                _ = own.tick() => if left > 0 {
                    left -= 1;
                    for counted in [&mut one, &mut two] {
                        let text = format!("Mijn eigen zin nummer {left}");
                        counted.page.press(&Draft { reflection: ids::reflection(), text }).unwrap();
                    }
                },
            }
        }
    };
    within_of(Duration::from_mins(10), "all is written", write).await;
    let lasted = began.elapsed();
    let wrote = [one.bytes(), two.bytes()];

    // The reveal; the second one opens what others write, and reads it all.
    two.page.want(&[DocumentName::Board]);
    hall.phase(Phase::Write, Phase::Read).await;
    within("all is read", async {
        while published(&two.page) < REFLECTIONS {
            turn_both(&mut one, &mut two).await;
        }
    })
    .await;
    let read = [one.bytes(), two.bytes()];

    println!(
        "traffic, bytes up and down:   came in   {seconds} s of writing    a second   the reveal       whole"
    );
    for (name, n) in [("closed", 0), ("reading", 1)] {
        let rate = (wrote[n] - came_in[n]) * 1_000 / u64::try_from(lasted.as_millis()).unwrap();
        println!(
            "traffic, a phone {name:<10} {:>10}   {:>16}  {rate:>10}   {:>10}  {:>10}",
            came_in[n],
            wrote[n] - came_in[n],
            read[n] - wrote[n],
            read[n]
        );
        assert!(rate < STEADY, "{name}: {rate} bytes a second");
        assert!(read[n] - wrote[n] <= REVEAL, "{name}: {} bytes for the reveal", read[n] - wrote[n]);
    }
}
