//! The first sheet, which says what the workbook is.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, Url, Worksheet};

use super::cell::is_link;
use super::look::SheetStyle;
use super::package::TableSheet;
use super::{ABOUT, excel_day};
use crate::error::{ExportError, Result};
use crate::formats::Options;
use crate::views::ExportContext;

/// The widths of its four columns, in characters.
const WIDTHS: [f64; 4] = [40.0, 34.0, 30.0, 80.0];

/// The height of a line of text, in points.
const LINE_HEIGHT: f64 = 15.0;

/// The highest that a row can be, in points.
const HIGHEST: f64 = 409.0;

/// What must be known of all cells.
const READING: &[&str] = &[
    "A cell is empty if nothing is known.",
    "A whole day is a date. A less precise date is text in EDTF (ISO 8601-2), as in 2014 or \
     2013-03; the columns _min and _max next to it give its first and its last possible day.",
    "Days before 1900-03-01 are text, because spreadsheet programs disagree about them.",
    "Several texts in one cell are joined by a semicolon and a space; a semicolon or a backslash \
     within one of them has a backslash before it. Tables in long form have one row for each text.",
];

/// Fills the first sheet, and gives its texts in the order of its cells. `sheets` says which sheets
/// the workbook holds.
pub(super) fn fill(
    sheet: &mut Worksheet,
    views: &ExportContext<'_>,
    options: &Options,
    sheets: &[TableSheet],
    look: &SheetStyle,
) -> Result<impl Iterator<Item = String> + use<>> {
    for (column, width) in (0u16..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    let mut page = AboutSheet {
        sheet,
        look,
        row: 0,
        texts: BTreeMap::new(),
    };
    facts(&mut page, views, options)?;
    let contents = page.row;
    page.row += 3;
    let list = page.row;
    list_sheets(&mut page, sheets)?;
    let columns = page.row;
    list_columns(&mut page, sheets)?;
    let sources = page.row;
    list_sources(&mut page, views)?;
    for (offset, (words, row)) in (0u32..).zip([
        ("All sheets", list),
        ("All columns", columns),
        ("All sources", sources),
    ]) {
        page.link(
            (contents + offset, 0),
            &format!("internal:{ABOUT}!A{}", row + 2),
            words,
        )?;
    }
    page.sheet.set_paper_size(9);
    page.sheet.set_landscape();
    page.sheet.set_print_fit_to_pages(1, 0);
    Ok(page.texts.into_values())
}

/// A sheet and the row that is written next.
struct AboutSheet<'s> {
    sheet: &'s mut Worksheet,
    look: &'s SheetStyle,
    row: u32,
    /// The texts of the cells.
    texts: BTreeMap<(u32, u16), String>,
}

impl AboutSheet<'_> {
    /// A fact: its name, and what it is.
    fn fact(&mut self, name: &str, words: &str) -> Result<()> {
        self.text(0, name, &self.look.label)?;
        self.text(1, words, &self.look.text)?;
        self.row += 1;
        Ok(())
    }

    fn text(&mut self, column: u16, words: &str, format: &Format) -> Result<()> {
        self.sheet
            .write_string_with_format(self.row, column, words, format)
            .map_err(|error| {
                ExportError::library(format!("{ABOUT}, row {}", self.row + 1), error)
            })?;
        if !words.is_empty() {
            self.texts.insert((self.row, column), words.to_owned());
        }
        Ok(())
    }

    fn link(&mut self, place: (u32, u16), address: &str, words: &str) -> Result<()> {
        let link = Url::new(address).set_text(words);
        self.sheet
            .write_url_with_format(place.0, place.1, link, &self.look.wrapped_link)?;
        self.texts.insert(place, words.to_owned());
        Ok(())
    }

    /// A heading, and the headings of the columns below it.
    fn section(&mut self, title: &str, columns: [&str; 4]) -> Result<()> {
        self.row += 1;
        self.text(0, title, &self.look.section)?;
        self.sheet.set_row_height(self.row, 1.3 * LINE_HEIGHT)?;
        self.row += 1;
        for (position, column) in (0u16..).zip(columns) {
            self.text(position, column, &self.look.header)?;
        }
        self.row += 1;
        Ok(())
    }

    /// A line of four cells, as high as the longest of them needs: not every program finds that
    /// out by itself.
    fn line(&mut self, cells: [&str; 4]) -> Result<()> {
        for (position, words) in (0u16..).zip(cells) {
            if !words.is_empty() {
                self.text(position, words, &self.look.wrapped)?;
            }
        }
        self.fit(cells)
    }

    /// Ends a line of four cells.
    fn fit(&mut self, cells: [&str; 4]) -> Result<()> {
        let lines = cells.iter().zip(WIDTHS).map(|(words, width)| {
            // Words do not fill a line to its end.
            (words.chars().count() as f64 / (width - 2.0)).ceil()
        });
        let lines = lines.fold(1.0, f64::max);
        if lines > 1.0 {
            self.sheet
                .set_row_height(self.row, (lines * LINE_HEIGHT).min(HIGHEST))?;
        }
        self.row += 1;
        Ok(())
    }
}

