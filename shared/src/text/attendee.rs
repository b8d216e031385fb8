//! Sentences of the attendee's page, and the few rules that turn a state into words. The server's plain page and the
//! WebAssembly layer on top of it both speak from here, so that they never say different things.

use super::{Counted, Said, common};
use crate::api::{MyReflection, MyState, Now};
use crate::event::Flag;
use crate::ids::Key;
use crate::phase::Phase;
use crate::settings::{Language, Prompt};

pub const CHOOSE_PROMPT: Said = Said::new("Kies een vraag", "Choose a question");
pub const YOUR_REFLECTION: Said = Said::new("Jouw reflectie", "Your reflection");
pub const NO_NAMES: Said = Said::new("Schrijf geen namen.", "Do not write names.");
pub const ON_BEHALF_OF: Said = Said::new("Namens", "On behalf of");
pub const POST: Said = Said::new("Plaats", "Post");
pub const WRITE_ANOTHER: Said = Said::new("Schrijf nog een reflectie", "Write another reflection");
pub const MINE: Said = Said::new("Mijn reflecties", "My reflections");
pub const OTHERS: Said = Said::new("Wat anderen schrijven", "What others write");
pub const NONE_BY_OTHERS: Said =
    Said::new("Er staat nog niets van anderen.", "There is nothing by others yet.");
pub const OTHERS_LATER: Said =
    Said::new("Wat anderen schrijven lees je in ronde 2.", "You read what others write in round 2.");
pub const LOOK_AGAIN: Said = Said::new("Kijk opnieuw", "Look again");
pub const ON_SCREEN: Said = Said::new("Nu in beeld", "On screen now");
pub const MINUTES_LEFT: Said = Said::new("nog {n} min", "{n} min left");
pub const TIME_IS_UP: Said = Said::new("de tijd is om", "time is up");

pub const ON_YOUR_PHONE: Said = Said::new("op je telefoon", "on your phone");
pub const SENDING: Said = Said::new("wordt verstuurd…", "being sent…");
pub const SENT: Said = Said::new("verstuurd", "sent");
pub const IN_THEME: Said = Said::new("in thema {theme}", "in theme {theme}");
pub const NOT_SENT: Said = Said::new("niet verstuurd", "not sent");
pub const READ_FIRST: Said =
    Said::new("De begeleider leest je reflectie eerst.", "The moderator reads your reflection first.");
pub const LATE: Said = Said::new(
    "Te laat voor deze ronde. De begeleider leest hem nog.",
    "Too late for this round. The moderator will still read it.",
);
pub const NOT_ON_BOARD: Said =
    Said::new("Niet op het bord gezet: {reason}.", "Not put on the board: {reason}.");
pub const WITHDRAWING: Said = Said::new("wordt teruggetrokken…", "being withdrawn…");

pub const CHARACTERS_LEFT: Said = Said::new("{n} over", "{n} left");
pub const A_LONG_ONE: Said = Said::new("lang: {n} tekens", "long: {n} characters");
pub const TOO_LONG: Counted = Counted::new(
    Said::new(
        "Je tekst is 1 teken te lang. Maak hem korter, of maak er twee van. Er gaat niets verloren.",
        "Your text is 1 character too long. Make it shorter, or make two of it. Nothing is lost.",
    ),
    Said::new(
        "Je tekst is {n} tekens te lang. Maak hem korter, of maak er twee van. Er gaat niets verloren.",
        "Your text is {n} characters too long. Make it shorter, or make two of it. Nothing is lost.",
    ),
);
pub const POSTED: Said = Said::new("Je reflectie is verstuurd.", "Your reflection has been sent.");
pub const STORED: Said = Said::new(
    "Je reflectie staat op je telefoon. We versturen hem zodra het kan.",
    "Your reflection is on your phone. We send it as soon as we can.",
);
pub const NOT_STORED: Said = Said::new(
    "Je telefoon kan niets bewaren. Laat deze pagina open tot je reflectie verstuurd is.",
    "Your phone cannot keep anything. Leave this page open until your reflection has been sent.",
);
pub const DRAFT_BACK: Said =
    Said::new("Je tekst van net staat er nog.", "The text you were writing is still here.");
pub const BACK_ONLINE: Said = Said::new("Weer verbonden.", "Connected again.");
pub const BACK_ONLINE_SENT: Counted = Counted::new(
    Said::new("Weer verbonden. 1 reflectie verstuurd.", "Connected again. 1 reflection sent."),
    Said::new("Weer verbonden. {n} reflecties verstuurd.", "Connected again. {n} reflections sent."),
);
pub const WAITING: Counted = Counted::new(
    Said::new("1 reflectie wacht.", "1 reflection is waiting."),
    Said::new("{n} reflecties wachten.", "{n} reflections are waiting."),
);
/// On the plain page nobody tries again but the person.
pub const PRESS_AGAIN: Said = Said::new(
    "Je tekst is nog niet verstuurd. Druk nog eens op Plaats.",
    "Your text has not been sent yet. Press Post once more.",
);
pub const CLOSED_DRAFT: Said = Said::new(
    "Het bord is dicht. Je tekst staat nog op je telefoon.",
    "The board is closed. Your text is still on your phone.",
);
pub const NO_LONGER_IN: Said = Said::new(
    "Je doet niet meer mee op dit bord. Je tekst staat nog op je telefoon.",
    "You no longer take part in this board. Your text is still on your phone.",
);
pub const BOARD_GONE: Said = Said::new(
    "Dit bord is er niet meer. Je tekst staat nog op je telefoon.",
    "This board is no longer there. Your text is still on your phone.",
);
/// The big lines above these two.
pub const OUT: Said = Said::new("Je doet niet meer mee", "You no longer take part");
pub const GONE: Said = Said::new("Dit bord is er niet meer", "This board is no longer there");

