//! Boards as events leave them, made by the commands of their people; what stands on them is known beforehand.

use std::collections::BTreeMap;
use std::time::Duration;

use harness::{Api, Random, ids};
use serde_json::{Value, json};
use shared::api::{Answer, BoardCreated};
use shared::command::{Action, Command, NewReached, ReportChange, SetAsideReason};
use shared::ids::{AgreementId, ReflectionId, ThemeId};
use shared::outcome::Step;
use shared::phase::Phase;
use shared::refusal::Reason;

pub(super) struct Plan {
    pub(super) reflections: usize,
    pub(super) people: usize,
    pub(super) themes: usize,
    /// What the n-th reflection says.
    pub(super) text: fn(&mut Random, usize) -> String,
}

/// A board, and what every format must say of it.
pub(super) struct Made {
    pub(super) board: BoardCreated,
    pub(super) published: usize,
    /// How many stand in each theme.
    pub(super) themes: Vec<usize>,
    pub(super) set_aside: BTreeMap<String, usize>,
}

impl Made {
    pub(super) fn loose(&self) -> usize {
        self.published - self.themes.iter().sum::<usize>()
    }

    /// Sizes of the groups that a list of all reflections falls into, with those in no theme.
    pub(super) fn groups(&self) -> Vec<usize> {
        let mut sizes: Vec<usize> =
            self.themes.iter().copied().chain([self.loose()]).filter(|n| *n > 0).collect();
        sizes.sort_unstable();
        sizes
    }
}

const TEMPLATES: [&str; 4] = ["parels-en-puzzels", "gewoon-samen-doen", "raad-in-gesprek", "leeg"];
/// Commands in one call.
const CALL: usize = 64;
/// Targets of one command.
const TARGETS: usize = 200;

pub(super) async fn make(api: &Api, random: &mut Random, plan: &Plan) -> Made {
    let settings = json!({
        "reveal": "live",
        "show_perspective": random.chance(2),
        "vote_on": random.pick(&["themes", "reflections"]),
        "identity": random.pick(&["anonymous", "anonymous", "named"]),
    });
    let language = *random.pick(&["nl", "nl", "en"]);
    let title = format!("Bord {} & <b>vet</b> = \"{}\"", random.below(1_000), random.below(9));
    let wanted = json!({"title": title, "template": random.pick(&TEMPLATES), "language": language, "settings": settings});
    let board = api.create_as(&wanted).await;
    let mut maker = Maker { api, board, random, tokens: Vec::new() };
    maker.all(plan).await
}

struct Maker<'a> {
    api: &'a Api,
    board: BoardCreated,
    random: &'a mut Random,
    tokens: Vec<String>,
}

