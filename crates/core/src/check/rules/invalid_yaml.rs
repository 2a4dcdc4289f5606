use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "invalid-yaml",
    level: Level::Error,
    page: include_str!("invalid-yaml.md"),
    run: None,
};
