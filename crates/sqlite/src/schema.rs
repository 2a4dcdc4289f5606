//! The tables, indexes and views of the database, by the declarations.

use chancery_export::formats::Options;
use chancery_export::views::{Column, ColumnKind, ForeignKey, Integrity, Table, tables};

/// A name as SQL takes it, whatever it means there.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Names as SQL takes them, with commas.
pub(crate) fn quoted_list<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().map(quoted).collect::<Vec<_>>().join(", ")
}

/// The columns of a table that hold one value, which are those of its table in SQL.
pub(crate) fn single_columns(table: &Table) -> impl Iterator<Item = (usize, &Column)> {
    let columns = table.columns.iter().enumerate();
    columns.filter(|(_, column)| column.kind != ColumnKind::List)
}

/// The columns of a table that hold several values, each of them a table of its own.
pub(crate) fn list_columns(table: &Table) -> impl Iterator<Item = (usize, &Column)> {
    let columns = table.columns.iter().enumerate();
    columns.filter(|(_, column)| column.kind == ColumnKind::List)
}

/// The name of the table that holds the values of a column.
pub(crate) fn list_table(table: &Table, column: &Column) -> String {
    format!("{}__{}", table.name, column.name)
}

/// The name of the view that shows the whole rows of a table; none if the table does.
pub(crate) fn wide_view(table: &Table) -> Option<String> {
    list_columns(table).next()?;
    Some(format!("{}_wide", table.name))
}

/// What makes a table, those of its columns that hold several values, and the view of all.
pub(crate) fn statements(table: &Table, options: &Options, integrity: &Integrity) -> String {
    let keeps = |it: &&ForeignKey| is_there(it, options) && integrity.keeps(table, it);
    let references: Vec<&ForeignKey> = table.row_references().filter(keeps).collect();
    let mut statements = own_table(table, &references);
    for (position, column) in list_columns(table) {
        let mut references = table.list_references();
        let reference = references.find(|(list, it)| *list == position && keeps(it));
        let leads_to = reference.map(|(_, reference)| reference.table);
        statements.push_str(&values_table(table, column, leads_to));
    }
    statements.push_str(&view(table).unwrap_or_default());
    statements
}

fn own_table(table: &Table, references: &[&ForeignKey]) -> String {
    let mut parts: Vec<String> = single_columns(table)
        .map(|(_, column)| definition(table, column))
        .collect();
    parts.push(format!(
        "PRIMARY KEY ({})",
        quoted_list(table.key.iter().copied())
    ));
    let keys = references.iter();
    parts.extend(keys.map(|reference| foreign_key(reference.columns, reference.table)));
    let mut statements = create_table(table.name, &parts);
    let is_key = |reference: &ForeignKey| table.key.starts_with(reference.columns);
    for reference in references.iter().filter(|reference| !is_key(reference)) {
        statements.push_str(&index(table.name, reference.columns));
    }
    statements
}

/// Whether the table that a reference leads to is exported too.
fn is_there(reference: &ForeignKey, options: &Options) -> bool {
    options.tables().any(|it| it.name == reference.table)
}

fn foreign_key(columns: &[&str], table: &str) -> String {
    let key = tables::table(table).map_or(&[] as &[&str], |table| table.key);
    format!(
        "FOREIGN KEY ({}) REFERENCES {} ({})",
        quoted_list(columns.iter().copied()),
        quoted(table),
        quoted_list(key.iter().copied())
    )
}

fn definition(table: &Table, column: &Column) -> String {
    let mut definition = format!("{} {}", quoted(column.name), type_of(column));
    if table.key.contains(&column.name) {
        definition.push_str(" NOT NULL");
    }
    if let Some(words) = column.words() {
        let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
        let (name, words) = (quoted(column.name), words.join(", "));
        definition.push_str(&format!(" CHECK ({name} IN ({words}))"));
    }
    definition
}

/// A day is text as in 2014-11-11, which the functions of SQLite take for a date.
fn type_of(column: &Column) -> &'static str {
    match column.kind {
        ColumnKind::Integer => "INTEGER",
        _ => "TEXT",
    }
}

/// The table of the values of a list, which name rows of the table `leads_to`, if there is one.
fn values_table(table: &Table, column: &Column, leads_to: Option<&str>) -> String {
    let key = || table.key.iter().copied();
    let keys = table
        .columns
        .iter()
        .filter(|own| table.key.contains(&own.name));
    let mut parts: Vec<String> = keys.map(|own| definition(table, own)).collect();
    parts.push("\"position\" INTEGER NOT NULL".to_owned());
    parts.push("\"value\" TEXT NOT NULL".to_owned());
    parts.push(format!(
        "PRIMARY KEY ({}, \"position\")",
        quoted_list(key())
    ));
    parts.push(foreign_key(table.key, table.name));
    parts.extend(leads_to.map(|other| foreign_key(&["value"], other)));
    let name = list_table(table, column);
    create_table(&name, &parts) + &index(&name, &["value"])
}

fn create_table(name: &str, parts: &[String]) -> String {
    format!(
        "CREATE TABLE {} (\n  {}\n) STRICT;\n",
        quoted(name),
        parts.join(",\n  ")
    )
}

fn index(table: &str, columns: &[&str]) -> String {
    let name = format!("{table}_by_{}", columns.join("_"));
    format!(
        "CREATE INDEX {} ON {} ({});\n",
        quoted(&name),
        quoted(table),
        quoted_list(columns.iter().copied())
    )
}

/// The view that shows every column of a table, its lists joined as in the other formats.
fn view(table: &Table) -> Option<String> {
    let name = wide_view(table)?;
    let columns: Vec<String> = table
        .columns
        .iter()
        .map(|column| match column.kind {
            ColumnKind::List => joined(table, column),
            _ => format!("it.{}", quoted(column.name)),
        })
        .collect();
    Some(format!(
        "CREATE VIEW {} AS\nSELECT\n  {}\nFROM {} AS it;\n",
        quoted(&name),
        columns.join(",\n  "),
        quoted(table.name)
    ))
}

fn joined(table: &Table, column: &Column) -> String {
    let is_own: Vec<String> = table
        .key
        .iter()
        .map(|key| format!("{0} = it.{0}", quoted(key)))
        .collect();
    format!(
        "(SELECT group_concat(replace(replace(\"value\", '\\', '\\\\'), ';', '\\;'), '; ') FROM \
         (SELECT \"value\" FROM {} WHERE {} ORDER BY \"position\")) AS {}",
        quoted(&list_table(table, column)),
        is_own.join(" AND "),
        quoted(column.name)
    )
}
