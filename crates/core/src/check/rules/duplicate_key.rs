use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "duplicate-key",
    level: Level::Error,
    page: include_str!("duplicate-key.md"),
    run: None,
};
