//! The rows of a sheet as XML.

use std::fmt::Write as _;
use std::io::Write;

use rust_xlsxwriter::utility::column_number_to_name;

use super::cell::{CellReader, Look, Shown};
use super::link::Links;
use super::strings::SharedStrings;
use crate::error::Result;
use crate::views::{ExportContext, Row, Table};

/// How many rows say together which columns they use.
const BLOCK: u32 = 16;

/// The numbers of the formats of the cells in the workbook.
pub(super) struct FormatNumbers {
    /// That of the headings.
    pub(super) header: String,
    /// That of the cells of each look, in the order of [`Look::ALL`].
    pub(super) looks: [String; Look::ALL.len()],
}

/// Writes the rows of one sheet.
pub(super) struct RowWriter<'t, 'w, 'v, W> {
    table: &'t Table,
    reader: CellReader<'t, 'v>,
    numbers: &'w FormatNumbers,
    strings: &'w mut SharedStrings<'v>,
    out: W,
    links: Links,
    /// The names of the columns, as in `AB`.
    columns: Vec<String>,
    /// The next row, counted from 1.
    row: u32,
    block: Block,
}

/// Rows that are not written yet.
#[derive(Default)]
struct Block {
    /// The number and the cells of each row that has any; behind them the one that is not complete,
    /// and room that earlier blocks took.
    rows: Vec<(u32, String)>,
    /// How many rows are complete.
    count: usize,
    /// The first and the last column that they use.
    span: Option<(usize, usize)>,
}

impl<'t, 'w, 'v: 't, W: Write> RowWriter<'t, 'w, 'v, W> {
    pub(super) fn new(
        table: &'t Table,
        views: &'t ExportContext<'v>,
        numbers: &'w FormatNumbers,
        strings: &'w mut SharedStrings<'v>,
        out: W,
    ) -> Self {
        let columns = (0u16..).zip(table.columns);
        RowWriter {
            table,
            reader: CellReader::new(table, views),
            numbers,
            strings,
            out,
            links: Links::default(),
            columns: columns
                .map(|(position, _)| column_number_to_name(position))
                .collect(),
            row: 1,
            block: Block::default(),
        }
    }

    /// Writes the heading and `rows`, and gives the links in them.
    pub(super) fn write(mut self, rows: impl Iterator<Item = Row<'v>>) -> Result<Links> {
        for (position, column) in self.table.columns.iter().enumerate() {
            let number = self.strings.number(column.name);
            let format = &self.numbers.header;
            self.block
                .text(position, &self.columns[position], self.row, format, number);
        }
        self.end_row()?;
        for row in rows {
            for position in 0..row.len() {
                self.cell(&row, position)?;
            }
            self.end_row()?;
        }
        self.end_block()?;
        Ok(self.links)
    }

    fn cell(&mut self, row: &Row<'v>, position: usize) -> Result<()> {
        let Some(shown) = self.reader.shown(row, position)? else {
            return Ok(());
        };
        let (column, number) = (&self.columns[position], self.row);
        let format = &self.numbers.looks[shown.look() as usize];
        match shown {
            Shown::Number(value) => {
                let cells = self.block.cells(position);
                let _ = write!(cells, "<c r=\"{column}{number}\"><v>{value}</v></c>");
            }
            Shown::Day(value) => {
                let cells = self.block.cells(position);
                let _ = write!(
                    cells,
                    "<c r=\"{column}{number}\"{format}><v>{value}</v></c>"
                );
            }
            Shown::Text(text, _, address) => {
                if let Some(address) = address {
                    self.links.add(column, number, address);
                }
                let text = self.strings.number_of(&row[position], &text);
                self.block.text(position, column, number, format, text);
            }
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<()> {
        self.block.end_row(self.row);
        if self.row.is_multiple_of(BLOCK) {
            self.end_block()?;
        }
        self.row += 1;
        Ok(())
    }

    fn end_block(&mut self) -> Result<()> {
        let block = &mut self.block;
        if let Some((first, last)) = block.span.take() {
            let (first, last) = (first + 1, last + 1);
            for (row, cells) in &block.rows[..block.count] {
                write!(
                    self.out,
                    "<row r=\"{row}\" spans=\"{first}:{last}\">{cells}</row>"
                )?;
            }
            for (_, cells) in &mut block.rows {
                cells.clear();
            }
        }
        block.count = 0;
        Ok(())
    }
}

impl Block {
    /// The cells of the row that is not complete, to which one of a column is added.
    fn cells(&mut self, position: usize) -> &mut String {
        self.span = Some(match self.span {
            None => (position, position),
            Some((first, last)) => (first.min(position), last.max(position)),
        });
        if self.rows.len() == self.count {
            self.rows.push((0, String::new()));
        }
        &mut self.rows[self.count].1
    }

    fn end_row(&mut self, row: u32) {
        let current = self.rows.get_mut(self.count);
        if let Some((number, _)) = current.filter(|(_, cells)| !cells.is_empty()) {
            *number = row;
            self.count += 1;
        }
    }

    fn text(&mut self, position: usize, column: &str, row: u32, format: &str, number: usize) {
        let cells = self.cells(position);
        let _ = write!(
            cells,
            "<c r=\"{column}{row}\"{format} t=\"s\"><v>{number}</v></c>"
        );
    }
}
