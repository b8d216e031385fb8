//! Words of the report, for every format that is written from it.

use super::{Counted, Said};
use crate::outcome::Step;
use crate::settings::{GroupBy, Identity, VoteOn};

// Cover

pub const REPORT: Said = Said::new("Verslag", "Report");
/// Over all else on the cover of a rehearsal.
pub const REHEARSAL: Said =
    Said::new("Oefening, verzonnen reflecties", "Rehearsal, with made-up reflections");
pub const WHEN: Said = Said::new("Wanneer", "When");
pub const PLACE: Said = Said::new("Waar", "Where");
pub const AUDIENCE: Said = Said::new("Wie er waren", "Who was there");
pub const MADE_ON: Said = Said::new("Gemaakt met Weerklank op {day}.", "Made with Weerklank on {day}.");
/// While the board goes on, a later report may say something else.
pub const SO_FAR: Said = Said::new(
    "Het bord is nog niet dicht: dit is de stand van dat moment.",
    "The board is not closed yet: this is how it stood at that moment.",
);
pub const ERASED_ON: Said = Said::new("Dit bord wordt op {day} gewist.", "This board is erased on {day}.");

/// Under a figure that stands by itself.
pub const REFLECTIONS: Counted =
    Counted::new(Said::new("reflectie", "reflection"), Said::new("reflecties", "reflections"));
pub const PEOPLE: Counted = Counted::new(Said::new("mens", "person"), Said::new("mensen", "people"));
pub const THEMES: Counted = Counted::new(Said::new("thema", "theme"), Said::new("thema’s", "themes"));
pub const VOTES: Counted = Counted::new(Said::new("stem", "vote"), Said::new("stemmen", "votes"));
pub const TIMES_RECOGNISED: Counted =
    Counted::new(Said::new("keer herkend", "time recognised"), Said::new("keer herkend", "times recognised"));
pub const PERSPECTIVES: Counted =
    Counted::new(Said::new("perspectief", "perspective"), Said::new("perspectieven", "perspectives"));
/// Over "perspectives": from how many of how many.
pub const OF_AMONG: Said = Said::new("{of} van {among}", "{of} of {among}");

// Summary

pub const CONTENTS: Said = Said::new("Inhoud", "Contents");
pub const SUMMARY: Said = Said::new("Samenvatting", "Summary");
pub const WHAT_IT_WAS_ABOUT: Said = Said::new("Waar het over ging", "What it was about");
pub const WITH_A_THEME: Counted = Counted::new(
    Said::new("{n} van de {all} heeft een thema.", "{n} of {all} has a theme."),
    Said::new("{n} van de {all} hebben een thema.", "{n} of {all} have a theme."),
);
pub const WITHOUT_A_THEME: Counted = Counted::new(
    Said::new("{n} gaat over iets anders.", "{n} is about something else."),
    Said::new("{n} gaan over iets anders.", "{n} are about something else."),
);
pub const NO_REFLECTIONS: Said =
    Said::new("Er staan nog geen reflecties op dit bord.", "There are no reflections on this board yet.");
pub const NO_THEMES: Said =
    Said::new("Op dit bord zijn nog geen thema’s gemaakt.", "No themes were made on this board yet.");
pub const TALK_STARTS_HERE: Said = Said::new("Hier begint het gesprek", "The conversation starts here");
pub const MOST_VOTES: Said =
    Said::new("De thema’s met de meeste stemmen.", "The themes with the most votes.");
pub const MOST_REFLECTIONS: Said =
    Said::new("De thema’s met de meeste reflecties.", "The themes with the most reflections.");

// Charts

pub const CHART_THEMES: Said =
    Said::new("Reflecties per thema, verdeeld naar vraag", "Reflections by theme, split by prompt");
pub const CHART_VOTES: Said = Said::new("Stemmen per thema", "Votes by theme");
pub const CHART_PERSPECTIVES: Said = Said::new("Reflecties per perspectief", "Reflections by perspective");
/// What a chart says in words: "Wachttijden 64 (Parels 12, Puzzels 44)".
pub const BAR: Said = Said::new("{label} {total}", "{label} {total}");
pub const BAR_SPLIT: Said = Said::new("{label} {total} ({parts})", "{label} {total} ({parts})");
pub const TOTAL: Said = Said::new("Totaal", "Total");

// A theme

