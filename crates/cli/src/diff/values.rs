//! Values of fields as data.

use chancery_core::fields::{FieldValue, Fields, ManyFields, RecordList, ScalarValue};
use serde_json::{Map, Value, json};

/// A value as JSON: as the key is written in a record; null if there is none.
pub(super) fn value(value: FieldValue<'_>) -> Value {
    match value {
        FieldValue::Absent => Value::Null,
        FieldValue::One(value) => match value {
            ScalarValue::Number(number) => json!(number),
            ScalarValue::Boolean(truth) => json!(truth),
            other => json!(other.into_text()),
        },
        FieldValue::Many(list) => json!(texts(list)),
        FieldValue::StringMap(map) => {
            let pairs = map.0.iter();
            let pairs = pairs.map(|(name, words)| (name.to_string(), json!(words.as_str())));
            Value::Object(pairs.collect())
        }
        FieldValue::Record(inner) => record(inner),
        FieldValue::Records(list) => {
            let inner = (0..list.count()).filter_map(|index| list.record(index));
            Value::Array(inner.map(record).collect())
        }
    }
}

/// A record as JSON, with the keys that it has.
pub(super) fn record(record: &dyn Fields) -> Value {
    let mut map = Map::new();
    for (position, key) in record.noun().keys.iter().enumerate() {
        let found = value(record.view(position));
        if !found.is_null() {
            map.insert(key.name.to_owned(), found);
        }
    }
    Value::Object(map)
}

fn texts(list: &dyn ManyFields) -> Vec<String> {
    let texts = (0..list.count()).map(|index| list.text(index));
    texts.map(std::borrow::Cow::into_owned).collect()
}

/// A value in one line; none if there is none.
pub(super) fn line(value: &FieldValue<'_>) -> Option<String> {
    Some(match value {
        FieldValue::Absent => return None,
        FieldValue::One(value) => value.clone().into_text().into_owned(),
        FieldValue::Many(list) => texts(*list).join(", "),
        FieldValue::StringMap(map) => {
            let pairs = map.0.iter();
            let pairs = pairs.map(|(name, words)| format!("{name}: {words}"));
            format!("({})", pairs.collect::<Vec<_>>().join("; "))
        }
        FieldValue::Record(inner) => format!("({})", keys(*inner, |_| true).join("; ")),
        FieldValue::Records(list) => {
            let inner = (0..list.count()).filter_map(|index| list.record(index));
            let inner = inner.map(|inner| format!("({})", keys(inner, |_| true).join("; ")));
            inner.collect::<Vec<_>>().join(" ")
        }
    })
}

/// The keys of a record that are wanted, each with its value in one line.
pub(super) fn keys(record: &dyn Fields, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let keys = record.noun().keys.iter().enumerate();
    let keys = keys.filter(|(_, key)| wanted(key.name));
    keys.filter_map(|(position, key)| {
        Some(format!("{}: {}", key.name, line(&record.view(position))?))
    })
    .collect()
}

/// The ids of the records of a list, in its order.
pub(super) fn ids(list: &dyn RecordList) -> Vec<String> {
    let inner = (0..list.count()).filter_map(|index| list.record(index));
    inner.map(|inner| super::names::inner(inner).1).collect()
}
