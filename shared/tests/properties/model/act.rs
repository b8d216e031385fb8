//! What each command does, but for those about themes.

use shared::command::{Action, Afterwards, Screen, SetAsideReason};
use shared::event::Standing;
use shared::ids::{Key, ReflectionId};
use shared::phase::Phase;
use shared::refusal::Reason;
use shared::role::{Actor, Role};
use shared::settings::{Identity, Moderation, NewPrompt};
use shared::words::{Name, Protocol, Text};

use super::{Card, Model, bad, each, words};

impl Model {
    /// The command's answer; when it is done, the board is as it says.
    pub(crate) fn obey(&mut self, actor: &Actor, action: &Action, now: u64) -> Result<(), Reason> {
        self.permit(actor, action)?;
        self.act(actor, action, now)?;
        if !self.is_final {
            self.tally = self.count();
        }
        Ok(())
    }

    fn act(&mut self, actor: &Actor, action: &Action, now: u64) -> Result<(), Reason> {
        let me = actor.participant;
        let staff = actor.role != Role::Attendee;
        match action {
            Action::Post { reflection, prompt, text, perspective, lang, .. } => {
                if self.withdrawn.iter().any(|(id, _)| id == reflection) {
                    return Err(self.missing(actor, *reflection));
                }
                if let Some(card) = self.card(*reflection) {
                    if card.author != Some(me) {
                        return Err(Reason::Unknown);
                    }
                    return self.edit(actor, *reflection, text);
                }
                let text = words(Text::parse(text))?.to_string();
                if !self.prompts.iter().any(|(id, _)| id == prompt) {
                    return Err(Reason::Unknown);
                }
                let known = |key: &Key| self.settings.perspectives.iter().any(|p| p.id == *key);
                if perspective.as_ref().is_some_and(|key| !known(key)) {
                    return Err(Reason::Invalid);
                }
                let own = self.cards.iter().filter(|card| card.author == Some(me)).count();
                let ever = self.posts.iter().filter(|who| **who == me).count();
                let most = self.settings.reflections_per_person as usize;
                if !staff && (own >= most || ever >= 4 * most) {
                    return Err(Reason::Limit);
                }
                let late = !staff && self.phase as u8 > Phase::Write as u8;
                let read_first = !staff && self.settings.moderation == Moderation::Before;
                let standing = if late || read_first { Standing::Waiting } else { self.fit() };
                let named = !staff && self.settings.identity == Identity::Named;
                let name = self.names.iter().find(|(who, _)| *who == me).filter(|_| named);
                let language = self.settings.language.as_str();
                self.cards.push(Card {
                    id: *reflection,
                    author: Some(me),
                    text,
                    prompt: prompt.clone(),
                    standing,
                    late,
                    theme: None,
                    at: None,
                    under: None,
                    recognised: Vec::new(),
                    recognised_before: 0,
                    lang: lang.map(|lang| lang.as_str().to_owned()).filter(|lang| lang != language),
                    name: name.map(|(_, name)| name.clone()),
                });
                self.posts.push(me);
                if staff && !self.team.contains(&me) {
                    self.team.push(me);
                }
                Ok(())
            }
            Action::Edit { reflection, text } => self.edit(actor, *reflection, text),
            Action::Withdraw { reflection } => {
                self.own(actor, *reflection)?;
                self.withdraw(&[*reflection]);
                Ok(())
            }
            Action::Recognise { reflection, on } => {
                if self.readable(actor, *reflection)?.standing != Standing::Published {
                    return Err(Reason::Phase);
                }
                self.change(*reflection, |card| {
                    card.recognised.retain(|who| *who != me);
                    if *on {
                        card.recognised.push(me);
                    }
                });
                Ok(())
            }
            Action::Vote { target, count } => {
                if self.pile(target.theme()).is_err() {
                    if self.removed.contains(&target.theme()) {
                        return Err(Reason::Gone);
                    }
                    if self.readable(actor, target.reflection())?.standing != Standing::Published {
                        return Err(Reason::Phase);
                    }
                }
                let own = self.votes_of(me);
                let there = own.iter().find(|(t, _)| t == target).map_or(0, |(_, n)| *n);
                let elsewhere: u32 = own.iter().filter(|(t, _)| t != target).map(|(_, n)| n).sum();
                let too_many = elsewhere + count > self.settings.votes_per_person && *count > there;
                if *count > self.settings.votes_per_target || too_many {
                    return Err(Reason::Limit);
                }
                if *count != there {
                    let same: Vec<_> =
                        self.votes.iter().map(|(_, t, _)| self.counts_for(*t) == Some(*target)).collect();
                    let mut same = same.into_iter();
                    self.votes.retain(|(who, ..)| !same.next().unwrap() || *who != me);
                    self.votes.push((me, *target, *count));
                    self.votes.retain(|(_, _, count)| *count > 0);
                }
                Ok(())
            }
            Action::Approve { reflections } | Action::Restore { reflections } => {
                let fit = self.fit();
                self.judge(actor, reflections, fit)
            }
            Action::SetAside { reflections, reason } => {
                self.judge(actor, reflections, Standing::SetAside(*reason))
            }
            Action::SetPhase { phase, expected } => {
                if self.phase != *expected {
                    return Err(Reason::Phase);
                }
                if phase != expected {
                    if self.shows() {
                        self.reveal();
                    }
                    self.timer = None;
                    self.phase = *phase;
                    if self.shows() {
                        self.reveal();
                    }
                }
                Ok(())
            }
            Action::SetTimer { seconds } => {
                if seconds.is_some_and(|seconds| seconds == 0 || seconds > 4 * 60 * 60) {
                    return Err(Reason::Limit);
                }
                self.timer = seconds.map(|seconds| now + u64::from(seconds) * 1_000);
                Ok(())
            }
            Action::SetPrompt { prompt } => {
                if prompt.as_ref().is_some_and(|key| !self.prompts.iter().any(|(id, _)| id == key)) {
                    return Err(Reason::Unknown);
                }
                self.prompt.clone_from(prompt);
                Ok(())
            }
            Action::Spotlight(target) => {
                if let Some(id) = target.reflection {
                    let card = self.card(id).ok_or_else(|| self.missing(actor, id))?;
                    if card.standing != Standing::Published {
                        return Err(Reason::Phase);
                    }
                } else if let Some(id) = target.theme {
                    self.piles.iter().find(|pile| pile.id == id).ok_or(Reason::Unknown)?;
                } else {
                    self.dark();
                    return Ok(());
                }
                self.spotlight = *target;
                self.screen = Screen::Spotlight;
                Ok(())
            }
            Action::Screen { mode } => {
                self.screen = *mode;
                Ok(())
            }
            Action::RevealResults { on } => {
                self.results = *on;
                Ok(())
            }
            Action::Kick { author_of, then } => self.kick(actor, *author_of, *then),
            Action::Lock { on } => {
                self.locked = *on;
                Ok(())
            }
            Action::RotateCode {} => Ok(()),
            Action::Introduce { name } => {
                if !staff && self.settings.identity == Identity::Anonymous {
                    return Err(Reason::Invalid);
                }
                let name = words(Name::parse(&name.replace(['\n', '\t'], " ")))?.to_string();
                if self.names.contains(&(me, name.clone())) {
                    return Ok(());
                }
                self.names.retain(|(who, _)| *who != me);
                self.names.push((me, name));
                if staff && !self.team.contains(&me) {
                    self.team.push(me);
                }
                Ok(())
            }
            Action::SetSettings(patch) => {
                let settings = patch.apply(&self.settings).map_err(|_| Reason::Limit)?;
                if self.shows() && settings != self.settings {
                    self.settings = settings;
                    if !self.shows() {
                        self.reveal();
                    }
                } else if settings != self.settings {
                    self.settings = settings;
                    if self.shows() {
                        self.reveal();
                    }
                }
                Ok(())
            }
            Action::SetPrompts { prompts } => self.set_prompts(prompts),
            Action::SetProtocol { text } => {
                let text = Protocol::parse(text);
                text.map(|text| text.as_str().to_owned()).map(|text| self.protocol = text).map_err(bad)
            }
            Action::CloseBoard {} => {
                self.is_final = true;
                self.votes.clear();
                self.kicked.clear();
                self.names.clear();
                self.team.clear();
                self.posts.clear();
                self.withdrawn.iter_mut().for_each(|(_, by)| *by = None);
                for card in &mut self.cards {
                    card.author = None;
                    card.recognised_before += u32::try_from(card.recognised.len()).unwrap();
                    card.recognised.clear();
                }
                Ok(())
            }
            _ => self.group(actor, action),
        }
    }

