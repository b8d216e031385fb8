//! A report as an evening gives it, for the tests of the pages that are made from one.

use shared::day::Day;
use shared::ids::{AgreementId, BoardId, ReflectionId, ThemeId};
use shared::outcome::{Agreement, Link, Reached, Step};
use shared::settings::{Language, Settings};
use shared::template;
use shared::words::{Line, Text};

use crate::export::report::{BoardKind, Breadth, Cover, Entry, Medium, Number, Report, ReportTheme};

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

fn agreement(n: u8, what: &str, theme: Option<ThemeId>) -> Agreement {
    Agreement {
        id: AgreementId::from_random([n; 16]),
        what: Text::parse(what).unwrap(),
        who: line("Fatima, wijkteam Noord"),
        when: line("voor de zomer"),
        theme,
    }
}

fn follow_up(day: Day) -> Vec<(Step, Option<Reached>)> {
    let reached = |on, note: &str, url: Option<&str>| {
        Some(Reached { on, note: line(note), url: url.map(|url| url.parse().unwrap()) })
    };
    let steps = [
        reached(Some(day.after(3)), "", None),
        reached(Some(day.after(10)), "college van B en W", Some("https://weerklank.example/besluit")),
        reached(None, "raadscommissie, januari", None),
        None,
        None,
    ];
    Step::ALL.into_iter().zip(steps).collect()
}

/// `stray` stands wherever people write.
pub(crate) fn report(language: Language, stray: &str) -> Report {
    let template = &template::ALL[0];
    let prompts = template.prompts(language);
    let day: Day = "2025-11-14".parse().unwrap();
    let texts = [
        ("puzzels", "Negen maanden wachten op een intake. Mijn dochter was tegen die tijd al van school af."),
        ("puzzels", "“Het is nog niet erg genoeg” kregen we te horen. Moet het dan eerst helemaal misgaan??"),
        ("puzzels", "15 jaar.\n1,5 jaar gewacht.\nreken zelf uit hoeveel van mn puberteit dat is"),
        (
            "parels",
            "Bij ons is de wachttijd voor het lokale team van 14 naar 5 weken gegaan nadat we gestopt zijn met dubbele intakes. Kan echt",
        ),
        (
            "handvatten",
            "Bel de mensen op de wachtlijst gewoon elke twee weken even op. Kost tien minuten en ouders voelen zich niet vergeten.",
        ),
        ("reflectie", stray),
    ];
    let themes = [
        ("Wachttijden", 64, [12, 44, 8, 0]),
        ("Vertrouwen en relatie", 52, [22, 20, 10, 0]),
        ("Te veel hulpverleners per gezin", 47, [6, 33, 8, 0]),
        ("Onderwijs en zorg", 38, [11, 19, 4, 4]),
        (stray, 3, [0, 1, 1, 1]),
    ];
    let (mut annex, mut made) = (Vec::new(), Vec::new());
    let mut next = 0_u32;
    let mut entry = |theme: Option<ThemeId>| {
        let (prompt, text) = texts[next as usize % texts.len()];
        next += 1;
        let number = Number(next);
        let mut id = [0; 16];
        id[..4].copy_from_slice(&next.to_be_bytes());
        annex.push(Entry {
            number,
            id: ReflectionId::from_random(id),
            text: text.to_owned(),
            prompt: prompt.parse().unwrap(),
            lang: None,
            theme,
            under: None,
            stacked: if next == 2 { 30 } else { 0 },
            recognised: next % 5,
            votes: None,
            perspective: next.is_multiple_of(7).then(|| template.perspectives(language)[0].id.clone()),
            name: None,
            on: if next % 9 == 4 { Medium::Paper } else { Medium::Phone },
        });
        number
    };
    for (n, (title, members, by_prompt)) in (1_u8..).zip(themes) {
        let id = ThemeId::from_random([n; 16]);
        let members: Vec<_> = (0..members).map(|_| entry(Some(id))).collect();
        made.push(ReportTheme {
            id,
            title: title.to_owned(),
            summary: if n == 2 {
                String::new()
            } else {
                "Mensen wachten lang en horen niets. Waar iemand belt, is het wachten minder zwaar.".into()
            },
            key_phrase: (n != 4).then(|| members[0]),
            quotes: members[1..members.len().min(6)].to_vec(),
            members,
            recognised: 31 * u32::from(n),
            votes: Some(80 - 9 * u32::from(n)),
            by_prompt: by_prompt.to_vec(),
            breadth: Some(Breadth { of: 7, among: 8 }),
            agreements: if n == 1 {
                vec![agreement(1, "Bel mensen die wachten om de twee weken even op.", Some(id))]
            } else {
                Vec::new()
            },
            follow_up: if n == 1 {
                follow_up(day)
            } else {
                Step::ALL.into_iter().map(|step| (step, None)).collect()
            },
        });
    }
    let loose: Vec<_> = (0..12).map(|_| entry(None)).collect();
    let first = made[0].id;
    Report {
        cover: Cover {
            board: BoardId::from_random([9; 16]),
            title: "Wat werkt al, en wat nog niet?".into(),
            date: Some(day),
            place: Some("Buurthuis De Brug".into()),
            audience: Some("ouders, jongeren en hulpverleners".into()),
            language,
            kind: BoardKind::Real,
            people: 118,
            reflections: u32::try_from(annex.len()).unwrap(),
            voters: 98,
            votes: 348,
            prompts,
            settings: Settings { perspectives: template.perspectives(language), language, ..Settings::default() },
            links: vec![Link { title: line("De dia’s van de avond"), url: "https://weerklank.example/dias.pdf".parse().unwrap() }],
            made: day.after(20).starts(),
            erased_on: day.after(90),
            is_final: false,
        },
        summary: Some("Wachten en vertrouwen raken mensen het meest. Over wachten gaan vooral puzzels; over vertrouwen net zo goed parels. Waar één vaste persoon blijft, vertellen gezinnen wat wél werkt.".into()),
        themes: made,
        loose,
        table: None,
        set_aside: Vec::new(),
        unread: 2,
        agreements: vec![
            agreement(1, "Bel mensen die wachten om de twee weken even op.", Some(first)),
            agreement(2, "Volgend jaar komen we hier weer bij elkaar, met dezelfde vragen.", None),
        ],
        annex,
    }
}
