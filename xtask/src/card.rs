//! The picture beside a link, drawn from `client/icons/social-1200.svg`: the same pixels on every machine, for no font
//! and no other program takes part. The drawing uses rectangles, circles, and strokes with round ends, and no more.
//!
//! `CARD_TO=client/icons/social-1200.png cargo test -p xtask card` draws it anew.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;

use crate::files;
use crate::workspace::Workspace;

const WIDTH: usize = 1200;
const HEIGHT: usize = 630;
const SOURCE: &str = "client/icons/social-1200.svg";
const PICTURE: &str = "client/icons/social-1200.png";

type Point = (f64, f64);

/// Something with an edge. A stroke is its polylines with a thickness.
enum Shape {
    Rectangle { corner: Point, size: Point },
    Circle { centre: Point, radius: f64 },
    Stroke { lines: Vec<(Point, Point)>, width: f64 },
}

impl Shape {
    /// How far outside its edge a point lies.
    fn distance(&self, (x, y): Point) -> f64 {
        match self {
            Self::Rectangle { corner, size } => {
                (corner.0 - x).max(x - corner.0 - size.0).max(corner.1 - y).max(y - corner.1 - size.1)
            }
            Self::Circle { centre, radius } => (x - centre.0).hypot(y - centre.1) - radius,
            Self::Stroke { lines, width } => {
                let nearest = lines.iter().map(|line| to_line((x, y), *line)).fold(f64::INFINITY, f64::min);
                nearest - width / 2.0
            }
        }
    }

    /// The rows and columns that it can touch.
    fn bounds(&self) -> (Point, Point) {
        match self {
            Self::Rectangle { corner, size } => (*corner, (corner.0 + size.0, corner.1 + size.1)),
            Self::Circle { centre: (x, y), radius } => ((x - radius, y - radius), (x + radius, y + radius)),
            Self::Stroke { lines, width } => {
                let points = || lines.iter().flat_map(|(from, to)| [*from, *to]);
                let least = points().fold((f64::MAX, f64::MAX), |a, b| (a.0.min(b.0), a.1.min(b.1)));
                let most = points().fold((f64::MIN, f64::MIN), |a, b| (a.0.max(b.0), a.1.max(b.1)));
                ((least.0 - width, least.1 - width), (most.0 + width, most.1 + width))
            }
        }
    }
}

