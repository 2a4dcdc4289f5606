//! How a table file declares its columns: each with its cell on the same line, so that neither can
//! be forgotten or put in another order than the other.

use std::borrow::Cow;

use chancery_core::date::{Date, Day, Truth};
use chancery_core::model::{Id, Keyword, Text};

use super::Cell;

/// Declares `COLUMNS`, and the function `cells` that makes a row of a line, with the cells of the
/// columns that are wanted.
///
/// Each column is its kind, its name, its sentence and its cell. `Word` is followed by the closed
/// list of its words in brackets. `Dates` stands for the four
/// columns of a date: its text, its bounds and its precision. `Holds` stands for the column that
/// every table has which a selector narrows.
macro_rules! columns {
    ($line:ident: $type:ty; $($kind:ident $([$words:expr])? $($name:literal, $sentence:literal)? => $cell:expr;)+) => {
        pub(super) const COLUMNS: &[$crate::views::Column] =
            columns!(@declare [] $($kind $([$words])? $($name, $sentence)?;)+);

        const _: () = assert!(COLUMNS.len() <= $crate::views::ColumnSet::CAPACITY);

        fn cells<'v>($line: &$type, wanted: $crate::views::ColumnSet) -> $crate::views::Row<'v> {
            let mut cells = $crate::views::Row::with_capacity(COLUMNS.len());
            $(columns!(@push cells wanted $kind $cell);)+
            cells
        }
    };
    (@declare [$($done:expr,)*]) => { &[$($done,)*] };
    (@declare [$($done:expr,)*] Dates $name:literal, $sentence:literal; $($rest:tt)*) => {
        columns!(@declare [
            $($done,)*
            columns!(@column Date, $name, $sentence),
            columns!(@column Day, concat!($name, "_min"),
                concat!("The earliest day that `", $name,
                    "` allows; empty if there is none, and of a date that is in doubt.")),
            columns!(@column Day, concat!($name, "_max"),
                concat!("The latest day that `", $name,
                    "` allows; empty if there is none, and of a date that is in doubt.")),
            columns!(@column Word($crate::views::declare::PRECISIONS), concat!($name, "_precision"),
                concat!("How much of `", $name,
                    "` is given: day, month, year, open-year (unknown digits) or interval.")),
        ] $($rest)*)
    };
    (@declare [$($done:expr,)*] Holds; $($rest:tt)*) => {
        columns!(@declare [
            $($done,)*
            columns!(@column Holds, "holds",
                "Whether the row is selected: certain or possible; in an export also no, if it does not \
                 hold on the day, or is included because other rows name it. \
                 For an instrument: whether it was concluded by the day, in force or not."),
        ] $($rest)*)
    };
    (@declare [$($done:expr,)*] $kind:ident $([$words:expr])? $name:literal, $sentence:literal; $($rest:tt)*) => {
        columns!(@declare [$($done,)* columns!(@column $kind $(($words))?, $name, $sentence),] $($rest)*)
    };
    (@column $kind:ident $(($words:expr))?, $name:expr, $sentence:expr) => {
        $crate::views::Column {
            name: $name,
            kind: $crate::views::ColumnKind::$kind $(($words))?,
            sentence: $sentence,
        }
    };
    (@push $cells:ident $wanted:ident Dates $cell:expr) => {
        if $wanted.has_any($cells.len(), 4) {
            $cells.extend($crate::views::declare::date_cells($cell));
        } else {
            $cells.extend([const { $crate::views::Cell::Empty }; 4]);
        }
    };
    (@push $cells:ident $wanted:ident $kind:ident $cell:expr) => {
        $cells.push(if $wanted.has_any($cells.len(), 1) {
            $crate::views::declare::IntoCell::into_cell($cell)
        } else {
            $crate::views::Cell::Empty
        });
    };
}
pub(super) use columns;

/// The words of [`chancery_core::date::Precision`].
pub(super) const PRECISIONS: &[&str] = &["day", "month", "year", "open-year", "interval"];

/// The words of [`answer`].
pub(super) const ANSWERS: &[&str] = &["yes", "no", "unknown"];

/// The four cells of a date.
pub(super) fn date_cells<'v>(date: Option<Date>) -> [Cell<'v>; 4] {
    [
        date.into_cell(),
        date.and_then(|date| date.bounds().earliest).into_cell(),
        date.and_then(|date| date.bounds().latest).into_cell(),
        date.map(|date| date.precision().name()).into_cell(),
    ]
}

/// Several texts in one cell; empty if there are none.
pub(super) fn list<'v>(texts: impl IntoIterator<Item = impl Into<Cow<'v, str>>>) -> Cell<'v> {
    let texts: Vec<Cow<'v, str>> = texts.into_iter().map(Into::into).collect();
    if texts.is_empty() {
        Cell::Empty
    } else {
        Cell::List(texts)
    }
}

/// Several ids in one cell, in the order in which they were written.
pub(super) fn ids(ids: &[Id]) -> Cell<'_> {
    list(ids.iter().map(Id::as_str))
}

/// The word of a choice that may be left out.
pub(super) fn word(choice: Option<impl Keyword>) -> Option<&'static str> {
    choice.map(Keyword::name)
}

/// A truth value that may be left out, as records write it.
pub(super) fn true_or_false(value: Option<bool>) -> Option<&'static str> {
    value.map(|value| if value { "true" } else { "false" })
}

/// An answer in three values as a word.
pub(crate) fn answer(truth: Truth) -> &'static str {
    match truth {
        Truth::Yes => "yes",
        Truth::No => "no",
        Truth::Unknown => "unknown",
    }
}

/// What a cell can be made of.
pub(super) trait IntoCell<'v> {
    /// The cell.
    fn into_cell(self) -> Cell<'v>;
}

macro_rules! cells_of_types {
    ($($type:ty: $value:ident => $cell:expr;)+) => {
        $(impl<'v> IntoCell<'v> for $type {
            fn into_cell(self) -> Cell<'v> {
                let $value = self;
                $cell
            }
        })+
    };
}

cells_of_types! {
    Cell<'v>: cell => cell;
    &'v str: text => Cell::text(text);
    String: text => Cell::text(text);
    Cow<'v, str>: text => Cell::text(text);
    &'v Id: id => Cell::text(id.as_str());
    &'v Text: text => Cell::text(text.as_str());
    Day: day => Cell::Day(day);
    Date: date => Cell::Date(date);
    i64: number => Cell::Integer(number);
    u32: number => Cell::Integer(i64::from(number));
    // No list of records in memory is longer than that.
    usize: count => Cell::Integer(i64::try_from(count).unwrap_or(i64::MAX));
    // Of the column `holds`. Only an export of all times has rows that do not hold.
    Truth: holds => Cell::Holds(holds);
}

impl<'v, T: IntoCell<'v>> IntoCell<'v> for Option<T> {
    fn into_cell(self) -> Cell<'v> {
        self.map_or(Cell::Empty, T::into_cell)
    }
}
