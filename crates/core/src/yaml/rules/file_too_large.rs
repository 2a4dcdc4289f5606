use crate::finding::{Finding, Place, Rule};
use crate::model::Level;
use crate::yaml::files::LARGEST_FILE;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "file-too-large",
    summary: "A record file is larger than 64 megabytes.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("file-too-large.md"),
};

/// The finding of a file of `size` bytes.
pub(in crate::yaml) fn finding(place: Place, size: u64) -> Finding {
    Finding::new(
        &RULE,
        place,
        format!("this file has {size} bytes, more than the limit of {LARGEST_FILE}"),
    )
    .label("not read")
    .help("split its records into several files")
}