pub const THEME_N: Said = Said::new("Thema {n}", "Theme {n}");
pub const KEY_PHRASE: Said = Said::new("Kernzin", "Key phrase");
pub const KEY_PHRASE_CHOSEN: Said =
    Said::new("Kernzin, gekozen door de begeleiders.", "Key phrase, chosen by the moderators.");
pub const WHAT_PEOPLE_WROTE: Said = Said::new("Wat mensen schreven", "What people wrote");
/// All of them stand in the annex.
pub const MORE_IN_ANNEX: Counted = Counted::new(
    Said::new("Nog {n} staat in de bijlage.", "{n} more is in the annex."),
    Said::new("Nog {n} staan in de bijlage.", "{n} more are in the annex."),
);
/// A stack: the reflection and what lies under it.
pub const WROTE_THIS: Counted = Counted::new(
    Said::new("{n} mens schreef dit", "{n} person wrote this"),
    Said::new("{n} mensen schreven dit", "{n} people wrote this"),
);
pub const RECOGNISED: Counted = Counted::new(
    Said::new("{n} keer herkend", "recognised {n} time"),
    Said::new("{n} keer herkend", "recognised {n} times"),
);
pub const GOT_VOTES: Counted =
    Counted::new(Said::new("{n} stem", "{n} vote"), Said::new("{n} stemmen", "{n} votes"));
pub const SAID_REFLECTIONS: Counted = Counted::new(
    Said::new("{n} reflectie", "{n} reflection"),
    Said::new("{n} reflecties", "{n} reflections"),
);
pub const BY_PROMPT: Said = Said::new("Per vraag", "By prompt");
pub const NO_MEMBERS: Said =
    Said::new("In dit thema staat nog niets.", "There is nothing in this theme yet.");
pub const WHAT_HAPPENS_NOW: Said = Said::new("Wat er nu gebeurt", "What happens now");
pub const NOT_YET: Said = Said::new("nog niet", "not yet");
pub const DONE: Said = Said::new("gedaan", "done");

/// What happens with a theme afterwards, in its order.
pub fn step(step: Step) -> Said {
    match step {
        Step::Shared => Said::new("gedeeld", "shared"),
        Step::Read => Said::new("gelezen", "read"),
        Step::Agenda => Said::new("op de agenda", "on the agenda"),
        Step::Talks => Said::new("in gesprek", "in talks"),
        Step::Answered => Said::new("terugkoppeling", "answered"),
    }
}

// Agreements

pub const AGREEMENTS: Said = Said::new("Afspraken", "Agreements");
pub const WHAT: Said = Said::new("Wat", "What");
pub const WHO: Said = Said::new("Wie", "Who");
pub const BY_WHEN: Said = Said::new("Wanneer klaar", "By when");
pub const NO_AGREEMENTS: Said =
    Said::new("Er zijn nog geen afspraken gemaakt.", "No agreements were made yet.");
pub const WHOLE_BOARD: Said = Said::new("hele bord", "whole board");
pub const FURTHER: Said = Said::new("Meer lezen en kijken", "More to read and watch");

// Themes and perspectives

pub const THEMES_AND_PERSPECTIVES: Said = Said::new("Thema’s en perspectieven", "Themes and perspectives");
pub const TABLE_NOTE: Said = Said::new(
    "Hoeveel reflecties uit elk perspectief komen. Kleine groepen staan niet apart: zo is niemand te herkennen. Ze tellen mee bij ‘{rest}’.",
    "How many reflections come from each perspective. Small groups are not shown apart, so that nobody can be recognised. They count under ‘{rest}’.",
);
/// In a sheet's cell; a printed table has a dash.
pub const TOO_FEW: Said = Said::new("te weinig", "too few");
pub const TOO_FEW_MEANS: Said =
    Said::new("Een streepje is: te weinig om apart te tonen.", "A dash means: too few to show apart.");
pub const REST: Said = Said::new("Overig of niet gezegd", "Other or not said");
pub const NO_TABLE: Said = Said::new(
    "Te weinig mensen zeiden namens wie ze schreven. Daarom is er geen tabel.",
    "Too few people said on whose behalf they wrote. So there is no table.",
);

// Loose, set aside, unread

