//! The big screen. It follows `now.screen`, shows only what everybody may read, and keeps its last picture when the
//! connection is lost.

mod announcer;
mod bare;
mod deal;
mod foot;
mod hold;
mod light;
mod preview;
mod results;
mod spotlight;
mod stacks;
mod switches;
mod themes;
mod wall;
mod welcome;

use leptos::prelude::*;
use shared::command::Screen;
use shared::ids::Key;
use shared::settings::Prompt;

use super::chime::{Chime, Habit};
use super::clock;
use crate::components::icon::{icon, shape};
use crate::components::said::say;
use crate::components::{category, said};
use crate::live::Live;
use foot::Foot;
use hold::Hold;
pub(super) use preview::Preview;
use results::Results;
use shared::board::Reflection;
use shared::text::{hall, staff as text};
use spotlight::Spot;
use switches::{Sight, Switches};
use themes::Themes;
use wall::Wall;
use welcome::Welcome;

/// Who looks: a preview must carry no marks by which the rest of its page finds reflections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Eyes {
    Hall,
    Preview,
}

impl Eyes {
    /// The mark of a reflection or a theme, for what follows the page from outside.
    fn mark(self, id: impl ToString) -> Option<String> {
        (self == Self::Hall).then(|| id.to_string())
    }
}

#[component]
pub(super) fn Projector(live: Live) -> impl IntoView {
    let left = clock::seconds_left(live);
    let chime = Chime::new("weerklank:sound:screen", Habit::Silent);
    let note = RwSignal::new(String::new());
    let hold = Hold::default();
    provide_context(hold);
    let sight = Sight::new(hold);
    clock::on_marks(left, move |mark, said| {
        note.set(said);
        if mark == 0 {
            chime.ring();
        }
    });
    announcer::announce(live, hold, note);
    view! {
        <div id="stage" class="stage" tabindex="-1" class:is-idle=move || !sight.is_seen.get()>
            <Picture live left eyes=Eyes::Hall/>
        </div>
        <Switches live sight hold chime note/>
        <p class="vh" role="status">{note}</p>
    }
}

/// What the hall sees, in a frame of 120 by 67.5 rem.
#[component]
fn Picture(live: Live, left: Memo<Option<u32>>, eyes: Eyes) -> impl IntoView {
    let screen = Memo::new(move |_| live.board.screen());
    move || match screen.get() {
        Screen::Welcome => view! { <div class="pj is-welcome"><Welcome live left/></div> }.into_any(),
        Screen::Wall => view! { <div class="pj"><Wall live eyes/><Foot live left/></div> }.into_any(),
        Screen::Themes => view! { <div class="pj"><Themes live eyes/><Foot live left/></div> }.into_any(),
        Screen::Results => view! { <div class="pj"><Results live eyes/><Foot live left/></div> }.into_any(),
        Screen::Spotlight => {
            view! { <div class="pj is-spot"><Spot live eyes/><Foot live left/></div> }.into_any()
        }
        Screen::Black => {
            view! { <div class="pj is-black"><h1 class="vh">{move || live.board.title()}</h1></div> }
                .into_any()
        }
    }
}

/// What the round is about: the one prompt's question, whether it was chosen or is all there is, or the board's title.
fn question(live: Live) -> String {
    let prompts = live.board.prompts();
    let alone = match prompts.as_slice() {
        [only] => Some(only.id.clone()),
        _ => None,
    };
    let chosen = live.board.prompt().or(alone);
    let one = |key: &Key| prompts.iter().find(|p| p.id == *key).map(|p: &Prompt| p.question.to_string());
    let asked = chosen.as_ref().and_then(one).filter(|question| !question.is_empty());
    asked.unwrap_or_else(|| live.board.title())
}

/// How large a heading may be, by its length: a long one leaves the room to what people say.
fn weight(words: &str, long: usize) -> &'static str {
    match words.chars().count() {
        n if n <= long => "",
        n if n <= 2 * long => "is-long",
        _ => "is-longer",
    }
}

/// What a text is in, where that is not the page's own language, so that a voice reads it as it is meant.
fn language_of(reflection: &Reflection) -> Option<String> {
    reflection.lang.map(|lang| lang.as_str().to_owned())
}

/// The prompts with their shapes, so that colour is never the only sign.
#[component]
fn Legend(live: Live) -> impl IntoView {
    move || {
        let prompts = live.board.prompts();
        let tags = prompts.iter().enumerate().map(|(at, prompt)| {
            let category = category::of_index(Some(at));
            view! { <span class="cat" data-cat=category>{shape(category)} <span dir="auto">{prompt.title.to_string()}</span></span> }
        });
        (prompts.len() > 1).then(|| view! { <p class="legend">{tags.collect::<Vec<_>>()}</p> })
    }
}

/// The code as people read it aloud: four and four; or that nobody new comes in.
#[component]
fn Code(live: Live) -> impl IntoView {
    move || {
        if live.board.is_locked() {
            return view! { <span class="code locked">{icon("lock")} {say(hall::LOCKED)}</span> }.into_any();
        }
        let code = live.now().map(|now| now.code.clone()).unwrap_or_default();
        let (front, back) = code.split_at_checked(4).unwrap_or((&code, ""));
        let letters: Vec<String> = code.chars().map(String::from).collect();
        view! {
            <span class="code" role="img" aria-label=letters.join(" ")>
                <span>{front.to_owned()}</span>
                <span>{back.to_owned()}</span>
            </span>
        }
        .into_any()
    }
}

#[component]
fn Qr(live: Live) -> impl IntoView {
    let code = Memo::new(move |_| {
        let code = live.now().map(|now| now.code.clone());
        code.filter(|code| !code.is_empty() && !live.board.is_locked())
    });
    move || {
        code.get().map(|code| {
            let alt = said::fill(text::QR_OF, &[("host", &host()), ("code", &code)]);
            view! { <span class="qr"><img src=format!("/qr/{code}") alt=alt/></span> }
        })
    }
}

fn host() -> String {
    window().location().host().unwrap_or_default()
}
