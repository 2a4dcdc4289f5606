use crate::check::Rule;
use crate::model::Level;

pub(super) static RULE: Rule = Rule {
    name: "comment-in-text",
    level: Level::Warning,
    page: include_str!("comment-in-text.md"),
    run: None,
};
