//! Sentences of the attendee's page, and the few rules that turn a state into words. The server's plain page and the
//! WebAssembly layer on top of it both speak from here, so that they never say different things.

mod care;
mod group;
mod rounds;
mod vote;

pub use care::{ASK_PLACE, Concern, HELD, PLACE_ANYWAY, TAKE_IT_OUT, concern, has_name};
pub use group::*;
pub use rounds::{heading, last_words, lead, round, time_left};
pub use vote::*;

use super::{Counted, Said, common};
use crate::api::{MyReflection, MyState, Now};
use crate::command::SetAsideReason;
use crate::event::Flag;
use crate::ids::Key;
use crate::phase::Phase;
use crate::settings::{Identity, Language, Prompt};

pub const CHOOSE_PROMPT: Said = Said::new("Kies een vraag", "Choose a question");
pub const YOUR_REFLECTION: Said = Said::new("Jouw reflectie", "Your reflection");
pub const NO_NAMES: Said = Said::new("Schrijf geen namen.", "Do not write names.");
/// Said softly when a name seems to stand there; it stops nobody.
pub const RATHER_NO_NAMES: Said = Said::new("Schrijf liever geen namen.", "Better not write names.");
pub const YOUR_NAME: Said = Said::new("Je naam", "Your name");
pub const NAME_IS_SHOWN: Said =
    Said::new("Je naam staat bij wat je schrijft.", "Your name stands with what you write.");
pub const NAME_FIRST: Said = Said::new("Schrijf eerst je naam.", "Write your name first.");
pub const NAME_TOO_LONG: Said = Said::new(
    "Je naam is te lang: het mogen 40 tekens zijn.",
    "Your name is too long: 40 characters at most.",
);
pub const ON_BEHALF_OF: Said = Said::new("Namens", "On behalf of");
pub const POST: Said = Said::new("Plaats", "Post");
pub const WRITE_ANOTHER: Said = Said::new("Schrijf nog een reflectie", "Write another reflection");
pub const MINE: Said = Said::new("Mijn reflecties", "My reflections");
pub const OTHERS: Said = Said::new("Wat anderen schrijven", "What others write");
pub const NONE_BY_OTHERS: Said = Said::new(
    "Er staat nog niets van anderen. Komt er iets bij, dan zie je het hier.",
    "There is nothing by others yet. What comes will show up here.",
);
pub const OTHERS_LATER: Said =
    Said::new("Wat anderen schrijven lees je in ronde 2.", "You read what others write in round 2.");
pub const LOOK_AGAIN: Said = Said::new("Kijk opnieuw", "Look again");
/// Before it begins: the prompts that will be asked.
pub const SOON: Said = Said::new("Dit vragen we straks", "What we will ask");
/// Names a prompt's question, and what to do, in a voice that lives on the phone.
pub const READ_ALOUD: Said = Said::new("Lees voor", "Read aloud");
pub const STOP: Said = Said::new("Stop", "Stop");
/// Told to a screen reader while "Wat anderen schrijven" is open, and no more of them than this.
pub const NEWS: Counted = Counted::new(
    Said::new("1 nieuwe reflectie. {all} in totaal.", "1 new reflection. {all} in total."),
    Said::new("{n} nieuwe reflecties. {all} in totaal.", "{n} new reflections. {all} in total."),
);
pub const ON_SCREEN: Said = Said::new("Nu in beeld", "On screen now");

pub const ON_YOUR_PHONE: Said = Said::new("op je telefoon", "on your phone");
pub const SENDING: Said = Said::new("wordt verstuurd…", "being sent…");
pub const SENT: Said = Said::new("verstuurd", "sent");
pub const IN_THEME: Said = Said::new("in thema {theme}", "in theme {theme}");
pub const NOT_SENT: Said = Said::new("niet verstuurd", "not sent");
pub const READ_FIRST: Said =
    Said::new("De begeleider leest je reflectie eerst.", "The moderator reads your reflection first.");
pub const LATE: Said = Said::new(
    "Na de ronde geschreven. De begeleider leest het eerst.",
    "Written after the round. The moderator reads it first.",
);
pub const NOT_ON_BOARD: Said =
    Said::new("Niet op het bord gezet: {reason}.", "Not put on the board: {reason}.");
pub const WORRY: Said = Said::new(
    "Niet op het bord gezet: dit past beter in een gesprek. De begeleider praat er graag met je over.",
    "Not put on the board: this is better talked about. The moderator would like to talk with you.",
);
pub const SOME_NOT_ON_BOARD: Said = Said::new("{n} · {out} niet op het bord", "{n} · {out} not on the board");
pub const WITHDRAWING: Said = Said::new("wordt teruggetrokken…", "being withdrawn…");

