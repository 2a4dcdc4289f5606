//! The program. Everything it does is in the library of the same name.

use std::process::ExitCode;

fn main() -> ExitCode {
    chancery::run(std::env::args_os())
}
