//! Any record as a JSON object, by the tables of its fields.
//!
//! The keys are those of the format with `_` for `-`. An id that leads to a record is beside the
//! name of that record, and a date beside its bounds. What is left out is left out.

use chancery_core::date::{Date, Day};
use chancery_core::fields::{FieldValue, Fields, Kind, Reference, ScalarValue};
use chancery_core::network::{Network, RecordRef};
use serde_json::{Map, Value, json};

/// A record as an object.
pub(super) fn object(network: &Network<'_>, record: &dyn Fields) -> Map<String, Value> {
    let mut map = Map::new();
    for (position, key) in record.noun().keys.iter().enumerate() {
        let value = match record.view(position) {
            FieldValue::Absent => continue,
            FieldValue::One(ScalarValue::Text(words)) => text(network, key.kind, &words),
            FieldValue::One(ScalarValue::Date(own)) => date(own),
            FieldValue::One(ScalarValue::Day(day)) => json!(day.to_string()),
            FieldValue::One(ScalarValue::Number(number)) => json!(number),
            FieldValue::One(ScalarValue::Boolean(answer)) => json!(answer),
            FieldValue::Many(list) => (0..list.count())
                .map(|index| text(network, key.kind, &list.text(index)))
                .collect(),
            FieldValue::StringMap(pairs) => {
                let pairs = pairs.0.iter();
                let pairs = pairs.map(|(name, text)| (name.to_string(), json!(text.as_str())));
                Value::Object(pairs.collect())
            }
            FieldValue::Record(inner) => Value::Object(object(network, inner)),
            FieldValue::Records(list) => (0..list.count())
                .filter_map(|index| list.record(index))
                .map(|inner| Value::Object(object(network, inner)))
                .collect(),
        };
        map.insert(key.name.replace('-', "_"), value);
    }
    map
}

fn text(network: &Network<'_>, kind: Kind, text: &str) -> Value {
    match kind.record() {
        Some(reference) => named(network, reference, text),
        None => json!(text),
    }
}

/// A record by its id and its name.
pub(super) fn named(network: &Network<'_>, reference: Reference, id: &str) -> Value {
    let name = match reference {
        Reference::State | Reference::Actor => Some(network.actor_name(id)),
        Reference::Tier => {
            let tiers = &network.manifest().tiers;
            let tier = tiers.iter().find(|tier| &*tier.id == id);
            tier.map(|tier| tier.name.as_str())
        }
        Reference::Direction => {
            let directions = &network.manifest().directions;
            let direction = directions.iter().find(|direction| &*direction.id == id);
            direction.map(|direction| direction.name.as_str())
        }
        _ => match network.records.get(id) {
            Some(RecordRef::Organisation(position)) => {
                Some(network.organisation(position).name.as_str())
            }
            Some(RecordRef::Instrument(position)) => {
                let title = network.instrument(position).title.as_ref();
                title.map(chancery_core::model::Text::as_str)
            }
            Some(RecordRef::Source(_)) => network.source(id).map(|source| {
                let title = source.title.as_ref();
                title.unwrap_or(&source.publisher).as_str()
            }),
            _ => None,
        },
    };
    json!({"id": id, "name": name.unwrap_or(id)})
}

/// A date with its bounds, which are null where they are open and where the date is in doubt.
pub(super) fn date(date: Date) -> Value {
    let bounds = date.bounds();
    json!({
        "edtf": date.to_string(),
        "min": bounds.earliest.as_ref().map(Day::to_string),
        "max": bounds.latest.as_ref().map(Day::to_string),
        "precision": date.precision().name(),
    })
}
