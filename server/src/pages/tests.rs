//! What every page must have, and what must stand in none.

use shared::api::{
    BoardCreated, Choice, Counts, Links, Me, MyReflection, MyState, Now, Refused, Spotlight, Tokens,
};
use shared::command::{Screen, SetAsideReason};
use shared::event::Flag;
use shared::ids::{BoardId, ReflectionId, ThemeId};
use shared::phase::Phase;
use shared::refusal::Refusal;
use shared::settings::{GroupBy, Identity, Language, Settings, VoteOn};
use shared::template;
use shared::text::pages as text;

use super::*;
use crate::export::report::Report;
use crate::series::SeriesReport;

const HOSTILE: &str = "</textarea></style><script>alert('x')</script>\" onload=\"x & <b>";

fn assets() -> AssetUrls {
    AssetUrls {
        attendee_css: inline_css(&["tokens.css", "base.css", "attendee.css"]),
        plain_css: inline_css(&["tokens.css", "base.css", "plain.css"]),
        outcome_css: inline_css(&["tokens.css", "base.css", "plain.css", "outcome.css"]),
        house_css_url: "/assets/house-1.css".into(),
        staff_css_url: "/assets/staff-1.css".into(),
        boot_attendee_url: "/assets/boot-attendee-1.js".into(),
        boot_staff_url: "/assets/boot-staff-1.js".into(),
        boot_unsent_url: "/assets/boot-unsent-1.js".into(),
        icons_url: "/assets/icons-1.svg".into(),
        touch_icon_url: "/assets/apple-180-1.png".into(),
        social_url: "/assets/social-1200-1.png".into(),
        paper: ["#fffffe".into(), "#000001".into()],
    }
}

fn inline_css(names: &[&str]) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../client/styles/");
    names.iter().map(|name| std::fs::read_to_string(format!("{folder}{name}")).unwrap()).collect()
}

fn id(n: u8) -> ReflectionId {
    ReflectionId::from_random([n; 16])
}

fn now(phase: Phase, language: Language) -> Now {
    let template = &template::ALL[0];
    Now {
        title: "Kick-off jeugd & gezin".into(),
        code: "K7MR4HXP".into(),
        phase,
        prompts: template.prompts(language),
        prompt: None,
        timer_ends_at: Some(240_000),
        server_now: 0,
        spotlight: None,
        screen: Screen::Wall,
        counts: Counts::default(),
        settings: Settings { perspectives: template.perspectives(language), language, ..Settings::default() },
        ballot: Vec::new(),
        results: false,
        locked: false,
        is_final: false,
        late_until: None,
    }
}

fn mine(n: u8, text: &str, prompt: &str, state: MyState) -> MyReflection {
    MyReflection {
        id: id(n),
        prompt: prompt.parse().unwrap(),
        text: text.into(),
        perspective: None,
        lang: None,
        state,
        reason: (state == MyState::SetAside).then_some(SetAsideReason::OffTopic),
        flags: Vec::new(),
        theme: None,
        recognised: 0,
    }
}

fn me() -> Me {
    let placed =
        "Eén aanmeldpunt in de regio werkt! Gezinnen hoeven niet meer zelf alle instellingen af te bellen 🙌";
    let mut reflections = vec![
        mine(1, placed, "parels", MyState::Published),
        mine(2, "Elke keer een nieuw gezicht", "puzzels", MyState::Published),
        mine(3, "Bij iedere nieuwe collega vragen: wie gaat er dan uit?", "handvatten", MyState::Waiting),
        mine(4, HOSTILE, "reflectie", MyState::SetAside),
        mine(5, "te laat", "puzzels", MyState::Waiting),
    ];
    reflections[0].theme = Some("Wachttijden".into());
    reflections[4].flags = vec![Flag::Late];
    Me { version: 7, reflections, reflections_left: 45, votes_left: 3, ..Me::default() }
}

fn too_long() -> Notice {
    Notice::Refused(Refused::new(None, Refusal::too_long(1_000)))
}

