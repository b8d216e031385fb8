//! Sentences of the moderator's, the projector's and the organiser's page.

use super::{Counted, Said};

// ---- coming in ----
pub const COMING_IN: Said = Said::new("Verbinden…", "Connecting…");
pub const NO_SERVER: Said =
    Said::new("Geen verbinding. We proberen het steeds opnieuw.", "No connection. We keep trying.");
pub const TRY_AGAIN: Said = Said::new("Probeer opnieuw", "Try again");
pub const NO_ACCESS: Said =
    Said::new("Je hebt geen toegang tot dit bord.", "You have no access to this board.");
pub const LINK_FAILED: Said =
    Said::new("Deze link werkt niet (meer).", "This link does not work (any more).");
pub const ASK_FOR_LINK: Said =
    Said::new("Vraag de organisator om een nieuwe link.", "Ask the organiser for a new link.");
pub const WAIT_A_MOMENT: Said =
    Said::new("Er komen veel mensen tegelijk. Wacht even.", "Many people are coming in. Wait a moment.");
pub const BOARD_GONE: Said = Said::new("Dit bord is er niet meer.", "This board is no longer there.");

// ---- general ----
pub const CLOSE: Said = Said::new("Sluit", "Close");
pub const CANCEL: Said = Said::new("Annuleer", "Cancel");
pub const UNDO: Said = Said::new("Ongedaan maken", "Undo");
pub const KEYS: Said = Said::new("Toetsen", "Keys");
pub const REFLECTIONS: Counted =
    Counted::new(Said::new("1 reflectie", "1 reflection"), Said::new("{n} reflecties", "{n} reflections"));
/// Behind a number of its own look.
pub const REFLECTIONS_UNIT: Counted =
    Counted::new(Said::new("reflectie", "reflection"), Said::new("reflecties", "reflections"));

// ---- moderator: top ----
pub const ROUND: Said = Said::new("Ronde", "Round");
pub const TO_ROUND: Said = Said::new("Naar {round}", "To {round}");
pub const ROUND_NOW: Said = Said::new("De ronde is nu: {round}.", "The round is now: {round}.");
pub const JOINED: Said = Said::new("mee", "joined");
pub const POSTED: Said = Said::new("geplaatst", "posted");
pub const ON_SCREEN: Said = Said::new("Op scherm", "On screen");
pub const SCREEN_NOW: Said = Said::new("Op het scherm: {screen}.", "On the screen: {screen}.");
pub const BLACK: Said = Said::new("Zwart scherm", "Black screen");
pub const OPEN_SCREEN: Said = Said::new("Open het grote scherm", "Open the big screen");
pub const PARTS: Said = Said::new("Onderdelen", "Parts");
pub const REFLECTIONS_TAB: Said = Said::new("Reflecties", "Reflections");
pub const CHOSEN: Said = Said::new("Gekozen", "Chosen");

// ---- moderator: stream ----
pub const WITHOUT_THEME: Said = Said::new("Nog {n} van {all} zonder thema", "{n} of {all} without a theme");
pub const SHOW: Said = Said::new("Toon", "Show");
pub const FILTER_ALL: Said = Said::new("Alles", "All");
pub const FILTER_WAITING: Said = Said::new("Wacht", "Waiting");
pub const FILTER_ASIDE: Said = Said::new("Opzij", "Aside");
pub const SEARCH: Said = Said::new("Zoek in reflecties", "Search reflections");
pub const NEWER: Counted = Counted::new(Said::new("1 nieuwe", "1 new"), Said::new("{n} nieuwe", "{n} new"));
pub const NO_REFLECTIONS: Said = Said::new(
    "Nog geen reflecties. Zet ronde 1 aan, dan kunnen mensen schrijven.",
    "No reflections yet. Start round 1, then people can write.",
);
pub const WILL_COME: Said = Said::new(
    "Nog geen reflecties. Ze komen hier vanzelf binnen.",
    "No reflections yet. They will come in here by themselves.",
);
pub const NONE_YET: Said = Said::new("Nog geen reflecties", "No reflections yet");
/// Where nothing waits: how far the table is.
pub const PLACED_IN: Said = Said::new("{what} in {themes}", "{what} in {themes}");
pub const INCOMING: Counted = Counted::new(
    Said::new("1 nieuwe reflectie. {all} in totaal.", "1 new reflection. {all} in total."),
    Said::new("{n} nieuwe reflecties. {all} in totaal.", "{n} new reflections. {all} in total."),
);
pub const PAUSE_NEWS: Said = Said::new("Pauzeer meldingen", "Pause announcements");
pub const NEWS_PAUSED: Said = Said::new(
    "We melden nieuwe reflecties even niet. Ze komen wel binnen.",
    "We do not announce new reflections for now. They do come in.",
);
pub const NEWS_ON: Said =
    Said::new("We melden nieuwe reflecties weer.", "We announce new reflections again.");
