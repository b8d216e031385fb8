//! `GET /`: type a code, or make a board. Both are plain forms.

use maud::{Markup, html};
use shared::ids::BoardId;
use shared::settings::Language;
use shared::template::{self, Template};
use shared::text::attendee::category;
use shared::text::{Said, pages as text, series};

use super::parts::{brand, field_error, footer, icon, icon_push, kept, sign, skip, waves};
use super::{Frame, Shell, Style, document};

/// What the start page shows: empty at first, filled again when something was not right.
#[derive(Debug, Clone, Copy)]
pub struct Landing<'a> {
    pub code: &'a str,
    pub error: Option<Said>,
    pub create: CreateForm<'a>,
}

/// The template whose one question is the organiser's own.
pub const BLANK: &str = "leeg";

/// The form "Maak een bord", posted to `/new` as `board, title, template, question, language, key`.
#[derive(Debug, Clone, Copy)]
pub struct CreateForm<'a> {
    pub access: CreateAccess,
    /// The board to be: sent along, so that a page that is sent again makes no second one.
    pub board: BoardId,
    pub title: &'a str,
    /// The chosen template's name; the first one when it is none of ours.
    pub template: &'a str,
    /// The board's language; the page's own when nothing was chosen.
    pub language: Option<Language>,
    /// For a board from [`BLANK`]: the question of whoever makes it.
    pub question: &'a str,
    pub error: Option<CreateError>,
}

/// Who may make a board here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreateAccess {
    Open,
    Key,
}

/// What was not right, beside its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreateError {
    Title,
    Question,
    Key,
}

impl CreateForm<'_> {
    pub fn empty(access: CreateAccess, board: BoardId) -> Self {
        Self { access, board, title: "", template: "", language: None, question: "", error: None }
    }
}

const ICONS: &[&str] = &[
    "i-echo",
    "i-check",
    "i-alert",
    "i-right",
    "i-down",
    "s-zee",
    "s-pruim",
    "s-klei",
    "s-inkt",
    "s-neutraal",
];

pub fn landing(shell: &Shell<'_>, page: &Landing<'_>) -> Markup {
    let body = html! {
        (skip(shell))
        main.wrap.start #board tabindex="-1" {
            (brand(shell))
            div.door {
                div {
                    (join(shell, page))
                    (own_boards(shell))
                    (kept(shell))
                }
                div.hall {
                    (waves(9))
                    ul.calm role="list" {
                        @for said in text::CALM { li { (icon("check")) (shell.say(said)) } }
                    }
                }
            }
            (make(shell, &page.create))
        }
        (footer(shell))
    };
    let title = match (page.error, page.create.error) {
        (Some(_), _) => shell.say(text::ERROR).to_owned() + shell.say(text::JOIN),
        (None, Some(_)) => shell.say(text::ERROR).to_owned() + shell.say(text::MAKE_YOURSELF),
        (None, None) => shell.say(text::JOIN).to_owned(),
    };
    document(shell, Frame { title: &title, style: Style::Plain, icons: ICONS, body })
}

fn join(shell: &Shell<'_>, page: &Landing<'_>) -> Markup {
    let described = if page.error.is_some() { "code-error code-hint" } else { "code-hint" };
    html! {
        h1 { (shell.say(text::JOIN)) }
        p.lead { (shell.say(text::JOIN_LEAD)) }
        form.join method="post" action="/" {
            div {
                label.label for="code" { (shell.say(text::CODE)) }
                input.input.code-in #code name="code" value=(page.code) required autocapitalize="characters"
                    autocomplete="off" autocorrect="off" spellcheck="false" enterkeyhint="go"
                    autofocus[page.error.is_some()]
                    aria-invalid=[page.error.map(|_| "true")] aria-describedby=(described);
                @if let Some(error) = page.error { (field_error("code-error", shell.say(error))) }
                p.hint #code-hint { (shell.say(text::CODE_HINT)) }
            }
            button.btn.btn-main.btn-big type="submit" { (shell.say(text::JOIN)) }
        }
    }
}

/// Boards that this browser opened as their organiser: drawn by a script, for the server knows nothing of it.
fn own_boards(shell: &Shell<'_>) -> Markup {
    html! {
        section.own-boards #own-boards aria-labelledby="own-title" hidden data-seen=(shell.say(series::SEEN))
            data-forget=(shell.say(series::FORGET)) data-forget-title=(shell.say(series::FORGET_TITLE)) {
            h2 #own-title { (shell.say(series::OWN_BOARDS)) }
            p.lead { (shell.say(series::OWN_BOARDS_LEAD)) }
            ul role="list" {}
            template { (icon_push("right")) }
        }
    }
}

fn make(shell: &Shell<'_>, form: &CreateForm<'_>) -> Markup {
    let begun = form.error.is_some() || !form.title.is_empty();
    html! {
        details.make #make open[begun] {
            summary.more { h2 { (shell.say(text::MAKE_YOURSELF)) } (icon_push("right")) }
            form #new method="post" action="/new" {
                input type="hidden" name="board" value=(form.board);
                p.lead { (shell.say(text::MAKE_LEAD)) }
                (templates(shell, form))
                (questions(shell, form.language.unwrap_or(shell.language)))
                (meeting(shell, form))
                p.go {
                    button.btn.btn-main.btn-big type="submit" { (shell.say(text::MAKE_IT)) }
                    span.muted { (shell.say(text::THEN)) }
                }
            }
            (take_in(shell))
        }
    }
}

