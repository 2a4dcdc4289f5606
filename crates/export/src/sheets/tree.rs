//! Records as they were read from sheets, and their text as YAML with the place of each value.

use std::fmt::Write as _;
use std::ops::Range;

use chancery_core::fields::{Kind, Layout, Noun};
use chancery_core::model::SELECTOR;
use chancery_core::yaml::plain_or_quoted;

use super::csv_file::CellPlace;

/// A record.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The row that it was read from.
    pub(super) at: CellPlace,
    /// Its values.
    pub(super) fields: Vec<NodeField>,
}

/// A value of a record.
#[derive(Debug, Clone)]
pub(super) struct NodeField {
    /// Its key, which may be one that no record has.
    pub(super) key: String,
    /// What the value of the key is.
    pub(super) kind: Kind,
    /// The value.
    pub(super) value: NodeValue,
    /// Where it was read.
    pub(super) at: CellPlace,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum NodeValue {
    /// One text.
    Text(String),
    /// Several texts.
    Texts(Vec<String>),
    /// Words under names, each with its place.
    Pairs(Vec<(String, String, CellPlace)>),
    /// The conditions of a selector: keys with their values.
    Conditions(Vec<(String, Vec<String>)>),
    /// Records.
    Records(Vec<Node>),
}

impl Node {
    /// The text under a key, if it is one text.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.fields.iter().find_map(|field| match &field.value {
            NodeValue::Text(text) if field.key == key => Some(text.as_str()),
            _ => None,
        })
    }

    /// The texts under a key.
    pub(super) fn texts(&self, key: &str) -> &[String] {
        let mut fields = self.fields.iter();
        fields
            .find_map(|field| match &field.value {
                NodeValue::Texts(texts) if field.key == key => Some(texts.as_slice()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// Adds records to the list under a key of its noun.
    pub(super) fn add_records(&mut self, noun: &'static Noun, key: &str, records: Vec<Node>) {
        if records.is_empty() {
            return;
        }
        // A noun without such a list has them all the same, so that the reader says that it has none.
        let kind = noun.keys.iter().find(|it| it.name == key);
        self.fields.push(NodeField {
            key: key.to_owned(),
            kind: kind.map_or(Kind::Text, |key| key.kind),
            value: NodeValue::Records(records),
            at: self.at,
        });
    }
}

/// A text of YAML.
#[derive(Debug, Default)]
pub(super) struct Written {
    /// The text.
    pub(super) text: String,
    /// Which bytes of it were read from where; smaller ones lie within larger ones.
    pub(super) marks: Vec<(Range<usize>, CellPlace)>,
}

impl Written {
    /// Writes records as the list under a key.
    pub(super) fn list(&mut self, key: &str, records: &[Node]) {
        if !records.is_empty() {
            let _ = writeln!(self.text, "{key}:");
            self.elements(records, 2);
        }
    }

    fn elements(&mut self, records: &[Node], indent: usize) {
        for record in records {
            let start = self.text.len();
            if record.fields.is_empty() {
                let _ = writeln!(self.text, "{:indent$}- {{}}", "");
            } else {
                let _ = write!(self.text, "{:indent$}- ", "");
                self.record(record, indent + 2, true);
            }
            self.marks.push((start..self.text.len(), record.at));
        }
    }

    /// Writes the values of a record, the first one on the line that is begun if `is_begun`.
    pub(super) fn record(&mut self, record: &Node, indent: usize, is_begun: bool) {
        let mut is_begun = is_begun;
        for field in &record.fields {
            if !is_begun {
                let _ = write!(self.text, "{:indent$}", "");
            }
            is_begun = false;
            let start = self.text.len();
            self.text.push_str(&plain_or_quoted(&field.key, false));
            self.text.push(':');
            self.value(field, indent);
            self.marks.push((start..self.text.len(), field.at));
        }
    }

    fn value(&mut self, field: &NodeField, indent: usize) {
        let kind = field.kind;
        let line = match &field.value {
            NodeValue::Text(text) => scalar(kind, text, false),
            NodeValue::Texts(texts) => in_brackets(kind, texts),
            NodeValue::Pairs(pairs) => return self.pairs(pairs, indent + 2),
            NodeValue::Conditions(conditions) => {
                let conditions = conditions
                    .iter()
                    .map(|(key, values)| condition(key, values));
                format!("{{{}}}", conditions.collect::<Vec<_>>().join(", "))
            }
            NodeValue::Records(records) => {
                self.text.push('\n');
                return self.elements(records, indent + 2);
            }
        };
        let _ = writeln!(self.text, " {line}");
    }

    fn pairs(&mut self, pairs: &[(String, String, CellPlace)], indent: usize) {
        self.text.push('\n');
        for (name, words, at) in pairs {
            let start = self.text.len();
            let (name, words) = (plain_or_quoted(name, false), plain_or_quoted(words, false));
            let _ = writeln!(self.text, "{:indent$}{name}: {words}", "");
            self.marks.push((start..self.text.len(), *at));
        }
    }
}

/// A condition of a selector: the kind of its key decides how its values are written.
fn condition(name: &str, values: &[String]) -> String {
    let key = SELECTOR.keys.iter().find(|key| key.name == name);
    let kind = key.map_or(Kind::Text, |key| key.kind);
    let is_one = key.is_none_or(|key| key.layout == Layout::Scalar);
    let name = plain_or_quoted(name, true);
    match values {
        [one] if is_one => format!("{name}: {}", scalar(kind, one, true)),
        _ => format!("{name}: {}", in_brackets(kind, values)),
    }
}

fn in_brackets(kind: Kind, texts: &[String]) -> String {
    let texts = texts.iter().map(|text| scalar(kind, text, true));
    format!("[{}]", texts.collect::<Vec<_>>().join(", "))
}

/// A value as YAML: what is no text, but a date, a number or a truth value, without quotation
/// marks.
fn scalar(kind: Kind, text: &str, in_brackets: bool) -> String {
    let is_plain_kind = kind.is_date() || kind.is_number() || matches!(kind, Kind::Boolean);
    if matches!(kind, Kind::Boolean) {
        // Spreadsheet programs write truth values in capitals.
        let lower = text.to_lowercase();
        if lower == "true" || lower == "false" {
            return lower;
        }
    }
    let is_value = |byte: u8| byte.is_ascii_alphanumeric() || b"-/.~?%+".contains(&byte);
    let begins = text.starts_with(|it: char| it.is_ascii_alphanumeric() || "./-".contains(it));
    match is_plain_kind && begins && text.bytes().all(is_value) {
        true => text.to_owned(),
        false => plain_or_quoted(text, in_brackets).into_owned(),
    }
}
