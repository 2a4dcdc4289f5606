//! Everything that must hold before a change is merged.

use std::process::Command;

use anyhow::Result;
use clap::ArgMatches;

use crate::Chore;
use crate::root::{archive_beside, cargo, run_to_end, shown};

pub(crate) static CHORE: Chore = Chore {
    name: "ci",
    sentence: "Runs all checks of the code and of the data, as the continuous integration does",
    arguments: |command| command,
    run,
};

/// A check: cargo's arguments, and what is set in its environment.
struct Step {
    arguments: &'static [&'static str],
    environment: &'static [(&'static str, &'static str)],
}

/// The checks of the code, the quickest first.
static STEPS: &[Step] = &[
    Step {
        arguments: &["fmt", "--all", "--check"],
        environment: &[],
    },
    Step {
        arguments: &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-Dwarnings",
        ],
        environment: &[],
    },
    // Doc tests are among them.
    Step {
        arguments: &["test", "--workspace", "--locked"],
        environment: &[],
    },
    Step {
        arguments: &["doc", "--workspace", "--no-deps", "--locked"],
        environment: &[("RUSTDOCFLAGS", "-Dwarnings")],
    },
];

/// How long each fuzz target runs, in minutes. Building them takes longer; docs/performance.md has
/// the figures.
const FUZZED: &str = "1";

fn run(_: &ArgMatches) -> Result<bool> {
    for step in STEPS {
        let mut command = cargo();
        command
            .args(step.arguments)
            .envs(step.environment.iter().copied());
        run_step(&mut command)?;
    }
    let mut check_data = cargo();
    check_data.args(["xtask", "check-data"]);
    match archive_beside() {
        Some(archive) => {
            check_data.arg("--archive").arg(archive);
        }
        None => println!("no archive at ../shared/archive: quotes are not held against it"),
    }
    run_step(&mut check_data)?;
    run_step(cargo().args(["xtask", "interop"]))?;
    run_step(cargo().args(["xtask", "fuzz", "--minutes", FUZZED]))?;
    Ok(true)
}

fn run_step(command: &mut Command) -> Result<()> {
    println!("\n== {}", shown(command));
    run_to_end(command)
}
