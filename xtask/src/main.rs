//! Data checks and chores: `cargo xtask --help` lists them.

use std::process::ExitCode;

fn main() -> ExitCode {
    match xtask::run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
