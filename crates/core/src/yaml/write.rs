//! The one writer of canonical YAML, driven by the tables of fields.
//!
//! Two spaces, keys in the order of the table, no line folded. Lists of words are in brackets on
//! one line of at most 100 columns. Small records are in braces on one line, unless they hold
//! citations or a note. Text is quoted only where a reader of YAML 1.1 or 1.2 would take it for
//! something else; dates and numbers are plain. What has a comment in it is in block form.

use std::fmt::Write as _;

use super::comments::{Beside, Comments, Line, NONE};
use super::quotes::plain_or_quoted;
use crate::fields::{FieldValue, Fields, Key, Layout, ManyFields, RecordList, ScalarValue};
use crate::model::StringMap;

/// The widest line that a list in brackets may make.
const WIDEST_LIST: usize = 100;

/// The most spaces before a comment that is in line with others.
const WIDEST_GAP: usize = 40;

/// The record in block form, each line indented by `indent` spaces, without the indentation of
/// its first line.
#[must_use]
pub fn record_text(record: &dyn Fields, indent: usize) -> String {
    let mut out = Out::default();
    write_record(&mut out, record, indent, &NONE, true);
    out.text
}

/// The text that is written, line by line.
#[derive(Default)]
pub(super) struct Out {
    pub(super) text: String,
    /// Comments for the line that is being written.
    beside: Vec<Beside>,
}

impl Out {
    /// Writes comments and blank lines, at `indent` spaces.
    pub(super) fn lines(&mut self, lines: &[Line], indent: usize) {
        for line in lines {
            match line {
                Line::Comment(comment) => {
                    let _ = writeln!(self.text, "{:indent$}{comment}", "");
                }
                Line::Blank if self.text.is_empty() || self.text.ends_with("\n\n") => {}
                Line::Blank => self.text.push('\n'),
            }
        }
    }

    /// Keeps the comments of a line that is begun.
    fn begin(&mut self, comments: &Comments) {
        self.beside.extend_from_slice(&comments.beside);
    }

    /// Ends a line, with its comment. If there are more, the others are written above it, and so is
    /// one behind `free_text` that could be taken for a part of it.
    fn end_line(&mut self, rest: std::fmt::Arguments<'_>, free_text: bool) {
        let _ = self.text.write_fmt(rest);
        let mut comments = std::mem::take(&mut self.beside);
        let is_beside =
            |it: &Beside| !free_text || it.comment.starts_with("# ") || it.comment == "#";
        let beside = comments.iter().rposition(is_beside);
        let beside = beside.map(|position| comments.remove(position));
        let start = self.text.rfind('\n').map_or(0, |newline| newline + 1);
        let indent = self.text.len() - start - self.text[start..].trim_start_matches(' ').len();
        if let Some(Beside { comment, column }) = beside {
            let width = self.text[start..].chars().count();
            let spaces = match column.saturating_sub(width) {
                // The line is shorter than it was, and others are no longer beside it.
                spaces if spaces > WIDEST_GAP => 2,
                spaces => spaces.max(2),
            };
            let _ = write!(self.text, "{:spaces$}{comment}", "");
        }
        for Beside { comment, .. } in comments.iter().rev() {
            let line = format!("{:indent$}{comment}\n", "");
            self.text.insert_str(start, &line);
        }
        self.text.push('\n');
    }
}

