//! The chores that need the program: `cargo xtask --help` lists them.

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
