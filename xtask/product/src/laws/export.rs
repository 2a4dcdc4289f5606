//! Every format, of a registry without errors.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::Reader as _;
use chancery::formats::formats;
use chancery_core::Analysis;
use chancery_core::model::{Level, Selector, StringMap};
use chancery_core::select::Selection;
use chancery_core::yaml::{MANIFEST_FILE, ParsedRegistry, registry_text};
use chancery_export::error::ExportError;
use chancery_export::formats::{Format, Options};
use chancery_export::output::Memory;
use chancery_export::views::{ExportContext, Integrity};
use rusqlite::{Connection, MAIN_DB};
use serde_json::Value;

use super::{Law, holds};
use crate::random::{findings, read_files};

/// What the formats made of a registry.
#[derive(Debug, Default)]
pub struct Told {
    /// The files, with their format before their names.
    pub files: Vec<(String, Vec<u8>)>,
    /// What a format could not hold, in its words.
    pub refused: Vec<(&'static str, String)>,
    /// What broke a law, or ended in the words of an engine.
    pub broken: Vec<(&'static str, String)>,
}

impl Told {
    /// What was told, if nothing broke a law.
    ///
    /// # Errors
    ///
    /// The first thing that did.
    pub fn whole(self) -> Result<Self, String> {
        match self.broken.first() {
            None => Ok(self),
            Some((format, words)) => Err(format!("{format}: {words}")),
        }
    }
}

/// Writes every format, or each twice, and looks at each file.
#[must_use]
pub fn exports(reading: &ParsedRegistry, is_twice: bool) -> Told {
    let mut told = Told::default();
    let analysis = Analysis::from_reading(reading.clone());
    let network = analysis.network();
    let everything = Selector::default();
    let views = ExportContext::for_export(&analysis, Selection::new(network, &everything));
    for format in formats() {
        match export(format, &views, is_twice) {
            Ok(memory) => {
                for (name, bytes) in memory.files {
                    if let Err(words) = is_well_formed(&name, &bytes, reading) {
                        told.broken.push((format.name, format!("{name}: {words}")));
                    }
                    told.files.push((format!("{}/{name}", format.name), bytes));
                }
            }
            Err(Refused::With(words)) => told.refused.push((format.name, words)),
            Err(Refused::Broken(words)) => told.broken.push((format.name, words)),
        }
    }
    if let Err(words) = tables(reading, &views) {
        told.broken.push(("tables", words));
    }
    told
}

/// What the tables do not keep of their keys and references, the core knows: a row that is not
/// there is an id that does not resolve, and rows that have one key are records of which a rule
/// finds that they are the same, whether or not this registry turns it down or waives it.
fn tables(reading: &ParsedRegistry, views: &ExportContext<'_>) -> Law {
    let integrity = Integrity::with_panels(views);
    let unresolved = views.network.unresolved.iter();
    let unresolved: BTreeSet<&str> = unresolved.map(|it| it.id.as_str()).collect();
    if let Some(lost) = integrity.lost_rows().find(|row| !unresolved.contains(row)) {
        return Err(format!(
            "a row names `{lost}`, which leads to nothing, and no rule says so"
        ));
    }
    let Some(fault) = integrity.key_faults().next() else {
        return Ok(());
    };
    let mut strict = ParsedRegistry {
        registry: reading.registry.clone(),
        findings: reading.findings.clone(),
        texts: reading.texts.clone(),
    };
    strict.registry.manifest.severities = StringMap::default();
    strict.registry.waivers.clear();
    let has_error = findings(&strict)
        .iter()
        .any(|it| it.finding.level == Level::Error);
    holds(has_error, || format!("{fault}, and no rule says so"))
}

/// Why there are no files of a format.
#[derive(Debug)]
pub enum Refused {
    /// It cannot hold something, and says what.
    With(String),
    /// It does not say it, or breaks a law.
    Broken(String),
}

/// The files of a format, which are the same where it is written twice.
///
/// # Errors
///
/// If there are none, or others the second time.
pub fn export(
    format: &Format,
    views: &ExportContext<'_>,
    is_twice: bool,
) -> Result<Memory, Refused> {
    let write = || {
        let mut memory = Memory::default();
        (format.write)(views, &Options::default(), &mut memory).map(|()| memory)
    };
    let memory = write().map_err(refused)?;
    let is_same =
        |other: Result<Memory, ExportError>| other.is_ok_and(|it| it.files == memory.files);
    if is_twice && !is_same(write()) {
        return Err(Refused::Broken("it is not the same twice".to_owned()));
    }
    Ok(memory)
}

/// An error of a library is not a word of ours, whatever is before it.
fn refused(error: ExportError) -> Refused {
    let is_ours = matches!(error, ExportError::Refused(_) | ExportError::Unfit(_));
    let words = format!("{:#}", anyhow::Error::from(error));
    let is_of_engine = ["constraint failed", "Error code", "out of memory"]
        .iter()
        .any(|engine| words.contains(engine));
    if is_ours && !is_of_engine {
        Refused::With(words)
    } else {
        Refused::Broken(words)
    }
}

/// Looks at a file by the end of its name.
fn is_well_formed(name: &str, bytes: &[u8], reading: &ParsedRegistry) -> Law {
    let end = name.rsplit('.').next().unwrap_or_default();
    match end {
        "xlsx" => return workbook(bytes),
        "sqlite" => return database(bytes).map_err(|error| error.to_string()),
        _ => {}
    }
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let json = |text: &str| serde_json::from_str::<Value>(text).map_err(|e| e.to_string());
    match end {
        "json" | "geojson" => json(text).map(|_| ()),
        "jsonl" => text.lines().try_for_each(|line| json(line).map(|_| ())),
        "csv" => table(bytes),
        "svg" | "xml" | "graphml" | "gexf" => {
            holds(!text.contains("<b onclick"), || {
                "a text is markup".to_owned()
            })?;
            let document = roxmltree::Document::parse(text);
            document.map(|_| ()).map_err(|error| error.to_string())
        }
        "html" => {
            holds(text.trim_end().ends_with("</html>"), || {
                "it breaks off".to_owned()
            })?;
            holds(!text.contains("<b onclick"), || {
                "a text is markup".to_owned()
            })
        }
        "yaml" => canonical(text, reading),
        _ => Ok(()),
    }
}

/// The registry as one file is the same registry, and has no error.
fn canonical(text: &str, reading: &ParsedRegistry) -> Law {
    let again = read_files(vec![(MANIFEST_FILE.to_owned(), text.to_owned())]);
    let errors = findings(&again);
    let mut errors = errors
        .iter()
        .filter(|one| one.finding.level == Level::Error);
    let error = errors.next();
    holds(error.is_none(), || format!("it has an error: {error:?}"))?;
    let (one, other) = (
        registry_text(&reading.registry),
        registry_text(&again.registry),
    );
    holds(one == other, || "it is another registry".to_owned())
}

fn table(bytes: &[u8]) -> Law {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    for record in reader.records() {
        record.map_err(|error| error.to_string())?;
    }
    Ok(())
}

fn workbook(bytes: &[u8]) -> Law {
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|error: calamine::XlsxError| error.to_string())?;
    for name in workbook.sheet_names() {
        workbook
            .worksheet_range(&name)
            .map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

fn database(bytes: &[u8]) -> rusqlite::Result<()> {
    let mut connection = Connection::open_in_memory()?;
    connection.deserialize_read_exact(MAIN_DB, bytes, bytes.len(), true)?;
    let words: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    let lost = connection.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if words == "ok" && !lost {
        Ok(())
    } else {
        Err(rusqlite::Error::InvalidColumnName(format!(
            "{words}, rows lost: {lost}"
        )))
    }
}
