//! What the pages weigh, and what they may.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::failure::Failure;
use crate::files;

pub(super) struct Weight {
    pub(super) key: String,
    pub(super) raw: usize,
    pub(super) gzip: usize,
    pub(super) brotli: usize,
}

/// Most bytes of brotli that an asset may have: a phone in a full hall fetches them all at once.
const BUDGETS: [(&str, usize); 1] = [("attendee.wasm", 200_000)];

/// `weights.json`, so that tests can hold the pages against the same numbers.
pub(super) fn write(dist: &Path, weights: &[Weight]) -> Result<(), Failure> {
    let mut all: Map<String, Value> = Map::new();
    for Weight { key, raw, gzip, brotli } in weights {
        all.insert(key.clone(), json!({"raw": raw, "gzip": gzip, "brotli": brotli}));
    }
    let budgets: Map<String, Value> =
        BUDGETS.iter().map(|(key, most)| ((*key).to_owned(), json!(most))).collect();
    all.insert("budgets".to_owned(), Value::Object(budgets));
    files::write(&dist.join("weights.json"), format!("{:#}\n", Value::Object(all)).as_bytes())
}

pub(super) fn read(dist: &Path) -> Result<Vec<Weight>, Failure> {
    let path = dist.join("weights.json");
    let all: Map<String, Value> = serde_json::from_slice(&files::read(&path)?).map_err(Failure::at(&path))?;
    let number =
        |value: &Value, name: &str| value[name].as_u64().and_then(|number| usize::try_from(number).ok());
    let weights = all.iter().filter_map(|(key, value)| {
        let (raw, gzip, brotli) = (number(value, "raw")?, number(value, "gzip")?, number(value, "brotli")?);
        Some(Weight { key: key.clone(), raw, gzip, brotli })
    });
    Ok(weights.collect())
}

pub(super) fn print(weights: &[Weight]) {
    println!("  {:<18} {:>10} {:>10} {:>10}", "asset", "raw", "gzip", "brotli");
    for Weight { key, raw, gzip, brotli } in weights {
        println!("  {key:<18} {:>10} {:>10} {:>10}", kilobytes(*raw), kilobytes(*gzip), kilobytes(*brotli));
    }
}

pub(super) fn check(weights: &[Weight]) -> Result<(), Failure> {
    let over =
        |weight: &&Weight| BUDGETS.iter().any(|(key, most)| weight.key == *key && weight.brotli > *most);
    let over: Vec<&str> = weights.iter().filter(over).map(|weight| weight.key.as_str()).collect();
    if over.is_empty() {
        Ok(())
    } else {
        Err(Failure::work(format!("over its budget (xtask/src/bundle/weight.rs): {}", over.join(", "))))
    }
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::{Weight, check};

    fn attendee(brotli: usize) -> [Weight; 1] {
        [Weight { key: "attendee.wasm".to_owned(), raw: 0, gzip: 0, brotli }]
    }

    #[test]
    fn the_attendees_module_has_a_limit() {
        assert!(check(&attendee(200_000)).is_ok());
        assert!(check(&attendee(200_001)).is_err());
    }
}
