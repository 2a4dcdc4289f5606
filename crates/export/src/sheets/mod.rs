//! From CSV tables back to records: what `csv` writes, maybe changed in a spreadsheet program.
//!
//! The rows become the text of record files, which the reader of the core reads and all rules check
//! as if a person had written them. Each value keeps the place of its cell, so that what is found
//! is shown in the sheet. Computed columns are not read but compared with what the records give.

mod computed;
mod csv_file;
mod defaults;
mod mapping;
mod places;
mod records;
mod rows;
pub mod rules;
mod text;
mod tree;

use std::collections::BTreeSet;

use chancery_core::Analysis;
use chancery_core::check::{LocatedFinding, located};
use chancery_core::finding::{Finding, Place, Span, nearest, visible};
use chancery_core::model::{Keyword as _, Level, RecordFile, Registry, Section, section_list};
use chancery_core::yaml::{Input, MANIFEST_FILE, ParsedRegistry, SourceText, file_text};
use serde_json::Value;

use crate::views::{TABLES, Table};
use csv_file::{CellPlace, Sheet};
use mapping::{RECORD_TABLES, record_table};
use rules::{MALFORMED_TABLE, MISSING_TABLE, NARROWED_EXPORT, UNKNOWN_TABLE};

/// What describes the tables of an export.
const DESCRIPTION_FILE: &str = "datapackage.json";

/// Whether a file of the folder of an export is read: a table, or what describes the tables, and
/// neither the codebook nor the citation.
#[must_use]
pub fn is_source(name: &str) -> bool {
    name.to_lowercase().ends_with(".csv") || name == DESCRIPTION_FILE
}

/// A file of the folder.
#[derive(Debug, Clone)]
pub struct SheetFile {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What tables give.
pub struct FromSheets {
    /// The texts of the files, in which the findings lie.
    pub sheets: ParsedRegistry,
    /// What is wrong with the tables, and with the records in them, each at its cell.
    pub findings: Vec<LocatedFinding>,
    /// The files of the registry in canonical form, the manifest last.
    pub files: Vec<(String, String)>,
    /// The records.
    pub registry: Registry,
    /// Whether the tables are those of an export.
    pub is_export: bool,
    /// The tables of records that are not there.
    pub missing: Vec<&'static str>,
}

impl FromSheets {
    /// Whether something is wrong that keeps the records from being a registry.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|found| found.finding.level == Level::Error)
    }

    /// What is found in the sheets themselves: the rules of records find the rest in the files of
    /// the registry as well.
    pub fn of_sheets(&self) -> impl Iterator<Item = &LocatedFinding> {
        let is_own = |found: &&LocatedFinding| rules::RULES.contains(&found.finding.rule);
        self.findings.iter().filter(is_own)
    }
}

/// Reads the files of a folder: tables as CSV, and what describes them.
#[must_use]
pub fn read(files: Vec<SheetFile>) -> FromSheets {
    let mut reader = Reader::default();
    let description = reader.description(&files);
    let is_guarded = description.as_ref().is_none_or(|it| it.is_for_spreadsheets);
    for file in files
        .into_iter()
        .filter(|file| file.name != DESCRIPTION_FILE)
    {
        reader.table(file, is_guarded);
    }
    let missing = reader.missing(description.as_ref());
    if let Some(description) = &description {
        let is_exported = |it: &&Sheet| description.tables.iter().any(|name| name == it.table.name);
        let exported = reader.sheets.iter().filter(is_exported);
        let lacking = exported.filter_map(places::left_out_columns);
        reader.findings.extend(lacking);
    }
    let organisations = reader.ids("organisations", "organisation");
    let mut rows = rows::Rows {
        sheets: &reader.sheets,
        texts: &reader.texts,
        findings: &mut reader.findings,
        organisations,
    };
    let written = records::files(&mut rows);
    let inputs = written
        .iter()
        .map(|(name, written)| Input::text(name, &written.text));
    let analysis = Analysis::from_files(inputs.collect());
    let checked = analysis.check(&analysis.policy(&[]));
    let mut checked: Vec<Finding> = checked
        .into_iter()
        .map(|found| places::in_sheet(&reader, found, &written))
        .collect();
    // What a column that is not there would have said is not missed row by row.
    let lacking = &reader.lacking;
    checked.retain(|it| it.rule.name != "missing-key" || !lacking.contains(&places::file_of(it)));
    let has_errors = |findings: &[Finding]| findings.iter().any(|it| it.level == Level::Error);
    let is_export = description.is_some();
    let is_whole = description.is_none_or(|it| it.filters.is_empty());
    if is_whole && !has_errors(&checked) && !has_errors(&reader.findings) {
        let differing = computed::findings(&analysis, &reader.sheets, &reader.texts);
        reader.findings.extend(differing);
    }
    reader.findings.extend(checked);
    let registry = analysis.registry().clone();
    let sheets = ParsedRegistry {
        registry: Registry {
            files: reader.files(),
            ..Registry::default()
        },
        texts: reader.texts,
        ..ParsedRegistry::default()
    };
    FromSheets {
        findings: located(reader.findings, &sheets.registry, &sheets.texts),
        sheets,
        files: canonical(&registry),
        registry,
        is_export,
        missing,
    }
}

