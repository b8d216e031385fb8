//! Sentences of the pages around a board: start, made, problems, help, privacy, contact, accessibility.

use super::Said;

pub mod statement;

pub const SKIP: Said = Said::new("Naar de inhoud", "Skip to the content");
pub const FOOTER: Said = Said::new("Over Weerklank", "About Weerklank");
pub const HELP: Said = Said::new("Hulp", "Help");
pub const PRIVACY: Said = Said::new("Privacy", "Privacy");
pub const CONTACT: Said = Said::new("Contact", "Contact");
pub const ACCESSIBILITY: Said = Said::new("Toegankelijkheid", "Accessibility");
/// The name of the other language, in that language.
pub const OTHER_LANGUAGE: Said = Said::new("English", "Nederlands");
/// What a page is for, beside a link that somebody sends on and among a phone's apps.
pub const CARD: Said = Said::new(
    "Schrijf mee op het bord in de zaal. Zonder account en zonder naam.",
    "Write along on the board in the room. No account and no name.",
);
pub const CARD_ALT: Said = Said::new(
    "Weerklank: een stip met golven eromheen, als een echo",
    "Weerklank: a dot with waves around it, like an echo",
);
pub const TO_START: Said = Said::new("Naar het begin", "To the start");

// ---- start ----
pub const JOIN: Said = Said::new("Doe mee", "Join in");
pub const JOIN_LEAD: Said =
    Said::new("De code staat op het scherm in de zaal.", "The code is on the screen in the room.");
pub const CODE: Said = Said::new("Code", "Code");
pub const CODE_HINT: Said = Said::new(
    "8 letters en cijfers. Een spatie maakt niet uit.",
    "8 letters and digits. A space makes no difference.",
);
pub const WRONG_CODE: Said = Said::new(
    "Deze code klopt niet. Kijk op het scherm in de zaal.",
    "This code is not right. Look at the screen in the room.",
);
pub const WRONG_LENGTH: Said = Said::new(
    "Deze code klopt niet: een code heeft 8 tekens. Kijk op het scherm in de zaal.",
    "This code is not right: a code has 8 characters. Look at the screen in the room.",
);
/// In front of the title of a page that comes back with something to mend.
pub const ERROR: Said = Said::new("Fout: ", "Error: ");
pub const CALM: [Said; 3] = [
    Said::new("Geen account en geen naam nodig", "No account and no name needed"),
    Said::new("Wat je schrijft blijft bewaard, ook zonder wifi", "What you write is kept, even without wifi"),
    Said::new(
        "De begeleider kiest wat op het grote scherm komt",
        "The moderator chooses what goes on the big screen",
    ),
];

// ---- make a board ----
pub const MAKE_YOURSELF: Said = Said::new("Maak een bord", "Make a board");
pub const MAKE_LEAD: Said = Said::new(
    "De naam, de vragen, de rondes en de links kun je later nog wijzigen.",
    "You can still change the name, the questions, the rounds and the links later.",
);
pub const START_WITH: Said = Said::new("Waarmee begin je?", "What do you start with?");
pub const TEMPLATE: Said = Said::new("Sjabloon", "Template");
pub const OWN_QUESTION: Said = Said::new("Je eigen vraag", "Your own question");
pub const OWN_QUESTION_HINT: Said = Said::new(
    "Bij Leeg. Hoogstens 300 tekens. Vul je niets in, dan vragen we: Wat wil je delen?",
    "With Blank. 300 characters at most. If you leave it empty, we ask: What do you want to share?",
);
pub const QUESTION_TOO_LONG: Said = Said::new(
    "Je vraag is te lang. Maak hem korter: hoogstens 300 tekens.",
    "Your question is too long. Make it shorter: 300 characters at most.",
);
pub const QUESTIONS: Said = Said::new("De vragen", "The questions");
pub const QUESTIONS_LEAD: Said = Said::new("Zo ziet de deelnemer ze.", "This is how attendees see them.");
pub const MEETING: Said = Said::new("De bijeenkomst", "The meeting");
pub const BOARD_NAME: Said = Said::new("Naam van het bord", "Name of the board");
pub const BOARD_NAME_HINT: Said = Said::new(
    "Bijvoorbeeld: Kick-off jeugd. Hoogstens 120 tekens.",
    "For example: Youth kick-off. 120 characters at most.",
);
pub const BOARD_LANGUAGE: Said = Said::new("Taal van het bord", "Language of the board");
pub const DUTCH: Said = Said::new("Nederlands", "Dutch");
pub const ENGLISH: Said = Said::new("Engels", "English");
pub const KEY: Said = Said::new("Sleutel", "Key");
pub const KEY_HINT: Said =
    Said::new("Wie deze server beheert, heeft de sleutel.", "Whoever runs this server has the key.");