pub const ALL_PLACED: Said = Said::new("Alles heeft een thema.", "Everything has a theme.");
pub const NOTHING_WAITS: Said = Said::new("Er wacht niets op jou.", "Nothing waits for you.");
pub const NOTHING_ASIDE: Said = Said::new("Niets is opzij gezet.", "Nothing has been set aside.");
pub const NOTHING_FOUND: Said = Said::new("Niets gevonden.", "Nothing found.");
pub const WAITS: Said = Said::new("wacht op jou", "waits for you");
pub const LATE: Said = Said::new("te laat", "late");
pub const RECOGNISED_BY: Said = Said::new("Herkend: ", "Recognised: ");

// ---- moderator: themes ----
pub const THEME: Said = Said::new("Thema", "Theme");
pub const THEMES: Said = Said::new("Thema’s", "Themes");
pub const NEW_THEME: Said = Said::new("Nieuw thema", "New theme");
pub const NEW_THEME_NAMED: Said = Said::new("Nieuw thema: {theme}", "New theme: {theme}");
pub const NO_THEME: Said = Said::new("Zonder thema", "Without a theme");
pub const NO_THEMES: Said = Said::new(
    "Nog geen thema’s. Maak het eerste met “Nieuw thema”, of sleep een reflectie daarheen.",
    "No themes yet. Make the first one with “New theme”, or drag a reflection there.",
);
pub const LAYOUT: Said = Said::new("Weergave", "View");
pub const COLUMNS: Said = Said::new("Kolommen", "Columns");
pub const LIST: Said = Said::new("Lijst", "List");
pub const MORE_THEMES: Said = Said::new("Toon volgende thema’s", "Show the next themes");
pub const THEME_COUNT: Counted =
    Counted::new(Said::new("1 thema", "1 theme"), Said::new("{n} thema’s", "{n} themes"));
pub const TITLE_KEPT: Said = Said::new(
    "Een thema heeft een titel nodig. ‘{theme}’ blijft staan.",
    "A theme needs a title. ‘{theme}’ stays.",
);
pub const JUMP: Said = Said::new("Ga naar een thema", "Go to a theme");
pub const KEY: Said = Said::new("Toets", "Key");
pub const ACTIONS_FOR: Said = Said::new("Acties voor {theme}", "Actions for {theme}");
pub const RENAME: Said = Said::new("Hernoem", "Rename");
pub const MERGE_WITH: Said = Said::new("Voeg samen met…", "Merge into…");
pub const MERGE: Said = Said::new("Voeg samen", "Merge");
pub const MERGE_HINT: Said = Said::new(
    "Alles uit ‘{theme}’ gaat naar het thema dat je kiest. ‘{theme}’ verdwijnt.",
    "Everything in ‘{theme}’ goes to the theme you choose. ‘{theme}’ disappears.",
);
pub const REMOVE_THEME: Said = Said::new("Haal dit thema weg", "Remove this theme");
pub const REMOVE: Said = Said::new("Haal weg", "Remove");
pub const REMOVE_HINT: Said = Said::new(
    "In ‘{theme}’: {what}. Ze blijven op het bord, maar hebben dan geen thema.",
    "In ‘{theme}’: {what}. They stay on the board, but then have no theme.",
);
pub const TITLE_OF_THEME: Said = Said::new("Titel van het thema", "Title of the theme");
pub const SUMMARY: Said = Said::new("Samenvatting van het thema", "Summary of the theme");
pub const SUMMARY_HINT: Said = Said::new("Vat samen…", "Summarise…");
pub const DROP_HERE: Said = Said::new("Laat hier los", "Drop here");
pub const DRAG_OR_CHOOSE: Said =
    Said::new("Sleep hierheen of kies “Verplaats naar…”", "Drag here or choose “Move to…”");
