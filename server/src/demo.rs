//! A board to look at: sample reflections of a kick-off, posted by as many people as an event has, a part of them
//! grouped. It goes the way of every other board: commands, decided and stored.

use fast_qr::qr::QRBuilder;
use shared::api::{Answer, CreateBoard, Links};
use shared::command::{Action, Command, SetAsideReason};
use shared::ids::{BoardId, CommandId, ParticipantId, ReflectionId, ThemeId};
use shared::phase::Phase;
use shared::privacy::{Severity, findings};
use shared::role::{Actor, Role};
use shared::settings::{Language, SettingsPatch};

use crate::code::Code;
use crate::http::{ApiError, App, invite, make};
use crate::room::{Input, Reply};
use crate::samples::{self, Map, Sample, Samples};
use crate::secret::random;
use crate::store::BoardRow;

/// Under which the store remembers the demo board.
const MARK: &str = "demo_board";
/// People in the hall.
const PEOPLE: usize = 118;
/// Of every ten reflections with a theme, so many stand in it already.
const GROUPED_OF_TEN: usize = 6;
/// Reflections that came after their round, so that the queue has something to read.
const LATE: usize = 7;

/// The demo board with the ways in.
pub struct Demo {
    pub code: Code,
    pub links: Links,
}

/// The demo board of this store, made if there is none, with fresh links.
pub async fn ready(app: &App, url: &str) -> Result<Demo, ApiError> {
    if let Some(board) = remembered(app).await? {
        return Ok(Demo { links: invite(app, &board, url).await?.links, code: board.code });
    }
    let (samples, map) = samples::read().map_err(|error| ApiError::Internal(Box::new(error)))?;
    let wanted = CreateBoard {
        title: map.title.clone(),
        template: Some(map.template.clone()),
        language: Some(Language::Nl),
        settings: SettingsPatch::default(),
        prompts: None,
    };
    let created = make(app, &wanted, url).await?;
    fill(app, created.id, &samples, &map).await?;
    app.store.remember(MARK, &created.id.to_bytes()).await?;
    let code = Code::parse(&created.code).ok_or(ApiError::NoBoard)?;
    Ok(Demo { code, links: created.links })
}

/// What the terminal shows.
pub fn invitation(demo: &Demo, url: &str) -> String {
    let links = &demo.links;
    let qr = QRBuilder::new(links.attendee.as_str()).build().map(|qr| qr.to_str()).unwrap_or_default();
    format!(
        "{qr}\n\n  Weerklank listens on {url}\n\n  \
         code         {code}\n  \
         attendee     {attendee}\n  \
         moderator    {moderator}\n  \
         projector    {projector}\n  \
         organiser    {organiser}\n\n  \
         Open all four in one browser: each keeps its own role. Ctrl-C stops.\n",
        code = demo.code.shown(),
        attendee = links.attendee,
        moderator = links.moderator,
        projector = links.projector,
        organiser = links.organiser,
    )
}

async fn remembered(app: &App) -> Result<Option<BoardRow>, ApiError> {
    let Some(bytes) = app.store.recall(MARK).await? else { return Ok(None) };
    let Ok(bytes) = bytes.try_into() else { return Ok(None) };
    let board = app.store.board(BoardId::from_random(bytes)).await?;
    // A month old it has closed itself, and there is nothing to try on it any more.
    Ok(board.filter(|board| !board.is_closed))
}

async fn fill(app: &App, board: BoardId, samples: &Samples, map: &Map) -> Result<(), ApiError> {
    let someone =
        |role| Ok::<_, ApiError>(Actor { participant: ParticipantId::from_random(random()?), role });
    let moderator = someone(Role::Moderator)?;
    let steer = |phase, expected| Action::SetPhase { phase, expected };
    say(app, board, moderator, vec![steer(Phase::Write, Phase::Lobby)]).await?;

    let people = (0..PEOPLE).map(|_| someone(Role::Attendee)).collect::<Result<Vec<_>, _>>()?;
    let mut ids = Vec::new();
    let (in_time, late) = samples.reflections.split_at(samples.reflections.len().saturating_sub(LATE));
    for (index, sample) in in_time.iter().enumerate() {
        let reflection = ReflectionId::from_random(random()?);
        ids.push(reflection);
        if findings(&sample.text).iter().any(|finding| finding.hint.severity() == Severity::Refuse) {
            // No board takes it.
            continue;
        }
        // 37 shares no factor with 118: everybody writes, some twice and thrice.
        say(app, board, people[(index * 37) % PEOPLE], vec![post(sample, map, reflection)?]).await?;
    }
    let flagged = |flag: &str| {
        let marked = samples.reflections.iter().zip(&ids).filter(|(s, _)| s.flags.iter().any(|f| f == flag));
        marked.map(|(_, id)| *id).collect::<Vec<_>>()
    };
    let aside = |reflections, reason| Action::SetAside { reflections, reason };
    // Half of what gives somebody away was dealt with; the rest is there to be looked at.
    let mut private = flagged("personal-data");
    private.truncate(private.len() / 2);
    let judged = vec![
        aside(private, SetAsideReason::PersonalData),
        aside(flagged("rude"), SetAsideReason::Rude),
        steer(Phase::Read, Phase::Write),
        steer(Phase::Group, Phase::Read),
    ];
    say(app, board, moderator, judged).await?;
    recognise(app, board, &people, samples, &ids).await?;
    group(app, board, moderator, samples, &ids).await?;
    for (sample, person) in late.iter().zip(&people) {
        let reflection = ReflectionId::from_random(random()?);
        say(app, board, *person, vec![post(sample, map, reflection)?]).await?;
    }
    Ok(())
}

