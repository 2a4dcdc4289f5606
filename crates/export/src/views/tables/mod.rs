//! One file for each table, and the list of all of them.

use super::Table;

/// Every table, in the order in which they are exported.
pub static TABLES: &[&Table] = &[];

/// The table with a name.
#[must_use]
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().copied().find(|table| table.name == name)
}
