//! One CSV file as rows of cells, each with its place in the text.

use chancery_core::finding::{Finding, Place, Span, how_many, nearest, visible};
use csv::ReaderBuilder;

use super::rules::{MALFORMED_TABLE, UNKNOWN_COLUMN};
use crate::escape::bare_spreadsheet_text;
use crate::views::{Column, ColumnKind, Table};

/// What may be between cells.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// A table as it was read.
pub(super) struct Sheet {
    /// Its table.
    pub(super) table: &'static Table,
    /// Its file, by position.
    pub(super) file: usize,
    /// For each column of the table the position of its cells in a row; none if it is not there.
    places: Vec<Option<usize>>,
    /// Its rows, without those whose cells are all empty.
    pub(super) rows: Vec<SheetRow>,
    separator: u8,
    /// Whether an apostrophe may stand before a text that a spreadsheet program would change.
    is_guarded: bool,
}

/// A row.
pub(super) struct SheetRow {
    cells: Vec<String>,
    /// Its bytes, without the end of the line.
    pub(super) span: Span,
}

/// A cell that is not empty.
#[derive(Debug, Clone)]
pub(super) struct SheetCell {
    /// Its text, without an apostrophe that only keeps a spreadsheet program from changing it.
    pub(super) text: String,
    /// The row that it is in, and its position there.
    pub(super) at: CellPlace,
}

/// Where a cell is: its table, its row, and its position in the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CellPlace {
    /// The sheet, by position.
    pub(super) sheet: usize,
    /// The row, by position.
    pub(super) row: usize,
    /// The position of the cell; none for the whole row.
    pub(super) cell: Option<usize>,
}

impl Sheet {
    /// Reads the text of a file; what is wrong with it is added to the findings.
    pub(super) fn read(
        table: &'static Table,
        file: usize,
        text: &str,
        is_guarded: bool,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let separator = separator(table, text);
        let mut sheet = Sheet {
            table,
            file,
            places: vec![None; table.columns.len()],
            rows: Vec::new(),
            separator,
            is_guarded,
        };
        let mut rows = sheet.records(text, findings).into_iter();
        let Some(heading) = rows.next() else {
            let message = format!("`{}` has no heading", table.name);
            let is_of_file =
                |it: &Finding| matches!(it.place, Place::Bytes(span) if span.file == file);
            if findings.last().is_some_and(is_of_file) {
                // Nothing of it could be read, as was said.
                return sheet;
            }
            findings.push(sheet.malformed(
                0,
                0,
                message,
                "write the names of its columns into the first line",
            ));
            return sheet;
        };
        let width = heading.cells.len();
        sheet.read_heading(text, &heading, findings);
        for row in rows {
            if row.cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if row.cells.len() != width {
                let message = format!(
                    "this row has {}, and the heading has {}",
                    how_many(row.cells.len(), "cell"),
                    how_many(width, "column")
                );
                let help = "give each row one cell for each column; a text with a separator or a \
                            line break in it is put in quotation marks";
                findings.push(sheet.malformed(row.span.start, row.span.end, message, help));
            }
            sheet.rows.push(row);
        }
        sheet
    }

