use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "control-character",
    level: Level::Error,
    page: include_str!("control-character.md"),
    run: None,
};
