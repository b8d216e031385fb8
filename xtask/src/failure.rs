//! What went wrong, in one sentence for the person at the terminal.

use std::fmt::Display;
use std::path::Path;
use std::process::ExitCode;

/// The end of a verb. Exit code 1: the work itself failed; 2: the machine or the call is not as it should be.
#[derive(Debug)]
pub(crate) struct Failure {
    sentence: Option<String>,
    code: u8,
}

impl Failure {
    pub(crate) fn work(sentence: impl Into<String>) -> Self {
        Self { sentence: Some(sentence.into()), code: 1 }
    }

    pub(crate) fn setup(sentence: impl Into<String>) -> Self {
        Self { sentence: Some(sentence.into()), code: 2 }
    }

    /// For a verb that has already said it all, and whose last line must stay the last.
    pub(crate) fn told() -> Self {
        Self { sentence: None, code: 1 }
    }

    /// Names the file that an I/O error is about, which the error itself does not.
    pub(crate) fn at<E: Display>(path: &Path) -> impl FnOnce(E) -> Self {
        move |error| Self::work(format!("{}: {error}", path.display()))
    }

    pub(crate) fn tell(&self) {
        if let Some(sentence) = &self.sentence {
            eprintln!("{sentence}");
        }
    }

    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}
