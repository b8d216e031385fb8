//! What is printed for the room before anybody has written: poster, hand-out, slips.

use print::sheets::{Handout, Poster, Question, Slips, Step, Way};
use print::{Failure, Mark, Words};
use shared::api::Now;
use shared::day::Day;
use shared::outcome::Details;
use shared::text::{date, paper};

use super::{mark, matrix};
use crate::code::Code;
use crate::export::outline::Category;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    Poster,
    Handout,
    Slips,
}

impl Sheet {
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "poster" => Some(Self::Poster),
            "handout" => Some(Self::Handout),
            "slips" => Some(Self::Slips),
            _ => None,
        }
    }
}

/// What the sheets tell of a board.
pub struct Room<'a> {
    pub now: &'a Now,
    pub details: &'a Details,
    pub code: &'a Code,
    /// The server's, without a slash at its end.
    pub url: &'a str,
    pub erased_on: Day,
}

impl Room<'_> {
    pub fn print(&self, sheet: Sheet) -> Result<Vec<u8>, Failure> {
        match sheet {
            Sheet::Poster => print::poster(&self.poster()),
            Sheet::Handout => print::handout(&self.handout()),
            Sheet::Slips => print::slips(&self.slips()),
        }
    }

    fn poster(&self) -> Poster {
        Poster {
            lang: self.now.settings.language.as_str(),
            title: self.title(paper::POSTER),
            heading: Words::new(&*self.now.title),
            sub: self.event(),
            marks: self.now.prompts.iter().map(|prompt| self.mark(&prompt.id)).collect(),
            way: self.way(),
            steps: self.steps(),
            no_account: self.say(paper::NO_ACCOUNT),
            privacy: self.privacy(),
        }
    }

    fn handout(&self) -> Handout {
        Handout {
            lang: self.now.settings.language.as_str(),
            title: self.title(paper::HANDOUT),
            heading: Words::new(&*self.now.title),
            sub: self.event(),
            questions: self.questions(),
            way: self.way(),
            steps: self.steps(),
            no_account: self.say(paper::NO_ACCOUNT),
            privacy: self.privacy(),
        }
    }

    fn slips(&self) -> Slips {
        let asks_whose = !self.now.settings.perspectives.is_empty();
        Slips {
            lang: self.now.settings.language.as_str(),
            title: self.title(paper::SLIPS),
            heading: Words::new(&*self.now.title),
            questions: self.questions(),
            code: self.code.shown(),
            table_label: self.say(paper::TABLE),
            perspective_label: asks_whose.then(|| self.say(paper::ON_BEHALF_OF)),
            privacy: self.say(paper::TYPED_OVER),
        }
    }

    fn say(&self, said: shared::text::Said) -> String {
        said.say(self.now.settings.language).to_owned()
    }

    fn title(&self, what: shared::text::Said) -> String {
        format!("{} · {}", self.now.title, self.say(what))
    }

    /// "14 november 2025 · Ede", or nothing.
    fn event(&self) -> Option<Words> {
        let day = self.details.date.map(|day| date(self.now.settings.language, day));
        let place = Some(self.details.place.to_string()).filter(|place| !place.is_empty());
        let known: Vec<String> = day.into_iter().chain(place).collect();
        (!known.is_empty()).then(|| Words::new(known.join(" · ")))
    }

    fn mark(&self, prompt: &shared::ids::Key) -> Mark {
        mark(&Category::of(&self.now.prompts, prompt))
    }

    fn questions(&self) -> Vec<Question> {
        let question = |prompt: &shared::settings::Prompt| Question {
            mark: self.mark(&prompt.id),
            question: Words::new(prompt.question.as_str()),
        };
        self.now.prompts.iter().map(question).collect()
    }

    fn steps(&self) -> Vec<Step> {
        paper::STEPS.map(|(title, line)| Step { title: self.say(title), line: self.say(line) }).into()
    }

    fn way(&self) -> Way {
        let link = format!("{}/{}", self.url, self.code.as_str());
        let address = self.url.split_once("://").map_or(self.url, |(_, address)| address);
        let values = [("address", address), ("code", &self.code.shown())];
        let alt = paper::QR_OF.fill(self.now.settings.language, &values);
        Way {
            code: self.code.shown(),
            address: address.to_owned(),
            // An address that no QR code holds is still one to type.
            qr: matrix(&link, &alt).unwrap_or_default(),
            url: link,
            code_label: self.say(paper::CODE),
            address_label: self.say(paper::GO_TO),
        }
    }

    fn privacy(&self) -> String {
        let (settings, day) = (&self.now.settings, self.erased_on);
        paper::privacy(settings.identity).fill(settings.language, &[("day", &date(settings.language, day))])
    }
}
