//! The one writer of canonical YAML, driven by the tables of fields.
//!
//! Two spaces, keys in the order of the table, no line folded. Lists of words are in brackets on
//! one line of at most 100 columns. Small records are in braces on one line, unless they hold
//! citations or a note. Text is quoted only where a reader of YAML 1.1 or 1.2 would take it for
//! something else; dates and numbers are plain.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::fields::{FieldValue, Fields, Key, Layout, ManyFields, ScalarValue};
use crate::model::StringMap;

/// The widest line that a list in brackets may make.
const WIDEST_LIST: usize = 100;

/// The record in block form, each line indented by `indent` spaces, without the indentation of
/// its first line.
#[must_use]
pub fn record_text(record: &dyn Fields, indent: usize) -> String {
    let mut out = String::new();
    write_record(&mut out, record, indent);
    out
}

/// Writes a record as an element of a list, at `indent` spaces.
pub(super) fn write_element(out: &mut String, record: &dyn Fields, indent: usize, layout: Layout) {
    let spaces = " ".repeat(indent);
    if layout == Layout::Line && fits_line(record) {
        let _ = writeln!(out, "{spaces}- {}", line_map(record));
    } else {
        let _ = write!(out, "{spaces}- {}", record_text(record, indent + 2));
    }
}

/// Whether a small record can be on one line: it contains no records, and no note.
fn fits_line(record: &dyn Fields) -> bool {
    record
        .noun()
        .keys
        .iter()
        .enumerate()
        .all(|(position, key)| match record.view(position) {
            FieldValue::Absent => true,
            FieldValue::Records(_) => false,
            _ => key.name != "note",
        })
}

fn write_record(out: &mut String, record: &dyn Fields, indent: usize) {
    let mut is_first = true;
    for (position, key) in record.noun().keys.iter().enumerate() {
        let view = record.view(position);
        if matches!(view, FieldValue::Absent) {
            continue;
        }
        if !is_first {
            let _ = write!(out, "{:indent$}", "");
        }
        is_first = false;
        write_field(out, key, &view, indent);
    }
}

/// Writes a key and its value, with the line's end but without its indentation.
pub(super) fn write_field(out: &mut String, key: &Key, view: &FieldValue<'_>, indent: usize) {
    let name = key.name;
    match view {
        FieldValue::Absent => {}
        FieldValue::One(value) => {
            let _ = writeln!(out, "{name}: {}", scalar(value.clone(), false));
        }
        FieldValue::Many(list) if list.count() == 1 && key.layout == Layout::ScalarOrList => {
            let _ = writeln!(out, "{name}: {}", plain_or_quoted(&list.text(0), false));
        }
        FieldValue::Many(list) => {
            let line = format!("{name}: {}", bracketed(*list));
            if indent + line.chars().count() <= WIDEST_LIST {
                let _ = writeln!(out, "{line}");
            } else {
                let _ = writeln!(out, "{name}:");
                for index in 0..list.count() {
                    let text = list.text(index);
                    let text = plain_or_quoted(&text, false);
                    let _ = writeln!(out, "{:indent$}  - {text}", "");
                }
            }
        }
        FieldValue::StringMap(pairs) if key.layout == Layout::Line => {
            let _ = writeln!(out, "{name}: {}", braced(pairs));
        }
        FieldValue::StringMap(pairs) => {
            let _ = writeln!(out, "{name}:");
            for (word, text) in &pairs.0 {
                let (word, text) = (plain_or_quoted(word, false), plain_or_quoted(text, false));
                let _ = writeln!(out, "{:indent$}  {word}: {text}", "");
            }
        }
        FieldValue::Record(record) => {
            let _ = writeln!(out, "{name}: {}", line_map(*record));
        }
        FieldValue::Records(list) => {
            let _ = writeln!(out, "{name}:");
            let records = (0..list.count()).filter_map(|index| list.record(index));
            for record in records {
                write_element(out, record, indent + 2, key.layout);
            }
        }
    }
}

