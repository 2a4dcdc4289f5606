//! Markdown, as the summary of a job and a comment on a pull request show it.

use std::fmt::{Display, Write as _};

use chancery_core::check::LocatedFinding;
use chancery_core::model::Keyword;
use chancery_core::yaml::Located;
use chancery_export::escape::MarkdownText;

use super::{RenderSettings, RenderedFinding, Renderer};
use crate::registry::OpenedRegistry;

/// A table with a row for each finding; nothing if there is none.
pub static RENDERER: Renderer = Renderer {
    name: "markdown",
    has_summary: true,
    // A comment on a pull request takes 65,536 characters.
    most: Some(100),
    most_ever: None,
    text,
};

fn text(opened: &OpenedRegistry, shown: &RenderedFinding<'_>, settings: &RenderSettings) -> String {
    if shown.findings.is_empty() {
        return String::new();
    }
    let mut out = "| Level | Place | Finding | What to do |\n|---|---|---|---|\n".to_owned();
    for found in &shown.findings {
        let _ = writeln!(out, "{}", row(opened, found, settings));
    }
    out.push('\n');
    out
}

fn row(opened: &OpenedRegistry, found: &LocatedFinding, settings: &RenderSettings) -> String {
    let finding = &found.finding;
    let mut words = marked(&finding.message);
    let rule = finding.rule.name;
    let _ = match &settings.rules_url {
        Some(url) => write!(words, " ([{rule}]({url}#{rule}))"),
        None => write!(words, " ({rule})"),
    };
    for (other, at) in finding.related.iter().zip(&found.related) {
        let _ = write!(
            words,
            "<br>{}: {}",
            place(opened, at),
            marked(&other.message)
        );
    }
    format!(
        "| {} | {} | {words} | {} |",
        finding.level.name(),
        place(opened, &found.at),
        marked(finding.help.as_deref().unwrap_or_default())
    )
}

/// Words of a finding, which has names between backticks. As HTML they are code whatever is in them;
/// a code host makes no link and calls nobody there.
fn marked(words: &str) -> String {
    let pieces: Vec<&str> = words.split('`').collect();
    // A backtick that belongs to a name leaves one over, or puts a part of the name outside: then no
    // piece is code, and what a code host takes for a link or calls somebody by is none either.
    let is_steering = |piece: &&str| piece.contains(['@', '#']) || piece.contains("://");
    let outside = pieces.iter().step_by(2).copied();
    if pieces.len().is_multiple_of(2) || outside.clone().any(|it| is_steering(&it)) {
        return format!("<code>{}</code>", MarkdownText(words));
    }
    let mut out = String::new();
    for (position, piece) in pieces.into_iter().enumerate() {
        let text = MarkdownText(piece);
        let _ = match position % 2 {
            0 => write!(out, "{text}"),
            _ => write!(out, "<code>{text}</code>"),
        };
    }
    out
}

fn place(opened: &OpenedRegistry, at: &Located) -> impl Display {
    let path = opened.shown_path(at.span.file);
    format!(
        "{}:{}:{}",
        MarkdownText(path),
        at.start.line,
        at.start.column
    )
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn names_are_code_and_everything_else_is_itself() {
        assert_eq!(
            marked("write `A|B` for `<b>`"),
            "write <code>A\\|B</code> for <code>\\<b\\></code>"
        );
        assert_eq!(marked("one ` *over*"), "<code>one \\` \\*over\\*</code>");
        assert_eq!(
            marked("no `a `@octocat http://evil.example` b`"),
            "<code>no \\`a \\`@octocat http://evil.example\\` b\\`</code>"
        );
        assert_eq!(marked(""), "");
    }
}
