//! Whose page is asking. A browser says so in `Origin` and `Sec-Fetch-Site`; programs say neither.

use axum::http::{HeaderMap, header};

use super::ApiError;
use crate::config::Config;

/// Where a call comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Caller {
    Browser,
    Program,
}

/// A browser's call must come from our own pages; a call without an origin is a program's.
pub(super) fn caller(config: &Config, headers: &HeaderMap) -> Result<Caller, ApiError> {
    let site = headers.get("sec-fetch-site").map(|value| value.to_str().unwrap_or(""));
    if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return Err(ApiError::ForeignOrigin);
    }
    match headers.get(header::ORIGIN) {
        None if site.is_some() => Ok(Caller::Browser),
        None => Ok(Caller::Program),
        Some(origin) => {
            let origin = origin.to_str().unwrap_or("");
            if is_own(config, origin, host(headers)) {
                Ok(Caller::Browser)
            } else {
                Err(ApiError::ForeignOrigin)
            }
        }
    }
}

/// The address under which people know us, for links and QR codes.
pub(super) fn public_url(config: &Config, headers: &HeaderMap) -> String {
    config.public_url.clone().unwrap_or_else(|| format!("http://{}", host(headers)))
}

/// Where an address is, as people call it.
pub(super) fn host_of(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, host)| host)
}

/// Is the page served over https, so that a cookie may say so?
pub(super) fn is_secure(config: &Config) -> bool {
    config.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
}

fn host(headers: &HeaderMap) -> &str {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("127.0.0.1")
}

fn is_own(config: &Config, origin: &str, host: &str) -> bool {
    if let Some(url) = &config.public_url {
        return origin == url;
    }
    let Some(from) = origin.strip_prefix("http://") else { return false };
    from == host && (config.hall || is_loopback(from))
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(""),
        None => host.split(':').next().unwrap_or(""),
    };
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_address_is_ours() {
        let mut config = Config::new("x");
        assert!(is_own(&config, "http://127.0.0.1:8080", "127.0.0.1:8080"));
        assert!(is_own(&config, "http://[::1]:8080", "[::1]:8080"));
        assert!(!is_own(&config, "http://127.0.0.1:9999", "127.0.0.1:8080"));
        assert!(!is_own(&config, "http://evil.example", "evil.example"));
        assert!(!is_own(&config, "null", "127.0.0.1:8080"));
        config.hall = true;
        assert!(is_own(&config, "http://hall.example", "hall.example"));
        config.public_url = Some("https://weerklank.example".into());
        assert!(is_own(&config, "https://weerklank.example", "10.0.0.1"));
        assert!(!is_own(&config, "http://weerklank.example", "weerklank.example"));
    }
}
