//! What holds of every input, whatever it is: the laws that the fuzzer and the random registries
//! are checked against.
//!
//! A law that is broken is said in words, with what broke it, and never by a panic: a panic is a
//! fault of the program.

mod export;
mod reading;
mod recount;
mod shown;
mod tables;
mod text;
mod whole;

pub use export::{Told, export, exports};
pub use reading::{canonical_form, division, findings_in_files, threads};
pub use recount::{Counted, compare, database, files, recount};
pub use shown::{answers, shown};
pub use tables::{same_records, tables};
pub use text::{boundaries, date, listing, quotes, selector};
pub use whole::mended;

/// Whether a law holds; if not, what breaks it.
pub type Law = Result<(), String>;

/// Breaks a law unless a condition holds.
fn holds(condition: bool, words: impl FnOnce() -> String) -> Law {
    if condition { Ok(()) } else { Err(words()) }
}
