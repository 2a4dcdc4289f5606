use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "too-deep",
    level: Level::Error,
    page: include_str!("too-deep.md"),
    run: None,
};
