//! How events change a board. Total: an event that does not fit (a redacted or damaged log) changes nothing.

use std::sync::Arc;

use super::{Board, Done, Recognised, Reflection, Theme};
use crate::board::Letters;
use crate::command::{Afterwards, TextField};
use crate::event::{Event, Placement, Record, Standing};
use crate::ids::{ParticipantId, ReflectionId, TargetId, ThemeId};
use crate::outcome::Noted;
use crate::undo::Undo;

impl Board {
    pub fn apply(&mut self, record: &Record) {
        let mut undo = Vec::new();
        for event in &record.events {
            undo.extend(self.apply_event(record, event));
        }
        self.finish(record, undo);
    }

    /// Applies one event and returns the step back. Whoever calls this for each event calls
    /// [`Board::finish`] once at the end of the record.
    pub fn apply_event(&mut self, record: &Record, event: &Event) -> Option<Undo> {
        match event {
            Event::BoardCreated { title, settings, prompts } => {
                self.title = Some(title.clone());
                self.settings = settings.clone();
                self.prompts.clone_from(prompts);
                None
            }
            Event::Posted { reflection, prompt, text, perspective, lang, flags, standing, name, source } => {
                let new = Reflection {
                    author: record.participant,
                    posted: record.seq,
                    prompt: prompt.clone(),
                    text: text.clone(),
                    perspective: perspective.clone(),
                    lang: *lang,
                    standing: *standing,
                    flags: flags.iter().copied().collect(),
                    placement: None,
                    recognised: Recognised::default(),
                    under: None,
                    name: name.clone(),
                    source: *source,
                };
                self.reflections.insert(*reflection, Arc::new(new));
                self.count_post(record);
                if record.role.is_staff() {
                    self.team.extend(record.participant);
                }
                Some(Undo::Withdraw(*reflection))
            }
            Event::Edited { reflection, text, flags, standing } => {
                let entry = self.reflection_mut(*reflection)?;
                let was = std::mem::replace(&mut entry.text, text.clone());
                entry.standing = *standing;
                entry.flags = flags.iter().copied().collect();
                Some(Undo::Text { reflection: *reflection, was, now: text.clone() })
            }
            Event::Withdrawn { reflection } => {
                let gone = self.reflections.remove(reflection)?;
                self.withdrawn.insert(*reflection, gone.author);
                if self.outcome.quotes.contains(reflection) {
                    Arc::make_mut(&mut self.outcome).quotes.remove(reflection);
                }
                if let Some(count) = gone.author.and_then(|author| self.posted.get_mut(&author)) {
                    count.standing = count.standing.saturating_sub(1);
                }
                None
            }
            Event::Recognised { reflection, on } => {
                let entry = self.reflection_mut(*reflection)?;
                let was = recognise(&mut entry.recognised, record.participant, *on);
                Some(Undo::Recognise { reflection: *reflection, was })
            }
            Event::Voted { target, count } => {
                let was = self.vote(record.participant?, *target, *count);
                Some(Undo::Vote { target: *target, was, now: *count })
            }
            Event::Tallied { voters, votes } => {
                self.tally.voters = *voters;
                for (target, count) in votes {
                    match count {
                        0 => self.tally.votes.remove(target),
                        _ => self.tally.votes.insert(*target, *count),
                    };
                }
                None
            }
            Event::ResultsShown { on } => {
                Some(Undo::Results { was: std::mem::replace(&mut self.results, *on) })
            }
            Event::Judged { reflection, standing } => {
                let entry = self.reflection_mut(*reflection)?;
                let was = std::mem::replace(&mut entry.standing, *standing);
                Some(Undo::Standing { reflection: *reflection, was, now: *standing })
            }
            Event::Revealed { reflections } => {
                for id in reflections {
                    if let Some(entry) = self.reflection_mut(*id) {
                        entry.standing = Standing::Published;
                    }
                }
                None
            }
            Event::ThemeCreated { theme, title, summary, order, colour, key_phrase } => {
                self.removed.remove(theme);
                let into = self.merged.remove(theme);
                let title = Letters::typed(title, record.seq);
                let summary = Letters::typed(summary, record.seq);
                let (order, colour, key_phrase) = (order.clone(), *colour, *key_phrase);
                let new = Theme { title, summary, order, colour, key_phrase };
                self.themes.insert(*theme, Arc::new(new));
                Some(Undo::RemoveTheme { theme: *theme, into })
            }
            Event::ThemeRemoved { theme, into } => {
                let removed = self.themes.remove(theme)?;
                self.removed.insert(*theme);
                if let Some(into) = into {
                    self.merged.insert(*theme, *into);
                }
                Some(Undo::RestoreTheme { id: *theme, theme: Box::new((*removed).clone()) })
            }
            Event::ThemeMoved { theme, order } => {
                let entry = self.theme_mut(*theme)?;
                let was = std::mem::replace(&mut entry.order, order.clone());
                Some(Undo::MoveTheme { theme: *theme, was, now: order.clone() })
            }
            Event::ThemeColoured { theme, colour } => {
                let entry = self.theme_mut(*theme)?;
                let was = std::mem::replace(&mut entry.colour, *colour);
                Some(Undo::Colour { theme: *theme, was, now: *colour })
            }
            Event::KeyPhraseSet { theme, reflection } => {
                let entry = self.theme_mut(*theme)?;
                let was = std::mem::replace(&mut entry.key_phrase, *reflection);
                Some(Undo::KeyPhrase { theme: *theme, was, now: *reflection })
            }
            Event::TextInserted { theme, field, index, text } => {
                let letters = self.letters_mut(*theme, *field)?;
                let at = letters.index(*index)?;
                letters.insert(at, text, record.seq);
                Some(Undo::Untype { theme: *theme, field: *field, seq: record.seq })
            }
            Event::TextDeleted { theme, field, index, length } => {
                let letters = self.letters_mut(*theme, *field)?;
                let from = letters.index(*index)?;
                let to = letters.index(index.checked_add(*length)?)?;
                let after = from.checked_sub(1).and_then(|before| letters.id_at(before));
                let text = letters.remove(from, to - from).to_string();
                Some(Undo::Retype { theme: *theme, field: *field, after, text })
            }
            Event::Placed { reflection, placement } => {
                let entry = self.reflection_mut(*reflection)?;
                let was = std::mem::replace(&mut entry.placement, placement.clone());
                Some(Undo::Place { reflection: *reflection, was, now: placement.clone() })
            }
            Event::Stacked { reflection, under } => {
                let entry = self.reflection_mut(*reflection)?;
                let was = std::mem::replace(&mut entry.under, *under);
                Some(Undo::Stack { reflection: *reflection, was, now: *under })
            }
            Event::TimerSet { ends_at } => {
                let was = std::mem::replace(&mut self.timer_ends_at, *ends_at);
                Some(Undo::Timer { was, now: *ends_at })
            }
            Event::PhaseSet { phase } => {
                let was = std::mem::replace(&mut self.phase, *phase);
                Some(Undo::Phase { was, now: *phase })
            }
            Event::PromptSet { prompt } => {
                Some(Undo::Prompt { was: std::mem::replace(&mut self.prompt, prompt.clone()) })
            }
            Event::Spotlit { target } => {
                Some(Undo::Spotlight { was: std::mem::replace(&mut self.spotlight, *target) })
            }
            Event::ScreenSet { screen } => {
                Some(Undo::Screen { was: std::mem::replace(&mut self.screen, *screen) })
            }
            Event::SettingsSet { settings } => {
                let was = std::mem::replace(&mut self.settings, settings.clone());
                Some(Undo::Settings { was: Box::new(was), now: Box::new(settings.clone()) })
            }
            Event::PromptsSet { prompts } => {
                let was = std::mem::replace(&mut self.prompts, prompts.clone());
                Some(Undo::Prompts { was, now: prompts.clone() })
            }
            Event::ProtocolSet { text } => {
                let was = std::mem::replace(&mut self.protocol, text.clone());
                Some(Undo::Protocol { was, now: text.clone() })
            }
            Event::LockSet { on } => Some(Undo::Lock { was: std::mem::replace(&mut self.locked, *on) }),
            Event::CodeRotated => None,
            Event::Named { name } => {
                self.names.insert(record.participant?, name.clone());
                if record.role.is_staff() {
                    self.team.extend(record.participant);
                }
                None
            }
            Event::Kicked { author_of, then } => {
                let author = self.author_of(*author_of)?;
                self.kicked.insert(author);
                if *then == Afterwards::Erase {
                    self.votes.remove(&author);
                }
                Some(Undo::Pardon(*author_of))
            }
            Event::Pardoned { author_of } => {
                let author = self.author_of(*author_of)?;
                self.kicked.remove(&author);
                None
            }
            Event::Reported(noted) => {
                if let Noted::Details { title, .. } = noted {
                    self.title = Some(title.clone());
                }
                Arc::make_mut(&mut self.outcome).note(noted);
                self.reported = record.seq;
                None
            }
            Event::Closed { people } => {
                self.people = *people;
                self.forget_people();
                None
            }
        }
    }

