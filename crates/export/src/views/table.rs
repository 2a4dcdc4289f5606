//! What a table is.

use std::borrow::Cow;
use std::fmt::Write as _;

use chancery_core::date::{Date, Day, Truth};
use chancery_core::select::SelectorNoun;

use super::ExportContext;

/// A table: declared once, and read by every format, by `list` and by the documents.
#[derive(Debug)]
pub struct Table {
    /// Its name, in `snake_case`.
    pub name: &'static str,
    /// What one row is, in one sentence.
    pub sentence: &'static str,
    /// What a selector can narrow it by.
    pub noun: SelectorNoun,
    /// Its columns.
    pub columns: &'static [Column],
    /// The columns that tell its rows apart: no two rows have the same cells there, and none of
    /// these is empty.
    pub key: &'static [&'static str],
    /// The rows of other tables that its rows name.
    pub references: &'static [ForeignKey],
    /// The names of the columns that `list` shows to a person: at most seven, which fit a line.
    pub listed: &'static [&'static str],
    /// What makes its rows, each with the cells of some columns.
    pub(super) rows: for<'v> fn(&ExportContext<'v>, ColumnSet) -> Rows<'v>,
}

/// Some columns of a table, by their positions.
#[derive(Debug, Clone, Copy)]
pub struct ColumnSet(u128);

impl ColumnSet {
    /// All columns of any table.
    pub(super) const ALL: ColumnSet = ColumnSet(u128::MAX);

    /// How many columns a table has at most.
    pub(super) const CAPACITY: usize = 128;

    /// Whether it has one of `count` columns from a position on.
    pub(super) fn has_any(self, first: usize, count: usize) -> bool {
        (first..first + count).any(|position| self.0 >> position & 1 == 1)
    }
}

impl FromIterator<usize> for ColumnSet {
    fn from_iter<T: IntoIterator<Item = usize>>(positions: T) -> Self {
        let bits = positions.into_iter().map(|position| 1 << position);
        ColumnSet(bits.fold(0, |all, bit: u128| all | bit))
    }
}

/// Columns that hold the key of a row of another table, or are all empty; or one column each of
/// whose several values is such a key. In an export that row is there, however it is narrowed.
#[derive(Debug)]
pub struct ForeignKey {
    /// The columns, in the order of the other table's key.
    pub columns: &'static [&'static str],
    /// The name of the other table.
    pub table: &'static str,
}

impl ForeignKey {
    /// A reference by `columns` to the key of `table`.
    pub(super) const fn new(columns: &'static [&'static str], table: &'static str) -> Self {
        ForeignKey { columns, table }
    }
}

impl Table {
    /// Its rows, sorted by the ids in them, so that the order of files does not matter.
    #[must_use]
    pub fn rows<'v>(&self, views: &ExportContext<'v>) -> Rows<'v> {
        (self.rows)(views, ColumnSet::ALL)
    }

    /// The same rows with the cells of some columns only: the others are not made, and are empty.
    #[must_use]
    pub fn rows_with<'v>(&self, columns: ColumnSet, views: &ExportContext<'v>) -> Rows<'v> {
        (self.rows)(views, columns)
    }

    /// Whether it has a row for each year of a unit.
    #[must_use]
    pub fn is_panel(&self) -> bool {
        self.key.contains(&"year")
    }

    /// The position of a column by its name.
    #[must_use]
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|own| own.name == column)
    }

    /// The references that its rows make by columns of one value each.
    pub fn row_references(&self) -> impl Iterator<Item = &'static ForeignKey> {
        let references = self.references.iter();
        references.filter(|reference| self.list_of(reference).is_none())
    }

    /// The references that the values of a list make, each with the position of its column.
    pub fn list_references(&self) -> impl Iterator<Item = (usize, &'static ForeignKey)> {
        let references = self.references.iter();
        references.filter_map(|reference| Some((self.list_of(reference)?, reference)))
    }

    fn list_of(&self, reference: &ForeignKey) -> Option<usize> {
        let [column] = reference.columns else {
            return None;
        };
        let position = self.position(column)?;
        (self.columns[position].kind == ColumnKind::List).then_some(position)
    }

    /// The positions of the columns of its key.
    #[must_use]
    pub fn key_positions(&self) -> Vec<usize> {
        self.key
            .iter()
            .filter_map(|name| self.position(name))
            .collect()
    }

    /// The cells of a row's key, by which a message names the row.
    #[must_use]
    pub(crate) fn key_of(&self, row: &Row<'_>) -> String {
        let positions = self.key_positions();
        let cells = positions.iter().map(|position| row[*position].as_text());
        cells.collect::<Vec<_>>().join(" ")
    }
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name, in `snake_case`.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// What it says, with units and ranges, in one sentence.
    pub sentence: &'static str,
}

