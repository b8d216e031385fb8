//! Sentences of the moderator's table: choosing many, narrowing the list, taking back, stacks and marks of themes.

use super::{Counted, Said, common};
use crate::api::Wrong;
use crate::command::{Colour, SetAsideReason};
use crate::event::Flag;

// ---- choosing many ----
pub const CHOSEN_COUNT: Counted =
    Counted::new(Said::new("1 gekozen", "1 chosen"), Said::new("{n} gekozen", "{n} chosen"));
pub const WITH_CHOSEN: Said = Said::new("Met de gekozen reflecties", "With the chosen reflections");
pub const CLEAR_CHOICE: Said = Said::new("Wis keuze", "Clear the choice");
pub const CHOOSE_THIS: Said = Said::new("Kies: {words}", "Choose: {words}");
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
pub const KEY_CHOOSE: Said = Said::new("Kies, of niet meer", "Choose, or no more");
pub const KEY_EXTEND: Said = Said::new("Kies er één bij", "Add one to the choice");
pub const KEY_ALL: Said = Said::new("Kies alles in de lijst", "Choose all in the list");
pub const KEY_ESCAPE: Said = Said::new("Wis keuze, sluit, zet terug", "Clear the choice, close, put back");

// ---- stacks ----
pub const STACK: Said = Said::new("Stapel", "Stack");
pub const STACK_ON: Said = Said::new("Stapel op…", "Stack on…");
pub const STACK_ON_HINT: Said = Said::new(
    "Kies de reflectie die bovenop komt. De originelen blijven bewaard.",
    "Choose the reflection that comes on top. The originals are kept.",
);
pub const SEARCH_REFLECTION: Said = Said::new("Zoek een reflectie", "Search for a reflection");
pub const STACKED: Counted = Counted::new(
    Said::new("1 reflectie gestapeld.", "1 reflection stacked."),
    Said::new("{n} reflecties gestapeld.", "{n} reflections stacked."),
);
pub const UNSTACKED: Counted = Counted::new(
    Said::new("Uit de stapel gehaald.", "Taken out of the stack."),
    Said::new("{n} reflecties uit de stapel gehaald.", "{n} reflections taken out of the stack."),
);
pub const UNSTACK: Said = Said::new("Haal uit stapel", "Take out of the stack");
pub const UNSTACK_ALL: Said = Said::new("Haal de stapel uit elkaar", "Take the stack apart");
pub const IN_STACK: Counted = Counted::new(
    Said::new("1 origineel hieronder", "1 original underneath"),
    Said::new("{n} originelen hieronder", "{n} originals underneath"),
);
pub const TIMES: Said = Said::new("{n}×", "{n}×");
pub const TIMES_SAID: Said = Said::new("stapel van {n}", "stack of {n}");

// ---- themes ----
pub const KEY_PHRASE: Said = Said::new("Kernzin", "Key phrase");
pub const MAKE_KEY_PHRASE: Said = Said::new("Maak kernzin", "Make key phrase");
pub const NO_KEY_PHRASE: Said = Said::new("Niet meer de kernzin", "No longer the key phrase");
pub const KEY_PHRASE_SET: Said =
    Said::new("Kernzin van ‘{theme}’ gekozen.", "Key phrase of ‘{theme}’ chosen.");
pub const KEY_PHRASE_GONE: Said =
    Said::new("‘{theme}’ heeft geen kernzin meer.", "‘{theme}’ has no key phrase any more.");
pub const QUOTE: Said = Said::new("Citeer in het verslag", "Quote in the report");
pub const QUOTE_NOT: Said = Said::new("Niet meer citeren", "Quote no longer");
pub const QUOTED: Said = Said::new("Staat straks in het verslag.", "Will stand in the report.");
pub const QUOTED_NOT: Said =
    Said::new("Niet meer gekozen voor het verslag.", "No longer chosen for the report.");
pub const THEMES_FULL: Said = Said::new(
    "Er zijn al {n} thema’s. Meer kan niet. Voeg er eerst twee samen.",
    "There are {n} themes already. There is no room for more. Merge two first.",
);
pub const MARK: Said = Said::new("Merkteken", "Mark");
pub const MARK_SET: Said =
    Said::new("‘{theme}’ heeft nu het merkteken {mark}.", "‘{theme}’ now has the mark {mark}.");
