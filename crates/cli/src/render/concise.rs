//! One line a finding, as editors and `grep` read it.

use std::fmt::Write as _;

use chancery_core::check::LocatedFinding;
use chancery_core::model::Choice;

use super::{Renderer, Settings};
use crate::registry::Opened;

/// `file:line:column: level: message [rule]`
pub static RENDERER: Renderer = Renderer {
    name: "concise",
    has_summary: false,
    text,
};

fn text(opened: &Opened, findings: &[LocatedFinding], _: &Settings) -> String {
    let mut out = String::new();
    for found in findings {
        let _ = writeln!(
            out,
            "{}:{}:{}: {}: {} [{}]",
            opened.shown_path(found.at.span.file),
            found.at.start.line,
            found.at.start.column,
            found.finding.level.name(),
            found.finding.message,
            found.finding.rule,
        );
    }
    out
}
