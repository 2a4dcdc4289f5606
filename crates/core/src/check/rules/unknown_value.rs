use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-value",
    level: Level::Error,
    page: include_str!("unknown-value.md"),
    run: None,
};
