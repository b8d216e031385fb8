//! What the report says, sheet by sheet. Every word in it is ready: numbers are written out, dates are spelled.

use serde::Serialize;

use crate::{Mark, Matrix, Words};

#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    pub lang: &'static str,
    /// Of the document: what a reader's tab shows.
    pub title: String,
    pub subject: String,
    /// Year, month, day on which it was drawn up.
    pub made: (u16, u8, u8),
    /// In the foot of every page but the first.
    pub running: Words,
    pub marks: Vec<Mark>,
    pub cover: Cover,
    pub summary: Summary,
    pub themes: Vec<Theme>,
    pub charts: Charts,
    pub table: Grid,
    pub loose: Loose,
    pub aside: Aside,
    pub agreements: Agreements,
    pub links: Links,
    pub method: Method,
    pub annex: Annex,
    /// What □ means, printed where one stands.
    pub squares: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Cover {
    /// Over all else: that this is a rehearsal.
    pub banner: Option<String>,
    pub heading: Words,
    pub sub: Option<Words>,
    pub figures: Vec<Figure>,
    pub pull: Option<Pull>,
    pub notes: Vec<String>,
    /// The way to the result page, once there is one.
    pub way: Option<(String, Matrix)>,
}

/// A number that stands by itself, with what it counts.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Figure {
    pub number: String,
    pub label: String,
}

/// One voice on the cover.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Pull {
    pub words: Words,
    pub mark: usize,
    pub theme: Words,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Summary {
    pub heading: String,
    pub lede: Option<Words>,
    pub about: String,
    pub note: String,
    pub chart: Chart,
    pub start: Option<Start>,
}

/// Bars; with more than one part each, a part has its prompt's colour.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Chart {
    /// The same in words.
    pub alt: String,
    pub bars: Vec<Bar>,
    /// Of the longest bar: all are drawn by it.
    pub most: u32,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Bar {
    pub label: Words,
    /// The theme to which its label leads, from 1 on.
    pub theme: Option<usize>,
    /// By place of the prompt.
    pub parts: Vec<u32>,
    pub total: u32,
    pub total_said: String,
}

/// Where the talk begins: at most three.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Start {
    pub heading: String,
    pub note: String,
    pub items: Vec<StartItem>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct StartItem {
    pub title: Words,
    pub count: String,
    pub line: Option<Words>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Theme {
    /// "Thema 1".
    pub label: String,
    pub title: Words,
    pub summary: Option<Words>,
    pub figures: Vec<Figure>,
    pub key_phrase: Option<Quote>,
    pub key_label: String,
    pub wrote: String,
    pub quotes: Vec<Quote>,
    /// That there are more, or none at all.
    pub rest: Option<String>,
    pub agreements: Option<AgreementList>,
    pub follow_up: FollowUp,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Quote {
    pub words: Words,
    pub mark: usize,
    /// "K-117", which leads to the annex.
    pub number: String,
    /// What stands beside the prompt's name.
    pub meta: Vec<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct FollowUp {
    pub heading: String,
    pub steps: Vec<FollowUpStep>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct FollowUpStep {
    pub title: String,
    pub is_reached: bool,
    /// For whoever does not see the dot.
    pub state: String,
    pub date: Option<String>,
    pub note: Option<Words>,
    pub url: Option<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Charts {
    pub votes: Option<Titled>,
    pub perspectives: Option<Titled>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Titled {
    pub heading: String,
    pub chart: Chart,
}

/// Theme × perspective.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Grid {
    pub heading: String,
    pub notes: Vec<String>,
    /// The first is over the themes, the last is the total.
    pub columns: Vec<Words>,
    pub rows: Vec<GridRow>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct GridRow {
    pub label: Words,
    pub cells: Vec<String>,
}

/// Published and in no theme. Where they are few they stand here, else their numbers do.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Loose {
    pub heading: String,
    pub note: String,
    pub quotes: Vec<Quote>,
    pub numbers: Vec<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Aside {
    pub heading: String,
    pub note: String,
    pub reason: String,
    pub number: String,
    pub rows: Vec<(String, String)>,
    pub unread: Option<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Agreements {
    pub heading: String,
    /// Said where there are none.
    pub none: Option<String>,
    pub list: AgreementList,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct AgreementList {
    pub heading: String,
    /// What, who, by when, and the theme where it stands with it.
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Words>>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Links {
    pub heading: String,
    pub items: Vec<LinkItem>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct LinkItem {
    pub title: Words,
    pub url: String,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Method {
    pub heading: String,
    pub lines: Vec<String>,
    pub asked: String,
    /// By prompt.
    pub questions: Vec<Words>,
    pub privacy_heading: String,
    pub privacy: Vec<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Annex {
    pub heading: String,
    pub note: String,
    pub columns: AnnexColumns,
    pub rows: Vec<AnnexRow>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct AnnexColumns {
    pub number: String,
    pub reflection: String,
    pub theme: String,
    pub recognised: String,
    /// Where reflections were voted on and enough people did.
    pub votes: Option<String>,
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct AnnexRow {
    pub number: String,
    pub words: Words,
    pub mark: usize,
    pub meta: Vec<String>,
    pub theme: Words,
    pub recognised: String,
    pub votes: String,
}
