//! Everything that must hold before a change is merged.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use clap::ArgMatches;

use crate::Chore;
use crate::root::{archive_beside, cargo, root, run_to_end, shown};

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
    // Each package is compiled as it would be published, without the files that it leaves out. What
    // is not committed yet is checked as well.
    Step {
        arguments: &[
            "package",
            "--workspace",
            "--exclude=xtask",
            "--exclude=xtask-product",
            "--locked",
            "--allow-dirty",
            "--target-dir",
            PACKAGED,
        ],
        environment: &[],
    },
];

/// Where packages are compiled: apart, since cargo takes a package for one of the same version that it
/// compiled before.
const PACKAGED: &str = "target/packaged";

/// The target without files, clock and terminal for which the libraries must compile.
const WASM: &str = "wasm32-unknown-unknown";

/// How long each fuzz target runs, in minutes. Building them takes longer; docs/performance.md has
/// the figures.
const FUZZED: &str = "1";

fn run(_: &ArgMatches) -> Result<bool> {
    forget_earlier_packages();
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
    // The last one, so that all others are run where it cannot be.
    build_for_wasm()?;
    Ok(true)
}

/// Removes what cargo has kept of packages of this workspace that were checked before: it takes a
/// package of the same version for the same one, and would compile the others with it.
fn forget_earlier_packages() {
    let _ = fs::remove_dir_all(root().join(PACKAGED));
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let Some(home) = home else { return };
    let folders = |of: PathBuf| {
        let entries = fs::read_dir(of).into_iter().flatten().flatten();
        entries.map(|entry| entry.path())
    };
    let begins = |path: &PathBuf, with: &str| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with(with))
    };
    // A registry without a host is that of a folder, which cargo makes to check packages.
    let registries = folders(home.join("registry/src")).filter(|it| begins(it, "-"));
    let packages = registries.flat_map(folders);
    for package in packages.filter(|it| begins(it, "chancery")) {
        // What stays makes the check of the packages fail, and is named there.
        let _ = fs::remove_dir_all(package);
    }
}

/// Compiles the libraries for WebAssembly, where the standard library of that target is there or can
/// be had.
fn build_for_wasm() -> Result<()> {
    let mut add = Command::new("rustup");
    let is_added = run_step(add.args(["target", "add", WASM])).is_ok();
    if !is_added && !has_standard_library(WASM) {
        bail!(
            "this Rust has no standard library for {WASM}, and rustup could not install it: \
             whether the libraries compile for it is not known"
        );
    }
    run_step(cargo().args([
        "build",
        "--package=chancery-core",
        "--package=chancery-export",
        "--target",
        WASM,
        "--locked",
    ]))
}

/// Whether the standard library of a target is installed, by rustup or otherwise.
fn has_standard_library(target: &str) -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .args(["--print", "target-libdir", "--target", target])
        .output();
    output.is_ok_and(|output| {
        let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success() && Path::new(&folder).is_dir()
    })
}

fn run_step(command: &mut Command) -> Result<()> {
    println!("\n== {}", shown(command));
    run_to_end(command)
}
