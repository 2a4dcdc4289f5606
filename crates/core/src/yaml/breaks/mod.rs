//! Where a text breaks off: YAML's fault in the words of the mistake, with the corrected line.

mod colons;
mod line;
mod quoting;
mod signs;
mod slips;
mod unclosed;

use crate::finding::Mend;
use line::SourceLines;
pub(super) use signs::BULLETS;

/// What the mistake is: its bytes, what is wrong, and what to do.
pub(super) struct Slip {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) message: String,
    pub(super) help: String,
    /// The changes that mend it, where they are certain but for which of them is meant.
    pub(super) mends: Vec<Mend>,
}

/// The change that writes a text in the place of some bytes.
fn write(start: usize, end: usize, text: impl Into<String>) -> Vec<Mend> {
    let text = text.into();
    vec![Mend { start, end, text }]
}

/// The mistake in a text that breaks off at `start`, if it is a known one. `from` is where the
/// record begins in which it does, and `last` where the last piece ends that could be read.
pub(super) fn find(
    text: &str,
    from: usize,
    last: usize,
    start: usize,
    message: &str,
) -> Option<Slip> {
    slips::find(&SourceLines::around(text, from, last, start), message)
}
