use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "file-too-large",
    level: Level::Error,
    page: include_str!("file-too-large.md"),
    run: None,
};