    /// All records of a text, its heading first.
    fn records(&self, text: &str, findings: &mut Vec<Finding>) -> Vec<SheetRow> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator)
            .from_reader(text.as_bytes());
        let mut rows: Vec<SheetRow> = Vec::new();
        let mut record = csv::StringRecord::new();
        // The text is in memory and is UTF-8, so that nothing of it cannot be read.
        while let Ok(true) = reader.read_record(&mut record) {
            let at = record.position().map_or(0, |it| it.byte());
            let start = usize::try_from(at).unwrap_or(text.len());
            let end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
            let whole = text.get(start..end).unwrap_or_default();
            // Lines without any cell stand before the record that follows them.
            let blank = whole.len() - whole.trim_start_matches(['\n', '\r']).len();
            let end = start + whole.trim_end_matches(['\n', '\r']).len();
            let span = Span {
                file: self.file,
                start: (start + blank).min(end),
                end,
            };
            rows.push(SheetRow {
                cells: record.iter().map(str::to_owned).collect(),
                span,
            });
        }
        if let Some(last) = rows.last()
            && let (cells, true) = self.cells_of(text, last.span)
        {
            let place = cells.last().map_or(last.span.start, |cell| cell.start);
            let message = "a quotation mark is never closed, so that all that follows is one cell";
            let help = "close it; within a text in quotation marks, write two of them for one";
            findings.push(self.malformed(place, place + 1, message.to_owned(), help));
        }
        rows
    }

    /// Finds the columns of the table in the heading.
    fn read_heading(&mut self, text: &str, heading: &SheetRow, findings: &mut Vec<Finding>) {
        for (position, name) in heading.cells.iter().enumerate() {
            let span = self
                .cell_span(text, heading.span, position)
                .unwrap_or(heading.span);
            let name = name.trim();
            let found = self.table.position(&name.to_lowercase());
            match found {
                Some(column) if self.places[column].is_some() => {
                    let message = format!("the column `{name}` is there twice");
                    findings.push(self.malformed(
                        span.start,
                        span.end,
                        message,
                        "remove one of the two",
                    ));
                }
                Some(column) => self.places[column] = Some(position),
                None => {
                    findings.push(unknown_column(self.table, name, span));
                }
            }
        }
    }

    fn malformed(&self, start: usize, end: usize, message: String, help: &str) -> Finding {
        let span = Span {
            file: self.file,
            start,
            end,
        };
        Finding::new(&MALFORMED_TABLE, Place::Bytes(span), message).help(help)
    }

    /// Whether the table has a column in this file.
    pub(super) fn has(&self, column: &str) -> bool {
        let position = self.table.position(column);
        position.is_some_and(|position| self.places[position].is_some())
    }

    /// The cell of a row in a column; none if it is empty or there is no such column.
    pub(super) fn cell(&self, place: CellPlace, column: &str) -> Option<SheetCell> {
        let position = self.table.position(column)?;
        let cell = self.places[position]?;
        let text = self.rows[place.row].cells.get(cell)?;
        let text = self.plain(&self.table.columns[position], text);
        let at = CellPlace {
            cell: Some(cell),
            ..place
        };
        (!text.trim().is_empty()).then_some(SheetCell { text, at })
    }

    /// The text that a cell stands for.
    fn plain(&self, column: &Column, text: &str) -> String {
        let is_words = matches!(
            column.kind,
            ColumnKind::Text | ColumnKind::List | ColumnKind::Url
        );
        let guarded = match is_words && !self.is_guarded {
            true => text,
            false => bare_spreadsheet_text(text),
        };
        match column.kind {
            ColumnKind::Text | ColumnKind::List => guarded.to_owned(),
            _ => guarded.trim().to_owned(),
        }
    }

    /// The bytes of a place.
    pub(super) fn span(&self, text: &str, place: CellPlace) -> Span {
        let row = self.rows[place.row].span;
        let cell = place.cell.and_then(|cell| self.cell_span(text, row, cell));
        cell.unwrap_or(row)
    }

    /// The bytes of a cell of a row, with its quotation marks.
    fn cell_span(&self, text: &str, row: Span, cell: usize) -> Option<Span> {
        let (cells, _) = self.cells_of(text, row);
        cells.get(cell).copied()
    }

    /// The bytes of each cell of a row, and whether a quotation mark is open at its end.
    fn cells_of(&self, text: &str, row: Span) -> (Vec<Span>, bool) {
        let source = text.get(row.start..row.end).unwrap_or_default();
        let within = |start: usize, end: usize| Span {
            file: self.file,
            start: row.start + start,
            end: row.start + end,
        };
        let (mut cells, mut start) = (Vec::new(), 0);
        let (mut is_quoted, mut has_closed) = (false, false);
        for (offset, byte) in source.bytes().enumerate() {
            match byte {
                b'"' if is_quoted => (is_quoted, has_closed) = (false, true),
                // A second one after another is one within the text.
                b'"' if offset == start || has_closed => (is_quoted, has_closed) = (true, false),
                _ if is_quoted => {}
                _ => {
                    has_closed = false;
                    if byte == self.separator {
                        cells.push(within(start, offset));
                        start = offset + 1;
                    }
                }
            }
        }
        cells.push(within(start, source.len()));
        (cells, is_quoted)
    }
}

fn unknown_column(table: &Table, name: &str, span: Span) -> Finding {
    let shown = visible(name);
    let message = match name {
        "" => "a column without a name is not read".to_owned(),
        _ => format!(
            "`{}` has no column `{shown}`, so that it is not read",
            table.name
        ),
    };
    let known = table.columns.iter().map(|column| column.name);
    let help = match nearest(name, known) {
        Some(near) => format!("write `{near}` if you mean that column, otherwise remove this one"),
        None => "remove it if you do not need it".to_owned(),
    };
    Finding::new(&UNKNOWN_COLUMN, Place::Bytes(span), message).help(help)
}

/// What is between the cells: with what most columns of the table are in the heading.
fn separator(table: &Table, text: &str) -> u8 {
    let heading = text
        .trim_start_matches(['\n', '\r'])
        .lines()
        .next()
        .unwrap_or_default();
    let known = |separator: &u8| {
        let names = heading.split(char::from(*separator));
        names
            .filter(|name| {
                table
                    .position(&name.trim().trim_matches('"').to_lowercase())
                    .is_some()
            })
            .count()
    };
    // Of several that find as many, the first is meant.
    SEPARATORS
        .into_iter()
        .rev()
        .max_by_key(known)
        .unwrap_or(SEPARATORS[0])
}
