//! Computed values are not read. Where a sheet has other ones than the records give, that is said.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chancery_core::Analysis;
use chancery_core::finding::{Finding, Place, how_many, in_a_row, visible};
use chancery_core::model::{Level, Selector};
use chancery_core::select::Selection;
use chancery_core::yaml::SourceText;

use super::csv_file::{CellPlace, Sheet};
use super::mapping::{RecordTable, record_table};
use super::rows::is_recorded;
use super::rules::COMPUTED_VALUE_DIFFERS;
use crate::views::tables::{MOST_PANEL_ROWS, too_large};
use crate::views::{Column, ExportContext, Table};

/// What is between the cells of a key, and in no cell.
const BETWEEN: &str = "\u{1f}";

/// How a sheet differs from what the records give.
#[derive(Default)]
struct Difference {
    /// The columns that differ, and in how many rows.
    columns: BTreeMap<&'static str, usize>,
    /// The first cell that differs, with what is computed.
    first: Option<(CellPlace, String)>,
    /// The column that says where the value of the first cell comes from, if there is one.
    origin: Option<&'static str>,
    /// How many rows the records do not give.
    unknown: usize,
    /// How many rows of the records are not there.
    missing: usize,
}

/// The computed values that differ: a finding for each table of records, and one for all tables
/// that are computed as a whole.
pub(super) fn findings(
    analysis: &Analysis,
    sheets: &[Sheet],
    texts: &[SourceText],
) -> Vec<Finding> {
    let everything = Selector::default();
    let selection = Selection::new(analysis.network(), &everything);
    let views = ExportContext::for_export(analysis, selection);
    let mut findings = Vec::new();
    let mut whole = Vec::new();
    for (position, sheet) in sheets.iter().enumerate() {
        if too_large(sheet.table, &views, MOST_PANEL_ROWS).is_some() {
            continue;
        }
        let record_table = record_table(sheet.table.name);
        let difference = difference(&views, (position, sheet), record_table);
        let span = |at: CellPlace| Place::Bytes(sheet.span(&texts[sheet.file].text, at));
        let place = match &difference.first {
            Some((at, _)) => span(*at),
            None if difference.missing + difference.unknown > 0 => span_of_heading(sheet),
            None => continue,
        };
        match record_table {
            Some(_) => findings.push(of_records(sheet.table, &difference, place)),
            None => whole.push((sheet.table, difference, place)),
        }
    }
    findings.extend(of_computed_tables(whole));
    findings
}

fn span_of_heading(sheet: &Sheet) -> Place {
    let start = chancery_core::finding::Span {
        file: sheet.file,
        start: 0,
        end: 0,
    };
    Place::Bytes(start)
}

/// Compares a sheet with the table that the records give.
fn difference(
    views: &ExportContext<'_>,
    (position, sheet): (usize, &Sheet),
    record_table: Option<&RecordTable>,
) -> Difference {
    let table = sheet.table;
    let keys = table.key_positions();
    let mut expected: BTreeMap<String, Vec<Cow<'_, str>>> = BTreeMap::new();
    for row in table.rows(views) {
        let cells: Vec<Cow<'_, str>> = row
            .iter()
            .map(|cell| Cow::Owned(cell.as_text().into_owned()))
            .collect();
        let key = keys.iter().map(|it| cells[*it].as_ref());
        expected.insert(key.collect::<Vec<_>>().join(BETWEEN), cells);
    }
    let mut difference = Difference::default();
    for row in 0..sheet.rows.len() {
        let at = CellPlace {
            sheet: position,
            row,
            cell: None,
        };
        let text = |column: &str| sheet.cell(at, column).map_or(String::new(), |it| it.text);
        let key: Vec<String> = table.key.iter().map(|column| text(column)).collect();
        // A new row need not say what is computed, as its position.
        let is_new = record_table.is_some() && key.iter().any(String::is_empty);
        match expected.remove(&key.join(BETWEEN)) {
            Some(cells) => difference.row(sheet, at, record_table, &cells),
            None => difference.unknown += usize::from(!is_new),
        }
    }
    // A table of records without a row is one whose records were removed.
    difference.missing = match record_table {
        Some(_) => 0,
        None => expected.len(),
    };
    difference
}

