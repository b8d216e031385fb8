//! The wire as an attendee's page speaks it: the same JSON as everybody's, but only the kinds that it has, and only the
//! fields that it shows. What it never looks at keeps its default.

use shared::api::{
    Ack, Choice, Counts, Me, MyReflection, MyState, Now, Refused, ServerFrame, Spotlight, Welcome,
};
use shared::command::{Action, Command, Screen, SetAsideReason};
use shared::document::DocumentName;
use shared::event::Flag;
use shared::ids::ReflectionId;
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::role::Role;
use shared::settings::{GroupBy, Identity, Perspective, Prompt, Reveal, Settings, VoteOn};
use shared::words::{Question, Title};

use super::drawer::Kept;
use super::json::{Json, Writer};
use super::random;

/// A server's frame; nothing for one that an attendee does not know.
pub(super) fn frame(text: &str) -> Option<ServerFrame> {
    let frame = Json::parse(text)?;
    let get = |name| frame.get(name);
    Some(if let Some(ack) = get("ack") {
        ServerFrame::Ack(Ack { id: ack.read("id")?, seq: 0, skipped: Vec::new() })
    } else if let Some(me) = get("me") {
        ServerFrame::Me(read_me(&me))
    } else if let Some(now) = get("now") {
        ServerFrame::Now(read_now(&now)?)
    } else if let Some(why) = get("refused") {
        ServerFrame::Refused(refused(&why)?)
    } else {
        ServerFrame::Welcome(welcome(&get("welcome")?)?)
    })
}

fn welcome(welcome: &Json) -> Option<Welcome> {
    let documents = welcome.get("documents")?;
    let epoch =
        |name: DocumentName| documents.get(name.as_str()).map(|_| (name, documents.count(name.as_str())));
    let mut epochs = std::collections::BTreeMap::new();
    for (name, epoch) in DocumentName::ALL.into_iter().filter_map(epoch) {
        epochs.insert(name, epoch);
    }
    Some(Welcome {
        role: Role::parse(&welcome.text("role")?)?,
        participant: welcome.read("participant"),
        documents: epochs,
        server_now: welcome.long("server_now")?,
    })
}

const REASONS: [(&str, Reason); 13] = [
    ("phase", Reason::Phase),
    ("not_yours", Reason::NotYours),
    ("role", Reason::Role),
    ("limit", Reason::Limit),
    ("too_long", Reason::TooLong),
    ("empty", Reason::Empty),
    ("gone", Reason::Gone),
    ("unknown", Reason::Unknown),
    ("too_fast", Reason::TooFast),
    ("personal_data", Reason::PersonalData),
    ("retry", Reason::Retry),
    ("kicked", Reason::Kicked),
    ("invalid", Reason::Invalid),
];

fn refused(why: &Json) -> Option<Refused> {
    let reason = why.text("reason")?;
    let known = REASONS.into_iter().find(|(name, _)| *name == reason);
    let limit = why.get("limit").map(|_| why.count("limit"));
    let retry_after_ms = why.get("retry_after_ms").map(|_| why.count("retry_after_ms"));
    Some(Refused {
        id: why.read("id"),
        reason: known.map_or(Reason::Invalid, |(_, reason)| reason),
        limit,
        retry_after_ms,
    })
}

/// As it came, but for what only the moment needs.
pub(super) fn write_refused(refused: &Refused) -> String {
    let mut json = Writer::new();
    if let Some(id) = refused.id {
        json.text("id", &id.to_string());
    }
    if let Some((name, _)) = REASONS.into_iter().find(|(_, reason)| *reason == refused.reason) {
        json.text("reason", name);
    }
    if let Some(limit) = refused.limit {
        json.raw("limit", &limit.to_string());
    }
    json.done()
}

/// What an attendee's page reads of `me`.
pub fn me(text: &str) -> Option<Me> {
    Json::parse(text).map(|me| read_me(&me))
}

fn read_me(me: &Json) -> Me {
    let mut votes = std::collections::BTreeMap::new();
    if let Some(given) = me.get("votes") {
        for target in given.names() {
            if let Ok(id) = target.parse() {
                votes.insert(id, given.count(&target));
            }
        }
    }
    Me {
        version: me.long("version").unwrap_or(0),
        reflections: me.list("reflections").iter().filter_map(mine).collect(),
        recognised: me.ids("recognised"),
        reflections_left: me.count("reflections_left"),
        votes_left: me.count("votes_left"),
        votes,
        name: me.text("name"),
        kicked: me.is("kicked"),
    }
}

