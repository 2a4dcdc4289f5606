use crate::finding::{Finding, Place, Rule};
use crate::model::Level;
use crate::yaml::events::DEEPEST_NESTING;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "too-deep",
    summary: "Values are nested deeper than 32 levels.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("too-deep.md"),
};

/// The finding of a value that is nested too deep.
pub(in crate::yaml) fn finding(place: Place) -> Finding {
    Finding::new(
        &RULE,
        place,
        format!("this is nested deeper than {DEEPEST_NESTING} levels"),
    )
    .label("reading stopped here")
    .help("no record needs such deep nesting; the rest of the file was not read")
}
