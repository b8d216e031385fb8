//! A reflection's words, with what was sought marked in them.

use std::sync::Arc;

use leptos::prelude::*;
use shared::board::Reflection;

use super::desk::Desk;
use super::search;
use super::selection::Place;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Plain(String),
    Found(String),
}

/// Marked in the stream alone: that is what the search lists.
#[component]
pub(super) fn Words(reflection: ArcReadSignal<Arc<Reflection>>, place: Place) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let sought = desk.list.words;
    let pieces = Memo::new(move |_| {
        let reflection = reflection.get();
        let text = reflection.text.as_str();
        match place {
            Place::Stream => pieces(text, &sought.get()),
            Place::Column(_) => vec![Piece::Plain(text.to_owned())],
        }
    });
    move || pieces.get().into_iter().map(drawn).collect::<Vec<_>>()
}

fn drawn(piece: Piece) -> impl IntoView {
    match piece {
        Piece::Plain(words) => words.into_any(),
        Piece::Found(words) => view! { <mark class="found">{words}</mark> }.into_any(),
    }
}

fn pieces(text: &str, sought: &[String]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for range in search::found(text, sought) {
        if done < range.start {
            pieces.push(Piece::Plain(text[done..range.start].to_owned()));
        }
        pieces.push(Piece::Found(text[range.clone()].to_owned()));
        done = range.end;
    }
    if done < text.len() {
        pieces.push(Piece::Plain(text[done..].to_owned()));
    }
    pieces
}
