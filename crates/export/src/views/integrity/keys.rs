//! The keys of rows, and what their references name.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use indexmap::IndexSet;

use crate::views::{Cell, ForeignKey, Row, Table};

/// The keys of the rows of tables, by the names of the tables.
pub(super) type Keys<'v> = BTreeMap<&'static str, IndexSet<Cow<'v, str>>>;

/// The most columns of a key by which rows are looked at together.
const MOST_GROUPED: usize = 2;

/// What is between the cells of a key, and in no cell.
const BETWEEN: &str = "\u{1f}";

/// The references of a table to others whose keys are known.
pub(super) struct References<'k, 'v> {
    /// By columns of one value each, which are positions.
    single: Vec<(Vec<usize>, NamedRows<'k, 'v>)>,
    /// By the values of a list.
    lists: Vec<(usize, NamedRows<'k, 'v>)>,
}

/// The rows that a reference names.
struct NamedRows<'k, 'v> {
    reference: &'static ForeignKey,
    keys: &'k IndexSet<Cow<'v, str>>,
    /// The place of the one that was named last.
    last: usize,
}

impl<'k, 'v> NamedRows<'k, 'v> {
    fn of(reference: &'static ForeignKey, keys: &'k Keys<'v>) -> Option<Self> {
        let keys = keys.get(reference.table)?;
        Some(NamedRows {
            reference,
            keys,
            last: 0,
        })
    }

    fn has(&mut self, named: &str) -> bool {
        // Tables are sorted, so that most rows name the same row as the one before, or the next.
        let is_at = |index: &usize| self.keys.get_index(*index).is_some_and(|key| key == named);
        let near = [self.last, self.last + 1].into_iter().find(is_at);
        let found = near.or_else(|| self.keys.get_index_of(named));
        self.last = found.unwrap_or(self.last);
        found.is_some()
    }
}

impl<'k, 'v> References<'k, 'v> {
    pub(super) fn of(table: &'static Table, keys: &'k Keys<'v>) -> Self {
        let single = table.row_references().filter_map(|reference| {
            let names = reference.columns.iter();
            let positions = names.filter_map(|name| table.position(name));
            Some((positions.collect(), NamedRows::of(reference, keys)?))
        });
        let lists = table.list_references();
        let lists = lists.filter_map(|(position, it)| Some((position, NamedRows::of(it, keys)?)));
        References {
            single: single.collect(),
            lists: lists.collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.single.is_empty() && self.lists.is_empty()
    }

    pub(super) fn positions(&self) -> impl Iterator<Item = usize> {
        let single = self.single.iter().flat_map(|(positions, _)| positions);
        let lists = self.lists.iter().map(|(position, _)| position);
        single.chain(lists).copied()
    }

    /// The references of a row that lead to nothing, each with what it names.
    pub(super) fn lost(&mut self, row: &Row<'_>) -> Vec<(&'static ForeignKey, String)> {
        let mut lost = Vec::new();
        for (positions, rows) in &mut self.single {
            let names_one = positions.iter().any(|it| row[*it] != Cell::Empty);
            if names_one && !rows.has(&joined(row, positions)) {
                lost.push((rows.reference, cells(row, positions).join(" ")));
            }
        }
        for (position, rows) in &mut self.lists {
            let Cell::List(ids) = &row[*position] else {
                continue;
            };
            let ids = ids.iter().filter(|id| !rows.has(id));
            let ids: Vec<String> = ids.map(ToString::to_string).collect();
            lost.extend(ids.into_iter().map(|id| (rows.reference, id)));
        }
        lost
    }
}

/// The keys of rows that are sorted by the first columns of the key, of which all with the same cells
/// there are looked at together.
pub(super) struct KeyGroups {
    positions: Vec<usize>,
    /// How many of these the rows are sorted by.
    first: usize,
    /// What the rows of the group have in common.
    current: String,
    /// What tells the rows of the group apart.
    keys: BTreeSet<String>,
    /// The text of the row that is looked at.
    text: String,
}

impl KeyGroups {
    /// Of a table whose key has several columns.
    pub(super) fn of(table: &Table) -> Option<Self> {
        let positions = table.key_positions();
        let first = positions.len().checked_sub(1).filter(|count| *count > 0)?;
        Some(KeyGroups {
            positions,
            first: first.min(MOST_GROUPED),
            current: String::new(),
            keys: BTreeSet::new(),
            text: String::new(),
        })
    }

    /// Whether no row before has the key of this one. None if the rows are in another order.
    pub(super) fn is_new(&mut self, row: &Row<'_>) -> Option<bool> {
        let (group, rest) = self.positions.split_at(self.first);
        self.text.clear();
        push_joined(row, group, &mut self.text);
        match self.text.cmp(&self.current) {
            Ordering::Less => return None,
            Ordering::Equal => {}
            Ordering::Greater => {
                mem::swap(&mut self.text, &mut self.current);
                self.keys.clear();
            }
        }
        self.text.clear();
        push_joined(row, rest, &mut self.text);
        Some(self.keys.insert(self.text.clone()))
    }
}

/// Whether no cell of a key is empty.
pub(super) fn is_whole(row: &Row<'_>, positions: &[usize]) -> bool {
    positions.iter().all(|it| row[*it] != Cell::Empty)
}

/// The texts of some cells.
pub(super) fn cells(row: &Row<'_>, positions: &[usize]) -> Vec<String> {
    let cells = positions.iter().map(|position| row[*position].as_text());
    cells.map(Cow::into_owned).collect()
}

/// The cells of a key as one text. That of one column is not copied where a record holds it.
pub(super) fn joined<'v>(row: &Row<'v>, positions: &[usize]) -> Cow<'v, str> {
    if let [position] = positions
        && let Cell::Text(Cow::Borrowed(text)) = &row[*position]
    {
        return Cow::Borrowed(text);
    }
    let mut text = String::new();
    push_joined(row, positions, &mut text);
    Cow::Owned(text)
}

fn push_joined(row: &Row<'_>, positions: &[usize], text: &mut String) {
    for (index, position) in positions.iter().enumerate() {
        text.push_str(if index > 0 { BETWEEN } else { "" });
        row[*position].push_text(text);
    }
}