fn post(sample: &Sample, map: &Map, reflection: ReflectionId) -> Result<Action, ApiError> {
    Ok(Action::Post {
        reflection,
        prompt: map.prompts.get(&sample.prompt).cloned().ok_or(ApiError::NotFound)?,
        text: sample.text.clone(),
        perspective: map.perspectives.get(&sample.perspective).cloned(),
        lang: sample.language.parse().ok(),
        source: None,
    })
}

/// What several wrote alike, several recognise.
async fn recognise(
    app: &App,
    board: BoardId,
    people: &[Actor],
    samples: &Samples,
    ids: &[ReflectionId],
) -> Result<(), ApiError> {
    for (index, (sample, id)) in samples.reflections.iter().zip(ids).enumerate() {
        if !sample.flags.is_empty() {
            continue;
        }
        let fans = (index * index + 7) % 23;
        for fan in 0..fans.saturating_sub(11) {
            let person = people[(index * 5 + fan * 11) % PEOPLE];
            say(app, board, person, vec![Action::Recognise { reflection: *id, on: true }]).await?;
        }
    }
    Ok(())
}

async fn group(
    app: &App,
    board: BoardId,
    moderator: Actor,
    samples: &Samples,
    ids: &[ReflectionId],
) -> Result<(), ApiError> {
    for theme in samples.themes.iter().take(8) {
        let id = ThemeId::from_random(random()?);
        let title = theme.title_nl.clone();
        let members = samples.reflections.iter().zip(ids).filter(|(s, _)| s.theme == theme.key);
        let members = members.filter(|(s, _)| s.flags.is_empty()).enumerate();
        let placed: Vec<_> = members
            .filter(|(index, _)| index % 10 < GROUPED_OF_TEN)
            .map(|(_, (sample, reflection))| (sample, *reflection))
            .collect();
        let reflections = placed.iter().map(|(_, reflection)| *reflection).collect();
        let is_read_by_all = |sample: &Sample| sample.duplicate_of.is_none() && sample.language == "nl";
        let phrase = placed.iter().find(|(sample, _)| is_read_by_all(sample));
        let phrase =
            phrase.map(|(_, reflection)| *reflection).filter(|_| theme_count(samples, &theme.key) > 12);
        let make = Action::CreateTheme { theme: id, title };
        let fill = Action::Place { reflections, theme: id, order: None };
        let mut actions = vec![make, fill, Action::KeyPhrase { theme: id, reflection: phrase }];
        let original = |name: &String| placed.iter().find(|(sample, _)| sample.id == *name);
        for (sample, twin) in &placed {
            if let Some((_, under)) = sample.duplicate_of.as_ref().and_then(original) {
                actions.push(Action::Stack { reflections: vec![*twin], under: *under });
            }
        }
        say(app, board, moderator, actions).await?;
    }
    Ok(())
}

fn theme_count(samples: &Samples, key: &str) -> usize {
    samples.reflections.iter().filter(|sample| sample.theme == key).count()
}

async fn say(app: &App, board: BoardId, actor: Actor, actions: Vec<Action>) -> Result<(), ApiError> {
    let mut commands = Vec::new();
    for action in actions {
        commands.push(Ok(Command { id: CommandId::from_random(random()?), action }));
    }
    let reply =
        app.rooms.ask(board, move |call| Input::Call { call, actor, commands: commands.clone() }).await?;
    let Reply::Answers(answers) = reply else { return Err(ApiError::Retry) };
    let refused = answers.iter().find_map(|answer| match answer {
        Answer::Refused(refused) => Some(refused.reason),
        Answer::Ack(_) => None,
    });
    match refused {
        Some(reason) => Err(ApiError::Invalid(format!("the demo board refused a command ({reason:?})"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use shared::template::Template;
    use shared::words::{Text, Title};

    use super::*;

    #[test]
    fn every_sample_fits_its_template() {
        let (samples, map) = samples::read().unwrap();
        let template = Template::find(&map.template).unwrap();
        let prompts = template.prompts(Language::Nl);
        let perspectives = template.perspectives(Language::Nl);
        assert!(Title::parse(&map.title).is_ok());
        for sample in &samples.reflections {
            let prompt = &map.prompts[&sample.prompt];
            let perspective = &map.perspectives[&sample.perspective];
            assert!(prompts.iter().any(|p| p.id == *prompt), "{prompt}");
            assert!(perspectives.iter().any(|p| p.id == *perspective), "{perspective}");
            assert!(Text::parse(&sample.text).is_ok());
        }
    }
}
