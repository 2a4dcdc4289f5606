//! The mistakes that people make, each by the lines that show it.

use super::colons::{colon_in_brackets, colon_in_text};
use super::line::{SourceLine, SourceLines, is_key};
use super::quoting::quoting;
use super::signs;
use super::unclosed::{not_closed, open_above};
use super::{Slip, write};
use crate::yaml::words::{quoted, shortened, shown, spaces};

/// The mistake that made the parser stop, where it is a known one. The more certain come first.
pub(super) fn find(lines: &SourceLines<'_>, message: &str) -> Option<Slip> {
    indented_by_others(lines)
        .or_else(|| lines.near().find_map(signs::bullet))
        .or_else(|| signs::comma_behind(lines))
        .or_else(|| quotation_marks(lines, message))
        .or_else(|| lines.near().find_map(no_space_after_colon))
        .or_else(|| lines.near().find_map(no_space_after_dash))
        .or_else(|| lines.near().find_map(signs::other_colon))
        .or_else(|| two_commas(lines))
        .or_else(|| signs::semicolon(lines))
        .or_else(|| signs::dash_behind_key(lines))
        .or_else(|| lines.near().find_map(signs::two_keys))
        .or_else(|| first_character(lines))
        .or_else(|| indented_deeper(lines))
        .or_else(|| colon_in_text(lines))
        .or_else(|| colon_in_brackets(lines))
        .or_else(|| signs::bracket_in_text(lines, message))
        .or_else(|| open_bracket(lines))
        .or_else(|| indented(lines))
        .or_else(|| lines.near().find_map(no_colon))
        .or_else(|| signs::comment(lines))
}

/// A tab, or a space that is not the one of the keyboard, at the beginning of a line.
fn indented_by_others(lines: &SourceLines<'_>) -> Option<Slip> {
    lines.all.iter().enumerate().find_map(|(position, line)| {
        let indent = line.indent();
        if line.text.trim().is_empty() {
            return None;
        }
        // Tabs may be in lines that could be read, as in a text in quotes.
        let is_wrong = |character: char| match character {
            ' ' | '\u{FEFF}' => false,
            '\t' => position >= lines.last,
            _ => true,
        };
        let mut found = indent.char_indices();
        let (column, found) = found.find(|(_, character)| is_wrong(*character))?;
        let words = line.text.trim();
        let depth = match found {
            '\t' => wanted_column(lines, position, *line).unwrap_or(indent.chars().count()),
            _ => indent.chars().count(),
        };
        let message = match found {
            '\t' => "this line is indented with a tab, but YAML requires spaces".to_owned(),
            _ => format!(
                "this line is indented with U+{:04X}, which is not the space that YAML requires",
                u32::from(found)
            ),
        };
        let mends = write(line.start, line.start + indent.len(), " ".repeat(depth));
        Some(Slip {
            mends,
            start: line.start + column,
            end: line.start + indent.len(),
            message,
            help: format!("write spaces: {}", with_indent(depth, words)),
        })
    })
}

fn with_indent(depth: usize, words: &str) -> String {
    format!("`{}{}`", " ".repeat(depth.min(40)), shortened(words))
}

/// The column in which a line ought to begin: that of the key or of the dash above.
fn wanted_column(lines: &SourceLines<'_>, position: usize, line: SourceLine<'_>) -> Option<usize> {
    let above = lines.before(position).next()?;
    let (column, _) = above.entry();
    let is_element = line.text.trim_start().starts_with('-');
    let opens = above.text.trim_end().ends_with(':');
    Some(match (is_element, opens) {
        (true, true) => column + 2,
        (true, false) => above.indent().len(),
        (false, _) => column,
    })
}

/// A quotation mark that is not closed, one within quotes, and text behind quotes.
fn quotation_marks(lines: &SourceLines<'_>, message: &str) -> Option<Slip> {
    let line = lines.here()?;
    if message.contains("unclosed quote") {
        return not_closed(lines, line);
    }
    let is_escape = message.contains("escape");
    if !is_escape && !message.contains("trailing content after") {
        return None;
    }
    if let Some(slip) = open_above(lines, line) {
        return Some(slip);
    }
    let (start, value) = quoted_value(lines, line)?;
    let mark = value.chars().next()?;
    let inner = value.strip_prefix(mark)?;
    // Marks at both ends enclose the text; else they belong to it.
    let text = inner
        .strip_suffix(mark)
        .filter(|_| !is_escape || inner.len() > 1);
    let mended = quoted(text.unwrap_or(value));
    let in_single = format!("'{}'", text.unwrap_or(inner).replace('\'', "''"));
    let mends = write(
        start,
        start + value.len(),
        if is_escape { &in_single } else { &mended },
    );
    let (message, help) = if is_escape {
        (
            "`\\` has a special meaning within `\"`",
            format!("write the text in single quotes: {}", shown(&in_single)),
        )
    } else if text.is_some() {
        (
            "the text in quotation marks contains the same quotation mark",
            format!(
                "put it in the other kind of quotation marks: {}",
                shown(&mended)
            ),
        )
    } else {
        (
            "there is text after the closing quotation mark",
            format!("put all of it in quotation marks: {}", shown(&mended)),
        )
    };
    Some(Slip {
        mends,
        start,
        end: start + value.len(),
        message: message.to_owned(),
        help,
    })
}

