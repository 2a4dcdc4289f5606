//! One file for each command, and the list of all of them.

mod audit;
mod build;
mod check;
mod explain;
mod export;
mod list;
mod rules;
mod show;

use anyhow::Result;
use clap::ArgMatches;

use crate::exit::Exit;
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
    &audit::COMMAND,
    &list::COMMAND,
    &show::COMMAND,
    &export::COMMAND,
    &build::COMMAND,
    &rules::COMMAND,
    &explain::COMMAND,
];

/// The argument that names a registry's folder.
fn folder() -> clap::Arg {
    clap::Arg::new("dir")
        .value_name("DIR")
        .value_parser(clap::value_parser!(std::path::PathBuf))
        .help("Folder of the registry [default: as for --registry]")
}
