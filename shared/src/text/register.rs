//! The document for who keeps a municipality's register of processing (GDPR, article 30), with an annex for its
//! assessment (DPIA). What only the organisation knows is left open, and says so.

use super::Said;
use crate::settings::{Identity, Moderation, Reveal};

pub const TITLE: Said = Said::new("Register en DPIA: {board}", "Register and DPIA: {board}");
pub const FILE: Said = Said::new("register", "register");
pub const MADE_FROM: Said = Said::new(
    "Gemaakt uit de instellingen van dit bord op {day}. Verander je een instelling, haal dit document dan opnieuw op.",
    "Made from the settings of this board on {day}. If you change a setting, download this document again.",
);
pub const DRAFT: Said = Said::new(
    "Dit is een voorzet, geen juridisch advies. De functionaris gegevensbescherming beslist.",
    "This is a draft, not legal advice. The data protection officer decides.",
);
/// Where only the organisation knows.
pub const FILL_IN: Said = Said::new("[zelf invullen] {hint}", "[fill in yourself] {hint}");

pub const REGISTER: Said =
    Said::new("Register van verwerkingen (AVG, artikel 30)", "Record of processing (GDPR, article 30)");
pub const FIELD: Said = Said::new("Onderdeel", "Field");
pub const CONTENT: Said = Said::new("Inhoud", "Content");

