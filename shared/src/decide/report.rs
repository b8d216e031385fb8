//! What staff write down for the report, and what happens to themes afterwards.

use super::Decision;
use crate::board::Board;
use crate::command::{NewLink, NewReached, ReportChange};
use crate::day::Day;
use crate::event::{Event, Standing};
use crate::ids::{ReflectionId, ThemeId};
use crate::limits;
use crate::outcome::{Agreement, Details, Link, Noted, Reached};
use crate::refusal::{Reason, Refusal};
use crate::words::{Line, Text, Title};

pub(super) fn report(board: &Board, change: &ReportChange, now: u64) -> Result<Decision, Refusal> {
    let noted = noted(board, change, now)?;
    let mut after = board.outcome.as_ref().clone();
    after.note(&noted);
    let renamed = matches!(&noted, Noted::Details { title, .. } if board.title.as_ref() != Some(title));
    let changed = renamed || after != *board.outcome;
    Ok(if changed { vec![Event::Reported(noted)].into() } else { Decision::default() })
}

fn noted(board: &Board, change: &ReportChange, now: u64) -> Result<Noted, Refusal> {
    Ok(match change {
        ReportChange::Details { title, date, place, audience } => {
            let known = &board.outcome.details;
            let title = match (title, &board.title) {
                (Some(title), _) => Title::parse(title)?,
                (None, Some(title)) => title.clone(),
                (None, None) => return Err(Reason::Empty.into()),
            };
            let date = date.as_deref().map_or(Ok(known.date), day)?;
            let or = |new: &Option<String>, known: &Line| new.as_deref().map_or(Ok(known.clone()), line);
            let (place, audience) = (or(place, &known.place)?, or(audience, &known.audience)?);
            Noted::Details { title, details: Details { date, place, audience } }
        }
        ReportChange::Summary { text } => Noted::Summary { text: words(text)? },
        ReportChange::Links { links } => Noted::Links { links: read_links(links)? },
        ReportChange::Quote { reflection, on } => {
            quotable(board, *reflection)?;
            if *on && board.outcome.quotes.len() >= limits::QUOTES {
                return Err(Refusal::limit(limits::QUOTES));
            }
            Noted::Quoted { reflection: *reflection, on: *on }
        }
        ReportChange::Agreement { agreement, what, who, when, theme } => {
            theme.map_or(Ok(()), |theme| there(board, theme))?;
            let there = board.outcome.agreements.iter().any(|known| known.id == *agreement);
            if !there && board.outcome.agreements.len() >= limits::AGREEMENTS {
                return Err(Refusal::limit(limits::AGREEMENTS));
            }
            let (who, when) = (line(who)?, line(when)?);
            Noted::Agreed(Agreement { id: *agreement, what: Text::parse(what)?, who, when, theme: *theme })
        }
        ReportChange::DropAgreement { agreement } => Noted::Dropped { agreement: *agreement },
        ReportChange::FollowUp { theme, step, reached } => {
            there(board, *theme)?;
            let reached = reached.as_ref().map(read_reached).transpose()?;
            Noted::FollowedUp { theme: *theme, step: *step, reached }
        }
        ReportChange::Publish { on } => Noted::Published { on: *on },
        ReportChange::Late { until } => {
            if board.is_final {
                return Err(Reason::Phase.into());
            }
            Noted::Late { until: until.filter(|until| *until > now) }
        }
    })
}

/// An empty text is none.
fn words(text: &str) -> Result<Option<Text>, Refusal> {
    if text.trim().is_empty() { Ok(None) } else { Ok(Some(Text::parse(text)?)) }
}

fn day(text: &str) -> Result<Option<Day>, Refusal> {
    match text.trim() {
        "" => Ok(None),
        day => day.parse().map(Some).map_err(|_| Reason::Invalid.into()),
    }
}

fn line(text: &str) -> Result<Line, Refusal> {
    Ok(Line::parse(&text.replace(['\n', '\t', '\r'], " "))?)
}

