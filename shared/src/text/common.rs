//! Words that several pages share: rounds, reasons, refusals.

use super::Said;
use crate::api::MyState;
use crate::command::{Screen, SetAsideReason};
use crate::phase::Phase;
use crate::refusal::Reason;

pub const PRODUCT: Said = Said::new("Weerklank", "Weerklank");
pub const ROUND_OF_FIVE: Said = Said::new("Ronde {n} van 5", "Round {n} of 5");
pub const PREFER_NOT_TO_SAY: Said = Said::new("Zeg ik liever niet", "I prefer not to say");
pub const OFFLINE: Said = Said::new(
    "Geen verbinding. Je kunt doorschrijven. We versturen het straks.",
    "No connection. You can go on writing. We will send it later.",
);
/// A login page answers in our place.
pub const CAPTIVE: Said = Said::new(
    "Dit wifi-netwerk wil eerst iets van je. Open een nieuw tabblad, log daar in op de wifi en kom terug.",
    "This wifi network wants something from you first. Open a new tab, log in to the wifi there and come back.",
);
/// Nothing is wrong but that news takes a while.
pub const SLOW: Said = Said::new(
    "Trage verbinding: het bord ververst elke 10 seconden.",
    "Slow connection: the board refreshes every 10 seconds.",
);
pub const RECOGNISE: Said = Said::new("Herken ik", "I recognise this");
pub const EMPTY_BOARD: Said =
    Said::new("Nog geen reflecties. Schrijf de eerste.", "No reflections yet. Write the first one.");

/// The colour and shape of the prompt at this place of the board's list; more prompts than colours get shapes and
/// words, not colours.
pub fn category(place: Option<usize>) -> &'static str {
    const CATEGORIES: [&str; 4] = ["zee", "pruim", "klei", "inkt"];
    place.and_then(|place| CATEGORIES.get(place)).copied().unwrap_or("neutraal")
}

pub fn phase(phase: Phase) -> Said {
    match phase {
        Phase::Lobby => Said::new("Welkom", "Welcome"),
        Phase::Write => Said::new("Schrijven", "Write"),
        Phase::Read => Said::new("Lezen", "Read"),
        Phase::Group => Said::new("Ordenen", "Group"),
        Phase::Vote => Said::new("Stemmen", "Vote"),
        Phase::Discuss => Said::new("Bespreken", "Discuss"),
        Phase::Closed => Said::new("Gesloten", "Closed"),
    }
}

pub fn screen(screen: Screen) -> Said {
    match screen {
        Screen::Welcome => Said::new("Welkom", "Welcome"),
        Screen::Wall => Said::new("Muur", "Wall"),
        Screen::Themes => Said::new("Thema’s", "Themes"),
        Screen::Spotlight => Said::new("In beeld", "Spotlight"),
        Screen::Results => Said::new("Uitkomst", "Results"),
        Screen::Black => Said::new("Zwart", "Black"),
    }
}

pub fn set_aside(reason: SetAsideReason) -> Said {
    match reason {
        SetAsideReason::OffTopic => Said::new("gaat over iets anders", "is about something else"),
        SetAsideReason::PersonalData => {
            Said::new("noemt gegevens van iemand", "names someone’s personal data")
        }
        SetAsideReason::Rude => Said::new("kan iemand kwetsen", "may hurt someone"),
        SetAsideReason::Duplicate => Said::new("staat er al", "is there already"),
        SetAsideReason::Worry => Said::new("vraagt om een gesprek", "asks for a conversation"),
        SetAsideReason::Other => Said::new("past hier niet", "does not fit here"),
    }
}

pub fn my_state(state: MyState) -> Said {
    match state {
        MyState::Waiting | MyState::Approved => Said::new("verstuurd", "sent"),
        MyState::Published => Said::new("op het bord", "on the board"),
        MyState::SetAside => Said::new("niet op het bord", "not on the board"),
    }
}

/// Why something was not done, for the person whose text or action it was.
pub fn refusal(reason: Reason) -> Said {
    match reason {
        Reason::Phase => Said::new("Dat kan niet in deze ronde.", "That is not possible in this round."),
        Reason::NotYours => Said::new("Deze reflectie is niet van jou.", "This reflection is not yours."),
        Reason::Role => Said::new("Dat mag alleen de begeleider.", "Only the moderator may do that."),
        Reason::Limit => Said::new("Meer dan {limit} kan niet.", "More than {limit} is not possible."),
        Reason::TooLong => Said::new(
            "Je tekst is te lang: het mogen {limit} tekens zijn. Maak hem korter.",
            "Your text is too long: {limit} characters at most. Make it shorter.",
        ),
        Reason::Empty => Said::new("Schrijf eerst iets.", "Write something first."),
        Reason::Gone => Said::new("Dit staat er niet meer.", "This is no longer there."),
        Reason::Unknown => Said::new("Dit is er niet.", "This does not exist."),
        Reason::TooFast => {
            Said::new("Rustig aan. Probeer het zo nog eens.", "Slow down. Try again in a moment.")
        }
        Reason::PersonalData => Said::new("Haal persoonlijke gegevens weg.", "Take out personal data."),
        Reason::Retry => Said::new(
            "Het opslaan lukte even niet. We proberen het nog eens.",
            "Storing failed just now. We will try again.",
        ),
        Reason::Kicked => {
            Said::new("Je doet niet meer mee op dit bord.", "You no longer take part in this board.")
        }
        Reason::Invalid => Said::new("Dat begrepen we niet.", "We did not understand that."),
    }
}