impl Maker<'_> {
    async fn all(&mut self, plan: &Plan) -> Made {
        let moderator = self.board.tokens.moderator.clone();
        self.phase(Phase::Lobby, Phase::Write).await;
        for _ in 0..plan.people {
            self.tokens.push(self.api.newcomer(&self.board.code).await);
        }
        let ids = self.posts(plan).await;
        let (kept, set_aside) = self.set_aside(&ids).await;
        self.phase(Phase::Write, Phase::Group).await;
        let mut rest = kept.clone();
        self.random.shuffle(&mut rest);
        let mut themes = Vec::new();
        let mut sizes = Vec::new();
        for n in 0..plan.themes {
            let theme = ids::theme();
            let title =
                format!("{} {n}", self.random.pick(&["=Thema", "Thema's <i>", "Wachten | en", "@Later"]));
            let size = self.random.below(rest.len() + 1).min(rest.len() / 2 + 1);
            let members: Vec<ReflectionId> = rest.drain(..size).collect();
            let mut actions = vec![Action::CreateTheme { theme, title }];
            actions.extend(members.chunks(TARGETS).map(|some| Action::Place {
                reflections: some.to_vec(),
                theme,
                order: None,
            }));
            if let Some(phrase) = members.first() {
                actions.push(Action::KeyPhrase { theme, reflection: Some(*phrase) });
            }
            if members.len() > 4 && self.random.chance(2) {
                actions.push(Action::Stack { reflections: members[2..4].to_vec(), under: members[1] });
            }
            self.say(&moderator, actions).await;
            themes.push(theme);
            sizes.push(size);
        }
        self.recognise(&kept).await;
        self.vote(&themes, &kept).await;
        self.outcome(&themes, &kept).await;
        Made { board: self.board.clone(), published: kept.len(), themes: sizes, set_aside }
    }

    async fn phase(&mut self, expected: Phase, phase: Phase) {
        let moderator = self.board.tokens.moderator.clone();
        self.say(&moderator, vec![Action::SetPhase { phase, expected }]).await;
    }

    async fn posts(&mut self, plan: &Plan) -> Vec<ReflectionId> {
        let view = self.api.view(self.board.id, &self.board.tokens.moderator).await;
        let prompts: Vec<_> = view.now.prompts.iter().map(|prompt| prompt.id.clone()).collect();
        let perspectives: Vec<_> = view.now.settings.perspectives.iter().map(|p| p.id.clone()).collect();
        let mut all = Vec::new();
        let mut by_person = vec![Vec::new(); plan.people];
        for n in 0..plan.reflections {
            let reflection = ids::reflection();
            let text = (plan.text)(self.random, n);
            let perspective = (!perspectives.is_empty() && !self.random.chance(4))
                .then(|| self.random.pick(&perspectives[..]).clone());
            let lang = self.random.chance(6).then(|| "uk".parse().unwrap());
            let prompt = self.random.pick(&prompts).clone();
            by_person[n % plan.people].push(Action::Post {
                reflection,
                prompt,
                text,
                perspective,
                lang,
                source: None,
            });
            all.push(reflection);
        }
        for (token, actions) in self.tokens.clone().iter().zip(by_person) {
            self.say(token, actions).await;
        }
        all
    }

    /// A few of them; the rest stays on the board. What was held back for its words is approved.
    async fn set_aside(&mut self, ids: &[ReflectionId]) -> (Vec<ReflectionId>, BTreeMap<String, usize>) {
        let moderator = self.board.tokens.moderator.clone();
        let approve = |some: &[ReflectionId]| Action::Approve { reflections: some.to_vec() };
        self.say(&moderator, ids.chunks(TARGETS).map(approve).collect()).await;
        let (mut kept, mut counts) = (Vec::new(), BTreeMap::new());
        let mut away: BTreeMap<String, (SetAsideReason, Vec<ReflectionId>)> = BTreeMap::new();
        for id in ids {
            if ids.len() > 5 && self.random.chance(15) {
                let reason = *self.random.pick(&SetAsideReason::ALL);
                let name = serde_json::to_value(reason).unwrap().as_str().unwrap().to_owned();
                *counts.entry(name.clone()).or_default() += 1;
                away.entry(name).or_insert((reason, Vec::new())).1.push(*id);
            } else {
                kept.push(*id);
            }
        }
        let actions =
            away.into_values().map(|(reason, reflections)| Action::SetAside { reflections, reason });
        let actions = actions.collect();
        self.say(&moderator, actions).await;
        (kept, counts)
    }

    async fn recognise(&mut self, kept: &[ReflectionId]) {
        for token in self.tokens.clone().iter().take(30) {
            let mut some: Vec<_> = (0..12.min(kept.len())).map(|_| *self.random.pick(kept)).collect();
            some.sort();
            some.dedup();
            let on = |reflection| Action::Recognise { reflection, on: true };
            self.say(token, some.into_iter().map(on).collect()).await;
        }
    }

    async fn vote(&mut self, themes: &[ThemeId], kept: &[ReflectionId]) {
        self.phase(Phase::Group, Phase::Vote).await;
        let view = self.api.view(self.board.id, &self.board.tokens.moderator).await;
        let on_themes = serde_json::to_value(view.now.settings.vote_on).unwrap() == "themes";
        // Fewer than five are not told.
        let voters = if self.random.chance(4) { 3 } else { self.tokens.len() };
        for token in self.tokens.clone().iter().take(voters) {
            let target = match on_themes {
                true if !themes.is_empty() => (*self.random.pick(themes)).into(),
                false if !kept.is_empty() => (*self.random.pick(kept)).into(),
                _ => return,
            };
            let count = u32::try_from(self.random.below(3) + 1).unwrap();
            self.say(token, vec![Action::Vote { target, count }]).await;
        }
    }

    async fn outcome(&mut self, themes: &[ThemeId], kept: &[ReflectionId]) {
        let organiser = self.board.tokens.organiser.clone();
        let mut changes = vec![
            ReportChange::Details {
                title: Some("Kick-off: <wat> werkt al?".into()),
                date: Some("2026-11-14".into()),
                place: Some("Cultura; Ede".into()),
                audience: Some("=ouders & jongeren".into()),
            },
            ReportChange::Summary { text: "Wachten raakt mensen het meest.\n- zeggen *wij*".into() },
        ];
        for (n, theme) in themes.iter().enumerate().filter(|(n, _)| n % 2 == 0) {
            changes.push(ReportChange::Agreement {
                agreement: AgreementId::from_random([u8::try_from(n).unwrap() + 1; 16]),
                what: "=Bel mensen die wachten".into(),
                who: "@lokaal team".into(),
                when: "voor de zomer".into(),
                theme: Some(*theme),
            });
            let reached = Some(NewReached { note: "+raad".into(), ..NewReached::default() });
            changes.push(ReportChange::FollowUp { theme: *theme, step: Step::Agenda, reached });
        }
        if let Some(reflection) = kept.last() {
            changes.push(ReportChange::Quote { reflection: *reflection, on: true });
        }
        self.say(&organiser, changes.into_iter().map(Action::Report).collect()).await;
    }

    /// All of it, in order, at the pace that the room takes.
    async fn say(&mut self, token: &str, actions: Vec<Action>) {
        let mut commands: Vec<Command> = actions.into_iter().map(ids::command).collect();
        while !commands.is_empty() {
            let now: Vec<Command> = commands.drain(..commands.len().min(CALL)).collect();
            let mut again = Vec::new();
            let answers = self.api.commands(self.board.id, token, &now).await;
            for (command, answer) in now.into_iter().zip(answers) {
                match answer {
                    Answer::Ack(_) => {}
                    Answer::Refused(refused) if refused.reason == Reason::TooFast => again.push(command),
                    Answer::Refused(refused) => panic!("{refused:?}: {}", json!(command)),
                }
            }
            if !again.is_empty() {
                tokio::time::sleep(Duration::from_millis(500)).await;
            }
            again.append(&mut commands);
            commands = again;
        }
    }
}

