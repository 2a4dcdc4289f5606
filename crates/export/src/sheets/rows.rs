//! From the rows of tables to records.

use std::collections::{BTreeMap, BTreeSet};

use chancery_core::fields::{Key, Kind, Layout};
use chancery_core::finding::{Finding, Place, nearest, visible};
use chancery_core::model::{Id, Partnership, known_state};
use chancery_core::yaml::SourceText;

use super::csv_file::{CellPlace, Sheet, SheetCell};
use super::defaults::is_default;
use super::mapping::{RECORD_TABLES, RecordTable, Within};
use super::rules::{MALFORMED_TABLE, ROW_WITHOUT_RECORD};
use crate::views::tables::ASKS_NOTHING;

use super::tree::{Node, NodeField, NodeValue};

/// A record with what other rows call it.
pub(super) struct Entry {
    pub(super) node: Node,
    /// Its id, or the one to which it belongs.
    name: String,
    /// Its place among those of the same name, or in the same list.
    ordinal: Option<usize>,
    /// Whether it is a record even where nothing but its id is known.
    is_needed: bool,
}

/// The records of each table, by its name.
pub(super) type Entries = BTreeMap<&'static str, Vec<Entry>>;

/// Reads the rows of tables.
pub(super) struct Rows<'s> {
    pub(super) sheets: &'s [Sheet],
    pub(super) texts: &'s [SourceText],
    pub(super) findings: &'s mut Vec<Finding>,
    /// The ids of all organisations.
    pub(super) organisations: BTreeSet<String>,
}

