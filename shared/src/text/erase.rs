//! The certificate of an erased board: what went, and what nobody here can reach.

use super::Said;

pub const TITLE: Said = Said::new("Bewijs van wissen", "Certificate of erasure");
pub const LEAD: Said = Said::new(
    "Dit bord is gewist. Niemand kan het terughalen.",
    "This board is erased. Nobody can bring it back.",
);

pub const BOARD: Said = Said::new("Nummer van het bord", "Number of the board");
pub const MADE: Said = Said::new("Gemaakt", "Made");
pub const ERASED: Said = Said::new("Gewist", "Erased");
pub const WHY: Said = Said::new("Waarom", "Why");
pub const ASKED: Said = Said::new("De organisator vroeg erom.", "The organiser asked for it.");
pub const EXPIRED: Said = Said::new("De bewaartijd was voorbij.", "Its time was over.");
/// A moment in universal time.
pub const AT: Said = Said::new("{day}, {time} uur (UTC)", "{day}, {time} (UTC)");

pub const COUNTS: Said = Said::new("Wat er was", "What there was");
pub const REFLECTIONS: Said = Said::new("Reflecties", "Reflections");
pub const PEOPLE: Said = Said::new("Mensen die iets schreven", "People who wrote something");
pub const RECORDS: Said = Said::new("Regels in het logboek", "Lines in the log");
pub const SESSIONS: Said = Said::new("Sessies van telefoons en schermen", "Sessions of phones and screens");
pub const LINKS: Said =
    Said::new("Links voor organisator, moderator en scherm", "Links for organiser, moderator and screen");

pub const OVERWRITTEN: Said = Said::new("Wat we hebben gewist", "What we erased");
pub const GONE: &[Said] = &[
    Said::new(
        "Het logboek: alle reflecties, namen, thema’s, stemmen en afspraken.",
        "The log: all reflections, names, themes, votes and agreements.",
    ),
    Said::new(
        "De code, de links, de resultatenpagina en alle sessies.",
        "The code, the links, the result page and all sessions.",
    ),
    Said::new("Wat de server ervan in het geheugen had.", "What the server had of it in memory."),
];
pub const WIPED: Said = Said::new(
    "De resten in het bestand: we hebben het bestand daarna helemaal opnieuw geschreven.",
    "What was left in the file: we wrote the whole file anew afterwards.",
);
pub const NOT_WIPED: Said = Said::new(
    "Nog niet klaar: de resten in het bestand. De server probeert het steeds opnieuw. Kijk later nog eens.",
    "Not done yet: what is left in the file. The server keeps trying. Look again later.",
);

pub const OUT_OF_REACH: Said = Said::new("Waar we niet bij kunnen", "What we cannot reach");
pub const ELSEWHERE: &[Said] = &[
    Said::new(
        "Reservekopieën van de server. Daar staat het bord nog in tot ze vervangen zijn.",
        "Backups of the server. The board stands in them until they are replaced.",
    ),
    Said::new(
        "Verslagen en bestanden die mensen hebben opgehaald of geprint.",
        "Reports and files that people downloaded or printed.",
    ),
    Said::new(
        "Telefoons en andere schermen. Een kopie daar verdwijnt als ze weer verbinding maken.",
        "Phones and other screens. A copy there goes when they next connect.",
    ),
    Said::new(
        "Sporen op de schijf zelf, buiten onze bestanden. Daartegen helpt een versleutelde schijf.",
        "Traces on the disk itself, outside our files. An encrypted disk helps against those.",
    ),
];

pub const NO_WORDS: Said = Said::new(
    "Op dit bewijs staat geen titel en geen woord van wat mensen schreven.",
    "No title and no word of what people wrote stands on this certificate.",
);
