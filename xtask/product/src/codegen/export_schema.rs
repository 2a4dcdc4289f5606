//! The JSON Schema of the JSON export and of the records in JSON Lines.

use chancery_core::fields::{Key, Kind, Layout, Need, Noun};
use chancery_core::model::{Keyword, Role, Verdict, nouns};
use chancery_export::views::HOLDS;
use serde_json::{Map, Value, json};

/// What an export adds to the records of a noun: a key, its schema, and whether it is always there.
type Added = (&'static str, Value, bool);

/// The nouns of a document's lists: the key of the list, and the noun.
const LISTS: &[(&str, &str)] = &[
    ("partners", "partner"),
    ("states", "state"),
    ("organisations", "organisation"),
    ("partnerships", "partnership"),
    ("instruments", "instrument"),
    ("principles", "principle"),
    ("sources", "source"),
    ("claims", "claim"),
    ("waivers", "waiver"),
];

pub(super) fn text() -> String {
    let mut properties = Map::new();
    properties.insert("registry".to_owned(), reference("manifest"));
    properties.insert("day".to_owned(), day());
    properties.insert(
        "filters".to_owned(),
        json!({
            "description": "The conditions that narrow the export, each as a key, a colon and its \
                            values; empty if the export contains everything.",
            "type": "array",
            "items": {"type": "string"},
        }),
    );
    for (name, noun) in LISTS {
        let list = json!({"type": "array", "items": reference(noun)});
        properties.insert((*name).to_owned(), list);
    }
    let mut definitions = common_definitions();
    for noun in nouns() {
        definitions.insert(noun.name.to_owned(), object(noun));
    }
    let required: Vec<&String> = properties.keys().collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A registry of Chancery as JSON",
        "description": "The output of `chancery export json`. In JSON Lines each line is an object with \
                        a `noun` and a `record` that matches the definition of that name. In the first \
                        line the noun is `registry` and the record is a `manifest`.",
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        "$defs": definitions,
    });
    format!("{schema:#}")
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

fn list_of(name: &str) -> Value {
    json!({"type": "array", "items": reference(name)})
}

fn day() -> Value {
    json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
}

fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

/// An object with all of these properties and no other, some of which may be missing.
fn closed(sentence: &str, properties: &[Added]) -> Value {
    let required = properties.iter().filter(|(_, _, is_needed)| *is_needed);
    let required: Vec<&str> = required.map(|(name, _, _)| *name).collect();
    let all = properties.iter();
    let all: Map<String, Value> = all
        .map(|(name, schema, _)| ((*name).to_owned(), schema.clone()))
        .collect();
    json!({
        "description": sentence,
        "type": "object",
        "properties": all,
        "required": required,
        "additionalProperties": false,
    })
}

/// The keys of a partner.
fn partner() -> Vec<Added> {
    vec![
        ("partner", reference("named"), true),
        ("kind", json!({"enum": ["state", "organisation"]}), true),
        (
            "partnerships",
            json!({"type": "array", "items": {"type": "string"}}),
            true,
        ),
        ("since", reference("date"), false),
        ("holds", reference("holds"), true),
    ]
}

/// What records are made of, and the two nouns that no record file has.
fn common_definitions() -> Map<String, Value> {
    let text = || json!({"type": "string"});
    let open = || json!({"anyOf": [day(), {"type": "null"}]});
    let precisions = json!({"enum": ["day", "month", "year", "open-year", "interval"]});
    let named = [("id", text(), true), ("name", text(), true)];
    let date = [
        ("edtf", text(), true),
        ("min", open(), true),
        ("max", open(), true),
        ("precision", precisions, true),
    ];
    let membership = [
        ("organisation", reference("named"), true),
        ("role", json!({"enum": Role::NAMES}), false),
        ("since", reference("date"), false),
        ("until", reference("date"), false),
        ("note", text(), false),
        ("holds", reference("holds"), true),
    ];
    let holds = json!({
        "description": "Whether the record is selected and holds on the day.",
        "enum": HOLDS,
    });
    let definitions = [
        ("named", closed("A record by its id and its name.", &named)),
        (
            "date",
            closed(
                "A date in EDTF, and the earliest and latest day that it allows.",
                &date,
            ),
        ),
        ("holds", holds),
        (
            "membership",
            closed(
                "To what a state belongs, in a role, for a period.",
                &membership,
            ),
        ),
        (
            "partner",
            closed(
                "A state or an organisation that is a partner on the day.",
                &partner(),
            ),
        ),
        ("verdict", verdict()),
    ];
    let definitions = definitions.into_iter();
    definitions
        .map(|(name, schema)| (name.to_owned(), schema))
        .collect()
}

