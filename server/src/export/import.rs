//! A report read back into the log of a new board, so that its report is the same again. What a report does not hold
//! stays behind: who wrote what, texts that were not on the board, and on whose behalf people wrote where the board
//! does not show it.

use std::collections::{BTreeMap, BTreeSet};

use shared::event::{Event, Placement, Record, Standing};
use shared::ids::{CommandId, ParticipantId, ReflectionId, TargetId, ThemeId};
use shared::limits;
use shared::order::Order;
use shared::outcome::{Details, Noted};
use shared::phase::Phase;
use shared::privacy::{Severity, findings};
use shared::role::Role;
use shared::settings::{NewPrompt, Settings, SettingsPatch};
use shared::text::report as say;
use shared::words::{Line, Name, Text, Title};

use super::report::{Entry, Medium, Number, Report};
use super::view::{self, Facts};
use crate::secret::{NoRandomness, random};

/// Reflections and gaps between their numbers: a board has at most so many, and each may have been taken back.
const HIGHEST: u32 = 20_000;
/// How often all reflections together were recognised.
const RECOGNISED: u64 = 500_000;
/// People who wrote: each takes a line of the log.
const PEOPLE: u32 = 20_000;

/// Why a report makes no board; a sentence for who sent it.
#[derive(Debug, thiserror::Error)]
pub enum NoBoard {
    #[error("this report does not fit: {0}")]
    Misfit(String),
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
}

fn misfit<T>(what: impl Into<String>) -> Result<T, NoBoard> {
    Err(NoBoard::Misfit(what.into()))
}

/// The records of a board with this report. The first one makes it.
pub fn records(report: &Report) -> Result<Vec<Record>, NoBoard> {
    check(report)?;
    let mut log = Log::default();
    log.add(vec![begin(report)?], None)?;
    posts(report, &mut log)?;
    themes(report, &mut log)?;
    places(report, &mut log)?;
    log.add(vec![tally(report)], None)?;
    outcome(report, &mut log)?;
    chosen(report, &mut log)?;
    log.add(vec![Event::PhaseSet { phase: Phase::Closed }], None)?;
    if report.cover.is_final {
        log.add(vec![Event::Closed { people: report.cover.people }], None)?;
    }
    Ok(log.0)
}

#[derive(Default)]
struct Log(Vec<Record>);

impl Log {
    fn add(&mut self, events: Vec<Event>, participant: Option<ParticipantId>) -> Result<(), NoBoard> {
        if events.is_empty() {
            return Ok(());
        }
        let seq = u64::try_from(self.0.len()).unwrap_or(u64::MAX).saturating_add(1);
        let role = if participant.is_some() { Role::Attendee } else { Role::Organiser };
        self.0.push(Record { seq, command: CommandId::from_random(random()?), participant, role, events });
        Ok(())
    }
}

/// What holds of every board.
fn check(report: &Report) -> Result<(), NoBoard> {
    let waiting: u64 =
        report.set_aside.iter().map(|(_, n)| u64::from(*n)).sum::<u64>() + u64::from(report.unread);
    let all = u64::try_from(report.annex.len()).unwrap_or(u64::MAX).saturating_add(waiting);
    if all > limits::REFLECTIONS as u64 || report.cover.people > PEOPLE {
        return misfit("it has more reflections or people than a board");
    }
    if report.themes.len() > limits::THEMES
        || report.agreements.len() > limits::AGREEMENTS
        || report.cover.links.len() > limits::LINKS
    {
        return misfit("it has more themes, agreements or links than a board");
    }
    if report.annex.iter().map(|entry| u64::from(entry.recognised)).sum::<u64>() > RECOGNISED {
        return misfit("its reflections were recognised more often than can be");
    }
    let numbers = report.annex.iter().map(|entry| entry.number.0);
    let are_in_order = numbers.clone().zip(numbers.clone().skip(1)).all(|(one, next)| one < next);
    if !are_in_order
        || numbers.clone().next() == Some(0)
        || report.annex.last().is_some_and(|last| last.number.0 > HIGHEST)
    {
        return misfit("its numbers are not in order");
    }
    let ids: BTreeSet<ReflectionId> = report.annex.iter().map(|entry| entry.id).collect();
    let themes: BTreeSet<ThemeId> = report.themes.iter().map(|theme| theme.id).collect();
    if ids.len() != report.annex.len() || themes.len() != report.themes.len() {
        return misfit("an id is there twice");
    }
    for entry in &report.annex {
        let top = entry.under.map(|top| report.entry(top).filter(|top| top.under.is_none()));
        let stands = report.prompt(&entry.prompt).is_some()
            && entry.theme.is_none_or(|theme| themes.contains(&theme))
            && top.is_none_or(|top| top.is_some_and(|top| top.id != entry.id));
        if !stands {
            return misfit(format!("{} points to something that is not there", entry.number));
        }
    }
    Ok(())
}

