//! Whether the rows of tables keep what their declarations promise of keys and references.
//!
//! A registry without an error keeps all of it. Where a rule is turned down or waived, an id may
//! not resolve, or be that of two records: then a format must not promise the opposite.

mod keys;

use std::borrow::Cow;
use std::collections::BTreeSet;

use indexmap::IndexSet;

use self::keys::{KeyGroups, Keys, References, cells, is_whole, joined};
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

/// The most cells that name a row without a key.
const MOST_CELLS_NAMED: usize = 3;

impl Integrity {
    /// Looks at the rows of tables. Panels are made of what is resolved, so that they need no
    /// look.
    #[must_use]
    pub fn new(views: &ExportContext<'_>) -> Self {
        Integrity::check(views, |table| !table.is_panel())
    }

    /// The same of some tables, and of their references to one another.
    #[must_use]
    pub(crate) fn of(views: &ExportContext<'_>, tables: &[&Table]) -> Self {
        Integrity::check(views, |table| {
            !table.is_panel() && tables.iter().any(|it| it.name == table.name)
        })
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
        let looked_at: BTreeSet<&str> = tables().map(|table| table.name).collect();
        let references = tables().flat_map(|table| table.references);
        let named = references.map(|reference| reference.table);
        let named: BTreeSet<&str> = named.filter(|name| looked_at.contains(name)).collect();
        let mut keys = Keys::new();
        let mut integrity = Integrity::default();
        for table in tables().filter(|table| named.contains(table.name)) {
            keys.insert(table.name, integrity.keys_of(table, views));
        }
        for table in tables() {
            let groups = KeyGroups::of(table).filter(|_| !named.contains(table.name));
            let has_looked_at_keys = groups.is_some() || named.contains(table.name);
            let is_in_order = integrity.rows_of(table, views, &keys, groups);
            if !(has_looked_at_keys && is_in_order) {
                integrity.keys_of(table, views);
            }
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

    /// The keys of a table.
    fn keys_of<'v>(
        &mut self,
        table: &'static Table,
        views: &ExportContext<'v>,
    ) -> IndexSet<Cow<'v, str>> {
        let positions = table.key_positions();
        let mut keys = IndexSet::new();
        let mut faulty = Vec::new();
        let wanted = positions.iter().copied().collect();
        for (index, row) in table.rows_with(wanted, views).enumerate() {
            let is_new = keys.insert(joined(&row, &positions));
            if !is_new || !is_whole(&row, &positions) {
                faulty.push((index, is_new));
            }
        }
        self.say_key_faults(table, views, faulty);
        keys
    }

    /// Looks at the references of the rows of a table, and at their keys in groups. Whether the groups
    /// were in order; otherwise nothing is said of the keys.
    fn rows_of<'v>(
        &mut self,
        table: &'static Table,
        views: &ExportContext<'v>,
        keys: &Keys<'v>,
        mut groups: Option<KeyGroups>,
    ) -> bool {
        let mut references = References::of(table, keys);
        if groups.is_none() && references.is_empty() {
            return true;
        }
        let mut is_in_order = true;
        let mut faulty = Vec::new();
        let key = table.key_positions();
        let wanted = references.positions().chain(key.iter().copied()).collect();
        for (index, row) in table.rows_with(wanted, views).enumerate() {
            for (reference, named) in references.lost(&row) {
                self.say_lost(table, reference, (&row, &key), named);
            }
            let Some(groups) = groups.as_mut().filter(|_| is_in_order) else {
                continue;
            };
            match groups.is_new(&row) {
                None => is_in_order = false,
                Some(is_new) if is_new && is_whole(&row, &key) => {}
                Some(is_new) => faulty.push((index, is_new)),
            }
        }
        if is_in_order {
            self.say_key_faults(table, views, faulty);
        }
        is_in_order
    }

    fn say_lost(
        &mut self,
        table: &'static Table,
        reference: &'static ForeignKey,
        (row, key): (&Row<'_>, &[usize]),
        named: String,
    ) {
        let (columns, record) = (reference.columns.join(", "), cells(row, key));
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

    /// Says what is wrong with the keys of some rows, each by its position and whether no row before
    /// has its key. What names such a row are all of its cells, so that it is made again.
    fn say_key_faults(
        &mut self,
        table: &'static Table,
        views: &ExportContext<'_>,
        faulty: Vec<(usize, bool)>,
    ) {
        if faulty.is_empty() {
            return;
        }
        let positions = table.key_positions();
        let mut faulty = faulty.into_iter().peekable();
        for (index, row) in table.rows(views).enumerate() {
            if let Some((_, is_new)) = faulty.next_if(|(position, _)| *position == index) {
                self.faults
                    .extend(key_fault(table, &row, &positions, is_new));
            }
        }
    }
}

/// What is wrong with the key of a row that is not whole or not new.
fn key_fault(
    table: &'static Table,
    row: &Row<'_>,
    positions: &[usize],
    is_new: bool,
) -> impl Iterator<Item = Fault> {
    let mut all = Vec::new();
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
