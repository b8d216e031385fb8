//! Sentences of the organiser's page: preparing in five minutes, and what comes after the meeting.

use super::{Counted, Said};

// ---- where things stand ----
pub const ON_THIS_PAGE: Said = Said::new("Op deze pagina", "On this page");
pub const BEFORE: Said = Said::new("Vooraf", "Before");
pub const DURING: Said = Said::new("Tijdens", "During");
pub const AFTER: Said = Said::new("Daarna", "Afterwards");
pub const THE_BOARD: Said = Said::new("Het bord", "The board");
pub const LINKS_AND_QR: Said = Said::new("Links en QR", "Links and QR");
pub const KEEPING: Said = Said::new("Bewaren en wissen", "Keeping and erasing");
pub const IS_REHEARSAL: Said = Said::new(
    "Dit is een oefenbord. Alles wat erop staat is verzonnen.",
    "This is a rehearsal board. All that stands on it is made up.",
);
pub const NOT_LOADED: Said = Said::new(
    "We konden niet ophalen wat hier hoort te staan.",
    "We could not fetch what should stand here.",
);
pub const LOAD_AGAIN: Said = Said::new("Probeer het nog eens", "Try again");

// ---- the board ----
pub const THE_BOARD_HINT: Said = Said::new(
    "Dit staat boven het bord en op het verslag.",
    "This stands above the board and on the report.",
);
pub const TITLE: Said = Said::new("Naam van het bord", "Name of the board");
pub const DATE: Said = Said::new("Datum", "Date");
pub const DATE_HINT: Said =
    Said::new("Vanaf deze dag telt de bewaartijd.", "The board is kept counting from this day.");
pub const PLACE: Said = Said::new("Plaats", "Place");
pub const PLACE_HINT: Said =
    Said::new("Bijvoorbeeld: raadzaal, Voorbeeldstad.", "For example: council hall, Sampleton.");
pub const AUDIENCE: Said = Said::new("Wie waren erbij?", "Who took part?");
pub const AUDIENCE_HINT: Said = Said::new(
    "In een paar woorden: ouders en leraren. Geen namen.",
    "In a few words: parents and teachers. No names.",
);
pub const NO_SUCH_DAY: Said = Said::new("Dit is geen datum.", "This is not a date.");
pub const REMEMBER: Said =
    Said::new("Onthoud dit bord op dit apparaat", "Remember this board on this device");
pub const REMEMBER_HINT: Said = Said::new(
    "Dan vind je het terug op de beginpagina. Zet dit uit op een computer die ook van anderen is.",
    "Then you find it again on the start page. Switch this off on a computer that others use too.",
);
pub const REMEMBERED: Said =
    Said::new("Dit bord staat nu op de beginpagina.", "This board is on the start page now.");
pub const FORGOTTEN: Said = Said::new(
    "Dit apparaat onthoudt dit bord niet meer. Bewaar je link dus zelf.",
    "This device no longer remembers this board. So keep your link yourself.",
);
pub const NEEDS_LINK: Said = Said::new(
    "Dat kan pas als je dit bord met je eigen link opent.",
    "That is possible once you open this board by your own link.",
);

// ---- links ----
pub const RENEW: Said = Said::new("Vernieuw", "Renew");
pub const RENEWED: Said = Said::new(
    "Vernieuwd. De oude link werkt niet meer. Wie ermee binnen was, is eruit.",
    "Renewed. The old link no longer works. Whoever came in by it is out.",
);
pub const RENEWED_HALF: Said = Said::new(
    "De nieuwe link is er, maar de oude werkt nog. Trek de oude zelf in.",
    "The new link is there, but the old one still works. Revoke the old one yourself.",
);
pub const LINK_MADE: Said = Said::new("Een nieuwe link", "A new link");
pub const SHOW_QR: Said = Said::new("Toon de QR-code", "Show the QR code");
pub const HIDE_QR: Said = Said::new("Verberg de QR-code", "Hide the QR code");
pub const QR_OF_LINK: Said = Said::new("QR-code van deze link", "QR code of this link");
pub const COPY_OWN: Said = Said::new("Kopieer je eigen link", "Copy your own link");
pub const OWN_RENEWED: Said = Said::new(
    "Je eigen link is vernieuwd. De oude werkt niet meer. Bewaar deze goed.",
    "Your own link is renewed. The old one no longer works. Keep this one safe.",
);
pub const RENEW_CODE: Said = Said::new("Vernieuw de code", "Renew the code");
pub const RENEW_CODE_HINT: Said = Said::new(
    "De code die nu op posters en hand-outs staat, werkt dan niet meer. Wie al meedoet, blijft erin. Print daarna \
     opnieuw.",
    "The code that stands on posters and hand-outs now then no longer works. Whoever is in stays in. Print again \
     afterwards.",
);
pub const RENEW_CODE_SURE: Said = Said::new("Ja, maak een nieuwe code", "Yes, make a new code");
pub const CODE_RENEWED: Said = Said::new("de nieuwe code", "the new code");
pub const REVOKE_CODE: Said = Said::new("Laat niemand meer binnen", "Let nobody else in");
pub const ADMIT_AGAIN: Said = Said::new("Laat weer mensen binnen", "Let people in again");
pub const IS_REVOKED: Said = Said::new(
    "Op slot: met deze code komt nu niemand binnen. Wie al meedoet, blijft erin.",
    "Locked: nobody comes in by this code now. Whoever is in stays in.",
);

