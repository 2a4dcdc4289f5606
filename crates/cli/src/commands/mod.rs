//! One file for each command, and the list of all of them.

mod audit;
mod build;
mod changelog;
mod check;
mod completions;
mod diff;
mod explain;
mod export;
mod fmt;
mod list;
mod lsp;
mod man;
mod new;
mod rules;
mod schema;
mod show;
mod watch;

use std::io::Write as _;

use anyhow::Result;
use chancery_core::check::LocatedFinding;
use chancery_core::finding::how_many;
use chancery_core::model::Level;
use clap::ArgMatches;

use crate::exit::Exit;
use crate::registry::OpenedRegistry;
use crate::render::{RenderedFinding, human};
use crate::terminal::Terminal;

/// A command.
pub struct Command {
    /// Its name.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub sentence: &'static str,
    /// Adds its arguments.
    pub define: fn(clap::Command) -> clap::Command,
    /// Does it.
    pub run: fn(&ArgMatches, &mut Terminal) -> Result<Exit>,
}

/// Every command, in the order in which help lists them.
pub static COMMANDS: &[&Command] = &[
    &check::COMMAND,
    &fmt::COMMAND,
    &new::COMMAND,
    &audit::COMMAND,
    &diff::COMMAND,
    &changelog::COMMAND,
    &list::COMMAND,
    &show::COMMAND,
    &export::COMMAND,
    &build::COMMAND,
    &watch::COMMAND,
    &rules::COMMAND,
    &explain::COMMAND,
    &schema::COMMAND,
    &lsp::COMMAND,
    &completions::COMMAND,
    &man::COMMAND,
];

/// The whole command line, as help, documents and completions see it.
#[must_use]
pub fn command() -> clap::Command {
    let mut program = clap::Command::new("chancery")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Check, query and export a registry of relations between states.")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .args([
            clap::Arg::new("registry")
                .long("registry")
                .value_name("DIR")
                .value_parser(clap::value_parser!(std::path::PathBuf))
                .global(true)
                .help(
                    "Folder of the registry [default: the nearest parent folder with a \
                       registry.yaml, otherwise ./data]",
                ),
            clap::Arg::new("color")
                .long("color")
                .value_name("WHEN")
                .value_parser(["auto", "always", "never"])
                .default_value("auto")
                .global(true)
                .help("When to use colours; NO_COLOR is respected"),
        ]);
    for command in COMMANDS {
        let own = clap::Command::new(command.name).about(command.sentence);
        program = program.subcommand((command.define)(own));
    }
    program
}

/// The argument that names a registry's folder.
fn folder() -> clap::Arg {
    clap::Arg::new("dir")
        .value_name("DIR")
        .value_parser(clap::value_parser!(std::path::PathBuf))
        .help("Folder of the registry [default: as for --registry]")
}

/// Looks at the findings before files are made of the registry. With an error among them they are
/// printed, and the run ends.
///
/// # Errors
///
/// If they cannot be printed.
fn stop_on_errors(
    opened: &OpenedRegistry,
    findings: &[LocatedFinding],
    terminal: &mut Terminal,
) -> Result<Option<Exit>> {
    let errors: Vec<&LocatedFinding> = findings
        .iter()
        .filter(|found| found.finding.level == Level::Error)
        .collect();
    if errors.is_empty() {
        return Ok(None);
    }
    terminal.decide(Exit::Findings);
    let shown = RenderedFinding::at_most(human::RENDERER.most, errors);
    // The stream takes away the styles that are not wanted.
    let text = human::text(opened, &shown, true, terminal.width());
    terminal.err.write_all(text.as_bytes())?;
    if shown.left_out > 0 {
        let rest = how_many(shown.left_out, "more error");
        writeln!(terminal.err, "{rest}; `chancery check` shows them\n")?;
    }
    terminal.error("nothing was written, because the registry has errors");
    Ok(Some(Exit::Findings))
}
