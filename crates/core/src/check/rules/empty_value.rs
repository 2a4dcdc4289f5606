use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "empty-value",
    level: Level::Error,
    page: include_str!("empty-value.md"),
    run: None,
};
