//! Charts as enhanced metafiles (MS-EMF): vector pictures that every office draws itself, sharp at any size.

use shared::settings::Language;

use super::super::bars::{Drawing, Says, Shape, WIDTH, advance, draw};
use super::super::outline::Chart;
use super::package::Picture;

/// Bars of one picture: more would not fit on a page.
const BARS: usize = 16;
/// English Metric Units in a unit of the drawing, so that it fills the width between the margins.
const EMU: f64 = 9_000.0;
/// Logical units of the metafile in one of the drawing: whole numbers alone are coordinates there.
const FINE: f64 = 20.0;

pub(super) fn pictures(language: Language, chart: &Chart) -> Vec<Picture> {
    let pieces = chart.bars.chunks(BARS).map(|bars| draw(language, chart, bars));
    let picture = |drawing: Drawing| Picture {
        emf: metafile(&drawing),
        width: whole(WIDTH * EMU),
        height: whole(drawing.height * EMU),
        title: chart.title.clone(),
        description: chart.description.clone(),
    };
    pieces.map(picture).collect()
}

fn metafile(drawing: &Drawing) -> Vec<u8> {
    let mut file = Metafile::default();
    file.begin(drawing);
    for shape in &drawing.shapes {
        match shape {
            Shape::Bar { category, left, top, width, height } => {
                let colour = u32::from_str_radix(category.colour(), 16).unwrap_or(0);
                file.bar(colour, [*left, *top, left + width, top + height]);
            }
            Shape::Text { text, x, baseline, size, says } => file.text(text, *x, *baseline, *size, *says),
        }
    }
    file.end()
}

/// Records one after another, each with its number and its length.
#[derive(Default)]
struct Metafile {
    bytes: Vec<u8>,
    records: u32,
}

/// The only object that is made, chosen and put away again.
const OBJECT: u32 = 1;
/// Windows' own objects: a pen that draws nothing, and the plain font and brush.
const NO_PEN: u32 = 0x8000_0008;
const PLAIN_FONT: u32 = 0x8000_000d;
const PLAIN_BRUSH: u32 = 0x8000_0000;

impl Metafile {
    fn record(&mut self, kind: u32, values: &[u32]) {
        self.record_with(kind, values, &[]);
    }

    fn record_with(&mut self, kind: u32, values: &[u32], data: &[u8]) {
        let padding = data.len().next_multiple_of(4) - data.len();
        let length = 8 + 4 * values.len() + data.len() + padding;
        self.add(kind);
        self.add(u32::try_from(length).unwrap_or(u32::MAX));
        for value in values {
            self.add(*value);
        }
        self.bytes.extend_from_slice(data);
        self.bytes.extend(std::iter::repeat_n(0, padding));
        self.records += 1;
    }

    fn add(&mut self, value: u32) {
        self.bytes.extend(value.to_le_bytes());
    }

    fn begin(&mut self, drawing: &Drawing) {
        let (width, height) = (units(WIDTH), units(drawing.height));
        // In hundredths of a millimetre, as 360 EMU are one.
        let frame = |n: f64| coordinate(n * EMU / 360.0);
        // EMR_HEADER: bounds, frame, signature, version, then what `end` fills in, the device, and no palette or words.
        self.record(
            1,
            &[
                0,
                0,
                width,
                height,
                0,
                0,
                frame(WIDTH),
                frame(drawing.height),
                0x464d_4520,
                0x0001_0000,
                0,
                0,
                0x0001_0002,
                0,
                0,
                0,
                width,
                height,
                frame(WIDTH) / 100,
                frame(drawing.height) / 100,
            ],
        );
        self.record(17, &[8]); // EMR_SETMAPMODE: anisotropic
        self.record(9, &[width, height]); // EMR_SETWINDOWEXTEX
        self.record(11, &[width, height]); // EMR_SETVIEWPORTEXTEX
        self.record(18, &[1]); // EMR_SETBKMODE: transparent
        self.record(37, &[NO_PEN]); // EMR_SELECTOBJECT
    }

