//! Whether the rows of tables keep what their declarations promise of keys and references.
//!
//! A registry without an error keeps all of it. Where a rule is turned down or waived, an id may
//! not resolve, or be that of two records: then a format must not promise the opposite.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, ExportContext, ForeignKey, Row, TABLES, Table};

/// What rows do not keep.
#[derive(Debug, Default)]
pub struct Integrity {
    faults: Vec<Fault>,
}

/// A key or a reference that does not hold.
#[derive(Debug)]
struct Fault {
    table: &'static str,
    /// The columns of the reference; none if it is the key.
    reference: Option<&'static [&'static str]>,
    /// The row that the reference names and that is not there.
    named: Option<String>,
    words: String,
}

/// The keys of the rows of each table.
type Keys = BTreeMap<&'static str, BTreeSet<String>>;

/// What is between the cells of a key, and in no cell.
const BETWEEN: &str = "\u{1f}";

/// The most cells that name a row without a key.
const MOST_CELLS_NAMED: usize = 3;

impl Integrity {
    /// Looks at the rows of tables. Panels are made of what is resolved, so that they need no
    /// look.
    #[must_use]
    pub fn new(views: &ExportContext<'_>) -> Self {
        Integrity::check(views, |table| !table.is_panel())
    }

    /// Looks at the rows of all tables, panels included.
    #[must_use]
    pub fn with_panels(views: &ExportContext<'_>) -> Self {
        Integrity::check(views, |_| true)
    }

    fn check(views: &ExportContext<'_>, is_looked_at: impl Fn(&Table) -> bool) -> Self {
        let tables = || TABLES.iter().filter(|table| is_looked_at(table));
        let mut integrity = Integrity::default();
        let mut keys = Keys::new();
        for table in tables() {
            let own = integrity.keys_of(table, views);
            keys.insert(table.name, own);
        }
        for table in tables().filter(|table| !table.references.is_empty()) {
            integrity.references_of(table, views, &keys);
        }
        integrity
    }

    /// Whether each row has a key, which no other one has.
    #[must_use]
    pub(crate) fn keeps_key(&self, table: &Table) -> bool {
        self.key_fault(table).is_none()
    }

    /// Which row of a table has no key, or that of another row; none if all have their own.
    #[must_use]
    pub fn key_fault(&self, table: &Table) -> Option<&str> {
        let mut faults = self.faults.iter();
        let is_of_key = |it: &&Fault| it.table == table.name && it.reference.is_none();
        faults.find(is_of_key).map(|fault| fault.words.as_str())
    }

    /// Whether each row that a reference names is there.
    #[must_use]
    pub fn keeps(&self, table: &Table, reference: &ForeignKey) -> bool {
        let is_lost =
            |it: &Fault| it.table == table.name && it.reference == Some(reference.columns);
        !self.faults.iter().any(is_lost)
    }

    /// The references that do not resolve, each in words.
    pub fn lost_references(&self) -> impl Iterator<Item = &str> {
        let lost = self.faults.iter().filter(|it| it.reference.is_some());
        lost.map(|fault| fault.words.as_str())
    }

    /// The rows that references name and that are not there, by their keys.
    pub fn lost_rows(&self) -> impl Iterator<Item = &str> {
        self.faults.iter().filter_map(|it| it.named.as_deref())
    }

    /// The keys that do not tell rows apart, each in words.
    pub fn key_faults(&self) -> impl Iterator<Item = &str> {
        let of_keys = self.faults.iter().filter(|it| it.reference.is_none());
        of_keys.map(|fault| fault.words.as_str())
    }

    fn keys_of(&mut self, table: &'static Table, views: &ExportContext<'_>) -> BTreeSet<String> {
        let positions = table.key_positions();
        let mut own = BTreeSet::new();
        for row in (table.rows)(views) {
            let cells = cells(&row, &positions);
            let names = || table.key.iter().zip(&cells);
            if let Some((column, _)) = names().find(|(_, cell)| cell.is_empty()) {
                let filled = row
                    .iter()
                    .map(Cell::as_text)
                    .filter(|text| !text.is_empty());
                let filled: Vec<_> = filled.take(MOST_CELLS_NAMED).collect();
                let words = format!(
                    "{}: a row has no `{column}` ({})",
                    table.name,
                    filled.join(", ")
                );
                self.fault(table, None, words);
            }
            let key = cells.join(BETWEEN);
            if own.contains(&key) {
                let parts = names().map(|(column, cell)| format!("`{column}` {cell}"));
                let parts = parts.collect::<Vec<_>>().join(", ");
                let words = format!("{}: two rows have {parts}", table.name);
                self.fault(table, None, words);
            }
            own.insert(key);
        }
        own
    }

    fn references_of(&mut self, table: &'static Table, views: &ExportContext<'_>, keys: &Keys) {
        let single: Vec<(Vec<usize>, &'static ForeignKey)> = table
            .row_references()
            .map(|reference| {
                let names = reference.columns.iter();
                let positions = names.filter_map(|name| table.position(name));
                (positions.collect(), reference)
            })
            .collect();
        let lists: Vec<(usize, &'static ForeignKey)> = table.list_references().collect();
        let key = table.key_positions();
        let is_there = |reference: &ForeignKey, named: &str| {
            keys.get(reference.table)
                .is_some_and(|keys| keys.contains(named))
        };
        for row in (table.rows)(views) {
            let mut lost = Vec::new();
            for (positions, reference) in &single {
                let cells = cells(&row, positions);
                let names_one = !cells.iter().all(String::is_empty);
                let named = cells.join(BETWEEN);
                if names_one && !is_there(reference, &named) {
                    lost.push((*reference, cells.join(" ")));
                }
            }
            for (position, reference) in &lists {
                let Cell::List(ids) = &row[*position] else {
                    continue;
                };
                let ids = ids.iter().filter(|id| !is_there(reference, id));
                lost.extend(ids.map(|id| (*reference, id.to_string())));
            }
            for (reference, named) in lost {
                let (columns, record) = (reference.columns.join(", "), cells(&row, &key));
                let words = format!(
                    "{} {}: `{columns}` names `{named}`, and {} has no such row",
                    table.name,
                    record.join(" "),
                    reference.table,
                );
                self.fault(table, Some((reference.columns, named)), words);
            }
        }
    }

    fn fault(
        &mut self,
        table: &Table,
        reference: Option<(&'static [&'static str], String)>,
        words: String,
    ) {
        self.faults.push(Fault {
            table: table.name,
            reference: reference.as_ref().map(|(columns, _)| *columns),
            named: reference.map(|(_, named)| named),
            words,
        });
    }
}

/// What is wrong with keys and references, panels included. Empty for every registry without an
/// error.
#[must_use]
pub fn integrity_faults(views: &ExportContext<'_>) -> Vec<String> {
    let faults = Integrity::with_panels(views).faults.into_iter();
    faults.map(|fault| fault.words).collect()
}

fn cells(row: &Row<'_>, positions: &[usize]) -> Vec<String> {
    let cells = positions.iter().map(|position| row[*position].as_text());
    cells.map(std::borrow::Cow::into_owned).collect()
}