/// Every page in one language, by name.
fn pages(language: Language) -> Vec<(String, String)> {
    let assets = assets();
    let shell = Shell { language, assets: &assets, path: "/K7MR4HXP", site: "https://weerklank.example" };
    let board = BoardId::from_random([9; 16]);
    let mut pages = Vec::new();
    let mut add =
        |name: &str, page: Markup| pages.push((format!("{name}-{}", language.as_str()), page.into_string()));

    let create = CreateForm {
        title: HOSTILE,
        error: Some(CreateError::Title),
        ..CreateForm::empty(CreateAccess::Key, BoardId::from_random([9; 16]))
    };
    add(
        "start",
        landing(
            &shell,
            &Landing {
                code: "",
                error: None,
                create: CreateForm::empty(CreateAccess::Open, BoardId::from_random([9; 16])),
            },
        ),
    );
    add("start-again", landing(&shell, &Landing { code: HOSTILE, error: Some(text::WRONG_CODE), create }));
    let links = |path: &str| format!("http://localhost:8080/{path}");
    let made = BoardCreated {
        id: board,
        code: "K7MR4HXP".into(),
        links: Links {
            attendee: links("K7MR4HXP"),
            projector: links("b/1/project#secret"),
            moderator: links("b/1/moderate#secret"),
            organiser: links("b/1/organise#secret"),
        },
        tokens: Tokens { organiser: "a".into(), moderator: "b".into(), projector: "c".into() },
    };
    add("created", created(&shell, &made, HOSTILE));
    for phase in Phase::ALL {
        let mut now = now(phase, language);
        if phase == Phase::Discuss {
            let prompt = "parels".parse().unwrap();
            now.spotlight = Some(Spotlight::Reflection { id: id(1), text: HOSTILE.into(), prompt });
        }
        let me = me();
        let page = AttendeePage {
            board,
            now: &now,
            me: &me,
            form: "signed.value",
            draft: Draft::default(),
            notice: None,
            reflection: id(42),
            others: None,
            themes: &[],
            is_new: true,
        };
        add(phase.as_str(), attendee(&shell, &page));
    }
    let now = now(Phase::Read, language);
    let other = |n, under| Other {
        id: id(n),
        text: HOSTILE.into(),
        lang: None,
        prompt: "parels".parse().unwrap(),
        recognised: 3,
        theme: None,
        under,
        name: Some(HOSTILE.into()),
        votes: None,
    };
    let others = [other(8, None), other(9, Some(id(8)))];
    let themes = [(ThemeId::from_random([7; 16]), HOSTILE.to_owned())];
    let notice = too_long();
    let prompt = "puzzels".parse().unwrap();
    let page = AttendeePage {
        board,
        now: &now,
        me: &Me::default(),
        form: "signed.value",
        draft: Draft { prompt: Some(&prompt), text: HOSTILE, perspective: None, name: HOSTILE },
        notice: Some(&notice),
        reflection: id(42),
        others: Some(&others),
        themes: &themes,
        is_new: false,
    };
    add("refused", attendee(&shell, &page));
    let draft = Draft { text: "Bel me op 06-12345678", ..page.draft };
    add("asked", attendee(&shell, &AttendeePage { notice: Some(&Notice::Asked), draft, ..page }));
    let kicked = Me { kicked: true, ..me() };
    let out = AttendeePage { me: &kicked, notice: None, others: None, draft: Draft::default(), ..page };
    add("kicked", attendee(&shell, &out));
    let mut voting = Now { phase: Phase::Vote, ..now.clone() };
    let choice =
        |n, votes| Choice { id: ThemeId::from_random([n; 16]), title: HOSTILE.into(), reflections: 3, votes };
    voting.ballot = vec![choice(1, None), choice(2, None)];
    let voter = me();
    let plain = AttendeePage { now: &voting, me: &voter, notice: None, draft: Draft::default(), ..page };
    add("ballot", attendee(&shell, &plain));
    let mut told = Now { phase: Phase::Discuss, results: true, ..voting.clone() };
    told.ballot = vec![choice(1, Some(2)), choice(2, Some(9))];
    add("results", attendee(&shell, &AttendeePage { now: &told, ..plain }));
    let mut on_reflections = Now { ballot: Vec::new(), ..voting.clone() };
    on_reflections.settings.vote_on = VoteOn::Reflections;
    add("vote-reflections", attendee(&shell, &AttendeePage { now: &on_reflections, ..plain }));
    let mut grouping = Now { phase: Phase::Group, ..now.clone() };
    grouping.settings.group_by = GroupBy::Everyone;
    grouping.settings.identity = Identity::Named;
    grouping.timer_ends_at = Some(30_000);
    add("grouping", attendee(&shell, &AttendeePage { now: &grouping, ..plain }));
    add(
        "posted",
        attendee(&shell, &AttendeePage { notice: Some(&Notice::Posted), draft: Draft::default(), ..page }),
    );
    let report = result::sample::report(language, HOSTILE);
    let url = "https://weerklank.example/r/0123456789abcdef0123456789abcdef";
    add("result", result(&shell, &ResultPage { report: &report, url, qr: "<svg></svg>" }));
    let person = me();
    let own = MinePage {
        board,
        me: &person,
        report: &report,
        form: "signed.value",
        attendee: "/K7MR4HXP",
        result: Some("/r/0123456789abcdef0123456789abcdef"),
        notice: None,
    };
    add("mine", super::mine(&shell, &own));
    let nothing = Me::default();
    let left = Some(MineNotice::Left(2));
    add("mine-left", super::mine(&shell, &MinePage { me: &nothing, result: None, notice: left, ..own }));
    let refused = Refused::new(None, Refusal::too_long(1_000));
    let kept = MineNotice::Kept {
        reflection: person.reflections[0].id,
        typed: Some(HOSTILE),
        why: WhyKept::Refused(&refused),
    };
    add("mine-kept", super::mine(&shell, &MinePage { notice: Some(kept), ..own }));
    add("mine-kept-gone", super::mine(&shell, &MinePage { me: &nothing, notice: Some(kept), ..own }));
    for (name, why) in
        [("forgotten", NotMine::Forgotten), ("elsewhere", NotMine::Elsewhere), ("erased", NotMine::Erased(2))]
    {
        add(name, not_mine(&shell, board, why, own.result));
    }
    let facts = shared::text::board_privacy::Facts {
        settings: &now.settings,
        site: "weerklank.example",
        erased_on: report.cover.erased_on,
        is_published: false,
        is_final: false,
    };
    add("board-privacy", board_privacy(&shell, &BoardPrivacy { board, title: HOSTILE, facts }));
    let stops = [&report, &report];
    for (name, stops) in [("series", &stops[..]), ("series-first", &stops[..1]), ("series-empty", &[])] {
        add(name, series(&shell, &SeriesReport::new(HOSTILE.into(), stops, 0)));
    }
    let bare = Report {
        themes: Vec::new(),
        loose: Vec::new(),
        annex: Vec::new(),
        agreements: Vec::new(),
        summary: None,
        ..report
    };
    add("result-bare", result(&shell, &ResultPage { report: &bare, url, qr: "<svg></svg>" }));
    add("problem", problem(&shell, 404, Trouble::Gone, (text::NOT_FOUND, text::NOT_FOUND_SENTENCE)));
    add("busy", problem(&shell, 429, Trouble::Busy, (text::WAIT, text::WAIT_SENTENCE)));
    add("locked", problem(&shell, 403, Trouble::Shut, (text::LOCKED, text::LOCKED_SENTENCE)));
    add("keys", keys(&shell));
    add("help", help(&shell));
    add("privacy", privacy(&shell));
    add("contact", contact(&shell));
    add("accessibility", accessibility(&shell));
    for surface in [Surface::Moderate, Surface::Project, Surface::Organise] {
        add(surface.as_str(), staff(&shell, surface, board, HOSTILE));
    }
    pages
}

