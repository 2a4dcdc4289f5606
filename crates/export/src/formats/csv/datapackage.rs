//! What CSV files cannot say of themselves: `datapackage.json`, a Frictionless Data Package
//! (version 2), with types, descriptions, keys, the licence and the sources.

use chancery_core::model::Source;
use serde_json::{Map, Value, json};

use crate::error::Result;
use crate::formats::Options;
use crate::views::{Column, ColumnKind, ExportContext, ForeignKey, Integrity, Table, tables};

/// The name of the file.
pub(super) const FILE: &str = "datapackage.json";

/// The document, with a line break at its end.
pub(super) fn text(
    views: &ExportContext<'_>,
    options: &Options,
    integrity: &Integrity,
) -> Result<String> {
    let manifest = views.network.manifest();
    let mut package = Map::new();
    let mut put = |key: &str, value: Value| package.insert(key.to_owned(), value);
    put(
        "$schema",
        json!("https://datapackage.org/profiles/2.0/datapackage.json"),
    );
    put("name", json!(manifest.registry.as_str()));
    put("title", json!(views.title()));
    put("version", json!(views.version()));
    put("keywords", json!(views.keywords()));
    put("as_of", json!(views.network.as_of().to_string()));
    put("day", json!(views.selection.day.to_string()));
    put("filters", json!(options.filters(views)));
    let panel: Vec<&str> = views.panel.words().map(|word| word.name).collect();
    if !panel.is_empty() {
        put("panel", json!(panel));
    }
    if !options.left_out.is_empty() {
        let left_out = options.left_out.iter();
        let left_out = left_out.map(|(table, reason)| json!({"table": table, "because": reason}));
        put("left_out", left_out.collect());
    }
    if let Some(licence) = &manifest.licence {
        put(
            "licenses",
            match views.licence_page() {
                Some(page) => json!([{"name": licence.as_str(), "path": page}]),
                None => json!([{"name": licence.as_str()}]),
            },
        );
    }
    if let Some(url) = manifest.url.as_deref() {
        put("homepage", json!(url));
    }
    if !manifest.authors.is_empty() {
        let authors = manifest.authors.iter();
        let authors = authors.map(|it| json!({"title": it.as_str(), "roles": ["author"]}));
        put("contributors", authors.collect());
    }
    let sources: Vec<Value> = views.sources().into_iter().map(source).collect();
    if !sources.is_empty() {
        put("sources", json!(sources));
    }
    let resources = options.tables();
    let resources: Vec<Value> = resources
        .map(|it| resource(it, options, integrity))
        .collect();
    put("resources", json!(resources));
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}

fn source(source: &Source) -> Value {
    let title = match &source.title {
        Some(title) => format!("{}: {title}", source.publisher),
        None => source.publisher.to_string(),
    };
    match &source.url {
        Some(url) => json!({"title": title, "path": url.as_str()}),
        None => json!({"title": title}),
    }
}

fn resource(table: &Table, options: &Options, integrity: &Integrity) -> Value {
    let line_end = if options.excel { "\r\n" } else { "\n" };
    // What a waived fault breaks is not promised.
    let key = match integrity.keeps_key(table) {
        true => table.key,
        false => &[],
    };
    let fields = table.columns.iter().map(|column| field(column, key));
    let mut schema = json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields.collect::<Vec<_>>(),
        "missingValues": [""],
    });
    if !key.is_empty() {
        schema["primaryKey"] = json!(key);
    }
    let is_there = |reference: &&ForeignKey| {
        options.tables().any(|it| it.name == reference.table) && integrity.keeps(table, reference)
    };
    let keys: Vec<Value> = table
        .row_references()
        .filter(is_there)
        .map(foreign_key)
        .collect();
    if !keys.is_empty() {
        schema["foreignKeys"] = json!(keys);
    }
    json!({
        "name": table.name,
        "type": "table",
        "path": super::file_name(table),
        "description": table.sentence,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": "\"", "lineTerminator": line_end},
        "schema": schema,
    })
}

fn foreign_key(reference: &ForeignKey) -> Value {
    let key = tables::table(reference.table).map_or(&[] as &[&str], |table| table.key);
    json!({
        "fields": reference.columns,
        "reference": {"resource": reference.table, "fields": key},
    })
}

fn field(column: &Column, key: &[&str]) -> Value {
    let kind = match column.kind {
        // An EDTF date is a text: `2013?` is not a date that another program reads.
        ColumnKind::Text
        | ColumnKind::Word(_)
        | ColumnKind::Id
        | ColumnKind::List
        | ColumnKind::Url
        | ColumnKind::Date
        | ColumnKind::Holds => "string",
        ColumnKind::Day => "date",
        ColumnKind::Integer => "integer",
    };
    let mut field = json!({
        "name": column.name,
        "type": kind,
        "description": column.sentence,
    });
    let mut constraints = Map::new();
    if key.contains(&column.name) {
        constraints.insert("required".to_owned(), json!(true));
    }
    if let Some(words) = column.words() {
        constraints.insert("enum".to_owned(), json!(words));
    }
    if !constraints.is_empty() {
        field["constraints"] = Value::Object(constraints);
    }
    field
}