pub const LOOSE: Said = Said::new("Zonder thema", "Without a theme");
pub const LOOSE_NOTE: Said = Said::new(
    "Deze reflecties staan in geen enkel thema. Ze horen er wel bij.",
    "These reflections are in no theme. They belong to the report all the same.",
);
pub const LOOSE_NONE: Said = Said::new("Elke reflectie heeft een thema.", "Every reflection has a theme.");
pub const LOOSE_MANY: Said = Said::new(
    "Het zijn er {n}. De teksten staan in de bijlage, onder deze nummers:",
    "There are {n}. Their texts are in the annex, under these numbers:",
);
pub const NOT_ON_BOARD: Said = Said::new("Niet op het bord", "Not on the board");
pub const NOT_ON_BOARD_NOTE: Said = Said::new(
    "De begeleiders zetten deze reflecties opzij. De teksten staan niet in dit verslag.",
    "The moderators set these reflections aside. Their texts are not in this report.",
);
pub const NOTHING_SET_ASIDE: Said = Said::new("Er is niets opzij gezet.", "Nothing was set aside.");
pub const REASON: Said = Said::new("Reden", "Reason");
pub const NUMBER_OF: Said = Said::new("Aantal", "Number");
pub const UNREAD: Counted = Counted::new(
    Said::new(
        "{n} reflectie wacht nog: die is niet gelezen of nog niet getoond.",
        "{n} reflection still waits: it was not read or not shown yet.",
    ),
    Said::new(
        "{n} reflecties wachten nog: die zijn niet gelezen of nog niet getoond.",
        "{n} reflections still wait: they were not read or not shown yet.",
    ),
);

// Annex

pub const ANNEX: Said = Said::new("Bijlage: alle reflecties", "Annex: all reflections");
pub const ANNEX_NOTE: Said = Said::new(
    "Elke reflectie houdt haar nummer, ook als een andere wordt weggehaald. De teksten staan er zoals mensen ze schreven.",
    "Each reflection keeps its number, also when another one is taken away. The texts are as people wrote them.",
);
pub const NUMBER: Said = Said::new("Nummer", "Number");
pub const THEME: Said = Said::new("Thema", "Theme");
pub const PROMPT: Said = Said::new("Vraag", "Prompt");
pub const REFLECTION: Said = Said::new("Reflectie", "Reflection");
pub const COLUMN_RECOGNISED: Said = Said::new("Herkend", "Recognised");
pub const COLUMN_VOTES: Said = Said::new("Stemmen", "Votes");
pub const UNDER: Said = Said::new("Ligt onder", "Lies under");
pub const LIES_UNDER: Said = Said::new("ligt onder {number}", "lies under {number}");
pub const PERSPECTIVE: Said = Said::new("Namens", "On behalf of");
pub const MEDIUM: Said = Said::new("Gestuurd via", "Sent by");
pub const PHONE: Said = Said::new("telefoon", "phone");
pub const PAPER: Said = Said::new("papier", "paper");
pub const ON_PAPER: Said = Said::new("op papier", "on paper");
pub const LANGUAGE: Said = Said::new("Taal", "Language");
pub const NAME: Said = Said::new("Naam", "Name");
pub const NO_THEME: Said = Said::new("zonder thema", "without a theme");

// Sheets; Excel takes no slash or colon in their names.

pub const SHEET_COVER: Said = Said::new("Verslag", "Report");
pub const SHEET_THEMES: Said = Said::new("Thema's", "Themes");
pub const SHEET_REFLECTIONS: Said = Said::new("Reflecties", "Reflections");
pub const SHEET_VOTES: Said = Said::new("Stemmen", "Votes");
pub const SHEET_ACTIONS: Said = Said::new("Acties", "Actions");
pub const COLUMN_SUMMARY: Said = Said::new("Samenvatting", "Summary");
pub const COLUMN_REFLECTIONS: Said = Said::new("Reflecties", "Reflections");
pub const COLUMN_BREADTH: Said = Said::new("Perspectieven", "Perspectives");
pub const ACTION_OR_STEP: Said = Said::new("Soort", "Kind");
pub const AGREEMENT: Said = Said::new("afspraak", "agreement");
pub const FOLLOW_UP: Said = Said::new("opvolging", "follow-up");
pub const COLUMN_DAY: Said = Said::new("Datum", "Date");
pub const COLUMN_LINK: Said = Said::new("Link", "Link");
/// Fewer than five voted: a total would tell who voted for what.
pub const VOTES_HIDDEN: Said = Said::new(
    "Minder dan 5 mensen stemden. Daarom staat er geen aantal.",
    "Fewer than 5 people voted. So no number is given.",
);

// How it was made, and privacy

