//! libxml2 accepts the XML of JUnit that `check` prints, by its schema.

use std::process::Command;

use anyhow::Result;

use super::findings::{checked, schema};
use super::install::{Package, output_of};
use super::{Bench, Test};

pub(super) static TEST: Test = Test {
    name: "junit",
    program: "xmllint",
    package: Package::Apt("libxml2-utils"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let schema = schema("junit.xsd")?;
    let files = checked(&bench.folder, "junit")?;
    let mut command = Command::new(&bench.program);
    output_of(
        command
            .args(["--noout", "--schema"])
            .arg(schema)
            .args(&files),
    )?;
    println!("       {} files, by the schema", files.len());
    Ok(())
}
