//! Themes, and what stands in them.

use shared::command::{Action, Colour};
use shared::event::Standing;
use shared::ids::{ReflectionId, ThemeId};
use shared::refusal::Reason;
use shared::role::Actor;
use shared::words::Title;

use super::{Model, Pile, each, words};

impl Model {
    pub(super) fn group(&mut self, actor: &Actor, action: &Action) -> Result<(), Reason> {
        match action {
            Action::CreateTheme { theme, title } => {
                if self.pile(*theme).is_ok() {
                    return Ok(());
                }
                words(Title::parse(&title.replace(['\n', '\t'], " ")))?;
                self.removed.retain(|id| id != theme);
                self.merged.retain(|(from, _)| from != theme);
                self.piles.push(Pile {
                    id: *theme,
                    order: "z".parse().unwrap(),
                    colour: Colour::Neutraal,
                    phrase: None,
                });
                Ok(())
            }
            Action::ColourTheme { theme, colour } => {
                self.pile(*theme)?;
                self.change_pile(*theme, |pile| pile.colour = *colour);
                Ok(())
            }
            Action::KeyPhrase { theme, reflection } => {
                self.pile(*theme)?;
                if let Some(id) = reflection {
                    let card = self.readable(actor, *id)?;
                    if card.standing != Standing::Published {
                        return Err(Reason::Phase);
                    }
                    if card.theme != Some(*theme) {
                        return Err(Reason::Invalid);
                    }
                }
                self.change_pile(*theme, |pile| pile.phrase = *reflection);
                Ok(())
            }
            Action::MoveTheme { theme, .. } => self.pile(*theme).map(|_| ()),
            Action::RemoveTheme { theme } => {
                self.pile(*theme)?;
                self.remove(*theme, None);
                Ok(())
            }
            Action::MergeThemes { from, into } => {
                self.pile(*from)?;
                self.pile(*into)?;
                if from == into {
                    return Err(Reason::Invalid);
                }
                self.remove(*from, Some(*into));
                Ok(())
            }
            Action::Place { reflections, theme, .. } => {
                self.pile(*theme)?;
                let before = self.clone();
                let mut moved = Vec::new();
                let done = each(reflections, |id| {
                    let card = before.readable(actor, id)?;
                    if matches!(card.standing, Standing::SetAside(_)) {
                        return Err(Reason::Gone);
                    }
                    if card.theme != Some(*theme) && card.under.is_none_or(|top| !reflections.contains(&top))
                    {
                        moved.push(id);
                    }
                    Ok(())
                });
                done?;
                for id in moved {
                    self.take_along(id, Some(*theme));
                }
                Ok(())
            }
            Action::Unplace { reflections } => {
                let before = self.clone();
                let mut moved = Vec::new();
                each(reflections, |id| {
                    let card = before.readable(actor, id)?;
                    if card.theme.is_some() && card.under.is_none_or(|top| !reflections.contains(&top)) {
                        moved.push(id);
                    }
                    Ok(())
                })?;
                for id in moved {
                    self.take_along(id, None);
                }
                Ok(())
            }
            Action::Stack { reflections, under } => {
                let top = self.readable(actor, *under)?.under.unwrap_or(*under);
                let chosen = self.readable(actor, top)?;
                if matches!(chosen.standing, Standing::SetAside(_)) {
                    return Err(Reason::Gone);
                }
                let before = self.clone();
                let mut stacked = Vec::new();
                each(reflections, |id| {
                    let card = before.readable(actor, id)?;
                    if id == top || id == *under {
                        return Err(Reason::Invalid);
                    }
                    if matches!(card.standing, Standing::SetAside(_)) {
                        return Err(Reason::Gone);
                    }
                    if card.under != Some(top) {
                        stacked.push(id);
                        stacked.extend(before.below(id));
                    }
                    Ok(())
                })?;
                for id in stacked {
                    if self.card(id).is_some_and(|card| card.theme != chosen.theme) {
                        self.drop_phrases(&[id], None);
                    }
                    self.change(id, |card| {
                        card.under = Some(top);
                        card.theme = chosen.theme;
                    });
                }
                Ok(())
            }
            Action::Unstack { reflections } => {
                let before = self.clone();
                let mut out = Vec::new();
                each(reflections, |id| {
                    before.readable(actor, id)?;
                    out.push(id);
                    Ok(())
                })?;
                for id in out {
                    self.change(id, |card| card.under = None);
                }
                Ok(())
            }
            _ => unreachable!("the model has no opinion on {action:?}"),
        }
    }

    fn take_along(&mut self, id: ReflectionId, theme: Option<ThemeId>) {
        let mut all = self.below(id);
        all.push(id);
        self.drop_phrases(&all, None);
        self.change(id, |card| card.under = None);
        for id in all {
            self.change(id, |card| card.theme = theme);
        }
    }

    fn remove(&mut self, theme: ThemeId, into: Option<ThemeId>) {
        for card in self.cards.iter_mut().filter(|card| card.theme == Some(theme)) {
            card.theme = into;
        }
        if self.spotlight.theme == Some(theme) {
            self.dark();
        }
        self.piles.retain(|pile| pile.id != theme);
        self.removed.push(theme);
        self.merged.retain(|(from, _)| *from != theme);
        self.merged.extend(into.map(|into| (theme, into)));
    }
}
