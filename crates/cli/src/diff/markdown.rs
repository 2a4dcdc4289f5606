//! What changed, as Markdown for a pull request.

use std::fmt::Write as _;

use chancery_core::finding::visible;
use chancery_export::escape::MarkdownText;

use super::DiffFormat;
use super::report::{Line, Mark, Part, Piece, Report};

/// Markdown, as code hosts show it.
pub static FORMAT: DiffFormat = DiffFormat {
    name: "markdown",
    text: |comparison| {
        let report = Report::new(comparison);
        let [old, new] = &report.sides;
        let title = format!("What changes from {old} to {new}");
        text(&report, "##", &title)
    },
    is_for_terminal: false,
};

/// The most lines of a part that are shown at once; more can be unfolded.
const MOST_UNFOLDED: usize = 20;

/// A report under a heading of this rank.
#[must_use]
pub fn text(report: &Report, rank: &str, title: &str) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{rank} {}\n", escaped(title));
    let _ = writeln!(out, "**{}**", escaped(&report.summary));
    for note in &report.notes {
        let _ = writeln!(out, "\n{}", escaped(note));
    }
    for part in &report.parts {
        part_text(&mut out, part, rank);
    }
    out
}

fn part_text(out: &mut String, part: &Part, rank: &str) {
    let _ = writeln!(out, "\n{rank}# {}\n", escaped(&part.title));
    let is_folded = part.is_of_records && part.lines.len() > MOST_UNFOLDED;
    if is_folded {
        let _ = writeln!(out, "<details><summary>show all</summary>\n");
    }
    for shown in &part.lines {
        line(out, shown);
    }
    if is_folded {
        let _ = writeln!(out, "\n</details>");
    }
}

fn line(out: &mut String, line: &Line) {
    let mark = match line.mark {
        Mark::Added => "**added** ",
        Mark::Removed => "**removed** ",
        Mark::Changed => "**changed** ",
        Mark::Detail => "",
    };
    let _ = write!(out, "{}- {mark}", "  ".repeat(line.depth));
    for piece in &line.pieces {
        let _ = match piece {
            Piece::Plain(words) => write!(out, "{}", escaped(words)),
            Piece::Code(name) => write!(out, "{}", code(name)),
            Piece::Quote(words) => write!(out, "\u{201C}{}\u{201D}", escaped(words)),
            Piece::Old(words) => write!(out, "{}", escaped(words)),
            Piece::New(words) => write!(out, "**{}**", escaped(words)),
        };
    }
    if let Some(at) = &line.at {
        let _ = write!(out, " ({})", code(&format!("{}:{}", at.path, at.line)));
    }
    out.push('\n');
}

/// Words as themselves: neither markup nor a formula, nor a link, nor the name of a person or an issue
/// that a code host would call.
pub(crate) fn escaped(text: &str) -> String {
    let escaped = MarkdownText(&visible(text)).to_string();
    // A code host makes links of these by itself; the sign between them is not seen.
    let escaped = escaped.replace("://", "\\://").replace("www.", "www\\.");
    let escaped = escaped.replace("GH-", "GH\u{200B}-");
    let mut out = String::with_capacity(escaped.len());
    let mut digits = 0;
    for (at, character) in escaped.char_indices() {
        // The id of a commit begins to be one at seven digits.
        digits = match character.is_ascii_hexdigit() {
            true => digits + 1,
            false => 0,
        };
        if digits == 7 {
            out.push('\u{200B}');
            digits = 1;
        }
        out.push(character);
        if matches!(character, '@' | '#' | '$') || begins_sign(&escaped[at..]) {
            out.push('\u{200B}');
        }
    }
    out
}

/// A name in code, which nothing in it can end.
pub(crate) fn code(text: &str) -> String {
    format!("`{}`", visible(text).replace('`', "'"))
}

/// Whether a text begins with the name of a sign, as in `:tada:`.
fn begins_sign(text: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    let name = text
        .strip_prefix(':')
        .map(|rest| rest.trim_start_matches(is_of_name));
    name.is_some_and(|rest| rest.starts_with(':') && !text.starts_with("::"))
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_is_left_that_a_code_host_makes_something_of() {
        for text in [
            "@octocat",
            "#12",
            "GH-12",
            "$x^2$",
            ":tada:",
            ":+1:",
            "https://a.example",
            "www.a.example",
            "0093759904bb",
            "<b>",
            "[a](b)",
            "`a`",
        ] {
            assert_ne!(escaped(text), text, "{text}");
        }
        for text in ["12:30", "a: b", "2025-12-13", "::", "a::b", "Türkiye"] {
            assert_eq!(escaped(text), text);
        }
    }
}
