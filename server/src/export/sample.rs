//! A report to try the writers on: everything that a report may hold, and texts that mean harm.

use shared::command::SetAsideReason;
use shared::ids::{AgreementId, BoardId, Key, ReflectionId, ThemeId};
use shared::outcome::{Agreement, Link, Reached, Step};
use shared::settings::{Language, Settings, VoteOn};
use shared::template::Template;

use super::report::{BoardKind, Breadth, Cover, Entry, Medium, Number, Report, ReportTheme, Row, Table};

/// What somebody may type to see what a file makes of it.
pub(crate) const HOSTILE: [&str; 9] = [
    "=HYPERLINK(\"https://evil.example\";\"klik\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "]]> <w:p/> &amp; &#x41; <!--",
    "مرحبا بالعالم: 23 مساعدين",
    "# kop\n- lijst\n1. een\n| tabel |",
    "javascript:alert(1) [x](javascript:alert(1)) https://evil.example",
    "{{7*7}} ${7*7} #set(a) \\input{x}",
    "een\ttab, een ruit \u{fffe}\u{ffff} en niets",
];

pub(crate) fn report() -> Report {
    large(60)
}

/// A report with so many reflections over eight themes; each sixth has none.
pub(crate) fn large(count: u32) -> Report {
    let template = Template::find("parels-en-puzzels").unwrap();
    let prompts = template.prompts(Language::Nl);
    let perspectives = template.perspectives(Language::Nl);
    let settings =
        Settings { perspectives: perspectives.clone(), vote_on: VoteOn::Themes, ..Settings::default() };
    let titles = [
        "Wachttijden",
        "Vertrouwen en relatie",
        "Te veel hulpverleners per gezin",
        "Regels en verantwoording",
        "Onderwijs en zorg",
        "Preventie en jeugdgezondheidszorg",
        "Stem van jongeren",
        "Een heel lange titel van een thema dat niemand in één regel kwijt kan, ook niet op een breed scherm",
    ];
    let theme_id = |n: usize| ThemeId::from_random([u8::try_from(n).unwrap() + 1; 16]);
    let mut annex = Vec::new();
    for n in 1..=count {
        let at = usize::try_from(n).unwrap();
        let mut id = [7; 16];
        id[..4].copy_from_slice(&n.to_be_bytes());
        let long = "Negen maanden wachten op een intake. Mijn dochter was tegen die tijd al van school af. ";
        let text = match at % 10 {
            0 => HOSTILE[(at / 10) % HOSTILE.len()].to_owned(),
            1 => "15 jaar.\n1,5 jaar gewacht.\nreken zelf uit hoeveel van mn puberteit dat is".to_owned(),
            2 => "x".repeat(1_000),
            3 => long.repeat(4),
            _ => format!("Bel mensen die wachten om de twee weken even op. Dat kost tien minuten. ({n})"),
        };
        annex.push(Entry {
            number: Number(n),
            id: ReflectionId::from_random(id),
            text: shared::words::clean(&text),
            prompt: prompts[at % prompts.len()].id.clone(),
            lang: (at % 10 == 4).then(|| "en".parse().unwrap()),
            theme: (!n.is_multiple_of(6)).then(|| theme_id((at / 2) % titles.len())),
            under: None,
            stacked: 0,
            recognised: n % 17,
            votes: None,
            perspective: None,
            name: None,
            on: if at % 20 == 5 { Medium::Paper } else { Medium::Phone },
        });
    }
    let themes: Vec<ReportTheme> =
        titles.iter().enumerate().map(|(n, title)| theme(n, title, theme_id(n), &annex, &prompts)).collect();
    let loose: Vec<Number> = annex.iter().filter(|e| e.theme.is_none()).map(|e| e.number).collect();
    let sizes = themes.iter().map(|theme| theme.members.len()).chain([loose.len()]);
    let sizes: Vec<usize> = sizes.collect();
    let half = |part: usize| u32::try_from(sizes.iter().map(|size| size / part).sum::<usize>()).unwrap();
    let totals = vec![half(2), 7, half(4)];
    let rows = sizes.iter().map(|size| {
        let size = u32::try_from(*size).unwrap();
        Row { cells: vec![Some(size / 2), None, Some(size / 4)], rest: size - size / 2 - size / 4 }
    });
    let columns = perspectives.iter().take(3).cloned().collect();
    let table = Table { columns, totals, rows: rows.collect() };
    let agreement = |n: u8, theme| Agreement {
        id: AgreementId::from_random([n; 16]),
        what: "Bel mensen die wachten om de twee weken even op".parse_text(),
        who: line("Lokaal team Ede"),
        when: line("voor de zomer"),
        theme,
    };
    let agreements = vec![agreement(1, Some(theme_id(0))), agreement(2, None)];
    let mut themes = themes;
    themes[0].agreements = vec![agreements[0].clone()];
    Report {
        cover: Cover {
            board: BoardId::from_random([9; 16]),
            title: "Wat werkt al, en wat nog niet?".into(),
            date: Some("2025-11-14".parse().unwrap()),
            place: Some("Cultura, Ede".into()),
            audience: Some("Ouders, jongeren en mensen die in de jeugdzorg werken".into()),
            language: Language::Nl,
            kind: BoardKind::Real,
            people: 118,
            reflections: count,
            voters: 110,
            votes: 8 * 30,
            prompts,
            settings,
            links: vec![Link { title: line("De film van de avond"), url: "https://weerklank.example/film".parse().unwrap() }],
            made: 1_763_300_000_000,
            erased_on: "2026-02-12".parse().unwrap(),
            is_final: true,
        },
        summary: Some("Wachten en vertrouwen raken mensen het meest. Over wachten gaan vooral puzzels; over vertrouwen net zo goed parels. Waar één vaste persoon blijft, vertellen gezinnen wat wél werkt.".into()),
        themes,
        loose,
        table: Some(table),
        set_aside: vec![(SetAsideReason::PersonalData, 3), (SetAsideReason::Rude, 1)],
        unread: 2,
        agreements,
        annex,
    }
}

