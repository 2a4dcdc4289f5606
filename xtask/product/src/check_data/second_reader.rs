//! An independent reader finds the same values in every file, and the scanner of canonical form gives
//! the same events as the general parser.
//!
//! It knows nothing of the format, so it types what it reads: a text that it takes for a number, a
//! truth value or nothing is one that the next reader may take so too, and wants quotes. Only
//! dates and numbers may be typed, and must then have the same digits.

use anyhow::Result;
use chancery_core::fields::{FieldValue, Fields, Key, Kind, Layout, ManyFields, RecordList};
use chancery_core::finding::{FieldPath, Place};
use chancery_core::model::{Keyword, Section, StringMap, section_list};
use chancery_core::yaml::{MANIFEST_FILE, ParsedRegistry, compare_events};
use serde_json::{Map, Value};

use super::{Data, Failure, read_files};

pub(super) fn check(data: &Data) -> Result<Vec<Failure>> {
    let mut failures = Vec::new();
    for file in &data.files {
        let (name, bytes) = file;
        let text = String::from_utf8_lossy(bytes);
        if let Err(error) = compare_events(&text) {
            failures.push(Failure::of_file(name, error.to_string()));
        }
        match other_reading(&text) {
            Ok(value) => {
                let reading = read_files(std::slice::from_ref(file));
                compare_file(&reading, name, &value, &mut failures);
            }
            Err(message) => failures.push(Failure::of_file(name, message)),
        }
    }
    Ok(failures)
}

fn other_reading(text: &str) -> Result<Map<String, Value>, String> {
    // Our own limits have spoken; the other reader's would refuse a large registry.
    let options = serde_yaml::options! { budget: None };
    match serde_yaml::from_str_with_options(text, options) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(Value::Null) => Ok(Map::new()),
        Ok(_) => Err("the other reader finds no mapping".to_owned()),
        Err(error) => Err(format!("the other reader refuses this file: {error}")),
    }
}

fn compare_file(
    reading: &ParsedRegistry,
    name: &str,
    theirs: &Map<String, Value>,
    failures: &mut Vec<Failure>,
) {
    let registry = &reading.registry;
    let mut comparison = Comparison {
        section: Section::Manifest,
        index: 0,
        differences: vec![],
    };
    let mut rest = theirs.clone();
    for section in Section::ALL {
        let Some(list) = section_list(registry, *section) else {
            continue;
        };
        let theirs = match rest.shift_remove(section.name()) {
            Some(Value::Array(elements)) => elements,
            _ => Vec::new(),
        };
        if theirs.len() != list.count() {
            let message = format!("the other reader finds {} {}", theirs.len(), section.name());
            failures.push(Failure::of_file(name, message));
        }
        comparison.section = *section;
        for (index, theirs) in theirs.iter().enumerate() {
            let Some(record) = list.record(index) else {
                continue;
            };
            comparison.index = index;
            comparison.record(record, theirs, &FieldPath::default());
        }
    }
    if name == MANIFEST_FILE {
        comparison.section = Section::Manifest;
        comparison.index = 0;
        comparison.record(
            &registry.manifest,
            &Value::Object(rest),
            &FieldPath::default(),
        );
    } else if let Some(key) = rest.keys().next() {
        failures.push(Failure::of_file(
            name,
            format!("the other reader finds a key `{key}`"),
        ));
    }
    let differences = comparison.differences.into_iter();
    failures.extend(differences.map(|(place, message)| Failure::at(reading, &place, message)));
}

/// The comparison of the records of one file.
struct Comparison {
    section: Section,
    index: usize,
    differences: Vec<(Place, String)>,
}

impl Comparison {
    fn differs(&mut self, path: &FieldPath, theirs: &Value) {
        let place = Place::value(self.section, self.index, path.clone());
        let field = if path.0.is_empty() {
            "record".to_owned()
        } else {
            format!("`{path}`")
        };
        self.differences
            .push((place, format!("the other reader reads {field} as {theirs}")));
    }

    fn record(&mut self, record: &dyn Fields, theirs: &Value, path: &FieldPath) {
        let Value::Object(map) = theirs else {
            return self.differs(path, theirs);
        };
        for (position, key) in record.noun().keys.iter().enumerate() {
            let path = path.clone().then(key.name);
            let theirs = map.get(key.name).unwrap_or(&Value::Null);
            match record.view(position) {
                FieldValue::Absent if theirs.is_null() => {}
                FieldValue::Absent => self.differs(&path, theirs),
                FieldValue::One(ours) => self.scalar(key.kind, &ours.into_text(), theirs, &path),
                FieldValue::Many(list) => self.list(key, list, theirs, &path),
                FieldValue::StringMap(pairs) => self.pairs(pairs, theirs, &path),
                FieldValue::Record(record) => self.record(record, theirs, &path),
                FieldValue::Records(list) => self.records(list, theirs, &path),
            }
        }
        let noun = record.noun();
        if let Some((key, theirs)) = map.iter().find(|(key, _)| noun.position(key).is_none()) {
            self.differs(&path.clone().then(key), theirs);
        }
    }

    fn list(&mut self, key: &Key, ours: &dyn ManyFields, theirs: &Value, path: &FieldPath) {
        let elements = match theirs {
            Value::Array(elements) => elements.as_slice(),
            _ if key.layout == Layout::ScalarOrList => std::slice::from_ref(theirs),
            _ => &[],
        };
        if elements.len() != ours.count() {
            return self.differs(path, theirs);
        }
        for (index, theirs) in elements.iter().enumerate() {
            self.scalar(
                key.kind,
                &ours.text(index),
                theirs,
                &path.clone().element(index),
            );
        }
    }

    fn records(&mut self, ours: &dyn RecordList, theirs: &Value, path: &FieldPath) {
        let elements = theirs.as_array().map(Vec::as_slice).unwrap_or_default();
        if elements.len() != ours.count() {
            return self.differs(path, theirs);
        }
        for (index, theirs) in elements.iter().enumerate() {
            if let Some(record) = ours.record(index) {
                self.record(record, theirs, &path.clone().element(index));
            }
        }
    }

    fn pairs(&mut self, ours: &StringMap, theirs: &Value, path: &FieldPath) {
        let Value::Object(map) = theirs else {
            return self.differs(path, theirs);
        };
        if map.len() != ours.0.len() {
            self.differs(path, theirs);
        }
        for (word, text) in &ours.0 {
            let theirs = map.get(word.as_str()).unwrap_or(&Value::Null);
            let path = path.clone().then(word);
            self.scalar(Kind::Text, text, theirs, &path);
        }
    }

    fn scalar(&mut self, kind: Kind, ours: &str, theirs: &Value, path: &FieldPath) {
        let may_be_typed = kind.is_date() || kind.is_number();
        let is_same = match theirs {
            Value::String(text) => text == ours,
            Value::Bool(answer) => matches!(kind, Kind::Boolean) && answer.to_string() == ours,
            Value::Number(number) => may_be_typed && number.to_string() == ours,
            _ => false,
        };
        if !is_same {
            self.differs(path, theirs);
        }
    }
}
