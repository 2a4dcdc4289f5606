//! The parts of the workbook, written one after the other into its archive.
//!
//! The library makes a workbook of the frames of all sheets. Its parts are taken over one by one;
//! where the frame of a table has samples, the rows are written as they are made. So no table is
//! in memory, and none of them passes through a temporary file.

use std::io::{BufWriter, Cursor, IntoInnerError, Read as _, Write};

use rust_xlsxwriter::utility::row_col_to_cell;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::cell::Look;
use super::frame::{ranges, sample_row};
use super::link::Links;
use super::rows::{FormatNumbers, RowWriter};
use super::strings::SharedStrings;
use super::survey::Survey;
use crate::error::{ExportError, Result};
use crate::views::{ExportContext, Rows, Table};

/// What every part begins with.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// How many bytes of a part are compressed at a time: how well they are depends on it, and so does
/// what a program that compresses a part as a whole would write of all but large registries.
const CHUNK: usize = 1 << 20;

/// The sheet of a table, or of a part of it.
pub(super) struct TableSheet {
    pub(super) table: &'static Table,
    pub(super) survey: Survey,
    /// Its place among the sheets of the table.
    pub(super) ordinal: usize,
}

impl TableSheet {
    /// What it is called: `evidence`, `evidence_2`.
    pub(super) fn name(&self) -> String {
        match self.ordinal {
            0 => self.table.name.to_owned(),
            before => format!("{}_{}", self.table.name, before + 1),
        }
    }
}

/// A part of the workbook, by the name of its file.
enum Part {
    /// The sheet of a table, by its position among them.
    Sheet(usize),
    /// The addresses of the links of the sheet before it.
    Addresses,
    /// The description of a table.
    Table(usize),
    /// All texts.
    Strings,
    /// Any other one, which the frame has whole.
    Other,
}

impl Part {
    /// The first sheet is not one of a table.
    fn of(name: &str) -> Self {
        let number = |start: &str, end: &str| -> Option<usize> {
            let middle = name.strip_prefix(start)?.strip_suffix(end)?;
            middle.parse().ok()
        };
        if name == "xl/sharedStrings.xml" {
            return Part::Strings;
        }
        let sheet = number("xl/worksheets/sheet", ".xml").and_then(|it| it.checked_sub(2));
        let addresses = number("xl/worksheets/_rels/sheet", ".xml.rels");
        let addresses = addresses.filter(|it| *it >= 2);
        let table = number("xl/tables/table", ".xml").and_then(|it| it.checked_sub(1));
        (sheet.map(Part::Sheet))
            .or(addresses.map(|_| Part::Addresses))
            .or(table.map(Part::Table))
            .unwrap_or(Part::Other)
    }
}

/// Writes the workbook of which `frames` has the frames, and `strings` the texts of the first
/// sheet.
pub(super) fn write<'v>(
    frames: Vec<u8>,
    sheets: &[TableSheet],
    views: &ExportContext<'v>,
    mut strings: SharedStrings<'v>,
    out: &mut dyn Write,
) -> Result<()> {
    let mut archive = ZipArchive::new(Cursor::new(frames))?;
    let mut zip = ZipWriter::new_stream(out);
    // The time is the first one that an archive knows, so that the clock does not matter.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o600)
        .last_modified_time(DateTime::default());
    let mut rows: Option<Rows<'v>> = None;
    let mut links = Links::default();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        let name = file.name()?.into_owned();
        let mut frame = String::new();
        file.read_to_string(&mut frame)?;
        zip.start_file(&name, options)?;
        let mut out = BufWriter::with_capacity(CHUNK, &mut zip);
        match Part::of(&name) {
            Part::Sheet(position) => {
                let sheet = part(sheets, position)?;
                // The rows of a table go on in its further sheets.
                let rows = match &mut rows {
                    Some(rows) if sheet.ordinal > 0 => rows,
                    rows => rows.insert(sheet.table.rows(views)),
                };
                links = write_sheet(&frame, sheet, rows, views, &mut strings, &mut out)?;
            }
            Part::Addresses => links.write_addresses(&frame, &mut out)?,
            Part::Table(position) => {
                let sheet = part(sheets, position)?;
                let (sample, whole) = ranges(sheet.table, sheet.survey.count)?;
                let sample = format!("ref=\"{sample}\"");
                let whole = format!("ref=\"{whole}\"");
                out.write_all(frame.replace(&sample, &whole).as_bytes())?;
            }
            Part::Strings => strings.write(&mut out)?,
            Part::Other => out.write_all(frame.as_bytes())?,
        }
        // Flushing it would end a block of what is compressed.
        out.into_inner().map_err(IntoInnerError::into_error)?;
    }
    zip.finish()?;
    Ok(())
}

fn part(sheets: &[TableSheet], position: usize) -> Result<&TableSheet> {
    let sheet = sheets.get(position);
    sheet.ok_or_else(|| unknown("there are more sheets than tables"))
}

fn unknown(what: &'static str) -> ExportError {
    ExportError::library("the frame of the workbook is not as it was expected", what)
}

/// Writes a sheet: the beginning and the end of its frame, and its rows between.
fn write_sheet<'v, W: Write>(
    frame: &str,
    sheet: &TableSheet,
    rows: &mut Rows<'v>,
    views: &ExportContext<'v>,
    strings: &mut SharedStrings<'v>,
    mut out: W,
) -> Result<Links> {
    const START: &str = "<sheetData>";
    const END: &str = "</sheetData>";
    let (before, after) = frame
        .split_once(START)
        .ok_or_else(|| unknown("a sheet has no cells"))?;
    let (samples, after) = after
        .split_once(END)
        .ok_or_else(|| unknown("a sheet has no end"))?;
    let (first, last) = before
        .split_once("<dimension ref=\"")
        .and_then(|(first, rest)| Some((first, rest.split_once('"')?.1)))
        .ok_or_else(|| unknown("a sheet has no size"))?;
    let width = u16::try_from(sheet.table.columns.len().saturating_sub(1));
    let width = width.map_err(|_| unknown("a sheet is too wide"))?;
    let size = rust_xlsxwriter::utility::cell_range(0, 0, sheet.survey.count, width);
    write!(out, "{first}<dimension ref=\"{size}\"{last}{START}")?;
    let numbers = format_numbers(samples);
    let count = sheet.survey.count as usize;
    let writer = RowWriter::new(sheet.table, views, &numbers, strings, &mut out);
    let links = writer.write(rows.by_ref().take(count))?;
    out.write_all(END.as_bytes())?;
    links.write_end(after, &mut out)?;
    Ok(links)
}

/// The numbers that the library gave the formats, by the samples.
fn format_numbers(samples: &str) -> FormatNumbers {
    let number_at = |row: u32| -> String {
        let cell = format!("<c r=\"{}\"", row_col_to_cell(row, 0));
        let attributes = samples
            .split_once(&cell)
            .and_then(|(_, rest)| rest.split_once('>'))
            .map_or("", |(attributes, _)| attributes);
        let number = attributes
            .split_once(" s=\"")
            .and_then(|(_, rest)| rest.split_once('"'));
        number.map_or(String::new(), |(number, _)| format!(" s=\"{number}\""))
    };
    FormatNumbers {
        header: number_at(0),
        looks: Look::ALL.map(|look| match look {
            Look::Plain => String::new(),
            _ => number_at(sample_row(look)),
        }),
    }
}
