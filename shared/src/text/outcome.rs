//! Words of what comes after the event: the result page that everybody may read, and the page on which one finds one's
//! own reflections again. What stands in every report says [`super::report`].

use super::{Counted, Said, attendee, date};
use crate::api::{MyReflection, MyState};
use crate::day::{DAY_MS, Day};
use crate::settings::Language;

// ---- the result page ----

pub const SKIP_RESULT: Said = Said::new("Naar de opbrengst", "Skip to the results");
/// Under the figures, over what the organiser writes.
pub const IN_SHORT: Said = Said::new("In het kort", "In short");
/// The parts of a bar in words, beside its total: "Parels 12, Puzzels 44".
pub const PART: Said = Said::new("{prompt} {n}", "{prompt} {n}");
pub const ALL_IN_THEME: Counted = Counted::new(
    Said::new("De enige reflectie in dit thema", "The one reflection in this theme"),
    Said::new("Alle {n} reflecties in dit thema", "All {n} reflections in this theme"),
);
pub const ALL_LOOSE: Counted = Counted::new(
    Said::new("De reflectie zonder thema", "The reflection without a theme"),
    Said::new("Alle {n} reflecties zonder thema", "All {n} reflections without a theme"),
);
pub const READ_MORE: Said = Said::new("Lees meer over: {step}", "Read more about: {step}");
pub const MORE: Said = Said::new("Lees meer", "Read more");
/// Behind a link that leaves this site.
pub const ELSEWHERE: Said = Said::new("op een andere website", "on another website");
pub const PLANNED: Said = Said::new("gepland", "planned");
pub const ABOUT_THEME: Said = Said::new("over {theme}", "about {theme}");
pub const THIS_PAGE: Said = Said::new("Deze pagina op je telefoon", "This page on your phone");
pub const SCAN: Said = Said::new(
    "Scan de code, of typ het adres over. Wie het adres heeft, kan deze pagina lezen.",
    "Scan the code, or type the address. Whoever has the address can read this page.",
);
/// What they say is nowhere to be read.
pub const SET_ASIDE: Counted = Counted::new(
    Said::new(
        "1 reflectie zetten de begeleiders niet op het bord.",
        "The moderators did not put 1 reflection on the board.",
    ),
    Said::new(
        "{n} reflecties zetten de begeleiders niet op het bord.",
        "The moderators did not put {n} reflections on the board.",
    ),
);
pub const HOW_MADE: Said = Said::new("Hoe deze pagina is gemaakt", "How this page was made");
pub const FIGURES: Said = Said::new("In getallen", "In figures");

// ---- one's own ----

pub const YOURS: Said = Said::new("Jouw reflecties", "Your reflections");
/// Beside "Mijn reflecties" on the attendee's page.
pub const WHAT_BECAME: Said =
    Said::new("Wat gebeurt er met mijn reflecties?", "What happens with my reflections?");
pub const YOURS_LEAD: Said = Said::new(
    "Dit schreef jij op dit bord. Hier lees je wat er daarna mee gebeurt.",
    "This is what you wrote on this board. Here you read what happens with it afterwards.",
);
pub const YOURS_NONE: Said = Said::new(
    "Op dit bord staat niets van jou. Schreef je op een andere telefoon? Open deze pagina dan daar.",
    "There is nothing by you on this board. Did you write on another phone? Then open this page there.",
);
pub const BACK_TO_BOARD: Said = Said::new("Terug naar het bord", "Back to the board");
pub const TO_RESULT: Said = Said::new("Bekijk de opbrengst", "See the results");
/// Over those of one's own that stand in no theme.
pub const YOURS_LOOSE: Said = Said::new("Zonder thema", "Without a theme");
pub const YOURS_LOOSE_NOTE: Said = Said::new(
    "Deze horen bij het geheel. Ze staan in het verslag, maar niet in een thema.",
    "These belong to the whole. They stand in the report, but in no theme.",
);
pub const YOURS_NOT_THERE: Said = Said::new("Niet op het bord", "Not on the board");
pub const YOURS_NOT_THERE_NOTE: Said = Said::new(
    "Deze ziet alleen de begeleider. Ze staan niet in het verslag.",
    "Only the moderator sees these. They are not in the report.",
);
pub const RECOGNISED_BY: Counted = Counted::new(
    Said::new("1 mens herkent dit", "1 person recognises this"),
    Said::new("{n} mensen herkennen dit", "{n} people recognise this"),
);
/// Over the forms under one of one's own.
pub const CHANGE_OR_WITHDRAW: Said = Said::new("Wijzig of trek terug", "Change or withdraw");
pub const WHAT_HAPPENS: Said = Said::new("Wat er met dit thema gebeurt", "What happens with this theme");
pub const NOTHING_YET: Said = Said::new(
    "Er is nog niets gebeurd, of het is hier nog niet opgeschreven. Kijk later nog eens.",
    "Nothing has happened yet, or it has not been written down here. Look again later.",
);
pub const AGREED: Said = Said::new("Afgesproken", "Agreed");

