//! How a run ends.

use std::error::Error;
use std::fmt;
use std::io;
use std::process::ExitCode;

use chancery_export::error::ExportError;
use chancery_export::refusal::Refusal;

/// How a run ends, as the exit code that the shell sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// 0: done, with no finding at or above `--fail-on`.
    Done,
    /// 1: findings.
    Findings,
    /// 1: the editor of `lsp` ended without a request to shut down, as the protocol has it.
    NotShutDown,
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
            Exit::Findings | Exit::NotShutDown => 1,
            Exit::Usage => 2,
            Exit::Failed => 3,
            Exit::ReaderGone => 141,
        })
    }
}

/// A run that the user must put differently.
#[derive(Debug, Default)]
pub struct UsageError {
    /// What is wrong, as one clause.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// What there is to choose from, each for a line of its own.
    pub choices: Vec<String>,
}

impl UsageError {
    /// Wrong usage, and what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        UsageError {
            message: message.into(),
            help: Some(help.into()),
            choices: Vec::new(),
        }
    }
}

impl fmt::Display for UsageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl Error for UsageError {}

/// The error of the system that a cause is, also of one that an export reports.
pub fn of_the_system<'e>(cause: &'e (dyn Error + 'static)) -> Option<&'e io::Error> {
    match cause.downcast_ref::<ExportError>() {
        Some(ExportError::Io(error)) => Some(error),
        _ => cause.downcast_ref(),
    }
}

/// The refusal that an error is, also of one that an export reports.
pub fn refusal(error: &anyhow::Error) -> Option<&Refusal> {
    match error.downcast_ref::<ExportError>() {
        Some(ExportError::Refused(refusal)) => Some(refusal),
        _ => error.downcast_ref(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_export_reports_is_found_under_a_context() {
        let gone = io::Error::from(io::ErrorKind::BrokenPipe);
        let error = anyhow::Error::from(ExportError::from(gone)).context("writing");
        let found = error.chain().find_map(of_the_system);
        assert_eq!(found.map(io::Error::kind), Some(io::ErrorKind::BrokenPipe));

        let refused = ExportError::from(Refusal::new("nothing to draw", "add a state"));
        let error = anyhow::Error::from(refused);
        assert_eq!(refusal(&error).map(|it| it.help), Some("add a state"));
        assert_eq!(format!("{error:#}"), "nothing to draw");
    }
}
