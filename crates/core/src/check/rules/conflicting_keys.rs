use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "conflicting-keys",
    level: Level::Error,
    page: include_str!("conflicting-keys.md"),
    run: None,
};
