//! The scanner of canonical form held against the general parser, for tests and fuzzing.

use super::events::{Events, ParseError, SpannedEvent, comments_by_parser, comments_by_scanner};

/// Where the scanner and the general parser differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventsDiffer(String);

impl std::fmt::Display for EventsDiffer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for EventsDiffer {}

/// Reads a text by the scanner and by the general parser, and compares their events with all
/// offsets, and their comments. Gives how many there are; none if the scanner does not know the form of the text, so that
/// only the general parser reads it.
///
/// # Errors
///
/// If they differ, or the general parser refuses something that the scanner knows.
pub fn compare_events(text: &str) -> Result<Option<usize>, EventsDiffer> {
    let mut canonical = Events::canonical(text);
    let mut scanned = Vec::new();
    while let Ok(Some(event)) = canonical.next_event() {
        scanned.push(event);
    }
    if canonical.is_unknown() {
        return Ok(None);
    }
    let mut general = Events::general(text);
    for (number, own) in scanned.iter().map(Some).chain([None]).enumerate() {
        let other = general.next_event();
        if other.as_ref().map(Option::as_ref) != Ok(own) {
            return Err(differ(number, own, &other));
        }
    }
    let (own, other) = (comments_by_scanner(text), comments_by_parser(text));
    if own != other {
        return Err(EventsDiffer(format!(
            "the comments are {own:?} to the scanner and {other:?} to the parser"
        )));
    }
    match general.refusals.first() {
        Some(refusal) => Err(EventsDiffer(format!("the parser refuses {refusal:?}"))),
        None => Ok(Some(scanned.len())),
    }
}

fn differ(
    number: usize,
    scanned: Option<&SpannedEvent<'_>>,
    parsed: &Result<Option<SpannedEvent<'_>>, ParseError>,
) -> EventsDiffer {
    EventsDiffer(format!(
        "event {number} is {scanned:?} to the scanner and {parsed:?} to the parser"
    ))
}
