//! Records and rows as values that a serializer writes.

use chancery_core::fields::{FieldValue, Fields, ScalarValue};
use chancery_export::views::{Cell, Row, Table};
use serde_json::{Map, Value};

/// A record, its keys in canonical order. Numbers and answers are typed, all else is text.
#[must_use]
pub fn record_value(record: &dyn Fields) -> Value {
    let mut map = Map::new();
    for (position, key) in record.noun().keys.iter().enumerate() {
        let value = match record.view(position) {
            FieldValue::Absent => continue,
            FieldValue::One(ScalarValue::Boolean(answer)) => Value::from(answer),
            FieldValue::One(ScalarValue::Number(number)) => Value::from(number),
            FieldValue::One(other) => Value::from(other.into_text().as_ref()),
            FieldValue::Many(list) => (0..list.count())
                .map(|index| Value::from(list.text(index).as_ref()))
                .collect(),
            FieldValue::StringMap(pairs) => Value::Object(
                pairs
                    .0
                    .iter()
                    .map(|(name, text)| (name.to_string(), (&**text).into()))
                    .collect(),
            ),
            FieldValue::Record(inner) => record_value(inner),
            FieldValue::Records(list) => (0..list.count())
                .filter_map(|index| list.record(index))
                .map(record_value)
                .collect(),
        };
        map.insert(key.name.to_owned(), value);
    }
    Value::Object(map)
}

/// A row, its keys those of the table's columns that are wanted, by position.
#[must_use]
pub fn row_value(table: &Table, columns: &[usize], row: &Row<'_>) -> Value {
    let cells = columns.iter().map(|position| {
        let column = &table.columns[*position];
        let value = match &row[*position] {
            Cell::Empty => Value::Null,
            Cell::List(texts) => texts.iter().map(AsRef::<str>::as_ref).collect(),
            Cell::Integer(number) => Value::from(*number),
            cell => Value::from(cell.as_text()),
        };
        (column.name.to_owned(), value)
    });
    Value::Object(cells.collect())
}
