//! What a form asks for: a reflection, or one of the small things that the page's other buttons do.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use shared::api::{Answer, Refused};
use shared::command::{Action, Command};
use shared::ids::{CommandId, Key, ReflectionId, TargetId, ThemeId};
use shared::limits;
use shared::refusal::Reason;
use shared::role::Actor;
use shared::text::attendee::{Concern, concern, is_named};
use shared::words::clean;

use super::Query;
use crate::http::{ApiError, App, boards, commands};
use crate::pages::{NEW_THEME, Notice};
use crate::room::Scope;
use crate::secret::random;
use crate::store::SessionRow;

#[derive(Deserialize)]
pub(in crate::http) struct Fields {
    #[serde(default)]
    pub(super) reflection: String,
    #[serde(default)]
    pub(super) prompt: String,
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) perspective: String,
    /// What the page was in, and so most likely the text.
    #[serde(default)]
    pub(super) lang: String,
    #[serde(default)]
    pub(super) form: String,
    /// The author's name, on a named board.
    #[serde(default)]
    pub(super) name: String,
    /// `1` on our own page, which can put a question: programs are not asked.
    #[serde(default)]
    ask: String,
    /// `1`: the question was put, and this is the answer.
    #[serde(default)]
    confirm: String,
    /// What a vote is for; `count` says how many there are now.
    #[serde(default)]
    vote: String,
    #[serde(default)]
    count: String,
    /// A reflection to recognise, or (`on` = 0) no longer.
    #[serde(default)]
    recognise: String,
    #[serde(default)]
    on: String,
    /// A reflection to put in `theme`: an id, nothing, or [`NEW_THEME`] with its `title`.
    #[serde(default)]
    place: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    title: String,
}

/// Where the page goes on after something was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Back {
    Posted,
    Vote(TargetId),
    Others(ReflectionId),
}

impl Back {
    pub(super) fn path(self) -> String {
        match self {
            Self::Posted => "?posted=1".to_owned(),
            Self::Vote(target) => format!("#v-{target}"),
            Self::Others(reflection) => format!("?others=1#r-{reflection}"),
        }
    }

    pub(super) fn query(self) -> Query {
        let others = matches!(self, Self::Others(_)).then(|| "1".to_owned());
        Query { others, ..Query::default() }
    }

    pub(super) fn notice(self) -> Option<&'static Notice> {
        (self == Self::Posted).then_some(&Notice::Posted)
    }
}

impl Fields {
    pub(super) fn is_post(&self) -> bool {
        self.vote.is_empty() && self.recognise.is_empty() && self.place.is_empty()
    }
}

/// Does it, or tells what the page should say instead.
pub(super) async fn say(
    app: &App,
    session: &SessionRow,
    fields: &Fields,
) -> Result<Result<Back, Notice>, ApiError> {
    if fields.is_post() {
        return Ok(post(app, session, fields).await?.map(|()| Back::Posted));
    }
    let Some((back, commands)) = small(fields)? else { return Ok(Err(Notice::Trouble(invalid()))) };
    // A theme that is made for a reflection that has just gone would be an empty one.
    if commands.len() > 1
        && let Back::Others(reflection) = back
    {
        let view = boards::read(app, session, Scope::Whole).await?;
        let there = view.board.get("reflections").and_then(|all| all.get(reflection.to_string()));
        if there.is_none() {
            return Ok(Err(Notice::Trouble(Refused::new(None, Reason::Gone.into()))));
        }
    }
    Ok(execute(app, session, commands).await?.map(|()| back).map_err(Notice::Trouble))
}