pub const CONTROLLER: Said = Said::new("Verwerkingsverantwoordelijke", "Controller");
pub const CONTROLLER_HINT: Said = Said::new(
    "naam en adres van de organisatie, en de functionaris gegevensbescherming",
    "name and address of the organisation, and the data protection officer",
);
pub const PROCESSOR: Said = Said::new("Verwerker", "Processor");
pub const PROCESSOR_HINT: Said = Said::new(
    "wie de server van {site} beheert, met de verwerkersovereenkomst; niets als de organisatie dat zelf doet",
    "who runs the server of {site}, with the processing agreement; nothing if the organisation does so itself",
);
pub const PURPOSE: Said = Said::new("Doel", "Purpose");
pub const PURPOSE_SAYS: Said = Said::new(
    "Horen wat deelnemers aan de bijeenkomst ‘{board}’ vinden, dat samen ordenen en terugkoppelen wat ermee gebeurt.",
    "To hear what the attendees of the meeting ‘{board}’ think, to order it together and to tell what is done with it.",
);
pub const LEGAL_BASIS: Said = Said::new("Grondslag", "Legal basis");
pub const LEGAL_BASIS_HINT: Said = Said::new(
    "bijvoorbeeld een taak van algemeen belang (artikel 6, lid 1, onder e) met de wet of verordening erbij; noteer ook waarom teksten over gezondheid of jeugdhulp mogen (artikel 9)",
    "for example a task in the public interest (article 6(1)(e)) with the act or by-law; note as well why texts about health or youth care are allowed (article 9)",
);
pub const PEOPLE: Said = Said::new("Betrokkenen", "Data subjects");
pub const PEOPLE_SAYS: Said = Said::new(
    "Deelnemers aan de bijeenkomst, ook minderjarigen; begeleiders en organisator; mensen over wie een deelnemer schrijft, hoewel de pagina vraagt dat niet te doen.",
    "Attendees of the meeting, minors too; moderators and organiser; people about whom an attendee writes, although the page asks not to.",
);
pub const DATA: Said = Said::new("Gegevens", "Data");
pub const DATA_TEXTS: Said = Said::new(
    "Teksten van deelnemers; de vraag waar elke tekst bij hoort; ‘Herken ik’; stemmen.",
    "Texts of attendees; the question that each text belongs to; ‘I recognise this’; votes.",
);
pub const DATA_BEHALF: Said = Said::new(
    "Vrijwillig: namens wie iemand schrijft ({list}).",
    "Voluntary: on whose behalf somebody writes ({list}).",
);
pub const DATA_NO_BEHALF: Said = Said::new(
    "Er wordt niet gevraagd namens wie iemand schrijft.",
    "It is not asked on whose behalf somebody writes.",
);
pub const DATA_SESSION: Said = Said::new(
    "Per deelnemer een willekeurig kenmerk in één functionele cookie, op de server bewaard als hash. Geen account, e-mailadres, telefoonnummer of IP-adres.",
    "For each attendee a random mark in one functional cookie, kept on the server as a hash. No account, e-mail address, telephone number or IP address.",
);
pub const RECIPIENTS: Said = Said::new("Ontvangers", "Recipients");
pub const RECIPIENTS_STAFF: Said = Said::new(
    "Begeleiders en organisator lezen alle teksten, ook wat opzij is gezet.",
    "Moderators and organiser read all texts, also what was set aside.",
);
pub const RECIPIENTS_PUBLIC: Said = Said::new(
    "De resultaatpagina is openbaar voor wie het adres heeft. Zoekmachines nemen haar niet op.",
    "The result page is public to whoever has its address. Search engines do not take it up.",
);
pub const RECIPIENTS_CLOSED: Said = Said::new(
    "De resultaatpagina staat niet open. Wie een verslag krijgt, beslist de organisator.",
    "The result page is not open. The organiser decides who gets a report.",
);
pub const TRANSFER: Said = Said::new("Doorgifte buiten de EER", "Transfer outside the EEA");
pub const TRANSFER_SAYS: Said = Said::new(
    "Geen door deze software: er gaat geen verzoek naar een andere website. Ga na waar de server staat.",
    "None by this software: no request goes to another website. Check where the server stands.",
);
pub const RETENTION: Said = Said::new("Bewaartermijn", "Retention");
pub const RETENTION_SAYS: Said = Said::new(
    "{days} dagen na de bijeenkomst. Uiterlijk op {day} worden teksten, stemmen, namen, logboek en links van dit bord gewist. Er blijft een bewijs van vernietiging met aantallen, zonder tekst.",
    "{days} days after the meeting. By {day} texts, votes, names, log and links of this board are erased. A certificate of deletion with counts stays, without text.",
);
pub const RETENTION_LINK: Said = Said::new(
    "De koppeling tussen deelnemers en teksten wordt eerder gewist: als de organisator het bord definitief sluit.",
    "The link between attendees and texts is erased earlier: when the organiser closes the board for good.",
);
pub const RETENTION_LINK_DONE: Said = Said::new(
    "De koppeling tussen deelnemers en teksten is al gewist: het bord is definitief gesloten.",
    "The link between attendees and texts is erased already: the board is closed for good.",
);
pub const RIGHTS: Said = Said::new("Rechten van betrokkenen", "Rights of data subjects");
pub const RIGHTS_SAYS: Said = Said::new(
    "Deelnemers lezen, wijzigen, trekken terug, halen op en wissen hun eigen teksten zonder account, tot het bord definitief gesloten is. Daarna kan niemand hun teksten nog aanwijzen; een tekst die herkenbaar is, haalt de begeleider weg.",
    "Attendees read, change, withdraw, download and erase their own texts without an account, until the board is closed for good. After that nobody can point out their texts; a moderator takes away a text that can be recognised.",
);
pub const SECURITY: Said = Said::new("Beveiliging", "Security");
pub const SECURITY_SAYS: &[Said] = &[
    Said::new(
        "Rollen zijn aparte links met een geheim van 256 bits; op de server staan alleen hashes. Elke link kan direct worden ingetrokken.",
        "Roles are separate links with a secret of 256 bits; the server holds hashes alone. Each link can be revoked at once.",
    ),
    Said::new(
        "Wat niet getoond mag worden, wordt niet naar telefoons of scherm gestuurd.",
        "What may not be shown is not sent to phones or screen.",
    ),
    Said::new(
        "In het logboek staan geen teksten, codes, sleutels of adressen.",
        "The log holds no texts, codes, keys or addresses.",
    ),
    Said::new(
        "Wissen overschrijft de gegevens in het bestand. Reservekopieën verdwijnen als ze vervangen worden.",
        "Erasing overwrites the data in the file. Backups disappear when they are replaced.",
    ),
];
pub const SECURITY_HINT: Said = Said::new(
    "versleutelde verbinding (https), schijfversleuteling, reservekopieën en wie bij de server kan",
    "encrypted connection (https), disk encryption, backups and who can reach the server",
);

pub fn identity(identity: Identity) -> Said {
    match identity {
        Identity::Anonymous => {
            Said::new("Geen naam: het bord vraagt er niet om.", "No name: the board does not ask for one.")
        }
        Identity::Named => Said::new(
            "Een naam die de deelnemer zelf typt. Die staat bij elke tekst, op het bord en in het verslag.",
            "A name that the attendee types. It stands with each text, on the board and in the report.",
        ),
    }
}