/// Writes a record as an element of a list, at `indent` spaces.
fn write_element(
    out: &mut Out,
    record: &dyn Fields,
    indent: usize,
    layout: Layout,
    comments: &Comments,
) {
    out.lines(&comments.above, indent);
    if layout == Layout::Line && fits_line(record) && !comments.is_inside {
        out.begin(comments);
        out.end_line(format_args!("{:indent$}- {}", "", line_map(record)), false);
        return;
    }
    // Its first key is on the line of the dash.
    let mut keys = record.noun().keys.iter().enumerate();
    let first = keys.find(|(position, _)| !matches!(record.view(*position), FieldValue::Absent));
    if let Some((_, key)) = first {
        let above = comments.key(key.name).above.iter();
        let above: Vec<Line> = above.filter(|it| **it != Line::Blank).cloned().collect();
        out.lines(&above, indent);
    }
    let _ = write!(out.text, "{:indent$}- ", "");
    out.begin(comments);
    write_record(out, record, indent + 2, comments, true);
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

/// Writes a record, its first key on the line that is begun if `is_begun`.
fn write_record(
    out: &mut Out,
    record: &dyn Fields,
    indent: usize,
    comments: &Comments,
    is_begun: bool,
) {
    write_keys(out, record, indent, comments, is_begun);
    out.lines(&comments.at_end, indent);
}

/// Writes the keys of a record.
pub(super) fn write_keys(
    out: &mut Out,
    record: &dyn Fields,
    indent: usize,
    comments: &Comments,
    is_begun: bool,
) {
    let mut is_begun = is_begun;
    for (position, key) in record.noun().keys.iter().enumerate() {
        let view = record.view(position);
        if matches!(view, FieldValue::Absent) {
            continue;
        }
        let own = comments.key(key.name);
        if !is_begun {
            out.lines(&own.above, indent);
            let _ = write!(out.text, "{:indent$}", "");
        }
        is_begun = false;
        out.begin(own);
        write_field(out, key, &view, indent, own);
    }
}

/// Writes a key and its value, with the line's end but without its indentation.
fn write_field(
    out: &mut Out,
    key: &Key,
    view: &FieldValue<'_>,
    indent: usize,
    comments: &Comments,
) {
    let name = key.name;
    let is_text = key.kind.is_free_text();
    let inner = indent + 2;
    let (line, is_text) = match view {
        FieldValue::Absent => return,
        FieldValue::One(value) => (Some(scalar(value.clone(), false)), is_text),
        FieldValue::Many(list) if list.count() == 1 && key.layout == Layout::ScalarOrList => (
            Some(plain_or_quoted(&list.text(0), false).into_owned()),
            is_text,
        ),
        FieldValue::Many(list) => {
            let line = bracketed(*list);
            let width = indent + name.len() + 2 + line.chars().count();
            (Some(line).filter(|_| width <= WIDEST_LIST), false)
        }
        FieldValue::StringMap(pairs) if key.layout == Layout::Line => (Some(braced(pairs)), false),
        FieldValue::Record(record) => (Some(line_map(*record)), false),
        FieldValue::StringMap(_) | FieldValue::Records(_) => (None, false),
    };
    if let Some(line) = line.filter(|_| !comments.is_inside) {
        out.end_line(format_args!("{name}: {line}"), is_text);
        return;
    }
    out.end_line(format_args!("{name}:"), false);
    match view {
        FieldValue::Absent | FieldValue::One(_) => {}
        FieldValue::Many(list) => {
            for index in 0..list.count() {
                let text = list.text(index);
                let text = plain_or_quoted(&text, false);
                let line = format_args!("- {text}");
                write_line(out, line, inner, key, comments.element(index));
            }
        }
        FieldValue::StringMap(pairs) => {
            for (word, text) in &pairs.0 {
                let (shown, text) = (plain_or_quoted(word, false), plain_or_quoted(text, false));
                let line = format_args!("{shown}: {text}");
                write_line(out, line, inner, key, comments.key(word));
            }
        }
        FieldValue::Record(record) => write_keys(out, *record, inner, comments, false),
        FieldValue::Records(list) => write_elements(out, *list, inner, key.layout, comments),
    }
    out.lines(&comments.at_end, inner);
}

/// Writes a line below the key of a list or a mapping.
fn write_line(
    out: &mut Out,
    line: std::fmt::Arguments<'_>,
    indent: usize,
    key: &Key,
    comments: &Comments,
) {
    out.lines(&comments.above, indent);
    out.begin(comments);
    let is_text = key.kind.is_free_text();
    out.end_line(format_args!("{:indent$}{line}", ""), is_text);
}

/// Writes the records of a list as its elements, at `indent` spaces.
fn write_elements(
    out: &mut Out,
    list: &dyn RecordList,
    indent: usize,
    layout: Layout,
    comments: &Comments,
) {
    for index in 0..list.count() {
        if let Some(record) = list.record(index) {
            write_element(out, record, indent, layout, comments.element(index));
        }
    }
}

/// Writes the key of a list of records, which is not in a record.
pub(super) fn write_section(
    out: &mut Out,
    name: &str,
    list: &dyn RecordList,
    layout: Layout,
    comments: &Comments,
) {
    out.lines(&comments.above, 0);
    out.begin(comments);
    out.end_line(format_args!("{name}:"), false);
    write_elements(out, list, 2, layout, comments);
    out.lines(&comments.at_end, 2);
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

/// Of what is not text, only a doubtful date in brackets needs quotes.
fn scalar(value: ScalarValue<'_>, in_brackets: bool) -> String {
    match value {
        ScalarValue::Text(text) => plain_or_quoted(&text, in_brackets).into_owned(),
        typed => {
            let text = typed.into_text();
            match in_brackets && text.contains('?') {
                true => plain_or_quoted(&text, in_brackets).into_owned(),
                false => text.into_owned(),
            }
        }
    }
}
