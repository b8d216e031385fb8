//! `dist/` as the server embeds it.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::thread;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Map, Value, json};

use super::Effort;
use super::asset::Asset;
use super::weight::Weight;
use crate::failure::Failure;
use crate::files;

/// Writes every asset thrice (plain, `.br`, `.gz`) and the manifest; removes what an earlier build left.
pub(super) fn write(dist: &Path, assets: &[Asset], effort: Effort) -> Result<Vec<Weight>, Failure> {
    let weights = thread::scope(|scope| {
        let work: Vec<_> =
            assets.iter().map(|asset| scope.spawn(move || write_asset(dist, asset, effort))).collect();
        work.into_iter()
            .map(|thread| {
                thread.join().unwrap_or_else(|_| Err(Failure::work("compressing an asset panicked")))
            })
            .collect::<Result<Vec<Weight>, Failure>>()
    })?;
    let manifest = format!("{:#}\n", manifest(assets));
    files::write(&dist.join("manifest.json"), manifest.as_bytes())?;
    remove_others(dist, assets)?;
    Ok(weights)
}

fn write_asset(dist: &Path, asset: &Asset, effort: Effort) -> Result<Weight, Failure> {
    let path = dist.join(&asset.name);
    let failed = Failure::at(&path);
    let (brotli, gzip) = match compressed(&asset.bytes, effort) {
        Ok(both) => both,
        Err(error) => return Err(failed(error)),
    };
    files::write(&path, &asset.bytes)?;
    files::write(&dist.join(format!("{}.br", asset.name)), &brotli)?;
    files::write(&dist.join(format!("{}.gz", asset.name)), &gzip)?;
    Ok(Weight { key: asset.key.clone(), raw: asset.bytes.len(), gzip: gzip.len(), brotli: brotli.len() })
}

fn compressed(bytes: &[u8], effort: Effort) -> std::io::Result<(Vec<u8>, Vec<u8>)> {
    let (quality, level) = match effort {
        Effort::Small => (11, 9),
        Effort::Soon => (2, 1),
    };
    let parameters =
        BrotliEncoderParams { quality, lgwin: 24, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut brotli = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &parameters)?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::new(level));
    gzip.write_all(bytes)?;
    Ok((brotli, gzip.finish()?))
}

fn manifest(assets: &[Asset]) -> Value {
    let mut names: Map<String, Value> =
        assets.iter().map(|asset| (asset.key.clone(), json!(asset.name))).collect();
    let inline = assets.iter().filter(|asset| asset.is_css());
    let sources: Map<String, Value> =
        inline.map(|asset| (asset.key.clone(), json!(asset.csp_source()))).collect();
    names.insert("csp".to_owned(), Value::Object(sources));
    Value::Object(names)
}

fn remove_others(dist: &Path, assets: &[Asset]) -> Result<(), Failure> {
    let mut ours: BTreeSet<String> = ["manifest.json".to_owned(), "weights.json".to_owned()].into();
    for asset in assets {
        ours.extend(["", ".br", ".gz"].map(|end| format!("{}{end}", asset.name)));
    }
    for path in files::entries(dist)? {
        if path.is_file() && !ours.contains(&files::name(&path)) {
            fs::remove_file(&path).map_err(Failure::at(&path))?;
        }
    }
    Ok(())
}