    fn bar(&mut self, colour: u32, [left, top, right, bottom]: [f64; 4]) {
        self.record(39, &[OBJECT, 0, bgr(colour), 0]); // EMR_CREATEBRUSHINDIRECT: solid
        self.record(37, &[OBJECT]);
        self.record(43, &[units(left), units(top), units(right), units(bottom)]); // EMR_RECTANGLE
        self.record(37, &[PLAIN_BRUSH]);
        self.record(40, &[OBJECT]); // EMR_DELETEOBJECT
    }

    fn text(&mut self, text: &str, x: f64, baseline: f64, size: f64, says: Says) {
        let (colour, weight) = match says {
            Says::Label => (0x001f_2a33, 400),
            Says::Part => (0x00ff_ffff, 700),
            Says::Total => (0x001f_2a33, 700),
        };
        self.font(size, weight);
        self.record(24, &[bgr(colour)]); // EMR_SETTEXTCOLOR
        self.record(22, &[24]); // EMR_SETTEXTALIGN: to the left, on the baseline
        let letters: Vec<u16> = text.encode_utf16().collect();
        // A letter of two units has its width at the first.
        let widths: Vec<u32> = text
            .chars()
            .flat_map(|c| {
                let width = units(f64::from(advance(c)) * size / 1_000.0 * spread(weight));
                std::iter::once(width).chain(std::iter::repeat_n(0, c.len_utf16() - 1))
            })
            .collect();
        let whole: u32 = widths.iter().sum();
        let left = match says {
            Says::Label => units(x).saturating_sub(whole),
            Says::Part => units(x).saturating_sub(whole / 2),
            Says::Total => units(x),
        };
        let mut data: Vec<u8> = letters.iter().flat_map(|letter| letter.to_le_bytes()).collect();
        data.resize(data.len().next_multiple_of(4), 0);
        // EMR_EXTTEXTOUTW: the letters stand 76 bytes into the record, their widths behind them.
        let at_widths = 76 + u32::try_from(data.len()).unwrap_or(0);
        data.extend(widths.iter().flat_map(|width| width.to_le_bytes()));
        let scale = 1.0_f32.to_bits();
        let count = u32::try_from(letters.len()).unwrap_or(0);
        let (top, bottom) = (units(baseline - size), units(baseline + size / 3.0));
        let place = [left, top, left + whole, bottom, 2, scale, scale, left, units(baseline)];
        let mut values = place.to_vec();
        values.extend([count, 76, 0, 0, 0, u32::MAX, u32::MAX, at_widths]);
        self.record_with(84, &values, &data);
        self.record(37, &[PLAIN_FONT]);
        self.record(40, &[OBJECT]);
    }

    /// Makes a font of fixed size (a logical font and its full name) and chooses it: record 82.
    fn font(&mut self, size: f64, weight: u32) {
        let height = 0_u32.wrapping_sub(units(size));
        let mut data = vec![0; 320 - 20];
        // Italic, underline, strike-out, character set, precisions, quality and pitch are all the default.
        for (at, letter) in "Arial".encode_utf16().enumerate() {
            data[8 + 2 * at..10 + 2 * at].copy_from_slice(&letter.to_le_bytes());
        }
        self.record_with(82, &[OBJECT, height, 0, 0, 0, weight], &data);
        self.record(37, &[OBJECT]);
    }

    fn end(mut self) -> Vec<u8> {
        self.record(14, &[0, 16, 20]); // EMR_EOF
        let length = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        self.bytes[48..52].copy_from_slice(&length.to_le_bytes());
        self.bytes[52..56].copy_from_slice(&self.records.to_le_bytes());
        self.bytes
    }
}

/// Bold letters are a little wider.
fn spread(weight: u32) -> f64 {
    if weight > 400 { 1.04 } else { 1.0 }
}

/// Windows has blue before red.
fn bgr(rgb: u32) -> u32 {
    (rgb >> 16 & 0xff) | (rgb & 0xff00) | (rgb & 0xff) << 16
}

fn units(n: f64) -> u32 {
    coordinate(n * FINE)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a drawing is small and to the right of 0"
)]
fn coordinate(n: f64) -> u32 {
    n.round().clamp(0.0, 1e9) as u32
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a drawing is small and to the right of 0"
)]
fn whole(n: f64) -> u64 {
    n.round().clamp(0.0, 1e12) as u64
}