pub const MOVE_LEFT: Said = Said::new("Naar links", "To the left");
pub const MOVE_RIGHT: Said = Said::new("Naar rechts", "To the right");
pub const MOVE_UP: Said = Said::new("Naar boven", "Up");
pub const MOVE_DOWN: Said = Said::new("Naar beneden", "Down");
pub const THEME_MOVED: Said = Said::new("‘{theme}’ is verplaatst.", "‘{theme}’ has moved.");
pub const HISTORY: Said = Said::new("Wat eraan vooraf ging", "What went before");
pub const NO_HISTORY: Said = Said::new("Er is nog niets mee gebeurd.", "Nothing has happened to it yet.");
pub const VOTES_UNIT: Counted = Counted::new(Said::new("stem", "vote"), Said::new("stemmen", "votes"));

pub fn mark(colour: Colour) -> Said {
    match colour {
        Colour::Neutraal => Said::new("geen", "none"),
        Colour::Zee => Said::new("zee, rond", "sea, round"),
        Colour::Klei => Said::new("klei, driehoek", "clay, triangle"),
        Colour::Pruim => Said::new("pruim, vierkant", "plum, square"),
        Colour::Inkt => Said::new("inkt, ruit", "ink, diamond"),
        Colour::Koffie => Said::new("koffie, ster", "coffee, star"),
    }
}

// ---- flags ----
pub fn flag(flag: Flag) -> Said {
    match flag {
        Flag::Late => Said::new("te laat", "late"),
        Flag::Email => Said::new("E-mailadres", "E-mail address"),
        Flag::Phone => Said::new("Telefoonnummer", "Phone number"),
        Flag::Iban => Said::new("Rekeningnummer", "Account number"),
        Flag::Address => Said::new("Adres", "Address"),
        Flag::BirthDate => Said::new("Geboortedatum", "Date of birth"),
        Flag::Name => Said::new("Naam", "Name"),
    }
}

// ---- the queue ----
pub const TAKE_TEN: Said = Said::new("Pak er 10", "Take 10");
pub const TAKEN_TEN: Counted = Counted::new(
    Said::new("Jij leest er 1. Collega’s zien dat.", "You read 1. Colleagues see that."),
    Said::new("Jij leest er {n}. Collega’s zien dat.", "You read {n}. Colleagues see that."),
);
pub const NONE_FREE: Said =
    Said::new("Collega’s lezen alles al wat wacht.", "Colleagues are reading all that waits.");
pub const APPROVE_UNFLAGGED: Said = Said::new("Keur alles zonder vlag goed", "Approve all without a flag");
/// Asked on a phone, behind a button: the table needs the room.
pub const NAME_LATER: Said = Said::new("Hoe heet je?", "What is your name?");

/// As a moderator names it. The author reads the sentence of [`common::set_aside`], which alarms nobody.
pub fn set_aside(reason: SetAsideReason) -> Said {
    match reason {
        SetAsideReason::Worry => Said::new("Zorg om iemand", "Worry about someone"),
        reason => common::set_aside(reason),
    }
}

pub const AUTHOR_READS: Said = Said::new("De schrijver leest: “{reason}”", "The author reads: “{reason}”");
pub const PROTOCOL: Said = Said::new("Zorg om iemand: zo doen we dat", "Worry about someone: what we do");

// ---- colleagues ----
pub const ME: Said = Said::new("{name} (jij)", "{name} (you)");
pub const ME_UNNAMED: Said = Said::new("jij", "you");
pub const COLLEAGUE: Said = Said::new("Collega {n}", "Colleague {n}");
pub const BY: Said = Said::new("door {who}", "by {who}");
pub const BY_ME: Said = Said::new("door jou", "by you");
pub const AT_THE_TABLE: Said = Said::new("Aan deze tafel", "At this table");

