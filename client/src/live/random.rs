//! Ids from the browser's own randomness.

/// Sixteen random bytes. A browser without `crypto.getRandomValues` runs no WebAssembly either, so the time is only a
/// last resort that keeps ids apart on one machine.
pub fn bytes() -> [u8; 16] {
    let mut bytes = [0; 16];
    if getrandom::fill(&mut bytes).is_err() {
        bytes[..8].copy_from_slice(&js_sys::Date::now().to_bits().to_be_bytes());
        bytes[8..].copy_from_slice(&js_sys::Math::random().to_bits().to_be_bytes());
    }
    bytes
}

/// A fraction from 0 up to 1, for jitter.
pub(super) fn fraction() -> f64 {
    js_sys::Math::random()
}
