use proptest::prelude::*;
use shared::command::{Colour, SetAsideReason};
use shared::event::Placement;
use shared::ids::{CommandId, ParticipantId, TargetId};
use shared::order::Order;
use shared::role::Role;
use shared::settings::{Perspective, Settings};
use shared::template::Template;
use shared::words::{Text, Title};

use super::*;

const PEOPLE: u8 = 40;

#[derive(Debug, Clone)]
struct Post {
    prompt: usize,
    perspective: Option<usize>,
    standing: Standing,
    theme: Option<u8>,
    under: Option<usize>,
}

fn posts() -> impl Strategy<Value = Vec<Post>> {
    let standing = prop_oneof![
        8 => Just(Standing::Published),
        1 => Just(Standing::Waiting),
        1 => Just(Standing::Approved),
        1 => Just(Standing::SetAside(SetAsideReason::Rude)),
    ];
    let post = (
        0..4_usize,
        prop::option::of(0..5_usize),
        standing,
        prop::option::of(0..4_u8),
        prop::option::weighted(0.2, 0..30_usize),
    );
    let post = post.prop_map(|(prompt, perspective, standing, theme, under)| Post {
        prompt,
        perspective,
        standing,
        theme,
        under,
    });
    prop::collection::vec(post, 0..120)
}

fn theme_id(n: u8) -> ThemeId {
    ThemeId::from_random([n + 1; 16])
}

fn reflection_id(n: usize) -> ReflectionId {
    let mut bytes = [7; 16];
    bytes[..8].copy_from_slice(&u64::try_from(n).unwrap().to_be_bytes());
    ReflectionId::from_random(bytes)
}

/// A log as a room would have written it.
fn log(posts: &[Post]) -> Vec<Record> {
    let template = Template::find("parels-en-puzzels").unwrap();
    let perspectives = ["Ouder", "Jongere", "Gemeente", "Onderwijs", "Zorg"];
    let perspectives: Vec<_> =
        perspectives.iter().map(|title| Perspective::of_title(title).unwrap()).collect();
    let settings = Settings { perspectives: perspectives.clone(), ..Settings::default() };
    let prompts = template.prompts(settings.language);
    let title = Title::parse("Bord").unwrap();
    let mut events = vec![vec![Event::BoardCreated { title, settings, prompts: prompts.clone() }]];
    let order = || Order::between(None, None);
    for n in 0..4 {
        events.push(vec![Event::ThemeCreated {
            theme: theme_id(n),
            title: format!("Thema {n}"),
            summary: String::new(),
            order: order(),
            colour: Colour::default(),
            key_phrase: None,
        }]);
    }
    for (n, post) in posts.iter().enumerate() {
        let reflection = reflection_id(n);
        let mut of_this = vec![Event::Posted {
            reflection,
            prompt: prompts[post.prompt].id.clone(),
            text: Text::parse(&format!("Tekst {n}")).unwrap(),
            perspective: post.perspective.map(|at| perspectives[at].id.clone()),
            lang: None,
            flags: Vec::new(),
            standing: post.standing,
            name: None,
            source: None,
        }];
        if let Some(theme) = post.theme {
            let placement = Some(Placement { theme: theme_id(theme), order: order() });
            of_this.push(Event::Placed { reflection, placement });
        }
        // As the rules have it: one deep, and with what it lies under.
        let top = post
            .under
            .filter(|top| *top < n && posts[*top].under.is_none() && posts[*top].theme == post.theme);
        if let Some(top) = top.filter(|top| posts[*top].standing == post.standing) {
            of_this.push(Event::Stacked { reflection, under: Some(reflection_id(top)) });
        }
        events.push(of_this);
    }
    let record = |(at, events): (usize, Vec<Event>)| Record {
        seq: u64::try_from(at).unwrap() + 1,
        command: CommandId::from_random([u8::try_from(at % 251).unwrap(); 16]),
        participant: (at > 0)
            .then(|| ParticipantId::from_random([u8::try_from(at).unwrap_or(9) % PEOPLE; 16])),
        role: Role::Attendee,
        events,
    };
    events.into_iter().enumerate().map(record).collect()
}