// ---- for people in the room: paper and files ----
pub const ON_PAPER: Said = Said::new("Op papier", "On paper");
pub const PAPER_HINT: Said = Said::new(
    "Typ over wat mensen op papier schreven. Elke regel wordt een reflectie.",
    "Type what people wrote on paper. Each line becomes a reflection.",
);
pub const PAPER_NOT_NOW: Said = Said::new(
    "In deze ronde kan er niets bij. Ga naar de ronde Schrijven of later.",
    "Nothing can be added in this round. Go to the round Write or a later one.",
);
pub const PAPER_LINE: Said = Said::new("Wat staat er?", "What does it say?");
pub const PAPER_EMPTY: Said = Said::new("Deze regel is leeg.", "This line is empty.");
pub const TABLE: Said = Said::new("Tafel", "Table");
pub const AT_TABLE: Said = Said::new("tafel {n}", "table {n}");
pub const TABLE_WRONG: Said =
    Said::new("Een tafel heeft een nummer van 1 tot {most}.", "A table has a number from 1 to {most}.");
pub const POST_LINE: Said = Said::new("Zet op het bord", "Put on the board");
pub const FROM_PAPER: Counted = Counted::new(
    Said::new("1 reflectie van papier overgetypt.", "1 reflection typed from paper."),
    Said::new("{n} reflecties van papier overgetypt.", "{n} reflections typed from paper."),
);
pub const JUST_ENTERED: Said = Said::new("Net overgetypt", "Just typed");
pub const TAKE_BACK: Said = Said::new("Haal terug", "Take back");
pub const TAKE_BACK_LINE: Said = Said::new("Haal terug: {words}", "Take back: {words}");
pub const CAME_BY_FILE: Said = Said::new("uit bestand", "from a file");

pub const FROM_FILE: Said = Said::new("Uit een bestand", "From a file");
pub const IMPORT_HINT: Said = Said::new(
    "Een tabel (CSV) of een lijst met één reflectie per regel. Kolommen mogen heten: tekst, vraag, namens, tafel.",
    "A table (CSV) or a list with one reflection a line. Columns may be called: text, prompt, perspective, table.",
);
pub const CHOOSE_FILE: Said = Said::new("Kies een bestand", "Choose a file");
pub const OR_PASTE: Said = Said::new("Of plak de regels hier", "Or paste the lines here");
pub const SHOW_LINES: Said = Said::new("Bekijk de regels", "Look at the lines");
pub const OTHER_FILE: Said = Said::new("Ander bestand", "Another file");
pub const IMPORT_TOO_LARGE: Said = Said::new(
    "Dit bestand is te groot: hoogstens 1 MB. Deel het op.",
    "This file is too large: 1 MB at most. Split it.",
);
pub const IMPORT_NO_TABLE: Said = Said::new(
    "Dit bestand kunnen we niet lezen. Bewaar het als ‘CSV UTF-8’ en kies het opnieuw.",
    "We cannot read this file. Save it as ‘CSV UTF-8’ and choose it again.",
);
pub const IMPORT_EMPTY: Said = Said::new("Dit bestand is leeg.", "This file is empty.");
pub const IMPORT_WINDOWS: Said = Said::new(
    "Dit bestand lazen we als Windows-tekst. Kijk of letters als é en ï kloppen.",
    "We read this file as Windows text. Check that letters such as é and ï are right.",
);
pub const IMPORT_OFFLINE: Said =
    Said::new("Geen verbinding. Probeer het zo nog eens.", "No connection. Try again in a moment.");
pub const IMPORT_FAILED: Said =
    Said::new("Dat lukte niet. Probeer het zo nog eens.", "That failed. Try again in a moment.");
pub const LINES_READY: Counted = Counted::new(
    Said::new("1 regel kan op het bord.", "1 line can go on the board."),
    Said::new("{n} regels kunnen op het bord.", "{n} lines can go on the board."),
);
pub const LINES_BAD: Counted =
    Counted::new(Said::new("1 regel niet.", "1 cannot."), Said::new("{n} regels niet.", "{n} cannot."));