pub const MAKE_IT: Said = Said::new("Maak het bord", "Make the board");
pub const THEN: Said =
    Said::new("Daarna krijg je de links en de QR-code.", "Then you get the links and the QR code.");
pub const NEEDS_NAME: Said = Said::new(
    "Geef het bord een naam van 1 tot 120 tekens.",
    "Give the board a name of 1 to 120 characters.",
);
pub const WRONG_KEY: Said = Said::new("Deze sleutel klopt niet.", "This key is not right.");

// ---- take a board in from a file ----
pub const TAKE_IN: Said = Said::new("Lees een bord in uit een bestand", "Take a board in from a file");
pub const TAKE_IN_FILE: Said = Said::new("Verslag (JSON)", "Report (JSON)");
pub const TAKE_IN_HINT: Said = Said::new(
    "Kies een verslag dat als JSON is bewaard. Het wordt een nieuw bord, dat dicht is.",
    "Choose a report that was kept as JSON. It becomes a new board, which is closed.",
);
pub const TAKE_IT_IN: Said = Said::new("Lees het bord in", "Take the board in");
pub const TAKING_IN: Said = Said::new("We lezen het bord in…", "Taking the board in…");
pub const TAKE_IN_KEY: Said = Said::new(
    "Vul hierboven de juiste sleutel in. Zonder sleutel kan het hier niet.",
    "Fill in the right key above. It cannot be done here without a key.",
);
pub const TAKE_IN_LARGE: Said =
    Said::new("Dit bestand is te groot: hoogstens 32 MB.", "This file is too large: 32 MB at most.");
pub const TAKE_IN_OTHER: Said = Said::new(
    "Dit is geen verslag van Weerklank. Kies het JSON-bestand van een verslag.",
    "This is not a Weerklank report. Choose the JSON file of a report.",
);
pub const TAKE_IN_MISFIT: Said = Said::new(
    "Dit verslag past niet op een bord, of komt uit een nieuwere Weerklank.",
    "This report does not fit a board, or comes from a newer Weerklank.",
);
pub const TAKE_IN_BUSY: Said =
    Said::new("Het is nu druk. Probeer het zo nog eens.", "It is busy now. Try again in a moment.");
pub const TAKE_IN_FAILED: Said = Said::new(
    "Het inlezen lukte niet. Kijk of je verbinding hebt en probeer het nog eens.",
    "The board could not be taken in. Check that you are online and try again.",
);

/// One line on what a template is for.
pub fn template(name: &str) -> Said {
    match name {
        "parels-en-puzzels" => Said::new(
            "Een kick-off: wat gaat goed, wat is lastig",
            "A kick-off: what goes well, what is hard",
        ),
        "gewoon-samen-doen" => Said::new("Een verkenning van wat gewoon is", "Exploring what is normal"),
        "jong-aan-het-woord" => Said::new("Jongeren vertellen wat helpt", "Young people tell what helps"),
        "ouders-aan-tafel" => {
            Said::new("Wat ging goed, waar liep het vast", "What went well, where it got stuck")
        }
        "raad-in-gesprek" => {
            Said::new("Van wat opvalt naar wat we afspreken", "From what strikes us to what we agree")
        }
        "oogst-en-visie" => Said::new("Wat we steeds terug horen", "What we hear again and again"),
        _ => Said::new("Eén vraag, van jou", "One question, yours"),
    }
}