/// The value in quotes in which the parser stopped: to the end of the line, or within brackets to
/// the comma or bracket that may end it.
fn quoted_value<'t>(lines: &SourceLines<'t>, line: SourceLine<'t>) -> Option<(usize, &'t str)> {
    if let Some((_, start, value)) = line
        .value()
        .filter(|(.., value)| value.starts_with(['"', '\'']))
    {
        return Some((start, value));
    }
    let stop = lines.offset - line.start;
    let before = line.text.get(..stop)?;
    let opens = [": \"", ": '", "[\"", "['", ", \"", ", '"];
    let start = opens
        .iter()
        .filter_map(|open| before.rfind(open).map(|at| at + open.len() - 1))
        .max()?;
    let rest = &line.text[start..];
    let mark = rest.chars().next()?;
    let end = [",", "}", "]"]
        .iter()
        .filter_map(|end| rest[1..].find(&format!("{mark}{end}")))
        .min()
        .map_or(rest.trim_end().len(), |end| end + 2);
    Some((line.start + start, &rest[..end]))
}

fn no_space_after_colon(line: SourceLine<'_>) -> Option<Slip> {
    let (key, rest) = line.key()?;
    let next = rest
        .chars()
        .next()
        .filter(|next| *next != ' ' && *next != '\t')?;
    let (start, end) = line.span_from(line.entry().0);
    let value = rest.trim();
    let message = match next {
        '\u{A0}' => format!("the space after `{key}:` is a no-break space (U+00A0)"),
        _ => format!("there is no space after `{key}:`"),
    };
    let help = match next {
        '\u{A0}' => "write a normal space",
        _ => "put a space after the colon",
    };
    Some(Slip {
        mends: write(start, end, format!("{key}: {value}")),
        start,
        end,
        message,
        help: format!("{help}: {}", shown(&format!("{key}: {value}"))),
    })
}

fn no_space_after_dash(line: SourceLine<'_>) -> Option<Slip> {
    let (column, entry) = line.entry();
    let rest = entry.strip_prefix('-')?;
    let is_entry = rest.split_once(':').is_some_and(|(key, _)| is_key(key));
    let (start, end) = line.span_from(column);
    is_entry.then(|| Slip {
        mends: write(start, end, format!("- {rest}")),
        start,
        end,
        message: "there is no space after the dash".to_owned(),
        help: format!("add one: {}", shown(&format!("- {rest}"))),
    })
}

fn no_colon(line: SourceLine<'_>) -> Option<Slip> {
    let (column, entry) = line.entry();
    let (key, value) = entry.split_once(' ').unwrap_or((entry, ""));
    let (start, end) = line.span_from(column);
    is_key(key).then(|| Slip {
        mends: write(start, end, format!("{key}: {value}").trim_end()),
        start,
        end,
        message: format!("there is no colon after `{key}`"),
        help: format!("add one: {}", shown(format!("{key}: {value}").trim_end())),
    })
}

fn two_commas(lines: &SourceLines<'_>) -> Option<Slip> {
    lines.near().find_map(|line| {
        let (column, comma) = [",,", ", ,", "[,", "{,"]
            .iter()
            .find_map(|two| Some((line.text.find(two)?, two)))?;
        let is_in_brackets = line.text[..column + 1].contains(['[', '{']);
        let (start, end) = (line.start + column, line.start + column + comma.len());
        // What opens the bracket stays, or one of two commas.
        is_in_brackets.then(|| Slip {
            mends: write(start + 1, end, ""),
            start,
            end,
            message: "there is nothing before this comma".to_owned(),
            help: "remove the comma".to_owned(),
        })
    })
}

/// Text that begins with a sign that means something else to YAML.
fn first_character(lines: &SourceLines<'_>) -> Option<Slip> {
    lines.near().find_map(|line| {
        let (key, start, value) = line.value()?;
        let sign = value.chars().next()?;
        let is_text = match sign {
            '@' | '`' | '%' | '*' | '&' | '!' | '|' | '>' | '?' => true,
            // Brackets that are closed, with more text behind them.
            '[' => value.find(']').is_some_and(|end| {
                !value[end + 1..].trim_start().is_empty()
                    && !value[end + 1..].trim_start().starts_with(['#', ']', ','])
            }),
            '{' => value.find('}').is_some_and(|end| {
                !value[end + 1..].trim_start().is_empty()
                    && !value[end + 1..].trim_start().starts_with(['#', '}', ','])
            }),
            _ => false,
        };
        if !is_text {
            return None;
        }
        let quoting = quoting(line, quoted, |text| format!("{key}: {text}"))?;
        Some(Slip {
            mends: quoting.mends,
            start,
            end: start + value.len(),
            message: format!("text that begins with `{sign}` must be in quotes"),
            help: format!("write {}", quoting.help),
        })
    })
}

