//! The command line of Chancery: commands, how findings are shown, files written, exit codes.
//!
//! Only this crate prints, exits, and opens files for writing. Each command is one file of
//! [`commands`], and each way to show findings one of [`render`].

pub mod addition;
mod archive;
mod audit_explain;
mod audit_text;
mod boundaries;
pub mod changelog;
pub mod changes;
pub mod commands;
pub mod contents;
pub mod diff;
pub mod exit;
pub mod formats;
mod from_tables;
#[expect(clippy::disallowed_types, reason = "the one place that runs git")]
pub mod git;
pub mod lsp;
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that writes, moves and removes files"
)]
pub mod output;
mod panel;
pub mod progress;
pub mod prompts;
pub mod registry;
pub mod render;
mod rules_url;
pub mod saved_files;
pub mod schema;
pub mod selector;
pub mod serve;
mod shell_values;
mod show;
pub mod starter;
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that has the streams"
)]
pub mod terminal;
pub mod values;

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use chancery_core::finding::visible;
pub use commands::command;
use exit::{Exit, UsageError};
use output::InTheWay;
use terminal::Terminal;

/// An error of the command line whose arguments cannot steer the terminal that shows them: where
/// one holds such characters, the error that its visible form gives.
fn shown(error: clap::Error, arguments: &[OsString]) -> clap::Error {
    let are_visible = arguments
        .iter()
        .all(|argument| matches!(visible(&argument.to_string_lossy()), Cow::Borrowed(_)));
    if are_visible {
        return error;
    }
    let arguments = arguments
        .iter()
        .map(|argument| visible(&argument.to_string_lossy()).into_owned());
    match command().try_get_matches_from(arguments) {
        Err(other) if other.use_stderr() => other,
        _ => command().error(
            error.kind(),
            "an argument contains characters that cannot be shown",
        ),
    }
}

/// Runs the program with its arguments, the first of which is its own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    match shell_values::answer(&arguments, command) {
        Ok(false) => {}
        Ok(true) => return Exit::Done.into(),
        Err(_) => return Exit::Usage.into(),
    }
    let matches = match command().try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // Help and the version are what was asked for; all else is wrong usage.
            let is_wrong = error.use_stderr();
            let code = match shown(error, &arguments).print() {
                _ if is_wrong => Exit::Usage,
                Ok(()) => Exit::Done,
                Err(error) if error.kind() == ErrorKind::BrokenPipe => Exit::ReaderGone,
                Err(_) => Exit::Failed,
            };
            return code.into();
        }
    };
    let color = matches
        .get_one::<String>("color")
        .map_or("auto", String::as_str);
    let mut terminal = Terminal::new(color);
    let Some((name, own)) = matches.subcommand() else {
        return Exit::Usage.into();
    };
    let Some(command) = commands::COMMANDS
        .iter()
        .find(|command| command.name == name)
    else {
        return Exit::Usage.into();
    };
    let done = (command.run)(own, &mut terminal).and_then(|exit| {
        // What is printed last may still be on its way.
        terminal.out.flush()?;
        Ok(exit)
    });
    match done {
        Ok(exit) => exit.into(),
        Err(error) => report(&error, &mut terminal).into(),
    }
}

/// Says what went wrong, and how the run ends for it.
fn report(error: &anyhow::Error, terminal: &mut Terminal) -> Exit {
    // A reader that has seen enough, as `head` does, needs no words. It takes away none of what was
    // found, and what it did not read is not said to be done.
    let mut causes = error.chain().filter_map(exit::of_the_system);
    let is_closed = causes.any(|cause| cause.kind() == ErrorKind::BrokenPipe);
    if is_closed {
        return match terminal.decided() {
            Exit::Done => Exit::ReaderGone,
            decided => decided,
        };
    }
    terminal.error(&format!("{error:#}"));
    if let Some(refusal) = exit::refusal(error) {
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
            terminal.choices(&usage.choices);
            Exit::Usage
        }
        None => Exit::Failed,
    }
}
