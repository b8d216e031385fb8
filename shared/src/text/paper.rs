//! What is printed for the room: poster, hand-out, slips to write on; and what the report as PDF says of itself.

use super::Said;
use crate::settings::Identity;

pub const POSTER: Said = Said::new("Poster", "Poster");
pub const HANDOUT: Said = Said::new("Hand-out", "Hand-out");
pub const SLIPS: Said = Said::new("Briefjes", "Slips");

// ---- the way in ----
pub const CODE: Said = Said::new("Typ de code", "Type the code");
pub const GO_TO: Said = Said::new("op dit adres", "at this address");
pub const QR_OF: Said =
    Said::new("QR-code voor {address}, code {code}", "QR code for {address}, code {code}");
pub const QR_OF_RESULT: Said =
    Said::new("QR-code voor de uitkomst op het web", "QR code for the results on the web");

/// Three steps, each a word and a line.
pub const STEPS: [(Said, Said); 3] = [
    (
        Said::new("Scan", "Scan"),
        Said::new(
            "Richt je camera op het vierkant. Of typ het adres en de code.",
            "Point your camera at the square. Or type the address and the code.",
        ),
    ),
    (
        Said::new("Schrijf", "Write"),
        Said::new(
            "Wat jij meemaakt, in je eigen woorden. Kort mag.",
            "What you live through, in your own words. Short is fine.",
        ),
    ),
    (
        Said::new("Lees mee", "Read along"),
        Said::new(
            "Straks lezen we wat anderen schreven. Herken je iets? Tik dan op ‘Herken ik’.",
            "Later we read what others wrote. Do you recognise something? Then tap ‘I recognise this’.",
        ),
    ),
];

pub const NO_ACCOUNT: Said = Said::new("Geen account nodig", "No account needed");

/// One line, for whoever asks what becomes of it.
pub fn privacy(identity: Identity) -> Said {
    match identity {
        Identity::Anonymous => Said::new(
            "Geen naam: niemand ziet dat jij het schreef. Op {day} wissen we het bord.",
            "No name: nobody sees that you wrote it. We erase the board on {day}.",
        ),
        Identity::Named => Said::new(
            "Je naam staat bij wat je schrijft. Op {day} wissen we het bord.",
            "Your name stands with what you write. We erase the board on {day}.",
        ),
    }
}

// ---- slips ----
pub const TABLE: Said = Said::new("Tafel", "Table");
pub const ON_BEHALF_OF: Said = Said::new("Namens", "On behalf of");
pub const TYPED_OVER: Said = Said::new(
    "Schrijf geen namen op. De begeleider typt je briefje over op het bord en gooit het daarna weg.",
    "Do not write names. The moderator types your slip over onto the board and throws it away afterwards.",
);

// ---- the report as PDF ----
/// Before the number of a page.
pub const PAGE: Said = Said::new("p.", "p.");
pub const SUBJECT: Said = Said::new("Verslag van een Weerklank-bord", "Report of a Weerklank board");
pub const SQUARES: Said = Said::new(
    "Waar □ staat, schreef iemand een teken dat dit document niet kan tonen. In de andere bestanden staat het wel.",
    "Where □ stands, somebody wrote a sign that this document cannot show. The other files have it.",
);
