//! Text from a registry as it may be shown on a terminal or in a log.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The most characters of a text that a finding shows.
pub(crate) const LONGEST_SHOWN: usize = 1_000;

/// How many of them are from the start, where a text is longer.
const SHOWN_START: usize = 600;

/// How many are from its end.
const SHOWN_END: usize = 200;

/// The text with every character shown that would not be seen or would steer what shows it:
/// control characters, marks of the direction of writing and separators of lines, as `\u{1b}` or
/// `\n`. What a CI server would take for a command, as `##[group]`, is broken up likewise.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if (is_printable_ascii(text) || !text.chars().any(steers)) && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (offset, character) in text.char_indices() {
        match character {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ if steers(character) || ends_command_mark(text, offset) => {
                let _ = write!(out, "\\u{{{:x}}}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    Cow::Owned(out)
}

/// Several lines of text, each shown as [`visible`] does. A line that a CI server would take for
/// a command, as `::error::`, is no such command any more.
#[must_use]
pub fn visible_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (line, end) = match line.strip_suffix('\n') {
            Some(line) => (line, "\n"),
            None => (line, ""),
        };
        let start = line.trim_start();
        if start.starts_with("::") {
            out.push_str(&visible(&line[..line.len() - start.len()]));
            out.push_str("\\u{3a}");
            out.push_str(&visible(&start[1..]));
        } else {
            out.push_str(&visible(line));
        }
        out.push_str(end);
    }
    out
}

/// A part of a file as it may be drawn: with one stand-in of the same length for each character
/// that [`visible`] would spell out, so that all places stay.
#[must_use]
pub fn drawn(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (offset, character) in text.char_indices() {
        match (character, character.len_utf8()) {
            ('\n' | '\t', _) => out.push(character),
            // The end of a line is not a part of what is there.
            ('\r', _) => out.push(' '),
            _ if !steers(character) && !ends_command_mark(text, offset) => out.push(character),
            (_, 1) => out.push('?'),
            (_, 2) => out.push('\u{BF}'),
            (_, 3) => out.push('\u{FFFD}'),
            _ => out.push_str("\u{FFFD}?"),
        }
    }
    out
}

/// A text that is shown whole where it is short, and otherwise its start, its end and its length.
#[must_use]
pub fn shortened(text: Cow<'_, str>) -> Cow<'_, str> {
    // Bytes are at least as many as characters.
    if text.len() <= LONGEST_SHOWN {
        return text;
    }
    let length = text.chars().count();
    if length <= LONGEST_SHOWN {
        return text;
    }
    let place = |number: usize| {
        text.char_indices()
            .nth(number)
            .map_or(text.len(), |at| at.0)
    };
    let (start, end) = (place(SHOWN_START), place(length - SHOWN_END));
    let left_out = length - SHOWN_START - SHOWN_END;
    Cow::Owned(format!(
        "{}… ({left_out} characters are not shown here) …{}",
        &text[..start],
        &text[end..]
    ))
}

/// Whether a text has only letters, digits, signs and spaces of ASCII, as nearly every value has.
pub(crate) fn is_printable_ascii(text: &str) -> bool {
    // To look at all bytes is faster than to stop at the first other one, which is rare.
    text.bytes()
        .fold(true, |all, byte| all & matches!(byte, 0x20..0x7F))
}

/// Whether a character is not seen itself, but changes how others are shown.
fn steers(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61C}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2066}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0001}'..='\u{E007F}'
        )
}

/// Whether the second sign of a mark is here that begins a command of a CI server: `##[` of GitHub,
/// `##vso[` of Azure, `##teamcity[` of TeamCity.
fn ends_command_mark(text: &str, offset: usize) -> bool {
    let (before, rest) = text.split_at(offset);
    let Some(rest) = rest.strip_prefix('#').filter(|_| before.ends_with('#')) else {
        return false;
    };
    rest.trim_start_matches(|letter: char| letter.is_ascii_alphabetic())
        .starts_with('[')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_spelled_out() {
        assert_eq!(visible("\u{1b}]0;x\u{7}"), "\\u{1b}]0;x\\u{7}");
        assert_eq!(visible("a\nb\tc\r"), "a\\nb\\tc\\r");
        assert_eq!(
            visible("a\u{202e}b\u{2028}\u{9b}"),
            "a\\u{202e}b\\u{2028}\\u{9b}"
        );
        assert_eq!(visible("Türkiye \u{200d} #1"), "Türkiye \u{200d} #1");
    }

    #[test]
    fn commands_of_ci_servers_are_broken_up() {
        assert_eq!(visible("a ##[group]b"), "a #\\u{23}[group]b");
        assert_eq!(
            visible("##vso[task.setvariable]"),
            "#\\u{23}vso[task.setvariable]"
        );
        assert_eq!(visible("### [1]"), "### [1]");
        assert_eq!(
            visible_lines(" ::error::x\n::\na::b"),
            " \\u{3a}:error::x\n\\u{3a}:\na::b"
        );
    }

    #[test]
    fn what_is_drawn_is_as_long() {
        for text in [
            "a\u{1b}b",
            "\u{85}",
            "\u{2028}\u{202e}",
            "\u{E0041}",
            "##[x]\r\n\tü",
        ] {
            let drawn = drawn(text);
            assert_eq!(drawn.len(), text.len(), "{text:?}");
            assert!(!drawn.chars().any(|c| steers(c) && c != '\n' && c != '\t'));
        }
    }

    #[test]
    fn a_long_text_says_how_long_it_is() {
        let text = "ü".repeat(1_000);
        assert_eq!(shortened(Cow::Borrowed(&text)), text);
        let text = format!("{}END", "ü".repeat(5_000));
        let short = shortened(Cow::Borrowed(&text));
        assert!(
            short.contains("4203 characters are not shown here"),
            "{short}"
        );
        assert!(short.ends_with("END") && short.chars().count() < 1_000);
    }
}