fn verdict() -> Value {
    let population = closed(
        "How many there are, certainly and at most.",
        &[("certain", count(), true), ("possible", count(), true)],
    );
    let span = closed(
        "The first and the last of what was counted.",
        &[
            ("first", reference("date"), true),
            ("last", reference("date"), true),
        ],
    );
    let or_null = |schema: Value| json!({"anyOf": [schema, {"type": "null"}]});
    closed(
        "What counting the records says of a claim.",
        &[
            ("day", or_null(json!({"type": "string"})), true),
            ("stated", json!({"type": "string"}), true),
            ("certain", count(), true),
            ("possible", count(), true),
            ("population", population, true),
            ("span", or_null(span), true),
            ("difference", or_null(json!({"type": "integer"})), true),
            ("verdict", or_null(json!({"enum": Verdict::NAMES})), true),
            ("counted", list_of("named"), true),
            ("only_possible", list_of("named"), true),
            ("exceptions", list_of("named"), true),
            ("possible_exceptions", list_of("named"), true),
        ],
    )
}

/// The records of a noun: the keys of the format, and what an export adds.
fn object(noun: &Noun) -> Value {
    let mut properties = Map::new();
    let mut required: Vec<String> = Vec::new();
    for key in noun.keys {
        let name = key.name.replace('-', "_");
        if matches!(key.need, Need::Required) {
            required.push(name.clone());
        }
        properties.insert(name, property(key));
    }
    for (name, schema, is_needed) in added(noun.name) {
        if is_needed && !required.iter().any(|other| other == name) {
            required.push(name.to_owned());
        }
        properties.insert(name.to_owned(), schema);
    }
    json!({
        "description": noun.sentence,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn added(noun: &str) -> Vec<Added> {
    let text = || json!({"type": "string"});
    let holds = ("holds", reference("holds"), true);
    let origin = || json!({"enum": ["recorded", "derived", "unknown"]});
    match noun {
        "state" => vec![
            ("name", text(), true),
            ("memberships", list_of("membership"), true),
            holds,
        ],
        "partnership" => vec![
            ("id", text(), true),
            ("period", json!({"type": "integer", "minimum": 1}), true),
            ("since_origin", origin(), true),
            ("until_origin", origin(), true),
            ("since_instruments", list_of("named"), false),
            ("until_instruments", list_of("named"), false),
            (
                "until_partnerships",
                json!({"type": "array", "items": text()}),
                false,
            ),
            holds,
        ],
        "instrument" => vec![
            ("day", reference("date"), false),
            ("replaced_by", list_of("named"), false),
            ("amended_by", list_of("named"), false),
            ("implemented_by", list_of("named"), false),
            ("replaced_on", reference("date"), false),
            (
                "is_in_force",
                json!({"enum": ["yes", "no", "unknown"]}),
                true,
            ),
            holds,
        ],
        "claim" => vec![("verdict", reference("verdict"), false)],
        _ => Vec::new(),
    }
}

fn property(key: &Key) -> Value {
    let one = one(key.kind);
    let is_list = matches!(key.kind, Kind::Records(_))
        || matches!(key.layout, Layout::List | Layout::ScalarOrList);
    let mut schema = if is_list {
        json!({"type": "array", "items": one})
    } else {
        one
    };
    schema["description"] = json!(key.sentence);
    schema
}

fn share() -> Value {
    json!({"type": "string", "pattern": "^([0-9]{1,3}/[0-9]{1,3}|[0-9]{1,3}([.][0-9]{1,3})?%)$"})
}

fn one(kind: Kind) -> Value {
    match kind {
        Kind::Date => reference("date"),
        Kind::Day => day(),
        Kind::Boolean => json!({"type": "boolean"}),
        Kind::Number => count(),
        Kind::Stated => json!({"anyOf": [count(), share(), reference("date")]}),
        Kind::Limit => json!({"anyOf": [count(), share()]}),
        Kind::Keyword(words) => json!({"enum": words}),
        Kind::StringMap => json!({"type": "object", "additionalProperties": {"type": "string"}}),
        Kind::Record(noun) | Kind::Records(noun) => reference(noun.name),
        kind if kind.record().is_some() => reference("named"),
        _ => json!({"type": "string"}),
    }
}
