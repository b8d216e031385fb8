//! `/qr/{code}`: the way in as a picture. Of any well-formed code: it tells nothing about whether a board has it.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use fast_qr::convert::Builder;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::QRBuilder;

use super::{ApiError, App, origin};
use crate::code::Code;

pub(super) async fn picture(
    State(app): State<App>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let code = Code::parse(code.trim_end_matches(".svg")).ok_or(ApiError::NotFound)?;
    let address = format!("{}/{}", origin::public_url(&app.config, &headers), code.as_str());
    let qr = QRBuilder::new(address).build().map_err(|_| ApiError::NotFound)?;
    let svg = SvgBuilder::default().margin(2).to_str(&qr);
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "private, max-age=3600")];
    Ok((headers, svg).into_response())
}
