//! The chores that need the program or its libraries, one in each module, and the laws that fuzzed
//! inputs and random registries are checked against. `cargo xtask NAME` compiles and runs them.

#![allow(clippy::print_stdout, reason = "a chore says what it does")]

pub mod check_data;
pub mod codegen;
pub mod fuzzing;
pub mod generate;
mod growth;
mod interop;
pub mod laws;
mod map_data;
mod peers;
pub mod random;

use anyhow::Result;
use clap::{ArgMatches, Command};
use xtask::CHORES_OF_PRODUCT;

/// Something that can be done to the repository. What it does is said in [`CHORES_OF_PRODUCT`].
struct Chore {
    /// Its name on the command line.
    name: &'static str,
    /// Declares its arguments.
    arguments: fn(Command) -> Command,
    /// Does it, and says whether all is well.
    run: fn(&ArgMatches) -> Result<bool>,
}

/// Every chore, by name.
static CHORES: &[&Chore] = &[
    &check_data::CHORE,
    &codegen::CHORE,
    &fuzzing::CHORE,
    &generate::CHORE,
    &growth::CHORE,
    &interop::CHORE,
    &map_data::CHORE,
    &peers::CHORE,
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
    let command = Command::new("xtask")
        .bin_name("cargo xtask")
        .subcommand_required(true)
        .arg_required_else_help(true);
    let listed = CHORES.iter().zip(CHORES_OF_PRODUCT);
    listed.fold(command, |command, (chore, (_, sentence))| {
        let subcommand = Command::new(chore.name).about(*sentence);
        command.subcommand((chore.arguments)(subcommand))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chores_are_those_that_are_listed_and_their_arguments_valid() {
        let listed = CHORES_OF_PRODUCT.iter().map(|(name, _)| *name);
        assert!(CHORES.iter().map(|chore| chore.name).eq(listed));
        command().debug_assert();
    }
}
