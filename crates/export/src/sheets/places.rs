//! What the rules find in records, at the cells from which these were read.

use std::ops::Range;

use chancery_core::check::LocatedFinding;
use chancery_core::fields::Need;
use chancery_core::finding::{Finding, Place, Related, Span, in_a_row};

use super::csv_file::{CellPlace, Sheet};
use super::mapping::{RecordTable, Within, record_table};
use super::rules::{MALFORMED_TABLE, MISSING_COLUMN};
use super::tree::Written;
use super::{Reader, text};

/// A finding about a record, at the cell from which the record was read.
pub(super) fn in_sheet(
    reader: &Reader,
    found: LocatedFinding,
    written: &[(String, Written)],
) -> Finding {
    let mut finding = found.finding;
    let is_missing = finding.rule.name == "missing-key";
    let cell = |span: Span, is_row: bool| -> Option<CellPlace> {
        let (_, written) = written.get(span.file)?;
        let around = |end: usize| {
            let is_around = |range: &Range<usize>| range.start <= span.start && end <= range.end;
            let marks = written.marks.iter();
            let marks =
                marks.filter(|(range, at)| is_around(range) && !(is_row && at.cell.is_some()));
            marks
                .min_by_key(|(range, _)| range.len())
                .map(|(_, at)| *at)
        };
        around(span.end).or_else(|| around(span.start))
    };
    let place = |at: Option<CellPlace>| {
        let nowhere = Span {
            file: reader.first_file(),
            start: 0,
            end: 0,
        };
        Place::Bytes(at.map_or(nowhere, |at| reader.span(at)))
    };
    // What a record lacks is in none of its cells.
    let at = cell(found.at.span, is_missing);
    finding.place = place(at);
    let related = finding.related.iter_mut().zip(&found.related);
    related
        .for_each(|(related, at): (&mut Related, _)| related.place = place(cell(at.span, false)));
    if let Some(at) = at.filter(|_| is_missing) {
        advise_missing(&mut finding, &reader.sheets[at.sheet]);
    }
    text::advise(&mut finding, &reader.texts);
    finding
}

/// The file of a finding, by position.
pub(super) fn file_of(finding: &Finding) -> usize {
    match finding.place {
        Place::Bytes(span) => span.file,
        Place::Field(_) => usize::MAX,
    }
}

/// Says into which columns belongs what a record lacks.
fn advise_missing(finding: &mut Finding, sheet: &Sheet) {
    let Some(table) = record_table(sheet.table.name) else {
        return;
    };
    let words: Vec<&str> = finding.message.split('`').skip(1).step_by(2).collect();
    let columns = sheet.table.columns.iter().filter(|column| {
        let key = table.key_of(column).map(|key| key.name);
        let together = table.together.iter().find(|(name, _)| *name == column.name);
        let gives = |word: &&str| {
            key == Some(*word) || together.is_some_and(|(_, keys)| keys.contains(word))
        };
        words.iter().any(gives)
    });
    let columns: Vec<&str> = columns.map(|column| column.name).collect();
    if !columns.is_empty() {
        let columns = chancery_core::finding::one_of(&columns);
        finding.help = Some(format!("fill in {columns} of this row"));
    }
}

/// What is wrong with a table of records that lacks a column without which no row is a record.
pub(super) fn missing_column(sheet: &Sheet) -> Option<Finding> {
    let table = record_table(sheet.table.name)?;
    let needed = sheet.table.columns.iter();
    let mut needed = needed.filter(|column| is_needed(table, column));
    let missing = needed.find(|column| !sheet.has(column.name))?;
    if sheet.rows.is_empty() {
        return None;
    }
    let message = format!("`{}` has no column `{}`", sheet.table.name, missing.name);
    let place = Place::Bytes(Span {
        file: sheet.file,
        start: 0,
        end: 0,
    });
    let help = format!("add the column: {}", missing.sentence);
    Some(Finding::new(&MALFORMED_TABLE, place, message).help(help))
}

/// The columns that are read, that an export has and the table does not.
pub(super) fn left_out_columns(sheet: &Sheet) -> Option<Finding> {
    let table = record_table(sheet.table.name)?;
    let read = sheet.table.columns.iter();
    let read = read.filter(|column| table.reads(column) && !sheet.has(column.name));
    let names: Vec<String> = read.map(|column| format!("`{}`", column.name)).collect();
    if names.is_empty() {
        return None;
    }
    let columns = in_a_row(&names, "and");
    let message = match names.len() {
        1 => format!(
            "the column {columns} of `{}` was exported and is missing, so that nothing of it is read",
            sheet.table.name
        ),
        _ => format!(
            "the columns {columns} of `{}` were exported and are missing, so that nothing of them is \
             read",
            sheet.table.name
        ),
    };
    let place = Place::Bytes(Span {
        file: sheet.file,
        start: 0,
        end: 0,
    });
    let help = "put back what is missing; without its values, keep the heading above empty cells";
    Some(Finding::new(&MISSING_COLUMN, place, message).help(help))
}

fn is_needed(table: &RecordTable, column: &crate::views::Column) -> bool {
    let is_place = match table.within {
        Within::Record { column: own, .. } => own == column.name,
        Within::AnyRecord { .. } => ["record_kind", "record"].contains(&column.name),
        _ => false,
    };
    let is_together = table.together.iter().any(|(name, _)| *name == column.name);
    let is_required = table
        .key_of(column)
        .is_some_and(|key| key.need == Need::Required);
    is_place || is_together || is_required
}