pub const YOUR_DATA: Said = Said::new("Wat je ermee kunt doen", "What you can do with it");
pub const DOWNLOAD_NOTE: Said = Said::new(
    "Je kunt bewaren wat je schreef, als tekst of als bestand voor een computerprogramma.",
    "You can keep what you wrote, as text or as a file for a computer program.",
);
pub const DOWNLOAD_TEXT: Said = Said::new("Bewaar als tekst", "Save as text");
pub const DOWNLOAD_JSON: Said = Said::new("Bewaar als bestand (JSON)", "Save as a file (JSON)");
pub const UNTIL_CLOSED: Said = Said::new(
    "Dit kan tot de organisator het bord definitief dicht doet. Dan wissen we de koppeling met je telefoon.",
    "You can do so until the organiser closes the board for good. Then we erase the link with your phone.",
);
pub const ERASED_BY: Said = Said::new(
    "Het hele bord wissen we uiterlijk op {day}.",
    "We erase the whole board on {day} at the latest.",
);
pub const ERASE: Said = Said::new("Wis alles van mij", "Erase all that is mine");
pub const ERASE_WHAT: Said = Said::new(
    "Dan halen we al je reflecties weg, ook van het scherm en uit het verslag. Je telefoon hoort daarna niet meer bij dit bord. Dit kun je niet terugdraaien.",
    "Then we take away all your reflections, from the screen and the report too. Afterwards your phone no longer belongs to this board. You cannot undo this.",
);
pub const ERASE_LEFT: Said = Said::new(
    "Je stemmen en waar je op ‘Herken ik’ drukte, tellen we terug als dat nog kan. Anders blijft alleen een getal staan, zonder jou.",
    "Your votes and where you pressed ‘I recognise this’ are taken back if that is still possible. Otherwise only a number stays, without you.",
);
pub const ERASE_REACH: Said = Said::new(
    "Wat we niet kunnen wissen: reservekopieën tot ze vervangen zijn, en wat anderen al ophaalden.",
    "What we cannot erase: backups until they are replaced, and what others have already downloaded.",
);
pub const YES_ERASE: Said = Said::new("Ja, wis alles van mij", "Yes, erase all that is mine");
pub const ERASED: Said = Said::new("Alles van jou is gewist", "All that was yours is erased");
pub const ERASED_MANY: Counted = Counted::new(
    Said::new(
        "We hebben 1 reflectie weggehaald. Je telefoon hoort niet meer bij dit bord.",
        "We took away 1 reflection. Your phone no longer belongs to this board.",
    ),
    Said::new(
        "We hebben {n} reflecties weggehaald. Je telefoon hoort niet meer bij dit bord.",
        "We took away {n} reflections. Your phone no longer belongs to this board.",
    ),
);
pub const ERASED_ON_PHONE: Said = Said::new(
    "Op je telefoon kan nog een kopie van de pagina staan. Wis daarvoor de gegevens van deze website in je browser.",
    "A copy of the page may still be on your phone. To remove it, clear this website’s data in your browser.",
);
pub const NOT_ERASED: Said = Said::new("Nog niet alles is gewist", "Not all is erased yet");
pub const NOT_ERASED_MANY: Counted = Counted::new(
    Said::new(
        "1 reflectie konden we niet weghalen. Probeer het zo nog eens, of vraag het de begeleider.",
        "We could not take away 1 reflection. Try again in a moment, or ask the moderator.",
    ),
    Said::new(
        "{n} reflecties konden we niet weghalen. Probeer het zo nog eens, of vraag het de begeleider.",
        "We could not take away {n} reflections. Try again in a moment, or ask the moderator.",
    ),
);

