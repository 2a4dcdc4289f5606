use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "unsafe-path",
    level: Level::Error,
    page: include_str!("unsafe-path.md"),
    run: None,
};
