//! One file for each way to show findings, and the list of all of them.

pub mod concise;
pub mod human;
pub mod json;

use chancery_core::check::LocatedFinding;
use chancery_core::model::{Choice, Level};

use crate::registry::Opened;

/// A way to show findings.
pub struct Renderer {
    /// Its name, as it is given to `--format`.
    pub name: &'static str,
    /// Whether a line with counts follows, as a person wants it.
    pub has_summary: bool,
    /// The text of all findings.
    pub text: fn(&Opened, &[LocatedFinding], &Settings) -> String,
}

/// What a renderer needs to know of the screen.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// Whether styles are wanted.
    pub is_coloured: bool,
    /// Its width in columns.
    pub width: usize,
}

/// Every way to show findings, the default first.
pub static RENDERERS: &[&Renderer] = &[&human::RENDERER, &concise::RENDERER, &json::RENDERER];

/// The counts of findings by level, as a clause: '2 errors, 1 warning and 3 notes'.
#[must_use]
pub fn counts(findings: &[LocatedFinding]) -> String {
    let levels = [Level::Error, Level::Warning, Level::Note];
    let parts: Vec<String> = levels
        .iter()
        .filter_map(|level| {
            let count = findings
                .iter()
                .filter(|found| found.finding.level == *level)
                .count();
            (count > 0).then(|| plural(count, level.name()))
        })
        .collect();
    match parts.as_slice() {
        [] => "no finding".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A number and its noun.
#[must_use]
pub fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}
