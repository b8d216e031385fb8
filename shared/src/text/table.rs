//! Sentences of the moderator's table: choosing many, narrowing the list, taking back, stacks and marks of themes.

use super::{Counted, Said};

// ---- choosing many ----
pub const CHOSEN_COUNT: Counted =
    Counted::new(Said::new("1 gekozen", "1 chosen"), Said::new("{n} gekozen", "{n} chosen"));
pub const WITH_CHOSEN: Said = Said::new("Met de gekozen reflecties", "With the chosen reflections");
pub const CLEAR_CHOICE: Said = Said::new("Wis keuze", "Clear the choice");
pub const CHOOSE_THIS: Said = Said::new("Kies deze", "Choose this one");
pub const CHOOSE_ALL: Counted =
    Counted::new(Said::new("Kies deze ene", "Choose this one"), Said::new("Kies alle {n}", "Choose all {n}"));
pub const ASIDE: Said = Said::new("Opzij", "Aside");
pub const LEAVE_OUT: Said = Said::new("Laat deze weg", "Leave this one out");
pub const AND_MORE: Counted =
    Counted::new(Said::new("en nog 1", "and 1 more"), Said::new("en nog {n}", "and {n} more"));
pub const APPROVED_MANY: Counted = Counted::new(
    Said::new("Goedgekeurd.", "Approved."),
    Said::new("{n} reflecties goedgekeurd.", "{n} reflections approved."),
);
pub const PUT_ASIDE_MANY: Counted = Counted::new(
    Said::new("Opzij gezet.", "Set aside."),
    Said::new("{n} reflecties opzij gezet.", "{n} reflections set aside."),
);
pub const TAKEN_OUT_MANY: Counted = Counted::new(
    Said::new("Uit het thema gehaald.", "Taken out of the theme."),
    Said::new("{n} reflecties uit hun thema gehaald.", "{n} reflections taken out of their theme."),
);

// ---- narrowing the list ----
pub const FLAGGED: Said = Said::new("Vlag", "Flag");
pub const NEW: Said = Said::new("Nieuw", "New");
pub const NARROW: Said = Said::new("Filter", "Filter");
pub const BY_PROMPT: Said = Said::new("Vraag", "Question");
pub const BY_PERSPECTIVE: Said = Said::new("Namens", "On behalf of");
pub const BY_THEME: Said = Said::new("Thema", "Theme");
pub const ALL_PROMPTS: Said = Said::new("Alle vragen", "All questions");
pub const ALL_PERSPECTIVES: Said = Said::new("Iedereen", "Everybody");
pub const CLEAR_FILTERS: Said = Said::new("Wis filters", "Clear filters");
pub const FOUND: Counted =
    Counted::new(Said::new("1 gevonden", "1 found"), Said::new("{n} gevonden", "{n} found"));
pub const NO_FLAGS: Said = Said::new("Geen vlaggen.", "No flags.");
pub const NOTHING_NEW: Said = Said::new("Niets nieuws.", "Nothing new.");
pub const THEME_EMPTY: Said = Said::new("Dit thema is nog leeg.", "This theme is still empty.");
pub const CLEAR_SEARCH: Said = Said::new("Wis zoekwoord", "Clear search");
pub const SHOW_ALL: Counted =
    Counted::new(Said::new("Toon alles", "Show all"), Said::new("Toon alle {n}", "Show all {n}"));
pub const OLDEST: Counted = Counted::new(
    Said::new("De oudste wacht 1 minuut.", "The oldest has waited for 1 minute."),
    Said::new("De oudste wacht {n} minuten.", "The oldest has waited for {n} minutes."),
);

// ---- taking back ----
pub const REDO: Said = Said::new("Opnieuw", "Redo");
pub const DONE_BY_ME: Said = Said::new("Wat je deed", "What you did");
pub const NOTHING_DONE: Said = Said::new("Je hebt nog niets gedaan.", "You have not done anything yet.");
pub const DONE_AGAIN: Said = Said::new("Opnieuw gedaan: {what}", "Done again: {what}");
pub const TAKEN_BACK_WHAT: Said = Said::new("Ongedaan gemaakt: {what}", "Undone: {what}");
pub const NOTHING_TO_REDO: Said = Said::new("Er is niets om opnieuw te doen.", "There is nothing to redo.");
pub const CHANGED_SINCE: Said = Said::new(
    "Dat kan niet meer: er is intussen iets veranderd. {what}",
    "Not possible any more: something changed meanwhile. {what}",
);

// ---- keys ----
pub const KEY_CHOOSE: Said = Said::new("Kies erbij of eraf", "Add to the choice or take off");
pub const KEY_EXTEND: Said = Said::new("Kies de volgende of vorige erbij", "Choose the next or previous too");
pub const KEY_ALL: Said = Said::new("Kies alles in de lijst", "Choose all in the list");
pub const KEY_ESCAPE: Said = Said::new("Wis keuze, sluit, zet terug", "Clear the choice, close, put back");
