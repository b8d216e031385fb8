//! From a sheet and its data to PDF/UA-1.
//!
//! The compiler sees our own files and one file of JSON; it reaches no disk, no network and no clock.

use std::sync::{LazyLock, Mutex, PoisonError};

use serde::Serialize;
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::fonts::fonts;
use crate::legible::{self, Care};
use crate::{Failure, Sheet};

/// One document at a time: each takes both cores and a good deal of memory, and a server has rooms to keep.
static AT_WORK: Mutex<()> = Mutex::new(());

static SHOP: LazyLock<Shop> = LazyLock::new(Shop::open);

/// The one place in which data lies, as every sheet knows it.
const DATA: &str = "data.json";

/// Every sheet that is no part of others, with its file.
const SHEETS: [(Sheet, &str, &str); 4] = [
    (Sheet::Report, "report.typ", include_str!("../sheets/report.typ")),
    (Sheet::Poster, "poster.typ", include_str!("../sheets/poster.typ")),
    (Sheet::Handout, "handout.typ", include_str!("../sheets/handout.typ")),
    (Sheet::Slips, "slips.typ", include_str!("../sheets/slips.typ")),
];

/// Made once, shared by all documents.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    sheets: Vec<(Sheet, Source)>,
    kit: Source,
    data: FileId,
}

impl Shop {
    fn open() -> Self {
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        let source = |name, text: &str| Source::new(file(name), text.to_owned());
        Self {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(fonts())),
            sheets: SHEETS.map(|(sheet, name, text)| (sheet, source(name, text))).into(),
            kit: source("kit.typ", include_str!("../sheets/kit.typ")),
            data: file(DATA),
        }
    }
}

#[expect(clippy::expect_used, reason = "names of ours, which lead nowhere else")]
fn file(name: &str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).expect("a plain name")).intern()
}

/// One document on its way.
struct Job {
    shop: &'static Shop,
    sheet: Sheet,
    data: Bytes,
}

impl World for Job {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.book
    }

    fn main(&self) -> FileId {
        let main = self.shop.sheets.iter().find(|(sheet, _)| *sheet == self.sheet);
        main.map_or_else(|| self.shop.kit.id(), |(_, source)| source.id())
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let mut sources = self.shop.sheets.iter().map(|(_, source)| source).chain([&self.shop.kit]);
        sources.find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shop.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().get(index).cloned()
    }

    /// A report says itself when it was drawn up.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A document that the standard refuses is set once more with plainer signs: whatever people write, there is a report.
pub(crate) fn press(sheet: Sheet, data: &impl Serialize) -> Result<Vec<u8>, Failure> {
    let data = serde_json::to_value(data).map_err(|_| Failure::Data)?;
    let _turn = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
    let made = match set(sheet, data.clone(), Care::EachSign) {
        Err(Failure::Standard(_)) => set(sheet, data, Care::FirstFont),
        made => made,
    };
    // What the compiler remembers of this document is of no use to the next one.
    typst::comemo::evict(0);
    made
}

fn set(sheet: Sheet, mut data: Value, care: Care) -> Result<Vec<u8>, Failure> {
    let has_squares = legible::make(&mut data, care);
    if let Value::Object(map) = &mut data {
        map.insert("has_squares".into(), has_squares.into());
    }
    let data = serde_json::to_vec(&data).map_err(|_| Failure::Data)?;
    let job = Job { shop: &SHOP, sheet, data: Bytes::new(data) };
    let document: PagedDocument =
        typst::compile(&job).output.map_err(|errors| Failure::Sheet(places(&job, &errors)))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| Failure::Standard(Vec::new()))?;
    let options =
        PdfOptions { standards, creator: Smart::Custom(Some("Weerklank".into())), ..PdfOptions::default() };
    typst_pdf::pdf(&document, &options).map_err(|errors| Failure::Standard(places(&job, &errors)))
}

/// Files and lines of ours: what is wrong there may be said in people's words.
fn places(job: &Job, errors: &[SourceDiagnostic]) -> Vec<String> {
    let place = |error: &SourceDiagnostic| {
        let id = error.span.id()?;
        let line = job.source(id).ok()?.lines().byte_to_line(job.range(error.span)?.start)? + 1;
        Some(format!("{}:{line}", id.get().vpath().get_without_slash()))
    };
    errors.iter().map(|error| place(error).unwrap_or_else(|| "somewhere".into())).collect()
}