fn line(text: &str) -> shared::words::Line {
    shared::words::Line::parse(text).unwrap()
}

trait ParseText {
    fn parse_text(&self) -> shared::words::Text;
}

impl ParseText for str {
    fn parse_text(&self) -> shared::words::Text {
        shared::words::Text::parse(self).unwrap()
    }
}

fn theme(
    n: usize,
    title: &str,
    id: ThemeId,
    annex: &[Entry],
    prompts: &[shared::settings::Prompt],
) -> ReportTheme {
    let members: Vec<&Entry> = annex.iter().filter(|entry| entry.theme == Some(id)).collect();
    let count = |key: &Key| u32::try_from(members.iter().filter(|e| e.prompt == *key).count()).unwrap();
    let reached = |note: &str| Reached {
        on: Some("2025-11-17".parse().unwrap()),
        note: line(note),
        url: Some("https://weerklank.example/raad".parse().unwrap()),
    };
    let follow_up = Step::ALL.into_iter().enumerate().map(|(at, step)| match at {
        0 => (step, Some(reached(""))),
        1 if n == 0 => (step, Some(reached("raadscommissie, januari"))),
        _ => (step, None),
    });
    ReportTheme {
        id,
        title: title.into(),
        summary: if n == 0 {
            "Gezinnen wachten te lang, en niemand belt intussen.".into()
        } else {
            String::new()
        },
        members: members.iter().map(|entry| entry.number).collect(),
        key_phrase: members.first().map(|entry| entry.number),
        quotes: members.iter().skip(1).take(5).map(|entry| entry.number).collect(),
        recognised: members.iter().map(|entry| entry.recognised).sum(),
        votes: Some(30),
        by_prompt: prompts.iter().map(|prompt| count(&prompt.id)).collect(),
        breadth: Some(Breadth { of: 2, among: 3 }),
        agreements: Vec::new(),
        follow_up: follow_up.collect(),
    }
}
