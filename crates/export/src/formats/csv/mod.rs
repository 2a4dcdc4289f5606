//! Tables as CSV: one file a table, and beside them a description of all, for programs and for people,
//! and how the registry is cited.

mod about;
mod datapackage;

use std::io::Write;

use csv::{Terminator, WriterBuilder};

use super::{Format, Options, excel};
use crate::error::Result;
use crate::escape::SpreadsheetText;
use crate::output::Output;
use crate::views::tables::MOST_PANEL_ROWS;
use crate::views::{Cell, Column, ExportContext, Integrity, Row, TABLES, Table};

pub(super) static CSV: Format = Format {
    name: "csv",
    options: &["excel", "only", "panel"],
    is_narrowed: true,
    shows_what_holds: false,
    sentence: "Every table as a CSV file, for spreadsheets, R, Python and DuckDB, with a codebook, a Data \
               Package and a citation.",
    files: || {
        let tables = TABLES.iter().map(|table| file_name(table));
        let beside = [about::CITATION, about::CODEBOOK, datapackage::FILE];
        tables.chain(beside.map(str::to_owned)).collect()
    },
    write,
};

/// How many bytes are written at once.
const BLOCK: usize = 1 << 16;

/// The mark by which Excel knows that a file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The name of the file of a table.
fn file_name(table: &Table) -> String {
    format!("{}.csv", table.name)
}

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let options = &options.fitting(views, MOST_PANEL_ROWS, output);
    let tables: Vec<&Table> = options.tables().collect();
    // Whether the rows keep what the package promises of them is looked at while they are written,
    // unless there is one thread only, as in WebAssembly.
    let mut integrity = Integrity::default();
    if rayon::current_num_threads() > 1 {
        rayon::in_place_scope(|scope| {
            scope.spawn(|_| integrity = Integrity::of(views, &tables));
            write_tables(&tables, views, options, output)
        })?;
    } else {
        write_tables(&tables, views, options, output)?;
        integrity = Integrity::of(views, &tables);
    }
    for (name, text) in [
        (
            datapackage::FILE,
            datapackage::text(views, options, &integrity)?,
        ),
        (about::CODEBOOK, about::codebook(views, options)),
        (about::CITATION, about::citation(views)),
    ] {
        output.file(name)?.write_all(text.as_bytes())?;
    }
    Ok(())
}

fn write_tables(
    tables: &[&Table],
    views: &ExportContext<'_>,
    options: &Options,
    output: &mut dyn Output,
) -> Result<()> {
    for table in tables {
        let columns: Vec<usize> = (0..table.columns.len()).collect();
        let file = output.file(&file_name(table))?;
        write_table(table, &columns, views, options, file)?;
    }
    Ok(())
}

/// Writes one table in the form of RFC 4180: its heading and its rows, each with the cells of
/// `columns`, which are positions.
///
/// Lines end with a line feed, and text is unchanged. [`Options::excel`] wants a byte order mark,
/// CRLF, and no text that becomes a formula, a number or a date.
///
/// # Errors
///
/// If `out` cannot be written to; with [`Options::excel`] also if a text is longer than a cell of
/// Excel.
pub fn write_table(
    table: &Table,
    columns: &[usize],
    views: &ExportContext<'_>,
    options: &Options,
    out: &mut dyn Write,
) -> Result<()> {
    if options.excel {
        out.write_all(BYTE_ORDER_MARK)?;
    }
    let mut builder = WriterBuilder::new();
    builder
        .buffer_capacity(BLOCK)
        .terminator(match options.excel {
            true => Terminator::CRLF,
            false => Terminator::Any(b'\n'),
        });
    let mut writer = builder.from_writer(out);
    let names = columns.iter().map(|position| table.columns[*position].name);
    writer.write_record(names)?;
    let key = table.key_positions();
    let wanted = columns.iter().copied().chain(key).collect();
    // The text of each of millions of cells is made in one place.
    let mut text = String::new();
    for row in table.rows_with(wanted, views) {
        for position in columns {
            if options.excel {
                text = excel_text(table, *position, &row)?;
            } else {
                text.clear();
                row[*position].push_text(&mut text);
            }
            writer.write_field(&text)?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()?;
    Ok(())
}

/// The text of a cell as Excel takes it for itself.
fn excel_text(table: &Table, position: usize, row: &Row<'_>) -> Result<String> {
    let cell = &row[position];
    let mut text = String::new();
    cell.push_text(&mut text);
    excel::fits(table, position, row, &text)?;
    if is_words(cell, &text, &table.columns[position]) {
        return Ok(SpreadsheetText(&text).to_string());
    }
    Ok(text)
}

/// Whether a spreadsheet program could take the text of a cell for something else.
fn is_words(cell: &Cell<'_>, text: &str, column: &Column) -> bool {
    match cell {
        Cell::Text(_) => column.words().is_none(),
        Cell::List(_) => true,
        // A day is one for every program, and so is a year; `2013-03` becomes a day of March.
        Cell::Date(date) => date.whole_day().is_none() && !is_number(text),
        Cell::Empty | Cell::Day(_) | Cell::Integer(_) | Cell::Holds(_) => false,
    }
}

/// Whether a date is a year that reads as the same number.
fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}
