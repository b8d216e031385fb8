//! The bindings between a module and the browser.

use wasm_bindgen_cli_support::Bindgen;

use super::asset::Asset;
use crate::failure::Failure;

/// The module as the browser gets it, and the JavaScript that loads it.
///
/// The glue names no address of the module (the boot file passes it), so the two are hashed apart.
pub(super) fn generate(page: &str, module: &[u8]) -> Result<(Asset, Asset), Failure> {
    let failed = |error| Failure::work(format!("wasm-bindgen cannot read the module of {page}: {error:#}"));
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(page, module.to_vec())
        .web(true)
        .map_err(failed)?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut output = bindgen.generate_output().map_err(failed)?;
    let inline = output.snippets().values().any(|snippets| !snippets.is_empty());
    if inline || !output.local_modules().is_empty() || !output.npm_dependencies().is_empty() {
        return Err(Failure::work(format!(
            "{page} brings JavaScript of its own: it belongs in client/boot/"
        )));
    }
    let wasm = Asset::new(page, "wasm", output.wasm_mut().emit_wasm());
    Ok((wasm, Asset::new(page, "js", output.js().as_bytes().to_vec())))
}
