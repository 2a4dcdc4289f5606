//! Every format: those of the export crate, and those that need a library so large that they are
//! crates of their own.

use chancery_export::formats::{FORMATS, Format};
use chancery_sqlite::SQLITE;

/// The formats that are crates of their own.
static APART: &[&Format] = &[&SQLITE];

/// Every format, by name.
#[must_use]
pub fn formats() -> Vec<&'static Format> {
    let mut formats: Vec<&Format> = FORMATS.iter().chain(APART).copied().collect();
    formats.sort_by_key(|format| format.name);
    formats
}

/// The format with a name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    formats().into_iter().find(|format| format.name == name)
}