fn to_line((x, y): Point, (from, to): (Point, Point)) -> f64 {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let length = across * across + down * down;
    let along = if length > 0.0 { ((x - from.0) * across + (y - from.1) * down) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    (x - from.0 - along * across).hypot(y - from.1 - along * down)
}

/// The value of an attribute, in a line that holds one element.
fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    line.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

fn number(line: &str, name: &str) -> f64 {
    attribute(line, name).and_then(|value| value.parse().ok()).unwrap_or_default()
}

fn colour(line: &str, name: &str) -> [u8; 3] {
    let digits = attribute(line, name).and_then(|value| value.strip_prefix('#')).unwrap();
    [0, 2, 4].map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
}

/// `M`, `L` and `A` with absolute coordinates.
fn lines(path: &str) -> Vec<(Point, Point)> {
    let mut lines = Vec::new();
    let mut at = (0.0, 0.0);
    let mut rest = path;
    while let Some(kind) = rest.chars().next() {
        let end = rest[1..].find(['M', 'L', 'A']).map_or(rest.len(), |end| end + 1);
        let values: Vec<f64> = rest[1..end].split_whitespace().map(|value| value.parse().unwrap()).collect();
        let to = (values[values.len() - 2], values[values.len() - 1]);
        match kind {
            'M' => {}
            'L' => lines.push((at, to)),
            'A' => lines.extend(arc(at, to, values[0], values[3], values[4])),
            other => panic!("{other} is not drawn here"),
        }
        at = to;
        rest = &rest[end..];
    }
    lines
}

/// Short enough that nobody sees the corners.
const PIECES: u32 = 96;

/// `large` and `sweep` are 0 or 1, as in the path.
fn arc(from: Point, to: Point, radius: f64, large: f64, sweep: f64) -> Vec<(Point, Point)> {
    let half = ((to.0 - from.0) / 2.0, (to.1 - from.1) / 2.0);
    let reach = half.0.hypot(half.1);
    let away = (radius * radius - reach * reach).max(0.0).sqrt();
    let side = if (large - sweep).abs() > 0.5 { away } else { -away };
    let centre = (
        f64::midpoint(from.0, to.0) - half.1 / reach * side,
        f64::midpoint(from.1, to.1) + half.0 / reach * side,
    );
    let angle = |point: Point| (point.1 - centre.1).atan2(point.0 - centre.0);
    let full = std::f64::consts::TAU;
    let turn = (angle(to) - angle(from)).rem_euclid(full);
    let turn = if sweep > 0.5 { turn } else { turn - full };
    let point = |n: u32| {
        let at = angle(from) + turn * f64::from(n) / f64::from(PIECES);
        (centre.0 + radius * at.cos(), centre.1 + radius * at.sin())
    };
    (0..PIECES).map(|n| (point(n), point(n + 1))).collect()
}

fn shape(line: &str) -> Option<(Shape, [u8; 3], f64)> {
    let line = line.trim();
    if line.starts_with("<rect") {
        let corner = (number(line, "x"), number(line, "y"));
        let size = (number(line, "width"), number(line, "height"));
        Some((Shape::Rectangle { corner, size }, colour(line, "fill"), 1.0))
    } else if line.starts_with("<circle") {
        let centre = (number(line, "cx"), number(line, "cy"));
        Some((Shape::Circle { centre, radius: number(line, "r") }, colour(line, "fill"), 1.0))
    } else if line.starts_with("<path") {
        let opacity = attribute(line, "stroke-opacity").map_or(1.0, |value| value.parse().unwrap());
        let (lines, width) = (lines(attribute(line, "d").unwrap()), number(line, "stroke-width"));
        Some((Shape::Stroke { lines, width }, colour(line, "stroke"), opacity))
    } else {
        None
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the picture")]
fn span(least: f64, most: f64, end: usize) -> std::ops::Range<usize> {
    let limit = f64::from(u32::try_from(end).unwrap());
    least.floor().clamp(0.0, limit) as usize..most.ceil().clamp(0.0, limit) as usize
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
fn mixed(below: u8, above: u8, share: f64) -> u8 {
    (f64::from(below) + (f64::from(above) - f64::from(below)) * share).round() as u8
}

/// Three bytes a pixel.
fn draw(svg: &str) -> Vec<u8> {
    let mut pixels = vec![0; WIDTH * HEIGHT * 3];
    for (shape, colour, opacity) in svg.lines().filter_map(shape) {
        let (least, most) = shape.bounds();
        for row in span(least.1, most.1, HEIGHT) {
            for column in span(least.0, most.0, WIDTH) {
                let middle = |n: usize| f64::from(u32::try_from(n).unwrap()) + 0.5;
                let share = (0.5 - shape.distance((middle(column), middle(row)))).clamp(0.0, 1.0) * opacity;
                let at = (row * WIDTH + column) * 3;
                for (pixel, colour) in pixels[at..at + 3].iter_mut().zip(colour) {
                    *pixel = mixed(*pixel, colour, share);
                }
            }
        }
    }
    pixels
}

fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(&kind);
    crc.update(data);
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length[..], &kind, data, &crc.sum().to_be_bytes()].concat()
}

const HEADER: [u8; 13] = [0, 0, 4, 176, 0, 0, 2, 118, 8, 2, 0, 0, 0];

fn png(pixels: &[u8]) -> Vec<u8> {
    let rows: Vec<u8> = pixels.chunks(WIDTH * 3).flat_map(|row| [&[0], row].concat()).collect();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    zlib.write_all(&rows).unwrap();
    let data = zlib.finish().unwrap();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(*b"IHDR", &HEADER), chunk(*b"IDAT", &data), chunk(*b"IEND", &[])]
        .concat()
}

/// Of a picture as [`png`] writes it.
fn pixels(png: &[u8]) -> Vec<u8> {
    assert_eq!(png[16..29], HEADER, "1200 × 630, eight bits, three colours");
    let length = u32::from_be_bytes(png[33..37].try_into().unwrap()) as usize;
    let mut rows = Vec::new();
    ZlibDecoder::new(&png[41..41 + length]).read_to_end(&mut rows).unwrap();
    rows.chunks(WIDTH * 3 + 1).flat_map(|row| row[1..].to_vec()).collect()
}

#[test]
fn the_card_is_the_picture_of_its_drawing() {
    let workspace = Workspace::find().unwrap();
    let drawn = draw(&files::read_text(&workspace.path(SOURCE)).unwrap());
    if let Ok(path) = std::env::var("CARD_TO") {
        files::write(&workspace.path(&path), &png(&drawn)).unwrap();
    }
    let kept = files::read(&workspace.path(PICTURE)).unwrap();
    assert!(kept.len() < 100_000, "{} bytes", kept.len());
    // A last bit may differ: sines are not the same on every processor.
    let differs = pixels(&kept).iter().zip(&drawn).filter(|(one, other)| one.abs_diff(**other) > 1).count();
    assert_eq!(differs, 0, "draw it anew with CARD_TO, and look at it");
}
