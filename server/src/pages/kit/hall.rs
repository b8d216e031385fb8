//! The modes of the big screen, each as a whole picture in small.

use maud::{Markup, html};
use shared::text::{common, hall as text};

use super::{CATEGORIES, Part, WORDS, cat, prompts};
use crate::pages::Shell;
use crate::pages::parts::{icon, shape};

pub(super) const PARTS: &[Part] = &[
    ("Muur", wall),
    ("Muur, nog leeg", empty),
    ("Thema’s", themes),
    ("In de schijnwerper", spotlight),
    ("Uitslag", results),
    ("Zwart", black),
];

fn screen(class: &str, inside: &Markup) -> Markup {
    html! {
        div.kit-screen { div class=(class) {
            (inside)
            footer.foot {
                span.clock {}
                span.url { "weerklank.example" }
                strong.code { span { "K7MR" } span { "4HXP" } }
                span.tot { b { "148" } " reflecties " b { "62" } " mensen" }
                span.sep {}
                span.min.is-late { (icon("timer")) "0:42" }
            }
        } }
    }
}

fn question(shell: &Shell<'_>) -> Markup {
    html! {
        header.q {
            h1 { "Wat gaat al goed? Wat wil je houden?" }
            p.legend { @for (category, title) in prompts(shell) { (cat(category, &title)) } }
        }
    }
}

fn wall(shell: &Shell<'_>, _: &str) -> Markup {
    screen(
        "pj",
        &html! {
            (question(shell))
            div.wall {
                @for column in 0..3 {
                    ul role="list" {
                        @for row in 0..3 {
                            @let at = column + row;
                            @let category = CATEGORIES[at % CATEGORIES.len()];
                            li class=[(at == 0).then_some("fresh")] {
                                article.refl data-cat=(category) {
                                    (shape(category))
                                    p.refl-text dir="auto" { (WORDS[at % WORDS.len()]) }
                                    @if row == 1 { p.badge { (icon("stack")) "3×" } }
                                }
                            }
                        }
                    }
                }
            }
        },
    )
}

fn empty(shell: &Shell<'_>, _: &str) -> Markup {
    screen(
        "pj",
        &html! {
            (question(shell))
            div.wall {
                div.bare.is-echo { (icon("echo")) p { (shell.say(common::EMPTY_BOARD)) } p { (shell.say(text::EMPTY_HINT)) } }
            }
        },
    )
}

fn themes(_: &Shell<'_>, _: &str) -> Markup {
    screen(
        "pj",
        &html! {
            header.q { h1 { "Dit horen we tot nu toe" } }
            ol.themes role="list" data-density="few" {
                @for (n, title) in [("31", "Wachttijden"), ("14", "Eén aanspreekpunt voor het hele gezin"), ("2", WORDS[3])] {
                    li { b { (n) } h2 { (title) } q { (WORDS[1]) } }
                }
            }
        },
    )
}

fn spotlight(shell: &Shell<'_>, _: &str) -> Markup {
    let (category, title) = &prompts(shell)[0];
    screen(
        "pj is-spot",
        &html! {
            section.spot data-cat=(category) {
                article data-step="1" {
                    p.big dir="auto" { (WORDS[0]) }
                    p.m { (cat(category, title)) span.of { "Wachttijden" } span.row { (icon("echo")) "12 mensen herkennen dit" } }
                }
            }
        },
    )
}

/// The longest fills its track; the others need a width that no attribute may give them.
fn results(_: &Shell<'_>, _: &str) -> Markup {
    screen(
        "pj",
        &html! {
            header.q { h1 { "Hier praten we eerst over" } p.legend { span { "42 stemmen van 21 mensen" } } }
            ol.results role="list" data-size="few" data-words="short" {
                @for (title, votes) in [("Wachttijden", 18), ("Eén aanspreekpunt", 14), ("Vervoer", 10)] {
                    li { h2 { (title) } div.b { i {} b { (votes) } } }
                }
            }
        },
    )
}

fn black(_: &Shell<'_>, _: &str) -> Markup {
    html! { div.kit-screen { div.pj.is-black {} } }
}