fn begin(report: &Report) -> Result<Event, NoBoard> {
    let Ok(title) = Title::parse(&report.cover.title) else { return misfit("its title") };
    let wanted: Vec<NewPrompt> = report.cover.prompts.iter().map(asked).collect();
    if NewPrompt::read_all(&wanted).is_none() {
        return misfit("its prompts");
    }
    let settings = settings(&report.cover.settings)?;
    Ok(Event::BoardCreated { title, settings, prompts: report.cover.prompts.clone() })
}

fn asked(prompt: &shared::settings::Prompt) -> NewPrompt {
    let (title, question) = (prompt.title.to_string(), prompt.question.to_string());
    NewPrompt { id: Some(prompt.id.clone()), title, question }
}

/// Every setting within its limits, as if an organiser had chosen it.
fn settings(wanted: &Settings) -> Result<Settings, NoBoard> {
    let patch = SettingsPatch {
        moderation: Some(wanted.moderation),
        reveal: Some(wanted.reveal),
        identity: Some(wanted.identity),
        group_by: Some(wanted.group_by),
        show_perspective: Some(wanted.show_perspective),
        vote_on: Some(wanted.vote_on),
        votes_per_person: Some(wanted.votes_per_person),
        votes_per_target: Some(wanted.votes_per_target),
        reflections_per_person: Some(wanted.reflections_per_person),
        retention_days: Some(wanted.retention_days),
        language: Some(wanted.language),
        perspectives: Some(wanted.perspectives.clone()),
    };
    patch.apply(&Settings::default()).map_err(|bad| NoBoard::Misfit(bad.to_string()))
}

/// Published ones in the order of their numbers, so that each gets its own again; then those without a text. As many
/// people write as did, each but one: who wrote several is not known, and nobody is made to look it.
fn posts(report: &Report, log: &mut Log) -> Result<(), NoBoard> {
    let mut writers = Writers { left: report.cover.people };
    let mut next = 1;
    for entry in &report.annex {
        while next < entry.number.0 {
            gap(report, log, &mut writers, Standing::Published)?;
            next += 1;
        }
        let author = writers.one()?;
        log.add(vec![posted(report, entry)?], author)?;
        next += 1;
    }
    for (reason, n) in &report.set_aside {
        for _ in 0..*n {
            let author = writers.one()?;
            log.add(vec![untold(report, Standing::SetAside(*reason))?.1], author)?;
        }
    }
    for _ in 0..report.unread {
        let author = writers.one()?;
        log.add(vec![untold(report, Standing::Waiting)?.1], author)?;
    }
    while writers.left > 0 {
        gap(report, log, &mut writers, Standing::Waiting)?;
    }
    Ok(())
}

struct Writers {
    left: u32,
}

impl Writers {
    fn one(&mut self) -> Result<Option<ParticipantId>, NoRandomness> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        Ok(Some(ParticipantId::from_random(random()?)))
    }
}

/// What was there and was taken back: its number is nobody else's.
fn gap(report: &Report, log: &mut Log, writers: &mut Writers, standing: Standing) -> Result<(), NoBoard> {
    let author = writers.one()?;
    let (reflection, event) = untold(report, standing)?;
    log.add(vec![event], author)?;
    log.add(vec![Event::Withdrawn { reflection }], author)
}

fn untold(report: &Report, standing: Standing) -> Result<(ReflectionId, Event), NoBoard> {
    let reflection = ReflectionId::from_random(random()?);
    let Some(prompt) = report.cover.prompts.first() else { return misfit("its prompts") };
    let Ok(text) = Text::parse(say::LEFT_BEHIND.say(report.cover.language)) else { return misfit("a text") };
    let event = Event::Posted {
        reflection,
        prompt: prompt.id.clone(),
        text,
        perspective: None,
        lang: None,
        flags: Vec::new(),
        standing,
        name: None,
        source: None,
    };
    Ok((reflection, event))
}

fn posted(report: &Report, entry: &Entry) -> Result<Event, NoBoard> {
    let Ok(text) = Text::parse(&entry.text) else { return misfit(format!("the text of {}", entry.number)) };
    if findings(text.as_str()).iter().any(|finding| finding.hint.severity() == Severity::Refuse) {
        return misfit(format!("{} has a citizen service number in it", entry.number));
    }
    let name = entry.name.as_deref().map(Name::parse).transpose();
    let Ok(name) = name else { return misfit(format!("the name of {}", entry.number)) };
    let perspectives = &report.cover.settings.perspectives;
    if entry.perspective.as_ref().is_some_and(|key| perspectives.iter().all(|p| p.id != *key)) {
        return misfit(format!("the perspective of {}", entry.number));
    }
    Ok(Event::Posted {
        reflection: entry.id,
        prompt: entry.prompt.clone(),
        text,
        perspective: entry.perspective.clone(),
        lang: entry.lang,
        flags: Vec::new(),
        standing: Standing::Published,
        name,
        source: (entry.on == Medium::Paper).then_some(shared::command::Source::Paper { table: None }),
    })
}