/// The files of a registry in canonical form: one for each section, and the manifest.
fn canonical(registry: &Registry) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for section in Section::ALL {
        let count = section_list(registry, *section).map_or(0, |list| list.count());
        if count > 0 {
            let text = file_text(&only(registry, *section), false);
            files.push((format!("{}.yaml", section.name()), text));
        }
    }
    let manifest = Registry {
        manifest: registry.manifest.clone(),
        ..Registry::default()
    };
    files.push((MANIFEST_FILE.to_owned(), file_text(&manifest, true)));
    files
}

/// The records of one section.
fn only(registry: &Registry, section: Section) -> Registry {
    let mut own = Registry::default();
    match section {
        Section::Manifest => {}
        Section::States => own.states.clone_from(&registry.states),
        Section::Organisations => own.organisations.clone_from(&registry.organisations),
        Section::Partnerships => own.partnerships.clone_from(&registry.partnerships),
        Section::Instruments => own.instruments.clone_from(&registry.instruments),
        Section::Principles => own.principles.clone_from(&registry.principles),
        Section::Sources => own.sources.clone_from(&registry.sources),
        Section::Claims => own.claims.clone_from(&registry.claims),
        Section::Waivers => own.waivers.clone_from(&registry.waivers),
    }
    own
}

/// What `datapackage.json` says of the tables.
struct Description {
    /// What narrowed the export.
    filters: Vec<String>,
    /// The names of its tables.
    tables: Vec<String>,
    /// Whether texts that a spreadsheet program would change have an apostrophe before them.
    is_for_spreadsheets: bool,
    /// Its file, by position.
    file: usize,
}

/// Reads the files.
#[derive(Default)]
struct Reader {
    sheets: Vec<Sheet>,
    texts: Vec<SourceText>,
    findings: Vec<Finding>,
    /// The files that lack a column without which no row of them is a record.
    lacking: BTreeSet<usize>,
}

impl Reader {
    /// Keeps a text, and gives the position of its file.
    fn keep(&mut self, name: &str, text: String) -> usize {
        self.texts.push(SourceText {
            name: name.to_owned(),
            text: text.into(),
        });
        self.texts.len() - 1
    }

    fn files(&self) -> Vec<RecordFile> {
        let names = self.texts.iter().map(|text| text.name.clone());
        names
            .map(|name| RecordFile {
                name,
                ..RecordFile::default()
            })
            .collect()
    }

    /// What describes the tables; says so if they are of a part of a registry.
    fn description(&mut self, files: &[SheetFile]) -> Option<Description> {
        let file = files.iter().find(|file| file.name == DESCRIPTION_FILE)?;
        let text = String::from_utf8_lossy(&file.bytes).into_owned();
        let value: Value = serde_json::from_str(&text).ok()?;
        let texts = |value: &Value| -> Vec<String> {
            let list = value.as_array().into_iter().flatten();
            list.filter_map(|it| Some(it.as_str()?.to_owned()))
                .collect()
        };
        let resources = value["resources"].as_array().into_iter().flatten();
        let names = resources.filter_map(|it| Some(it["name"].as_str()?.to_owned()));
        let ends = &value["resources"][0]["dialect"]["lineTerminator"];
        let filters = texts(&value["filters"]);
        let start = text.find("\"filters\"").unwrap_or_default();
        let description = Description {
            tables: names.collect(),
            is_for_spreadsheets: ends != "\n",
            file: self.keep(DESCRIPTION_FILE, text),
            filters,
        };
        if !description.filters.is_empty() {
            let words = visible(&description.filters.join("; ")).into_owned();
            let message = format!("these tables are a part of a registry: {words}");
            let span = Span {
                file: description.file,
                start,
                end: start + "\"filters\"".len(),
            };
            let help = "records that the export left out are not in the new registry; export all of \
                        it to get them back";
            let finding = Finding::new(&NARROWED_EXPORT, Place::Bytes(span), message).help(help);
            self.findings.push(finding);
        }
        Some(description)
    }

