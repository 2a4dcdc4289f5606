//! Whether the rows of tables keep what their declarations promise of keys and references.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Row, TABLES, Table, Views};

/// What is wrong with keys and references: keys that are empty or shared by two rows, and
/// references to rows that are not there. Empty for every registry without an error.
#[must_use]
pub fn integrity_faults(views: &Views<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut keys: BTreeMap<&str, BTreeSet<Vec<String>>> = BTreeMap::new();
    for table in TABLES {
        let positions = table.key_positions();
        let own = keys.entry(table.name).or_default();
        for row in (table.rows)(views) {
            let key = cells(&row, &positions);
            if key.iter().any(String::is_empty) {
                faults.push(format!("{}: a key has an empty cell: {key:?}", table.name));
            }
            if let Some(key) = own.replace(key) {
                faults.push(format!("{}: two rows have the key {key:?}", table.name));
            }
        }
    }
    for table in TABLES {
        faults.extend(lost_references(table, views, &keys));
    }
    faults
}

fn lost_references(
    table: &Table,
    views: &Views<'_>,
    keys: &BTreeMap<&str, BTreeSet<Vec<String>>>,
) -> Vec<String> {
    let none = BTreeSet::new();
    let mut faults = Vec::new();
    for reference in table.row_references() {
        let names = reference.columns.iter();
        let positions: Vec<usize> = names.filter_map(|name| table.position(name)).collect();
        let others = keys.get(reference.table).unwrap_or(&none);
        for row in (table.rows)(views) {
            let key = cells(&row, &positions);
            let names_one = !key.iter().all(String::is_empty);
            if names_one && !others.contains(&key) {
                let (name, other) = (table.name, reference.table);
                faults.push(format!("{name}: {other} has no row {key:?}"));
            }
        }
    }
    for (position, reference) in table.list_references() {
        let others = keys.get(reference.table).unwrap_or(&none);
        for row in (table.rows)(views) {
            let Cell::List(ids) = &row[position] else {
                continue;
            };
            let keys = ids.iter().map(|id| vec![id.clone().into_owned()]);
            let lost = keys.filter(|key| !others.contains(key));
            let (name, other) = (table.name, reference.table);
            faults.extend(lost.map(|key| format!("{name}: {other} has no row {key:?}")));
        }
    }
    faults
}

fn cells(row: &Row<'_>, positions: &[usize]) -> Vec<String> {
    let cells = positions.iter().map(|position| row[*position].as_text());
    cells.map(std::borrow::Cow::into_owned).collect()
}