pub const ACTIONS: Said =
    Said::new("Wijzig, trek terug of kopieer deze reflectie", "Change, withdraw or copy this reflection");
pub const EDIT: Said = Said::new("Wijzig", "Change");
pub const WITHDRAW: Said = Said::new("Trek terug", "Withdraw");
pub const COPY: Said = Said::new("Kopieer", "Copy");
pub const COPIED: Said = Said::new("Gekopieerd.", "Copied.");
pub const KEEP: Said = Said::new("Bewaar", "Save");
pub const LEAVE: Said = Said::new("Laat zo", "Leave it");
pub const WITHDRAW_SURE: Said =
    Said::new("Trek je deze reflectie terug? Dan is hij weg.", "Withdraw this reflection? Then it is gone.");
pub const YES_WITHDRAW: Said = Said::new("Ja, trek terug", "Yes, withdraw");
pub const CHANGED: Said = Said::new("Je reflectie is gewijzigd.", "Your reflection has been changed.");
pub const WITHDRAWN: Said =
    Said::new("Je reflectie is teruggetrokken.", "Your reflection has been withdrawn.");
pub const SEND_AGAIN: Said = Said::new("Verstuur opnieuw", "Send again");
pub const BACK_TO_FIELD: Said = Said::new("Zet terug in het veld", "Put back in the field");
pub const REMOVE: Said = Said::new("Gooi weg", "Throw away");

pub const SHOW: Said = Said::new("Toon", "Show");
pub const ALL_PROMPTS: Said = Said::new("Alles", "All");
pub const NEWER: Counted = Counted::new(Said::new("1 nieuwe", "1 new"), Said::new("{n} nieuwe", "{n} new"));
pub const SHOW_MORE: Said = Said::new("Toon meer", "Show more");
pub const OF_ALL: Said = Said::new("{shown} van {all}", "{shown} of {all}");
pub const OTHERS_LOADING: Said = Said::new("We halen ze op…", "Fetching them…");
pub const RECOGNISED: Said = Said::new("Herkend.", "Recognised.");
pub const NOT_RECOGNISED: Said = Said::new("Niet meer herkend.", "No longer recognised.");

/// The big line of the page. In the write round it is the chosen prompt's question instead.
pub fn heading(phase: Phase) -> Said {
    match phase {
        Phase::Lobby => Said::new("Fijn dat je er bent", "Good that you are here"),
        Phase::Write => Said::new("Schrijf je reflectie", "Write your reflection"),
        Phase::Read => Said::new("Wat schrijven anderen?", "What do others write?"),
        Phase::Group => Said::new("Wat hoort bij elkaar?", "What belongs together?"),
        Phase::Vote => Said::new("Waar gaan we het eerst over hebben?", "What shall we talk about first?"),
        Phase::Discuss => Said::new("We praten erover", "We talk about it"),
        Phase::Closed => Said::new("Het bord is dicht", "The board is closed"),
    }
}

/// What to do or expect in this round; nothing where the question says it all.
pub fn lead(phase: Phase) -> Option<Said> {
    let lead = match phase {
        Phase::Lobby => Said::new(
            "We beginnen zo. Blijf op deze pagina: de vraag komt vanzelf.",
            "We start soon. Stay on this page: the question comes by itself.",
        ),
        Phase::Write => return None,
        Phase::Read => Said::new(
            "Tik op ‘Herken ik’ als het ook over jou gaat.",
            "Tap ‘I recognise this’ when it is about you too.",
        ),
        Phase::Group => Said::new(
            "De begeleider maakt thema’s. Kijk mee op het scherm.",
            "The moderator makes themes. Watch along on the screen.",
        ),
        Phase::Vote | Phase::Discuss => {
            Said::new("Kijk op het scherm in de zaal.", "Look at the screen in the room.")
        }
        Phase::Closed => Said::new(
            "Bedankt voor het meedoen. Wat je schreef, staat hieronder.",
            "Thank you for taking part. What you wrote stands below.",
        ),
    };
    Some(lead)
}

/// "Ronde 2 van 5", or nothing in the lobby and at the end.
pub fn round(phase: Phase, language: Language) -> Option<String> {
    let round = phase.round()?;
    Some(common::ROUND_OF_FIVE.fill(language, &[("n", &round.to_string())]))
}