fn mine(mine: &Json) -> Option<MyReflection> {
    let state = match mine.text("state")?.as_str() {
        "waiting" => MyState::Waiting,
        "approved" => MyState::Approved,
        "published" => MyState::Published,
        _ => MyState::SetAside,
    };
    let reason = mine.text("reason").map(|reason| match reason.as_str() {
        "off_topic" => SetAsideReason::OffTopic,
        "personal_data" => SetAsideReason::PersonalData,
        "rude" => SetAsideReason::Rude,
        "duplicate" => SetAsideReason::Duplicate,
        "worry" => SetAsideReason::Worry,
        _ => SetAsideReason::Other,
    });
    let flag = |flag: &Json| match flag.string()?.as_str() {
        "late" => Some(Flag::Late),
        "email" => Some(Flag::Email),
        "phone" => Some(Flag::Phone),
        "iban" => Some(Flag::Iban),
        "address" => Some(Flag::Address),
        "birth_date" => Some(Flag::BirthDate),
        _ => None,
    };
    Some(MyReflection {
        id: mine.read("id")?,
        prompt: mine.read("prompt")?,
        text: mine.text("text")?,
        perspective: mine.read("perspective"),
        lang: mine.read("lang"),
        state,
        reason,
        flags: mine.list("flags").iter().filter_map(flag).collect(),
        theme: mine.text("theme"),
        recognised: mine.count("recognised"),
    })
}

/// The newest that an earlier page load heard.
pub fn last(text: &str) -> Option<(Now, Me)> {
    let last = Json::parse(text)?;
    Some((read_now(&last.get("now")?)?, read_me(&last.get("me")?)))
}

/// What an attendee's page reads of `now`.
pub fn now(text: &str) -> Option<Now> {
    read_now(&Json::parse(text)?)
}

fn read_now(now: &Json) -> Option<Now> {
    let phase = now.text("phase")?;
    Some(Now {
        title: now.text("title")?,
        code: now.text("code")?,
        phase: Phase::ALL.into_iter().find(|known| known.as_str() == phase)?,
        prompts: now.list("prompts").iter().filter_map(prompt).collect(),
        prompt: now.read("prompt"),
        timer_ends_at: now.long("timer_ends_at"),
        server_now: now.long("server_now")?,
        spotlight: now.get("spotlight").and_then(|lit| spotlight(&lit)),
        screen: Screen::default(),
        counts: now.get("counts").map(|counts| counted(&counts)).unwrap_or_default(),
        settings: now.get("settings").map(|settings| read_settings(&settings)).unwrap_or_default(),
        ballot: now.list("ballot").iter().filter_map(choice).collect(),
        results: now.is("results"),
        locked: false,
        late_until: now.long("late_until"),
        is_final: now.is("is_final"),
    })
}

fn prompt(prompt: &Json) -> Option<Prompt> {
    Some(Prompt {
        id: prompt.read("id")?,
        title: Title::parse(&prompt.text("title")?).ok()?,
        question: Question::parse(&prompt.text("question")?).ok()?,
        order: prompt.read("order")?,
    })
}

fn spotlight(lit: &Json) -> Option<Spotlight> {
    Some(match lit.read("reflection") {
        Some(id) => Spotlight::Reflection { id, text: lit.text("text")?, prompt: lit.read("prompt")? },
        None => Spotlight::Theme { id: lit.read("theme")?, title: lit.text("title")? },
    })
}

fn counted(counts: &Json) -> Counts {
    Counts { published: counts.count("published"), voters: counts.count("voters"), ..Counts::default() }
}

fn choice(choice: &Json) -> Option<Choice> {
    Some(Choice {
        id: choice.read("id")?,
        title: choice.text("title")?,
        reflections: choice.count("reflections"),
        votes: choice.get("votes").map(|_| choice.count("votes")),
    })
}

fn read_settings(settings: &Json) -> Settings {
    let has = |name: &str, value: &str| settings.text(name).as_deref() == Some(value);
    let perspective = |one: &Json| {
        Some(Perspective { id: one.read("id")?, title: Title::parse(&one.text("title")?).ok()? })
    };
    Settings {
        reveal: if has("reveal", "live") { Reveal::Live } else { Reveal::OnRead },
        identity: if has("identity", "named") { Identity::Named } else { Identity::Anonymous },
        group_by: if has("group_by", "everyone") { GroupBy::Everyone } else { GroupBy::Moderators },
        vote_on: if has("vote_on", "reflections") { VoteOn::Reflections } else { VoteOn::Themes },
        votes_per_person: settings.count("votes_per_person"),
        votes_per_target: settings.count("votes_per_target"),
        perspectives: settings.list("perspectives").iter().filter_map(perspective).collect(),
        ..Settings::default()
    }
}

