//! jq reads the findings that `check` prints as JSON, one a line, and finds each of their keys.

use std::process::Command;

use anyhow::{Result, bail};

use super::findings::checked;
use super::install::{Package, output_of};
use super::{Bench, Test};

pub(super) static TEST: Test = Test {
    name: "jq",
    program: "jq",
    package: Package::Apt("jq"),
    check,
};

/// True of a finding that has every key, with its type.
const FINDING: &str = r#"
    [.rule, .severity, .message, .file | type == "string"]
    + [.line, .column, .end_line, .end_column | type == "number" and . >= 1]
    + [.help | type == "string" or . == null]
    + [.related[] | (.file, .message | type == "string"), (.line, .column | type == "number")]
    | all
"#;

fn check(bench: &Bench) -> Result<()> {
    let mut findings = 0;
    for file in checked(&bench.folder, "json")? {
        let mut command = Command::new(&bench.program);
        let (printed, _) = output_of(command.arg(FINDING).arg(&file))?;
        if let Some(number) = printed.lines().position(|line| line != "true") {
            bail!("{}:{} is no finding", file.display(), number + 1);
        }
        findings += printed.lines().count();
    }
    if findings < 100 {
        bail!("there were {findings} findings only");
    }
    println!("       {findings} findings");
    Ok(())
}
