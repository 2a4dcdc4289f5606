//! The JSON Schema of the files of a registry, made from the tables of keys.
//!
//! A value is typed by its key and not by how it looks, so that a title may be `2014`: the schema
//! allows what YAML takes for another type wherever the program reads its text.

use chancery_core::fields::{Key, Kind, Layout, Need, Noun};
use chancery_core::model::{
    FILE_HEAD, Keyword, Level, MANIFEST, STATE, Section, nouns, section_noun,
};
use serde_json::{Map, Value, json};

/// A file that has a schema.
pub struct SchemaFile {
    /// What the command line calls it.
    pub name: &'static str,
    title: &'static str,
    sentence: &'static str,
    has_manifest: bool,
}

/// The files that have a schema.
pub static SCHEMA_FILES: &[SchemaFile] = &[
    SchemaFile {
        name: "records",
        title: "A record file of a Chancery registry",
        sentence: "Every file of a registry but `registry.yaml`: any of the sections, each a list.",
        has_manifest: false,
    },
    SchemaFile {
        name: "registry",
        title: "The file registry.yaml of a Chancery registry",
        sentence: "The manifest of a registry, and any of the sections of a record file.",
        has_manifest: true,
    },
];

impl SchemaFile {
    /// Its schema, by JSON Schema 2020-12.
    #[must_use]
    pub fn text(&self) -> String {
        let mut file = match self.has_manifest {
            true => object(&MANIFEST),
            false => json!({"type": "object", "properties": {}, "additionalProperties": false}),
        };
        let mut properties = Map::new();
        for key in FILE_HEAD.keys {
            properties.insert(key.name.to_owned(), property(&FILE_HEAD, key));
        }
        for section in Section::ALL.iter().filter(|it| **it != Section::Manifest) {
            let noun = section_noun(*section);
            let mut list = list_of(reference(noun));
            list["description"] = json!(noun.sentence);
            properties.insert(section.name().to_owned(), list);
        }
        if let Some(known) = file["properties"].as_object_mut() {
            known.extend(properties);
        }
        let definitions = nouns().iter().filter(|noun| noun.name != MANIFEST.name);
        let definitions: Map<String, Value> = definitions
            .map(|noun| (noun.name.to_owned(), object(noun)))
            .collect();
        let mut schema = Map::new();
        let dialect = "https://json-schema.org/draft/2020-12/schema";
        schema.insert("$schema".to_owned(), json!(dialect));
        schema.insert("title".to_owned(), json!(self.title));
        if let Value::Object(file) = file {
            schema.extend(file);
        }
        schema.insert("description".to_owned(), json!(self.sentence));
        schema.insert("$defs".to_owned(), Value::Object(definitions));
        format!("{:#}\n", Value::Object(schema))
    }
}

/// The records of a noun: its keys and no other.
fn object(noun: &Noun) -> Value {
    let keys = noun.keys.iter();
    let properties: Map<String, Value> = keys
        .map(|key| (key.name.to_owned(), property(noun, key)))
        .collect();
    let mut object = json!({
        "description": noun.sentence,
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    let required = noun.keys.iter().filter(|key| key.need == Need::Required);
    let required: Vec<&str> = required.map(|key| key.name).collect();
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    let groups = groups(noun);
    if !groups.is_empty() {
        object["allOf"] = Value::Array(groups);
    }
    object
}

/// Of each group of keys, that one of them must be there.
fn groups(noun: &Noun) -> Vec<Value> {
    let mut needs: Vec<Need> = Vec::new();
    for key in noun.keys {
        let is_group = matches!(key.need, Need::OneOf(_) | Need::AnyOf(_));
        if is_group && !needs.contains(&key.need) {
            needs.push(key.need);
        }
    }
    let group = |need: Need| {
        let keys = noun.keys.iter().filter(|key| key.need == need);
        let each: Value = keys.map(|key| json!({"required": [key.name]})).collect();
        match need {
            Need::OneOf(_) => json!({"oneOf": each}),
            _ => json!({"anyOf": each}),
        }
    };
    needs.into_iter().map(group).collect()
}

fn property(noun: &Noun, key: &Key) -> Value {
    let one = one(noun, key);
    let mut schema = match (key.kind, key.layout) {
        (Kind::Records(_), _) | (_, Layout::List) => list_of(one),
        (_, Layout::ScalarOrList) => json!({"anyOf": [one.clone(), list_of(one)]}),
        _ => one,
    };
    schema["description"] = json!(key.sentence);
    schema
}

fn list_of(one: Value) -> Value {
    json!({"type": "array", "minItems": 1, "items": one})
}

fn reference(noun: &Noun) -> Value {
    json!({"$ref": format!("#/$defs/{}", noun.name)})
}

/// Text of a form. YAML may take some of it for a number.
fn form(pattern: &str) -> Value {
    json!({"type": ["string", "integer"], "pattern": pattern})
}

const ID: &str = "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$";
const DATE: &str = "^[0-9X?~%./-]+$";
const SHARE: &str = "^([0-9]{1,3}/[0-9]{1,3}|[0-9]{1,3}([.][0-9]{1,3})?%)$";

fn text() -> Value {
    json!({"type": ["string", "number", "boolean"], "minLength": 1})
}

/// One value of a key.
fn one(noun: &Noun, key: &Key) -> Value {
    match key.kind {
        Kind::Text | Kind::Url | Kind::Archive => text(),
        Kind::State => form("^[A-Z]{3}$"),
        Kind::OwnId if std::ptr::eq(noun, &STATE) => form("^[A-Z]{3}$"),
        Kind::OwnId
        | Kind::Organisation
        | Kind::Actor
        | Kind::Tier
        | Kind::Direction
        | Kind::Instrument
        | Kind::Source
        | Kind::Rule
        | Kind::AnyRecord => form(ID),
        Kind::Word | Kind::Area => form("^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$"),
        Kind::FieldName => json!({"enum": cited_keys()}),
        Kind::Date => form(DATE),
        Kind::Day => form("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Kind::Boolean => json!({"enum": [true, false, "true", "false"]}),
        Kind::Number => form("^[0-9]+$"),
        Kind::Stated => json!({"anyOf": [form(DATE), form(SHARE)]}),
        Kind::Limit => json!({"anyOf": [form("^[0-9]+$"), form(SHARE)]}),
        Kind::Membership => form("^[A-Za-z0-9][A-Za-z0-9._-]*(/[a-z]+)?$"),
        Kind::Digest => form("^[0-9A-Fa-f]{64}$"),
        Kind::Keyword(words) => json!({"enum": words}),
        Kind::StringMap => {
            let levels = || json!({"enum": Level::NAMES});
            let is_level = std::ptr::eq(noun, &MANIFEST) && key.name == "severities";
            let value = if is_level { levels() } else { text() };
            json!({"type": "object", "minProperties": 1, "additionalProperties": value})
        }
        Kind::Record(inner) | Kind::Records(inner) => reference(inner),
    }
}

/// The keys that a citation may speak of: those of every noun that has citations.
fn cited_keys() -> Vec<&'static str> {
    let cited = nouns()
        .iter()
        .filter(|it| it.position("evidence").is_some());
    let mut names: Vec<&str> = cited.flat_map(|it| it.keys).map(|key| key.name).collect();
    names.sort_unstable();
    names.dedup();
    names
}
