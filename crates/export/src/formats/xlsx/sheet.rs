//! One table as a sheet.

use rust_xlsxwriter::{
    DataValidation, IgnoreError, Table as ExcelTable, TableColumn, TableStyle, Url, Worksheet,
    XlsxError,
};

use super::look::SheetStyle;
use super::{excel, excel_day};
use crate::error::Result;
use crate::escape::begins_like_formula;
use crate::views::{Cell, Column, ColumnKind, ExportContext, Row, Table};

/// The most rows that a sheet holds below its heading.
pub(super) const MOST_ROWS: usize = 1_048_575;

/// The most links that a sheet holds; Excel takes a file with more for a broken one.
const MOST_LINKS: usize = 65_530;

/// The longest address that can be a link, counted as UTF-16 counts.
const LONGEST_LINK: usize = 2_080;

/// The widest that a column becomes by itself, in pixels: about 60 characters.
const WIDEST: u32 = 430;

/// The sheets of a table, each with the number of its rows, of which it has at most `most`. What
/// does not fit the first sheet goes on in others: `evidence`, `evidence_2`.
///
/// # Errors
///
/// If a text is longer than a cell: nothing is cut.
pub(super) fn sheets(
    table: &Table,
    views: &ExportContext<'_>,
    look: &SheetStyle,
    most: usize,
) -> Result<Vec<(u32, Worksheet)>> {
    let mut rows = (table.rows)(views).peekable();
    let mut sheets = Vec::new();
    while sheets.is_empty() || rows.peek().is_some() {
        let mut sheet = Worksheet::new();
        let name = match sheets.len() {
            0 => table.name.to_owned(),
            before => format!("{}_{}", table.name, before + 1),
        };
        sheet.set_name(name)?;
        let count = fill(&mut sheet, table, rows.by_ref().take(most), views, look)?;
        sheets.push((count, sheet));
    }
    Ok(sheets)
}

/// Fills a sheet with rows, and gives their number.
fn fill<'v>(
    sheet: &mut Worksheet,
    table: &Table,
    rows: impl Iterator<Item = Row<'v>>,
    views: &ExportContext<'_>,
    look: &SheetStyle,
) -> Result<u32> {
    let mut writer = Writer {
        sheet,
        table,
        views,
        look,
        links: 0,
    };
    let mut count: u32 = 0;
    for cells in rows {
        count += 1;
        for (position, cell) in (0u16..).zip(&cells) {
            let column = &table.columns[usize::from(position)];
            excel::fits(table, column, &cells, cell)?;
            writer.cell((count, position), column, cell)?;
        }
    }
    frame(sheet, table, count, look)?;
    Ok(count)
}

/// Makes of the cells a table with a heading that stays, filters, and lists to choose from.
fn frame(sheet: &mut Worksheet, table: &Table, count: u32, look: &SheetStyle) -> Result<()> {
    let headings: Vec<TableColumn> = table
        .columns
        .iter()
        .map(|column| {
            TableColumn::new()
                .set_header(column.name)
                .set_header_format(&look.header)
        })
        .collect();
    let shape = ExcelTable::new()
        .set_name(sheet.name())
        .set_columns(&headings)
        .set_style(TableStyle::Medium2)
        .set_alt_text(table.sentence);
    // A table without any row has an empty one.
    let last_row = count.max(1);
    let last_column = u16::try_from(table.columns.len().saturating_sub(1))
        .map_err(|_| XlsxError::RowColumnLimitError)?;
    sheet.add_table(0, 0, last_row, last_column, &shape)?;
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

/// Writes cells into a sheet.
struct Writer<'s, 't, 'v> {
    sheet: &'s mut Worksheet,
    table: &'t Table,
    views: &'t ExportContext<'v>,
    look: &'t SheetStyle,
    links: usize,
}

impl Writer<'_, '_, '_> {
    fn cell(&mut self, place: (u32, u16), column: &Column, cell: &Cell<'_>) -> Result<()> {
        let day = match cell {
            Cell::Empty => return Ok(()),
            // A count of records is far from where such a number loses its last digits.
            Cell::Integer(number) => {
                self.sheet.write_number(place.0, place.1, *number as f64)?;
                return Ok(());
            }
            Cell::Date(date) => date.whole_day(),
            Cell::Day(day) => Some(*day),
            Cell::Text(_) | Cell::List(_) | Cell::Holds(_) => None,
        };
        let text = &cell.as_text();
        if let Some(day) = day.and_then(excel_day) {
            self.sheet
                .write_datetime_with_format(place.0, place.1, &day, &self.look.day)?;
        } else if let Some(address) = self.address(column, text) {
            self.links += 1;
            let link = Url::new(address).set_text(text.as_ref());
            self.sheet
                .write_url_with_format(place.0, place.1, link, &self.look.link)?;
        } else {
            let look = if begins_like_formula(text) {
                &self.look.quoted
            } else {
                &self.look.text
            };
            self.sheet
                .write_string_with_format(place.0, place.1, text.as_ref(), look)?;
        }
        Ok(())
    }

    /// Whether a column holds ids of sources.
    fn names_source(&self, column: &Column) -> bool {
        let references = self.table.references.iter();
        references
            .filter(|reference| reference.table == "sources")
            .any(|reference| reference.columns.contains(&column.name))
    }

    /// Where a cell leads: an address to itself, and the id of a source to its page.
    fn address(&self, column: &Column, text: &str) -> Option<String> {
        let address = match column.kind {
            ColumnKind::Url => text.to_owned(),
            ColumnKind::Id if self.names_source(column) => source_address(self.views, text)?,
            _ => return None,
        };
        (self.links < MOST_LINKS && is_link(&address)).then_some(address)
    }
}

/// The address of the source with an id.
pub(super) fn source_address(views: &ExportContext<'_>, id: &str) -> Option<String> {
    let source = views.network.source(id)?;
    source.url.as_ref().map(|url| url.as_str().to_owned())
}

/// Whether an address may be a link: one of the web that is not too long.
pub(super) fn is_link(address: &str) -> bool {
    let is_of_web = ["https://", "http://"]
        .iter()
        .any(|start| address.starts_with(start));
    is_of_web && address.encode_utf16().count() <= LONGEST_LINK
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

    use chancery_core::Analysis;
    use chancery_core::model::{Registry, Selector};
    use chancery_core::select::Selection;

    use super::*;

    #[test]
    fn a_long_table_goes_on_in_further_sheets() {
        let mut registry = Registry::default();
        let tier = |id: usize| chancery_core::model::Tier {
            id: format!("t-{id}").as_str().into(),
            ..Default::default()
        };
        registry.manifest.tiers = (0..7).map(tier).collect();
        let analysis = Analysis::from_registry(registry);
        let selector = Selector::default();
        let views =
            ExportContext::for_export(&analysis, Selection::new(analysis.network(), &selector));
        let table = crate::views::tables::table("tiers").unwrap();
        let names = |most: usize| -> Vec<(String, u32)> {
            let made = sheets(table, &views, &SheetStyle::new(), most).unwrap();
            made.iter().map(|(count, it)| (it.name(), *count)).collect()
        };
        let sheet = |name: &str, count: u32| (name.to_owned(), count);
        assert_eq!(names(7), [sheet("tiers", 7)]);
        let three = [sheet("tiers", 3), sheet("tiers_2", 3), sheet("tiers_3", 1)];
        assert_eq!(names(3), three);
    }
}
