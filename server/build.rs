//! The bundles are built by xtask; here only their folder is made sure of, so that a plain `cargo build` works.

fn main() {
    let dist = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../dist");
    println!("cargo:rerun-if-changed={}", dist.display());
    if let Err(error) = std::fs::create_dir_all(&dist) {
        println!("cargo:warning=dist/ cannot be made: {error}");
    }
}
