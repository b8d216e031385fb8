//! Words of a series ("traject"): its page and its report. What one board's report says as well stands in `report`.

use super::{Counted, Said};

pub const SERIES: Said = Said::new("Traject", "Series");
pub const STOPS: Counted =
    Counted::new(Said::new("{n} bijeenkomst", "{n} meeting"), Said::new("{n} bijeenkomsten", "{n} meetings"));
/// Under a figure that stands by itself.
pub const STOPS_WORD: Counted =
    Counted::new(Said::new("bijeenkomst", "meeting"), Said::new("bijeenkomsten", "meetings"));
pub const PEOPLE: Counted =
    Counted::new(Said::new("{n} mens", "{n} person"), Said::new("{n} mensen", "{n} people"));
pub const REFLECTIONS: Counted = Counted::new(
    Said::new("{n} reflectie", "{n} reflection"),
    Said::new("{n} reflecties", "{n} reflections"),
);
pub const THEMES: Counted =
    Counted::new(Said::new("{n} thema", "{n} theme"), Said::new("{n} thema’s", "{n} themes"));
pub const NO_STOPS: Said =
    Said::new("In dit traject staat nog geen bijeenkomst.", "There is no meeting in this series yet.");

// The route

pub const ROUTE: Said = Said::new("De route", "The route");
pub const STOP: Said = Said::new("Bijeenkomst", "Meeting");
pub const COLUMN_PEOPLE: Said = Said::new("Mensen", "People");
pub const NO_DAY: Said = Said::new("dag onbekend", "day unknown");

/// In the place of counts, at a stop whose board shows nothing yet.
pub const PLANNED: Said = Said::new("nog niet geweest", "still to come");

// Themes on the way

pub const COMES_BACK: Said = Said::new("Wat steeds terugkomt", "What keeps coming back");
pub const COMES_BACK_NOTE: Said = Said::new(
    "Thema’s die op meer dan één bijeenkomst klonken.",
    "Themes that were heard at more than one meeting.",
);
/// Where bars are split.
pub const BAR_PARTS: Said = Said::new(
    "Elk vlak is een bijeenkomst, in de volgorde van de route.",
    "Each part is a meeting, in the order of the route.",
);
pub const FIRST_STOP: Said = Said::new(
    "Dit was de eerste bijeenkomst. Wat terugkomt, staat hier na de volgende.",
    "This was the first meeting. What comes back will stand here after the next one.",
);
pub const NONE_HELD: Said = Said::new(
    "Er is nog geen bijeenkomst geweest. Wat terugkomt, staat hier na de tweede.",
    "No meeting has been held yet. What comes back will stand here after the second one.",
);
pub const NOTHING_BACK: Said = Said::new("Nog geen thema klonk twee keer.", "No theme was heard twice yet.");
pub const BREADTH: Said = Said::new(
    "Komt voor bij {of} van {among} perspectieven, in {heard} van {stops} sessies.",
    "From {of} of {among} perspectives, at {heard} of {stops} sessions.",
);
pub const BREADTH_STOPS: Said =
    Said::new("Komt voor in {heard} van {stops} sessies.", "At {heard} of {stops} sessions.");
pub const AT: Said = Said::new("{stop} {n}", "{stop} {n}");
pub const ONCE: Said = Said::new("Heette eerst ‘{title}’ ({stop}).", "First called ‘{title}’ ({stop}).");
pub const QUOTE_FROM: Said = Said::new("{number}, {stop}", "{number}, {stop}");

// Since last time

pub const SINCE: Said = Said::new("Nieuw sinds de vorige keer", "New since last time");
pub const SINCE_COUNT: Said = Said::new(
    "Laatste bijeenkomst: {stop}, met {reflections} van {people}.",
    "Last meeting: {stop}, with {reflections} from {people}.",
);
pub const NEW_THEMES: Said = Said::new("Voor het eerst gehoord", "Heard for the first time");
pub const NOTHING_NEW: Said = Said::new("Geen nieuw thema.", "No new theme.");
pub const SILENT: Said = Said::new("Deze keer niet gehoord", "Not heard this time");

// Differences

pub const DIFFERENCES: Said = Said::new("Waar bijeenkomsten verschillen", "Where meetings differ");
pub const DIFFERENCE: Said = Said::new(
    "{most} van de reflecties in {stop}, {least} in {other}.",
    "{most} of the reflections in {stop}, {least} in {other}.",
);
pub const NO_DIFFERENCES: Said = Said::new(
    "De bijeenkomsten spraken in dezelfde mate over dezelfde thema’s.",
    "The meetings spoke about the same themes to the same extent.",
);
pub const TOO_FEW_TO_DIFFER: Said = Said::new(
    "Er zijn nog te weinig reflecties om bijeenkomsten te vergelijken.",
    "There are too few reflections yet to compare meetings.",
);
pub const PERCENT: Said = Said::new("{n} %", "{n}%");