fn themes(report: &Report, log: &mut Log) -> Result<(), NoBoard> {
    let mut order = None;
    let mut events = Vec::new();
    for theme in &report.themes {
        let (title, summary) = (shared::words::clean(&theme.title), shared::words::clean(&theme.summary));
        if title.chars().count() > limits::TITLE || summary.chars().count() > limits::SUMMARY {
            return misfit("the title or the summary of a theme");
        }
        let next = Order::between(order.as_ref(), None);
        events.push(Event::ThemeCreated {
            theme: theme.id,
            title,
            summary,
            order: next.clone(),
            colour: shared::command::Colour::default(),
            key_phrase: theme.key_phrase.and_then(|number| report.entry(number)).map(|entry| entry.id),
        });
        order = Some(next);
    }
    log.add(events, None)
}

fn places(report: &Report, log: &mut Log) -> Result<(), NoBoard> {
    for theme in &report.themes {
        let mut order = None;
        let mut events = Vec::new();
        for entry in theme.members.iter().filter_map(|number| report.entry(*number)) {
            if entry.theme != Some(theme.id) {
                return misfit(format!("{} is in two themes", entry.number));
            }
            let next = Order::between(order.as_ref(), None);
            let placement = Some(Placement { theme: theme.id, order: next.clone() });
            events.push(Event::Placed { reflection: entry.id, placement });
            order = Some(next);
        }
        log.add(events, None)?;
    }
    let id = |number: Number| report.entry(number).map(|entry| entry.id);
    let stacked = report
        .annex
        .iter()
        .filter_map(|entry| Some(Event::Stacked { reflection: entry.id, under: Some(id(entry.under?)?) }));
    log.add(stacked.collect(), None)?;
    for entry in &report.annex {
        let once = Event::Recognised { reflection: entry.id, on: true };
        log.add(vec![once; usize::try_from(entry.recognised).unwrap_or(0)], None)?;
    }
    Ok(())
}

fn tally(report: &Report) -> Event {
    let mut votes: BTreeMap<TargetId, u32> = BTreeMap::new();
    votes.extend(report.themes.iter().filter_map(|theme| Some((theme.id.into(), theme.votes?))));
    votes.extend(report.annex.iter().filter_map(|entry| Some((entry.id.into(), entry.votes?))));
    votes.retain(|_, n| *n > 0);
    Event::Tallied { voters: report.cover.voters, votes: votes.into_iter().collect() }
}

fn outcome(report: &Report, log: &mut Log) -> Result<(), NoBoard> {
    let cover = &report.cover;
    let line = |text: &Option<String>| Line::parse(text.as_deref().unwrap_or_default());
    let (Ok(title), Ok(place), Ok(audience)) =
        (Title::parse(&cover.title), line(&cover.place), line(&cover.audience))
    else {
        return misfit("its place or its audience");
    };
    let Ok(summary) = report.summary.as_deref().map(Text::parse).transpose() else {
        return misfit("its summary");
    };
    let mut noted = vec![Noted::Details { title, details: Details { date: cover.date, place, audience } }];
    noted.push(Noted::Summary { text: summary });
    noted.push(Noted::Links { links: cover.links.clone() });
    for agreement in &report.agreements {
        if agreement.theme.is_some_and(|theme| report.theme(theme).is_none()) {
            return misfit("an agreement points to a theme that is not there");
        }
        noted.push(Noted::Agreed(agreement.clone()));
    }
    for theme in &report.themes {
        for (step, reached) in &theme.follow_up {
            if reached.is_some() {
                noted.push(Noted::FollowedUp { theme: theme.id, step: *step, reached: reached.clone() });
            }
        }
    }
    log.add(noted.into_iter().map(Event::Reported).collect(), None)
}

/// Where a theme's quotes are not those that a report picks by itself, somebody chose them.
fn chosen(report: &Report, log: &mut Log) -> Result<(), NoBoard> {
    let facts = Facts {
        board: report.cover.board,
        kind: report.cover.kind,
        created: report.cover.made,
        made: report.cover.made,
    };
    let picked = view::report(facts, &log.0);
    let mut events = Vec::new();
    for theme in &report.themes {
        if picked.theme(theme.id).is_some_and(|by_itself| by_itself.quotes == theme.quotes) {
            continue;
        }
        let quotes = theme.quotes.iter().filter_map(|number| report.entry(*number));
        events.extend(quotes.map(|entry| Noted::Quoted { reflection: entry.id, on: true }));
    }
    if events.len() > limits::QUOTES {
        return misfit("it has more chosen quotes than a board");
    }
    log.add(events.into_iter().map(Event::Reported).collect(), None)
}

#[cfg(test)]
mod tests;
