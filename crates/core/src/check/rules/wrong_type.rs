use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "wrong-type",
    level: Level::Error,
    page: include_str!("wrong-type.md"),
    run: None,
};
