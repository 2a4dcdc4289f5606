//! Every format: those of the export crate, and those that need a library so large that they are
//! crates of their own.

use chancery_export::formats::{FORMATS, Format};
use chancery_sqlite::SQLITE;

/// The formats that are crates of their own.
static EXTERNAL_FORMATS: &[&Format] = &[&SQLITE];

/// Every format, by name.
#[must_use]
pub fn formats() -> Vec<&'static Format> {
    let mut formats: Vec<&Format> = FORMATS.iter().chain(EXTERNAL_FORMATS).copied().collect();
    formats.sort_by_key(|format| format.name);
    formats
}

/// Whether `export` or `build` can write a file of this name, a relative path with `/`: `export`
/// writes the files of a format into the folder itself, `build` into a folder with the name of
/// the format.
#[must_use]
pub fn can_be_written(name: &str) -> bool {
    let has = |format: &Format, file: &str| (format.files)().iter().any(|it| it == file);
    match name.split_once('/') {
        Some((below, file)) => format(below).is_some_and(|format| has(format, file)),
        None => formats().into_iter().any(|format| has(format, name)),
    }
}

/// The format with a name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    formats().into_iter().find(|format| format.name == name)
}
