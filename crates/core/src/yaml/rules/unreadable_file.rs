use crate::finding::{Finding, Place, Rule};
use crate::model::Level;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "unreadable-file",
    summary: "A record file or a folder cannot be read.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unreadable-file.md"),
};

/// The finding of a file that the system does not give, in the words of the system.
pub(in crate::yaml) fn finding(place: Place, words: &str) -> Finding {
    Finding::new(&RULE, place, format!("this file cannot be read: {words}"))
        .label("not read")
        .help("make it readable, or move it out of the registry")
}
