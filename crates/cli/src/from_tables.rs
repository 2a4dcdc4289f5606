//! A registry from the tables that `export csv` writes, maybe changed in a spreadsheet program.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use chancery_core::Analysis;
use chancery_core::check::LocatedFinding;
use chancery_core::finding::{how_many, in_a_row};
use chancery_core::model::{Keyword as _, Level, Section, section_list, section_noun};
use chancery_export::sheets::{self, FromSheets, SheetFile};

use crate::exit::{Exit, UsageError};
use crate::output::fill_folder;
use crate::registry::{OpenedRegistry, shown_path};
use crate::render::{RenderedFinding, human};
use crate::terminal::Terminal;

/// Fills a folder that is new or empty with the records of the tables in another one; nothing of
/// it, if something in the tables is an error. Gives what to say of it; none if nothing was written.
///
/// # Errors
///
/// If the tables cannot be read, or the files not be written.
pub(crate) fn fill(
    folder: &Path,
    tables: &Path,
    terminal: &mut Terminal,
) -> Result<Option<String>> {
    let read = sheets::read(files(tables)?);
    let shown = shown_path(tables);
    if read.missing.contains(&"registry") {
        let message = format!("{shown} has no table registry.csv, which says what the registry is");
        let help = "write one with the columns registry, title and as_of, and one row";
        return Err(UsageError::new(message, help).into());
    }
    let has_errors = read.has_errors();
    let mut found: Vec<&LocatedFinding> = read.of_sheets().collect();
    if has_errors {
        // What is less than an error in the records is said once they are a registry.
        let is_said = |it: &&LocatedFinding| it.finding.level == Level::Error || found.contains(it);
        found = read.findings.iter().filter(is_said).collect();
    }
    let of_sheets = OpenedRegistry::from_analysis(
        tables.to_owned(),
        Analysis::from_reading(read.sheets.clone()),
    );
    show(&of_sheets, found, terminal)?;
    if has_errors {
        terminal.decide(Exit::Findings);
        terminal.error("nothing was written, because the tables have these errors");
        return Ok(None);
    }
    let files: Vec<(&str, String)> = read
        .files
        .iter()
        .map(|(name, text)| (name.as_str(), text.clone()))
        .collect();
    fill_folder(folder, &files)?;
    let opened = OpenedRegistry::from_analysis(folder.to_owned(), Analysis::open(folder)?);
    let findings = opened.findings();
    let found: Vec<&LocatedFinding> = findings
        .iter()
        .filter(|it| it.finding.level != Level::Note)
        .collect();
    show(&opened, found, terminal)?;
    Ok(Some(summary(&read, &shown, &shown_path(folder))))
}

/// The tables in a folder, and what describes them.
fn files(folder: &Path) -> Result<Vec<SheetFile>> {
    let shown = shown_path(folder);
    let entries = std::fs::read_dir(folder).map_err(|error| {
        let message = format!("cannot read the folder {shown}: {error}");
        UsageError::new(message, "name the folder that has the CSV files")
    })?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if !sheets::is_source(&name) {
            continue;
        }
        let bytes =
            std::fs::read(&path).with_context(|| format!("cannot read {}", shown_path(&path)))?;
        files.push(SheetFile { name, bytes });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    if files.is_empty() {
        let message = format!("{shown} has no CSV file");
        let help = "name the folder that `chancery export csv --out` wrote, or in which you saved \
                    each sheet as CSV";
        return Err(UsageError::new(message, help).into());
    }
    Ok(files)
}

fn show(
    opened: &OpenedRegistry,
    found: Vec<&LocatedFinding>,
    terminal: &mut Terminal,
) -> Result<()> {
    let rendered = RenderedFinding::at_most(human::RENDERER.most, found);
    let left_out = rendered.left_out;
    let words = human::text(opened, &rendered, terminal.is_coloured(), terminal.width());
    terminal.err.write_all(words.as_bytes())?;
    if left_out > 0 {
        terminal.note(&format!("{} not shown", how_many(left_out, "more finding")));
    }
    Ok(())
}

/// What was read, and what tables do not have.
fn summary(read: &FromSheets, tables: &str, folder: &str) -> String {
    let counts = Section::ALL.iter().filter_map(|section| {
        let count = section_list(&read.registry, *section)?.count();
        (count > 0).then(|| how_many(count, section_noun(*section).name))
    });
    let counts: Vec<String> = counts.collect();
    let counts = match counts.is_empty() {
        true => "no records".to_owned(),
        false => in_a_row(&counts, "and"),
    };
    let mut words = format!("{counts} from {tables} are in {folder}\n");
    if !read.missing.is_empty() {
        let missing = in_a_row(&read.missing, "and");
        words.push_str(&format!(
            "there are no tables {missing}, so that nothing of these was read\n"
        ));
    }
    if read.is_export {
        words.push_str(
            "the tables have neither comments, nor the division into files, nor the order of parties \
             of the registry from which they were exported\n",
        );
    }
    words
}
