//! What must be known of the rows of a sheet before the first of them is written: how many there
//! are, how wide each column is, and which looks its cells have.
//!
//! The rows are made twice, so that none of them is kept.

use rust_xlsxwriter::utility::cell_autofit_width;

use super::cell::{CellReader, Look, Shown};
use super::frame::WIDEST;
use crate::error::Result;
use crate::views::{ExportContext, Table};

/// What is known of the rows of one sheet.
#[derive(Default)]
pub(super) struct Survey {
    /// How many rows it has below its heading.
    pub(super) count: u32,
    /// The looks of its cells, in the order in which they occur first.
    pub(super) looks: Vec<Look>,
    /// The widest cell of each column.
    pub(super) widest: Vec<Widest>,
}

/// The widest cell of a column.
#[derive(Default)]
pub(super) struct Widest {
    width: u32,
    /// What it shows, as a text of that width.
    pub(super) sample: Sample,
}

/// What a cell shows.
#[derive(Default)]
pub(super) enum Sample {
    /// Nothing.
    #[default]
    Nothing,
    /// A number.
    Number(i64),
    /// A day; all of them are equally wide.
    Day,
    /// A text.
    Text(String),
}

/// The width of a day, that of a digit, and that around each text, in pixels. The library measures
/// the samples in the same way.
const DAY_WIDTH: u32 = 68;
const DIGIT_WIDTH: usize = 7;
const PADDING: u32 = 7;

/// Surveys the sheets of a table, of which each has at most `most` rows.
///
/// # Errors
///
/// If a text is longer than a cell: nothing is cut.
pub(super) fn survey(table: &Table, views: &ExportContext<'_>, most: usize) -> Result<Vec<Survey>> {
    let mut rows = table.rows(views).peekable();
    let mut sheets = Vec::new();
    while sheets.is_empty() || rows.peek().is_some() {
        let mut survey = Survey::default();
        survey
            .widest
            .resize_with(table.columns.len(), Widest::default);
        let mut reader = CellReader::new(table, views);
        for row in rows.by_ref().take(most) {
            survey.count += 1;
            for position in 0..row.len() {
                if let Some(shown) = reader.shown(&row, position)? {
                    survey.add(position, &shown);
                }
            }
        }
        sheets.push(survey);
    }
    Ok(sheets)
}

impl Survey {
    fn add(&mut self, position: usize, shown: &Shown<'_>) {
        let look = shown.look();
        if look != Look::Plain && !self.looks.contains(&look) {
            self.looks.push(look);
        }
        let widest = &mut self.widest[position];
        match shown {
            Shown::Number(number) => {
                let digits = DIGIT_WIDTH * number.to_string().len();
                let width = u32::try_from(digits).unwrap_or(u32::MAX);
                widest.take(width, || Sample::Number(*number));
            }
            Shown::Day(_) => widest.take(DAY_WIDTH, || Sample::Day),
            // A column that cannot become wider need not be measured.
            Shown::Text(..) if widest.width >= WIDEST => {}
            Shown::Text(text, ..) => {
                let widths = text.lines().map(|line| cell_autofit_width(line) - PADDING);
                let width = widths.max().unwrap_or(0);
                widest.take(width, || Sample::Text(text.to_string()));
            }
        }
    }
}

impl Widest {
    fn take(&mut self, width: u32, sample: impl FnOnce() -> Sample) {
        if width > self.width {
            self.width = width;
            self.sample = sample();
        }
    }
}
