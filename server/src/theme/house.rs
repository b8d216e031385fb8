//! A house's own tokens: one file of blocks with values for names of ours, refused at start when it holds anything else.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::contrast::{Faint, faint};
use super::sheet::{Block, Declaration, Fault, read};
use super::tokens::{Scheme, Tokens, Values};

/// What a house changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct House {
    pub(super) tokens: Tokens,
}

/// Why a file was not taken, for whoever wrote it.
#[derive(Debug, thiserror::Error)]
pub enum HouseError {
    #[error("--theme {}: cannot be read ({cause})", path.display())]
    Read { path: PathBuf, cause: std::io::Error },
    #[error("--theme {}, line {line}: {why}", path.display())]
    Refused { path: PathBuf, line: usize, why: String },
}

/// Two colours that a house put too close together, in words.
pub type Weak = String;

/// What a page computes for itself, and what fingers need: not a matter of taste.
const NOT_A_LOOK: [&str; 2] = ["dir", "target"];

impl House {
    pub fn open(path: &Path) -> Result<Self, HouseError> {
        let css = std::fs::read_to_string(path)
            .map_err(|cause| HouseError::Read { path: path.to_owned(), cause })?;
        Self::of(&css).map_err(|Fault { line, why }| HouseError::Refused { path: path.to_owned(), line, why })
    }

    pub(super) fn of(css: &str) -> Result<Self, Fault> {
        let ours = Tokens::ours();
        let mut house = Self::default();
        for block in read(css.trim_start_matches('\u{feff}'))? {
            let scheme = scheme(&block)?;
            for declaration in &block.declarations {
                house.take(scheme, declaration, &ours)?;
            }
        }
        Ok(house)
    }

    fn take(&mut self, scheme: Scheme, declaration: &Declaration, ours: &Tokens) -> Result<(), Fault> {
        let Declaration { name, value, line } = declaration;
        let fault = |why: String| Err(Fault::new(*line, why));
        let Some(token) = name.strip_prefix("--") else {
            return fault(format!("“{name}” is not a token; this file may only set ours, such as --action"));
        };
        if NOT_A_LOOK.contains(&token) {
            return fault(format!("{name} is not for a house to change"));
        }
        if ours.colour(Scheme::Light, token).is_some() {
            if !is_colour(token, value) {
                return fault(format!("{name} needs a colour such as #0b5c8a, not “{value}”"));
            }
            self.tokens.colours.entry(scheme).or_default().insert(token.into(), value.to_ascii_lowercase());
        } else if ours.common.contains_key(token) {
            if scheme != Scheme::Light {
                return fault(format!("{name} is the same in every theme: set it in :root"));
            }
            if let Some(why) = unfit(value) {
                return fault(format!("{name}: {why}"));
            }
            self.tokens.common.insert(token.into(), value.clone());
        } else {
            return fault(format!(
                "{name} is not one of our tokens (client/styles/tokens.css in the source lists them; see `--theme` in the README)"
            ));
        }
        Ok(())
    }

    /// The rules that lay it over ours, to stand after them.
    pub fn css(&self) -> String {
        let mut css = String::new();
        if !self.tokens.common.is_empty() {
            write_block(&mut css, ":root", &self.tokens.common);
        }
        for (scheme, values) in &self.tokens.colours {
            match device(*scheme) {
                None => write_block(&mut css, scheme.by_hand(), values),
                Some(media) => {
                    css.push_str(media);
                    css.push('{');
                    write_block(&mut css, ":root:not([data-theme])", values);
                    css.push_str("}@media screen{");
                    write_block(&mut css, scheme.by_hand(), values);
                    css.push('}');
                }
            }
        }
        css
    }

    /// Pairs that were far enough apart before the house changed one of them.
    pub fn weak(&self) -> Vec<Weak> {
        let mut tokens = Tokens::ours();
        for (scheme, values) in &self.tokens.colours {
            tokens.colours.entry(*scheme).or_default().extend(values.clone());
        }
        let mut all = faint(&tokens);
        // A colour that writes and draws is said once, by what needs most: words come before signs.
        let mut seen = Vec::new();
        all.retain(|Faint { scheme, pair, .. }| {
            let is_new = !seen.contains(&(*scheme, pair.front.clone(), pair.ground.clone()));
            seen.push((*scheme, pair.front.clone(), pair.ground.clone()));
            is_new
        });
        all.iter().map(told).collect()
    }
}

