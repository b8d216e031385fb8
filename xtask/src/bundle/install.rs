//! What makes the page an app: its icons, the manifest that names them, and the service worker.

use sha2::{Digest, Sha256};

use super::asset::{Asset, hex};
use super::js;
use super::sources::Sources;
use crate::failure::Failure;

pub(super) fn pictures(sources: &Sources) -> Vec<Asset> {
    sources.pictures.iter().map(|(stem, bytes)| Asset::new(stem, "png", bytes.clone())).collect()
}

/// Browsers ask for it under one name, and it names the icons by theirs.
pub(super) fn manifest(sources: &Sources, assets: &[Asset]) -> Result<Option<Asset>, Failure> {
    let Some(manifest) = &sources.manifest else { return Ok(None) };
    let pictures = assets.iter().filter(|asset| asset.is_picture());
    let named = pictures
        .fold(manifest.clone(), |text, asset| text.replace(&format!("__{}__", asset.key), &asset.url()));
    let json: serde_json::Value = serde_json::from_str(&named)
        .map_err(|error| Failure::work(format!("client/icons/manifest.webmanifest: {error}")))?;
    if named.contains("__") {
        return Err(Failure::work("client/icons/manifest.webmanifest names an icon that is not there"));
    }
    Ok(Some(Asset::fixed("manifest", "webmanifest", json.to_string().into_bytes())))
}

pub(super) fn unsent(sources: &Sources) -> Option<Asset> {
    let script = js::shorten(sources.unsent.as_ref()?);
    Some(Asset::new("boot-unsent", "js", script.into_bytes()))
}

/// Its version is that of the files it keeps: one build, one generation.
pub(super) fn worker(sources: &Sources, assets: &[Asset]) -> Option<Asset> {
    let files: Vec<String> = assets.iter().filter(|asset| asset.is_attendees()).map(Asset::url).collect();
    let list = serde_json::Value::from(files).to_string();
    let version = hex(&Sha256::digest(&list)[..8]);
    let worker = sources.worker.as_ref()?;
    let worker = js::shorten(worker).replace("__VERSION__", &version).replace("__FILES__", &list);
    Some(Asset::fixed("sw", "js", worker.into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(manifest: &str) -> Sources {
        Sources {
            pages: Vec::new(),
            sheets: Vec::new(),
            icons: None,
            pictures: vec![("icon-192".to_owned(), vec![1])],
            manifest: Some(manifest.to_owned()),
            unsent: None,
            worker: Some("// why\nconst V = \"__VERSION__\";\nconst F = __FILES__;\n".to_owned()),
        }
    }

    #[test]
    fn the_manifest_names_its_icons_and_no_others() {
        let named = sources(r#"{"icons": [{"src": "__icon-192.png__"}]}"#);
        let pictures = pictures(&named);
        let manifest = manifest(&named, &pictures).unwrap().unwrap();
        assert_eq!(manifest.name, "manifest.webmanifest");
        assert_eq!(
            String::from_utf8(manifest.bytes).unwrap(),
            format!(r#"{{"icons":[{{"src":"{}"}}]}}"#, pictures[0].url())
        );
        let strange = sources(r#"{"icons": [{"src": "__icon-64.png__"}]}"#);
        assert!(super::manifest(&strange, &pictures).is_err());
    }

    #[test]
    fn the_workers_version_follows_the_attendees_files() {
        let text =
            |assets: &[Asset]| String::from_utf8(worker(&sources("{}"), assets).unwrap().bytes).unwrap();
        let glue = |bytes: &[u8]| Asset::new("attendee", "js", bytes.to_vec());
        let one = text(&[glue(b"1"), Asset::new("staff", "js", b"1".to_vec())]);
        assert_eq!(
            one,
            text(&[glue(b"1"), Asset::new("staff", "js", b"2".to_vec())]),
            "staff's are not kept"
        );
        assert_ne!(one, text(&[glue(b"2")]));
        assert!(one.contains(&glue(b"1").url()) && !one.contains("__"), "{one}");
    }
}