pub const ESC_PUTS_BACK: Said = Said::new("Esc zet terug", "Esc puts back");
pub const GOES_IN: Counted = Counted::new(
    Said::new("De reflectie gaat er meteen in.", "The reflection goes in at once."),
    Said::new("{n} reflecties gaan er meteen in.", "{n} reflections go in at once."),
);
pub const MAKE: Said = Said::new("Maak", "Make");

// ---- moderator: the chosen reflection ----
pub const CHOSEN_REFLECTION: Said = Said::new("Gekozen reflectie", "Chosen reflection");
pub const CHOOSE_ONE: Said = Said::new(
    "Kies een reflectie. Dan zie je hier wat je ermee kunt doen.",
    "Choose a reflection. Then you see here what you can do with it.",
);
pub const CLOSE_PANEL: Said = Said::new("Sluit dit paneel", "Close this panel");
pub const ON_BEHALF: Said = Said::new("namens {who}", "on behalf of {who}");
pub const IN_THEME: Said = Said::new("in {theme}", "in {theme}");
pub const RECOGNISED: Counted =
    Counted::new(Said::new("1× herkend", "recognised once"), Said::new("{n}× herkend", "recognised {n}×"));
pub const MOVE_TO: Said = Said::new("Verplaats naar…", "Move to…");
pub const MOVE: Said = Said::new("Verplaats", "Move");
pub const SEARCH_THEME: Said = Said::new("Zoek een thema", "Search for a theme");
pub const APPROVE: Said = Said::new("Goedkeuren", "Approve");
pub const PUT_BACK: Said = Said::new("Terugzetten", "Put back");
pub const SET_ASIDE: Said = Said::new("Opzij zetten", "Set aside");
pub const OTHER_REASON: Said = Said::new("Andere reden", "Other reason");
pub const REASON: Said = Said::new("Reden", "Reason");
pub const AUTHOR_READS: Said = Said::new(
    "De schrijver leest: “Niet op het bord gezet”, met deze reden.",
    "The author reads: “Not put on the board”, with this reason.",
);
pub const TAKE_OFF_SCREEN: Said = Said::new("Haal van het scherm", "Take off the screen");
pub const APPROVED_LATER: Said = Said::new(
    "Goedgekeurd. Iedereen leest hem vanaf ronde 2.",
    "Approved. Everybody reads it from round 2 on.",
);

// ---- moderator: what was done ----
pub const MOVED_TO: Said =
    Said::new("{what} naar {theme}. {n} in totaal.", "{what} to {theme}. {n} in total.");
pub const TAKEN_OUT: Said = Said::new("Uit het thema gehaald.", "Taken out of the theme.");
pub const THEME_MADE: Said = Said::new("Nieuw thema: {theme}.", "New theme: {theme}.");
pub const THEME_REMOVED: Said = Said::new("Thema {theme} is weg.", "Theme {theme} is gone.");
pub const MERGED: Said = Said::new("{from} is nu bij {into}.", "{from} is now part of {into}.");
pub const APPROVED: Said = Said::new("Goedgekeurd.", "Approved.");
pub const PUT_ASIDE: Said = Said::new("Opzij gezet.", "Set aside.");
pub const ON_SCREEN_NOW: Said = Said::new("Nu op het grote scherm.", "Now on the big screen.");
pub const OFF_SCREEN: Said = Said::new("Niet meer op het grote scherm.", "No longer on the big screen.");
pub const NOT_YET_PUBLIC: Said = Said::new(
    "Dit mag nog niet op het scherm: nog niet iedereen mag het lezen.",
    "This may not go on the screen yet: not everybody may read it.",
);
pub const TAKEN_BACK: Said = Said::new("Ongedaan gemaakt.", "Undone.");
pub const NOTHING_LEFT: Said = Said::new("Daar is niets van over.", "Nothing of that is left.");
pub const NOTHING_TO_UNDO: Said = Said::new("Er is niets om ongedaan te maken.", "There is nothing to undo.");
pub const IS_THERE_ALREADY: Said = Said::new("Staat al in ‘{theme}’.", "Is already in ‘{theme}’.");

