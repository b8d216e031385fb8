use shared::ids::{Key, ReflectionId};
use shared::order::Order;
use shared::settings::{Language, Perspective, Prompt, Settings};
use shared::words::{Line, Question, Title};

use super::*;
use crate::export::report::{BoardKind, Cover, Entry, Medium, Number, Row, Table};

/// A theme of a made-up stop: which id, what title, how many, and how many by perspective.
struct Said<'a>(u8, &'a str, u32, &'a [Option<u32>]);

fn id(n: u8) -> ThemeId {
    ThemeId::from_random([n; 16])
}

fn perspective(title: &str) -> Perspective {
    Perspective::of_title(title).unwrap()
}

fn report(place: &str, columns: &[&str], said: &[Said<'_>]) -> Report {
    let mut annex = Vec::new();
    let mut themes = Vec::new();
    for Said(theme, title, count, _) in said {
        let members: Vec<Number> = (0..*count)
            .map(|_| {
                let number = Number(u32::try_from(annex.len()).unwrap() + 1);
                annex.push(Entry {
                    number,
                    id: ReflectionId::from_random([1; 16]),
                    text: format!("{title} {number}"),
                    prompt: "parels".parse().unwrap(),
                    lang: None,
                    theme: Some(id(*theme)),
                    under: None,
                    stacked: 0,
                    recognised: 1,
                    votes: None,
                    perspective: None,
                    name: None,
                    on: Medium::Phone,
                });
                number
            })
            .collect();
        themes.push(ReportTheme {
            id: id(*theme),
            title: (*title).to_owned(),
            summary: String::new(),
            key_phrase: members.first().copied(),
            quotes: Vec::new(),
            recognised: *count,
            votes: (*count > 4).then_some(*count),
            by_prompt: vec![*count],
            breadth: None,
            agreements: Vec::new(),
            follow_up: Step::ALL.into_iter().map(|step| (step, None)).collect(),
            members,
        });
    }
    let rows = said.iter().map(|Said(_, _, count, cells)| Row {
        cells: cells.to_vec(),
        rest: count - cells.iter().flatten().sum::<u32>(),
    });
    let key: Key = "parels".parse().unwrap();
    Report {
        cover: Cover {
            board: BoardId::from_random([9; 16]),
            title: format!("Bord {place}"),
            date: None,
            place: Some(place.to_owned()),
            audience: None,
            language: Language::Nl,
            kind: BoardKind::Real,
            people: 20,
            reflections: u32::try_from(annex.len()).unwrap(),
            voters: 0,
            votes: 0,
            prompts: vec![Prompt {
                id: key,
                title: Title::parse("Parels").unwrap(),
                question: Question::parse("").unwrap(),
                order: Order::between(None, None),
            }],
            settings: Settings::default(),
            links: Vec::new(),
            made: 0,
            erased_on: Day::of(0),
            is_final: false,
        },
        summary: None,
        themes,
        loose: Vec::new(),
        table: (!columns.is_empty()).then(|| Table {
            columns: columns.iter().map(|title| perspective(title)).collect(),
            totals: vec![5; columns.len()],
            rows: rows.collect(),
        }),
        set_aside: Vec::new(),
        unread: 0,
        agreements: Vec::new(),
        annex,
    }
}

fn series(reports: &[Report]) -> SeriesReport {
    SeriesReport::new("Expeditie".into(), &reports.iter().collect::<Vec<_>>(), 0)
}

fn theme<'a>(series: &'a SeriesReport, title: &str) -> &'a SeriesTheme {
    series.themes.iter().find(|theme| theme.title == title).unwrap_or_else(|| panic!("no theme {title}"))
}

#[test]
fn a_carried_theme_keeps_its_history_under_another_name() {
    let series = series(&[
        report("Haarlem", &[], &[Said(1, "Wachten", 6, &[]), Said(2, "Regels", 4, &[])]),
        report("Zaandam", &[], &[Said(1, "Te lang wachten", 9, &[]), Said(2, "Regels", 0, &[])]),
    ]);
    let waiting = theme(&series, "Te lang wachten");
    assert_eq!(waiting.at.iter().flatten().map(|at| at.reflections).collect::<Vec<_>>(), [6, 9]);
    assert_eq!(waiting.once, [(0, "Wachten".to_owned())]);
    assert_eq!(waiting.votes(), Some(15));
    assert_eq!(series.themes[0].title, "Te lang wachten", "what comes back most stands first");
    // Carried along, and nobody spoke of it.
    let rules = theme(&series, "Regels");
    assert_eq!((rules.heard().count(), rules.once.len()), (1, 0));
    assert_eq!(series.coming_back().count(), 1);
    assert_eq!(series.silent_at_last().map(|theme| theme.title.as_str()).collect::<Vec<_>>(), ["Regels"]);
}

#[test]
fn the_same_title_is_the_same_theme_however_it_is_typed() {
    let series = series(&[
        report("Haarlem", &[], &[Said(1, "Cafe\u{301} en  rust", 5, &[])]),
        report("Zaandam", &[], &[Said(7, "café en rust", 3, &[]), Said(8, "School", 2, &[])]),
    ]);
    assert_eq!(series.themes.len(), 2);
    assert_eq!(theme(&series, "café en rust").reflections(), 8);
    assert_eq!(series.new_at_last().map(|theme| theme.title.as_str()).collect::<Vec<_>>(), ["School"]);
}