/// As the crowd writes: short and long, over several lines, in several scripts.
pub(super) fn everyday(random: &mut Random, n: usize) -> String {
    let words =
        ["wachten", "school", "één", "vaste", "persoon", "bellen", "dochter", "hulp", "😀", "дитина", "niet"];
    let count = 3 + random.below(30);
    let mut text: Vec<&str> = (0..count).map(|_| *random.pick(&words)).collect();
    text.insert(count / 2, if random.chance(4) { "\n" } else { "en" });
    format!("{} ({n})", text.join(" "))
}

/// As somebody writes who wants to harm whoever opens the file.
pub(super) fn hostile(random: &mut Random, n: usize) -> String {
    let texts = [
        "=HYPERLINK(\"https://evil.example\";\"klik\")",
        "+1+1",
        "-1+1|cmd",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "\u{a0}=1+1",
        "\t=1+1",
        "<script>document.title='gekraakt'</script>",
        "<img src=x onerror=alert(1)> <svg onload=alert(1)>",
        "\"><iframe src=\"javascript:alert(1)\"></iframe>",
        "]]> <w:p/> &amp; &#x41; <!-- --> <?xml?>",
        "مرحبا بالعالم: 23 مساعدين، و(قوس)",
        "\u{202e}tpircs\u{202c} \u{2066}x\u{2069} שלום עולם",
        "# kop\n- lijst\n1. een\n| a | b |\n|---|---|\n```\ncode\n```",
        "[klik](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example>",
        "https://evil.example www.evil.example wie@evil.example",
        "\u{1}\u{2}\u{b}\u{c}\u{1f}\u{7f}\u{85}controle\u{fffe}\u{ffff}",
        "{{7*7}} ${7*7} #{7*7} \\input{x} %0d%0a \\u0000",
        "zaalgo̸̡͇͙̠̟̝ͅ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
        "K-001 K-999 Thema 3 12 reflecties",
    ];
    match random.below(texts.len() + 2) {
        0 => "x".repeat(990),
        1 => "界".repeat(990),
        at => format!("{} {n}", texts[at - 2]),
    }
}

pub(super) fn of(report: &Value) -> Vec<usize> {
    report["themes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|theme| theme["members"].as_array().unwrap().len())
        .collect()
}