// ---- moderator: what was refused ----
pub const QUOTED: Said = Said::new("‘{words}’", "‘{words}’");
pub const NOT_MOVED: Said =
    Said::new("{what} kon niet naar ‘{theme}’. {why}", "{what} could not go to ‘{theme}’. {why}");
pub const NOT_MOVED_THEME_GONE: Said = Said::new(
    "{what} kon niet naar ‘{theme}’: dat thema is er niet meer.",
    "{what} could not go to ‘{theme}’: that theme is no longer there.",
);
pub const NOT_MOVED_TO_GONE: Said = Said::new(
    "{what} kon niet naar een thema dat er niet meer is.",
    "{what} could not go to a theme that is no longer there.",
);
pub const NOT_MOVED_GONE: Said = Said::new(
    "{what} kon niet naar ‘{theme}’: dat staat er niet meer.",
    "{what} could not go to ‘{theme}’: that is no longer there.",
);
pub const REFUSED_GONE: Said =
    Said::new("{what}: dat staat er niet meer.", "{what}: that is no longer there.");
pub const REFUSED: Said = Said::new("{what}: dat lukte niet. {why}", "{what}: that failed. {why}");

// ---- moderator: what went before ----
pub const BEFORE: Said = Said::new("Wat eraan vooraf ging", "What went before");
pub const WAS_PLACED: Said = Said::new("In ‘{theme}’ gezet", "Put into ‘{theme}’");
pub const WAS_PLACED_IN_GONE: Said =
    Said::new("In een thema gezet dat weg is", "Put into a theme that is gone");
pub const WAS_UNPLACED: Said = Said::new("Uit het thema gehaald", "Taken out of the theme");
pub const WAS_APPROVED: Said = Said::new("Goedgekeurd", "Approved");
pub const WAS_SET_ASIDE: Said = Said::new("Opzij gezet", "Set aside");
pub const WAS_MADE_TO_WAIT: Said = Said::new("Wacht weer op een begeleider", "Waits for a moderator again");
pub const WAS_STACKED: Said = Said::new("In een stapel gelegd", "Put into a stack");
pub const WAS_UNSTACKED: Said = Said::new("Uit de stapel gehaald", "Taken out of the stack");
pub const WAS_MOVED: Said = Said::new("Verplaatst", "Moved");
pub const WAS_COLOURED: Said = Said::new("Een ander merkteken gekregen", "Given another mark");
pub const WAS_PHRASED: Said = Said::new("Kernzin gekozen", "Key phrase chosen");
pub const WAS_UNPHRASED: Said = Said::new("Kernzin weggehaald", "Key phrase taken away");
pub const WAS_REWORDED: Said = Said::new("Anders verwoord", "Worded anew");
pub const WAS_CREATED: Said = Said::new("Gemaakt", "Made");
pub const BY_ATTENDEE: Said = Said::new("door een deelnemer", "by an attendee");
pub const BY_MODERATOR: Said = Said::new("door een begeleider", "by a moderator");
pub const BY_ORGANISER: Said = Said::new("door de organisator", "by the organiser");
pub const IN_ROUND: Said = Said::new("ronde {n}", "round {n}");

// ---- moderator: status line ----
pub const ALL_SAVED: Said = Said::new("Alles bewaard", "All saved");
pub const SENDING: Said = Said::new("Wordt verstuurd…", "Being sent…");
pub const OFFLINE: Said = Said::new("Geen verbinding", "No connection");
pub const OFFLINE_WITH: Counted = Counted::new(
    Said::new("Geen verbinding. 1 stap wacht.", "No connection. 1 step waits."),
    Said::new("Geen verbinding. {n} stappen wachten.", "No connection. {n} steps wait."),
);
pub const WORK_ON: Said = Said::new(
    "Geen verbinding. Je kunt gewoon doorwerken. We versturen het straks.",
    "No connection. You can go on working. We send it later.",
);
pub const IS_BACK: Said = Said::new("Weer verbonden.", "Connected again.");
pub const NOT_KEPT: Said = Said::new(
    "Je browser kan niets bewaren. Laat deze pagina open.",
    "Your browser cannot keep anything. Leave this page open.",
);
pub const KEY_NEXT: Said = Said::new("Volgende, vorige", "Next, previous");
pub const KEY_DIGIT: Said = Said::new("In thema 1 tot en met 9", "Into theme 1 to 9");
pub const KEYS_ON: Said = Said::new("Toetsen staan aan", "Keys are on");

