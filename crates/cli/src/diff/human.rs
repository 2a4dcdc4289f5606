//! What changed, for a person at a terminal.

use std::fmt::Write as _;

use chancery_core::finding::visible;

use super::DiffFormat;
use super::report::{Line, Mark, Piece, Report};

/// The default, for people.
pub static FORMAT: DiffFormat = DiffFormat {
    name: "human",
    text: |comparison| text(&Report::new(comparison)),
    is_for_terminal: true,
};

const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const YELLOW: &str = "\u{1b}[33m";
const CYAN: &str = "\u{1b}[36m";
const PLAIN: &str = "\u{1b}[0m";

/// A report as text with styles, which the stream takes away where they are not wanted.
#[must_use]
pub fn text(report: &Report) -> String {
    let mut out = String::new();
    let [old, new] = report.sides.each_ref().map(|name| visible(name));
    let _ = writeln!(out, "{BOLD}{old} \u{2192} {new}{PLAIN}");
    for note in &report.notes {
        let _ = writeln!(out, "{}", visible(note));
    }
    for part in &report.parts {
        let _ = writeln!(out, "\n{BOLD}{}{PLAIN}", visible(&part.title));
        for shown in &part.lines {
            line(&mut out, shown);
        }
    }
    let _ = writeln!(out, "\n{}", visible(&report.summary));
    out
}

fn line(out: &mut String, line: &Line) {
    let indent = "  ".repeat(line.depth + 1);
    let mark = match line.mark {
        Mark::Added => format!("{GREEN}+{PLAIN} "),
        Mark::Removed => format!("{RED}-{PLAIN} "),
        Mark::Changed => format!("{YELLOW}~{PLAIN} "),
        Mark::Detail => "  ".to_owned(),
    };
    let _ = write!(out, "{indent}{mark}");
    for piece in &line.pieces {
        let _ = match piece {
            Piece::Plain(words) => write!(out, "{}", visible(words)),
            Piece::Code(name) => write!(out, "{CYAN}{}{PLAIN}", visible(name)),
            Piece::Quote(words) => write!(out, "\u{201C}{}\u{201D}", visible(words)),
            Piece::Old(words) => write!(out, "{RED}{}{PLAIN}", visible(words)),
            Piece::New(words) => write!(out, "{GREEN}{}{PLAIN}", visible(words)),
        };
    }
    if let Some(at) = &line.at {
        let _ = write!(out, "  {}:{}", visible(&at.path), at.line);
    }
    out.push('\n');
}
