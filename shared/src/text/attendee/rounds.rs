//! What each round asks, and how long it still takes.

use super::{Counted, Said, common};
use crate::api::Now;
use crate::phase::Phase;
use crate::settings::{GroupBy, Language, Reveal, VoteOn};

const MINUTES_LEFT: Said = Said::new("nog {n} min", "{n} min left");
const TIME_IS_UP: Said = Said::new("de tijd is om", "time is up");
const FIVE_MINUTES: Said = Said::new("Nog 5 minuten.", "5 minutes left.");
const ONE_MINUTE: Said = Said::new("Nog 1 minuut.", "1 minute left.");
const GO_ON_WRITING: Said =
    Said::new("Tijd is om. Je kunt nog gewoon doorschrijven.", "Time is up. You can still go on writing.");
const GO_ON: Said =
    Said::new("Tijd is om. De begeleider gaat zo verder.", "Time is up. The moderator goes on in a moment.");

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

/// What to do or expect in this round, in a sentence or two, for who has so many reflections of their own.
pub fn lead(now: &Now, own: usize, language: Language) -> String {
    let said = match now.phase {
        Phase::Lobby => Said::new(
            "We beginnen zo. Blijf op deze pagina: de vraag komt vanzelf.",
            "We start soon. Stay on this page: the question comes by itself.",
        ),
        Phase::Write if now.settings.reveal == Reveal::Live => Said::new(
            "Schrijf op wat bij je opkomt. Anderen lezen meteen mee.",
            "Write what comes to mind. Others read it at once.",
        ),
        Phase::Write => Said::new(
            "Schrijf op wat bij je opkomt. Anderen lezen het pas in ronde 2.",
            "Write what comes to mind. Others only read it in round 2.",
        ),
        Phase::Read => Said::new(
            "Tik op ‘Herken ik’ als het ook over jou gaat.",
            "Tap ‘I recognise this’ when it is about you too.",
        ),
        Phase::Group if now.settings.group_by == GroupBy::Everyone => Said::new(
            "Leg bij elkaar wat bij elkaar hoort. Iedereen doet mee.",
            "Put together what belongs together. Everybody takes part.",
        ),
        Phase::Group => Said::new(
            "De begeleider maakt thema’s. Kijk mee op het scherm.",
            "The moderator makes themes. Watch along on the screen.",
        ),
        Phase::Vote => return how_to_vote(now, language),
        Phase::Discuss => Said::new("Kijk op het scherm in de zaal.", "Look at the screen in the room."),
        Phase::Closed if own == 0 => Said::new("Bedankt voor het meedoen.", "Thank you for taking part."),
        Phase::Closed => Said::new(
            "Bedankt voor het meedoen. Wat je schreef, staat hieronder.",
            "Thank you for taking part. What you wrote stands below.",
        ),
    };
    said.say(language).to_owned()
}

fn how_to_vote(now: &Now, language: Language) -> String {
    const DIVIDE: Counted = Counted::new(
        Said::new("Geef je ene stem.", "Give your one vote."),
        Said::new("Verdeel {n} stemmen.", "Divide {n} votes."),
    );
    let (all, most) = (now.settings.votes_per_person, now.settings.votes_per_target);
    let (is_themes, ends) = (now.settings.vote_on == VoteOn::Themes, all.min(most));
    let rule = match (is_themes, ends) {
        (true, 1) => Said::new("Eén per thema.", "One for each theme."),
        (false, 1) => Said::new("Eén per reflectie.", "One for each reflection."),
        (true, most) if most < all => Said::new("Hooguit {n} op één thema.", "At most {n} for one theme."),
        (false, most) if most < all => {
            Said::new("Hooguit {n} op één reflectie.", "At most {n} for one reflection.")
        }
        (true, _) => Said::new("Meer stemmen op één thema mag.", "Several for one theme is fine."),
        (false, _) => Said::new("Meer stemmen op één reflectie mag.", "Several for one reflection is fine."),
    };
    let divide = DIVIDE.say(language, all);
    if all < 2 { divide } else { format!("{divide} {}", rule.fill(language, &[("n", &ends.to_string())])) }
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

/// What everybody is told as the time runs out; each once, and nothing in between.
pub fn last_words(seconds: u64, phase: Phase) -> Option<Said> {
    match seconds {
        0 if phase == Phase::Write => Some(GO_ON_WRITING),
        0 => Some(GO_ON),
        1..=60 => Some(ONE_MINUTE),
        61..=300 => Some(FIVE_MINUTES),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Board;
    use crate::settings::Settings;

    #[test]
    fn minutes_round_up_and_end_in_words() {
        assert_eq!(time_left(240_000, 1, Language::Nl), "nog 4 min");
        assert_eq!(time_left(60_000, 59_999, Language::En), "1 min left");
        assert_eq!(time_left(60_000, 60_001, Language::Nl), "de tijd is om");
    }

    #[test]
    fn the_end_of_the_time_ends_nothing() {
        assert_eq!(last_words(0, Phase::Write).unwrap().nl, GO_ON_WRITING.nl);
        assert_eq!(last_words(60, Phase::Read).unwrap().nl, "Nog 1 minuut.");
        assert_eq!(last_words(301, Phase::Read), None);
    }

    #[test]
    fn how_to_vote_follows_the_settings() {
        let said = |votes_per_person, votes_per_target, vote_on| {
            let settings = Settings { vote_on, votes_per_person, votes_per_target, ..Settings::default() };
            let board = Board { phase: Phase::Vote, settings, ..Board::default() };
            lead(&crate::view::now(&board, "", 0, 0), 0, Language::Nl)
        };
        assert_eq!(said(3, 3, VoteOn::Themes), "Verdeel 3 stemmen. Meer stemmen op één thema mag.");
        assert_eq!(said(5, 2, VoteOn::Themes), "Verdeel 5 stemmen. Hooguit 2 op één thema.");
        assert_eq!(said(3, 1, VoteOn::Reflections), "Verdeel 3 stemmen. Eén per reflectie.");
        assert_eq!(said(1, 3, VoteOn::Themes), "Geef je ene stem.");
    }
}
