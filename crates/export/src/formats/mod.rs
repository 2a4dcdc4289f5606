//! One file for each format, and the list of all of them.

pub mod audit;
pub mod csv;
mod dot;
mod yaml;

use anyhow::Result;

use crate::output::Output;
use crate::views::Views;

/// A format: a name, what it is for, and the function that writes it.
pub struct Format {
    /// Its name, as it is given to `export`, and the folder or file that `build` writes.
    pub name: &'static str,
    /// What it is for, in one sentence.
    pub sentence: &'static str,
    /// Writes its files.
    pub write: fn(&Views<'_>, &Options, &mut dyn Output) -> Result<()>,
}

/// What can be asked of formats.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Spreadsheet programs: a byte order mark, CRLF, and no cell that becomes a formula.
    pub excel: bool,
}

/// Every format, by name.
pub static FORMATS: &[&Format] = &[&audit::AUDIT, &csv::CSV, &dot::DOT, &yaml::YAML];

/// The format with a name.
#[must_use]
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}
