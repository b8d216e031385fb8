//! The privacy page of one board, from what its organiser really set: first what a child can read, then the rest.

use super::pages::Part;
use super::{Said, date};
use crate::day::Day;
use crate::settings::{Identity, Language, Moderation, Reveal, Settings};

pub const TITLE: Said = Said::new("Privacy op dit bord", "Privacy on this board");
pub const MORE: Said = Said::new("Meer weten", "To know more");
pub const OF_ALL_BOARDS: Said = Said::new("Privacy op deze website", "Privacy on this website");
/// Where nobody said how the site is called.
pub const THIS_SITE: Said = Said::new("deze website", "this website");

/// Words that a child reads before the rest.
pub const SHORT_WORDS: usize = 120;

/// What the sentences are made from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    pub settings: &'a Settings,
    /// The host's name; empty where nobody said it.
    pub site: &'a str,
    pub erased_on: Day,
    /// May everybody who has its address read the result page?
    pub is_published: bool,
    /// Nobody is linked to what they wrote any more.
    pub is_final: bool,
}

impl Facts<'_> {
    fn site(&self, language: Language) -> String {
        if self.site.is_empty() { THIS_SITE.say(language).to_owned() } else { self.site.to_owned() }
    }

    fn day(&self, language: Language) -> String {
        date(language, self.erased_on)
    }
}

/// Who one is, who reads it, where it is, how long, and what one can do: at most [`SHORT_WORDS`] words.
pub fn short(facts: &Facts<'_>, language: Language) -> Vec<String> {
    let settings = facts.settings;
    let mut all = vec![who(settings.identity), readers(settings)];
    all.extend(behalf(settings));
    let mut said: Vec<String> = all.into_iter().map(|one| one.say(language).to_owned()).collect();
    let place = if facts.is_published { WHERE_AND_REPORT } else { WHERE };
    said.push(place.fill(language, &[("site", &facts.site(language))]));
    said.push(UNTIL.fill(language, &[("day", &facts.day(language))]));
    said.push(if facts.is_final { CANNOT_TAKE_BACK } else { TAKE_BACK }.say(language).to_owned());
    said
}

const fn who(identity: Identity) -> Said {
    match identity {
        Identity::Anonymous => Said::new(
            "Je hoeft niet te zeggen wie je bent. Niemand ziet dat jij het schreef. Schrijf daarom geen namen.",
            "You need not say who you are. Nobody sees that you wrote it. So do not write names.",
        ),
        Identity::Named => Said::new(
            "Op dit bord zet je een naam bij wat je schrijft. Iedereen ziet die naam. Je mag een andere naam kiezen dan je eigen.",
            "On this board you put a name to what you write. Everybody sees that name. You may choose another name than your own.",
        ),
    }
}

fn readers(settings: &Settings) -> Said {
    match (settings.moderation, settings.reveal) {
        (Moderation::Before, Reveal::OnRead) => Said::new(
            "De begeleider leest eerst wat je schrijft. Is het goed, dan lezen anderen het vanaf ronde 2.",
            "The moderator first reads what you write. If it is fine, others read it from round 2 on.",
        ),
        (Moderation::Before, Reveal::Live) => Said::new(
            "De begeleider leest eerst wat je schrijft. Is het goed, dan lezen anderen het meteen.",
            "The moderator first reads what you write. If it is fine, others read it at once.",
        ),
        (Moderation::After, Reveal::OnRead) => Said::new(
            "De begeleider leest wat je schrijft. Anderen lezen het vanaf ronde 2.",
            "The moderator reads what you write. Others read it from round 2 on.",
        ),
        (Moderation::After, Reveal::Live) => Said::new(
            "Iedereen leest meteen wat je schrijft. De begeleider kan het weghalen.",
            "Everybody reads at once what you write. The moderator can take it away.",
        ),
    }
}

fn behalf(settings: &Settings) -> Option<Said> {
    let said = match (settings.perspectives.is_empty(), settings.show_perspective) {
        (true, _) => return None,
        (false, true) => Said::new(
            "Zeg je namens wie je schrijft? Dan staat dat erbij, als 5 of meer mensen dat ook zeiden.",
            "Do you say on whose behalf you write? Then it is shown, if 5 or more people said the same.",
        ),
        (false, false) => Said::new(
            "Zeg je namens wie je schrijft? Dat ziet alleen de begeleider.",
            "Do you say on whose behalf you write? Only the moderator sees that.",
        ),
    };
    Some(said)
}

const WHERE: Said = Said::new(
    "Alles staat op {site}. We maken er een verslag van.",
    "All of it is kept on {site}. We make a report of it.",
);
const WHERE_AND_REPORT: Said = Said::new(
    "Alles staat op {site}. Er is een verslag. Wie het adres heeft, kan het lezen.",
    "All of it is kept on {site}. There is a report. Whoever has its address can read it.",
);
const UNTIL: Said =
    Said::new("Uiterlijk op {day} wissen we het bord.", "We erase the board on {day} at the latest.");