/// The commands of a button beside a vote or a reflection.
fn small(fields: &Fields) -> Result<Option<(Back, Vec<Command>)>, ApiError> {
    let fresh = |action| Ok::<_, ApiError>(Command { id: CommandId::from_random(random()?), action });
    if let (Ok(target), Ok(count)) = (fields.vote.parse(), fields.count.parse()) {
        return Ok(Some((Back::Vote(target), vec![fresh(Action::Vote { target, count })?])));
    }
    if let Ok(reflection) = fields.recognise.parse() {
        let recognise = Action::Recognise { reflection, on: fields.on != "0" };
        return Ok(Some((Back::Others(reflection), vec![fresh(recognise)?])));
    }
    let Ok(reflection) = fields.place.parse::<ReflectionId>() else { return Ok(None) };
    let reflections = vec![reflection];
    let place = |theme| Action::Place { reflections: reflections.clone(), theme, order: None };
    let commands = match fields.theme.as_str() {
        "" => vec![fresh(Action::Unplace { reflections })?],
        NEW_THEME => {
            // The page's own signature in it: pressed twice there it is one theme, on the next page another.
            let named = [fields.form.as_str(), fields.place.as_str(), fields.title.as_str()];
            let theme = ThemeId::from_random(said(&[&["theme"], &named[..]].concat()));
            let create = Action::CreateTheme { theme, title: fields.title.clone() };
            let id = CommandId::from_random(said(&[&["create"], &named[..]].concat()));
            vec![Command { id, action: create }, fresh(place(theme))?]
        }
        theme => match theme.parse() {
            Ok(theme) => vec![fresh(place(theme))?],
            Err(_) => return Ok(None),
        },
    };
    Ok(Some((Back::Others(reflection), commands)))
}

async fn post(app: &App, session: &SessionRow, fields: &Fields) -> Result<Result<(), Notice>, ApiError> {
    let Ok(reflection) = fields.reflection.parse::<ReflectionId>() else { return Ok(Err(broken())) };
    let Ok(prompt) = fields.prompt.parse::<Key>() else { return Ok(Err(broken())) };
    let perspective = match fields.perspective.as_str() {
        "" => None,
        named => match named.parse::<Key>() {
            Ok(key) => Some(key),
            Err(_) => return Ok(Err(broken())),
        },
    };
    let is_ours = fields.ask == "1";
    let name = clean(&fields.name);
    if is_ours || !name.is_empty() {
        let view = boards::read(app, session, Scope::Own).await?;
        if is_named(&view.now) {
            let known = view.me.and_then(|me| me.name);
            if name.is_empty() && known.is_none() && is_ours {
                return Ok(Err(Notice::NameFirst));
            }
            if name.chars().count() > limits::NAME {
                return Ok(Err(Notice::NameTooLong));
            }
            if !name.is_empty() && known.as_ref() != Some(&name) {
                let introduce =
                    Command { id: CommandId::from_random(random()?), action: Action::Introduce { name } };
                if let Err(refused) = execute(app, session, vec![introduce]).await? {
                    return Ok(Err(Notice::Refused(refused)));
                }
            }
        }
    }
    let asks = is_ours && fields.confirm != "1";
    if asks && let Some(Concern::Ask(_)) = concern(&fields.text, shared::settings::Language::Nl) {
        return Ok(Err(Notice::Asked));
    }
    let text = fields.text.clone();
    let command = Command {
        id: command_of(reflection, &text),
        action: Action::Post {
            reflection,
            prompt,
            text,
            perspective,
            lang: fields.lang.parse().ok(),
            source: None,
        },
    };
    Ok(execute(app, session, vec![command]).await?.map_err(Notice::Refused))
}

/// Stops at the first refusal.
async fn execute(
    app: &App,
    session: &SessionRow,
    commands: Vec<Command>,
) -> Result<Result<(), Refused>, ApiError> {
    for command in commands {
        let actor = Actor { participant: session.participant, role: session.role };
        let answers = commands::execute(app, session.board, actor, vec![Ok(command)]).await?;
        match answers.into_iter().next() {
            Some(Answer::Ack(_)) => {}
            Some(Answer::Refused(refused)) => return Ok(Err(refused)),
            None => return Err(ApiError::Retry),
        }
    }
    Ok(Ok(()))
}

fn invalid() -> Refused {
    Refused::new(None, Reason::Invalid.into())
}

fn broken() -> Notice {
    Notice::Refused(invalid())
}

/// A form that is sent twice asks the same thing twice: its command's id follows from what it says.
fn command_of(reflection: ReflectionId, text: &str) -> CommandId {
    CommandId::from_random(said(&[&reflection.to_string(), text]))
}

/// An id of what a form says.
fn said(parts: &[&str]) -> [u8; 16] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part.as_bytes());
    }
    let mut id = [0; 16];
    id.copy_from_slice(&hash.finalize()[..16]);
    id
}