// ---- projector ----
pub const SCAN: Said = Said::new("Scan de code met je telefoon,", "Scan the code with your phone,");
pub const OR_GO_TO: Said = Said::new("of ga naar {host} en typ", "or go to {host} and type");
pub const QR_OF: Said = Said::new("QR-code voor {host}, code {code}", "QR code for {host}, code {code}");
pub const NO_ACCOUNT: Said = Said::new("Geen account en geen naam nodig", "No account and no name needed");
pub const PEOPLE_JOIN: Counted = Counted::new(
    Said::new("{n} mens doet mee", "{n} person has joined"),
    Said::new("{n} mensen doen mee", "{n} people have joined"),
);
/// Behind a number of its own look, and before [`PEOPLE`].
pub const REFLECTIONS_OF: Counted = Counted::new(
    Said::new("reflectie van", "reflection from"),
    Said::new("reflecties van", "reflections from"),
);
/// Behind a number of its own look.
pub const PEOPLE: Counted = Counted::new(Said::new("mens", "person"), Said::new("mensen", "people"));
pub const SO_FAR: Said = Said::new("Dit horen we tot nu toe", "What we hear so far");
pub const PER_THEME: Said = Said::new("Aantal reflecties per thema", "Number of reflections per theme");
pub const NO_THEMES_YET: Said = Said::new("Nog geen thema’s.", "No themes yet.");
pub const WALL_LATER: Counted = Counted::new(
    Said::new(
        "{n} reflectie geplaatst. Je leest hem in ronde 2.",
        "{n} reflection posted. You read it in round 2.",
    ),
    Said::new(
        "{n} reflecties geplaatst. Je leest ze in ronde 2.",
        "{n} reflections posted. You read them in round 2.",
    ),
);
pub const WALL_MODERATED: Said = Said::new(
    "De begeleider leest mee. Zo verschijnen de reflecties hier.",
    "The moderator reads along. The reflections will appear here soon.",
);
pub const RECOGNISE_THIS: Counted = Counted::new(
    Said::new("{n} mens herkent dit", "{n} person recognises this"),
    Said::new("{n} mensen herkennen dit", "{n} people recognise this"),
);
pub const BOARD_CLOSED: Said = Said::new("Het bord is dicht. Bedankt.", "The board is closed. Thank you.");

// ---- organiser ----
pub const JOINING_HINT: Said =
    Said::new("Een link voor iedereen die een rol heeft.", "A link for everybody who has a role.");
pub const ATTENDEES: Said = Said::new("Deelnemers", "Attendees");
pub const BIG_SCREEN: Said = Said::new("Groot scherm", "Big screen");
pub const MODERATORS: Said = Said::new("Begeleiders", "Moderators");
pub const ORGANISER: Said = Said::new("Organisator", "Organiser");
pub const BIG_SCREEN_HINT: Said = Said::new("Alleen wat goedgekeurd is.", "Only what is approved.");
pub const MODERATORS_HINT: Said =
    Said::new("Deel hem alleen met wie begeleidt.", "Share it only with who moderates.");
pub const ORGANISER_HINT: Said =
    Said::new("Jouw eigen sleutel. Bewaar hem goed.", "Your own key. Keep it safe.");