    /// Notes that a record is done, so that its command is answered and can be undone.
    pub fn finish(&mut self, record: &Record, undo: Vec<Undo>) {
        self.seq = record.seq;
        let done = Done { seq: record.seq, by: record.participant, undo };
        self.done.insert(record.command, Arc::new(done));
        if self.is_final {
            self.done.clear();
        }
    }

    fn reflection_mut(&mut self, id: ReflectionId) -> Option<&mut Reflection> {
        self.reflections.get_mut(&id).map(Arc::make_mut)
    }

    fn theme_mut(&mut self, id: ThemeId) -> Option<&mut Theme> {
        self.themes.get_mut(&id).map(Arc::make_mut)
    }

    /// Sets one person's votes for a target, together with those for what was merged into it. Returns what stood.
    fn vote(&mut self, participant: ParticipantId, target: TargetId, count: u32) -> u32 {
        let was = self.votes_of(participant).get(&target).copied().unwrap_or(0);
        let mut cast = self.votes.remove(&participant).unwrap_or_default();
        cast.retain(|other, _| self.votes_count_for(*other) != Some(target));
        if count > 0 {
            cast.insert(target, count);
        }
        if !cast.is_empty() {
            self.votes.insert(participant, cast);
        }
        was
    }

    fn letters_mut(&mut self, id: ThemeId, field: TextField) -> Option<&mut Letters> {
        let theme = self.theme_mut(id)?;
        Some(match field {
            TextField::Title => &mut theme.title,
            TextField::Summary => &mut theme.summary,
        })
    }

