//! Where a text breaks off: YAML's fault in the words of the mistake, with the mended line.

mod colons;
mod line;
mod signs;
mod slips;

use super::events::{Break, DEEPEST_NESTING};
use crate::finding::{Finding, Place, ReadingRule, Span};
use crate::model::Choice;
use line::Lines;
pub(super) use signs::BULLETS;

/// What the mistake is: its bytes, what is wrong, and what to do.
pub(super) struct Slip {
    start: usize,
    end: usize,
    message: String,
    help: String,
}

/// The finding of a text that breaks off. `from` is where the record begins in which it does, and
/// `last` where the last piece ends that could be read.
pub(super) fn finding(file: usize, text: &str, error: &Break, from: usize, last: usize) -> Finding {
    let start = error.offset;
    let end = text[start..]
        .chars()
        .next()
        .map_or(start, |next| start + next.len_utf8());
    let place = Place::Bytes(Span { file, start, end });
    let Some(message) = &error.message else {
        return Finding::new(
            ReadingRule::TooDeep.name(),
            place,
            format!("this nests deeper than {DEEPEST_NESTING} levels"),
        )
        .help("no record nests so deep; the rest of the file has not been read");
    };
    let rule = ReadingRule::InvalidYaml.name();
    match slips::find(&Lines::around(text, from, last, start), message) {
        Some(slip) => {
            let (start, end) = (slip.start, slip.end);
            Finding::new(rule, Place::Bytes(Span { file, start, end }), slip.message).help(format!(
                "{}; the rest of the file has not been read",
                slip.help
            ))
        }
        None => Finding::new(rule, place, format!("invalid YAML: {message}"))
            .help("mend this line or the one before; the rest of the file has not been read"),
    }
}
