//! The frame of a sheet: all of it but its rows, made by the library. The few rows of a frame are
//! samples, by which the library knows the looks and the widths of the cells; the real rows take
//! their place.

use rust_xlsxwriter::{
    DataValidation, ExcelDateTime, IgnoreError, Table as ExcelTable, TableColumn, TableStyle,
    Worksheet, XlsxError,
};

use super::cell::Look;
use super::look::SheetStyle;
use super::survey::{Sample, Survey};
use crate::error::Result;
use crate::views::Table;

/// The widest that a column becomes by itself, in pixels: about 60 characters.
pub(super) const WIDEST: u32 = 430;

/// The last row of the table of a frame, counted from 0. The real one is put in later: the library
/// holds a note of each cell of a table.
const LAST_ROW: u32 = 1;

/// The row of the sample of each look, counted from 0.
pub(super) fn sample_row(look: Look) -> u32 {
    match look {
        Look::Plain => 0,
        Look::Day => 2,
        Look::Text => 3,
        Look::Quoted => 4,
        Look::Link => 5,
    }
}

/// The row of the widest cells, counted from 0.
const WIDEST_ROW: u32 = 6;

/// The frame of a sheet.
pub(super) fn frame(
    name: &str,
    table: &Table,
    survey: &Survey,
    style: &SheetStyle,
) -> Result<Worksheet> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    for look in &survey.looks {
        if let Some(format) = style.of_cells(*look) {
            sheet.write_string_with_format(sample_row(*look), 0, "a", format)?;
        }
    }
    for (position, widest) in (0u16..).zip(&survey.widest) {
        match &widest.sample {
            Sample::Nothing => {}
            Sample::Number(number) => {
                sheet.write_number(WIDEST_ROW, position, *number as f64)?;
            }
            Sample::Day => {
                let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
                sheet.write_datetime_with_format(WIDEST_ROW, position, &day, &style.day)?;
            }
            Sample::Text(text) => {
                sheet.write_string(WIDEST_ROW, position, text)?;
            }
        }
    }
    dress(&mut sheet, table, survey.count, style)?;
    Ok(sheet)
}

/// Makes of the cells a table with a heading that stays, filters, and lists to choose from.
fn dress(sheet: &mut Worksheet, table: &Table, count: u32, style: &SheetStyle) -> Result<()> {
    let headings: Vec<TableColumn> = table
        .columns
        .iter()
        .map(|column| {
            TableColumn::new()
                .set_header(column.name)
                .set_header_format(&style.header)
        })
        .collect();
    let shape = ExcelTable::new()
        .set_name(sheet.name())
        .set_columns(&headings)
        .set_style(TableStyle::Medium2)
        .set_alt_text(table.sentence);
    let last_column = last_column(table)?;
    sheet.add_table(0, 0, LAST_ROW, last_column, &shape)?;
    // A table without any row has an empty one.
    let last_row = count.max(1);
    for (position, column) in (0u16..).zip(table.columns) {
        if let Some(words) = column.words() {
            let list = DataValidation::new().allow_list_strings(words)?;
            sheet.add_data_validation(1, position, last_row, position, &list)?;
        }
    }
    // A year or a numeric code is text on purpose.
    sheet.ignore_error_range(1, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_autofit_max_width(WIDEST);
    sheet.autofit();
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_repeat_columns(0, 0)?;
    Ok(())
}

fn last_column(table: &Table) -> Result<u16> {
    let last = table.columns.len().saturating_sub(1);
    Ok(u16::try_from(last).map_err(|_| XlsxError::RowColumnLimitError)?)
}

/// The range of the table in its frame, and with all rows.
pub(super) fn ranges(table: &Table, count: u32) -> Result<(String, String)> {
    let last_column = last_column(table)?;
    let range = |last_row| rust_xlsxwriter::utility::cell_range(0, 0, last_row, last_column);
    Ok((range(LAST_ROW), range(count.max(1))))
}