/// A record in braces on one line.
fn line_map(record: &dyn Fields) -> String {
    let mut parts = Vec::new();
    for (position, key) in record.noun().keys.iter().enumerate() {
        let value = match record.view(position) {
            FieldValue::One(value) => scalar(value, true),
            FieldValue::Many(list) if list.count() == 1 && key.layout == Layout::ScalarOrList => {
                plain_or_quoted(&list.text(0), true).into_owned()
            }
            FieldValue::Many(list) => bracketed(list),
            FieldValue::StringMap(pairs) => braced(pairs),
            FieldValue::Record(record) => line_map(record),
            // A record that holds records is not written on one line.
            FieldValue::Absent | FieldValue::Records(_) => continue,
        };
        parts.push(format!("{}: {value}", key.name));
    }
    format!("{{{}}}", parts.join(", "))
}

fn bracketed(list: &dyn ManyFields) -> String {
    let texts: Vec<String> = (0..list.count())
        .map(|index| plain_or_quoted(&list.text(index), true).into_owned())
        .collect();
    format!("[{}]", texts.join(", "))
}

fn braced(pairs: &StringMap) -> String {
    let parts: Vec<String> = pairs
        .0
        .iter()
        .map(|(word, text)| {
            format!(
                "{}: {}",
                plain_or_quoted(word, true),
                plain_or_quoted(text, true)
            )
        })
        .collect();
    format!("{{{}}}", parts.join(", "))
}

/// Only text may need quotes.
fn scalar(value: ScalarValue<'_>, in_brackets: bool) -> String {
    match value {
        ScalarValue::Text(text) => plain_or_quoted(&text, in_brackets).into_owned(),
        typed => typed.into_text().into_owned(),
    }
}

/// The text as a scalar of YAML: plain where every reader takes it for this text, otherwise in
/// double quotes. `in_brackets` says whether it is within `[]` or `{}`.
#[must_use]
pub fn plain_or_quoted(text: &str, in_brackets: bool) -> Cow<'_, str> {
    if is_safe_plain(text, in_brackets) {
        return Cow::Borrowed(text);
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if is_unprintable(character) => {
                let _ = write!(quoted, "\\U{:08X}", u32::from(character));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    Cow::Owned(quoted)
}

/// What YAML does not take as a printable character, or takes for a line break or a mark.
fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
        )
}

fn is_safe_plain(text: &str, in_brackets: bool) -> bool {
    const INDICATORS: &[char] = &[
        '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@',
        '`', '=', '<',
    ];
    let has_space_around = text.starts_with(' ') || text.ends_with(' ');
    let has_mark = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let has_bracket = in_brackets && text.contains([',', '[', ']', '{', '}', ':']);
    !text.is_empty()
        && !text.starts_with(INDICATORS)
        && !has_space_around
        && !has_mark
        && !has_bracket
        && !text.chars().any(is_unprintable)
        && !is_taken_for_another_type(text)
}

/// Whether a reader of YAML 1.1 or 1.2 may take the text for a number, a date, a truth value or
/// nothing.
fn is_taken_for_another_type(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", ".inf", ".nan",
    ];
    // Infinity may have a sign before it.
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if WORDS.iter().any(|word| unsigned.eq_ignore_ascii_case(word)) {
        return true;
    }
    let consists_of = |digits: &str, extra: &str| {
        digits
            .chars()
            .all(|c| c.is_ascii_digit() || extra.contains(c))
    };
    let is_based = unsigned.strip_prefix('0').is_some_and(|rest| {
        let hexadecimal = rest.strip_prefix(['x', 'X']);
        hexadecimal.is_some_and(|digits| digits.chars().all(|c| c.is_ascii_hexdigit() || c == '_'))
            || rest
                .strip_prefix(['o', 'O', 'b', 'B'])
                .is_some_and(|d| consists_of(d, "_"))
    });
    // Decimal, octal and base 60 numbers, and floats with or without an exponent.
    let is_decimal = unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && consists_of(unsigned, "_.:eE+-");
    let is_timestamp = text
        .get(..5)
        .is_some_and(|year| consists_of(year, "-") && year.ends_with('-'))
        && consists_of(text, "-:.+TtZz ");
    is_based || is_decimal || is_timestamp
}