pub fn readers(moderation: Moderation, reveal: Reveal) -> Said {
    match (moderation, reveal) {
        (Moderation::Before, Reveal::OnRead) => Said::new(
            "De zaal leest een tekst pas als een begeleider haar goedkeurde, en vanaf ronde 2.",
            "The room reads a text only once a moderator has approved it, and from round 2 on.",
        ),
        (Moderation::Before, Reveal::Live) => Said::new(
            "De zaal leest een tekst zodra een begeleider haar goedkeurde.",
            "The room reads a text as soon as a moderator has approved it.",
        ),
        (Moderation::After, Reveal::OnRead) => Said::new(
            "De zaal leest de teksten vanaf ronde 2. Een begeleider kan ze daarvoor en daarna opzij zetten.",
            "The room reads the texts from round 2 on. A moderator can set them aside before and after that.",
        ),
        (Moderation::After, Reveal::Live) => Said::new(
            "De zaal leest een tekst meteen. Een begeleider kan haar daarna opzij zetten.",
            "The room reads a text at once. A moderator can set it aside afterwards.",
        ),
    }
}

pub const BEHALF_SHOWN: Said = Said::new(
    "Namens wie iemand schrijft, staat bij de tekst als 5 of meer teksten hetzelfde zeggen.",
    "On whose behalf somebody writes stands with the text if 5 or more texts say the same.",
);
pub const BEHALF_HIDDEN: Said = Said::new(
    "Namens wie iemand schrijft, zien alleen begeleiders. In het verslag staan groepen kleiner dan 5 nergens apart.",
    "Only moderators see on whose behalf somebody writes. In the report, groups smaller than 5 are shown apart nowhere.",
);

// ---- annex for the assessment ----

pub const DPIA: Said = Said::new("Bijlage voor de DPIA", "Annex for the DPIA");
pub const DPIA_NOTE: Said = Said::new(
    "Risico’s voor deelnemers, wat ertegen is gedaan en wat overblijft. Weeg zelf of dat in deze zaal genoeg is.",
    "Risks for attendees, what was done about them and what remains. Weigh for yourself whether that is enough in this room.",
);
pub const RISK: Said = Said::new("Risico", "Risk");
pub const MEASURE: Said = Said::new("Maatregel", "Measure");
pub const REMAINS: Said = Said::new("Wat overblijft", "What remains");

/// A risk, what is done about it, and what remains.
pub type Risk = (Said, Said, Said);

