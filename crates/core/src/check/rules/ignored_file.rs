use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "ignored-file",
    level: Level::Warning,
    page: include_str!("ignored-file.md"),
    run: None,
};
