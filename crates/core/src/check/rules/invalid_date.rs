use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "invalid-date",
    level: Level::Error,
    page: include_str!("invalid-date.md"),
    run: None,
};