const TAKE_BACK: Said = Said::new(
    "Wil je iets weghalen? Dan trek je het terug. Dan is het weg.",
    "Do you want to take something back? Then you withdraw it. Then it is gone.",
);
const CANNOT_TAKE_BACK: Said = Said::new(
    "Het bord is dicht. We weten niet meer wie wat schreef. Daarom kun je niets meer terugtrekken.",
    "The board is closed. We no longer know who wrote what. So you cannot withdraw anything any more.",
);

/// A heading and its sentences, made for this board.
pub type Made = (Said, Vec<String>);

/// What a grown-up wants to know beside that.
pub fn long(facts: &Facts<'_>, language: Language) -> Vec<Made> {
    let settings = facts.settings;
    let say = |said: Said| said.say(language).to_owned();
    let mut kept = vec![say(KEPT)];
    if settings.identity == Identity::Named {
        kept.push(say(KEPT_NAME));
    }
    if !settings.perspectives.is_empty() {
        let titles: Vec<_> = settings.perspectives.iter().map(|one| one.title.to_string()).collect();
        kept.push(KEPT_BEHALF.fill(language, &[("list", &titles.join(", "))]));
    }
    kept.push(say(KEPT_COOKIE));
    let all = if settings.identity == Identity::Named { READERS_NAMED } else { READERS };
    let readers =
        vec![say(all), say(READERS_HALL), say(if facts.is_published { REPORT_IS } else { REPORT_MAY })];
    let until = vec![
        UNTIL_LONG
            .fill(language, &[("day", &facts.day(language)), ("days", &settings.retention_days.to_string())]),
        say(if facts.is_final { LINK_ERASED } else { LINK_ERASED_LATER }),
    ];
    let yours = if facts.is_final { vec![say(CANNOT_TAKE_BACK)] } else { vec![say(YOURS), say(YOURS_LATER)] };
    vec![
        (Said::new("Wat we bewaren", "What we keep"), kept),
        (Said::new("Wie het ziet", "Who sees it"), readers),
        (
            Said::new("Waar het staat", "Where it is"),
            vec![PLACE.fill(language, &[("site", &facts.site(language))])],
        ),
        (Said::new("Hoe lang", "For how long"), until),
        (Said::new("Wat jij kunt doen", "What you can do"), yours),
    ]
}

const KEPT: Said = Said::new(
    "Je reflecties, de vraag waar ze bij horen, je stemmen en waar je op ‘Herken ik’ drukte.",
    "Your reflections, the question they belong to, your votes and where you pressed ‘I recognise this’.",
);
const KEPT_NAME: Said = Said::new(
    "De naam die je zelf typt. Die staat bij je reflecties, op het bord en in het verslag.",
    "The name that you type yourself. It stands with your reflections, on the board and in the report.",
);
const KEPT_BEHALF: Said = Said::new(
    "Als je dat kiest: namens wie je schrijft. Je kunt kiezen uit: {list}. Niets kiezen mag ook. Groepen kleiner dan 5 staan nergens apart.",
    "If you choose so: on whose behalf you write. You can choose from: {list}. Choosing nothing is fine. Groups smaller than 5 are shown apart nowhere.",
);
const KEPT_COOKIE: Said = Said::new(
    "Eén cookie houdt jouw reflecties op dit bord bij elkaar. Hij is alleen daarvoor, en zegt niets over wie je bent.",
    "One cookie keeps your reflections on this board together. It serves nothing else, and says nothing about who you are.",
);
const READERS: Said = Said::new(
    "De begeleiders en de organisator lezen alles. Ze zien niet wie het schreef, en niet welke twee teksten van dezelfde telefoon zijn.",
    "The moderators and the organiser read everything. They do not see who wrote it, nor which two texts come from the same phone.",
);
const READERS_NAMED: Said = Said::new(
    "De begeleiders en de organisator lezen alles, met de naam erbij.",
    "The moderators and the organiser read everything, with its name.",
);
const READERS_HALL: Said = Said::new(
    "De zaal leest wat op het bord staat. Wat de begeleider opzij zet, ziet verder niemand.",
    "The room reads what is on the board. Nobody else sees what the moderator sets aside.",
);
const REPORT_IS: Said = Said::new(
    "Het verslag staat op een eigen pagina. Alleen wie het adres heeft, vindt haar; zoekmachines niet.",
    "The report has a page of its own. Only whoever has its address finds it; search engines do not.",
);
const REPORT_MAY: Said = Said::new(
    "De organisator maakt een verslag, en kan het later voor anderen openzetten.",
    "The organiser makes a report, and may open it to others later.",
);
const PLACE: Said = Said::new(
    "Op de server van {site}. Die is van de organisatie die je uitnodigde, of werkt voor haar. We sturen niets naar andere websites.",
    "On the server of {site}. It belongs to the organisation that invited you, or works for it. We send nothing to other websites.",
);
const UNTIL_LONG: Said = Said::new(
    "De organisator koos {days} dagen. Uiterlijk op {day} is het hele bord gewist: teksten, stemmen en namen.",
    "The organiser chose {days} days. By {day} the whole board is erased: texts, votes and names.",
);
const LINK_ERASED_LATER: Said = Said::new(
    "Als het bord definitief dicht gaat, wissen we meteen de koppeling tussen telefoons en reflecties.",
    "When the board is closed for good, we erase the link between phones and reflections at once.",
);
const LINK_ERASED: Said = Said::new(
    "Het bord is definitief dicht. De koppeling tussen telefoons en reflecties is gewist.",
    "The board is closed for good. The link between phones and reflections is erased.",
);
const YOURS: Said = Said::new(
    "Je leest, wijzigt, bewaart of wist wat van jou is, zonder account. Dat kan tot het bord definitief dicht is.",
    "You read, change, keep or erase what is yours, without an account. You can do so until the board is closed for good.",
);
const YOURS_LATER: Said = Said::new(
    "Vragen over je gegevens stel je aan de organisatie die je uitnodigde. Ben je het niet eens met het antwoord? Dan kun je naar de Autoriteit Persoonsgegevens.",
    "Put questions about your data to the organisation that invited you. Do you disagree with the answer? Then you can turn to the Dutch Data Protection Authority.",
);

