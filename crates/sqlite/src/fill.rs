//! The rows of the database.

use std::borrow::Cow;

use chancery_export::formats::Options;
use chancery_export::views::{Cell, ExportContext, Integrity, Row, Table};
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Result, Transaction, params_from_iter};

use crate::metadata::facts;
use crate::schema::{list_columns, list_table, quoted, single_columns};

/// Writes the rows of a table, and those of its columns that hold several values.
pub(crate) fn table(
    transaction: &Transaction<'_>,
    table: &Table,
    views: &ExportContext<'_>,
) -> Result<()> {
    let columns: Vec<usize> = single_columns(table)
        .map(|(position, _)| position)
        .collect();
    let key = table.key_positions();
    let mut own = transaction.prepare(&insertion(table.name, columns.len()))?;
    let mut lists = Vec::new();
    for (position, column) in list_columns(table) {
        let name = list_table(table, column);
        lists.push((
            position,
            transaction.prepare(&insertion(&name, key.len() + 2))?,
        ));
    }
    for row in table.rows(views) {
        own.execute(params_from_iter(values(&row, &columns)))?;
        for (position, statement) in &mut lists {
            let Cell::List(texts) = &row[*position] else {
                continue;
            };
            for (place, text) in (1..).zip(texts) {
                let ends = [SqlValue::Integer(place), SqlValue::Text(text.clone())];
                let key = values(&row, &key);
                statement.execute(params_from_iter(key.chain(ends)))?;
            }
        }
    }
    Ok(())
}

/// Writes what the database says of itself.
pub(crate) fn about(
    transaction: &Transaction<'_>,
    views: &ExportContext<'_>,
    options: &Options,
    integrity: &Integrity,
) -> Result<()> {
    transaction.execute_batch(
        "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
         CREATE TABLE about_columns (
           \"table\" TEXT NOT NULL, \"column\" TEXT NOT NULL, holds TEXT NOT NULL, says TEXT NOT NULL,
           PRIMARY KEY (\"table\", \"column\")
         ) STRICT;",
    )?;
    let mut statement = transaction.prepare(&insertion("about", 2))?;
    let mut facts = facts(views, options);
    let lost: Vec<&str> = integrity.lost_references().collect();
    if !lost.is_empty() {
        facts.push(("lost_references", lost.join("; ")));
    }
    for (name, value) in facts {
        statement.execute([name, &value])?;
    }
    let mut statement = transaction.prepare(&insertion("about_columns", 4))?;
    for table in options.tables() {
        for column in table.columns {
            let holds = column.holds();
            statement.execute([table.name, column.name, &holds, column.sentence])?;
        }
    }
    Ok(())
}

fn insertion(table: &str, columns: usize) -> String {
    let places = vec!["?"; columns].join(", ");
    format!("INSERT INTO {} VALUES ({places})", quoted(table))
}

/// A value that SQLite takes.
enum SqlValue<'c> {
    Null,
    Integer(i64),
    Text(Cow<'c, str>),
}

impl ToSql for SqlValue<'_> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        let value = match self {
            SqlValue::Null => ValueRef::Null,
            SqlValue::Integer(number) => ValueRef::Integer(*number),
            SqlValue::Text(text) => ValueRef::Text(text.as_bytes()),
        };
        Ok(ToSqlOutput::Borrowed(value))
    }
}

/// Some cells of a row as SQLite takes them; an empty one is NULL.
fn values<'r>(row: &'r Row<'_>, positions: &'r [usize]) -> impl Iterator<Item = SqlValue<'r>> {
    positions.iter().map(|position| match &row[*position] {
        Cell::Empty => SqlValue::Null,
        Cell::Integer(number) => SqlValue::Integer(*number),
        cell => SqlValue::Text(cell.as_text()),
    })
}
