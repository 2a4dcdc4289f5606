//! Workflow commands of GitHub Actions: each finding becomes an annotation of its line.

use std::fmt::{self, Display, Formatter, Write as _};

use chancery_core::check::LocatedFinding;
use chancery_core::model::Level;

use super::{RenderSettings, RenderedFinding, Renderer, path_in_repository};
use crate::registry::OpenedRegistry;

/// `::error file=...,line=...,col=...,title=RULE::message`
pub static RENDERER: Renderer = Renderer {
    name: "github",
    has_summary: true,
    most: None,
    most_ever: None,
    text,
};

fn text(opened: &OpenedRegistry, shown: &RenderedFinding<'_>, _: &RenderSettings) -> String {
    let mut out = String::new();
    for found in &shown.findings {
        let (at, path) = (&found.at, opened.shown_path(found.at.span.file));
        let command = match found.finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note | Level::Off => "notice",
        };
        let _ = write!(
            out,
            "::{command} file={},line={}",
            Property(path_in_repository(path)),
            at.start.line
        );
        // Columns are refused where an annotation has several lines.
        let _ = if at.start.line == at.end.line {
            write!(out, ",col={},endColumn={}", at.start.column, at.end.column)
        } else {
            write!(out, ",endLine={}", at.end.line)
        };
        let _ = writeln!(
            out,
            ",title={}::{}",
            Property(found.finding.rule.name),
            Data(&message(opened, found, path))
        );
    }
    out
}

/// The log shows the message without its place, so that the message says it too.
fn message(opened: &OpenedRegistry, found: &LocatedFinding, path: &str) -> String {
    let (finding, start) = (&found.finding, found.at.start);
    let mut text = format!(
        "{path}:{}:{}: {} [{}]",
        start.line, start.column, finding.message, finding.rule.name
    );
    for (other, at) in finding.related.iter().zip(&found.related) {
        let path = opened.shown_path(at.span.file);
        let _ = write!(
            text,
            "\n{path}:{}:{}: {}",
            at.start.line, at.start.column, other.message
        );
    }
    if let Some(help) = &finding.help {
        let _ = write!(text, "\nhelp: {help}");
    }
    text
}

/// The message of a command, which ends with its line.
pub(crate) struct Data<'t>(pub(crate) &'t str);

impl Display for Data<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '%' | '\r' | '\n' => write!(formatter, "%{:02X}", u32::from(character)),
            _ => write!(formatter, "{character}"),
        })
    }
}

/// A property of a command, which ends with a comma or a colon too.
pub(crate) struct Property<'t>(pub(crate) &'t str);

impl Display for Property<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '%' | '\r' | '\n' | ':' | ',' => write!(formatter, "%{:02X}", u32::from(character)),
            _ => write!(formatter, "{character}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_command_is_escaped() {
        let text = "100%,\r\n::error::no";
        assert_eq!(Data(text).to_string(), "100%25,%0D%0A::error::no");
        assert_eq!(
            Property(text).to_string(),
            "100%25%2C%0D%0A%3A%3Aerror%3A%3Ano"
        );
    }
}
