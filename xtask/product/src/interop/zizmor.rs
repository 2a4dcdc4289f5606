//! zizmor looks for ways into the action, into the workflow that the documents show and into those
//! of this repository.

use std::fs;
use std::process::Command;

use anyhow::{Result, bail};
use xtask::root::root;

use super::actionlint::documented_workflow;
use super::install::Package;
use super::{Bench, Test};

pub(super) static TEST: Test = Test {
    name: "zizmor",
    program: "zizmor",
    package: Package::Pip("zizmor"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let folder = bench.folder.join(".github/workflows");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("registry.yml"), documented_workflow()?)?;
    fs::copy(root().join("action.yml"), bench.folder.join("action.yml"))?;
    for own in ["ci.yml", "release.yml", "../dependabot.yml"] {
        fs::copy(root().join(".github/workflows").join(own), folder.join(own))?;
    }
    let mut command = Command::new(&bench.program);
    command
        .args(["--offline", "--no-progress", "--no-config"])
        .arg(&bench.folder);
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    if !output.status.success() || !said.contains("No findings to report") {
        bail!("zizmor finds\n{said}");
    }
    println!("       nothing found");
    Ok(())
}