pub const OPEN: Said = Said::new("Open", "Open");
pub const COPY: Said = Said::new("Kopieer", "Copy");
pub const COPY_LINK: Said = Said::new("Kopieer de link", "Copy the link");
pub const COPIED: Said = Said::new("Gekopieerd.", "Copied.");
pub const NOT_COPIED: Said = Said::new(
    "Kopiëren lukt niet. Kies de tekst en kopieer hem zelf.",
    "Copying failed. Select the text and copy it yourself.",
);
pub const NEW_LINK: Said = Said::new("Nieuwe link", "New link");
pub const LINK_ONCE: Said = Said::new(
    "Kopieer deze link nu. We laten hem maar één keer zien.",
    "Copy this link now. We show it only once.",
);
pub const LINK_OF: Said = Said::new("Link {n}, gemaakt op {date}", "Link {n}, made on {date}");
pub const REVOKE: Said = Said::new("Trek in", "Revoke");
pub const REVOKED: Said = Said::new(
    "Ingetrokken. Wie met deze link binnen was, is er nu uit.",
    "Revoked. Whoever came in by this link is out now.",
);
pub const LAST_LINK: Said = Said::new(
    "Dit is de laatste link van de organisator. Maak eerst een nieuwe.",
    "This is the organiser’s last link. Make a new one first.",
);
pub const CALL_FAILED: Said =
    Said::new("Dat lukte niet. Probeer het zo nog eens.", "That failed. Try again in a moment.");
pub const OPEN_MODERATOR: Said = Said::new("Open de pagina van de begeleider", "Open the moderator’s page");
pub const ROUNDS: Said = Said::new("Rondes", "Rounds");
pub const ROUNDS_HINT: Said = Said::new(
    "Vooruit en terug kan altijd. Er gaat niets verloren.",
    "Forward and back is always possible. Nothing is lost.",
);
pub const HOW_IT_WORKS: Said = Said::new("Hoe het bord werkt", "How the board works");
pub const HOW_HINT: Said = Said::new("Een verandering geldt meteen.", "A change holds at once.");
pub const SET_MODERATION: Said =
    Said::new("Wanneer leest een begeleider mee?", "When does a moderator read along?");
pub const MODERATION_AFTER: Said = Said::new("Achteraf", "Afterwards");
pub const MODERATION_BEFORE: Said = Said::new("Vooraf: eerst goedkeuren", "Before: approve first");
pub const SET_REVEAL: Said = Said::new("Wanneer lezen anderen mee?", "When do others read along?");
pub const REVEAL_ON_READ: Said = Said::new("Vanaf ronde 2", "From round 2 on");
pub const REVEAL_LIVE: Said = Said::new("Meteen", "At once");
pub const SET_GROUP_BY: Said = Said::new("Wie maakt de thema’s?", "Who makes the themes?");
pub const GROUP_MODERATORS: Said = Said::new("De begeleiders", "The moderators");
pub const GROUP_EVERYONE: Said = Said::new("Iedereen, in ronde 3", "Everybody, in round 3");
pub const SET_SHOW_PERSPECTIVE: Said =
    Said::new("Namens wie iemand schrijft, is te zien voor", "On whose behalf someone writes is shown to");
pub const PERSPECTIVE_STAFF: Said = Said::new("alleen begeleiders", "moderators only");
pub const PERSPECTIVE_ALL: Said = Said::new("iedereen", "everybody");
pub const SET_PER_PERSON: Said =
    Said::new("Reflecties per persoon, hoogstens", "Reflections per person, at most");
pub const KEPT_FOR: Said = Said::new(
    "Bewaar dit bord hoogstens {n} dagen na de bijeenkomst.",
    "Keep this board for at most {n} days after the meeting.",
);
pub const CLOSE_FOR_GOOD: Said = Said::new("Bord sluiten voor goed", "Close the board for good");
pub const CLOSE_HINT: Said = Said::new(
    "Dan weet niemand meer van welke telefoon een reflectie kwam. De teksten blijven. Dit kan niet terug.",
    "Then nobody knows any more which phone a reflection came from. The texts stay. This cannot be taken back.",
);
pub const CLOSE_SURE: Said = Said::new("Ja, sluit voor goed", "Yes, close for good");
pub const ERASE_SURE: Said = Said::new("Ja, wis alles", "Yes, erase all");
pub const ERASE_FAILED: Said =
    Said::new("Het wissen lukte niet. Probeer het nog eens.", "Erasing failed. Try again.");
pub const IS_CLOSED: Said = Said::new("Dit bord is voor goed gesloten.", "This board is closed for good.");
pub const REFLECTIONS_FROM: Said = Said::new("{what} van {n} {people}", "{what} from {n} {people}");