impl Rows<'_> {
    /// The records of all tables, each table with its own.
    pub(super) fn entries(&mut self) -> Entries {
        let mut entries = Entries::new();
        for (position, sheet) in self.sheets.iter().enumerate() {
            let name = sheet.table.name;
            let Some(table) = RECORD_TABLES.iter().find(|table| table.name == name) else {
                continue;
            };
            let own: Vec<Entry> = (0..sheet.rows.len())
                .map(|row| CellPlace {
                    sheet: position,
                    row,
                    cell: None,
                })
                .map(|place| self.entry(table, sheet, place))
                .collect();
            entries.entry(name).or_default().extend(own);
        }
        entries
    }

    fn entry(&mut self, table: &'static RecordTable, sheet: &Sheet, at: CellPlace) -> Entry {
        let mut node = Node {
            at,
            fields: Vec::new(),
        };
        for column in sheet.table.columns {
            let Some(cell) = sheet.cell(at, column.name) else {
                continue;
            };
            let mut together = table.together.iter();
            if let Some((_, keys)) = together.find(|(name, _)| *name == column.name) {
                node.fields.push(self.together(sheet, &cell, keys));
            } else if let Some(key) = table.key_of(column)
                && is_recorded(table, sheet, at, column.name)
                && !is_default(self.sheets, at, column.name, &cell.text)
            {
                node.fields.push(field(key, cell));
            }
        }
        let own = |column: &str| sheet.cell(at, column).map(|cell| cell.text);
        if table.within == (Within::AnyRecord { key: "ids" }) {
            let pair = ["scheme", "identifier"].map(|it| own(it).unwrap_or_default());
            let [scheme, identifier] = pair;
            node.fields.push(NodeField {
                key: "ids".to_owned(),
                kind: Kind::StringMap,
                value: NodeValue::Pairs(vec![(scheme, identifier, at)]),
                at,
            });
        }
        let name = match table.within {
            Within::Record { column, .. } => own(column),
            Within::AnyRecord { .. } => own("record"),
            _ if table.name == "partnerships" => own("partnership"),
            _ => None,
        };
        let order = match table.name {
            "partnerships" => Some("period"),
            _ => table.order,
        };
        let ordinal = order.and_then(|column| self.ordinal(sheet, at, column));
        // A partnership that does not say its period is the first one of its name.
        let is_first = table.name == "partnerships" && ordinal.is_none();
        let ordinal = if is_first { Some(1) } else { ordinal };
        Entry {
            name: name.unwrap_or_else(|| id_or_derived(table, &node)),
            ordinal,
            is_needed: own("recorded").is_none_or(|it| it != "no"),
            node,
        }
    }

    /// The value that several columns give together: who a member is, or the form of a claim.
    fn together(&self, sheet: &Sheet, cell: &SheetCell, keys: &[&str]) -> NodeField {
        let noun = RECORD_TABLES.iter().find(|it| it.name == sheet.table.name);
        let kind_of = |name: &str| {
            let keys = noun.map_or(&[] as &[Key], |it| it.noun.keys);
            let key = keys.iter().find(|key| key.name == name);
            key.map_or(Kind::Text, |key| key.kind)
        };
        let (key, value) = match keys.contains(&"organisation") {
            true => (self.actor_key(sheet, cell), cell.text.clone()),
            false => {
                let counted = sheet.cell(cell.at, "counted").map(|cell| cell.text);
                (cell.text.as_str(), counted.unwrap_or_default())
            }
        };
        NodeField {
            kind: kind_of(key),
            key: key.to_owned(),
            value: NodeValue::Text(value),
            at: cell.at,
        }
    }

    /// Under which key an actor stands: that of organisations if it is one.
    fn actor_key(&self, sheet: &Sheet, cell: &SheetCell) -> &'static str {
        let says = ["member_kind", "actor_kind"];
        let mut says = says.iter().filter_map(|column| sheet.cell(cell.at, column));
        let is_said = says.any(|it| it.text == "organisation");
        let is_organisation = self.organisations.contains(&cell.text);
        match is_organisation || is_said && known_state(&cell.text).is_none() {
            true => "organisation",
            false => "state",
        }
    }

    /// The whole number in a cell that says a position.
    pub(super) fn ordinal(&mut self, sheet: &Sheet, at: CellPlace, column: &str) -> Option<usize> {
        let cell = sheet.cell(at, column)?;
        let number = cell.text.parse().ok().filter(|number| *number > 0);
        if number.is_none() {
            let shown = visible(&cell.text);
            let message = format!(
                "`{shown}` in `{column}` is not a position, which is a whole number from 1"
            );
            let help = "write the position, or leave the cell empty for a row at the end";
            self.found(&MALFORMED_TABLE, cell.at, message, help.to_owned());
        }
        number
    }

    /// Adds a finding at a cell or a row.
    pub(super) fn found(
        &mut self,
        rule: &'static chancery_core::finding::Rule,
        at: CellPlace,
        message: String,
        help: String,
    ) {
        let sheet = &self.sheets[at.sheet];
        let text = self.texts.get(sheet.file).map_or("", |it| &it.text);
        let place = Place::Bytes(sheet.span(text, at));
        self.findings
            .push(Finding::new(rule, place, message).help(help));
    }

    /// The position of the one record that a row names; says so if there is none, or several.
    pub(super) fn owner(
        &mut self,
        owners: &Owners<'_>,
        (name, ordinal): (&str, Option<usize>),
        (at, column): (CellPlace, &str),
    ) -> Option<usize> {
        let meant = owners.meant(name, ordinal);
        if let [only] = meant.as_slice() {
            return Some(*only);
        }
        let cell = self.sheets[at.sheet].cell(at, column);
        let at = cell.map_or(at, |cell| cell.at);
        let (shown, table) = (visible(name).into_owned(), owners.table);
        let shown = match ordinal {
            Some(ordinal) => format!("`{shown}` at position {ordinal}"),
            None => format!("`{shown}`"),
        };
        let message = match (name, meant.len()) {
            ("", _) => {
                format!("this row does not say to which record it belongs: `{column}` is empty")
            }
            (_, 0) => format!("no row of `{table}` is {shown}"),
            (_, count) => format!(
                "{count} rows of `{table}` are {shown}, so that it is unclear to which this belongs"
            ),
        };
        let near = nearest(name, owners.positions.keys().copied());
        let help = match near.filter(|near| *near != name && meant.is_empty()) {
            Some(near) => format!("write `{near}`"),
            None if meant.is_empty() => format!("add the row to `{table}`, or remove this one"),
            None => format!("give these rows of `{table}` different ids or positions"),
        };
        self.found(&ROW_WITHOUT_RECORD, at, message, help);
        None
    }
}

/// The records of a table, by what other rows call them.
pub(super) struct Owners<'e> {
    table: &'static str,
    entries: &'e [Entry],
    positions: BTreeMap<&'e str, Vec<usize>>,
}

impl<'e> Owners<'e> {
    /// The records of a table.
    pub(super) fn new(table: &'static str, entries: &'e Entries) -> Self {
        let entries = entries.get(table).map_or(&[] as &[Entry], Vec::as_slice);
        let mut positions: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (position, entry) in entries.iter().enumerate() {
            positions.entry(&entry.name).or_default().push(position);
        }
        Owners {
            table,
            entries,
            positions,
        }
    }

