use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "unreadable-file",
    level: Level::Error,
    page: include_str!("unreadable-file.md"),
    run: None,
};
