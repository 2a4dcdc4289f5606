//! One JSON object a line.

use chancery_core::model::Keyword;
use serde::Serialize;

use super::{RenderSettings, RenderedFinding, Renderer};
use crate::registry::OpenedRegistry;

/// One object a line, with the keys that the documents list.
pub static RENDERER: Renderer = Renderer {
    name: "json",
    has_summary: false,
    most: None,
    most_ever: None,
    text,
};

/// A finding, as it is written.
#[derive(Serialize)]
struct JsonFinding<'f> {
    rule: &'f str,
    severity: &'static str,
    message: &'f str,
    file: &'f str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: Option<&'f str>,
    related: Vec<RelatedLine<'f>>,
}

/// Another place that has to do with it.
#[derive(Serialize)]
struct RelatedLine<'f> {
    file: &'f str,
    line: usize,
    column: usize,
    message: &'f str,
}

fn text(opened: &OpenedRegistry, shown: &RenderedFinding<'_>, _: &RenderSettings) -> String {
    let mut out = String::new();
    for found in &shown.findings {
        let finding = &found.finding;
        let related = finding.related.iter().zip(&found.related);
        let line = JsonFinding {
            rule: finding.rule.name,
            severity: finding.level.name(),
            message: &finding.message,
            file: opened.shown_path(found.at.span.file),
            line: found.at.start.line,
            column: found.at.start.column,
            end_line: found.at.end.line,
            end_column: found.at.end.column,
            help: finding.help.as_deref(),
            related: related
                .map(|(other, at)| RelatedLine {
                    file: opened.shown_path(at.span.file),
                    line: at.start.line,
                    column: at.start.column,
                    message: &other.message,
                })
                .collect(),
        };
        // These are texts and numbers, which always become JSON.
        out.push_str(&serde_json::to_string(&line).unwrap_or_default());
        out.push('\n');
    }
    out
}
