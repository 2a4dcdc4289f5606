//! What Excel holds, for each format that it opens.

use crate::error::{ExportError, Result};
use crate::views::{Row, Table};

/// The most UTF-16 units that Excel reads into a cell; it cuts off what follows.
const MOST_UNITS: usize = 32_767;

/// Whether the text of a cell is not longer than Excel reads. One that it would cut is not written
/// at all.
///
/// # Errors
///
/// If the text is longer than that: the error names the record and the column.
pub(super) fn fits(table: &Table, position: usize, row: &Row<'_>, text: &str) -> Result<()> {
    // No character has more UTF-16 units than bytes, so that most texts need no counting.
    if text.len() <= MOST_UNITS || text.encode_utf16().count() <= MOST_UNITS {
        return Ok(());
    }
    Err(ExportError::Unfit(format!(
        "{} {}: `{}` has more than {MOST_UNITS} characters, and Excel would cut it; shorten it, or \
         export csv without --excel",
        table.name,
        table.key_of(row),
        table.columns[position].name,
    )))
}
