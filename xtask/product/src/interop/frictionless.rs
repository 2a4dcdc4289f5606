//! Frictionless finds the data package valid, with its types, keys and references.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use chancery_core::model::{MembershipTest, RoleTest, Selector};
use chancery_export::formats::Options;
use chancery_export::views::TABLES;
use serde_json::Value;

use super::install::Package;
use super::{Bench, Files, Test, export_of, hostile, write_into};

pub(super) static TEST: Test = Test {
    name: "frictionless",
    program: "frictionless",
    package: Package::Pip("frictionless"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let everything = Selector::default();
    let plain = Options::default();
    let for_excel = Options {
        excel: true,
        ..Options::default()
    };
    let partners_only = Options {
        only: TABLES
            .iter()
            .copied()
            .filter(|it| it.name == "partners")
            .collect(),
        ..Options::default()
    };
    let members = Selector {
        member_of: vec![MembershipTest {
            organisation: "EU".into(),
            role: RoleTest::Full,
        }],
        ..Selector::default()
    };
    let data = &bench.reading.registry;
    let hostile = hostile::registry()?;
    let whole = export_of(data, &everything, "csv", &plain)?;
    let exports = [
        ("excel", export_of(data, &everything, "csv", &for_excel)?),
        ("only", export_of(data, &everything, "csv", &partners_only)?),
        ("narrowed", export_of(data, &members, "csv", &plain)?),
        ("hostile", export_of(&hostile, &everything, "csv", &plain)?),
        ("article", whole.clone()),
    ];
    for (name, files) in &exports {
        if let Some(fault) = validate(bench, name, files)? {
            bail!("{name} is not valid: {fault}");
        }
    }
    compare_filters(&exports)?;
    // A validation that misses a lost row would say nothing.
    let fault = validate(bench, "spoilt", &without_hungary(whole)?)?;
    match fault {
        Some(fault) if fault.contains("foreign-key") => {}
        other => bail!("a state that is missing is not noticed: {other:?}"),
    }
    println!("       {} packages valid", exports.len());
    Ok(())
}

/// What is wrong with a package; none if it is valid.
fn validate(bench: &Bench, name: &str, files: &Files) -> Result<Option<String>> {
    let folder = bench.folder.join(name);
    write_into(&folder, files)?;
    let report = report(bench, &folder)?;
    if report["valid"] == true && report["tasks"].as_array().is_some_and(|it| !it.is_empty()) {
        return Ok(None);
    }
    let tasks = report["tasks"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    let of_tasks = tasks.iter().map(|task| &task["errors"]);
    let errors: Vec<String> = std::iter::once(&report["errors"])
        .chain(of_tasks)
        .filter_map(Value::as_array)
        .flatten()
        .map(|error| format!("{}: {}", error["type"], error["message"]))
        .collect();
    Ok(Some(errors.join("\n")))
}

fn report(bench: &Bench, folder: &Path) -> Result<Value> {
    let mut command = Command::new(&bench.program);
    // A package is not trusted with paths that leave its folder, so that it is entered.
    command.current_dir(folder);
    command.args(["validate", "--json", "datapackage.json"]);
    let output = command.output().context("cannot start frictionless")?;
    let printed = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&printed).with_context(|| format!("frictionless printed {printed}"))
}

/// Each package says what narrows it.
fn compare_filters(exports: &[(&str, Files)]) -> Result<()> {
    for (name, files) in exports {
        let expected = match *name {
            "only" => "[\"only: partners\"]",
            "narrowed" => "[\"member-of: EU\"]",
            _ => "[]",
        };
        let text = files
            .get("datapackage.json")
            .context("there is no package")?;
        let package: Value = serde_json::from_slice(text)?;
        let filters = package["filters"].to_string();
        if filters != expected {
            bail!("{name} says that it is narrowed by {filters}");
        }
    }
    Ok(())
}

/// The files with Hungary taken out of the states.
fn without_hungary(mut files: Files) -> Result<Files> {
    let states = files.get_mut("states.csv").context("there are no states")?;
    let text = String::from_utf8(std::mem::take(states))?;
    let kept = text
        .split_inclusive('\n')
        .filter(|line| !line.starts_with("HUN,"));
    *states = kept.collect::<String>().into_bytes();
    if states.len() == text.len() {
        bail!("Hungary is not among the states");
    }
    Ok(files)
}