/// A report in JSON becomes a board again. A script sends the file, with the key that stands in the form above, and says in
/// the page's own words what a problem's `type` means; without a script there is no way in here.
fn take_in(shell: &Shell<'_>) -> Markup {
    html! {
        details.take-in #take-in hidden data-busy=(shell.say(text::TAKING_IN)) data-failed=(shell.say(text::TAKE_IN_FAILED))
            data-key-needed=(shell.say(text::TAKE_IN_KEY)) data-too-large=(shell.say(text::TAKE_IN_LARGE))
            data-bad-json=(shell.say(text::TAKE_IN_OTHER)) data-invalid=(shell.say(text::TAKE_IN_MISFIT))
            data-too-many=(shell.say(text::TAKE_IN_BUSY)) data-retry=(shell.say(text::TAKE_IN_BUSY)) {
            summary { (shell.say(text::TAKE_IN)) (icon_push("right")) }
            form {
                label.label for="file" { (shell.say(text::TAKE_IN_FILE)) }
                input.input #file type="file" accept=".json,application/json" required
                    aria-describedby="file-error file-hint";
                p.field-err #file-error role="alert" hidden { (icon("alert")) span {} }
                p.hint #file-hint { (shell.say(text::TAKE_IN_HINT)) }
                p.way {
                    button.btn type="submit" { (shell.say(text::TAKE_IT_IN)) }
                    span.muted role="status" {}
                }
            }
        }
    }
}

fn templates(shell: &Shell<'_>, form: &CreateForm<'_>) -> Markup {
    let chosen = Template::find(form.template).map_or(template::ALL[0].name, |template| template.name);
    html! {
        section.sec {
            header { h3 { (shell.say(text::START_WITH)) } }
            div {
                div.tpl role="radiogroup" aria-label=(shell.say(text::TEMPLATE)) {
                    @for template in &template::ALL {
                        label.tp {
                            input type="radio" name="template" value=(template.name) checked[template.name == chosen];
                            span {
                                b { (shell.say(template.title)) }
                                small { (shell.say(text::template(template.name))) }
                            }
                        }
                    }
                }
                (own_question(shell, form))
            }
        }
    }
}

/// Shown with the blank template alone; where the style sheet cannot tell, the hint says what it is for.
fn own_question(shell: &Shell<'_>, form: &CreateForm<'_>) -> Markup {
    let is_wrong = form.error == Some(CreateError::Question);
    html! {
        div.own {
            label.label for="question" { (shell.say(text::OWN_QUESTION)) }
            input.input #question name="question" dir="auto" value=(form.question) autocomplete="off"
                autofocus[is_wrong] aria-invalid=[is_wrong.then_some("true")]
                aria-describedby=(if is_wrong { "question-error question-hint" } else { "question-hint" });
            @if is_wrong { (field_error("question-error", shell.say(text::QUESTION_TOO_LONG))) }
            p.hint #question-hint { (shell.say(text::OWN_QUESTION_HINT)) }
        }
    }
}

/// The chosen template's questions; the style sheet shows the right list, without a script.
fn questions(shell: &Shell<'_>, language: Language) -> Markup {
    html! {
        section.sec.pqs {
            header {
                h3 { (shell.say(text::QUESTIONS)) }
                p { (shell.say(text::QUESTIONS_LEAD)) }
            }
            div {
                @for template in &template::ALL {
                    @let prompts = template.prompts(language);
                    ul.pq role="list" {
                        @for prompt in &prompts {
                            @let category = category(&prompts, &prompt.id);
                            li data-cat=(category) {
                                (sign(category, prompt.title.as_str()))
                                span { (prompt.question) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn meeting(shell: &Shell<'_>, form: &CreateForm<'_>) -> Markup {
    let language = form.language.unwrap_or(shell.language);
    let wrong_title = form.error == Some(CreateError::Title);
    let wrong_key = form.error == Some(CreateError::Key);
    html! {
        section.sec {
            header { h3 { (shell.say(text::MEETING)) } }
            div.two {
                div {
                    label.label for="title" { (shell.say(text::BOARD_NAME)) }
                    input.input #title name="title" dir="auto" value=(form.title) required autocomplete="off"
                        autofocus[wrong_title] aria-invalid=[wrong_title.then_some("true")]
                        aria-describedby=(if wrong_title { "title-error title-hint" } else { "title-hint" });
                    @if wrong_title { (field_error("title-error", shell.say(text::NEEDS_NAME))) }
                    p.hint #title-hint { (shell.say(text::BOARD_NAME_HINT)) }
                }
                div {
                    label.label for="language" { (shell.say(text::BOARD_LANGUAGE)) }
                    span.select-wrap {
                        select.select #language name="language" {
                            option value="nl" selected[language == Language::Nl] { (shell.say(text::DUTCH)) }
                            option value="en" selected[language == Language::En] { (shell.say(text::ENGLISH)) }
                        }
                        (icon("down"))
                    }
                }
                @if form.access == CreateAccess::Key {
                    div {
                        label.label for="key" { (shell.say(text::KEY)) }
                        input.input #key name="key" type="password" required autocomplete="off"
                            autofocus[wrong_key] aria-invalid=[wrong_key.then_some("true")]
                            aria-describedby=(if wrong_key { "key-error key-hint" } else { "key-hint" });
                        @if wrong_key { (field_error("key-error", shell.say(text::WRONG_KEY))) }
                        p.hint #key-hint { (shell.say(text::KEY_HINT)) }
                    }
                }
            }
        }
    }
}