fn of(log: &[Record]) -> Report {
    let board = BoardId::from_random([5; 16]);
    report(Facts { board, kind: BoardKind::Real, created: 0, made: 0 }, log)
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_counted_twice(posts in posts()) {
        let report = of(&log(&posts));
        let published = posts.iter().filter(|p| p.standing == Standing::Published).count();
        prop_assert_eq!(report.annex.len(), published);
        prop_assert_eq!(report.cover.reflections as usize, published);
        let mut told: Vec<Number> = report.themes.iter().flat_map(|t| t.members.clone()).collect();
        told.extend(&report.loose);
        told.sort();
        let annex: Vec<Number> = report.annex.iter().map(|entry| entry.number).collect();
        prop_assert_eq!(told, annex);
        for theme in &report.themes {
            prop_assert_eq!(theme.by_prompt.iter().sum::<u32>() as usize, theme.members.len());
            prop_assert!(theme.quotes.iter().all(|quote| theme.members.contains(quote)));
        }
        let set_aside: u32 = report.set_aside.iter().map(|(_, n)| n).sum();
        prop_assert_eq!(published + (set_aside + report.unread) as usize, posts.len());
        if let Some(table) = &report.table {
            let sum: u32 = table.rows.iter().map(|row| row.rest + row.cells.iter().flatten().sum::<u32>()).sum();
            prop_assert_eq!(sum as usize, published);
            let told = |column: usize| table.rows.iter().filter_map(|row| row.cells[column]).sum::<u32>();
            for (column, total) in table.totals.iter().enumerate() {
                prop_assert!(*total >= 5 && *total >= told(column), "a group's total is its own");
            }
        }
    }

    #[test]
    fn a_small_group_never_follows_from_a_table(counts in prop::collection::vec(prop::collection::vec(0..12_u32, 3), 1..6), others in 0..4_u32) {
        let sums: Vec<u32> = counts.iter().map(|row| row.iter().sum::<u32>() + others).collect();
        let shown = table::suppress(&counts, &sums);
        for (row, cells) in shown.iter().enumerate() {
            prop_assert!(cells.iter().flatten().all(|n| *n == 0 || *n >= 5), "small cell told");
            let rest = sums[row] - cells.iter().flatten().sum::<u32>();
            let has_told = cells.iter().flatten().any(|n| *n > 0);
            prop_assert!(!cells.contains(&None) || rest >= 5 || !has_told, "a row's total gives a small cell away");
        }
        for column in 0..3 {
            let all: u32 = counts.iter().map(|row| row[column]).sum();
            let told: u32 = shown.iter().filter_map(|row| row[column]).sum();
            prop_assert!(all == told || all - told >= 5 || told == 0, "a column's total gives a small cell away");
        }
    }
}

#[test]
fn a_number_stays_when_others_go() {
    let post =
        |_| Post { prompt: 0, perspective: None, standing: Standing::Published, theme: None, under: None };
    let mut log = log(&(0..3).map(post).collect::<Vec<_>>());
    let numbers =
        |log: &[Record]| of(log).annex.iter().map(|e| (e.number.to_string(), e.id)).collect::<Vec<_>>();
    let before = numbers(&log);
    assert_eq!(before[2].0, "K-003");
    let withdrawn = Event::Withdrawn { reflection: reflection_id(1) };
    let last = log.last().unwrap().clone();
    log.push(Record { seq: last.seq + 1, events: vec![withdrawn], ..last });
    assert_eq!(numbers(&log), vec![before[0].clone(), before[2].clone()]);
}

#[test]
fn totals_of_few_voters_are_not_told() {
    let post =
        Post { prompt: 0, perspective: None, standing: Standing::Published, theme: Some(0), under: None };
    let mut log = log(&[post]);
    let last = log.last().unwrap().clone();
    let target: TargetId = theme_id(0).into();
    log.push(Record {
        seq: last.seq + 1,
        events: vec![Event::Tallied { voters: 4, votes: vec![] }],
        ..last.clone()
    });
    assert_eq!(of(&log).themes[0].votes, None);
    log.push(Record {
        seq: last.seq + 2,
        events: vec![Event::Tallied { voters: 5, votes: vec![(target, 9)] }],
        ..last
    });
    assert_eq!((of(&log).themes[0].votes, of(&log).cover.votes), (Some(9), 9));
}