/// The words of [`ColumnKind::Holds`].
pub const HOLDS: &[&str] = &["certain", "possible", "no"];

/// Whether a row holds, as a word.
pub(crate) fn holds_word(truth: Truth) -> &'static str {
    HOLDS[match truth {
        Truth::Yes => 0,
        Truth::Unknown => 1,
        Truth::No => 2,
    }]
}

impl Column {
    /// The closed list out of which its cells are; none if they may hold anything.
    #[must_use]
    pub fn words(&self) -> Option<&'static [&'static str]> {
        match self.kind {
            ColumnKind::Word(words) => Some(words),
            ColumnKind::Holds => Some(HOLDS),
            _ => None,
        }
    }

    /// What its cells hold, in a few words.
    #[must_use]
    pub fn holds(&self) -> String {
        if let Some(words) = self.words() {
            return format!("one of {}", words.join(", "));
        }
        let kind = match self.kind {
            ColumnKind::Text | ColumnKind::Word(_) | ColumnKind::Holds => "text",
            ColumnKind::Id => "an id",
            ColumnKind::List => "several, joined by '; '",
            ColumnKind::Date => "an EDTF date",
            ColumnKind::Day => "a day",
            ColumnKind::Integer => "a whole number",
            ColumnKind::Url => "an address",
        };
        kind.to_owned()
    }
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ColumnKind {
    /// Words.
    Text,
    /// One word out of a closed list, which it holds.
    Word(&'static [&'static str]),
    /// An id.
    Id,
    /// Several texts or ids, joined by `; `.
    List,
    /// An EDTF date.
    Date,
    /// One whole day.
    Day,
    /// A whole number.
    Integer,
    /// An address on the web.
    Url,
    /// `certain` or `possible`; in an export also `no`.
    Holds,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cell<'v> {
    /// Nothing is known.
    Empty,
    /// Words or an id.
    Text(Cow<'v, str>),
    /// Several texts or ids, at least one.
    List(Vec<Cow<'v, str>>),
    /// An EDTF date.
    Date(Date),
    /// One whole day.
    Day(Day),
    /// A number.
    Integer(i64),
    /// Whether the row holds.
    Holds(Truth),
}

/// A text as one of several that are joined by `; `.
fn escaped_in_list<'t>(text: &'t str) -> Cow<'t, str> {
    if text.contains([';', '\\']) {
        Cow::Owned(text.replace('\\', "\\\\").replace(';', "\\;"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Writes a day behind other text, digit by digit: most of the texts of a table are days.
fn push_day(day: Day, out: &mut String) {
    let (year, month, day) = day.calendar();
    for number in [year / 1000, year / 100, year / 10, year] {
        out.push(last_digit(number));
    }
    for number in [month, day] {
        out.push('-');
        out.push(last_digit(number / 10));
        out.push(last_digit(number));
    }
}

fn last_digit(number: i32) -> char {
    char::from_digit(number.unsigned_abs() % 10, 10).unwrap_or('0')
}

/// A row: as many cells as the table has columns.
pub type Row<'v> = Vec<Cell<'v>>;

/// The rows of a table.
pub(crate) type Rows<'v> = Box<dyn Iterator<Item = Row<'v>> + 'v>;

impl<'v> Cell<'v> {
    /// A cell of words; empty if there are none.
    pub fn text(words: impl Into<Cow<'v, str>>) -> Self {
        let words = words.into();
        if words.is_empty() {
            Cell::Empty
        } else {
            Cell::Text(words)
        }
    }

    /// Writes the text of the cell behind others.
    pub fn push_text(&self, out: &mut String) {
        match self {
            Cell::List(texts) => {
                for (index, text) in texts.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { "; " });
                    out.push_str(&escaped_in_list(text));
                }
            }
            Cell::Day(day) => push_day(*day, out),
            Cell::Date(date) => match date.whole_day() {
                Some(day) => push_day(day, out),
                None => out.push_str(&date.to_string()),
            },
            Cell::Integer(number) => {
                // A string takes any text.
                let _ = write!(out, "{number}");
            }
            _ => out.push_str(&self.as_text()),
        }
    }

    /// The text of the cell; of a list, its texts joined by `; `, with a backslash before each
    /// semicolon and each backslash within one of them.
    #[must_use]
    pub fn as_text(&self) -> Cow<'_, str> {
        match self {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(words) => Cow::Borrowed(words),
            Cell::List(texts) => {
                let texts = texts.iter().map(|text| escaped_in_list(text));
                Cow::Owned(texts.collect::<Vec<_>>().join("; "))
            }
            Cell::Date(date) => Cow::Owned(date.to_string()),
            Cell::Day(day) => Cow::Owned(day.to_string()),
            Cell::Integer(number) => Cow::Owned(number.to_string()),
            Cell::Holds(truth) => Cow::Borrowed(holds_word(*truth)),
        }
    }
}
