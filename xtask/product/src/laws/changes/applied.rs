//! The changes that a document names, made to the old records.

use chancery::diff::{Comparison, json};
use chancery_core::Analysis;
use chancery_core::fields::{Kind, Noun};
use chancery_core::model::{Keyword, Section, section_list, section_noun};
use serde_json::{Map, Value};

use super::edits::rename;

/// All records of a registry by section, in an order that says nothing.
pub(super) fn records(analysis: &Analysis) -> Value {
    settled(all(analysis))
}

type Lists = Vec<(Section, Vec<Value>)>;

fn all(analysis: &Analysis) -> Lists {
    let registry = analysis.registry();
    let sections = Section::ALL.iter();
    sections
        .map(|section| {
            let records = match section_list(registry, *section) {
                Some(list) => (0..list.count())
                    .filter_map(|index| list.record(index))
                    .map(json::record_json)
                    .collect(),
                None => vec![json::record_json(&registry.manifest)],
            };
            (*section, records)
        })
        .collect()
}

fn settled(lists: Lists) -> Value {
    let mut map = Map::new();
    for (section, mut records) in lists {
        for record in &mut records {
            settle(section_noun(section), record);
        }
        records.sort_by_cached_key(ToString::to_string);
        map.insert(section.name().to_owned(), Value::Array(records));
    }
    Value::Object(map)
}

/// Sorts what may stand in any order.
fn settle(noun: &'static Noun, record: &mut Value) {
    let Some(map) = record.as_object_mut() else {
        return;
    };
    map.sort_keys();
    for key in noun.keys {
        match (map.get_mut(key.name), key.kind.records()) {
            (Some(Value::Array(list)), inner) => {
                for record in list.iter_mut() {
                    if let Some(inner) = inner {
                        settle(inner, record);
                    }
                }
                if !key.is_ordered {
                    list.sort_by_cached_key(ToString::to_string);
                }
            }
            (Some(Value::Object(inner)), None) => inner.sort_keys(),
            (Some(inner), Some(noun)) => settle(noun, inner),
            _ => {}
        }
    }
}

/// The old records with the changes of the document, in an order that says nothing.
pub(super) fn applied(comparison: &Comparison<'_>, document: &Value) -> Value {
    let mut lists = all(&comparison.states.old.opened.analysis);
    let renames: Vec<(&str, &str)> = array(&document["renamed"])
        .iter()
        .filter_map(|it| Some((it["old"].as_str()?, it["new"].as_str()?)))
        .collect();
    for (section, records) in &mut lists {
        let noun = section_noun(*section);
        for record in records.iter_mut().filter_map(Value::as_object_mut) {
            for (old, new) in &renames {
                rename(noun, record, old, new);
            }
        }
        let places: Vec<Value> = (0..records.len())
            .map(|index| place(comparison, *section, index))
            .collect();
        let changes = array(&document["records"]);
        let changes = changes.iter().filter(|it| it["section"] == section.name());
        let mut gone = Vec::new();
        let mut come = Vec::new();
        for change in changes {
            let index = places.iter().position(|place| *place == change["old_at"]);
            match (change["change"].as_str(), index) {
                (Some("added"), _) => come.push(change["record"].clone()),
                (Some("removed"), Some(index)) => gone.push(index),
                (Some("changed"), Some(index)) => {
                    apply(noun, &mut records[index], &change["fields"], &renames);
                }
                _ => come.push("a change of no record".into()),
            }
        }
        let mut index = 0..;
        records.retain(|_| index.next().is_none_or(|index| !gone.contains(&index)));
        records.extend(come);
    }
    settled(lists)
}

fn place(comparison: &Comparison<'_>, section: Section, index: usize) -> Value {
    let at = comparison.place(section, index, false);
    at.map_or(
        Value::Null,
        |at| serde_json::json!({"file": at.file, "line": at.line}),
    )
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], |list| list)
}

fn apply(noun: &'static Noun, record: &mut Value, fields: &Value, renames: &[(&str, &str)]) {
    let Some(map) = record.as_object_mut() else {
        return;
    };
    for field in array(fields) {
        let Some(key) = field["key"].as_str().and_then(|name| noun.position(name)) else {
            continue;
        };
        let key = &noun.keys[key];
        let mut value = map.shift_remove(key.name).unwrap_or(Value::Null);
        if field.get("new").is_some() {
            value = field["new"].clone();
        } else if field.get("added").is_some() {
            let mut list = array(&value).to_vec();
            for lost in array(&field["removed"]) {
                let now = now(key.kind, lost, renames);
                if let Some(place) = list.iter().position(|it| *it == now) {
                    list.remove(place);
                }
            }
            list.extend(array(&field["added"]).iter().cloned());
            value = Value::Array(list);
        } else if field.get("pairs").is_some() {
            let mut pairs = value.as_object().cloned().unwrap_or_default();
            for pair in array(&field["pairs"]) {
                let name = pair["name"].as_str().unwrap_or_default();
                pairs.shift_remove(name);
                if !pair["new"].is_null() {
                    pairs.insert(name.to_owned(), pair["new"].clone());
                }
            }
            value = Value::Object(pairs);
        } else if let (Some(inner), Some(_)) = (key.kind.records(), field.get("fields")) {
            apply(inner, &mut value, &field["fields"], renames);
        } else if let Some(inner) = key.kind.records() {
            value = list_of(inner, &value, field, renames);
        }
        let is_empty = match &value {
            Value::Null => true,
            Value::Array(list) => list.is_empty(),
            Value::Object(map) => map.is_empty() && key.kind.records().is_none(),
            _ => false,
        };
        if !is_empty {
            map.insert(key.name.to_owned(), value);
        }
    }
}

/// What a value of the old side is with the ids of the new one.
fn now(kind: Kind, value: &Value, renames: &[(&str, &str)]) -> Value {
    let Some(text) = value.as_str() else {
        return value.clone();
    };
    let id = kind.id_in(text);
    match renames.iter().find(|(old, _)| *old == id) {
        Some((_, new)) if kind.reference().is_some() => {
            format!("{new}{}", &text[id.len()..]).into()
        }
        _ => value.clone(),
    }
}

fn list_of(noun: &'static Noun, value: &Value, field: &Value, renames: &[(&str, &str)]) -> Value {
    let mut list: Vec<Option<Value>> = array(value).iter().cloned().map(Some).collect();
    let mut come = Vec::new();
    for change in array(&field["records"]) {
        let number = change["old_number"]
            .as_u64()
            .and_then(|it| usize::try_from(it).ok());
        let old = number.and_then(|number| list.get_mut(number - 1));
        match (change["change"].as_str(), old) {
            (Some("added"), _) => come.push(change["record"].clone()),
            (Some("removed"), Some(old)) => *old = None,
            (Some("changed"), Some(Some(old))) => apply(noun, old, &change["fields"], renames),
            _ => come.push("a change of no record".into()),
        }
    }
    let mut list: Vec<Value> = list.into_iter().flatten().chain(come).collect();
    if field.get("order").is_some() {
        let order = array(&field["order"]);
        list.sort_by_key(|record| order.iter().position(|id| *id == record["id"]));
    }
    Value::Array(list)
}
