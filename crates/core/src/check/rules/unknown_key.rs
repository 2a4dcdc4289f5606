use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "unknown-key",
    level: Level::Error,
    page: include_str!("unknown-key.md"),
    run: None,
};
