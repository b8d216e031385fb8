//! What the writer of Word files does not know, put into its parts before they are packed: the document's language and
//! title, texts in other languages, table heads that are repeated, and pictures made of lines. Each is a mark that
//! people's text cannot hold, for there `<` is written as `&lt;`.

use std::io::{Cursor, Read, Write};

use docx_rs::XMLDocx;
use shared::settings::Language;
use shared::text::report as say;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::super::outline::Outline;
use super::super::report::BoardKind;
use super::super::{ExportError, for_xml};

/// A run of this style and a language is in that language.
pub(super) const LANGUAGE_STYLE: &str = "lang-";
/// The height of a row that each page repeats: no row is so low, so it is a mark.
pub(super) const HEAD_ROW: f32 = 7.0;
/// The same where heads stand upright and need their height, in twentieths of a point.
pub(super) const TALL_HEAD_ROW: f32 = 1_907.0;

/// A picture as it goes into the file, in English Metric Units.
pub(super) struct Picture {
    pub emf: Vec<u8>,
    pub width: u64,
    pub height: u64,
    pub title: String,
    pub description: String,
}

/// Of the run in whose place the picture comes.
pub(super) fn picture_style(n: usize) -> String {
    format!("picture-{n}-")
}

pub(super) fn pack(outline: &Outline, parts: XMLDocx, pictures: &[Picture]) -> Result<Vec<u8>, ExportError> {
    let mut loose = Cursor::new(Vec::new());
    parts.pack(&mut loose).map_err(ExportError::writer)?;
    let mut parts = ZipArchive::new(loose).map_err(ExportError::writer)?;
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).map_err(ExportError::writer)?;
        if part.is_dir() {
            continue;
        }
        let name = part.name().to_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).map_err(ExportError::writer)?;
        file.start_file(&name, options).map_err(ExportError::writer)?;
        file.write_all(completed(outline, pictures, &name, text).as_bytes()).map_err(ExportError::writer)?;
    }
    for (at, picture) in pictures.iter().enumerate() {
        file.start_file(format!("word/media/chart{}.emf", at + 1), options).map_err(ExportError::writer)?;
        file.write_all(&picture.emf).map_err(ExportError::writer)?;
    }
    Ok(file.finish().map_err(ExportError::writer)?.into_inner())
}

fn completed(outline: &Outline, pictures: &[Picture], name: &str, text: String) -> String {
    let language = tag(outline.language);
    match name {
        "docProps/core.xml" => core(outline),
        "[Content_Types].xml" => {
            text.replacen("<Default ", "<Default Extension=\"emf\" ContentType=\"image/x-emf\"/><Default ", 1)
        }
        "word/styles.xml" => {
            let lang = format!("<w:lang w:val=\"{language}\" w:eastAsia=\"{language}\" w:bidi=\"ar-SA\"/>");
            text.replacen("</w:rPr></w:rPrDefault>", &format!("{lang}</w:rPr></w:rPrDefault>"), 1)
        }
        "word/settings.xml" => {
            text.replacen("</w:compat>", &format!("</w:compat><w:themeFontLang w:val=\"{language}\"/>"), 1)
        }
        "word/_rels/document.xml.rels" => {
            let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
            let one = |n| {
                format!("<Relationship Id=\"rIdChart{n}\" Type=\"{kind}\" Target=\"media/chart{n}.emf\"/>")
            };
            let all: String = (1..=pictures.len()).map(one).collect();
            text.replacen("</Relationships>", &format!("{all}</Relationships>"), 1)
        }
        "word/document.xml" => document(pictures, &text),
        _ => text,
    }
}

/// In one pass, for a document may be megabytes long.
fn document(pictures: &[Picture], text: &str) -> String {
    const STYLE: &str = "<w:rStyle w:val=\"";
    let height = |of| format!("<w:trHeight w:val=\"{of}\" w:hRule=\"atLeast\" />");
    let text = text.replace(&height(HEAD_ROW), "<w:cantSplit/><w:tblHeader/>");
    let tall = format!("<w:cantSplit/>{}<w:tblHeader/>", height(TALL_HEAD_ROW));
    let text = text.replace(&height(TALL_HEAD_ROW), &tall);
    let mut done = String::with_capacity(text.len());
    let mut pieces = text.split(STYLE);
    done.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (value, rest) = piece.split_once("\" />").unwrap_or((piece, ""));
        if let Some(lang) = value.strip_prefix(LANGUAGE_STYLE) {
            done.push_str("<w:lang w:val=\"");
            done.push_str(lang);
            done.push_str("\"/>");
            done.push_str(rest);
        } else if let Some(picture) = value.strip_prefix("picture-").and_then(|n| n.strip_suffix('-')) {
            let n: usize = picture.parse().unwrap_or(0);
            // Behind the properties of the run comes an empty text.
            let rest = rest.split_once("</w:rPr>").map_or(rest, |(_, rest)| rest);
            let rest = rest.find("</w:r>").map_or(rest, |end| &rest[end..]);
            done.push_str("</w:rPr>");
            if let Some(picture) = n.checked_sub(1).and_then(|at| pictures.get(at)) {
                done.push_str(&drawing(picture, n));
            }
            done.push_str(rest);
        } else {
            done.push_str(STYLE);
            done.push_str(piece);
        }
    }
    done
}

fn drawing(picture: &Picture, n: usize) -> String {
    let (width, height) = (picture.width, picture.height);
    let (title, description) = (escaped(&picture.title), escaped(&picture.description));
    let picture_space = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    let main = "http://schemas.openxmlformats.org/drawingml/2006/main";
    format!(
        "<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{width}\" cy=\"{height}\"/>\
         <wp:docPr id=\"{n}\" name=\"{title}\" title=\"{title}\" descr=\"{description}\"/>\
         <a:graphic xmlns:a=\"{main}\"><a:graphicData uri=\"{picture_space}\">\
         <pic:pic xmlns:pic=\"{picture_space}\"><pic:nvPicPr>\
         <pic:cNvPr id=\"{n}\" name=\"{title}\" descr=\"{description}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rIdChart{n}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr>\
         </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
}

fn tag(language: Language) -> &'static str {
    match language {
        Language::Nl => "nl-NL",
        Language::En => "en-GB",
    }
}

/// Dublin Core: what a reader shows as the title, and a voice takes for the language.
fn core(outline: &Outline) -> String {
    let cover = &outline.cover;
    let subject = match cover.kind {
        BoardKind::Real => cover.event.clone(),
        BoardKind::Rehearsal => say::REHEARSAL.say(outline.language).to_owned(),
    };
    let made = cover.made;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>Weerklank</dc:creator>\
         <dc:language>{}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{made}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{made}T00:00:00Z</dcterms:modified>\
         </cp:coreProperties>",
        escaped(&cover.title),
        escaped(&subject),
        tag(outline.language),
    )
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in for_xml(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}
