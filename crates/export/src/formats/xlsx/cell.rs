//! What a sheet shows for a cell.

use std::borrow::Cow;

use rust_xlsxwriter::IntoExcelDateTime as _;

use super::{excel, excel_day};
use crate::error::Result;
use crate::escape::begins_like_formula;
use crate::views::{Cell, ColumnKind, ExportContext, Row, Table};

/// The most links that a sheet holds; Excel takes a file with more for a broken one.
const MOST_LINKS: usize = 65_530;

/// The longest address that can be a link, counted as UTF-16 counts.
const LONGEST_LINK: usize = 2_080;

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// As the number of a count.
    Plain,
    /// As a whole day.
    Day,
    /// As a text.
    Text,
    /// As a text that would be taken for a formula once somebody edits it.
    Quoted,
    /// As a text that leads elsewhere.
    Link,
}

impl Look {
    /// Each of them.
    pub(super) const ALL: [Look; 5] =
        [Look::Plain, Look::Day, Look::Text, Look::Quoted, Look::Link];
}

/// What a sheet shows for a cell.
pub(super) enum Shown<'c> {
    /// A number.
    Number(i64),
    /// A whole day, as a number of days.
    Day(f64),
    /// A text, and where it leads.
    Text(Cow<'c, str>, Look, Option<&'c str>),
}

impl Shown<'_> {
    pub(super) fn look(&self) -> Look {
        match self {
            Shown::Number(_) => Look::Plain,
            Shown::Day(_) => Look::Day,
            Shown::Text(_, look, _) => *look,
        }
    }
}

/// Decides what one sheet shows, cell by cell in their order: it counts the links.
pub(super) struct CellReader<'t, 'v> {
    table: &'t Table,
    views: &'t ExportContext<'v>,
    /// Of each column whether it holds ids of sources.
    names_source: Vec<bool>,
    links: usize,
}

impl<'t, 'v> CellReader<'t, 'v> {
    pub(super) fn new(table: &'t Table, views: &'t ExportContext<'v>) -> Self {
        let of_sources = || table.references.iter().filter(|it| it.table == "sources");
        let names_source = |name: &str| of_sources().any(|it| it.columns.contains(&name));
        CellReader {
            table,
            views,
            names_source: table
                .columns
                .iter()
                .map(|it| names_source(it.name))
                .collect(),
            links: 0,
        }
    }

    /// What is shown for the cell of a row; none if it is empty.
    ///
    /// # Errors
    ///
    /// If the text is longer than a cell: nothing is cut.
    pub(super) fn shown<'c>(
        &mut self,
        row: &'c Row<'v>,
        position: usize,
    ) -> Result<Option<Shown<'c>>>
    where
        't: 'c,
        'v: 'c,
    {
        let cell = &row[position];
        let day = match cell {
            Cell::Empty => return Ok(None),
            Cell::Integer(number) => return Ok(Some(Shown::Number(*number))),
            Cell::Date(date) => date.whole_day(),
            Cell::Day(day) => Some(*day),
            Cell::Text(_) | Cell::List(_) | Cell::Holds(_) => None,
        };
        if let Some(day) = day.and_then(excel_day) {
            return Ok(Some(Shown::Day(day.to_excel_serial_date())));
        }
        let text = cell.as_text();
        excel::fits(self.table, position, row, &text)?;
        let address = self.address(position, cell);
        let look = match address {
            Some(_) => Look::Link,
            None if begins_like_formula(&text) => Look::Quoted,
            None => Look::Text,
        };
        self.links += usize::from(address.is_some());
        Ok(Some(Shown::Text(text, look, address)))
    }

    /// Where a cell leads: an address to itself, and the id of a source to its page.
    fn address<'c>(&self, position: usize, cell: &'c Cell<'v>) -> Option<&'c str>
    where
        't: 'c,
    {
        let Cell::Text(text) = cell else {
            return None;
        };
        if self.links == MOST_LINKS {
            return None;
        }
        let address: &'c str = match self.table.columns[position].kind {
            ColumnKind::Url => text,
            ColumnKind::Id if self.names_source[position] => {
                let views: &'t ExportContext<'v> = self.views;
                let source = views.network.source(text)?;
                source.url.as_deref()?
            }
            _ => return None,
        };
        is_link(address).then_some(address)
    }
}

/// Whether an address may be a link: one of the web that is not too long.
pub(super) fn is_link(address: &str) -> bool {
    let is_of_web = ["https://", "http://"]
        .iter()
        .any(|start| address.starts_with(start));
    // No character has more UTF-16 units than bytes.
    let is_short = address.len() <= LONGEST_LINK || address.encode_utf16().count() <= LONGEST_LINK;
    is_of_web && is_short
}