pub const RISKS: &[Risk] = &[
    (
        Said::new(
            "Iemand schrijft een naam of ander gegeven van zichzelf of een ander.",
            "Somebody writes a name or other data of their own or of another.",
        ),
        Said::new(
            "De pagina vraagt geen namen te schrijven. Telefoon en server zoeken naar burgerservicenummer, e-mail, telefoon, IBAN, adres en geboortedatum: een burgerservicenummer wordt geweigerd, de rest leest eerst een begeleider.",
            "The page asks not to write names. Phone and server look for citizen service number, e-mail, telephone, IBAN, address and date of birth: a citizen service number is refused, a moderator reads the rest first.",
        ),
        Said::new(
            "Een verhaal kan herkenbaar zijn zonder zo’n gegeven. Begeleiders moeten daarop letten.",
            "A story can be recognised without such data. Moderators must watch for that.",
        ),
    ),
    (
        Said::new(
            "Een deelnemer wordt herkend aan wat of wanneer die schreef.",
            "An attendee is recognised by what or when they wrote.",
        ),
        Said::new(
            "Teksten worden per ronde en in willekeurige volgorde getoond. Niets toont welke twee teksten van dezelfde telefoon komen. Tijden worden niet getoond.",
            "Texts are shown by round and in random order. Nothing shows which two texts come from the same phone. Times are not shown.",
        ),
        Said::new(
            "Schrijfstijl en inhoud, vooral in een kleine zaal.",
            "Style and content, above all in a small room.",
        ),
    ),
    (
        Said::new(
            "Een kleine groep is herkenbaar in de uitkomst.",
            "A small group can be recognised in the results.",
        ),
        Said::new(
            "Groepen kleiner dan 5 staan nergens apart; stemmen worden pas vanaf 5 stemmers geteld.",
            "Groups smaller than 5 are shown apart nowhere; votes are counted from 5 voters on.",
        ),
        Said::new("Wie weet wie er was, kan soms raden.", "Whoever knows who was there can sometimes guess."),
    ),
    (
        Said::new(
            "Een tekst kwetst iemand of meldt een zorg over een kind.",
            "A text hurts somebody or tells of a worry about a child.",
        ),
        Said::new(
            "Begeleiders kunnen opzij zetten en intrekken. De reden ‘vraagt om een gesprek’ toont hun het protocol van de organisator.",
            "Moderators can set aside and take away. The reason ‘asks for a conversation’ shows them the organiser’s protocol.",
        ),
        Said::new("Wat de zaal al las, is gelezen.", "What the room has read is read."),
    ),
    (
        Said::new("Een link met rechten komt bij een ander.", "A link with rights reaches somebody else."),
        Said::new(
            "Aparte links per rol, direct in te trekken, met alle sessies die eruit kwamen.",
            "Separate links for each role, revocable at once, with all sessions that came of them.",
        ),
        Said::new("Tot het intrekken leest die ander mee.", "Until it is revoked the other reads along."),
    ),
    (
        Said::new("Gegevens blijven langer dan afgesproken.", "Data stay longer than agreed."),
        Said::new(
            "Elk bord heeft een einddatum en wordt elke dag nagekeken; wissen overschrijft, en laat een bewijs met aantallen achter.",
            "Each board has an end date and is checked every day; erasing overwrites, and leaves a certificate with counts.",
        ),
        Said::new(
            "Reservekopieën tot ze vervangen zijn, opgehaalde verslagen, en telefoons tot ze weer verbinding maken.",
            "Backups until they are replaced, downloaded reports, and phones until they connect again.",
        ),
    ),
];

pub const NAMED_RISK: Risk = (
    Said::new(
        "Dit bord vraagt een naam: teksten zijn aan mensen te koppelen.",
        "This board asks for a name: texts can be linked to people.",
    ),
    Said::new(
        "De deelnemer kiest zelf de naam. De pagina zegt vooraf dat iedereen haar ziet.",
        "Attendees choose the name themselves. The page says beforehand that everybody sees it.",
    ),
    Said::new(
        "De namen staan ook in verslagen die al zijn opgehaald. Weeg of namen nodig zijn.",
        "The names stand in downloaded reports too. Weigh whether names are needed.",
    ),
);

pub const MEASURED: Said =
    Said::new("Wat bij elke versie wordt nagekeken", "What is checked with each version");
pub const MEASURED_LIST: &[Said] = &[
    Said::new(
        "Wat niet getoond mag worden, staat in geen bericht aan een telefoon of scherm: bericht voor bericht nagelezen.",
        "What may not be shown is in no message to a phone or screen: read message by message.",
    ),
    Said::new(
        "Na wissen staat een herkenbare proeftekst in geen enkel bestand van de server meer.",
        "After erasing, a recognisable test text stands in none of the server’s files any more.",
    ),
    Said::new(
        "In het logboek staat tijdens een hele proefbijeenkomst geen tekst, code of sleutel.",
        "Through a whole test meeting the log holds no text, code or key.",
    ),
    Said::new(
        "De pagina’s vragen niets aan een andere website.",
        "The pages ask nothing of another website.",
    ),
    Said::new(
        "De privacypagina van elk bord blijft voor een kind binnen 120 woorden, bij elke instelling.",
        "The privacy page of each board stays within 120 words for a child, with every setting.",
    ),
];
pub const TO_DECIDE: Said =
    Said::new("Wat de organisatie zelf beslist", "What the organisation decides itself");
pub const TO_DECIDE_LIST: &[Said] = &[
    Said::new(
        "Of een volledige DPIA nodig is, en wie haar vaststelt.",
        "Whether a full DPIA is needed, and who adopts it.",
    ),
    Said::new("Wie begeleider is, en wie de verslagen krijgt.", "Who moderates, and who gets the reports."),
    Said::new("Wanneer het bord definitief dicht gaat.", "When the board is closed for good."),
    Said::new(
        "Hoe ouders van jonge kinderen weten wat er gebeurt.",
        "How parents of young children know what happens.",
    ),
];