/// Ours comes first, so a house's dark, standing after our high contrast, must not win from it.
fn device(scheme: Scheme) -> Option<&'static str> {
    match scheme {
        Scheme::Dark => {
            Some("@media screen and (prefers-color-scheme: dark) and (not (prefers-contrast: more))")
        }
        other => other.by_device(),
    }
}

fn told(faint: &Faint) -> Weak {
    let Faint { scheme, pair, ratio } = faint;
    let (front, ground, needs) = (&pair.front, &pair.ground, pair.drawn.needs());
    let has = ratio.map_or("no contrast at all".to_owned(), |ratio| format!("contrast {:.2}", floor(ratio)));
    format!("{}: --{front} on --{ground} has {has}, and needs {needs}", scheme.as_str())
}

/// 4.499 is not 4.50.
fn floor(ratio: f64) -> f64 {
    (ratio * 100.0).floor() / 100.0
}

fn write_block(css: &mut String, selector: &str, values: &Values) {
    let all: Vec<String> = values.iter().map(|(name, value)| format!("--{name}:{value}")).collect();
    // Writing to a string cannot fail.
    let _ = write!(css, "{selector}{{{}}}", all.join(";"));
}

fn scheme(block: &Block) -> Result<Scheme, Fault> {
    if block.media.is_some() {
        let why = "@media is not needed: write [data-theme=\"dark\"] or [data-theme=\"contrast\"] once, and it counts for devices that ask for it as well";
        return Err(Fault::new(block.line, why));
    }
    let mut named = block.selector.split(',').map(|one| {
        let plain = one.trim().replace(['"', '\''], "");
        match plain.strip_prefix(":root").filter(|rest| !rest.is_empty()).unwrap_or(&plain) {
            ":root" | "[data-theme=light]" => Some(Scheme::Light),
            "[data-theme=dark]" => Some(Scheme::Dark),
            "[data-theme=contrast]" => Some(Scheme::Contrast),
            _ => None,
        }
    });
    let first = named.next().flatten();
    match first.filter(|first| named.all(|other| other == Some(*first))) {
        Some(scheme) => Ok(scheme),
        None => Err(Fault::new(
            block.line,
            format!(
                "“{}” is not a block of tokens; these are: :root, [data-theme=\"dark\"], [data-theme=\"contrast\"]",
                block.selector
            ),
        )),
    }
}

/// `#rgb` or `#rrggbb`: of what shines through, no contrast can be told. The veil behind a dialog is meant to.
fn is_colour(token: &str, value: &str) -> bool {
    let digits = value.strip_prefix('#').unwrap_or_default();
    let length = matches!(digits.len(), 3 | 6) || (token == "scrim" && digits.len() == 8);
    length && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

const FUNCTIONS: [&str; 7] = ["calc", "min", "max", "clamp", "rgb", "cubic-bezier", ""];

/// Why a value that is no colour cannot be laid over ours; `None` when it can.
fn unfit(value: &str) -> Option<String> {
    let plain = |c: char| c.is_alphanumeric() || " .,%()+-*/\"'#_".contains(c);
    if let Some(strange) = value.chars().find(|c| !plain(*c)) {
        return Some(format!("“{strange}” cannot stand in a token"));
    }
    if value.is_empty() {
        return Some("it has no value".to_owned());
    }
    let open = value.matches('(').count() == value.matches(')').count();
    let quoted = ['"', '\''].iter().all(|quote| value.matches(*quote).count().is_multiple_of(2));
    if !open || !quoted {
        return Some("a ( or a quote is not closed".to_owned());
    }
    let mut before: Vec<&str> = value.split('(').collect();
    before.pop();
    before.into_iter().find_map(|part| {
        let name = part.rsplit([' ', ',', '(', '+', '*', '/']).next().unwrap_or_default();
        (!FUNCTIONS.contains(&name))
            .then(|| format!("{name}() is not one of calc, min, max, clamp, rgb, cubic-bezier"))
    })
}
