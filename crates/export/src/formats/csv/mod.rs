//! Tables as CSV: one file a table, and beside them a description of all.

mod datapackage;

use std::io::Write;

use csv::{Terminator, WriterBuilder};

use super::{Format, Options, excel};
use crate::error::Result;
use crate::escape::SpreadsheetText;
use crate::output::Output;
use crate::views::tables::MOST_PANEL_ROWS;
use crate::views::{Cell, Column, ExportContext, TABLES, Table};

pub(super) static CSV: Format = Format {
    name: "csv",
    options: &["excel", "only"],
    is_narrowed: true,
    shows_what_holds: false,
    sentence: "Every table as a CSV file, for spreadsheets, R, Python and DuckDB.",
    files: || {
        let tables = TABLES.iter().map(|table| file_name(table));
        tables.chain([datapackage::FILE.to_owned()]).collect()
    },
    write,
};

/// The mark by which Excel knows that a file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The name of the file of a table.
fn file_name(table: &Table) -> String {
    format!("{}.csv", table.name)
}

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let options = &options.fitting(views, MOST_PANEL_ROWS, output);
    for table in options.tables() {
        let columns: Vec<usize> = (0..table.columns.len()).collect();
        let file = output.file(&file_name(table))?;
        write_table(table, &columns, views, options, file)?;
    }
    let description = datapackage::text(views, options)?;
    output
        .file(datapackage::FILE)?
        .write_all(description.as_bytes())?;
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
    let terminator = if options.excel {
        Terminator::CRLF
    } else {
        Terminator::Any(b'\n')
    };
    let mut writer = WriterBuilder::new().terminator(terminator).from_writer(out);
    writer.write_record(columns.iter().map(|column| table.columns[*column].name))?;
    let mut text = String::new();
    for row in (table.rows)(views) {
        for position in columns {
            let cell = &row[*position];
            text.clear();
            cell.push_text(&mut text);
            if options.excel {
                excel::fits(table, *position, &row, &text)?;
                if is_words(cell, &text, &table.columns[*position]) {
                    text = SpreadsheetText(&text).to_string();
                }
            }
            writer.write_field(text.as_bytes())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()?;
    Ok(())
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