// ---- poster and hand-out ----
pub const HANDOUT: Said = Said::new("Poster en hand-out", "Poster and hand-out");
pub const HANDOUT_HINT: Said =
    Said::new("Om te printen, met de code van nu.", "To print, with the code as it is now.");
pub const POSTER: Said = Said::new("Poster", "Poster");
pub const POSTER_HINT: Said = Said::new(
    "Voor aan de muur: QR-code, code en drie stappen",
    "For the wall: QR code, code and three steps",
);
pub const SHEETS: Said = Said::new("Hand-out", "Hand-out");
pub const SHEETS_HINT: Said =
    Said::new("Voor op tafel, met de vragen erbij", "For the tables, with the questions");
pub const SLIPS: Said = Said::new("Briefjes", "Slips");
pub const SLIPS_HINT: Said = Said::new(
    "Voor wie liever op papier schrijft. Een begeleider typt ze over",
    "For who prefers paper. A moderator types them over",
);

// ---- rehearsal ----
pub const REHEARSAL: Said = Said::new("Oefenen", "Rehearsing");
pub const REHEARSAL_HINT: Said =
    Said::new("Op een apart bord. Jouw bord blijft leeg.", "On a board apart. Your own board stays empty.");
pub const REHEARSAL_WHAT: Said = Said::new(
    "We maken een oefenbord en sturen er in vijf minuten 400 verzonnen reflecties van 120 telefoons naartoe. Zo \
     oefen je met je begeleiders hoe het gaat.",
    "We make a rehearsal board and send it 400 made-up reflections from 120 phones in five minutes. So you and your \
     moderators practise how it goes.",
);
pub const REHEARSE: Said = Said::new("Maak een oefenbord", "Make a rehearsal board");
pub const REHEARSAL_MADE: Said = Said::new(
    "Het oefenbord staat klaar. De reflecties komen er nu aan.",
    "The rehearsal board is ready. The reflections are coming in now.",
);
pub const REHEARSAL_OF_REHEARSAL: Said = Said::new(
    "Dit is al een oefenbord. Ga terug naar je eigen bord om een nieuw te maken.",
    "This is a rehearsal board already. Go back to your own board to make another.",
);

// ---- new links, once ----
pub const ONCE: Said = Said::new(
    "Bewaar deze links nu. We laten ze maar één keer zien.",
    "Keep these links now. We show them only once.",
);
pub const COPY_ALL: Said = Said::new("Kopieer alle links", "Copy all links");
pub const FOR_ATTENDEES: Said = Said::new("Deelnemers", "Attendees");
pub const FOR_MODERATORS: Said = Said::new("Begeleiders", "Moderators");
pub const FOR_SCREEN: Said = Said::new("Groot scherm", "Big screen");
pub const FOR_ORGANISER: Said = Said::new("Organisator", "Organiser");

// ---- report ----
pub const REPORT: Said = Said::new("Verslag", "Report");
pub const REPORT_HINT: Said = Said::new(
    "Overal dezelfde getallen. Ophalen kan altijd, ook midden in een bijeenkomst.",
    "The same numbers everywhere. You can fetch it at any time, also in the middle of a meeting.",
);
pub const WORD: Said = Said::new("Word", "Word");
pub const WORD_HINT: Said = Said::new("Om zelf aan te passen", "To adapt yourself");
pub const PDF: Said = Said::new("PDF", "PDF");
pub const PDF_HINT: Said =
    Said::new("Om te sturen of te printen, toegankelijk gemaakt", "To send or to print, made accessible");