/// The same on every board.
pub const ALWAYS: &[Part] = &[
    (
        Said::new("Wat we niet kunnen wissen", "What we cannot erase"),
        &[Said::new(
            "Reservekopieën tot ze vervangen zijn, wat anderen al ophaalden, en wat op telefoons staat tot die weer verbinding maken.",
            "Backups until they are replaced, what others have already downloaded, and what stands on phones until they connect again.",
        )],
    ),
    (
        Said::new("Op je eigen telefoon", "On your own phone"),
        &[Said::new(
            "Je telefoon bewaart wat je typt tot het verstuurd is, en een kopie van de pagina met jouw reflecties. Is het niet je eigen telefoon? Wis dan na afloop de gegevens van deze website in de browser.",
            "Your phone keeps what you type until it is sent, and a copy of the page with your own reflections. Is it not your own phone? Then clear this website’s data in the browser afterwards.",
        )],
    ),
    (
        Said::new("Wat we niet doen", "What we do not do"),
        &[Said::new(
            "Geen advertenties, geen volgers, geen profielen. In ons logboek staan geen teksten, codes of adressen.",
            "No advertising, no trackers, no profiles. Our log holds no texts, codes or addresses.",
        )],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Perspective;

    /// Every board that an organiser can set up, as far as this page tells of it.
    fn each(mut check: impl FnMut(&Facts<'_>, Language)) {
        for bits in 0..128_u32 {
            let is = |at: u32| bits >> at & 1 == 1;
            let perspectives =
                if is(3) { Perspective::of_title("ouder").into_iter().collect() } else { Vec::new() };
            let settings = Settings {
                identity: if is(0) { Identity::Named } else { Identity::Anonymous },
                moderation: if is(1) { Moderation::Before } else { Moderation::After },
                reveal: if is(2) { Reveal::Live } else { Reveal::OnRead },
                show_perspective: is(4),
                perspectives,
                ..Settings::default()
            };
            // The longest month there is, and a name that goes on.
            let erased_on = "2026-09-28".parse().unwrap();
            let site = "weerklank.samenwerkende-gemeenten.example";
            let facts = Facts { settings: &settings, site, erased_on, is_published: is(5), is_final: is(6) };
            for language in [Language::Nl, Language::En] {
                check(&facts, language);
            }
        }
    }

    #[test]
    fn a_child_reads_at_most_120_words_whatever_is_set() {
        let mut most = 0;
        each(|facts, language| {
            let said = short(facts, language).join(" ");
            let words = said.split_whitespace().count();
            assert!(words <= SHORT_WORDS, "{words}: {said}");
            assert!(!said.contains(['{', '}']), "{said}");
            most = most.max(words);
        });
        println!("board privacy: at most {most} words");
    }

    #[test]
    fn it_says_what_was_set_and_nothing_else() {
        each(|facts, language| {
            let said = short(facts, language).join(" ");
            let is = |nl: &str, en: &str| said.contains(if language == Language::Nl { nl } else { en });
            let settings = facts.settings;
            assert_eq!(
                is("zet je een naam bij", "put a name to"),
                settings.identity == Identity::Named,
                "{said}"
            );
            assert_eq!(is("leest eerst", "first reads"), settings.moderation == Moderation::Before, "{said}");
            assert_eq!(is("vanaf ronde 2", "from round 2"), settings.reveal == Reveal::OnRead, "{said}");
            assert_eq!(is("namens wie", "whose behalf"), !settings.perspectives.is_empty(), "{said}");
            let shown = settings.show_perspective && !settings.perspectives.is_empty();
            assert_eq!(is("5 of meer", "5 or more"), shown, "{said}");
            assert_eq!(is("Er is een verslag", "There is a report"), facts.is_published, "{said}");
            assert_eq!(is("Het bord is dicht", "The board is closed"), facts.is_final, "{said}");
            assert!(is("28 september 2026", "28 September 2026"), "{said}");
        });
    }
}
