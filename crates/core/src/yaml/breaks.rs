//! Where a text breaks off: YAML's fault in the words of the mistake.

use super::events::{Break, DEEPEST_NESTING};
use crate::finding::{Finding, Place, ReadingRule, Span};
use crate::model::Choice;

/// The finding of a text that breaks off. `last` is where the last piece that could be read ends.
pub(super) fn finding(file: usize, text: &str, error: &Break, last: usize) -> Finding {
    let start = error.offset;
    let end = text[start..]
        .chars()
        .next()
        .map_or(start, |next| start + next.len_utf8());
    let place = Place::Bytes(Span { file, start, end });
    let _ = last;
    let Some(message) = &error.message else {
        return Finding::new(
            ReadingRule::TooDeep.name(),
            place,
            format!("this nests deeper than {DEEPEST_NESTING} levels"),
        )
        .help("no record nests so deep; the rest of the file has not been read");
    };
    Finding::new(
        ReadingRule::InvalidYaml.name(),
        place,
        format!("invalid YAML: {message}"),
    )
    .help("mend this line or the one before; the rest of the file has not been read")
}
