//! Data checks and chores of this repository, one in each module, run by `cargo xtask NAME`.
//!
//! Nothing here is part of the program. What a chore writes outside `target/`, it names.

pub mod check_data;
mod ci;
pub mod codegen;
pub mod fuzzing;
pub mod generate;
mod growth;
mod interop;
pub mod laws;
mod map_data;
mod new;
pub mod random;
pub mod root;

use anyhow::Result;
use clap::{ArgMatches, Command};

/// Something that can be done to the repository.
struct Chore {
    /// Its name on the command line.
    name: &'static str,
    /// What it does, in one sentence.
    sentence: &'static str,
    /// Declares its arguments.
    arguments: fn(Command) -> Command,
    /// Does it, and says whether all is well.
    run: fn(&ArgMatches) -> Result<bool>,
}

/// Every chore, by name.
static CHORES: &[&Chore] = &[
    &check_data::CHORE,
    &ci::CHORE,
    &codegen::CHORE,
    &fuzzing::CHORE,
    &generate::CHORE,
    &growth::CHORE,
    &interop::CHORE,
    &map_data::CHORE,
    &new::CHORE,
    &random::CHORE,
];

/// Runs the chore that the command line names, and says whether all is well.
///
/// # Errors
///
/// If the chore could not be done.
pub fn run() -> Result<bool> {
    let matches = command().get_matches();
    for chore in CHORES {
        if let Some(arguments) = matches.subcommand_matches(chore.name) {
            return (chore.run)(arguments);
        }
    }
    Ok(true)
}

fn command() -> Command {
    let command = Command::new("cargo xtask")
        .about("Data checks and chores of Chancery.")
        .subcommand_required(true)
        .arg_required_else_help(true);
    CHORES.iter().fold(command, |command, chore| {
        let subcommand = Command::new(chore.name).about(chore.sentence);
        command.subcommand((chore.arguments)(subcommand))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chores_are_sorted_and_their_arguments_valid() {
        assert!(CHORES.is_sorted_by_key(|chore| chore.name));
        command().debug_assert();
    }
}
