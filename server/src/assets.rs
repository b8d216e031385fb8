//! The built bundles, inside the binary: it needs no file beside it. A debug build reads them from `dist/` instead.

use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::pages::AssetUrls;
use crate::theme::{House, Scheme, paper};

#[derive(RustEmbed)]
#[folder = "../dist"]
struct Dist;

/// A file of the bundles.
pub struct Asset {
    pub bytes: std::borrow::Cow<'static, [u8]>,
    /// How `bytes` are packed: `br`, `gzip` or not at all.
    pub encoding: Option<&'static str>,
}

/// What a browser accepts, the best first.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// A file by its hashed name, packed as the browser likes best.
pub fn file(name: &str, accept_encoding: &str) -> Option<Asset> {
    let accepts = |encoding: &str| {
        accept_encoding.split(',').any(|part| part.trim().split(';').next() == Some(encoding))
    };
    for (encoding, ending) in ENCODINGS {
        if accepts(encoding)
            && let Some(file) = Dist::get(&format!("{name}{ending}"))
        {
            return Some(Asset { bytes: file.data, encoding: Some(encoding) });
        }
    }
    Dist::get(name).map(|file| Asset { bytes: file.data, encoding: None })
}

/// What the build names the hashed files by.
#[derive(Debug, Default, Deserialize)]
struct Manifest {
    #[serde(flatten)]
    names: std::collections::BTreeMap<String, serde_json::Value>,
}

fn manifest() -> Manifest {
    let file = Dist::get("manifest.json");
    file.and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
}

/// Where the pages find their files. Without a build they are plain HTML without looks, which still works.
pub fn urls(house: Option<&House>) -> AssetUrls {
    let manifest = manifest();
    let name = |key: &str| manifest.names.get(key).and_then(|value| value.as_str());
    let url = |key: &str| name(key).map_or_else(String::new, |name| format!("/assets/{name}"));
    let own = house.map(House::css).unwrap_or_default();
    let inline = |key: &str| {
        let css = name(key).and_then(Dist::get);
        css.map(|file| String::from_utf8_lossy(&file.data).into_owned() + &own).unwrap_or_default()
    };
    AssetUrls {
        attendee_css: inline("attendee.css"),
        plain_css: inline("plain.css"),
        outcome_css: inline("outcome.css"),
        staff_css_url: url("staff.css"),
        house_css_url: house.map_or_else(String::new, |_| format!("/assets/{}", house_name(&own))),
        boot_attendee_url: url("boot-attendee.js"),
        boot_staff_url: url("boot-staff.js"),
        boot_unsent_url: url("boot-unsent.js"),
        icons_url: url("icons.svg"),
        touch_icon_url: url("apple-180.png"),
        social_url: url("social-1200.png"),
        paper: [Scheme::Light, Scheme::Dark].map(|scheme| paper(scheme, house)),
    }
}

/// Named by its content, as the built files are.
fn house_name(css: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(css.as_bytes());
    let hex = digest.iter().take(8).fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
    format!("house-{hex}.css")
}

/// The hash by which the Content-Security-Policy lets the inlined style sheet pass.
pub fn inline_css_hash(css: &str) -> String {
    use base64::Engine;
    use sha2::{Digest, Sha256};
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(css.as_bytes()));
    format!("'sha256-{hash}'")
}