// Tables

pub const ALL_THEMES: Said = Said::new("Alle thema’s per bijeenkomst", "All themes by meeting");
pub const ALL_THEMES_NOTE: Said = Said::new(
    "Het aantal reflecties. Een streepje: dit thema bestond daar niet.",
    "The number of reflections. A dash: this theme did not exist there.",
);
pub const NOT_THERE: Said = Said::new("bestond niet", "did not exist");
pub const TOGETHER: Said = Said::new("Samen", "Together");
pub const LOOSE: Said = Said::new("Zonder thema", "Without a theme");
pub const BY_PERSPECTIVE: Said = Said::new("Thema’s en perspectieven", "Themes and perspectives");

// Follow-up

pub const FOLLOW_UP: Said = Said::new("Wat er daarna gebeurde", "What happened next");
pub const NO_FOLLOW_UP: Said = Said::new("Er is nog geen stap gezet.", "No step was taken yet.");
pub const STEP_AT: Said = Said::new("na {stop}", "after {stop}");

// Taking it along, and how it was made

pub const DOWNLOADS: Said = Said::new("Neem het verslag mee", "Take the report along");
/// A file whose series' title has no letters.
pub const FILE: Said = Said::new("traject", "series");
pub const NAME_THERE: Said = Said::new("Naam daar", "Name there");
pub const AS_WORD: Said = Said::new("Word", "Word");
pub const AS_TABLE: Said = Said::new("Tabel (CSV)", "Table (CSV)");
pub const AS_PAGE: Said = Said::new("Webpagina", "Web page");
pub const AS_TEXT: Said = Said::new("Tekst (Markdown)", "Text (Markdown)");
pub const METHOD: Said = Said::new("Hoe dit is geteld", "How this was counted");
pub const METHOD_PEOPLE: Said = Said::new(
    "Mensen tellen per bijeenkomst. Wie twee keer kwam, telt twee keer: niemand weet wie dat is.",
    "People count for each meeting. Who came twice counts twice: nobody knows who that is.",
);
pub const METHOD_SAME: Said = Said::new(
    "Een thema is hetzelfde als een bord zijn thema’s meekreeg van een eerder bord, of als het dezelfde naam heeft.",
    "A theme is the same where a board got its themes from an earlier board, or where it has the same name.",
);
pub const METHOD_SMALL: Said = Said::new(
    "Een groep kleiner dan vijf staat nergens apart. Cijfers zijn die uit het verslag van elk bord.",
    "A group smaller than five stands nowhere apart. The figures are those of each board’s report.",
);
pub const METHOD_PUBLISHED: Said = Said::new(
    "Alleen reflecties die op een bord stonden, tellen mee.",
    "Only reflections that stood on a board count.",
);
pub const METHOD_PLANNED: Said = Said::new(
    "Een bijeenkomst zonder zulke reflecties is nog niet geweest: ze staat in de route en telt niet mee.",
    "A meeting without such reflections has not been held yet: it stands in the route and does not count.",
);
pub const MADE_ON: Said = Said::new("Stand van {day}.", "As of {day}.");

// A rehearsal

/// The title of a shadow board.
pub const REHEARSAL_OF: Said = Said::new("Oefening: {title}", "Rehearsal: {title}");

// Own boards on the start page

pub const OWN_BOARDS: Said = Said::new("Jouw borden op dit apparaat", "Your boards on this device");
pub const OWN_BOARDS_LEAD: Said = Said::new(
    "Deze lijst staat alleen in deze browser. Wie hier bij kan, kan je borden openen.",
    "This list is kept in this browser alone. Whoever gets here can open your boards.",
);
pub const SEEN: Said = Said::new("laatst open op {day}", "last open on {day}");
pub const FORGET: Said = Said::new("Haal uit de lijst", "Take off the list");
pub const FORGET_TITLE: Said = Said::new("Haal uit de lijst: {title}", "Take off the list: {title}");
pub const REMEMBERED: Said = Said::new(
    "Deze browser onthoudt dit bord. Je vindt het terug op de startpagina.",
    "This browser remembers this board. You find it again on the start page.",
);
pub const FORGOTTEN: Said =
    Said::new("Deze browser onthoudt het niet meer.", "This browser no longer remembers it.");
