//! The JSON exports have the keys that their schemas give, no others, and values of their types.
//!
//! A validator proper reads them too, in an interop test; this one knows what the schemas use.

use std::fs;

use crate::support::{in_one_file, written};
use chancery_core::model::Registry;
use chancery_export::formats::Options;
use serde_json::{Value, json};

fn schema(name: &str) -> Value {
    let path = format!("{}/../../schema/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).expect("a schema")).expect("JSON")
}

/// What in a value is not as a schema says, each with its path. `root` holds the definitions.
fn faults(root: &Value, schema: &Value, value: &Value, path: &str) -> Vec<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.strip_prefix("#/$defs/").expect("a definition");
        return faults(root, &root["$defs"][name], value, path);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = any
            .iter()
            .any(|one| faults(root, one, value, path).is_empty());
        return if fits {
            vec![]
        } else {
            vec![format!("{path}: {value} is none of these")]
        };
    }
    if let Some(words) = schema["enum"].as_array() {
        let fits = words.contains(value);
        return if fits {
            vec![]
        } else {
            vec![format!("{path}: {value} is no such word")]
        };
    }
    let fits = match schema["type"].as_str().expect("a type") {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{path}: an unknown type {other}"),
    };
    if !fits {
        return vec![format!("{path}: {value} is of another type")];
    }
    let mut found = Vec::new();
    for (index, element) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(faults(
            root,
            &schema["items"],
            element,
            &format!("{path}[{index}]"),
        ));
    }
    let Some(map) = value.as_object() else {
        return found;
    };
    for key in schema["required"].as_array().into_iter().flatten() {
        if !map.contains_key(key.as_str().expect("a key")) {
            found.push(format!("{path}: {key} is missing"));
        }
    }
    for (key, element) in map {
        let path = format!("{path}.{key}");
        match (&schema["properties"][key], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(_)) => found.push(format!("{path} is not in the schema")),
            (Value::Null, others) => found.extend(faults(root, others, element, &path)),
            (own, _) => found.extend(faults(root, own, element, &path)),
        }
    }
    found
}

fn json_of(registry: &Registry, format: &str, file: &str) -> String {
    let memory = written(registry, format, &Options::default());
    String::from_utf8(memory.files[file].clone()).expect("UTF-8")
}

#[test]
fn the_audit_is_as_its_schema_says() {
    let schema = schema("audit.schema.json");
    let text = json_of(&in_one_file(true), "audit", "audit.json");
    let document = serde_json::from_str(&text).unwrap();
    assert_eq!(faults(&schema, &schema, &document, "$"), [""; 0]);
}

#[test]
fn the_registry_is_as_its_schema_says() {
    let schema = schema("export.schema.json");
    let registry = in_one_file(true);
    let text = json_of(&registry, "json", "registry.json");
    let mut document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(faults(&schema, &schema, &document, "$"), [""; 0]);
    for line in json_of(&registry, "jsonl", "registry.jsonl").lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let noun = line["noun"].as_str().unwrap();
        let noun = if noun == "registry" { "manifest" } else { noun };
        let definition = &schema["$defs"][noun];
        assert_eq!(faults(&schema, definition, &line["record"], noun), [""; 0]);
    }
    // And it notices what is not.
    document["states"][0]["holds"] = json!("perhaps");
    document["states"][1]["nmae"] = json!("");
    assert_eq!(faults(&schema, &schema, &document, "$").len(), 2);
}
