//! The report itself, for programs, and for another Weerklank that takes the board over.

use serde::{Deserialize, Serialize};

use super::ExportError;
use super::report::Report;

/// Of the shape below. A later one reads the earlier ones.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    weerklank: u32,
    #[serde(flatten)]
    report: &'a Report,
}

#[derive(Deserialize)]
struct Mark {
    weerklank: u32,
}

/// Why a file is no report; a sentence for who sent it.
#[derive(Debug, thiserror::Error)]
pub enum NotAReport {
    #[error("this is not a Weerklank report: {0}")]
    Json(#[from] serde_json::Error),
    #[error("this report was made by a newer Weerklank (version {0} of the file); use that one to read it")]
    Newer(u32),
}

pub(super) fn write(report: &Report) -> Result<Vec<u8>, ExportError> {
    let mut bytes =
        serde_json::to_vec_pretty(&Written { weerklank: VERSION, report }).map_err(ExportError::writer)?;
    bytes.push(b'\n');
    Ok(bytes)
}

pub fn read(bytes: &[u8]) -> Result<Report, NotAReport> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mark: Mark = serde_json::from_slice(bytes)?;
    if mark.weerklank > VERSION {
        return Err(NotAReport::Newer(mark.weerklank));
    }
    Ok(serde_json::from_slice(bytes)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample;

    #[test]
    fn a_report_is_read_back_as_it_was() {
        let report = sample::report();
        let bytes = write(&report).unwrap();
        assert!(bytes.starts_with(b"{\n  \"weerklank\": 1,\n"));
        assert_eq!(read(&bytes).unwrap(), report);
    }

    #[test]
    fn what_is_no_report_is_told_why() {
        assert!(matches!(read(b"{\"weerklank\": 2}"), Err(NotAReport::Newer(2))));
        for bad in ["", "[]", "{}", "{\"weerklank\": 1}", "{\"weerklank\": \"1\"}"] {
            assert!(matches!(read(bad.as_bytes()), Err(NotAReport::Json(_))), "{bad}");
        }
    }
}
