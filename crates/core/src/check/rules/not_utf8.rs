use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "not-utf8",
    level: Level::Error,
    page: include_str!("not-utf8.md"),
    run: None,
};