fn read_links(links: &[NewLink]) -> Result<Vec<Link>, Refusal> {
    if links.len() > limits::LINKS {
        return Err(Refusal::limit(limits::LINKS));
    }
    let read = |link: &NewLink| {
        let url = link.url.parse().map_err(|_| Refusal::from(Reason::Invalid))?;
        let title = line(&link.title)?;
        if title.is_empty() { Err(Reason::Empty.into()) } else { Ok(Link { title, url }) }
    };
    links.iter().map(read).collect()
}

fn read_reached(new: &NewReached) -> Result<Reached, Refusal> {
    let url = match new.url.trim() {
        "" => None,
        url => Some(url.parse().map_err(|_| Refusal::from(Reason::Invalid))?),
    };
    Ok(Reached { on: new.on, note: line(&new.note)?, url })
}

fn there(board: &Board, theme: ThemeId) -> Result<(), Refusal> {
    if board.themes.contains_key(&theme) {
        return Ok(());
    }
    Err(if board.removed.contains(&theme) { Reason::Gone } else { Reason::Unknown }.into())
}

/// Only what everybody may read is quoted.
fn quotable(board: &Board, id: ReflectionId) -> Result<(), Refusal> {
    match board.reflections.get(&id) {
        Some(entry) if entry.standing == Standing::Published => Ok(()),
        Some(_) => Err(Reason::Phase.into()),
        None if board.withdrawn.contains_key(&id) => Err(Reason::Gone.into()),
        None => Err(Reason::Unknown.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::AgreementId;
    use crate::outcome::Step;

    fn decided(board: &mut Board, change: ReportChange) -> Result<usize, Reason> {
        let decision = report(board, &change, 1_000).map_err(|refusal| refusal.reason)?;
        for event in &decision.events {
            if let Event::Reported(noted) = event {
                std::sync::Arc::make_mut(&mut board.outcome).note(noted);
            }
        }
        Ok(decision.events.len())
    }

    #[test]
    fn the_same_change_twice_changes_once() {
        let mut board = Board::default();
        let id = AgreementId::from_random([1; 16]);
        let agree = |what: &str| ReportChange::Agreement {
            agreement: id,
            what: what.into(),
            who: "Fatima".into(),
            when: "voor\nde zomer".into(),
            theme: None,
        };
        assert_eq!(decided(&mut board, agree("Bellen")), Ok(1));
        assert_eq!(decided(&mut board, agree("Bellen")), Ok(0));
        assert_eq!(decided(&mut board, agree("Opbellen")), Ok(1));
        assert_eq!(board.outcome.agreements.len(), 1);
        assert_eq!(board.outcome.agreements[0].when.as_str(), "voor de zomer");
        assert_eq!(decided(&mut board, agree(" ")), Err(Reason::Empty));
        assert_eq!(decided(&mut board, ReportChange::DropAgreement { agreement: id }), Ok(1));
        assert!(board.outcome.agreements.is_empty());
    }

    #[test]
    fn what_is_not_there_is_not_followed_up_nor_quoted() {
        let mut board = Board::default();
        let theme = ThemeId::from_random([1; 16]);
        let step = ReportChange::FollowUp { theme, step: Step::Read, reached: Some(NewReached::default()) };
        assert_eq!(decided(&mut board, step), Err(Reason::Unknown));
        let reflection = ReflectionId::from_random([2; 16]);
        assert_eq!(decided(&mut board, ReportChange::Quote { reflection, on: true }), Err(Reason::Unknown));
        let link = NewLink { title: "Dia's".into(), url: "javascript:alert(1)".into() };
        assert_eq!(decided(&mut board, ReportChange::Links { links: vec![link] }), Err(Reason::Invalid));
        assert_eq!(decided(&mut board, ReportChange::Late { until: Some(999) }), Ok(0), "it is over already");
    }
}
