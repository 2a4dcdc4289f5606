//! How a run ends.

use std::fmt;
use std::io;
use std::process::ExitCode;

use chancery_export::refusal::Refusal;

use crate::output::InTheWay;
use crate::terminal::Terminal;

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

/// Says what went wrong, and how the run ends for it.
pub(crate) fn report(error: &anyhow::Error, terminal: &mut Terminal) -> Exit {
    // A reader that has seen enough, as `head` does, needs no words. It takes away none of what was
    // found, and what it did not read is not said to be done.
    let is_closed = error.chain().any(|cause| {
        cause
            .downcast_ref::<io::Error>()
            .is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
    });
    if is_closed {
        return match terminal.decided() {
            Exit::Done => Exit::ReaderGone,
            decided => decided,
        };
    }
    terminal.error(&format!("{error:#}"));
    if let Some(refusal) = error.downcast_ref::<Refusal>() {
        terminal.help(refusal.help);
        return Exit::Usage;
    }
    if let Some(in_the_way) = error.downcast_ref::<InTheWay>() {
        terminal.help(&in_the_way.help);
        return Exit::Failed;
    }
    match error.downcast_ref::<UsageError>() {
        Some(usage) => {
            if let Some(help) = &usage.help {
                terminal.help(help);
            }
            Exit::Usage
        }
        None => Exit::Failed,
    }
}