    /// Reads a table.
    fn table(&mut self, file: SheetFile, is_guarded: bool) {
        let (text, fault) = text::read(&file.bytes);
        let is_marked = text::is_marked(&file.bytes);
        let position = self.keep(&file.name, text);
        if let Some(fault) = fault {
            let span = Span {
                file: position,
                start: fault.start,
                end: fault.end,
            };
            let finding = Finding::new(&MALFORMED_TABLE, Place::Bytes(span), fault.message);
            self.findings.push(finding.help(fault.help));
        }
        let start = Place::Bytes(Span {
            file: position,
            start: 0,
            end: 0,
        });
        let Some(table) = table_of_file(&file.name) else {
            let stem = stem(&file.name);
            let message = format!(
                "`{}` is not a table, so that it is not read",
                visible(&file.name)
            );
            let help = match nearest(&stem, TABLES.iter().map(|table| table.name)) {
                Some(near) => format!("rename it to `{near}.csv` if it is that table"),
                None => "remove it if you do not need it".to_owned(),
            };
            self.findings
                .push(Finding::new(&UNKNOWN_TABLE, start, message).help(help));
            return;
        };
        if self
            .sheets
            .iter()
            .any(|sheet| sheet.table.name == table.name)
        {
            let message = format!("`{}` is there in two files", table.name);
            let help = "put the rows of both into one file";
            self.findings
                .push(Finding::new(&MALFORMED_TABLE, start, message).help(help));
        }
        let text = &self.texts[position].text;
        let is_guarded = is_guarded || is_marked;
        let sheet = Sheet::read(table, position, text, is_guarded, &mut self.findings);
        if let Some(finding) = places::missing_column(&sheet) {
            self.lacking.insert(position);
            self.findings.push(finding);
        }
        self.sheets.push(sheet);
    }

    /// The tables of records that are not there; says so of those that were exported.
    fn missing(&mut self, description: Option<&Description>) -> Vec<&'static str> {
        let is_there = |name: &str| self.sheets.iter().any(|it| it.table.name == name);
        let missing = RECORD_TABLES.iter().map(|table| table.name);
        let missing: Vec<&str> = missing.filter(|name| !is_there(name)).collect();
        for (name, description) in missing.iter().zip(std::iter::repeat(description)) {
            let Some(description) = description.filter(|it| it.tables.iter().any(|it| it == name))
            else {
                continue;
            };
            let message = format!(
                "`{name}.csv` was exported and is missing, so that its records are not read"
            );
            let span = Span {
                file: description.file,
                start: 0,
                end: 0,
            };
            let help =
                "put the file back; without its records, keep the file with its heading alone";
            let finding = Finding::new(&MISSING_TABLE, Place::Bytes(span), message).help(help);
            self.findings.push(finding);
        }
        missing
    }

    /// The texts of a column.
    fn ids(&self, table: &str, column: &str) -> BTreeSet<String> {
        let sheets = self.sheets.iter().enumerate();
        let sheets = sheets.filter(|(_, sheet)| sheet.table.name == table);
        let cells = sheets.flat_map(|(position, sheet)| {
            let places = (0..sheet.rows.len()).map(move |row| CellPlace {
                sheet: position,
                row,
                cell: None,
            });
            places.filter_map(|place| Some(sheet.cell(place, column)?.text))
        });
        cells.collect()
    }

    fn span(&self, at: CellPlace) -> Span {
        let sheet = &self.sheets[at.sheet];
        sheet.span(&self.texts[sheet.file].text, at)
    }

    /// The file of the registry itself, to which belongs what is of no record.
    fn first_file(&self) -> usize {
        let registry = self.sheets.iter().find(|it| it.table.name == "registry");
        registry.map_or(0, |sheet| sheet.file)
    }
}

/// The name of a file without its ending, in lower case.
fn stem(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_suffix(".csv").unwrap_or(&name).to_owned()
}

/// The table that a file is: of its name, or, as spreadsheet programs name the sheets of a workbook,
/// of the name behind the last `-`.
fn table_of_file(name: &str) -> Option<&'static Table> {
    let stem = stem(name);
    let last = stem.rsplit('-').next().unwrap_or_default();
    TABLES.iter().copied().find(|table| table.name == last)
}

/// The names of the tables whose rows are records.
pub fn record_tables() -> impl Iterator<Item = &'static str> {
    RECORD_TABLES.iter().map(|table| table.name)
}

/// Whether the values of a column of a table are read; if not, they are computed.
#[must_use]
pub fn is_read(table: &Table, column: &crate::views::Column) -> bool {
    record_table(table.name).is_some_and(|it| it.reads(column))
}