    fn own(&self, actor: &Actor, id: ReflectionId) -> Result<Card, Reason> {
        let card = self.readable(actor, id)?;
        if card.author == Some(actor.participant) { Ok(card) } else { Err(Reason::NotYours) }
    }

    fn edit(&mut self, actor: &Actor, id: ReflectionId, text: &str) -> Result<(), Reason> {
        let card = self.own(actor, id)?;
        let text = words(Text::parse(text))?.to_string();
        if text == card.text {
            return Ok(());
        }
        let read_again = actor.role == Role::Attendee && self.settings.moderation == Moderation::Before;
        if read_again && matches!(card.standing, Standing::Approved | Standing::Published) {
            self.let_go(&[id]);
            self.change(id, |card| card.standing = Standing::Waiting);
        }
        self.change(id, |card| card.text = text);
        Ok(())
    }

    fn withdraw(&mut self, ids: &[ReflectionId]) {
        self.let_go(ids);
        for id in ids {
            let author = self.card(*id).and_then(|card| card.author);
            self.withdrawn.push((*id, author));
            self.cards.retain(|card| card.id != *id);
        }
    }

    fn judge(&mut self, actor: &Actor, ids: &[ReflectionId], standing: Standing) -> Result<(), Reason> {
        let before = self.clone();
        let mut judged = Vec::new();
        each(ids, |id| {
            let card = before.card(id).ok_or_else(|| before.missing(actor, id))?;
            // What everybody read stays read.
            let stays = card.standing == Standing::Published && standing == Standing::Approved;
            if card.standing != standing && !stays {
                judged.push(id);
            }
            Ok(())
        })?;
        if matches!(standing, Standing::SetAside(_)) {
            self.let_go(&judged);
        }
        for id in judged {
            self.change(id, |card| card.standing = standing);
        }
        Ok(())
    }

