//! What is asked for and cannot be made.

use std::fmt;

/// Why something is not made, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, as one clause.
    pub message: String,
    /// What to do about it.
    pub help: &'static str,
}

impl Refusal {
    /// A refusal.
    #[must_use]
    pub fn new(message: impl Into<String>, help: &'static str) -> Self {
        Refusal {
            message: message.into(),
            help,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}
