//! Boards to start from: prompts, questions and perspectives for each kind of meeting.

use crate::ids::Key;
use crate::order::Order;
use crate::settings::{Language, Perspective, Prompt};
use crate::text::Said;
use crate::words::{Question, Title};

/// A named set of prompts with a preset of perspectives.
pub struct Template {
    pub name: &'static str,
    pub title: Said,
    prompts: &'static [(&'static str, Said, Said)],
    perspectives: &'static [Said],
}

/// In the order that an organiser sees.
pub const ALL: [Template; 7] = [
    Template {
        name: "parels-en-puzzels",
        title: Said::new("Parels en puzzels", "Pearls and puzzles"),
        prompts: &[
            (
                "parels",
                Said::new("Parels", "Pearls"),
                Said::new(
                    "Wat gaat al goed? Wat wil je houden?",
                    "What already goes well? What do you want to keep?",
                ),
            ),
            (
                "puzzels",
                Said::new("Puzzels", "Puzzles"),
                Said::new(
                    "Wat is nog lastig? Wat snap je nog niet?",
                    "What is still hard? What do you not understand yet?",
                ),
            ),
            (
                "handvatten",
                Said::new("Handvatten", "Handles"),
                Said::new("Wat kun jij morgen doen?", "What can you do tomorrow?"),
            ),
            (
                "reflectie",
                Said::new("Reflectie", "Reflection"),
                Said::new("Wat raakt je? Wat neem je mee?", "What touches you? What do you take home?"),
            ),
        ],
        perspectives: NATIONAL,
    },
    Template {
        name: "gewoon-samen-doen",
        title: Said::new("Gewoon samen doen", "Simply together"),
        prompts: &[
            (
                "gewoon",
                Said::new("Gewoon", "Normal"),
                Said::new("Wat vinden wij gewoon?", "What do we call normal?"),
            ),
            (
                "extra",
                Said::new("Extra hulp", "Extra help"),
                Said::new("Wanneer is extra hulp nodig?", "When is extra help needed?"),
            ),
            (
                "wie",
                Said::new("Wie helpt", "Who helps"),
                Said::new("Wie kan helpen, dicht bij huis?", "Who can help, close to home?"),
            ),
            (
                "nodig",
                Said::new("Nodig", "Needed"),
                Said::new("Wat is er nodig om dit te doen?", "What is needed to do this?"),
            ),
        ],
        perspectives: REGIONAL,
    },
    Template {
        name: "jong-aan-het-woord",
        title: Said::new("Jong aan het woord", "Young people speak"),
        prompts: &[
            ("helpt", Said::new("Helpt", "Helps"), Said::new("Dit helpt mij", "This helps me")),
            ("mis", Said::new("Mis ik", "Missing"), Said::new("Dit mis ik", "This I miss")),
            ("anders", Said::new("Anders", "Different"), Said::new("Dit moet anders", "This must change")),
            (
                "gemeente",
                Said::new("Gemeente", "Municipality"),
                Said::new("Dit wil ik zeggen tegen de gemeente", "This I want to say to the municipality"),
            ),
        ],
        perspectives: REGIONAL,
    },
    Template {
        name: "ouders-aan-tafel",
        title: Said::new("Ouders aan tafel", "Parents at the table"),
        prompts: &[
            ("blij", Said::new("Blij mee", "Glad"), Said::new("Hier waren we blij mee", "This made us glad")),
            (
                "vast",
                Said::new("Vastgelopen", "Stuck"),
                Said::new("Hier liepen we vast", "Here we got stuck"),
            ),
            (
                "geholpen",
                Said::new("Had geholpen", "Would have helped"),
                Said::new("Dit had ons geholpen", "This would have helped us"),
            ),
            (
                "samen",
                Said::new("Samen", "Together"),
                Said::new("Dit willen we samen doen", "This we want to do together"),
            ),
        ],
        perspectives: REGIONAL,
    },
    Template {
        name: "raad-in-gesprek",
        title: Said::new("Raad in gesprek", "Council in conversation"),
        prompts: &[
            ("valt-op", Said::new("Valt op", "Striking"), Said::new("Dit valt mij op", "This strikes me")),
            (
                "wethouder",
                Said::new("Wethouder", "Alderman"),
                Said::new("Dit wil ik de wethouder vragen", "This I want to ask the alderman"),
            ),
            (
                "agenda",
                Said::new("Agenda", "Agenda"),
                Said::new("Dit moet op de agenda", "This must be on the agenda"),
            ),
            (
                "afspraak",
                Said::new("Afspraak", "Agreement"),
                Said::new("Dit spreken we af: wie en wanneer", "This we agree: who and when"),
            ),
        ],
        perspectives: NATIONAL,
    },
    Template {
        name: "oogst-en-visie",
        title: Said::new("Oogst en visie", "Harvest and vision"),
        prompts: &[
            (
                "steeds",
                Said::new("Steeds terug", "Again and again"),
                Said::new("Dit horen we steeds terug", "This we hear again and again"),
            ),
            (
                "verschil",
                Said::new("Verschil", "Difference"),
                Said::new("Hier denken we verschillend over", "Here we think differently"),
            ),
            (
                "zin",
                Said::new("Onze zin", "Our sentence"),
                Said::new("Onze zin over …", "Our sentence about …"),
            ),
            ("stap", Said::new("Eerste stap", "First step"), Said::new("Eerste stap", "First step")),
        ],
        perspectives: NATIONAL,
    },
    Template {
        name: "leeg",
        title: Said::new("Leeg", "Blank"),
        prompts: &[(
            "reflectie",
            Said::new("Reflectie", "Reflection"),
            Said::new("Wat wil je delen?", "What do you want to share?"),
        )],
        perspectives: &[],
    },
];

