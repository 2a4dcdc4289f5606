//! Workflow commands of GitHub Actions: each changed claim and record becomes an annotation of its
//! line, and a summary follows.

use std::fmt::Write as _;

use chancery_core::finding::{visible, visible_lines};

use super::report::{Line, Mark, Part, Piece, Report};
use super::{Comparison, DiffFormat, verdict_change};
use crate::render::github::{Data, Property};

/// `::notice file=...,line=...,title=...::...`
pub static FORMAT: DiffFormat = DiffFormat {
    name: "github",
    text,
    is_for_terminal: false,
};

fn text(comparison: &Comparison<'_>) -> String {
    let report = Report::new(comparison);
    let holds = comparison.diff.holds.iter();
    let flips: Vec<&str> = holds
        .flat_map(|holds| &holds.claims)
        .filter(|claim| verdict_change(claim).is_some())
        .filter_map(|claim| Some(claim.new?.claim.id.as_str()))
        .collect();
    let mut out = String::new();
    for part in &report.parts {
        annotations(&mut out, part, &flips);
    }
    let [old, new] = &report.sides;
    let mut lines = vec![format!("{old} \u{2192} {new}")];
    lines.extend(report.notes.iter().cloned());
    lines.push(report.summary.clone());
    out.push_str(&visible_lines(&(lines.join("\n") + "\n")));
    out
}

/// An annotation for each line that stands at a place, with the lines below it. What is only on the
/// old side has no line to be shown at.
fn annotations(out: &mut String, part: &Part, flips: &[&str]) {
    let mut lines = part.lines.iter().peekable();
    while let Some(line) = lines.next() {
        // The log shows the message without its place, so that the message says it too.
        let at = line.at.as_ref();
        let at = at.map_or(String::new(), |at| format!("{}:{}: ", at.path, at.line));
        let mut message = format!("{at}{}{}", lead(line), words(line));
        while let Some(below) = lines.next_if(|below| below.depth > line.depth) {
            let indent = "  ".repeat(below.depth);
            let _ = write!(message, "\n{indent}{}{}", lead(below), words(below));
        }
        let is_flip = !part.is_of_records
            && matches!(line.pieces.first(), Some(Piece::Code(id)) if flips.contains(&id.as_str()));
        let level = if is_flip { "warning" } else { "notice" };
        let _ = write!(out, "::{level} ");
        if let Some(at) = line.at.as_ref().filter(|at| at.is_new) {
            let _ = write!(out, "file={},line={},", Property(&at.path), at.line);
        }
        let title = Property(&part.title);
        let _ = writeln!(out, "title={title}::{}", Data(&message));
    }
}

fn lead(line: &Line) -> &'static str {
    match line.mark {
        Mark::Added => "added: ",
        Mark::Removed => "removed: ",
        Mark::Changed => "changed: ",
        Mark::Detail => "",
    }
}

fn words(line: &Line) -> String {
    let pieces = line.pieces.iter().map(|piece| match piece {
        Piece::Quote(words) => format!("\u{201C}{words}\u{201D}"),
        Piece::Plain(words) | Piece::Code(words) | Piece::Old(words) | Piece::New(words) => {
            words.clone()
        }
    });
    visible(&pieces.collect::<String>()).into_owned()
}
