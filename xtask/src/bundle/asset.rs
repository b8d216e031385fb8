//! One file of `dist/`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::BASE_URL;

pub(super) struct Asset {
    /// The name that the server asks the manifest for: `attendee.css`.
    pub(super) key: String,
    /// The name that the browser asks for: changes with the content, so it may be cached for ever.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    digest: Vec<u8>,
    extension: &'static str,
}

impl Asset {
    pub(super) fn new(stem: &str, extension: &'static str, bytes: Vec<u8>) -> Self {
        let digest = Sha256::digest(&bytes).to_vec();
        let name = format!("{stem}-{}.{extension}", hex(&digest[..8]));
        Self { key: format!("{stem}.{extension}"), name, bytes, digest, extension }
    }

    /// Under a name that never changes, so that no browser may keep it for long.
    pub(super) fn fixed(stem: &str, extension: &'static str, bytes: Vec<u8>) -> Self {
        let name = format!("{stem}.{extension}");
        Self { name, ..Self::new(stem, extension, bytes) }
    }

    pub(super) fn url(&self) -> String {
        format!("{BASE_URL}{}", self.name)
    }

    pub(super) fn is_css(&self) -> bool {
        self.extension == "css"
    }

    pub(super) fn is_picture(&self) -> bool {
        self.extension == "png"
    }

    /// Does a phone need it without a network? Its looks stand in the page.
    pub(super) fn is_attendees(&self) -> bool {
        ["boot-attendee.js", "attendee.js", "attendee.wasm"].contains(&self.key.as_str())
    }

    /// The source expression with which a Content-Security-Policy allows these bytes inline.
    pub(super) fn csp_source(&self) -> String {
        format!("sha256-{}", STANDARD.encode(&self.digest))
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::Asset;

    #[test]
    fn the_name_follows_the_content_and_the_key_does_not() {
        let (one, other) =
            (Asset::new("a", "css", b"one".to_vec()), Asset::new("a", "css", b"other".to_vec()));
        assert_eq!((one.key.as_str(), other.key.as_str()), ("a.css", "a.css"));
        assert_ne!(one.name, other.name);
        assert_eq!(one.name, "a-7692c3ad3540bb80.css");
    }

    #[test]
    fn the_csp_source_is_the_sha256_in_base64() {
        let empty = Asset::new("a", "css", Vec::new());
        assert_eq!(empty.csp_source(), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