// ---- made ----
pub const MADE: Said = Said::new("Je bord staat klaar", "Your board is ready");
pub const MADE_LEAD: Said = Said::new(
    "Bewaar deze pagina of de links. We tonen ze maar één keer.",
    "Keep this page or the links. We show them only once.",
);
pub const FOR_ATTENDEES: Said = Said::new("Voor de deelnemers", "For the attendees");
pub const FOR_ATTENDEES_HINT: Said = Said::new(
    "Laat de QR-code zien, of noem de code. Meer is niet nodig.",
    "Show the QR code, or say the code. Nothing more is needed.",
);
pub const QR_ALT: Said = Said::new("QR-code naar {link}", "QR code to {link}");
pub const FOR_MODERATORS: Said = Said::new("Voor de begeleiders", "For the moderators");
pub const FOR_MODERATORS_HINT: Said = Said::new(
    "Lezen, ordenen en de rondes sturen. Open deze link op een laptop.",
    "Read, group and steer the rounds. Open this link on a laptop.",
);
pub const FOR_SCREEN: Said = Said::new("Voor het scherm", "For the screen");
pub const FOR_SCREEN_HINT: Said = Said::new(
    "Het grote scherm in de zaal. Toont alleen wat op het bord staat.",
    "The big screen in the room. Shows only what is on the board.",
);
pub const FOR_ORGANISER: Said = Said::new("Voor jou", "For you");
pub const FOR_ORGANISER_HINT: Said = Said::new(
    "Instellingen, links en verslag. Houd deze link voor jezelf.",
    "Settings, links and report. Keep this link to yourself.",
);
pub const OPEN: Said = Said::new("Open", "Open");
pub const KEPT_FOR: Said = Said::new(
    "We wissen het bord uiterlijk 90 dagen na de bijeenkomst.",
    "We erase the board at the latest 90 days after the meeting.",
);

// ---- staff pages before they are drawn ----
pub const MODERATOR: Said = Said::new("Begeleider", "Moderator");
pub const SCREEN: Said = Said::new("Scherm", "Screen");
pub const ORGANISER: Said = Said::new("Organisator", "Organiser");
pub const SKIP_STREAM: Said = Said::new("Naar de reflecties", "Skip to the reflections");
pub const SKIP_THEMES: Said = Said::new("Naar de thema’s", "Skip to the themes");
pub const SKIP_INSPECTOR: Said = Said::new("Naar de gekozen reflectie", "Skip to the chosen reflection");
pub const BROKEN_STAFF: Said = Said::new(
    "Deze pagina kon niet laden. Laad haar opnieuw, of gebruik een andere browser.",
    "This page could not be loaded. Load it again, or use another browser.",
);
pub const LOADING: Said = Said::new("We openen het bord…", "Opening the board…");
pub const NEEDS_SCRIPT: Said = Said::new(
    "Deze pagina werkt alleen met JavaScript. Deelnemers kunnen zonder.",
    "This page only works with JavaScript. Attendees can do without.",
);

// ---- keys ----
pub const KEYS: Said = Said::new("Toetsen", "Keys");
pub const KEYS_LEAD: Said = Said::new(
    "Alles gaat ook zonder muis. Elke toets hieronder is ook een knop.",
    "Everything works without a mouse. Each key below is also a button.",
);
pub const KEYS_EVERYWHERE: Said = Said::new("Op elke pagina", "On every page");
pub const KEYS_MODERATOR: Said = Said::new("Voor begeleiders", "For moderators");
pub const KEYS_SCREEN: Said = Said::new("Op het grote scherm", "On the big screen");
/// What the signs on two keys are called.
pub const SHIFT: Said = Said::new("Shift", "Shift");
pub const SPACE: Said = Said::new("Spatie", "Space");
pub const KEYS_OFF: Said = Said::new(
    "Zitten de losse letters je in de weg? Druk op ? en zet ze uit.",
    "Do the single letters get in your way? Press ? and switch them off.",
);
pub const KEYS_LISTS: Said = Said::new(
    "Een schermlezer springt met de kop-toets van thema naar thema, en met de lijst-toets van reflectie naar reflectie.",
    "A screen reader jumps from theme to theme by headings, and from reflection to reflection by list items.",
);

// ---- problems ----
pub const AGAIN: Said = Said::new("Probeer opnieuw", "Try again");
pub const LOCKED: Said = Said::new("Dit bord is op slot", "This board is locked");
pub const LOCKED_SENTENCE: Said = Said::new(
    "Er kan nu niemand meer bij. Vraag het de begeleider in de zaal.",
    "Nobody else can join now. Ask the moderator in the room.",
);
pub const NOT_FOUND: Said = Said::new("Deze pagina is er niet", "This page does not exist");
pub const NOT_FOUND_SENTENCE: Said = Said::new(
    "Kijk of het adres klopt, of begin opnieuw met de code op het scherm.",
    "Check the address, or start again with the code on the screen.",
);
pub const BOARD_GONE: Said = Said::new("Dit bord is er niet meer", "This board is no longer there");
pub const BOARD_GONE_SENTENCE: Said = Said::new(
    "Het is gesloten of gewist. Vraag de begeleider om de nieuwe code.",
    "It has been closed or erased. Ask the moderator for the new code.",
);
pub const WAIT: Said = Said::new("Even wachten", "One moment");
pub const WAIT_SENTENCE: Said = Said::new(
    "Het is nu druk. Probeer het over een paar tellen nog eens.",
    "It is busy right now. Try again in a few seconds.",
);
pub const NOT_ALLOWED: Said = Said::new("Deze link werkt niet meer", "This link no longer works");
pub const NOT_ALLOWED_SENTENCE: Said =
    Said::new("Vraag de organisator om een nieuwe link.", "Ask the organiser for a new link.");
