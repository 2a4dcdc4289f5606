use crate::finding::{Finding, Place, Rule, Span};
use crate::model::Level;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "unused-evidence",
    summary: "No record of a file needs the evidence at its top.",
    level: Level::Warning,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unused-evidence.md"),
};

/// What is said of the key at the top of a file.
pub(in crate::yaml) fn finding(span: Span) -> Finding {
    Finding::new(
        &RULE,
        Place::Bytes(span),
        "no record of this file needs the evidence at its top",
    )
    .label("passed over")
    .help("remove it, or remove the evidence of the records that it should be for")
}
