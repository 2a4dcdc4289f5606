use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "unsupported-yaml",
    level: Level::Error,
    page: include_str!("unsupported-yaml.md"),
    run: None,
};
