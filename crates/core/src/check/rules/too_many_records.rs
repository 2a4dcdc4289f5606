use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "too-many-records",
    level: Level::Error,
    page: include_str!("too-many-records.md"),
    run: None,
};