fn facts(page: &mut AboutSheet<'_>, views: &ExportContext<'_>, options: &Options) -> Result<()> {
    let manifest = views.network.manifest();
    page.text(0, &views.title(), &page.look.title)?;
    page.sheet.set_row_height(page.row, 1.6 * LINE_HEIGHT)?;
    page.row += 2;
    page.fact("Registry", &manifest.registry)?;
    if let Some(subject) = &manifest.subject {
        let name = views.network.actor_name(subject);
        page.fact("Network of", &format!("{name} ({subject})"))?;
    }
    page.text(0, "As of", &page.look.label)?;
    let day = views.selection.day;
    match excel_day(day) {
        Some(day) => {
            page.sheet
                .write_datetime_with_format(page.row, 1, &day, &page.look.day)?;
        }
        None => page.text(1, &day.to_string(), &page.look.text)?,
    }
    page.row += 1;
    let licence = manifest.licence.as_deref().unwrap_or("not given");
    page.fact("Licence", licence)?;
    let filters = options.filters(views);
    if filters.is_empty() {
        page.fact("Filters", "none: everything is included")?;
    }
    for (position, filter) in filters.iter().enumerate() {
        page.fact(if position == 0 { "Filters" } else { "" }, filter)?;
    }
    for (table, reason) in &options.left_out {
        page.fact("Left out", &format!("{table}: {reason}"))?;
    }
    for (position, sentence) in READING.iter().enumerate() {
        let name = if position == 0 { "How to read it" } else { "" };
        page.fact(name, sentence)?;
    }
    page.row += 1;
    Ok(())
}

fn list_sheets(page: &mut AboutSheet<'_>, sheets: &[TableSheet]) -> Result<()> {
    page.section("Sheets", ["Sheet", "Rows", "", "What one row is"])?;
    for sheet in sheets {
        let (name, sentence) = (sheet.name(), sheet.table.sentence);
        page.link((page.row, 0), &format!("internal:{name}!A1"), &name)?;
        let count = sheet.survey.count;
        page.sheet
            .write_number_with_format(page.row, 1, count, &page.look.number)?;
        page.text(3, sentence, &page.look.wrapped)?;
        page.fit([&name, "", "", sentence])?;
    }
    Ok(())
}

fn list_columns(page: &mut AboutSheet<'_>, sheets: &[TableSheet]) -> Result<()> {
    page.section("Columns", ["Sheet", "Column", "Holds", "Says"])?;
    // A table that goes on in further sheets has one description.
    for table in sheets
        .iter()
        .filter(|it| it.ordinal == 0)
        .map(|it| it.table)
    {
        for column in table.columns {
            page.line([table.name, column.name, &column.holds(), column.sentence])?;
        }
    }
    Ok(())
}

fn list_sources(page: &mut AboutSheet<'_>, views: &ExportContext<'_>) -> Result<()> {
    page.section(
        "Sources",
        [
            "Source, with a link to its page",
            "Publisher",
            "Published",
            "Title",
        ],
    )?;
    for source in views.sources() {
        let published = source.published.map(|date| date.to_string());
        let row = page.row;
        page.line([
            &source.id,
            &source.publisher,
            published.as_deref().unwrap_or(""),
            source.title.as_deref().unwrap_or(""),
        ])?;
        if let Some(url) = source.url.as_deref().filter(|url| is_link(url)) {
            page.link((row, 0), url, &source.id)?;
        }
    }
    Ok(())
}