pub const EXCEL: Said = Said::new("Excel", "Excel");
pub const EXCEL_HINT: Said =
    Said::new("Thema’s, reflecties, stemmen en afspraken", "Themes, reflections, votes and agreements");
pub const WEB: Said = Said::new("Webpagina", "Web page");
pub const WEB_HINT: Said = Said::new("Eén bestand, leest overal", "One file, reads anywhere");
pub const CSV: Said = Said::new("CSV", "CSV");
pub const CSV_HINT: Said =
    Said::new("Alle reflecties, voor een ander programma", "All reflections, for another program");
pub const MARKDOWN: Said = Said::new("Markdown", "Markdown");
pub const MARKDOWN_HINT: Said = Said::new("Platte tekst met kopjes", "Plain text with headings");
pub const JSON: Said = Said::new("JSON", "JSON");
pub const JSON_HINT: Said =
    Said::new("Het hele bord, om later weer in te lezen", "The whole board, to read in again later");
pub const DOWNLOAD: Said = Said::new("Haal op", "Download");
pub const BEING_MADE: Said = Said::new("Wordt gemaakt…", "Being made…");
/// `{size}` comes with its unit.
pub const COMING_IN: Said = Said::new("{size} binnen…", "{size} in…");
pub const SAVED_AS: Said = Said::new("Opgeslagen als {name} ({size})", "Saved as {name} ({size})");
pub const BYTES_KB: Said = Said::new("{n} KB", "{n} KB");
pub const NO_PDF: Said = Said::new(
    "Deze server maakt geen PDF. Neem de webpagina: die kun je zelf als PDF printen.",
    "This server makes no PDF. Take the web page: you can print that to PDF yourself.",
);
pub const NO_PAPER: Said = Said::new(
    "Deze server maakt geen PDF. Print deze pagina: de QR-code en de code staan erop.",
    "This server makes no PDF. Print this page: the QR code and the code are on it.",
);
pub const NOT_HERE: Said = Said::new("Dit kan deze server niet.", "This server cannot do this.");
pub const NO_LINE: Said =
    Said::new("Geen verbinding. Probeer het zo nog eens.", "No connection. Try again in a moment.");
pub const TOO_OFTEN: Said =
    Said::new("Dat ging te snel achter elkaar. Wacht even.", "That was too often at once. Wait a moment.");
pub const NOT_MADE: Said =
    Said::new("Dat lukte niet. Probeer het zo nog eens.", "That failed. Try again in a moment.");

pub const NOT_IN_REPORT: Counted = Counted::new(
    Said::new(
        "Nog 1 reflectie staat niet op het bord. Die staat dus niet in het verslag.",
        "1 reflection is not on the board yet. So it is not in the report.",
    ),
    Said::new(
        "Nog {n} reflecties staan niet op het bord. Ze staan dus niet in het verslag.",
        "{n} reflections are not on the board yet. So they are not in the report.",
    ),
);

// ---- what colleagues fill in too ----
pub const CHANGED_TOO: Said = Said::new(
    "Iemand anders heeft dit ook gewijzigd. Wat jij bewaart, komt ervoor in de plaats.",
    "Somebody else changed this too. What you save replaces it.",
);
pub const CHOOSE_NUMBER: Said =
    Said::new("Kies een getal van {from} tot en met {to}.", "Choose a number from {from} to {to}.");

// ---- in the report ----
pub const IN_REPORT: Said = Said::new("Wat je erbij schrijft", "What you add");
pub const IN_REPORT_HINT: Said = Said::new(
    "Staat in elk verslag en op de resultatenpagina.",
    "Stands in every report and on the result page.",
);
pub const SUMMARY: Said = Said::new("Samenvatting", "Summary");
pub const SUMMARY_HINT: Said = Said::new(
    "Jouw woorden, boven aan het verslag. Hoogstens {n} tekens.",
    "Your words, at the head of the report. At most {n} characters.",
);
pub const MORE_TO_READ: Said = Said::new("Dia’s, film en pers", "Slides, film and press");
pub const NO_LINKS: Said = Said::new("Nog geen links.", "No links yet.");
pub const LINK_TITLE: Said = Said::new("Wat is het?", "What is it?");
pub const LINK_ADDRESS: Said = Said::new("Webadres", "Web address");
pub const ADD_LINK: Said = Said::new("Nog een link", "Another link");
pub const NEEDS_WORDS: Said = Said::new("Schrijf hier een paar woorden.", "Write a few words here.");
pub const NO_ADDRESS: Said = Said::new(
    "Een webadres begint met https:// en heeft geen spaties.",
    "A web address begins with https:// and has no spaces.",
);

