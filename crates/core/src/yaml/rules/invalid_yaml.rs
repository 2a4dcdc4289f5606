use super::too_deep;
use crate::finding::{Finding, Place, Rule, Span};
use crate::model::Level;
use crate::yaml::breaks;
use crate::yaml::events::ParseError;
use crate::yaml::words;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "invalid-yaml",
    summary: "A file is not valid YAML.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("invalid-yaml.md"),
};

/// The finding of a text that breaks off. `from` is where the record begins in which it does, and
/// `last` where the last piece ends that could be read.
pub(in crate::yaml) fn finding(
    file: usize,
    text: &str,
    error: &ParseError,
    from: usize,
    last: usize,
) -> Finding {
    let start = error.offset;
    let end = text[start..]
        .chars()
        .next()
        .map_or(start, |next| start + next.len_utf8());
    let place = Place::Bytes(Span { file, start, end });
    let Some(message) = &error.message else {
        return too_deep::finding(place);
    };
    let finding = match breaks::find(text, from, last, start, message) {
        Some(slip) => {
            let (start, end) = (slip.start, slip.end);
            let place = Place::Bytes(Span { file, start, end });
            let finding = Finding::new(&RULE, place, slip.message)
                .help(format!("{}; the rest of the file was not read", slip.help));
            Finding {
                mends: slip.mends,
                ..finding
            }
        }
        None => Finding::new(&RULE, place, format!("invalid YAML: {message}"))
            .help("fix this line or the previous one; the rest of the file was not read"),
    };
    finding.label("reading stopped here")
}

/// The finding of a merge that was left unresolved.
pub(in crate::yaml) fn conflict(file: usize, (start, end): (usize, usize)) -> Finding {
    Finding::new(
        &RULE,
        Place::Bytes(Span { file, start, end }),
        "this file contains an unresolved merge conflict, so nothing in it was read",
    )
    .label("the conflict begins here")
    .help("keep one of the two versions, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`")
}

/// The finding of a line that continues the one before, and is not indented as it must be.
pub(in crate::yaml) fn outdented(place: Place, line: &str, needed: usize) -> Finding {
    Finding::new(
        &RULE,
        place,
        "this line continues the previous one but is not indented deeper than its key",
    )
    .label("some programs that read YAML reject this")
    .help(format!(
        "indent it by {}: `{}{}`",
        words::spaces(needed),
        " ".repeat(needed.min(40)),
        words::shortened(line)
    ))
}