pub const CHARACTERS_LEFT: Said = Said::new("{n} over", "{n} left");
/// Counts towards what is too long, as the sentence about that does.
pub const A_LONG_ONE: Said = Said::new("lang: nog {n} over", "long: {n} left");
pub const TOO_MANY: Said = Said::new("{n} te veel", "{n} too many");
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
pub const SAFE_HERE: Said =
    Said::new("Je tekst staat veilig op je telefoon.", "Your text is safe on your phone.");
/// Of a text that another version of the page wrote in its own way.
pub const LEFT_BEHIND: Said = Said::new(
    "Dit schreef je eerder. Het is nog niet verstuurd.",
    "You wrote this earlier. It has not been sent yet.",
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
    "Dit bord is voor jou niet meer open. Misschien is het dicht, of wiste je alles. Je tekst staat nog op je telefoon.",
    "This board is no longer open to you. It may be closed, or you erased everything. Your text is still on your phone.",
);
pub const BOARD_GONE: Said = Said::new(
    "Dit bord is er niet meer. Je tekst staat nog op je telefoon.",
    "This board is no longer there. Your text is still on your phone.",
);
pub const REMOVED: Said = Said::new(
    "De begeleider heeft je van dit bord gehaald. Wat je schreef, staat hieronder. Je kunt het kopiëren.",
    "The moderator has removed you from this board. What you wrote stands below. You can copy it.",
);
/// The big lines above these.
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
pub const OTHERS_OFFLINE: Said =
    Said::new("Geen verbinding. We halen ze straks op.", "No connection. We will fetch them later.");
/// Beside the field, where a low window has no room for the bar that says the rest.
pub const OFFLINE_HERE: Said = Said::new("Geen verbinding", "No connection");
pub const RECOGNISED: Said = Said::new("Herkend.", "Recognised.");
pub const NOT_RECOGNISED: Said = Said::new("Niet meer herkend.", "No longer recognised.");

/// The colour and shape of a prompt, by its place on the board. More prompts than colours get words, not colours; the
/// colours that are left mark moderators.
pub fn category(prompts: &[Prompt], prompt: &Key) -> &'static str {
    common::category(prompts.iter().position(|p| p.id == *prompt))
}

/// The prompts of this round: the one that is set, or all.
pub fn is_asked(now: &Now, prompt: &Key) -> bool {
    now.prompt.as_ref().is_none_or(|only| only == prompt)
}

/// May something be written now? Elsewhere the form stays in the page, out of sight, with its text.
pub fn takes_posts(now: &Now) -> bool {
    (Phase::Write..=Phase::Discuss).contains(&now.phase)
        || now.phase == Phase::Closed && now.late_until.is_some()
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
    let said = match (mine.state, mine.reason) {
        (MyState::SetAside, Some(SetAsideReason::Worry)) => WORRY,
        (MyState::SetAside, reason) => {
            let reason = common::set_aside(reason.unwrap_or(SetAsideReason::Other)).say(language);
            return Some(NOT_ON_BOARD.fill(language, &[("reason", reason)]));
        }
        (MyState::Waiting, _) if mine.flags.contains(&Flag::Late) => LATE,
        (MyState::Waiting, _) if mine.flags.iter().any(|flag| *flag != Flag::Name) => HELD,
        (MyState::Waiting, _) => READ_FIRST,
        (MyState::Approved | MyState::Published, _) => return None,
    };
    Some(said.say(language).to_owned())
}

/// How many, and how many of these not on the board: a list that is folded away must not hide that.
pub fn how_many(own: usize, set_aside: usize, language: Language) -> String {
    match set_aside {
        0 => own.to_string(),
        out => SOME_NOT_ON_BOARD.fill(language, &[("n", &own.to_string()), ("out", &out.to_string())]),
    }
}

/// Does an author of this board have a name?
pub fn is_named(now: &Now) -> bool {
    now.settings.identity == Identity::Named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ReflectionId;

    fn mine(state: MyState) -> MyReflection {
        MyReflection {
            id: ReflectionId::from_random([1; 16]),
            prompt: "parels".parse().unwrap(),
            text: "tekst".into(),
            perspective: None,
            lang: None,
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
        let worry = MyReflection { reason: Some(SetAsideReason::Worry), ..mine(MyState::SetAside) };
        assert_eq!(note(&worry, Language::Nl).unwrap(), WORRY.nl);
        let held = MyReflection { flags: vec![Flag::Phone], ..mine(MyState::Waiting) };
        assert_eq!(note(&held, Language::Nl).unwrap(), HELD.nl);
        let late = MyReflection { flags: vec![Flag::Late], ..mine(MyState::Waiting) };
        assert_eq!(note(&late, Language::Nl).unwrap(), LATE.nl);
        assert_eq!(note(&mine(MyState::Waiting), Language::En).unwrap(), READ_FIRST.en);
        assert_eq!(note(&mine(MyState::Published), Language::Nl), None);
    }
}