    /// A moderator who types over what others wrote on paper is nobody more.
    fn count_post(&mut self, record: &Record) {
        let Some(author) = record.participant else { return };
        if !record.role.is_staff() && !self.posted.contains_key(&author) {
            self.people = self.people.saturating_add(1);
        }
        let own = self.posted.entry(author).or_default();
        own.standing = own.standing.saturating_add(1);
        own.ever = own.ever.saturating_add(1);
    }

    /// The link between people and reflections ends here.
    fn forget_people(&mut self) {
        self.is_final = true;
        self.posted.clear();
        self.votes.clear();
        self.names.clear();
        self.kicked.clear();
        self.team.clear();
        self.withdrawn.values_mut().for_each(|author| *author = None);
        for entry in self.reflections.values_mut() {
            let entry = Arc::make_mut(entry);
            entry.author = None;
            entry.recognised = Recognised { others: entry.recognised.count(), ..Recognised::default() };
        }
    }

    /// Where the next reflection of a theme goes: behind the last.
    pub fn end_of(&self, theme: ThemeId) -> Option<&Placement> {
        self.reflections
            .values()
            .filter_map(|r| r.placement.as_ref().filter(|p| p.theme == theme))
            .max_by(|a, b| a.order.cmp(&b.order))
    }
}

/// Returns whether it was recognised before. Without a participant (a log whose people were erased) it counts alone.
fn recognise(recognised: &mut Recognised, participant: Option<ParticipantId>, on: bool) -> bool {
    match participant {
        Some(participant) if on => !recognised.by.insert(participant),
        Some(participant) => recognised.by.remove(&participant),
        None => {
            let step = if on { recognised.others.checked_add(1) } else { recognised.others.checked_sub(1) };
            recognised.others = step.unwrap_or(recognised.others);
            !on
        }
    }
}