fn each(check: impl Fn(&str, &str)) {
    for language in [Language::Nl, Language::En] {
        for (name, html) in pages(language) {
            check(&name, &html);
        }
    }
}

fn count(html: &str, part: &str) -> usize {
    html.matches(part).count()
}

#[test]
fn every_page_has_its_landmarks() {
    each(|name, html| {
        let language = if name.ends_with("-nl") { "<html lang=\"nl\">" } else { "<html lang=\"en\">" };
        assert!(html.starts_with("<!DOCTYPE html>") && html.contains(language), "{name}");
        assert_eq!(count(html, "<main"), 1, "{name}: one main");
        assert_eq!(count(html, "<h1"), 1, "{name}: one h1");
        assert!(html.contains("<title>") && html.contains("name=\"viewport\""), "{name}");
        let skips = if html.contains("data-surface=\"moderate\"") { 3 } else { 1 };
        assert_eq!(count(html, "class=\"skip\""), skips, "{name}: skip links");
        let footer = html.split("<footer").nth(1).unwrap();
        let links =
            ["/help", "/privacy", "/contact", "/accessibility"].map(|path| footer.find(&format!("{path}\"")));
        assert!(
            links.is_sorted() && links.iter().all(Option::is_some),
            "{name}: the footer's links in order"
        );
        // A page that is shown once cannot be asked for in another language.
        let others = usize::from(!name.starts_with("created"));
        assert_eq!(count(footer, "?lang="), others, "{name}: the other language");
    });
}

