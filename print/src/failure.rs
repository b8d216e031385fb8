//! Why there is no document. None of these holds a word of anybody: they go into logs.

/// A document that does not come.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    #[error("this build makes no PDF")]
    NoPress,
    #[error("what is to be printed cannot be written down")]
    Data,
    /// The lines of our sheets at which it went wrong; what the compiler says may quote people's words.
    #[error("the sheet cannot be set: {}", .0.join(", "))]
    Sheet(Vec<String>),
    #[error("the document does not keep to PDF/UA-1: {}", .0.join(", "))]
    Standard(Vec<String>),
}