/// A key that is deeper than the one above, which therefore has it in its text.
fn indented_deeper(lines: &SourceLines<'_>) -> Option<Slip> {
    let line = lines.here()?;
    let (column, _) = line.entry();
    let (key, _) = line.key()?;
    let is_at_colon = lines.offset == line.start + column + key.len();
    let above = lines.before(lines.stopped).next()?;
    let is_deeper = column > above.entry().0 && above.value().is_some();
    if !is_at_colon || !is_deeper {
        return None;
    }
    match key_of_element_above(lines, line) {
        Some((above, wanted)) => misplaced(lines, above, wanted),
        None => misplaced(lines, line, above.entry().0),
    }
}

/// A bracket that is not closed on its line.
fn open_bracket(lines: &SourceLines<'_>) -> Option<Slip> {
    lines.near().find_map(|line| {
        let mut open: Vec<(usize, char)> = Vec::new();
        // Where the text ends of which every bracket that closes is one that was opened.
        let mut end = line.text.trim_end().len();
        for (column, character) in line.text.char_indices() {
            match character {
                '[' | '{' => open.push((column, character)),
                ']' | '}' => {
                    let closed = open.pop_if(|(_, opening)| closing(*opening) == character);
                    if closed.is_none() && column >= first_of_closers(line.text) {
                        end = end.min(column);
                    }
                }
                _ => {}
            }
        }
        let ((first, _), (column, bracket)) = (*open.first()?, *open.last()?);
        let closing: String = open
            .iter()
            .rev()
            .map(|(_, opening)| closing(*opening))
            .collect();
        let words = line.text[first..end].trim_end_matches([',', ' ']);
        let mended = format!("{words}{closing}");
        let rest = line.start + first + words.len();
        Some(Slip {
            mends: write(rest, line.start + line.text.trim_end().len(), closing),
            start: line.start + column,
            end: line.start + column + 1,
            message: format!("the bracket `{bracket}` is not closed"),
            help: format!("close it, as in {}", shown(&mended)),
        })
    })
}

/// Where the brackets and commas at the end of a line begin.
fn first_of_closers(line: &str) -> usize {
    line.trim_end_matches([',', ']', '}', ' ', '\t']).len()
}

fn closing(opening: char) -> char {
    if opening == '[' { ']' } else { '}' }
}

/// A line that begins in a column in which none above begins.
fn indented(lines: &SourceLines<'_>) -> Option<Slip> {
    let line = lines.here()?;
    let is_element = line.text.trim_start().starts_with("- ");
    if !is_element && line.key().is_none() {
        return None;
    }
    let wanted = wanted_column(lines, lines.stopped, line)?;
    misplaced(lines, line, wanted)
}

/// The line above an element that seems to be a key of the element before and is not deep enough,
/// with the column in which it should begin.
fn key_of_element_above<'t>(
    lines: &SourceLines<'t>,
    line: SourceLine<'t>,
) -> Option<(SourceLine<'t>, usize)> {
    const DASH: &str = "- ";
    let is_element = |line: &SourceLine<'_>| line.text.trim_start().starts_with(DASH);
    let column = line.indent().len();
    let mut before = lines.before(lines.stopped);
    let above = before.next().filter(|above| {
        let is_outside = above.indent().len() < column;
        is_outside && !is_element(above) && above.value().is_some()
    })?;
    let element = before.find(|it| it.indent().len() <= column)?;
    let is_sibling = element.indent().len() == column && is_element(&element);
    (is_element(&line) && is_sibling).then_some((above, column + DASH.len()))
}

fn misplaced(lines: &SourceLines<'_>, line: SourceLine<'_>, wanted: usize) -> Option<Slip> {
    let indent = line.indent().len();
    if indent == wanted {
        return None;
    }
    let words = line.text.trim();
    let (start, end) = line.span_from(indent);
    let below = lines
        .all
        .get(lines.stopped + 1)
        .is_some_and(|next| words.ends_with(':') && !next.text.trim().is_empty());
    let more = if below {
        ", and indent the lines below it likewise"
    } else {
        ""
    };
    let mends = match below {
        true => Vec::new(),
        false => write(line.start, line.start + indent, " ".repeat(wanted)),
    };
    Some(Slip {
        mends,
        start,
        end,
        message: format!(
            "this line is indented by {}; the indentation here must be {}",
            spaces(indent),
            spaces(wanted)
        ),
        help: format!("write {}{more}", with_indent(wanted, words)),
    })
}