// ---- agreements ----
pub const AGREEMENTS: Said = Said::new("Afspraken", "Agreements");
pub const AGREEMENTS_HINT: Said = Said::new("Wie doet wat, en wanneer?", "Who does what, and when?");
pub const NO_AGREEMENTS: Said = Said::new("Nog geen afspraken.", "No agreements yet.");
pub const ADD_AGREEMENT: Said = Said::new("Nieuwe afspraak", "New agreement");
pub const CHANGE_AGREEMENT: Said = Said::new("Wijzig de afspraak", "Change the agreement");
pub const WHAT: Said = Said::new("Wat?", "What?");
pub const WHO: Said = Said::new("Wie?", "Who?");
pub const WHEN: Said = Said::new("Wanneer?", "When?");
pub const WHEN_HINT: Said = Said::new("Bijvoorbeeld: voor de zomer", "For example: before the summer");
pub const ABOUT_THEME: Said = Said::new("Bij welk thema?", "With which theme?");
pub const WHOLE_BOARD: Said = Said::new("Bij het hele bord", "With the whole board");
pub const KEEP: Said = Said::new("Bewaar", "Save");
pub const CHANGE_OF: Said = Said::new("Wijzig: {what}", "Change: {what}");
pub const NEEDS_WHAT: Said = Said::new("Schrijf op wat je afspreekt.", "Write down what you agree.");

// ---- follow-up ----
pub const FOLLOW_UP: Said = Said::new("Vervolg", "Follow-up");
pub const FOLLOW_UP_HINT: Said = Said::new(
    "Deelnemers zien dit op de resultatenpagina en op hun telefoon.",
    "Attendees see this on the result page and on their phone.",
);
pub const NO_THEMES: Said = Said::new(
    "Nog geen thema’s. Begeleiders maken ze in ronde 3.",
    "No themes yet. Moderators make them in round 3.",
);
pub const SET_DATE: Said = Said::new("Zet datum", "Set date");
pub const NOT_YET: Said = Said::new("nog niet", "not yet");
pub const DONE: Said = Said::new("gedaan", "done");
pub const STEP_OF: Said = Said::new("{theme}: {step}", "{theme}: {step}");
pub const STEP_ON: Said = Said::new("Wanneer was dat?", "When was that?");
pub const STEP_ON_HINT: Said = Said::new(
    "Mag leeg blijven. Een dag die nog komt, staat er als gepland.",
    "May stay empty. A day that is still to come stands there as planned.",
);
pub const STEP_NOTE: Said = Said::new("Toelichting", "Note");
pub const STEP_NOTE_HINT: Said =
    Said::new("Eén regel. Iedereen leest dit.", "One line. Everybody reads this.");
pub const STEP_LINK: Said = Said::new("Link naar meer", "Link to more");
pub const NO_ADDRESS_HINT: Said =
    Said::new("Mag leeg blijven. Begint met https://", "May stay empty. Begins with https://");
pub const NOT_YET_AFTER_ALL: Said = Said::new("Toch nog niet", "Not yet after all");

// ---- result page ----
pub const RESULT: Said = Said::new("Resultatenpagina", "Result page");
pub const RESULT_HINT: Said = Said::new(
    "Om te delen na afloop: thema’s, getallen, citaten en het vervolg.",
    "To share afterwards: themes, numbers, quotes and the follow-up.",
);
pub const IS_PUBLIC: Said =
    Said::new("Openbaar: wie het adres heeft, leest mee.", "Public: whoever has the address can read it.");
