use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "invisible-character",
    level: Level::Warning,
    page: include_str!("invisible-character.md"),
    run: None,
};
