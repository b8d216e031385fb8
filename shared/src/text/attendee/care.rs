//! What a text gives away about a person, put to its author before it goes: on the phone and on the plain page alike.

use super::Said;
use crate::privacy::{Finding, Hint, Severity, findings};
use crate::settings::Language;

const TAKE_NUMBER_OUT: Said = Said::new(
    "Haal dit nummer weg: {what}. Het lijkt op een burgerservicenummer.",
    "Take this number out: {what}. It looks like a citizen service number.",
);
const STANDS_HERE: Said =
    Said::new("Hierin staat {what}. Wil je dat zo plaatsen?", "This contains {what}. Post it like this?");
const AND: Said = Said::new(" en ", " and ");
pub const TAKE_IT_OUT: Said = Said::new("Ik haal het weg", "I take it out");
pub const PLACE_ANYWAY: Said = Said::new("Plaats toch", "Post anyway");
/// After the plain page's question: what the next press does.
pub const ASK_PLACE: Said = Said::new(
    "Pas je tekst aan, of plaats hem toch. Dan leest de begeleider hem eerst.",
    "Change your text, or post it anyway. Then the moderator reads it first.",
);
pub const HELD: Said = Said::new(
    "De begeleider leest je reflectie eerst: er staan gegevens van iemand in.",
    "The moderator reads your reflection first: it contains someone’s personal data.",
);

/// What must be said before a text may go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Concern {
    /// It does not go like this.
    Refuse(String),
    /// It may, if its author says so.
    Ask(String),
}

impl Concern {
    pub fn sentence(&self) -> &str {
        match self {
            Self::Refuse(sentence) | Self::Ask(sentence) => sentence,
        }
    }
}

/// The gravest first; names are only hinted at, see [`has_name`].
pub fn concern(text: &str, language: Language) -> Option<Concern> {
    let found = findings(text);
    let named = |severity: Severity, name: &dyn Fn(&Finding) -> String| {
        let mut all = String::new();
        for finding in found.iter().filter(|finding| finding.hint.severity() == severity) {
            if !all.is_empty() {
                all.push_str(AND.say(language));
            }
            all.push_str(&name(finding));
        }
        (!all.is_empty()).then_some(all)
    };
    let words = |finding: &Finding| text.get(finding.from..finding.to).unwrap_or_default().to_owned();
    if let Some(what) = named(Severity::Refuse, &words) {
        return Some(Concern::Refuse(TAKE_NUMBER_OUT.fill(language, &[("what", &what)])));
    }
    let kind = |finding: &Finding| {
        let kind = kind(finding.hint).say(language);
        format!("{kind}: {}", words(finding))
    };
    let what = named(Severity::Ask, &kind)?;
    Some(Concern::Ask(STANDS_HERE.fill(language, &[("what", &what)])))
}

fn kind(hint: Hint) -> Said {
    match hint {
        Hint::Email => Said::new("een e-mailadres", "an e-mail address"),
        Hint::Phone => Said::new("een telefoonnummer", "a phone number"),
        Hint::Iban => Said::new("een rekeningnummer", "a bank account number"),
        Hint::Address => Said::new("een adres", "an address"),
        Hint::BirthDate => Said::new("een geboortedatum", "a date of birth"),
        Hint::Bsn | Hint::Name => Said::new("een naam", "a name"),
    }
}

/// Does a name seem to stand there? Worth a hint, and no more.
pub fn has_name(text: &str) -> bool {
    findings(text).iter().any(|finding| finding.hint == Hint::Name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<Concern> {
        concern(text, Language::Nl)
    }

    #[test]
    fn a_text_that_gives_nothing_away_just_goes() {
        assert_eq!(said("Elke keer een nieuw gezicht."), None);
    }

    #[test]
    fn a_citizen_service_number_is_named_and_refused() {
        let Some(Concern::Refuse(sentence)) = said("mijn bsn is 111222333, bel 06-12345678") else {
            panic!("not refused")
        };
        assert!(sentence.starts_with("Haal dit nummer weg: 111222333."), "{sentence}");
    }

    #[test]
    fn what_may_stay_is_asked_about_in_one_sentence() {
        let Some(Concern::Ask(sentence)) = said("Bel me op 06-12345678 of mail jan@voorbeeld.nl") else {
            panic!("not asked")
        };
        assert_eq!(
            sentence,
            "Hierin staat een telefoonnummer: 06-12345678 en een e-mailadres: jan@voorbeeld.nl. Wil je dat zo plaatsen?"
        );
    }
}