pub const IS_NOT_PUBLIC: Said = Said::new("Nog niet openbaar.", "Not public yet.");
pub const PUBLISH: Said = Said::new("Publiceer", "Publish");
pub const NOT_ON_RESULT: Counted = Counted::new(
    Said::new(
        "Nog 1 reflectie staat niet op het bord. Die staat dus niet op de resultatenpagina.",
        "1 reflection is not on the board yet. So it is not on the result page.",
    ),
    Said::new(
        "Nog {n} reflecties staan niet op het bord. Ze staan dus niet op de resultatenpagina.",
        "{n} reflections are not on the board yet. So they are not on the result page.",
    ),
);
pub const PUBLISH_EMPTY: Said = Said::new(
    "Er staat geen enkele reflectie op het bord. Wie de resultatenpagina opent, leest dus niets van wat mensen \
     schreven.",
    "Not a single reflection is on the board. So whoever opens the result page reads nothing of what people wrote.",
);
pub const PUBLISH_SURE: Said = Said::new("Ja, publiceer toch", "Yes, publish anyway");
pub const UNPUBLISH: Said = Said::new("Haal offline", "Take offline");
pub const ADDRESS: Said = Said::new("Adres", "Address");
pub const ADDRESS_HINT: Said = Said::new(
    "Niet te raden, en zoekmachines nemen het niet op.",
    "Not to be guessed, and search engines leave it out.",
);
pub const RENEW_ADDRESS: Said = Said::new("Vernieuw het adres", "Renew the address");
pub const RENEW_ADDRESS_HINT: Said = Said::new(
    "Wie het oude adres heeft, ziet dan niets meer. Ook een QR-code op een dia klopt dan niet meer.",
    "Whoever has the old address then sees nothing. A QR code on a slide no longer fits either.",
);
pub const RENEW_ADDRESS_SURE: Said = Said::new("Ja, maak een nieuw adres", "Yes, make a new address");
pub const ADDRESS_RENEWED: Said =
    Said::new("De resultatenpagina heeft een nieuw adres.", "The result page has a new address.");

// ---- late words ----
pub const LATE: Said = Said::new("Napraten", "Late words");
pub const LATE_HINT: Said = Said::new(
    "Na afloop nog iets kunnen toevoegen, tot een datum die jij kiest.",
    "To add something afterwards, until a date that you choose.",
);
pub const LATE_UNTIL: Said = Said::new("Open tot en met", "Open up to and including");
pub const LATE_RULE: Said = Said::new(
    "Geldt als de ronde Gesloten is. Een begeleider leest alles eerst.",
    "Holds once the round is Closed. A moderator reads everything first.",
);
pub const LATE_OPEN: Said = Said::new("Open het napraten", "Open for late words");
pub const LATE_IS_OPEN: Said = Said::new("Open tot en met {date}.", "Open up to and including {date}.");
pub const LATE_STOP: Said = Said::new("Stop nu", "Stop now");
pub const LATE_NOT: Said = Said::new("Staat niet open.", "Is not open.");
pub const LATE_PAST: Said = Said::new("Kies een dag die nog komt.", "Choose a day that is still to come.");
pub const LATE_FINAL: Said = Said::new(
    "Het bord is voor goed gesloten. Er kan niets meer bij.",
    "The board is closed for good. Nothing can be added.",
);

// ---- series ----
pub const SERIES: Said = Said::new("Traject", "Series");
pub const SERIES_HINT: Said = Said::new(
    "Meer bijeenkomsten die bij elkaar horen: thema’s gaan mee naar de volgende.",
    "Several meetings that belong together: themes go along to the next.",
);
pub const IN_SERIES: Said = Said::new("Dit bord hoort bij een traject.", "This board belongs to a series.");
pub const IN_SERIES_NAMED: Said =
    Said::new("Dit bord hoort bij het traject ‘{title}’.", "This board belongs to the series ‘{title}’.");
pub const NO_SERIES_FOR_REHEARSAL: Said =
    Said::new("Een oefenbord hoort bij geen traject.", "A rehearsal board belongs to no series.");
pub const IN_NO_SERIES: Said =
    Said::new("Dit bord hoort nog bij geen traject.", "This board belongs to no series yet.");
pub const SERIES_ADDRESS: Said = Said::new("Adres van het traject", "Address of the series");
pub const SERIES_ADDRESS_HINT: Said = Said::new(
    "Geef dit aan wie het volgende bord maakt. Wie het heeft, leest de trajectpagina.",
    "Give this to whoever makes the next board. Whoever has it can read the series page.",
);
pub const OPEN_SERIES: Said = Said::new("Open de trajectpagina", "Open the series page");
pub const LEAVE_SERIES: Said = Said::new("Haal dit bord eruit", "Take this board out");
pub const LEFT_SERIES: Said =
    Said::new("Dit bord hoort nu bij geen traject.", "This board belongs to no series now.");