const NATIONAL: &[Said] = &[
    Said::new("Ouder(vereniging)", "Parent (association)"),
    Said::new("Jongere", "Young person"),
    Said::new("Zorgaanbieder", "Care provider"),
    Said::new("Welzijn", "Welfare"),
    Said::new("Zorgprofessional", "Care professional"),
    Said::new("Onderwijs", "Education"),
    Said::new("Gemeente", "Municipality"),
    Said::new("Zorgverzekeraar", "Health insurer"),
    Said::new("Rijk", "National government"),
    Said::new("Anders", "Other"),
];

const REGIONAL: &[Said] = &[
    Said::new("Jeugdhulpaanbieder", "Youth care provider"),
    Said::new("Onderwijs", "Education"),
    Said::new("Kinderopvang", "Childcare"),
    Said::new("Welzijns-/jongerenwerk", "Welfare and youth work"),
    Said::new("JGZ", "Youth health care"),
    Said::new("Huisarts", "General practitioner"),
    Said::new("Gemeente", "Municipality"),
    Said::new("Ouder", "Parent"),
    Said::new("Jongere", "Young person"),
    Said::new("Anders", "Other"),
];

/// A list of perspectives by itself, for a board that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    National,
    Regional,
}

impl Preset {
    pub const ALL: [Self; 2] = [Self::National, Self::Regional];

    pub fn title(self) -> Said {
        match self {
            Self::National => Said::new("Landelijk", "National"),
            Self::Regional => Said::new("Regio jeugd", "Regional youth care"),
        }
    }

    pub fn perspectives(self, language: Language) -> Vec<Perspective> {
        match self {
            Self::National => perspectives(NATIONAL, language),
            Self::Regional => perspectives(REGIONAL, language),
        }
    }
}

/// Ids follow the Dutch titles, whatever the language, so that boards of a series can be compared.
fn perspectives(titles: &[Said], language: Language) -> Vec<Perspective> {
    let of = |said: &Said| {
        let nl = said.nl.split('(').next().unwrap_or(said.nl);
        Some(Perspective { id: Key::from_title(nl)?, title: Title::parse(said.say(language)).ok()? })
    };
    titles.iter().filter_map(of).collect()
}

impl Template {
    pub fn find(name: &str) -> Option<&'static Self> {
        static TEMPLATES: [Template; 7] = ALL;
        TEMPLATES.iter().find(|template| template.name == name)
    }

    pub fn prompts(&self, language: Language) -> Vec<Prompt> {
        let mut order = None;
        let prompts = self.prompts.iter().filter_map(|(id, title, question)| {
            let next = Order::between(order.as_ref(), None);
            order = Some(next.clone());
            Some(Prompt {
                id: id.parse().ok()?,
                title: Title::parse(title.say(language)).ok()?,
                question: Question::parse(question.say(language)).ok()?,
                order: next,
            })
        });
        prompts.collect()
    }

    pub fn perspectives(&self, language: Language) -> Vec<Perspective> {
        perspectives(self.perspectives, language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_whole_in_both_languages() {
        for template in &ALL {
            for language in [Language::Nl, Language::En] {
                assert_eq!(template.prompts(language).len(), template.prompts.len(), "{}", template.name);
                let perspectives = template.perspectives(language);
                assert_eq!(perspectives.len(), template.perspectives.len(), "{}", template.name);
            }
        }
        assert_eq!(ALL[0].perspectives(Language::En)[0].id.as_str(), "ouder");
        for preset in Preset::ALL {
            let ids = |language| {
                preset.perspectives(language).into_iter().map(|p| p.id.to_string()).collect::<Vec<_>>()
            };
            assert_eq!(ids(Language::Nl).len(), 10);
            assert_eq!(ids(Language::Nl), ids(Language::En), "one list in two languages");
        }
    }
}
