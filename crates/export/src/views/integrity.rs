//! Whether the rows of tables keep what their declarations promise of keys and references.
//!
//! A registry without an error keeps all of it. Where a rule is turned down or waived, an id may
//! not resolve, or be that of two records: then a format must not promise the opposite.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexSet;

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

/// The keys of the rows of tables, by the names of the tables.
type Keys<'v> = BTreeMap<&'static str, IndexSet<Cow<'v, str>>>;

/// The most columns of a key by which rows are looked at together.
const MOST_GROUPED: usize = 2;

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

    /// The keys are held of those tables only whose rows others name; a table may have many more
    /// rows than there are records.
    fn check(views: &ExportContext<'_>, is_looked_at: impl Fn(&Table) -> bool) -> Self {
        let tables = || TABLES.iter().filter(|table| is_looked_at(table));
        let references = tables().flat_map(|table| table.references);
        let named: BTreeSet<&str> = references.map(|reference| reference.table).collect();
        let mut keys = Keys::new();
        let mut faults = Vec::new();
        for table in tables() {
            if named.contains(table.name) {
                keys.insert(table.name, keys_of(table, views, &mut faults));
            } else if keys_in_groups(table, views, &mut faults).is_none() {
                keys_of(table, views, &mut faults);
            }
        }
        let mut integrity = Integrity { faults };
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

    fn references_of<'v>(
        &mut self,
        table: &'static Table,
        views: &ExportContext<'v>,
        keys: &Keys<'v>,
    ) {
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
                let names_one = positions.iter().any(|it| row[*it] != Cell::Empty);
                if names_one && !is_there(reference, &joined(&row, positions)) {
                    lost.push((*reference, cells(&row, positions).join(" ")));
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
                self.faults.push(Fault {
                    table: table.name,
                    reference: Some(reference.columns),
                    named: Some(named),
                    words,
                });
            }
        }
    }
}

/// The keys of a table.
fn keys_of<'v>(
    table: &'static Table,
    views: &ExportContext<'v>,
    faults: &mut Vec<Fault>,
) -> IndexSet<Cow<'v, str>> {
    let positions = table.key_positions();
    let mut keys = IndexSet::new();
    for row in (table.rows)(views) {
        let is_new = keys.insert(joined(&row, &positions));
        faults.extend(key_fault(table, &row, &positions, is_new));
    }
    keys
}

/// Looks at the keys of a table whose rows are sorted by the first columns of its key, of which all
/// rows with the same cells there are looked at together. None if its rows are in another order, or
/// the key has one column only: then nothing is said of it.
fn keys_in_groups(
    table: &'static Table,
    views: &ExportContext<'_>,
    faults: &mut Vec<Fault>,
) -> Option<()> {
    let positions = table.key_positions();
    let first = positions.len().checked_sub(1).filter(|count| *count > 0)?;
    let group = &positions[..first.min(MOST_GROUPED)];
    let mut found = Vec::new();
    let (mut current, mut keys) = (String::new(), BTreeSet::new());
    for row in (table.rows)(views) {
        let own = joined(&row, group);
        match own.as_ref().cmp(&current) {
            Ordering::Less => return None,
            Ordering::Equal => {}
            Ordering::Greater => {
                current = own.into_owned();
                keys.clear();
            }
        }
        let is_new = keys.insert(joined(&row, &positions).into_owned());
        found.extend(key_fault(table, &row, &positions, is_new));
    }
    faults.extend(found);
    Some(())
}

/// What is wrong with the key of a row.
fn key_fault(
    table: &'static Table,
    row: &Row<'_>,
    positions: &[usize],
    is_new: bool,
) -> impl Iterator<Item = Fault> {
    let is_whole = positions.iter().all(|it| row[*it] != Cell::Empty);
    let mut all = Vec::new();
    if !is_whole || !is_new {
        let cells = cells(row, positions);
        let names = || table.key.iter().zip(&cells);
        if let Some((column, _)) = names().find(|(_, cell)| cell.is_empty()) {
            let filled = row
                .iter()
                .map(Cell::as_text)
                .filter(|text| !text.is_empty());
            let filled: Vec<_> = filled.take(MOST_CELLS_NAMED).collect();
            all.push(format!(
                "{}: a row has no `{column}` ({})",
                table.name,
                filled.join(", ")
            ));
        }
        if !is_new {
            let parts = names().map(|(column, cell)| format!("`{column}` {cell}"));
            let parts = parts.collect::<Vec<_>>().join(", ");
            all.push(format!("{}: two rows have {parts}", table.name));
        }
    }
    all.into_iter().map(|words| Fault {
        table: table.name,
        reference: None,
        named: None,
        words,
    })
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
    cells.map(Cow::into_owned).collect()
}

/// The cells of a key as one text. That of one column is not copied where a record holds it.
fn joined<'v>(row: &Row<'v>, positions: &[usize]) -> Cow<'v, str> {
    if let [position] = positions
        && let Cell::Text(Cow::Borrowed(text)) = &row[*position]
    {
        return Cow::Borrowed(text);
    }
    let mut text = String::new();
    for (index, position) in positions.iter().enumerate() {
        if index > 0 {
            text.push_str(BETWEEN);
        }
        text.push_str(&row[*position].as_text());
    }
    Cow::Owned(text)
}
