//! One line a finding, as editors and `grep` read it.

use std::fmt::Write as _;

use chancery_core::model::Keyword;

use super::{RenderSettings, RenderedFinding, Renderer};
use crate::registry::OpenedRegistry;

/// `file:line:column: level: message [rule]`
pub static RENDERER: Renderer = Renderer {
    name: "concise",
    has_summary: false,
    most: None,
    most_ever: None,
    text,
};

fn text(opened: &OpenedRegistry, shown: &RenderedFinding<'_>, _: &RenderSettings) -> String {
    let mut out = String::new();
    for found in &shown.findings {
        let _ = writeln!(
            out,
            "{}:{}:{}: {}: {} [{}]",
            opened.shown_path(found.at.span.file),
            found.at.start.line,
            found.at.start.column,
            found.finding.level.name(),
            found.finding.message,
            found.finding.rule.name,
        );
    }
    out
}