#[test]
fn no_page_asks_another_host_or_breaks_the_policy() {
    each(|name, html| {
        let ours = ["http://www.w3.org/2000/svg", "http://localhost:8080/", "https://weerklank.example/"];
        let outside = ours.iter().fold(html.to_owned(), |html, own| html.replace(own, ""));
        assert!(!outside.contains("://"), "{name}: an address of another host");
        let after_css = html.split("</style>").last().unwrap();
        assert!(!after_css.contains(" style="), "{name}: a style attribute");
        assert!(!after_css.contains("href=\"javascript:"), "{name}");
        for tag in html.split("<script").skip(1) {
            let is_ours = [" type=\"module\" src=\"/assets/", " type=\"module\" async src=\"/assets/"];
            assert!(is_ours.iter().any(|begin| tag.starts_with(begin)), "{name}: an inline script");
            assert!(tag.split('>').nth(1).unwrap().starts_with("</script"), "{name}: an inline script");
        }
    });
}

#[test]
fn hostile_text_stays_text() {
    each(|name, html| {
        assert!(!html.contains("<script>") && !html.contains("</textarea></style>"), "{name}");
        assert!(!html.contains("onload=\"x"), "{name}");
        assert_eq!(count(html, "</textarea>"), count(html, "<textarea"), "{name}");
    });
}

#[test]
fn every_label_field_and_icon_has_its_other_half() {
    each(|name, html| {
        let attribute = |part: &str| -> Vec<String> {
            html.split(part)
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
                .collect()
        };
        let mut ids = attribute(" id=\"");
        if html.contains("id=\"app\"") {
            // Drawn later, by the page itself.
            ids.extend(["stream", "themes", "inspector", "stage", "content"].map(str::to_owned));
        }
        for wanted in
            attribute(" for=\"").iter().chain(&attribute("href=\"#")).chain(&attribute("aria-labelledby=\""))
        {
            assert!(ids.contains(wanted), "{name}: nothing has the id {wanted}");
        }
        let total = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), total, "{name}: an id stands twice");
    });
}

#[test]
fn a_refused_text_is_still_in_the_form_with_its_reason() {
    let (_, html) = pages(Language::Nl).into_iter().find(|(name, _)| name == "refused-nl").unwrap();
    assert!(html.contains("1000 tekens"), "the reason");
    assert!(html.contains("&lt;/textarea&gt;"), "the text");
    assert!(html.contains("aria-invalid=\"true\""), "the field says so");
    assert!(html.contains("value=\"puzzels\" required checked"), "the prompt");
    assert!(!html.contains("maxlength"), "nothing is cut off");
}

#[test]
fn the_question_about_personal_data_is_put_once() {
    let (_, html) = pages(Language::Nl).into_iter().find(|(name, _)| name == "asked-nl").unwrap();
    assert!(html.contains("een telefoonnummer: 06-12345678"), "the question");
    assert!(html.contains("name=\"confirm\" value=\"1\""), "the answer goes along");
    assert!(html.contains("Plaats toch"), "the button says what it does");
}

#[test]
fn who_is_removed_reads_their_own_and_no_more() {
    let (_, html) = pages(Language::Nl).into_iter().find(|(name, _)| name == "kicked-nl").unwrap();
    assert!(html.contains("data-over"), "nothing is offered");
    assert!(html.contains("Elke keer een nieuw gezicht") && !html.contains("?others=1"), "own alone");
}

#[cfg(debug_assertions)]
#[test]
fn the_kit_shows_each_part_in_each_theme() {
    let assets = assets();
    for sheet in kit::Sheet::ALL {
        let shell = Shell { language: Language::Nl, assets: &assets, path: sheet.path(), site: "" };
        let html = kit::kit(&shell, sheet).into_string();
        let parts: Vec<usize> =
            html.split("<section class=\"kit-theme\"").map(|one| count(one, "kit-part")).collect();
        assert_eq!(parts.len(), 4, "{sheet:?}: light, dark, contrast");
        assert!(parts[1] > 5 && parts[1..].iter().all(|n| *n == parts[1]), "{sheet:?}: {parts:?}");
        let mut ids: Vec<&str> =
            html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{sheet:?}: an id stands twice");
    }
}

/// For looking at the pages without a server: `PAGES_TO=/some/folder cargo test -p server pages`.
#[test]
fn pages_can_be_written_out() {
    let Ok(folder) = std::env::var("PAGES_TO") else { return };
    each(|name, html| std::fs::write(format!("{folder}/{name}.html"), html).unwrap());
}
