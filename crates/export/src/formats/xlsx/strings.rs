//! The texts of a workbook. Each is held once, and cells name it by its number.

use std::borrow::Cow;
use std::io::Write;

use indexmap::IndexSet;

use super::package::DECLARATION;
use crate::error::Result;
use crate::escape::WorkbookText;
use crate::views::Cell;

/// The texts in the order in which the cells show them first.
#[derive(Default)]
pub(super) struct SharedStrings<'v> {
    texts: IndexSet<Cow<'v, str>>,
    /// How many cells show them.
    used: u64,
}

impl<'v> SharedStrings<'v> {
    /// The number of a text that does not come from a record.
    pub(super) fn number(&mut self, text: &str) -> usize {
        self.used += 1;
        match self.texts.get_index_of(text) {
            Some(number) => number,
            None => self.texts.insert_full(Cow::Owned(text.to_owned())).0,
        }
    }

    /// The number of the text of a cell. One that a record holds is not copied.
    pub(super) fn number_of(&mut self, cell: &Cell<'v>, text: &str) -> usize {
        match cell {
            Cell::Text(Cow::Borrowed(words)) if words.len() == text.len() => {
                self.used += 1;
                self.texts.insert_full(Cow::Borrowed(words)).0
            }
            _ => self.number(text),
        }
    }

    /// Writes the part of the workbook that holds them.
    pub(super) fn write(&self, out: &mut impl Write) -> Result<()> {
        write!(
            out,
            "{DECLARATION}<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
             count=\"{}\" uniqueCount=\"{}\">",
            self.used,
            self.texts.len()
        )?;
        for text in &self.texts {
            // Excel drops the white space at the ends of any other text.
            let is_kept = text.starts_with(['\t', '\n', ' ']) || text.ends_with(['\t', '\n', ' ']);
            let kept = if is_kept {
                " xml:space=\"preserve\""
            } else {
                ""
            };
            write!(out, "<si><t{kept}>{}</t></si>", WorkbookText(text))?;
        }
        write!(out, "</sst>")?;
        Ok(())
    }
}
