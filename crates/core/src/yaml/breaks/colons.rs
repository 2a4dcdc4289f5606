//! A colon where the parser did not want one: text without quotes, a record without brackets, a
//! missing comma.

use super::line::{SourceLines, in_brackets, is_key, key_holds};
use super::quoting::quoting;
use super::{Slip, write};
use crate::yaml::ids::QUOTES;
use crate::yaml::words::{quoted, shown};

/// `: ` in the text of a value.
pub(super) fn colon_in_text(lines: &SourceLines<'_>) -> Option<Slip> {
    let line = lines.here()?;
    let (key, start, value) = line.value()?;
    let is_plain = !value.starts_with(['"', '\'', '[', '{', '|', '>']);
    let has_colon = value.contains(": ") || value.ends_with(':');
    let inner = value.split(':').next().unwrap_or_default();
    if is_plain && has_colon && key_holds(key, inner) {
        return Some(Slip {
            mends: Vec::new(),
            start,
            end: start + value.len(),
            message: format!("`{inner}` is a separate key, but it is on the line of `{key}`"),
            help: format!("put it in brackets: {}", shown(&in_brackets(key, value))),
        });
    }
    if !is_plain || !has_colon {
        return None;
    }
    let mended = |value: &str| quoted(within_marks(value).unwrap_or(value));
    let quoting = quoting(line, mended, |text| format!("{key}: {text}"))?;
    let marks = match within_marks(value) {
        Some(_) => " from the keyboard",
        None => "",
    };
    Some(Slip {
        mends: quoting.mends,
        start,
        end: start + value.len(),
        message: "the text contains `: `, so YAML reads it as a key".to_owned(),
        help: format!("put the text in quotes{marks}: {}", quoting.help),
    })
}

/// The text within marks that YAML does not know, which were meant as those that it knows.
fn within_marks(value: &str) -> Option<&str> {
    let inner = value.trim_matches(QUOTES);
    let is_quoted = inner.len() < value.len()
        && value.starts_with(QUOTES)
        && value.ends_with(QUOTES)
        && !inner.contains(QUOTES);
    is_quoted.then_some(inner)
}

/// `: ` in the text of a value within brackets.
pub(super) fn colon_in_brackets(lines: &SourceLines<'_>) -> Option<Slip> {
    let line = lines.here()?;
    let stop = lines.offset - line.start;
    let (before, behind) = (line.text.get(..stop)?, line.text.get(stop..)?);
    if !behind.starts_with(": ") || !before.contains(['{', '[']) {
        return None;
    }
    let start = before.rfind(": ").map(|at| at + 2)?;
    let end = behind
        .find([',', '}', ']'])
        .map_or(line.text.len(), |end| stop + end);
    let value = line.text[start..end].trim();
    let key = before[..start - 2].rsplit(['{', ',', ' ', '[']).next()?;
    let (first, next) = before[start..].trim().rsplit_once(' ').unwrap_or_default();
    // What stands in the place of the comma goes.
    let first = first.trim_end_matches([';', ' ']);
    if is_key(key) && is_key(next) && !first.is_empty() {
        let rest = behind[2..end - stop].trim();
        return Some(Slip {
            mends: write(
                line.start + start,
                line.start + start + value.len(),
                format!("{first}, {next}: {rest}"),
            ),
            start: line.start + start,
            end: line.start + end,
            message: format!("a comma is missing before `{next}`"),
            help: format!(
                "write {}",
                shown(&format!("{key}: {first}, {next}: {rest}"))
            ),
        });
    }
    is_key(key).then(|| Slip {
        mends: write(
            line.start + start,
            line.start + start + value.len(),
            quoted(value),
        ),
        start: line.start + start,
        end: line.start + start + value.len(),
        message: "the text contains `: `, so YAML reads it as a key".to_owned(),
        help: format!(
            "put the text in quotes: {}",
            shown(&format!("{key}: {}", quoted(value)))
        ),
    })
}