pub const NEW_SERIES: Said = Said::new("Begin een traject", "Begin a series");
pub const NEW_SERIES_HINT: Said = Said::new("Hoe heet het?", "What is it called?");
pub const BEGIN: Said = Said::new("Begin", "Begin");
pub const JOIN_SERIES: Said =
    Said::new("Hoort bij een traject dat er al is", "Belongs to a series that is there");
pub const JOIN_SERIES_HINT: Said =
    Said::new("Plak het adres van het traject.", "Paste the address of the series.");
pub const JOIN: Said = Said::new("Voeg toe", "Add");
pub const NO_SUCH_SERIES: Said = Said::new(
    "Dit traject kennen we niet. Vraag het adres na.",
    "We do not know this series. Ask for its address.",
);
pub const SERIES_SET: Said =
    Said::new("Dit bord hoort nu bij een traject.", "This board belongs to a series now.");
pub const COPY_BOARD: Said = Said::new("Maak een kopie van dit bord", "Make a copy of this board");
pub const COPY_HINT: Said = Said::new(
    "Voor de volgende bijeenkomst of een andere gemeente. Reflecties gaan nooit mee.",
    "For the next meeting or another municipality. Reflections never go along.",
);
pub const COPY_TITLE: Said = Said::new("Naam van het nieuwe bord", "Name of the new board");
pub const COPY_WITH: Said = Said::new("Wat gaat mee?", "What goes along?");
pub const COPY_PROMPTS: Said = Said::new("Vragen en instellingen", "Questions and settings");
pub const COPY_THEMES: Said = Said::new("Ook de thema’s, leeg", "The themes too, empty");
pub const COPY_NOW: Said = Said::new("Maak de kopie", "Make the copy");
pub const COPY_MADE: Said = Said::new("De kopie staat klaar.", "The copy is ready.");

// ---- keeping and erasing ----
pub const KEEPING_HINT: Said = Said::new(
    "Wat weg is, is echt weg: ook uit het logboek.",
    "What is gone is really gone: from the log too.",
);
pub const ERASED_ON: Said =
    Said::new("Dit bord wordt op {date} vanzelf gewist.", "This board is erased by itself on {date}.");
pub const PRIVACY_PAGE: Said = Said::new("Privacypagina van dit bord", "Privacy page of this board");
pub const PRIVACY_PAGE_HINT: Said = Said::new(
    "Wat we bewaren en wie het ziet, ook voor kinderen",
    "What we keep and who sees it, for children too",
);
pub const REGISTER: Said = Said::new("Verwerkingsregister en DPIA", "Register of processing and DPIA");
pub const REGISTER_HINT: Said = Said::new("Bijlage voor de gemeente", "Annex for the municipality");
pub const REGISTER_PAGE_HINT: Said = Said::new("Hetzelfde, om te lezen", "The same, to read");
pub const ERASE_NOW: Said = Said::new("Wis nu", "Erase now");
pub const ERASE_WHAT: Said = Said::new(
    "Dan is alles weg: het bord, de reflecties, de links en de resultatenpagina. Dit kan niet terug. Haal eerst je \
     verslag op.",
    "Then all is gone: the board, the reflections, the links and the result page. This cannot be taken back. Fetch \
     your report first.",
);
pub const ERASE_TYPE: Said =
    Said::new("Typ de naam van het bord over: {title}", "Type the name of the board: {title}");
pub const ERASE_OTHER: Said = Said::new(
    "Dit is niet de naam van het bord. Kijk naar hoofdletters en leestekens.",
    "This is not the name of the board. Look at capitals and punctuation.",
);
pub const ERASED: Said = Said::new("Het bord is gewist.", "The board is erased.");
/// Both come with their numbers.
pub const ERASED_COUNTS: Said = Said::new("Weg: {what} van {people}.", "Gone: {what} from {people}.");
pub const ERASED_WHAT: Said = Said::new(
    "Dit is het bewijs. Er staat geen tekst van mensen in. Bewaar het bij je stukken.",
    "This is the certificate. No words of people stand in it. Keep it with your papers.",
);
pub const CERTIFICATE: Said = Said::new("Haal het bewijs op", "Download the certificate");
pub const CERTIFICATE_PAGE: Said = Said::new("Open de bewijspagina", "Open the certificate page");
pub const CLOSED_ALREADY: Said =
    Said::new("Het bord is al voor goed gesloten.", "The board is closed for good already.");
