//! The chores that need the program: `cargo xtask --help` lists them.

#![allow(clippy::print_stderr, reason = "a chore says why it fails")]

use std::process::ExitCode;

fn main() -> ExitCode {
    match xtask_product::run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
