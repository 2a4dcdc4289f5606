//! How a run ends.

use std::fmt;
use std::process::ExitCode;

/// How a run ends, as the exit code that the shell sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, with no finding at or above `--fail-on`.
    Done,
    /// 1: findings.
    Findings,
    /// 2: wrong usage, or no registry found.
    Usage,
    /// 3: the registry's folder could not be listed, or an output could not be written.
    Failed,
    /// 141: the output was not read to its end; a shell reports the same code for programs that are
    /// killed by SIGPIPE.
    ReaderGone,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Failed => 3,
            Exit::ReaderGone => 141,
        })
    }
}

/// A run that the user must put differently.
#[derive(Debug)]
pub struct UsageError {
    /// What is wrong, as one clause.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl UsageError {
    /// Wrong usage, and what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        UsageError {
            message: message.into(),
            help: Some(help.into()),
        }
    }
}

impl fmt::Display for UsageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for UsageError {}
