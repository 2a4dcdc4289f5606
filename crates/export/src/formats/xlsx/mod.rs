//! Tables as an Excel workbook: a sheet that says what it is, and one sheet a table.

mod about;
mod look;
mod sheet;

use chancery_core::date::Day;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::{Format, Options, excel};
use crate::error::Result;
use crate::output::Output;
use crate::views::ExportContext;
use crate::views::tables::MOST_PANEL_ROWS_IN_MEMORY;
use look::SheetStyle;

/// The one file that it writes.
const FILE: &str = "registry.xlsx";

pub(super) static XLSX: Format = Format {
    name: "xlsx",
    options: &["only"],
    is_narrowed: true,
    shows_what_holds: false,
    sentence: "Every table as a sheet of one Excel workbook, which LibreOffice reads too.",
    files: || vec![FILE.to_owned()],
    write,
};

/// The name of the sheet that says what the workbook is; no table has it.
const ABOUT: &str = "about";

fn write(views: &ExportContext<'_>, options: &Options, output: &mut dyn Output) -> Result<()> {
    let options = &options.fitting(views, MOST_PANEL_ROWS_IN_MEMORY, output);
    let look = SheetStyle::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(views)?);
    workbook.add_worksheet().set_name(ABOUT)?;
    let mut sheets = Vec::new();
    for table in options.tables() {
        for (count, sheet) in sheet::sheets(table, views, &look, sheet::MOST_ROWS)? {
            sheets.push((sheet.name(), table, count));
            workbook.push_worksheet(sheet);
        }
    }
    let about = workbook.worksheet_from_name(ABOUT)?;
    about::fill(about, views, options, &sheets, &look)?;
    let bytes = workbook.save_to_buffer()?;
    output.file(FILE)?.write_all(&bytes)?;
    Ok(())
}

/// What the file says about itself. A workbook must say when it was made: this one says the day
/// on which the registry stands, so that the clock does not matter.
fn properties(views: &ExportContext<'_>) -> Result<DocProperties> {
    let manifest = views.network.manifest();
    let day = manifest.as_of.unwrap_or(views.selection.day);
    // Excel knows no day before its calendar begins.
    let made = match excel_day(day) {
        Some(day) => day,
        None => ExcelDateTime::from_ymd(1900, 3, 1)?,
    };
    Ok(DocProperties::new()
        .set_title(views.title())
        .set_subject(manifest.registry.as_str())
        .set_creation_datetime(&made))
}

/// A day as a number of days; none before 1900-03-01. Excel counts a 29 February 1900 that never
/// was, so that spreadsheet programs disagree about the days before it.
fn excel_day(day: Day) -> Option<ExcelDateTime> {
    if day < Day::from_calendar(1900, 3, 1) {
        return None;
    }
    let (year, month, day) = day.calendar();
    let parts = (year.try_into(), month.try_into(), day.try_into());
    let (Ok(year), Ok(month), Ok(day)) = parts else {
        return None;
    };
    ExcelDateTime::from_ymd(year, month, day).ok()
}