/// Nobody is linked to what they wrote any more.
pub const LINK_GONE: Said = Said::new("De koppeling is gewist", "The link is erased");
pub const LINK_GONE_SENTENCE: Said = Said::new(
    "Dit bord is definitief dicht. We weten niet meer welke telefoon wat schreef. Ook wij kunnen jouw reflecties niet meer terugvinden.",
    "This board is closed for good. We no longer know which phone wrote what. We cannot find your reflections again either.",
);
pub const NOT_THIS_PHONE: Said = Said::new("Hier staat niets van jou", "There is nothing by you here");
pub const NOT_THIS_PHONE_SENTENCE: Said = Said::new(
    "Wiste je alles van jou? Dan is het weg. Schreef je op een andere telefoon of in een andere browser? Open deze pagina dan daar.",
    "Did you erase all that was yours? Then it is gone. Did you write on another phone or in another browser? Then open this page there.",
);

// In the files that one takes along
pub const FILE: Said = Said::new("mijn-reflecties", "my-reflections");
pub const WRITTEN_ON: Said = Said::new("Opgehaald op {day}", "Downloaded on {day}");
pub const IN_THE_THEME: Said = Said::new("Thema: {theme}", "Theme: {theme}");
pub const STANDS: Said = Said::new("Stand: {state}", "State: {state}");
pub const MEANS_NOT_YET: Said = Said::new(
    "Alleen de begeleider kan dit lezen. Anderen nog niet.",
    "Only the moderator can read this. Others cannot yet.",
);
pub const MEANS_READ: Said =
    Said::new("Iedereen op dit bord kan dit lezen.", "Everybody on this board can read this.");

/// Who can read one's own, as a sentence beside the state that a program reads.
pub fn means(mine: &MyReflection, language: Language) -> String {
    let said = match mine.state {
        MyState::Published => MEANS_READ,
        MyState::Waiting | MyState::Approved | MyState::SetAside => MEANS_NOT_YET,
    };
    attendee::note(mine, language).unwrap_or_else(|| said.say(language).to_owned())
}

pub const YOUR_VOTES: Said = Said::new("Jouw stemmen", "Your votes");

// ---- afterwards there is still room ("napraten") ----

/// "Tot" a day means: that day too.
pub const LATE_UNTIL: Said = Said::new(
    "Je kunt nog iets toevoegen tot en met {day}. De begeleider leest het eerst.",
    "You can still add something until the end of {day}. The moderator reads it first.",
);

/// The same with its day, for as long as that lies ahead.
pub fn late(until: Option<u64>, language: Language) -> Option<String> {
    // The moment itself is the first that is too late.
    let day = weekday(language, Day::of(until?.saturating_sub(1)));
    Some(LATE_UNTIL.fill(language, &[("day", &day)]))
}

/// "vrijdag 12 december", for a day that is near enough to need no year.
fn weekday(language: Language, day: Day) -> String {
    let names = match language {
        Language::Nl => ["donderdag", "vrijdag", "zaterdag", "zondag", "maandag", "dinsdag", "woensdag"],
        Language::En => ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"],
    };
    // 1 January 1970 was a Thursday.
    let name = usize::try_from(day.starts() / DAY_MS % 7).ok().and_then(|at| names.get(at)).copied();
    let date = date(language, day);
    let date = date.rsplit_once(' ').map_or(date.as_str(), |(date, _)| date);
    format!("{} {date}", name.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_word_is_welcome_until_a_day_that_people_know() {
        let until = "2025-12-13".parse::<Day>().unwrap().starts();
        let said = late(Some(until), Language::Nl).unwrap();
        assert!(said.contains("tot en met vrijdag 12 december. De"), "{said}");
        assert!(late(Some(until), Language::En).unwrap().contains("the end of Friday 12 December."));
        assert_eq!(late(None, Language::Nl), None);
    }
}
