//! Grouping by everyone, and what lies on a stack.

use super::{Counted, Said};

pub const MOVE_TO: Said = Said::new("Verplaats naar…", "Move to…");
pub const MOVE: Said = Said::new("Verplaats", "Move");
pub const WITHOUT_THEME: Said = Said::new("Zonder thema", "Without theme");
pub const NEW_THEME: Said = Said::new("Nieuw thema…", "New theme…");
pub const THEME_NAME: Said = Said::new("Naam van het nieuwe thema", "Name of the new theme");
pub const STACK_ON: Said = Said::new("Leg op een andere…", "Put on another…");
pub const STACK_HERE: Said = Said::new("Hier bovenop", "On this one");
pub const STACK_WHERE: Said =
    Said::new("Kies de reflectie waar hij op lijkt.", "Choose the reflection that it looks like.");
pub const MOVED: Said = Said::new("Verplaatst naar {theme}.", "Moved to {theme}.");
pub const STACKED: Said = Said::new("Op de andere gelegd.", "Put on the other one.");
pub const UNDO: Said = Said::new("Maak ongedaan", "Undo");
pub const UNDONE: Said = Said::new("Ongedaan gemaakt.", "Undone.");
pub const TIMES: Said = Said::new("{n}×", "{n}×");
pub const ALIKE: Counted = Counted::new(
    Said::new("+ 1 die erop lijkt", "+ 1 that looks like it"),
    Said::new("+ {n} die erop lijken", "+ {n} that look like it"),
);