    fn kick(&mut self, actor: &Actor, author_of: ReflectionId, then: Afterwards) -> Result<(), Reason> {
        let there = self.card(author_of).map(|card| card.author);
        let gone = self.withdrawn.iter().find(|(id, _)| *id == author_of).map(|(_, by)| *by);
        let author = there.or(gone).ok_or_else(|| self.missing(actor, author_of))?;
        let author = author.ok_or(Reason::Gone)?;
        if self.team.contains(&author) {
            return Err(Reason::Role);
        }
        let own: Vec<_> =
            self.cards.iter().filter(|card| card.author == Some(author)).map(|card| card.id).collect();
        match then {
            Afterwards::Keep => {}
            Afterwards::SetAside => {
                let on = |id: &ReflectionId| {
                    self.card(*id).is_some_and(|card| !matches!(card.standing, Standing::SetAside(_)))
                };
                let on: Vec<_> = own.into_iter().filter(on).collect();
                self.let_go(&on);
                for id in on {
                    let aside = Standing::SetAside(SetAsideReason::Other);
                    self.change(id, |card| card.standing = aside);
                }
            }
            Afterwards::Erase => {
                self.withdraw(&own);
                self.votes.retain(|(who, ..)| *who != author);
            }
        }
        if !self.kicked.contains(&author) {
            self.kicked.push(author);
        }
        Ok(())
    }

    fn set_prompts(&mut self, wanted: &[NewPrompt]) -> Result<(), Reason> {
        let prompts = NewPrompt::read_all(wanted).ok_or(Reason::Invalid)?;
        let kept = |key: &Key| prompts.iter().any(|prompt| prompt.id == *key);
        if !self.cards.iter().all(|card| kept(&card.prompt)) {
            return Err(Reason::Invalid);
        }
        self.prompt = self.prompt.take().filter(kept);
        self.prompts = prompts.iter().map(|p| (p.id.clone(), p.title.to_string())).collect();
        Ok(())
    }
}
