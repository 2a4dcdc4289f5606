use crate::finding::{Finding, Place, Rule, Span};
use crate::model::Level;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "not-utf8",
    summary: "A record file contains bytes that are not UTF-8.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("not-utf8.md"),
};

/// The finding of a file in another encoding.
pub(in crate::yaml) fn encoding(file: usize, encoding: &str) -> Finding {
    let place = Place::Bytes(Span {
        file,
        start: 0,
        end: 0,
    });
    Finding::new(
        &RULE,
        place,
        format!("this file is saved as {encoding}, so nothing in it was read"),
    )
    .label("not UTF-8")
    .help("save it as UTF-8")
}

/// The finding of bytes that are not UTF-8, the first of this many pieces.
pub(in crate::yaml) fn bytes(place: Place, pieces: usize) -> Finding {
    let more = match pieces {
        1 => String::new(),
        2 => "; there are others further on".to_owned(),
        _ => format!("; there are {} others further on", pieces - 1),
    };
    Finding::new(&RULE, place, format!("these bytes are not UTF-8{more}"))
        .label("not UTF-8")
        .help("save the file as UTF-8; it may have been saved as Windows-1252 or ISO 8859-1")
}
