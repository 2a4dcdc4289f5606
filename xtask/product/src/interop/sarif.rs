//! Microsoft's SARIF multitool and the schema of SARIF accept what `check` prints as such.

use std::process::Command;

use anyhow::{Result, bail};

use super::findings::{checked, schema};
use super::install::{Package, output_of, program};
use super::{Bench, Test};

pub(super) static TEST: Test = Test {
    name: "sarif",
    program: "sarif-multitool",
    package: Package::Npm("@microsoft/sarif-multitool"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let schema = schema("sarif-2.1.0.json")?;
    let files = checked(&bench.folder, "sarif")?;
    let validator = program("check-jsonschema", &Package::Pip("check-jsonschema"))?;
    let mut command = Command::new(validator);
    // The schema has a pattern that is only valid as other languages write them.
    command.args(["--regex-variant", "python", "--schemafile"]);
    output_of(command.arg(schema).args(&files))?;
    for file in &files {
        let mut command = Command::new(&bench.program);
        // The driver has no address to name, and is noted for it.
        let (printed, complaints) = output_of(command.arg("validate").arg(file))?;
        let said = format!("{printed}{complaints}");
        let lines = said
            .lines()
            .filter(|line| line.contains(": error ") || line.contains(": warning "));
        let others: Vec<&str> = lines.filter(|line| !line.contains("SARIF2005")).collect();
        if !others.is_empty() || !said.contains("Analysis completed successfully") {
            bail!("{}:\n{said}", file.display());
        }
    }
    println!(
        "       {} files, by the schema and by the multitool",
        files.len()
    );
    Ok(())
}
