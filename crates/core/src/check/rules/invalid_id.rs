use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "invalid-id",
    level: Level::Error,
    page: include_str!("invalid-id.md"),
    run: None,
};