pub const METHOD: Said = Said::new("Hoe dit verslag is gemaakt", "How this report was made");
pub const METHOD_WROTE: Said = Said::new(
    "Mensen schreven op hun eigen telefoon, zonder account. Ze gaven antwoord op deze vragen:",
    "People wrote on their own phones, without an account. They answered these questions:",
);
pub const METHOD_PAPER: Counted = Counted::new(
    Said::new(
        "{n} reflectie kwam op papier en is overgetypt door een begeleider.",
        "{n} reflection came on paper and was typed over by a moderator.",
    ),
    Said::new(
        "{n} reflecties kwamen op papier en zijn overgetypt door een begeleider.",
        "{n} reflections came on paper and were typed over by a moderator.",
    ),
);
pub const METHOD_RECOGNISED: Said = Said::new(
    "‘Herkend’ telt hoe vaak iemand bij een reflectie van een ander op ‘Herken ik’ drukte.",
    "‘Recognised’ counts how often somebody pressed ‘I recognise this’ with another’s reflection.",
);
pub const METHOD_STACKED: Said = Said::new(
    "Reflecties die bijna hetzelfde zeggen, liggen op elkaar. Ze tellen allemaal mee.",
    "Reflections that say nearly the same lie on each other. They all count.",
);
pub const METHOD_QUOTES: Said = Said::new(
    "Bij elk thema staan reflecties die de organisator koos. Koos niemand, dan zijn ze verdeeld over de vragen, met de vaakst herkende eerst.",
    "With each theme stand reflections that the organiser chose. If nobody chose, they are spread over the prompts, the most recognised first.",
);
pub const METHOD_SAME_NUMBERS: Said = Said::new(
    "Word, PDF, Excel en de andere bestanden komen uit dezelfde telling.",
    "Word, PDF, Excel and the other files come from the same count.",
);
pub const PRIVACY: Said = Said::new("Privacy", "Privacy");
pub const SMALL_GROUPS: Said =
    Said::new("Groepen kleiner dan 5 staan nergens apart.", "Groups smaller than 5 are shown apart nowhere.");
pub const FEW_VOTERS: Said = Said::new(
    "Stemmen staan er pas als 5 of meer mensen stemden.",
    "Votes are shown only when 5 or more people voted.",
);
pub const NOBODY_LINKED: Said = Said::new(
    "Het bord is dicht. Nergens staat meer wie wat schreef.",
    "The board is closed. It is stored nowhere any more who wrote what.",
);
pub const COPIES_STAY: Said = Said::new(
    "Een bestand dat je ophaalt, blijft bestaan als het bord gewist is. Bewaar het niet langer dan nodig.",
    "A file that you download stays when the board is erased. Do not keep it longer than needed.",
);

pub fn identity(identity: Identity) -> Said {
    match identity {
        Identity::Anonymous => {
            Said::new("Wie iets schreef, deed dat zonder naam.", "Whoever wrote did so without a name.")
        }
        Identity::Named => {
            Said::new("Wie iets schreef, zette er een naam bij.", "Whoever wrote put a name to it.")
        }
    }
}

pub fn grouped_by(by: GroupBy) -> Said {
    match by {
        GroupBy::Moderators => {
            Said::new("De begeleiders maakten de thema’s.", "The moderators made the themes.")
        }
        GroupBy::Everyone => Said::new(
            "Iedereen in de zaal hielp de thema’s maken.",
            "Everybody in the room helped make the themes.",
        ),
    }
}

/// How many votes each person had, and for what.
pub fn had_votes(on: VoteOn) -> Counted {
    match on {
        VoteOn::Themes => Counted::new(
            Said::new("Iedereen had {n} stem voor de thema’s.", "Everybody had {n} vote for the themes."),
            Said::new("Iedereen had {n} stemmen voor de thema’s.", "Everybody had {n} votes for the themes."),
        ),
        VoteOn::Reflections => Counted::new(
            Said::new(
                "Iedereen had {n} stem voor de reflecties.",
                "Everybody had {n} vote for the reflections.",
            ),
            Said::new(
                "Iedereen had {n} stemmen voor de reflecties.",
                "Everybody had {n} votes for the reflections.",
            ),
        ),
    }
}

/// In place of a text that its board did not hand on: set aside, or not read yet.
pub const LEFT_BEHIND: Said = Said::new(
    "De tekst van deze reflectie is niet meegekomen.",
    "The text of this reflection did not come along.",
);

// Page furniture

/// In the foot of a page.
pub const PAGE_N_OF: Said = Said::new("Pagina {n} van {all}", "Page {n} of {all}");
/// The name that a file gets where a title has no letter that a file name may have.
pub const FILE: Said = Said::new("verslag", "report");