    fn meant(&self, name: &str, ordinal: Option<usize>) -> Vec<usize> {
        let named = self
            .positions
            .get(name)
            .map_or(&[] as &[usize], Vec::as_slice);
        let is_there = |position: &&usize| match ordinal {
            Some(_) => self.entries[**position].ordinal == ordinal,
            None => true,
        };
        named.iter().filter(is_there).copied().collect()
    }
}

impl Entry {
    /// What other rows call the record, and its place among those of that name.
    pub(super) fn key(&self) -> (&str, Option<usize>) {
        (&self.name, self.ordinal)
    }

    /// Whether it is a record: a state that other records name needs none.
    pub(super) fn is_record(&self) -> bool {
        self.is_needed || self.node.fields.iter().any(|field| field.key != "id")
    }
}

/// Whether a value is the record's own, and not derived. Where nothing was known, whoever fills in
/// the cell records it.
pub(super) fn is_recorded(table: &RecordTable, sheet: &Sheet, at: CellPlace, column: &str) -> bool {
    let origin = table.origin_of(column);
    let origin = origin.and_then(|origin| sheet.cell(at, origin));
    origin.is_none_or(|origin| ["recorded", "unknown"].contains(&origin.text.as_str()))
}

/// The id of a record, or the name made of its parties and tier.
fn id_or_derived(table: &RecordTable, node: &Node) -> String {
    match (node.text("id"), table.name) {
        (Some(id), _) => id.to_owned(),
        (None, "partnerships") => {
            let record = Partnership {
                parties: node
                    .texts("parties")
                    .iter()
                    .map(|id| Id::from(id.as_str()))
                    .collect(),
                tier: Id::from(node.text("tier").unwrap_or_default()),
                ..Partnership::default()
            };
            record.id_or_derived().to_string()
        }
        _ => String::new(),
    }
}

/// A value by the kind and the layout of its key.
fn field(key: &'static Key, cell: SheetCell) -> NodeField {
    let is_list = matches!(key.layout, Layout::List | Layout::ScalarOrList);
    let value = match key.kind {
        Kind::StringMap => {
            let pairs = split_list(&cell.text).into_iter();
            let pair = |it: String| match it.split_once(": ") {
                Some((name, words)) => (name.to_owned(), words.to_owned(), cell.at),
                None => (it, String::new(), cell.at),
            };
            NodeValue::Pairs(pairs.map(pair).collect())
        }
        Kind::Record(_) => NodeValue::Conditions(conditions(&cell.text)),
        Kind::Text if is_list => NodeValue::Texts(split_list(&cell.text)),
        _ if is_list => {
            let texts = split_list(&cell.text).into_iter();
            NodeValue::Texts(texts.map(|text| text.trim().to_owned()).collect())
        }
        _ => NodeValue::Text(cell.text),
    };
    NodeField {
        key: key.name.to_owned(),
        kind: key.kind,
        value,
        at: cell.at,
    }
}

/// The conditions of a selector as its words write them: `exact-tier: alliance; member-of: EU, EPC`.
fn conditions(text: &str) -> Vec<(String, Vec<String>)> {
    let mut conditions = split_list(text);
    conditions.retain(|condition| condition.trim() != ASKS_NOTHING);
    conditions
        .into_iter()
        .map(|condition| {
            let (key, values) = condition.split_once(':').unwrap_or((&condition, ""));
            let values = values.split(',').map(|value| value.trim().to_owned());
            let values = values.filter(|value| !value.is_empty());
            (key.trim().to_owned(), values.collect())
        })
        .collect()
}

/// The texts of a cell that holds several, joined by `; ` with a backslash before each semicolon
/// and each backslash within one of them.
fn split_list(text: &str) -> Vec<String> {
    let mut texts = vec![String::new()];
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let last = texts.len() - 1;
        match character {
            '\\' if matches!(characters.peek(), Some(';' | '\\')) => {
                texts[last].extend(characters.next());
            }
            ';' => {
                characters.next_if_eq(&' ');
                texts.push(String::new());
            }
            _ => texts[last].push(character),
        }
    }
    texts.retain(|text| !text.trim().is_empty());
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::Cell;

    #[test]
    fn a_list_comes_back() {
        for texts in [
            vec!["a"],
            vec!["a", "b c"],
            vec!["a;b", "c\\d", "\\;"],
            vec![" before", "after "],
        ] {
            let cell = Cell::List(texts.iter().map(|it| (*it).into()).collect());
            assert_eq!(split_list(&cell.as_text()), texts);
        }
        assert_eq!(split_list("a;b; ;c;"), ["a", "b", "c"]);
    }
}
