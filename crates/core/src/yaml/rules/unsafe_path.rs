use crate::finding::{Finding, Place, Rule};
use crate::model::Level;

pub(in crate::yaml) static RULE: Rule = Rule {
    name: "unsafe-path",
    summary: "The path of an archived file is outside the archive folder.",
    level: Level::Error,
    since: "0.1.0",
    aliases: &[],
    page: include_str!("unsafe-path.md"),
};

/// The finding of a path that leads out of the archive folder.
pub(in crate::yaml) fn finding(place: Place, path: &str) -> Finding {
    Finding::new(
        &RULE,
        place,
        format!("`{path}` is outside the archive folder"),
    )
    .label("outside the archive folder")
    .help("write the path of a file inside the archive folder, with `/` between folders")
}
