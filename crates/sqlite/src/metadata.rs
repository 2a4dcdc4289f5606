//! What the database is, for its own table `about` and for Datasette: `metadata.json`.

use chancery_export::formats::Options;
use chancery_export::views::{Column, ExportContext, Table};
use serde_json::{Map, Value, json};

use crate::DATABASE;
use crate::schema::{list_columns, list_table, single_columns, wide_view};

/// What the database is, each fact with its name.
pub(crate) fn facts(views: &ExportContext<'_>, options: &Options) -> Vec<(&'static str, String)> {
    let manifest = views.network.manifest();
    let mut facts = vec![
        ("registry", manifest.registry.to_string()),
        ("title", views.title()),
        ("as_of", views.network.as_of().to_string()),
        ("day", views.selection.day.to_string()),
    ];
    if let Some(subject) = &manifest.subject {
        facts.push(("subject", subject.to_string()));
    }
    if let Some(licence) = &manifest.licence {
        facts.push(("licence", licence.to_string()));
    }
    facts.push(("filters", filters(views, options)));
    let left_out = options.left_out.iter();
    let left_out: Vec<String> = left_out
        .map(|(table, why)| format!("{table}: {why}"))
        .collect();
    if !left_out.is_empty() {
        facts.push(("left_out", left_out.join("; ")));
    }
    facts
}

fn filters(views: &ExportContext<'_>, options: &Options) -> String {
    let filters = options.filters(views);
    if filters.is_empty() {
        "none".to_owned()
    } else {
        filters.join("; ")
    }
}

/// The document for Datasette, with a line break at its end.
pub(crate) fn text(views: &ExportContext<'_>, options: &Options) -> serde_json::Result<String> {
    let manifest = views.network.manifest();
    let mut document = Map::new();
    let mut put = |key: &str, value: Value| document.insert(key.to_owned(), value);
    put("title", json!(views.title()));
    put(
        "description",
        json!(format!(
            "As of {}. Filters: {}.",
            views.selection.day,
            filters(views, options)
        )),
    );
    if let Some(licence) = manifest.licence.as_deref() {
        put("license", json!(licence));
        if is_spdx(licence) {
            let address = format!("https://spdx.org/licenses/{licence}.html");
            put("license_url", json!(address));
        }
    }
    let mut tables = Map::new();
    for table in options.tables() {
        describe(table, &mut tables);
    }
    put("databases", json!({DATABASE: {"tables": tables}}));
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

/// Whether a licence is named by its SPDX identifier.
fn is_spdx(licence: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'+');
    licence.bytes().all(is_inner)
}

/// Describes a table, its view and the tables of its lists. These are many, and Datasette lists
/// them apart.
fn describe(table: &Table, tables: &mut Map<String, Value>) {
    let sentence = |column: &Column| (column.name.to_owned(), json!(column.sentence));
    if let Some(view) = wide_view(table) {
        let columns: Map<String, Value> = table.columns.iter().map(sentence).collect();
        let description = format!(
            "{} With the columns that hold several values.",
            table.sentence
        );
        tables.insert(
            view,
            json!({"description": description, "columns": columns}),
        );
    }
    let columns = single_columns(table).map(|(_, column)| sentence(column));
    let columns: Map<String, Value> = columns.collect();
    let mut own = json!({"description": table.sentence, "columns": columns});
    if let Some(label) = label(table) {
        own["label_column"] = json!(label);
    }
    tables.insert(table.name.to_owned(), own);
    for (_, column) in list_columns(table) {
        tables.insert(
            list_table(table, column),
            json!({"description": column.sentence, "hidden": true}),
        );
    }
}

/// The column that says in words which row it is: `state_name` for a `state`, otherwise the title.
fn label(table: &Table) -> Option<&'static str> {
    let [key] = table.key else {
        return None;
    };
    let name = format!("{key}_name");
    let columns = || table.columns.iter().map(|column| column.name);
    columns()
        .find(|column| *column == name)
        .or_else(|| columns().find(|column| *column == "title"))
}
