use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "missing-key",
    level: Level::Error,
    page: include_str!("missing-key.md"),
    run: None,
};