/// "nog 4 min": whole minutes, rounded up, so that "1 min" is the last one.
pub fn time_left(ends_at: u64, now: u64, language: Language) -> String {
    let minutes = ends_at.saturating_sub(now).div_ceil(60_000);
    if minutes == 0 {
        TIME_IS_UP.say(language).to_owned()
    } else {
        MINUTES_LEFT.fill(language, &[("n", &minutes.to_string())])
    }
}

/// The colour and shape of a prompt, by its place on the board. More prompts than colours get words, not colours; the
/// colours that are left mark moderators.
pub fn category(prompts: &[Prompt], prompt: &Key) -> &'static str {
    common::category(prompts.iter().position(|p| p.id == *prompt))
}

/// The prompts of this round: the one that is set, or all.
pub fn is_asked(now: &Now, prompt: &Key) -> bool {
    now.prompt.as_ref().is_none_or(|only| only == prompt)
}

/// May something be written in this round? Elsewhere the form stays in the page, out of sight, with its text.
pub fn takes_posts(phase: Phase) -> bool {
    (Phase::Write..=Phase::Discuss).contains(&phase)
}

/// Do the own reflections step back behind what the hall is doing?
pub fn is_busy_elsewhere(phase: Phase) -> bool {
    (Phase::Read..=Phase::Discuss).contains(&phase)
}

/// How a step of the trail looks; the word says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Plain,
    Wait,
    Done,
    Stop,
}

impl Tone {
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "trail",
            Self::Wait => "trail wait",
            Self::Done => "trail done",
            Self::Stop => "trail stop",
        }
    }
}

/// How far a reflection has come: phone, sent, board, theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trail {
    /// Of four.
    pub steps: u8,
    pub tone: Tone,
    pub word: String,
}

impl Trail {
    pub fn of(mine: &MyReflection, language: Language) -> Self {
        let word = match (&mine.theme, mine.state) {
            (Some(theme), MyState::Published) => IN_THEME.fill(language, &[("theme", theme)]),
            (_, state) => common::my_state(state).say(language).to_owned(),
        };
        let (steps, tone) = match mine.state {
            MyState::Waiting | MyState::Approved | MyState::SetAside => (2, Tone::Plain),
            MyState::Published if mine.theme.is_some() => (4, Tone::Done),
            MyState::Published => (3, Tone::Done),
        };
        Self { steps, tone, word }
    }

    /// Stored, and not yet acknowledged.
    pub fn on_phone(language: Language) -> Self {
        Self { steps: 1, tone: Tone::Wait, word: ON_YOUR_PHONE.say(language).to_owned() }
    }

    pub fn not_sent(language: Language) -> Self {
        Self { steps: 1, tone: Tone::Stop, word: NOT_SENT.say(language).to_owned() }
    }
}

/// The sentence under an own reflection that needs one. Never silent.
pub fn note(mine: &MyReflection, language: Language) -> Option<String> {
    match mine.state {
        MyState::SetAside => {
            let reason = mine.reason.unwrap_or(crate::command::SetAsideReason::Other);
            let reason = common::set_aside(reason).say(language);
            Some(NOT_ON_BOARD.fill(language, &[("reason", reason)]))
        }
        MyState::Waiting if mine.flags.contains(&Flag::Late) => Some(LATE.say(language).to_owned()),
        MyState::Waiting => Some(READ_FIRST.say(language).to_owned()),
        MyState::Approved | MyState::Published => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::SetAsideReason;
    use crate::ids::ReflectionId;

    fn mine(state: MyState) -> MyReflection {
        MyReflection {
            id: ReflectionId::from_random([1; 16]),
            prompt: "parels".parse().unwrap(),
            text: "tekst".into(),
            perspective: None,
            state,
            reason: None,
            flags: Vec::new(),
            theme: None,
            recognised: 0,
        }
    }

    #[test]
    fn a_theme_is_named_only_for_what_is_on_the_board() {
        let placed = |state| MyReflection { theme: Some("Wachttijden".into()), ..mine(state) };
        assert_eq!(Trail::of(&placed(MyState::Published), Language::Nl).word, "in thema Wachttijden");
        assert_eq!(Trail::of(&placed(MyState::Waiting), Language::Nl).word, "verstuurd");
    }

    #[test]
    fn what_is_held_back_is_never_silent() {
        let aside = MyReflection { reason: Some(SetAsideReason::Rude), ..mine(MyState::SetAside) };
        assert_eq!(note(&aside, Language::Nl).unwrap(), "Niet op het bord gezet: kan iemand kwetsen.");
        let late = MyReflection { flags: vec![Flag::Late], ..mine(MyState::Waiting) };
        assert_eq!(note(&late, Language::Nl).unwrap(), LATE.nl);
        assert_eq!(note(&mine(MyState::Waiting), Language::En).unwrap(), READ_FIRST.en);
        assert_eq!(note(&mine(MyState::Published), Language::Nl), None);
    }

    #[test]
    fn minutes_round_up_and_end_in_words() {
        assert_eq!(time_left(240_000, 1, Language::Nl), "nog 4 min");
        assert_eq!(time_left(60_000, 59_999, Language::En), "1 min left");
        assert_eq!(time_left(60_000, 60_001, Language::Nl), "de tijd is om");
    }
}
