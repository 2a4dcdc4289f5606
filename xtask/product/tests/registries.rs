//! What holds for each registry of the repository; each is a test of its own for each of them.

#![allow(
    clippy::disallowed_methods,
    reason = "a test reads the folders of registries"
)]

use std::path::Path;

use chancery_core::Analysis;
use chancery_core::check::RULES;
use chancery_core::finding::Rule;
use chancery_core::model::{Level, Registry};
use chancery_core::yaml::{Formatted, Input, load, read};
use xtask_product::laws;

datatest_stable::harness! {
    { test = every_file_keeps_its_records, root = "../../tests", pattern = r"registry\.yaml$" },
    { test = every_file_keeps_its_records, root = "../../examples", pattern = r"registry\.yaml$" },
    { test = its_tables_are_read_back, root = "../../tests", pattern = r"registry\.yaml$" },
    { test = sql_counts_the_same, root = "../../tests", pattern = r"registry\.yaml$" },
    { test = sql_counts_the_same, root = "../../examples", pattern = r"registry\.yaml$" },
    { test = sql_counts_the_same, root = "../../data", pattern = r"registry\.yaml$" },
}

/// The registry of a manifest, if its records have no error: of another no format is written.
fn without_errors(manifest: &Path) -> Option<Analysis> {
    let files = load(manifest.parent()?).ok()?;
    let analysis = Analysis::from_reading(read(files));
    let errors = analysis.record_errors(&analysis.policy(&[]));
    errors.is_empty().then_some(analysis)
}

/// Its tables are read back as the same records, without a finding.
fn its_tables_are_read_back(manifest: &Path) -> datatest_stable::Result<()> {
    let Some(analysis) = without_errors(manifest) else {
        return Ok(());
    };
    // A registry may call the verdict of a claim an error, which reading its tables finds as well.
    let found = analysis.check(&analysis.policy(&[]));
    if found.iter().any(|it| it.finding.level == Level::Error) {
        return Ok(());
    }
    // Every other one is written for a spreadsheet program.
    let excel = manifest.as_os_str().len().is_multiple_of(2);
    Ok(laws::tables(analysis.registry(), excel)?)
}

/// SQLite counts each of its claims as the audit does.
fn sql_counts_the_same(manifest: &Path) -> datatest_stable::Result<()> {
    let Some(analysis) = without_errors(manifest) else {
        return Ok(());
    };
    if !analysis.registry().claims.is_empty() {
        laws::recount(&analysis)?;
    }
    Ok(())
}

/// Each of its files keeps its records in canonical form, which is not written otherwise again; a
/// file with faults is left alone.
fn every_file_keeps_its_records(manifest: &Path) -> datatest_stable::Result<()> {
    let Some(files) = manifest.parent().and_then(|folder| load(folder).ok()) else {
        return Ok(());
    };
    for file in files {
        let Some(text) = file.bytes.ok().and_then(|it| String::from_utf8(it).ok()) else {
            continue;
        };
        let written = match formatted(&file.name, &text) {
            Formatted::Text(written) => written,
            Formatted::Unsure => return Err(format!("{} is not understood", file.name).into()),
            _ => continue,
        };
        if formatted(&file.name, &written) != Formatted::Text(written.clone()) {
            return Err(format!("{} is written otherwise again", file.name).into());
        }
        // A former name of a rule is replaced.
        let has_former = |rule: &&Rule| rule.aliases.iter().any(|it| text.contains(it));
        let before = records(&file.name, &text).filter(|_| !RULES.iter().any(has_former));
        if before.is_some() && records(&file.name, &written) != before {
            return Err(format!("{} has other records", file.name).into());
        }
    }
    Ok(())
}

fn formatted(name: &str, text: &str) -> Formatted {
    Analysis::from_files(vec![Input::text(name, text)]).formatted(0)
}

/// The registry of a text without faults.
fn records(name: &str, text: &str) -> Option<Registry> {
    let reading = read(vec![Input::text(name, text)]);
    reading.findings.is_empty().then_some(reading.registry)
}