impl Difference {
    /// Compares the computed cells of a row, unless all of them are empty, as in a new one.
    fn row(
        &mut self,
        sheet: &Sheet,
        at: CellPlace,
        record_table: Option<&RecordTable>,
        cells: &[Cow<'_, str>],
    ) {
        let is_read = |column: &Column| {
            record_table.is_some_and(|it| match it.dated_by(column.name) {
                Some(dated) => is_recorded(it, sheet, at, dated),
                None => it.reads(column) && is_recorded(it, sheet, at, column.name),
            })
        };
        let columns = sheet.table.columns.iter().zip(cells);
        let computed = columns.filter(|(column, _)| sheet.has(column.name) && !is_read(column));
        let computed: Vec<_> = computed
            .map(|(column, computed)| (column, computed, sheet.cell(at, column.name)))
            .collect();
        if record_table.is_some() && computed.iter().all(|(_, _, cell)| cell.is_none()) {
            return;
        }
        for (column, computed, cell) in computed {
            let own = cell.as_ref().map_or("", |cell| cell.text.as_str());
            if is_same(own, computed) {
                continue;
            }
            *self.columns.entry(column.name).or_default() += 1;
            if self.first.is_none() {
                let at = cell.as_ref().map_or(at, |cell| cell.at);
                self.first = Some((at, words(column.name, own, computed)));
                self.origin = record_table.and_then(|it| it.origin_of(column.name));
            }
        }
    }
}

/// Whether a cell is the computed one, however a program writes truth values and spaces.
fn is_same(own: &str, computed: &str) -> bool {
    own.trim() == computed.trim() || own.replace("\r\n", "\n").trim() == computed.trim()
}

fn words(column: &str, own: &str, computed: &str) -> String {
    let shown = |text: &str| match text {
        "" => "empty".to_owned(),
        text => format!("`{}`", visible(text)),
    };
    format!(
        "`{column}` is {}, and the records give {}",
        shown(own),
        shown(computed)
    )
}

/// What differs in a table of records.
fn of_records(table: &Table, difference: &Difference, place: Place) -> Finding {
    let columns = difference.columns.iter();
    let columns = columns.map(|(name, count)| format!("`{name}` in {}", how_many(*count, "row")));
    let mut parts: Vec<String> = columns.collect();
    if difference.unknown > 0 {
        parts.push(format!(
            "the key of {}",
            how_many(difference.unknown, "row")
        ));
    }
    let message = format!(
        "`{}` has computed values that are not read, and differ from what the records give: {}",
        table.name,
        in_a_row(&parts, "and")
    );
    let label = difference.first.as_ref().map_or("", |(_, words)| words);
    let help = match difference.origin {
        Some(origin) => {
            format!("write `recorded` in `{origin}` if the record is to have this value itself")
        }
        None => {
            "nothing is to be done if you changed what they are computed from; docs/columns.md \
                 says which columns are read"
                .to_owned()
        }
    };
    Finding::new(&COMPUTED_VALUE_DIFFERS, place, message)
        .label(label)
        .help(help)
}

/// What differs in the tables that are computed as a whole.
fn of_computed_tables(tables: Vec<(&Table, Difference, Place)>) -> Option<Finding> {
    let mut parts = Vec::new();
    for (table, difference, _) in &tables {
        let changed = difference.columns.values().max().copied().unwrap_or(0);
        let rows = changed + difference.unknown + difference.missing;
        parts.push(format!("`{}` in {}", table.name, how_many(rows, "row")));
    }
    let mut places = tables.into_iter();
    let (_, first, place) = places.next()?;
    let message = format!(
        "tables that are computed are not read, and differ from what the records give: {}",
        in_a_row(&parts, "and")
    );
    let words = |difference: &Difference| match &difference.first {
        Some((_, words)) => words.clone(),
        None => format!(
            "{} not given by the records, {} missing",
            how_many(difference.unknown, "row"),
            difference.missing
        ),
    };
    let help = "nothing is to be done if you changed records; a change in one of these tables itself \
                is to be made in the records";
    let mut finding = Finding::new(&COMPUTED_VALUE_DIFFERS, place, message)
        .label(words(&first))
        .help(help);
    finding.level = Level::Note;
    for (_, difference, place) in places {
        finding = finding.related(place, words(&difference));
    }
    Some(finding)
}