/// A command that an earlier page load kept. The words of one that we cannot read, of an older or a later version of
/// this page, come back as a text that was not sent.
pub(super) fn recall(id: &str, json: &str) -> Option<Kept> {
    let kept = Json::parse(json)?;
    // A time out of all bounds would leave none for those after it.
    let at = kept.float("at").filter(|at| *at < 1e15).unwrap_or(0.0);
    if let Some(command) = kept.get("command").and_then(|written| command(&written)) {
        let refused = kept.get("refused").and_then(|why| refused(&why));
        return Some(Kept { at, command, refused });
    }
    let action = Action::Post {
        reflection: ReflectionId::from_random(random::bytes()),
        prompt: words(&kept, "prompt", DEPTH)
            .unwrap_or_default()
            .parse()
            .or_else(|_| "tekst".parse())
            .ok()?,
        text: words(&kept, "text", DEPTH)?,
        perspective: None,
        lang: None,
        source: None,
    };
    let refused = Refused { id: None, reason: Reason::Invalid, limit: None, retry_after_ms: None };
    Some(Kept { at, command: Command { id: id.parse().ok()?, action }, refused: Some(refused) })
}

/// How deep words can lie in a kept entry.
const DEPTH: u32 = 3;

/// The first string of this name, wherever it is.
fn words(json: &Json, name: &str, depth: u32) -> Option<String> {
    json.text(name).or_else(|| {
        let deeper = depth.checked_sub(1)?;
        json.names().iter().find_map(|inner| words(&json.get(inner)?, name, deeper))
    })
}

fn command(command: &Json) -> Option<Command> {
    let id = command.read("id")?;
    let name = command.names().into_iter().find(|name| name != "id")?;
    let of = command.get(&name)?;
    let action = match name.as_str() {
        "post" => Action::Post {
            reflection: of.read("reflection")?,
            prompt: of.read("prompt")?,
            text: of.text("text")?,
            perspective: of.read("perspective"),
            lang: of.read("lang"),
            source: None,
        },
        "edit" => Action::Edit { reflection: of.read("reflection")?, text: of.text("text")? },
        "withdraw" => Action::Withdraw { reflection: of.read("reflection")? },
        "recognise" => Action::Recognise { reflection: of.read("reflection")?, on: of.is("on") },
        "vote" => Action::Vote { target: of.read("target")?, count: of.count("count") },
        "introduce" => Action::Introduce { name: of.text("name")? },
        "create_theme" => Action::CreateTheme { theme: of.read("theme")?, title: of.text("title")? },
        "place" => {
            Action::Place { reflections: of.ids("reflections"), theme: of.read("theme")?, order: None }
        }
        "unplace" => Action::Unplace { reflections: of.ids("reflections") },
        "stack" => Action::Stack { reflections: of.ids("reflections"), under: of.read("under")? },
        "undo" => Action::Undo { command: of.read("command")? },
        _ => return None,
    };
    Some(Command { id, action })
}

/// A command as JSON. An attendee's page makes no other kinds than these.
pub(super) fn write(command: &Command) -> String {
    let mut json = Writer::new();
    json.text("id", &command.id.to_string());
    match &command.action {
        Action::Post { reflection, prompt, text, perspective, lang, .. } => {
            json.open("post");
            json.text("reflection", &reflection.to_string());
            json.text("prompt", prompt.as_str());
            json.text("text", text);
            if let Some(perspective) = perspective {
                json.text("perspective", perspective.as_str());
            }
            if let Some(lang) = lang {
                json.text("lang", lang.as_str());
            }
        }
        Action::Edit { reflection, text } => {
            json.open("edit");
            json.text("reflection", &reflection.to_string());
            json.text("text", text);
        }
        Action::Withdraw { reflection } => {
            json.open("withdraw");
            json.text("reflection", &reflection.to_string());
        }
        Action::Recognise { reflection, on } => {
            json.open("recognise");
            json.text("reflection", &reflection.to_string());
            json.raw("on", if *on { "true" } else { "false" });
        }
        Action::Vote { target, count } => {
            json.open("vote");
            json.text("target", &target.to_string());
            json.raw("count", &count.to_string());
        }
        Action::Introduce { name } => {
            json.open("introduce");
            json.text("name", name);
        }
        Action::CreateTheme { theme, title } => {
            json.open("create_theme");
            json.text("theme", &theme.to_string());
            json.text("title", title);
        }
        Action::Place { reflections, theme, .. } => {
            json.open("place");
            json.texts("reflections", reflections);
            json.text("theme", &theme.to_string());
        }
        Action::Unplace { reflections } => {
            json.open("unplace");
            json.texts("reflections", reflections);
        }
        Action::Stack { reflections, under } => {
            json.open("stack");
            json.texts("reflections", reflections);
            json.text("under", &under.to_string());
        }
        Action::Undo { command } => {
            json.open("undo");
            json.text("command", &command.to_string());
        }
        _ => return json.done(),
    }
    json.close();
    json.done()
}
