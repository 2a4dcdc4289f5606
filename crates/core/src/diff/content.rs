//! All that a record says, as one text by which equal records are found.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::renames::Renames;
use crate::fields::{FieldValue, Fields, Kind};

/// What a record says, in a text that is the same for two records if and only if they say the same:
/// the order of its lists makes no difference where it says nothing. Empty if it says nothing.
pub(super) fn content(record: &dyn Fields, renames: &Renames<'_>, with_id: bool) -> String {
    let mut out = String::new();
    for (position, key) in record.noun().keys.iter().enumerate() {
        if !with_id && matches!(key.kind, Kind::OwnId) {
            continue;
        }
        let mut parts: Vec<String> = match record.view(position) {
            FieldValue::Absent => continue,
            FieldValue::One(value) => vec![renames.value(key, value.into_text()).into_owned()],
            FieldValue::Many(list) => (0..list.count())
                .map(|index| renames.value(key, list.text(index)).into_owned())
                .collect(),
            FieldValue::StringMap(pairs) => {
                let pairs = pairs.0.iter();
                let framed = |text: &str| format!("{}:{text}", text.len());
                pairs
                    .map(|(name, words)| framed(name) + &framed(words))
                    .collect()
            }
            FieldValue::Record(inner) => vec![content(inner, renames, true)],
            FieldValue::Records(list) => {
                let inner = (0..list.count()).filter_map(|index| list.record(index));
                inner.map(|inner| content(inner, renames, true)).collect()
            }
        };
        if !key.is_ordered {
            parts.sort_unstable();
        }
        // Lengths keep apart what any text may hold.
        let _ = write!(out, "{}={};", key.name, parts.len());
        for part in parts {
            let _ = write!(out, "{}:{part}", part.len());
        }
    }
    out
}

/// What the keys say that are chosen, as one text.
pub(super) fn chosen(
    record: &dyn Fields,
    renames: &Renames<'_>,
    is_chosen: impl Fn(&crate::fields::Key) -> bool,
) -> String {
    let mut out = String::new();
    for (position, key) in record.noun().keys.iter().enumerate() {
        if !is_chosen(key) {
            continue;
        }
        let mut parts: Vec<Cow<'_, str>> = match record.view(position) {
            FieldValue::One(value) => vec![renames.value(key, value.into_text())],
            FieldValue::Many(list) => (0..list.count())
                .map(|index| renames.value(key, list.text(index)))
                .collect(),
            _ => continue,
        };
        parts.sort_unstable();
        for part in parts {
            let _ = write!(out, "{}:{part}", part.len());
        }
        out.push(';');
    }
    out
}