pub const FORM_EXPIRED: Said = Said::new("Deze pagina is te oud", "This page is too old");
pub const FORM_EXPIRED_SENTENCE: Said = Said::new(
    "Ga terug, kopieer je tekst, laad de pagina opnieuw en plaats hem dan.",
    "Go back, copy your text, reload the page and post it then.",
);
pub const NOT_THIS_WAY: Said = Said::new("Zo kan dit niet", "This cannot be done this way");
pub const NOT_THIS_WAY_SENTENCE: Said = Said::new(
    "Dit adres doet niet wat je browser vroeg. Ga naar het begin en probeer het van daaruit.",
    "This address does not do what your browser asked. Go to the start and try it from there.",
);
pub const BROKEN: Said = Said::new("Er ging iets mis bij ons", "Something went wrong on our side");
pub const BROKEN_SENTENCE: Said = Said::new(
    "Probeer het zo nog eens. Wat je verstuurd hebt, is bewaard.",
    "Try again in a moment. What you have sent is kept.",
);

/// A heading with its sentences, for the plain pages.
pub type Part = (Said, &'static [Said]);

pub const HELP_PARTS: &[Part] = &[
    (
        Said::new("Meedoen", "Taking part"),
        &[
            Said::new(
                "Scan de QR-code op het scherm, of typ de code van acht tekens op de beginpagina.",
                "Scan the QR code on the screen, or type the code of eight characters on the start page.",
            ),
            Said::new(
                "Kies een vraag, schrijf je reflectie en tik op Plaats. Je mag er meer dan één plaatsen.",
                "Choose a question, write your reflection and tap Post. You may post more than one.",
            ),
        ],
    ),
    (
        Said::new("Wat er met je tekst gebeurt", "What happens to your text"),
        &[
            Said::new(
                "Onder Mijn reflecties zie je hoe ver elke tekst is: op je telefoon, verstuurd, op het bord, in een thema.",
                "Under My reflections you see how far each text has come: on your phone, sent, on the board, in a theme.",
            ),
            Said::new(
                "Anderen lezen je tekst pas als de begeleider de ronde Lezen opent. Op het scherm staat alleen wat op het bord mag.",
                "Others read your text only once the moderator opens the round Read. The screen shows only what may be on the board.",
            ),
        ],
    ),
    (
        Said::new("Geen wifi", "No wifi"),
        &[
            Said::new(
                "Schrijf gewoon door. Je tekst blijft op je telefoon en gaat vanzelf weg als er weer verbinding is.",
                "Just go on writing. Your text stays on your phone and is sent by itself when the connection is back.",
            ),
            Said::new(
                "Sluit je de pagina? Open haar later weer op dezelfde telefoon. Dan versturen we wat er nog stond.",
                "Do you close the page? Open it again later on the same phone. Then we send what was still there.",
            ),
            Said::new(
                "Vraagt de wifi om een inlog of een akkoord? Doe dat eerst in een nieuw tabblad.",
                "Does the wifi ask you to log in or to agree? Do that first, in a new tab.",
            ),
        ],
    ),
    (
        Said::new("Wijzigen of terugtrekken", "Changing or withdrawing"),
        &[Said::new(
            "Tik op de drie puntjes bij je reflectie. Dat kan tot het bord definitief dicht gaat.",
            "Tap the three dots at your reflection. You can do so until the board closes for good.",
        )],
    ),
];

/// On the start page and on pages that say what is wrong.
pub const ON_THIS_PHONE: Said = Said::new("Op dit apparaat", "On this device");
pub const NOT_SENT_YET: Said = Said::new(
    "Deze tekst is nog niet verstuurd. Kopieer hem als je hem wilt bewaren.",
    "This text has not been sent yet. Copy it if you want to keep it.",
);
pub const BACK_TO_BOARD: Said = Said::new("Terug naar {title}", "Back to {title}");

/// At most 120 words that a child can read; the rest comes below.
pub const PRIVACY_SHORT: &[Said] = &[
    Said::new(
        "Je hoeft niet te zeggen wie je bent. We vragen geen naam, geen e-mail en geen account.",
        "You need not say who you are. We ask for no name, no e-mail and no account.",
    ),
    Said::new(
        "De begeleider leest wat je schrijft. Op de meeste borden lezen anderen het pas vanaf ronde 2. Niemand ziet dat jij het schreef. Schrijf daarom geen namen.",
        "The moderator reads what you write. On most boards others read it from round 2 on. Nobody sees that you wrote it. So do not write names.",
    ),
    Said::new(
        "Wil je iets weghalen? Dan trek je het terug. Dan is het weg.",
        "Do you want to take something back? Then you withdraw it. Then it is gone.",
    ),
    Said::new(
        "Het bord blijft een tijdje staan. Daarna wissen we het.",
        "The board stays for a while. Then we erase it.",
    ),
];

/// On the attendee's page without the live layer.
pub const STANDS_STILL: Said =
    Said::new("Deze pagina ververst niet vanzelf.", "This page does not refresh by itself.");

pub const PRIVACY_PARTS: &[Part] = &[
    (
        Said::new("Wat we bewaren", "What we keep"),
        &[
            Said::new(
                "Je reflecties, de vraag waar ze bij horen en, als je dat kiest, namens wie je schrijft. Eén cookie houdt je reflecties bij elkaar op dit bord; hij is alleen daarvoor.",
                "Your reflections, the question they belong to and, if you choose, on whose behalf you write. One cookie keeps your reflections on this board together; it serves nothing else.",
            ),
            Said::new(
                "Op het bord staat niets waaraan je ziet van welke telefoon een tekst kwam, of welke twee van dezelfde telefoon kwamen.",
                "Nothing on the board tells which phone a text came from, or which two came from the same phone.",
            ),
        ],
    ),
    (
        Said::new("Op je eigen telefoon", "On your own phone"),
        &[
            Said::new(
                "Je telefoon bewaart wat je typt tot het verstuurd is, en een kopie van de pagina met jouw reflecties. Zo raak je niets kwijt zonder verbinding.",
                "Your phone keeps what you type until it is sent, and a copy of the page with your own reflections. So you lose nothing without a connection.",
            ),
            Said::new(
                "Is het niet je eigen telefoon? Wis dan na afloop de gegevens van deze website in de instellingen van de browser.",
                "Is it not your own phone? Then clear this website's data in the browser's settings afterwards.",
            ),
        ],
    ),
    (
        Said::new("Wat we niet doen", "What we do not do"),
        &[Said::new(
            "Geen advertenties, geen volgers, geen verzoeken aan andere websites. In ons logboek staan geen teksten, codes of adressen.",
            "No advertising, no trackers, no requests to other websites. Our log holds no texts, codes or addresses.",
        )],
    ),
    (
        Said::new("Hoe lang", "For how long"),
        &[
            Said::new(
                "De organisator kiest een termijn, standaard 90 dagen. Daarna wissen we het bord vanzelf. Als het bord definitief dicht gaat, wissen we de koppeling tussen telefoons en reflecties.",
                "The organiser chooses a term, 90 days by default. Then we erase the board by itself. When the board is closed for good, we erase the link between phones and reflections.",
            ),
            Said::new(
                "Wat we niet kunnen wissen: reservekopieën tot ze vervangen zijn, wat anderen al hebben gedownload, en wat op telefoons staat tot die weer verbinding maken.",
                "What we cannot erase: backups until they are replaced, what others have already downloaded, and what stands on phones until they connect again.",
            ),
        ],
    ),
];

pub const CONTACT_PARTS: &[Part] = &[
    (
        Said::new("Over dit bord", "About this board"),
        &[Said::new(
            "Vraag het de begeleider in de zaal, of wie je de code gaf. Die beslist over het bord en kan een tekst weghalen.",
            "Ask the moderator in the room, or whoever gave you the code. They decide on the board and can remove a text.",
        )],
    ),
    (
        Said::new("Over deze website", "About this website"),
        &[Said::new(
            "Deze server wordt beheerd door de organisatie die je uitnodigde. Daar kun je terecht met vragen over je gegevens, met fouten en met klachten.",
            "This server is run by the organisation that invited you. Go to them with questions about your data, with faults and with complaints.",
        )],
    ),
];