pub const LINES_LEFT: Counted = Counted::new(
    Said::new("1 regel te veel is niet gelezen.", "1 line too many was not read."),
    Said::new("{n} regels te veel zijn niet gelezen.", "{n} lines too many were not read."),
);
pub const IMPORT_WAITS: Said = Said::new(
    "Ze wachten op het bord tot een begeleider ze goedkeurt.",
    "They wait on the board until a moderator approves them.",
);
/// A file's lines are marked as such, and have no table on the board.
pub const TABLES_STAY: Said = Said::new(
    "Tafelnummers zijn om hier na te kijken. Ze gaan niet mee naar het bord.",
    "Table numbers are for checking here. They do not go to the board.",
);
pub const PROMPT_FOR_OTHERS: Said =
    Said::new("Vraag voor regels die er geen noemen", "Question for lines that name none");
pub const NONE_CHOSEN: Said = Said::new("Nog niet gekozen", "Not chosen yet");
pub const NOT_ON_BOARD: Said = Said::new("Kan niet op het bord", "Cannot go on the board");
pub const ON_BOARD: Said = Said::new("Kan op het bord", "Can go on the board");
pub const LINES_KNOWN: Counted = Counted::new(
    Said::new("1 regel staat al op het bord.", "1 line is on the board already."),
    Said::new("{n} regels staan al op het bord.", "{n} lines are on the board already."),
);
pub const ALREADY_ON_BOARD: Said = Said::new("Staat al op het bord", "Is on the board already");
pub const POST_AGAIN: Said = Said::new("Zet deze er nog een keer op", "Put these on it once more");
pub const LINE_NUMBER: Said = Said::new("regel {n}", "line {n}");
pub const POST_LINES: Counted = Counted::new(
    Said::new("Zet 1 regel op het bord", "Put 1 line on the board"),
    Said::new("Zet {n} regels op het bord", "Put {n} lines on the board"),
);
pub const IMPORT_PROGRESS: Said = Said::new("Hoeveel er verstuurd is", "How much was sent");
pub const IMPORT_SENT: Said = Said::new("{n} van {of} verstuurd…", "{n} of {of} sent…");
pub const IMPORT_DONE: Counted = Counted::new(
    Said::new("1 regel wacht nu op het bord.", "1 line now waits on the board."),
    Said::new("{n} regels wachten nu op het bord.", "{n} lines now wait on the board."),
);
pub const IMPORT_REFUSED: Counted = Counted::new(
    Said::new("1 regel nam het bord niet aan.", "The board did not take 1 line."),
    Said::new("{n} regels nam het bord niet aan.", "The board did not take {n} lines."),
);
pub const IMPORT_BROKEN: Said = Said::new(
    "Geen verbinding. {n} van {of} verstuurd; de rest staat hier nog.",
    "No connection. {n} of {of} sent; the rest is still here.",
);
pub const IMPORT_GO_ON: Said = Said::new("Ga verder", "Go on");
/// The dialog was closed in the middle of it.
pub const IMPORT_GOES_ON: Said = Said::new(
    "{n} van {of} verstuurd. Het gaat door; houd deze pagina open.",
    "{n} of {of} sent. It goes on; keep this page open.",
);
/// It stopped after the dialog was closed.
pub const IMPORT_WAITS_FOR_YOU: Said = Said::new(
    "Geen verbinding. {n} van {of} verstuurd. Ga verder bij ‘Uit een bestand’.",
    "No connection. {n} of {of} sent. Go on at ‘From a file’.",
);

pub fn wrong(wrong: Wrong) -> Said {
    match wrong {
        Wrong::Empty => Said::new("geen tekst", "no text"),
        Wrong::TooLong => Said::new("langer dan 1.000 tekens", "longer than 1,000 characters"),
        Wrong::PersonalData => Said::new("bevat een BSN", "holds a citizen service number"),
        Wrong::Prompt => Said::new("onbekende vraag", "unknown question"),
        Wrong::NoPrompt => Said::new("geen vraag", "no question"),
        Wrong::Perspective => {
            Said::new("namens wie is onbekend, blijft weg", "unknown perspective, left out")
        }
        Wrong::Table => Said::new("geen tafelnummer, blijft weg", "no table number, left out"),
        Wrong::OpenQuote => Said::new(
            "Aanhalingsteken niet gesloten: klopt deze tekst?",
            "Quotation mark not closed: is this text right?",
        ),
    }
}
