//! The accessibility statement: what is claimed, what is not, and what one can do about it.

use super::Part;
use crate::day::Day;
use crate::text::Said;

/// The day on which the claims below were last checked.
pub const SINCE: Day = Day { year: 2026, month: 11, day: 22 };

pub const SHORT: Said = Said::new(
    "Iedereen moet mee kunnen doen. Hier staat wat we daarvoor doen, wat nog niet goed is, en waar je terecht kunt.",
    "Everyone must be able to take part. Here is what we do for that, what is not right yet, and where you can turn.",
);

pub const FACTS: &[(Said, Said)] = &[
    (
        Said::new("Geldt voor", "Applies to"),
        Said::new(
            "De pagina’s van deze Weerklank-server: deelnemer, begeleider, groot scherm en organisator",
            "The pages of this Weerklank server: attendee, moderator, big screen and organiser",
        ),
    ),
    (Said::new("Norm", "Standard"), Said::new("WCAG 2.2, niveau AA", "WCAG 2.2, level AA")),
    (Said::new("Status", "Status"), Said::new("Voldoet gedeeltelijk", "Partially conformant")),
    (
        Said::new("Onderzoek", "Evaluation"),
        Said::new(
            "Door de makers zelf; nog niet door een onafhankelijk bureau",
            "By the makers themselves; not yet by an independent body",
        ),
    ),
];
pub const DATE: Said = Said::new("Datum", "Date");

pub const DONE: &[Part] = &[
    (
        Said::new("Wat je mag verwachten", "What you may expect"),
        &[
            Said::new(
                "De pagina’s werken met het toetsenbord en met aanraken, op 320 pixels breed, met tekst van 200 % en met 400 % vergroting. Slepen kan altijd ook met een knop.",
                "The pages work with the keyboard and by touch, at 320 pixels wide, with text at 200 % and at 400 % zoom. Whatever can be dragged can also be moved with a button.",
            ),
            Said::new(
                "Kleur is nooit het enige teken. Je instellingen voor donker, hoog contrast, eigen kleuren en minder beweging gelden hier ook. Meedoen kan zonder JavaScript.",
                "Colour is never the only sign. Your settings for dark, high contrast, colours of your own and less motion count here too. Taking part works without JavaScript.",
            ),
            Said::new(
                "Wat binnenkomt, onderbreekt een schermlezer niet. Er komt hooguit eens per vijf seconden een korte melding met aantallen.",
                "What comes in does not interrupt a screen reader. At most once in five seconds there is a short message with counts.",
            ),
        ],
    ),
    (
        Said::new("Hoe we het nakijken", "How we check it"),
        &[Said::new(
            "Bij elke wijziging loopt een automatisch onderzoek over de pagina’s, in licht, donker en hoog contrast. Daarnaast meten we toetsenbord, focus, grootte van knoppen en kleurcontrast.",
            "With each change an automatic evaluation runs over the pages, in light, dark and high contrast. Beside that we measure keyboard, focus, size of buttons and colour contrast.",
        )],
    ),
];

pub const LIMITS: Said = Said::new("Wat nog niet goed is", "What is not right yet");
pub const LIMIT_LIST: &[Said] = &[
    Said::new(
        "Mensen die dagelijks een schermlezer gebruiken, hebben de pagina’s nog niet beproefd.",
        "People who use a screen reader every day have not tried the pages yet.",
    ),
    Said::new(
        "De pagina’s voor begeleiders, het scherm en de organisator hebben JavaScript nodig.",
        "The pages for moderators, the screen and the organiser need JavaScript.",
    ),
    Said::new(
        "Wat mensen schrijven, kan moeilijk te lezen zijn of in een andere taal staan. De taal staat er alleen bij als de schrijver de pagina in een andere taal gebruikt dan die van het bord.",
        "What people write may be hard to read or in another language. The language is marked only when its writer uses the page in another language than the board’s.",
    ),
    Said::new(
        "Wat alleen op het grote scherm staat, zoals de grafiek van een stemming, lees je op je telefoon als lijst met aantallen.",
        "What stands on the big screen alone, such as the chart of a vote, reads as a list with numbers on your phone.",
    ),
    Said::new(
        "Er is geen gebarentaal. Voorlezen werkt alleen met een stem die op je apparaat zelf staat.",
        "There is no sign language. Reading aloud works only with a voice on your own device.",
    ),
];

pub const COMPLAINTS: &[Part] = &[
    (
        Said::new("Werkt iets niet in de zaal?", "Does something not work in the room?"),
        &[Said::new(
            "Zeg het de begeleider. Je kunt je reflectie ook mondeling geven; de begeleider plaatst hem dan voor je.",
            "Tell the moderator. You can also say your reflection aloud; the moderator then posts it for you.",
        )],
    ),
    (
        Said::new("Een klacht", "A complaint"),
        &[
            Said::new(
                "Meld het aan de organisatie die je uitnodigde. Zeg om welke pagina het gaat, wat je wilde doen en welk hulpmiddel je gebruikt. Een overheid antwoordt binnen zes weken.",
                "Report it to the organisation that invited you. Say which page it is about, what you wanted to do and which aid you use. A public body answers within six weeks.",
            ),
            Said::new(
                "Niet tevreden met het antwoord van een overheid? Dan kun je naar de Nationale ombudsman of het College voor de Rechten van de Mens.",
                "Not satisfied with the answer of a Dutch public body? Then you can turn to the National Ombudsman or the Netherlands Institute for Human Rights.",
            ),
        ],
    ),
];