#[test]
fn an_id_goes_before_a_title_that_somebody_reused() {
    let series = series(&[
        report("Haarlem", &[], &[Said(1, "Wachten", 5, &[])]),
        report("Zaandam", &[], &[Said(2, "Wachten", 3, &[]), Said(1, "Wachttijd", 4, &[])]),
    ]);
    assert_eq!(theme(&series, "Wachttijd").reflections(), 9);
    assert_eq!(theme(&series, "Wachten").reflections(), 3);
}

#[test]
fn small_groups_stay_together_over_all_stops() {
    let columns = ["Ouder", "Jongere"];
    let series = series(&[
        report("Haarlem", &columns, &[Said(1, "Wachten", 12, &[Some(6), None])]),
        report("Zaandam", &["Jongere", "Gemeente"], &[Said(1, "Wachten", 9, &[None, Some(7)])]),
        report("Hoorn", &[], &[Said(1, "Wachten", 4, &[])]),
    ]);
    let table = series.table.as_ref().unwrap();
    assert_eq!(
        table.columns.iter().map(|p| p.title.as_str()).collect::<Vec<_>>(),
        ["Ouder", "Jongere", "Gemeente"]
    );
    assert_eq!(table.rows[0], SeriesRow { cells: vec![Some(6), None, Some(7)], rest: 12 });
    assert_eq!(series.themes[0].breadth, Some(Breadth { of: 2, among: 3 }));
}

#[test]
fn all_numbers_add_up() {
    let mut loose = report("Hoorn", &[], &[Said(3, "School", 2, &[])]);
    loose.loose = vec![Number(9), Number(10)];
    loose.cover.reflections = 4;
    let series = series(&[report("Haarlem", &[], &[Said(1, "Wachten", 5, &[])]), loose]);
    for (at, stop) in series.stops.iter().enumerate() {
        let placed: u32 = series.themes.iter().map(|theme| theme.at_stop(at)).sum();
        assert_eq!(placed + stop.loose, stop.reflections, "{}", stop.name());
    }
    assert_eq!((series.reflections(), series.people()), (9, 40));
}

#[test]
fn a_copy_for_the_next_evening_counts_nowhere() {
    let next =
        || report("Zaandam", &["Ouder"], &[Said(1, "Wachten", 0, &[None]), Said(2, "Regels", 0, &[None])]);
    let held = || report("Haarlem", &[], &[Said(1, "Wachten", 12, &[]), Said(2, "Regels", 8, &[])]);
    let one = series(&[held(), next()]);
    let names = |stops: &[Stop]| stops.iter().map(|stop| stop.name().to_owned()).collect::<Vec<_>>();
    assert_eq!((names(&one.stops), names(&one.planned)), (vec!["Haarlem".into()], vec!["Zaandam".into()]));
    assert_eq!((one.people(), one.silent_at_last().count(), one.new_at_last().count()), (20, 0, 0));
    assert!(one.table.is_none(), "an empty board's perspectives are no column");
    assert!(one.breadth(&one.themes[0], Language::Nl).contains("in 1 van 1"));
    assert!(!one.is_compared());

    // What was last is the last that was held, also where a planned board stands before it.
    let two = series(&[held(), next(), report("Hoorn", &[], &[Said(1, "Wachten", 3, &[])])]);
    assert_eq!(names(&two.stops), ["Haarlem", "Hoorn"]);
    assert_eq!(two.silent_at_last().map(|theme| theme.title.as_str()).collect::<Vec<_>>(), ["Regels"]);
    assert_eq!(two.no_differences(), shared::text::series::TOO_FEW_TO_DIFFER, "three words tell no share");
}

#[test]
fn stops_differ_where_shares_are_far_apart() {
    let series = series(&[
        report("Haarlem", &[], &[Said(1, "Wachten", 30, &[]), Said(2, "Regels", 30, &[])]),
        report("Zaandam", &[], &[Said(1, "Wachten", 2, &[]), Said(2, "Regels", 18, &[])]),
        report("Hoorn", &[], &[Said(1, "Wachten", 3, &[])]),
    ]);
    let found = series.differences();
    assert_eq!((found[0].most, found[0].least), ((0, 50), (1, 10)), "three words at Hoorn tell no share");
}

#[test]
fn the_step_that_came_furthest_last_stands() {
    let step = |on: Option<&str>| {
        Some(Reached { on: on.map(|day| day.parse().unwrap()), note: Line::default(), url: None })
    };
    let mut stops = [
        report("Haarlem", &[], &[Said(1, "Wachten", 5, &[])]),
        report("Zaandam", &[], &[Said(1, "Wachten", 5, &[])]),
    ];
    stops[0].themes[0].follow_up[0].1 = step(Some("2026-03-02"));
    stops[1].themes[0].follow_up[0].1 = step(Some("2026-02-01"));
    stops[0].themes[0].follow_up[1].1 = step(None);
    let series = series(&stops);
    let reached: Vec<_> =
        series.themes[0].follow_up.iter().map(|(_, r)| r.as_ref().map(|(stop, _)| *stop)).collect();
    assert_eq!(reached, [Some(0), Some(0), None, None, None]);
}

#[test]
fn shares_are_rounded_and_never_more_than_all() {
    assert_eq!(
        [percent(1, 3), percent(2, 3), percent(1, 200), percent(3, 2), percent(0, 0)],
        [33, 67, 1, 100, 0]
    );
}
