//! LibreOffice opens the workbook: it prints every sheet, and shows each cell as it was meant.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use chancery_export::formats::Options;
use chancery_export::views::TABLES;
use serde_json::json;

use super::install::{Package, output_of};
use super::libreoffice::rows_of;
use super::{Bench, Test, hungary};

pub(super) static TEST: Test = Test {
    name: "libreoffice-xlsx",
    program: "soffice",
    package: Package::Apt("libreoffice-calc"),
    check,
};

/// Comma, double quotes, UTF-8, cells as they are shown, and every sheet as a file of its own.
pub(super) const EVERY_SHEET: &str =
    "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

fn check(bench: &Bench) -> Result<()> {
    let written = bench.export("csv", &Options::default())?;
    let paths = bench.write(&bench.export("xlsx", &Options::default())?)?;
    let workbook = paths.get("registry.xlsx").context("there is no workbook")?;
    convert(bench, "pdf", workbook)?;
    let pdf = fs::read(bench.folder.join("registry.pdf")).context("LibreOffice printed nothing")?;
    let pages = count(&pdf, b"/Type/Page/") + count(&pdf, b"/Type /Page ");
    if pages < TABLES.len() {
        bail!("LibreOffice printed {pages} pages");
    }
    convert(bench, EVERY_SHEET, workbook)?;
    let opened = |name: &str| -> Result<Vec<csv::StringRecord>> {
        let path = bench.folder.join(format!("registry-{name}.csv"));
        let bytes = fs::read(&path).with_context(|| format!("there is no sheet {name}"))?;
        rows_of(&bytes)
    };
    let mut rows = 0;
    for table in TABLES {
        let name = table.name;
        let bytes = written.get(&format!("{name}.csv"));
        let written = rows_of(bytes.with_context(|| format!("there is no {name}.csv"))?)?;
        let read = opened(name)?;
        if written.len() != read.len() {
            bail!(
                "{name} has {} rows, and opened {}",
                written.len(),
                read.len()
            );
        }
        for (index, (row, other)) in written.iter().zip(&read).enumerate() {
            let mut cells = row.iter().zip(other.iter().chain(std::iter::repeat("")));
            if let Some((cell, other)) = cells.find(|(cell, other)| cell != other) {
                bail!("{name}, row {}: `{cell}` became `{other}`", index + 1);
            }
        }
        rows += written.len();
    }
    compare_hungary(bench, &opened("instruments")?, &opened("memberships")?)?;
    println!("       {} sheets, {rows} rows, {pages} pages", TABLES.len());
    Ok(())
}

fn convert(bench: &Bench, into: &str, workbook: &Path) -> Result<()> {
    let profile = format!(
        "-env:UserInstallation=file://{}",
        bench.folder.join("profile").display()
    );
    let mut command = Command::new(&bench.program);
    command.args(["--headless", &profile, "--convert-to", into, "--outdir"]);
    command.arg(&bench.folder).arg(workbook);
    output_of(&mut command).map(|_| ())
}

fn count(bytes: &[u8], word: &[u8]) -> usize {
    let windows = bytes.windows(word.len());
    windows.filter(|window| *window == word).count()
}

fn compare_hungary(
    bench: &Bench,
    instruments: &[csv::StringRecord],
    memberships: &[csv::StringRecord],
) -> Result<()> {
    let mut found: Vec<String> = records(instruments)
        .filter(|cell| cell("party_1") == "AZE" && cell("party_2") == "HUN")
        .map(|cell| format!("{} {}", cell("instrument"), cell("day")))
        .collect();
    found.sort_unstable();
    let membership = |id: &str| {
        let mut own = records(memberships)
            .filter(|cell| cell("member") == "HUN" && cell("organisation") == id);
        own.next()
            .map(|cell| format!("{} since {}", cell("role"), cell("since")))
    };
    let found = json!({
        "instruments": found,
        "EU": membership("EU"),
        "OTS": membership("OTS"),
    });
    hungary::compare(&bench.reading.registry, &found)
}

/// The rows below a heading, each as a function from a column's name to its cell.
fn records<'r>(
    rows: &'r [csv::StringRecord],
) -> impl Iterator<Item = impl Fn(&str) -> &'r str> + 'r {
    let heading = rows.first();
    rows.iter().skip(1).map(move |row| {
        move |column: &str| {
            let place = heading.and_then(|it| it.iter().position(|own| own == column));
            place.and_then(|place| row.get(place)).unwrap_or_default()
        }
    })
}
