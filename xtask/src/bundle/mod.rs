//! What the browser loads: compiled, named by content, compressed, and listed in `dist/manifest.json`.
//!
//! Done here and never in a build script, so that a plain `cargo build` stays plain. Cargo decides whether
//! compiling is needed; the stamp decides whether the rest is.

mod asset;
mod compile;
mod css;
mod glue;
mod install;
mod js;
mod output;
mod sources;
mod stamp;
mod weight;

use asset::Asset;
use sources::Sources;

use crate::failure::Failure;
use crate::journal::Journal;
use crate::workspace::Workspace;

/// How much time the bundle is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Effort {
    /// What people get: smallest, budgets enforced.
    Small,
    /// While writing code: soonest, whatever the size.
    Soon,
}

/// A page's WebAssembly and what comes with it.
struct Page {
    name: &'static str,
    /// From `client/styles/`, in the order in which they are joined.
    styles: &'static [&'static str],
}

const PAGES: [Page; 2] = [
    Page { name: "attendee", styles: &["tokens.css", "base.css", "attendee.css"] },
    Page {
        name: "staff",
        styles: &["tokens.css", "base.css", "staff.css", "table.css", "organiser.css", "projector.css"],
    },
];

/// Looks of pages without WebAssembly, by name.
const SHEETS: [(&str, &[&str]); 2] = [
    ("plain", &["tokens.css", "base.css", "plain.css"]),
    ("outcome", &["tokens.css", "base.css", "plain.css", "outcome.css", "series.css"]),
];

/// Where the server serves `dist/`.
const BASE_URL: &str = "/assets/";

pub(crate) fn verb(workspace: &Workspace, _: &[String]) -> Result<(), Failure> {
    let mut journal = Journal::open();
    bundle(workspace, &mut journal, Effort::Small)?;
    journal.print_summary();
    Ok(())
}

pub(crate) fn bundle(workspace: &Workspace, journal: &mut Journal, effort: Effort) -> Result<(), Failure> {
    let modules = journal.step("client", || compile::modules(workspace, effort))?;
    journal.step("bundles", || pack(workspace, &Sources::read(workspace, &modules)?, effort))
}

fn pack(workspace: &Workspace, sources: &Sources, effort: Effort) -> Result<(), Failure> {
    let dist = workspace.path("dist");
    let stamp = stamp::of(sources, effort)?;
    if !stamp::is_fresh(workspace, &stamp) {
        let assets = assets(sources)?;
        let weights = output::write(&dist, &assets, effort)?;
        weight::write(&dist, &weights)?;
        stamp::leave(workspace, &stamp, &assets)?;
    }
    let weights = weight::read(&dist)?;
    weight::print(&weights);
    if effort == Effort::Small { weight::check(&weights) } else { Ok(()) }
}

/// Glue and boot files name what they load, so what is loaded gets its name first.
fn assets(sources: &Sources) -> Result<Vec<Asset>, Failure> {
    let icons = sources.icons.as_ref().map(|bytes| Asset::new("icons", "svg", bytes.clone()));
    let icons_url = icons.as_ref().map(Asset::url).unwrap_or_default();
    let mut assets = Vec::new();
    for page in &sources.pages {
        let (wasm, glue) = glue::generate(page.name, &page.module)?;
        if let Some(css) = &page.css {
            assets.push(Asset::new(
                page.name,
                "css",
                css::shorten(&css.replace("__ICONS__", &icons_url)).into_bytes(),
            ));
        }
        if let Some(boot) = &page.boot {
            let boot = boot
                .replace("__GLUE__", &glue.url())
                .replace("__WASM__", &wasm.url())
                .replace("__ICONS__", &icons_url);
            assets.push(Asset::new(&format!("boot-{}", page.name), "js", js::shorten(&boot).into_bytes()));
        }
        assets.extend([wasm, glue]);
    }
    for (name, css) in &sources.sheets {
        assets.push(Asset::new(name, "css", css::shorten(css).into_bytes()));
    }
    assets.extend(icons);
    assets.extend(install::pictures(sources));
    assets.extend(install::unsent(sources));
    assets.extend(install::manifest(sources, &assets)?);
    assets.extend(install::worker(sources, &assets));
    Ok(assets)
}
