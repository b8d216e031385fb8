//! Pages are made anew for each visit, so they are packed here; files are packed when they are built. The signed form
//! value in a page differs each time, so its packed size tells nothing of it.

use std::io::Write;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// The largest page: what others wrote on a full board, without JavaScript.
const PAGE_BYTES: usize = 32 * 1024 * 1024;
/// Of 0 to 11; at 5 a page of 25 KB takes well under a millisecond.
const BROTLI: i32 = 5;
/// Of 0 to 9.
const GZIP: u32 = 6;

/// How an answer goes over the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Brotli,
    /// Browsers take no brotli without https; in a hall the server may well be a laptop.
    Gzip,
    None,
}

impl Packing {
    pub(super) fn choose(request: &Request) -> Self {
        let accepted = request.headers().get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
        Self::of(accepted.unwrap_or_default())
    }

    fn of(accepted: &str) -> Self {
        let takes = |name: &str| accepted.split(',').any(|part| takes(part, name));
        if takes("br") {
            Self::Brotli
        } else if takes("gzip") {
            Self::Gzip
        } else {
            Self::None
        }
    }

    fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::None => None,
        }
    }

    /// `None`: it goes as it is.
    fn pack(self, page: &[u8]) -> Option<Vec<u8>> {
        let mut packed = Vec::with_capacity(page.len() / 3);
        match self {
            Self::Brotli => {
                let params = BrotliEncoderParams { quality: BROTLI, ..BrotliEncoderParams::default() };
                brotli::BrotliCompress(&mut &*page, &mut packed, &params).ok()?;
                Some(packed)
            }
            Self::Gzip => {
                let mut encoder = GzEncoder::new(packed, Compression::new(GZIP));
                encoder.write_all(page).ok()?;
                encoder.finish().ok()
            }
            Self::None => None,
        }
    }
}

/// Is it this one, and not with `q=0`, which means "anything but"?
fn takes(part: &str, name: &str) -> bool {
    let (coding, weight) = part.split_once(';').unwrap_or((part, ""));
    let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
    coding.trim().eq_ignore_ascii_case(name) && !refused
}

pub(super) async fn page(response: Response, packing: Packing) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(page) = axum::body::to_bytes(body, PAGE_BYTES).await else {
        return (StatusCode::INTERNAL_SERVER_ERROR, "").into_response();
    };
    parts.headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let (Some(name), Some(packed)) = (packing.name(), packing.pack(&page)) else {
        return Response::from_parts(parts, Body::from(page));
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    Response::from_parts(parts, Body::from(packed))
}

#[cfg(test)]
mod tests {
    use super::Packing;

    #[test]
    fn the_best_that_is_taken() {
        for (accepted, packing) in [
            ("gzip, deflate, br, zstd", Packing::Brotli),
            ("gzip, deflate", Packing::Gzip),
            ("br;q=0, GZIP;q=0.5", Packing::Gzip),
            ("gzip; q=0", Packing::None),
            ("identity", Packing::None),
            ("", Packing::None),
        ] {
            assert_eq!(Packing::of(accepted), packing, "{accepted}");
        }
    }
}
