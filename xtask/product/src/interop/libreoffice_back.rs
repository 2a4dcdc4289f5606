//! Tables that LibreOffice has opened and saved are read back as the records from which they were
//! written: each CSV file for spreadsheet programs, and each sheet of the workbook.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use chancery_core::model::{Level, Registry, Selector};
use chancery_export::formats::Options;
use chancery_export::sheets::{self, SheetFile};

use super::install::{Package, output_of};
use super::libreoffice::{INPUT_FILTER, registry_of_names};
use super::libreoffice_xlsx::EVERY_SHEET;
use super::{Bench, Files, Test, export_of, write_into};
use crate::laws;

pub(super) static TEST: Test = Test {
    name: "libreoffice-back",
    program: "soffice",
    package: Package::Apt("libreoffice-calc"),
    check,
};

fn check(bench: &Bench) -> Result<()> {
    let names = registry_of_names()?;
    let mut count = 0;
    for (name, registry) in [("article", &bench.reading.registry), ("names", &names)] {
        let excel = Options {
            excel: true,
            ..Options::default()
        };
        let mut tables = export_of(registry, &Selector::default(), "csv", &excel)?;
        tables.retain(|name, _| name.ends_with(".csv"));
        let saved = saved(
            bench,
            &format!("{name}-csv"),
            &tables,
            "csv",
            &[INPUT_FILTER],
        )?;
        compare(registry, saved).with_context(|| format!("{name}, each table as CSV"))?;
        let workbook = export_of(registry, &Selector::default(), "xlsx", &Options::default())?;
        let mut sheets = self::saved(bench, &format!("{name}-xlsx"), &workbook, EVERY_SHEET, &[])?;
        // The first sheet says what the workbook is, and is no table.
        sheets.retain(|sheet| sheet.name != "registry-about.csv");
        count += sheets.len();
        compare(registry, sheets).with_context(|| format!("{name}, the workbook"))?;
    }
    println!("       {count} sheets saved and read back");
    Ok(())
}

/// The files that LibreOffice saves when it has opened files.
fn saved(
    bench: &Bench,
    name: &str,
    files: &Files,
    into: &str,
    more: &[&str],
) -> Result<Vec<SheetFile>> {
    let folder = bench.folder.join(name);
    let paths = write_into(&folder.join("written"), files)?;
    let profile = bench.folder.join("profile");
    let profile = format!("-env:UserInstallation=file://{}", profile.display());
    let into = match into {
        "csv" => "csv:Text - txt - csv (StarCalc):44,34,76,1",
        other => other,
    };
    let opened = folder.join("saved");
    let mut command = Command::new(&bench.program);
    command.args(["--headless", &profile]).args(more);
    command
        .args(["--convert-to", into, "--outdir"])
        .arg(&opened);
    output_of(command.args(paths.values()))?;
    read_folder(&opened)
}

fn read_folder(folder: &Path) -> Result<Vec<SheetFile>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).context("LibreOffice saved nothing")? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        files.push(SheetFile {
            name,
            bytes: fs::read(&path)?,
        });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// What was saved gives the records of the registry, and there is nothing to say about it.
fn compare(registry: &Registry, saved: Vec<SheetFile>) -> Result<()> {
    let read = sheets::read(saved);
    let of_sheets = read.of_sheets();
    let errors = read
        .findings
        .iter()
        .filter(|it| it.finding.level == Level::Error);
    if let Some(found) = of_sheets.chain(errors).next() {
        let file = read.sheets.texts.get(found.at.span.file);
        let file = file.map_or("", |text| &text.name);
        let (line, finding) = (found.at.start.line, &found.finding);
        bail!("{file}:{line}: {}: {}", finding.message, finding.label);
    }
    laws::same_records(registry, &read.registry).map_err(|words| anyhow!(words))
}
