//! The only place that opens files for writing, and that removes any.
//!
//! `export` and `build` write into an output folder, `fmt` and `new` into a registry.
//!
//! In a registry, a file is replaced as a whole if it still holds what was read, and a new one never
//! takes the place of another. Nothing is removed but what a killed run left unfinished.
//!
//! For an output folder, a run writes into a folder of its own inside it, and moves its files to their
//! places when all are complete. Until then the earlier output is untouched. What a run wrote is
//! listed in `files.json` with a digest each; only what is in that list, and still has that digest,
//! is ever replaced or removed.

mod folder;
mod listing;
mod look;
mod partial;
mod probe;
mod replace;
mod swap;
mod target;

pub use folder::{OutputFolder, Scope, WrittenFile};
pub use listing::{LISTING, rewritten};
pub use replace::{fill_folder, replace_file};

use std::fmt;

/// Why nothing was written: something in the output folder is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InTheWay {
    /// What is in the way, as one clause.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl fmt::Display for InTheWay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for InTheWay {}
